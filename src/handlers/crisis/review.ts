import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { type AfterAction, participantQuestions, reviewParts } from '../../domain/after-action.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { zonedInstant } from '../../domain/local-time.ts';
import { languageOf } from '../../domain/person.ts';
import { text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { hasLevel } from '../has-level.ts';
import { personNamed } from '../person-named.ts';
import type { Work } from '../work.ts';
import { joinHere, pressed, wordsFor } from './access.ts';
import { newAction } from './action-record.ts';
import { handedDocuments } from './documents.ts';
import { put } from './entry.ts';
import { about, titleOf, written } from './words.ts';

const longest = 2_900;

async function closedCrisis(ctx: Work, id: string): Promise<{ crisis: Crisis; review: AfterAction }> {
  const crisis = await joinHere(ctx, id);
  const review = crisis.afterAction;
  if (crisis.state === 'open' || !review)
    throw new Refusal('bad-input', ctx.t.crisis.afterAction.notClosed(id));
  return { crisis, review };
}

/** The after-action report as it stands, in both languages, and what can be done with it. */
export function reviewMessage(ctx: Work, crisis: Crisis): Message {
  const t = ctx.t.crisis.afterAction;
  const heading = `${titleOf(ctx.t, crisis)} · ${t.title}`;
  const state = crisis.afterAction?.state ?? 'draft';
  const button = (action: string, label: string) => ({ action, value: crisis.id, label });
  return {
    text: heading,
    card: [
      { kind: 'heading', text: heading },
      { kind: 'text', text: t.states[state] },
      {
        kind: 'buttons',
        buttons: [
          { ...button('crisis.review', t.review), style: 'primary' },
          button('crisis.corrective', t.corrective),
          ...(state === 'draft' ? [] : [button('crisis.review.share', t.share)]),
        ],
      },
    ],
    files: (['en', 'fr'] as const).flatMap((language) => handedDocuments(crisis.id, language)),
  };
}

async function askReview(ctx: Work, id: string): Promise<Answer> {
  const { crisis, review } = await closedCrisis(ctx, id);
  const t = ctx.t.crisis.afterAction;
  return ask(ctx, {
    id: 'crisis.review',
    title: t.formTitle,
    state: id,
    intro: [{ kind: 'text', text: about(ctx.t, crisis, t.formIntro) }],
    fields: reviewParts.map((part) => ({
      kind: 'text',
      name: part,
      label: t.parts[part],
      multiline: true,
      maxLength: longest,
      ...(review.texts[part] && { value: review.texts[part] }),
    })),
  });
}

/** Somebody went through it: from now on it can be shared. */
const reviewForm: FormHandler<Work> = {
  id: 'crisis.review',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const { crisis, review } = await closedCrisis(ctx, state);
    const t = ctx.t.crisis.afterAction;
    const kept = wordsFor(
      ctx,
      crisis,
      reviewParts.map((part) => values[part] ?? ''),
    );
    const empty = reviewParts.find((_, i) => !kept[i]);
    if (empty) throw new InvalidForm({ [empty]: t.needPart });
    const texts = written(reviewParts, kept);
    const at = ctx.now.toISOString();
    const reviewed: Crisis = {
      ...crisis,
      afterAction: {
        ...review,
        state: review.state === 'shared' ? 'shared' : 'reviewed',
        texts,
        reviewedBy: ctx.actor.id,
        reviewedAt: at,
      },
    };
    ctx.save('crises', reviewed);
    ctx.detail = 'reviewed';
    await put(ctx, reviewed, { what: 'review', by: ctx.actor.id, to: 'reviewed' });
    return reviewMessage(ctx, reviewed);
  },
};

/** Everybody who took part gets it, and is asked three questions. */
async function share(ctx: Work, id: string): Promise<Message> {
  const { crisis, review } = await closedCrisis(ctx, id);
  const t = ctx.t.crisis.afterAction;
  if (review.state === 'draft') throw new Refusal('bad-input', t.reviewFirst);
  const at = ctx.now.toISOString();
  let shared = 0;
  for (const { person: address } of crisis.members) {
    const person = await ctx.store.people.get(address);
    if (!person?.active || !(await hasLevel(ctx, crisis, address))) continue;
    shared += 1;
    const own = text(languageOf(person, undefined));
    const { afterAction } = own.crisis;
    const line = about(own, crisis, afterAction.forYou(id));
    const message: Message = {
      text: line,
      card: [
        { kind: 'text', tone: 'strong', text: line },
        {
          kind: 'buttons',
          buttons: [
            { action: 'crisis.questions', value: id, label: afterAction.answerThem, style: 'primary' },
          ],
        },
      ],
      files: handedDocuments(id, own.common.language),
    };
    await ctx.tellMade(`${id}~review`, person, message, { about: id });
  }
  const changed: Crisis = {
    ...crisis,
    afterAction: { ...review, state: 'shared', sharedBy: ctx.actor.id, sharedAt: at },
  };
  ctx.save('crises', changed);
  ctx.detail = `shared:${shared}`;
  await put(ctx, changed, { what: 'review', by: ctx.actor.id, to: 'shared' });
  return say(about(ctx.t, crisis, t.sharedWith(shared)));
}

