import type { Action, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { say } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { atLeast, fits } from '../../domain/marking.ts';
import { type Call, type Partner, partners, type SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { hasLevel } from '../has-level.ts';
import { unreached } from '../unreached.ts';
import type { Work } from '../work.ts';
import { aboutMarking, acceptAbout } from './about-event.ts';
import { admit } from './admit.ts';
import { mayBeAsked } from './askable.ts';
import { openEvent } from './casework.ts';
import { tellOfKeptFrom, withKeptFrom } from './kept-from.ts';
import { whoWaits } from './owner.ts';
import { record } from './record.ts';
import { withShow } from './show-button.ts';
import { tellOf } from './tell-of.ts';

/** Calls a function of the department into an event: its people get the question, and see nothing else of the event. */
export async function callIn(ctx: Work, id: string, chosen: string, words: string): Promise<Message> {
  const event = await openEvent(ctx, id);
  const partner = partners.find((each) => each === chosen) ?? 'it';
  const gated = acceptAbout(ctx, event, [words]);
  const name = ctx.t.partners.names[partner];
  const held = await ctx.store.people.withRole(partner);
  if (held.length === 0) throw new Refusal('bad-input', ctx.t.partners.nobody(partner));
  const { inside, out } = await admit(ctx, event, held);
  const asked = await Promise.all(
    inside.map((person) => mayBeAsked(ctx, event, person, gated.texts.join('\n'))),
  );
  const people = inside.filter((_, i) => asked[i]);
  if (people.length === 0) {
    return say([...out, ...(inside.length > 0 ? [ctx.t.partners.concerned(id, name)] : [])].join(' '));
  }
  const leftOut = inside.filter((person) => !people.includes(person));
  if (leftOut.length > 0)
    out.push(ctx.t.partners.leftOut(ctx.t.common.list(leftOut.map(({ name }) => name))));
  const missed = await unreached(ctx, people);
  if (missed.length > 0)
    out.push(ctx.t.partners.unreached(ctx.t.common.list(missed.map((each) => each.name))));
  // Nobody would see the question: what is on record was asked.
  if (missed.length === people.length) throw new Refusal('bad-input', out.join(' '));
  const calls = event.calls ?? [];
  const call: Call = {
    number: calls.length + 1,
    partner,
    question: gated.texts.join(''),
    marking: gated.marking,
    by: ctx.actor.id,
    at: ctx.now.toISOString(),
    answers: [],
    ...(leftOut.length > 0 && { leftOut: leftOut.map((person) => person.id) }),
  };
  ctx.detail = `called:${partner}`;
  const by = ctx.actor.id;
  const called = change(event, by, ctx.now, 'called', { calls: [...calls, call] }, { to: partner });
  await record(ctx, called, by, gated.marking);
  for (const person of people) {
    const marking = aboutMarking(event, gated.marking);
    await ctx.tellMarked(`${id}:call:${call.number}`, person, marking, (t, shown) => ({
      // What a telephone shows of it before it is opened has no content.
      text: t.partners.heading(id),
      card: callCard(t, id, call, shown),
    }));
  }
  const said = say([ctx.t.partners.called(id, name, people.length - missed.length), ...out].join(' '));
  return withKeptFrom(ctx, called, said);
}

function callCard(t: Work['t'], id: string, call: Call, shown: boolean): Element[] {
  const heading = { kind: 'text', tone: 'strong', text: t.partners.heading(id) } as const;
  if (!shown) return [heading, { kind: 'text', text: t.partners.elsewhere(id) }];
  const answer = { action: 'event.answer', value: `${id} ${call.number}`, label: t.partners.answer } as const;
  return [
    heading,
    { kind: 'quote', text: call.question },
    ...call.answers.map(({ text }) => ({ kind: 'quote', text }) as const),
    { kind: 'buttons', buttons: [{ ...answer, style: 'primary' }] },
  ];
}

/** The calls that are this person's, by role, and by the screening level that the event asks for; none that left them out. */
export async function ownCalls(ctx: Work, event: SecurityEvent): Promise<Call[]> {
  const { id, roles } = ctx.actor;
  if (!(await mayBeAsked(ctx, event, ctx.actor))) return [];
  const calls = (event.calls ?? []).filter((call) => roles.has(call.partner) && !call.leftOut?.includes(id));
  return calls.length > 0 && (await hasLevel(ctx, event, id)) ? calls : [];
}

/** What a called function sees of an event: its own part. */
export async function showOwnPart(ctx: Work, event: SecurityEvent): Promise<Message> {
  const heading = ctx.t.partners.heading(event.id);
  return {
    text: heading,
    card: (await ownCalls(ctx, event)).flatMap((call) =>
      callCard(ctx.t, event.id, call, isShown(ctx, event, call)),
    ),
  };
}

/** What waits for the answer of somebody who sees the rest of the event, too. */
export async function openCalls(ctx: Work, event: SecurityEvent): Promise<Element[]> {
  const waiting = (await ownCalls(ctx, event)).filter(({ answers }) => answers.length === 0);
  return waiting.flatMap((call) => callCard(ctx.t, event.id, call, isShown(ctx, event, call)));
}

/** Whether a call's words may be shown where the person is now. */
function isShown({ department, platform }: Work, event: SecurityEvent, call: Call): boolean {
  return fits(aboutMarking(event, call.marking ?? department.markings.report), department.ceilings[platform]);
}

async function ownCall(ctx: Work, value: string): Promise<{ event: SecurityEvent; call: Call }> {
  const [id = '', number = ''] = value.split(' ');
  ctx.about = id;
  const event = await ctx.store.events.get(id);
  const call = event && (await ownCalls(ctx, event)).find((each) => each.number === Number(number));
  if (!event || !call) throw new Refusal('not-found', ctx.t.common.noRecord(id));
  return { event, call };
}

export const answerAction: Action<Work> = {
  id: 'event.answer',
  who: partners,
  privacy: 'private',
  async run(ctx, value) {
    const { event, call } = await ownCall(ctx, value);
    const t = ctx.t.partners;
    if (!isShown(ctx, event, call)) throw new Refusal('not-here', t.elsewhere(event.id));
    return ask(ctx, {
      id: 'event.answer',
      title: t.answerTitle,
      state: value,
      intro: [{ kind: 'quote', text: call.question }],
      fields: [{ kind: 'text', name: 'answer', label: t.answerLabel, multiline: true, required: true }],
    });
  },
};

export const answerForm: FormHandler<Work> = {
  id: 'event.answer',
  who: partners,
  async run(ctx, form) {
    const { event, call } = await ownCall(ctx, form.state);
    const gated = acceptAbout(ctx, event, [form.values.answer ?? '']);
    const text = gated.texts.join('');
    if (!text) throw new InvalidForm({ answer: ctx.t.partners.needAnswer });
    const answer = { at: ctx.now.toISOString(), by: ctx.actor.id, text };
    const calls = (event.calls ?? []).map((each) =>
      each.number === call.number
        ? {
            ...each,
            marking: atLeast(gated.marking, each.marking ?? gated.marking),
            answers: [...each.answers, answer],
          }
        : each,
    );
    const by = ctx.actor.id;
    const answered = change(event, by, ctx.now, 'call-answered', { calls }, { to: call.partner });
    await record(ctx, answered, by, gated.marking);
    const waiting = await whoWaits(ctx, event, call.by);
    for (const person of waiting) {
      await tellOf(ctx, `${event.id}:answered:${call.number}:${ctx.now.getTime()}`, person, event, (t) =>
        withShow(t, event.id, t.partners.tellOwner(event.id, t.partners.names[call.partner as Partner])),
      );
    }
    await tellOfKeptFrom(ctx, answered, waiting);
    return say(ctx.t.partners.answered(event.id));
  },
};
