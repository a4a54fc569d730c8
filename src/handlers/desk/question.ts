import type { Action, FormHandler, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { fits } from '../../domain/marking.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { deskPhone } from '../phones.ts';
import { caseworkers, deskEvent, showable } from '../report/access.ts';
import type { Unit, Work } from '../work.ts';
import { acceptAbout, checkHere, reachesAuthor } from './about-event.ts';
import { tellAuthor, toAuthor } from './author.ts';
import { openEvent } from './casework.ts';
import { withKeptFrom } from './kept-from.ts';
import { goesOnIn, isPartOfOpen } from './merged.ts';
import { whoWaits } from './owner.ts';
import { record } from './record.ts';
import { withShow } from './show-button.ts';

/** Asks the author something; no name shows on either side, so that it serves a confidential author as well. */
export const questionAction: Action<Work> = {
  id: 'event.ask',
  who: caseworkers,
  privacy: 'private',
  async run(ctx, value) {
    const event = await askable(ctx, value);
    checkHere(ctx, event);
    const t = ctx.t.casework;
    return ask(ctx, {
      id: 'event.ask',
      title: t.askTitle,
      state: event.id,
      fields: [{ kind: 'text', name: 'question', label: t.askLabel, multiline: true, required: true }],
    });
  },
};

export const questionForm: FormHandler<Work> = {
  id: 'event.ask',
  who: caseworkers,
  run: (ctx, form) => askAuthor(ctx, form.state, form.values.question ?? ''),
};

/**
 * Sends the author a question, which the record keeps. Refused where the platform that they wrote from may not carry it, and
 * where there is nobody any more who works on the event, or the seal on the author's name does not open.
 */
export async function askAuthor(ctx: Work, id: string, words: string): Promise<Message> {
  const event = await askable(ctx, id);
  if (event.circumstance && !showable(ctx.department, event, event.platform))
    throw new Refusal('not-here', ctx.t.screening.change.cannotAsk(event.id));
  const gated = acceptAbout(ctx, event, [words]);
  const reached = reachesAuthor(ctx, event, gated.marking);
  // Words that bear a marking by themselves are put otherwise; those about a restricted event are never for its platform.
  if (!reached && !(event.restricted && fits(gated.marking, ctx.department.ceilings[event.platform])))
    throw new Refusal('not-here', ctx.t.screening.change.cannotAsk(event.id));
  const [question = ''] = gated.texts;
  if (!question) throw new InvalidForm({ question: ctx.t.casework.needQuestion });
  const at = ctx.now.toISOString();
  const deskNotes = [...event.deskNotes, { at, by: ctx.actor.id, text: question }];
  const by = ctx.actor.id;
  const asked = change(event, by, ctx.now, 'asked', { deskNotes });
  await record(ctx, asked, by, gated.marking);
  await watch(ctx, `${event.id}:asked:${ctx.now.getTime()}`, firstLook);
  const isKnown = await tellAuthor(ctx, event, 'asked', (t) => {
    const { casework } = t;
    if (!reached) return byTelephone(ctx, t, event);
    const { question: ofIt, asked: said } = toAuthor(t, event);
    const asks = ofIt(event.id);
    const answer = {
      action: 'report.details',
      value: event.id,
      label: casework.answer,
      style: 'primary',
    } as const;
    return {
      // What a telephone shows of it before it is opened has no content.
      text: event.circumstance ? said(event.id) : asks,
      card: [
        { kind: 'text', tone: 'strong', text: asks },
        { kind: 'quote', text: question },
        { kind: 'buttons', buttons: [answer] },
      ],
    };
  });
  if (!isKnown) throw new Refusal('bad-input', ctx.t.desk.authorLost);
  const { asked: onItsWay, askedToCall } = ctx.t.casework;
  return withKeptFrom(ctx, asked, say((reached ? onItsWay : askedToCall)(event.id)));
}

/** An event whose author can be asked: one that is worked on, or is part of one that is. */
async function askable(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await deskEvent(ctx, id);
  if (event.readiness) throw new Refusal('bad-input', ctx.t.casework.nobodyToAsk(id));
  return (await isPartOfOpen(ctx, event)) ? event : openEvent(ctx, id);
}

/** When it is looked whether a question got to its author, and after how much longer again while nobody knows, in milliseconds. */
const firstLook = 10 * 60_000;
const nextLook = 2 * 60 * 60_000;
const questionTimer = 'event.question';

function watch(unit: Unit, delivery: string, later: number): Promise<void> {
  return unit.arm(questionTimer, delivery, unit.after(later));
}

/** Whoever waits for an answer is told when the question could not be delivered. */
export const undeliveredTimer: Timer<Unit> = {
  id: questionTimer,
  async run(unit, subject) {
    const [id = '', , at] = subject.split(':');
    const delivery = await unit.store.deliveries.get(subject);
    const event = await unit.store.events.get(id);
    if (!delivery || !event || isOver(await goesOnIn(unit, event))) return;
    if (delivery.state === 'owed' || delivery.state === 'sending') return watch(unit, subject, nextLook);
    if (delivery.state !== 'failed' && delivery.state !== 'given-up') return;
    const asked = event.history.find((each) => each.what === 'asked' && Date.parse(each.at) === Number(at));
    for (const person of await whoWaits(unit, event, asked?.by ?? ''))
      await unit.tell(`${subject}:undelivered`, person, (t) => withShow(t, id, t.casework.undelivered(id)));
  },
};

/** What may not be written where the author wrote from is asked by telephone, where nobody has to give their name. */
function byTelephone({ department }: Work, t: Text, event: SecurityEvent): Message {
  const sentence = toAuthor(t, event).questionByTelephone(event.id);
  const { screeningOffice } = department;
  const office = event.circumstance && screeningOffice?.telephone;
  const phone = office ? { label: t.screening.office, number: office } : deskPhone(t, department);
  return {
    text: `${sentence} ${phone.number}`,
    card: [
      { kind: 'text', text: sentence },
      { kind: 'phones', rows: [phone] },
    ],
  };
}
