import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { type AfterAction, participantQuestions, reviewParts, withTexts } from '../../domain/after-action.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { zonedInstant } from '../../domain/local-time.ts';
import { languageOf, rolesOf } from '../../domain/person.ts';
import { text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { withButton } from '../desk/show-button.ts';
import { hasLevel } from '../has-level.ts';
import { personNamed } from '../person-named.ts';
import { aboutOf, merged, shownIn } from '../shown.ts';
import type { Work } from '../work.ts';
import { joinHere, mayRead, pressed, wordsFor } from './access.ts';
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
export function reviewMessage(ctx: Work, crisis: Crisis, remark?: string): Message {
  const t = ctx.t.crisis.afterAction;
  const heading = `${titleOf(ctx.t, crisis)} · ${t.title}`;
  const state = crisis.afterAction?.state ?? 'draft';
  const button = (action: string, label: string) => ({ action, value: crisis.id, label });
  return {
    text: heading,
    card: [
      { kind: 'heading', text: heading },
      { kind: 'text', text: t.states[state] },
      ...(remark ? [{ kind: 'text', text: remark } as const] : []),
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
  return ask(
    ctx,
    {
      id: 'crisis.review',
      title: t.formTitle,
      state: shownIn(id, review.texts),
      intro: [{ kind: 'text', text: about(ctx.t, crisis, t.formIntro) }],
      fields: reviewParts.map((part) => ({
        kind: 'text',
        name: part,
        label: t.parts[part],
        multiline: true,
        maxLength: longest,
        ...(review.texts[part] && { value: review.texts[part] }),
      })),
    },
    { value: id },
  );
}

/** Somebody went through it: from now on it can be shared, once more where it was shared as it was before. */
const reviewForm: FormHandler<Work> = {
  id: 'crisis.review',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const { crisis, review } = await closedCrisis(ctx, aboutOf(state));
    const t = ctx.t.crisis.afterAction;
    const gated = wordsFor(
      ctx,
      crisis,
      reviewParts.map((part) => values[part] ?? ''),
    );
    const known = Object.fromEntries(reviewParts.map((part) => [part, review.texts[part]]));
    const texts = merged(ctx, state, written(reviewParts, gated), known);
    const empty = reviewParts.find((part) => !texts[part]);
    if (empty) throw new InvalidForm({ [empty]: t.needPart });
    const isAsShared =
      review.state === 'shared' && reviewParts.every((part) => texts[part] === review.texts[part]);
    const reviewed: Crisis = {
      ...crisis,
      afterAction: {
        ...withTexts(review, texts, ctx.actor.id, ctx.now),
        state: isAsShared ? 'shared' : 'reviewed',
        reviewedBy: ctx.actor.id,
        reviewedAt: ctx.now.toISOString(),
      },
    };
    ctx.save('crises', reviewed);
    ctx.detail = 'reviewed';
    await put(ctx, reviewed, { what: 'review', by: ctx.actor.id, to: 'reviewed' });
    if (isAsShared || !review.sharedBy) return reviewMessage(ctx, reviewed);
    await tellWhoShared(ctx, reviewed, review.sharedBy);
    return reviewMessage(ctx, reviewed, t.sharedBefore);
  },
};

/** What people got is another now: whoever sent it to them hears of it, unless they changed it themselves. */
async function tellWhoShared(ctx: Work, crisis: Crisis, by: string): Promise<void> {
  const person = by === ctx.actor.id ? undefined : await ctx.store.people.get(by);
  if (!person?.active || !(await mayRead(ctx, crisis, { id: by, roles: rolesOf(person, ctx.now) }))) return;
  const { id } = crisis;
  await ctx.tell(
    `${id}~review-changed:${ctx.now.getTime()}`,
    person,
    (t) => {
      const { changedAfterSharing, share } = t.crisis.afterAction;
      const line = about(t, crisis, changedAfterSharing(id, ctx.actor.name));
      return withButton(line, { action: 'crisis.review.share', value: id, label: share });
    },
    { about: id },
  );
}

/** Everybody who took part gets it, and is asked three questions. */
async function share(ctx: Work, id: string): Promise<Message> {
  const { crisis, review } = await closedCrisis(ctx, id);
  const t = ctx.t.crisis.afterAction;
  if (review.state === 'draft') throw new Refusal('bad-input', t.reviewFirst);
  const at = ctx.now.toISOString();
  // What was changed since it was shared is a message of its own: one that changes in place tells nobody.
  const round = Date.parse(review.reviewedAt ?? at);
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
    await ctx.tellMade(`${id}~review:${round}`, person, message, { about: id });
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
  const before = review.answers.findLast(({ person }) => person === ctx.actor.id);
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
    const answers = [...review.answers, { person: ctx.actor.id, at: ctx.now.toISOString(), texts }];
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