async function askQuestions(ctx: Work, id: string): Promise<Answer> {
  const { crisis, review } = await closedCrisis(ctx, id);
  const t = ctx.t.crisis.afterAction;
  const before = review.answers.find(({ person }) => person === ctx.actor.id);
  return ask(ctx, {
    id: 'crisis.questions',
    title: t.questionsTitle,
    state: id,
    intro: [{ kind: 'text', text: about(ctx.t, crisis, t.questionsIntro) }],
    fields: participantQuestions.map((question) => ({
      kind: 'text',
      name: question,
      label: t.questions[question],
      multiline: true,
      maxLength: longest,
      ...(before?.texts[question] && { value: before.texts[question] }),
    })),
  });
}

const questionsForm: FormHandler<Work> = {
  id: 'crisis.questions',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const { crisis, review } = await closedCrisis(ctx, state);
    const kept = wordsFor(
      ctx,
      crisis,
      participantQuestions.map((question) => values[question] ?? ''),
    );
    const t = ctx.t.crisis.afterAction;
    if (!kept.some(Boolean)) throw new InvalidForm({ worked: t.needPart });
    const texts = written(participantQuestions, kept);
    const others = review.answers.filter(({ person }) => person !== ctx.actor.id);
    const answers = [...others, { person: ctx.actor.id, at: ctx.now.toISOString(), texts }];
    ctx.save('crises', { ...crisis, afterAction: { ...review, answers } });
    return say(about(ctx.t, crisis, t.thanks));
  },
};

async function askCorrective(ctx: Work, id: string): Promise<Answer> {
  const { crisis } = await closedCrisis(ctx, id);
  const t = ctx.t.crisis.action;
  return ask(ctx, {
    id: 'crisis.corrective',
    title: ctx.t.crisis.afterAction.corrective,
    state: id,
    intro: [{ kind: 'text', text: about(ctx.t, crisis, ctx.t.crisis.afterAction.correctiveIntro) }],
    fields: [
      { kind: 'text', name: 'text', label: t.text, multiline: true, required: true, maxLength: 1_000 },
      { kind: 'text', name: 'owner', label: t.owner, required: true },
      { kind: 'date', name: 'date', label: t.date },
    ],
  });
}

/** So that it does not happen again: with an owner and a date, until it was done and verified. */
const correctiveForm: FormHandler<Work> = {
  id: 'crisis.corrective',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const { crisis } = await closedCrisis(ctx, state);
    const t = ctx.t.crisis.action;
    if (!values.text?.trim()) throw new InvalidForm({ text: t.needText });
    const person = await personNamed(ctx, (values.owner ?? '').trim());
    if (!person?.active || !(await hasLevel(ctx, crisis, person.id)))
      throw new InvalidForm({ owner: t.ownerUnknown(values.owner ?? '') });
    const given = values.date ? zonedInstant(values.date, '17:00', ctx.department.timeZone) : undefined;
    if (values.date && (!given || given <= ctx.now)) throw new InvalidForm({ date: t.badTime });
    const dueAt = (
      given ?? new Date(ctx.now.getTime() + ctx.department.crisis.actions.dueWithin)
    ).toISOString();
    const [words = ''] = wordsFor(ctx, crisis, [values.text]);
    const action = await newAction(ctx, crisis, {
      kind: 'corrective',
      text: words,
      owner: person.id,
      dueAt,
      tracked: true,
    });
    return say(
      about(ctx.t, crisis, `${t.put(action.id, words)} (${t.ownerAndDue(person.name, ctx.when(dueAt))})`),
    );
  },
};

export const reviewForms = [reviewForm, questionsForm, correctiveForm];
export const reviewActions: readonly Action<Work>[] = [
  pressed('crisis.review', askReview),
  pressed('crisis.review.share', share),
  pressed('crisis.questions', askQuestions),
  pressed('crisis.corrective', askCorrective),
];
