import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { FormEvent } from '../../chat/event.ts';
import { type Field, type Message, say } from '../../chat/message.ts';
import { unanswered } from '../../domain/agency-routing.ts';
import { alarmParted } from '../../domain/alarm.ts';
import { asAuthorKnows, change, changeAll, isAuthorsDanger, yesOrNo } from '../../domain/event-history.ts';
import {
  closureOf,
  isIncident,
  isOver,
  isUnseen,
  openSince,
  outcomes,
  type SecurityEvent,
} from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { caseworkers, deskEvent, mayBeTold } from '../report/access.ts';
import { verdict } from '../report/feedback.ts';
import { accept, pass } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { acceptAbout, whereElse } from './about-event.ts';
import { keptOut } from './admit.ts';
import { tellAuthor, toAuthor, withAuthorTold } from './author.ts';
import { openEvent, tellOfAsking } from './casework.ts';
import { handDangerOver, tellOfNamedDealing } from './danger.ts';
import { armAgain, disarmAcknowledgement } from './escalation.ts';
import { withKeptFrom } from './kept-from.ts';
import { asItIs, goesOnIn, withParts } from './merged.ts';
import { withNowToTell } from './new-duties.ts';
import { ownerOf } from './owner.ts';
import { record, routingFacts } from './record.ts';
import { withShow } from './show-button.ts';

const words = ['cause', 'findings', 'lessons'] as const;

/** An event that can be closed, or that was closed where its words may not be written and still lacks them. */
async function unended(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await deskEvent(ctx, id);
  return closureOf(event)?.cause === '' && !whereElse(ctx, event) ? event : openEvent(ctx, id);
}

/** The form that closes an event; refuses one with danger in it that nobody has acknowledged. */
export async function askClose(ctx: Work, id: string): Promise<Answer> {
  const event = await unended(ctx, id);
  const isClosed = isOver(event);
  const elsewhere = whereElse(ctx, event);
  const missing = isClosed ? [] : missingFrom(ctx, event);
  const t = ctx.t.casework;
  if (event.alarm) throw new Refusal('bad-input', t.closing.dangerFirst(id));
  return ask(ctx, {
    id: 'event.close',
    title: t.closing.title,
    submit: t.close,
    state: id,
    intro: [
      ...(elsewhere ? [{ kind: 'text', text: byOutcome(ctx, id, elsewhere) } as const] : []),
      ...(missing.length > 0
        ? ([
            {
              kind: 'text',
              text: mustBeTold(event) ? t.closing.firstAll : t.closing.first(t.outcomes.unfounded),
            },
            { kind: 'list', items: missing },
          ] as const)
        : []),
    ],
    fields: [
      ...(isClosed ? [] : [outcomeField(ctx)]),
      ...(elsewhere
        ? []
        : ([
            { kind: 'text', name: 'cause', label: t.closing.cause, required: true },
            { kind: 'text', name: 'findings', label: t.closing.findings, multiline: true },
            { kind: 'text', name: 'lessons', label: t.closing.lessons, multiline: true },
          ] as const)),
    ],
  });
}

function outcomeField({ t: { casework } }: Work): Field {
  const options = outcomes
    .filter((outcome) => outcome !== 'duplicate')
    .map((value) => ({ value, label: casework.outcomes[value] }));
  return { kind: 'choice', name: 'outcome', label: casework.closing.outcome, required: true, options };
}

/** Where the cause may not be written the outcome alone closes an event; the rest is added where it may be. */
function byOutcome(
  { t }: Work,
  id: string,
  { places, sentence }: { places: unknown[]; sentence: string },
): string {
  const { closing } = t.casework;
  return [sentence, closing.byOutcome, ...(places.length > 0 ? [closing.addThere(id)] : [])].join(' ');
}

/** What was written of how an event ended. */
function wordsOf(ctx: Work, event: SecurityEvent, { values }: FormEvent) {
  const given = words.map((name) => values[name] ?? '');
  const gated = given.some(Boolean) ? acceptAbout(ctx, event, given) : accept(ctx, given);
  const [cause = '', findings, lessons] = gated.texts;
  if (!cause && !whereElse(ctx, event)) throw new InvalidForm({ cause: ctx.t.casework.closing.needCause });
  return {
    said: { cause, ...(findings && { findings }), ...(lessons && { lessons }) },
    marking: gated.marking,
  };
}

export const closeForm: FormHandler<Work> = {
  id: 'event.close',
  who: caseworkers,
  async run(ctx, form) {
    const event = await unended(ctx, form.state);
    const t = ctx.t.casework.closing;
    const last = closureOf(event);
    // Somebody else closed it while an outcome was being chosen here, perhaps another.
    if (last && form.values.outcome) throw new InvalidForm({ outcome: t.closedAlready(event.id) });
    if (last) {
      const { said, marking } = wordsOf(ctx, event, form);
      const closures = [...(event.closures ?? []).slice(0, -1), { ...last, ...said }];
      const values = { from: last.outcome, to: last.outcome };
      const added = change(event, ctx.actor.id, ctx.now, 'closed', { closures }, values);
      await record(ctx, added, ctx.actor.id, marking);
      return withKeptFrom(ctx, added, say(t.added(event.id)));
    }
    // It may have been said while the form was being filled in.
    if (event.alarm) throw new InvalidForm({ outcome: t.dangerFirst(event.id) });
    const outcome = outcomes.find((each) => each === form.values.outcome);
    if (!outcome || outcome === 'duplicate') throw new InvalidForm({ outcome: t.needOutcome });
    const { said, marking } = wordsOf(ctx, event, form);
    if (outcome === 'unfounded' && isIncident(event))
      throw new InvalidForm({ outcome: t.ruleOutFirst(event.id) });
    const excused = outcome === 'unfounded' && !mustBeTold(event);
    const missing = excused ? [] : missingFrom(ctx, event);
    if (missing.length > 0) throw new InvalidForm({ outcome: missing.join(' ') });
    const closure = { outcome, ...said, by: ctx.actor.id, at: ctx.now.toISOString() };
    const closures = [...(event.closures ?? []), closure];
    const values = { from: event.status, to: outcome };
    const changed = change(event, ctx.actor.id, ctx.now, 'closed', { status: 'closed', closures }, values);
    await record(ctx, changed, ctx.actor.id, marking);
    await disarmAcknowledgement(ctx, changed);
    let isTold = true;
    const lost: string[] = [];
    for (const told of await withParts(ctx, changed)) {
      const reached = await tellAuthor(ctx, told, 'closed', (texts) =>
        say(
          [toAuthor(texts, told).closed(told.id), ...verdict(texts, asAuthorKnows(told), outcome)].join(' '),
        ),
      );
      if (told.id === event.id) isTold = reached;
      else if (!reached) lost.push(told.id);
    }
    const elsewhere = said.cause ? undefined : whereElse(ctx, event);
    const where = elsewhere?.places.length ? [elsewhere.sentence, t.addThere(event.id)] : [];
    return withKeptFrom(
      ctx,
      changed,
      say(
        [
          withAuthorTold(ctx.t, event, t.done(event.id), isTold),
          ...(lost.length > 0 ? [ctx.t.desk.authorsLost(lost)] : []),
          ...where,
        ].join(' '),
      ),
    );
  },
};

/**
 * Whether agencies are told whatever comes of the event: there was a compromise, somebody decided that a breach is material,
 * or changed the level.
 */
function mustBeTold(event: SecurityEvent): boolean {
  return isIncident(event) || event.materiality?.material === true || event.readiness !== undefined;
}

/**
 * What an event still lacks, in sentences. Before it is over its record says how grave it was, whether there was a
 * compromise, and that everybody who had to be told was told (Directive on Security Management, G.2.3 and G.2.7).
 */
function missingFrom(ctx: Work, event: SecurityEvent): string[] {
  if (event.circumstance) return [];
  const t = ctx.t.casework.closing;
  const missing: string[] = [];
  if (!event.severity && !event.readiness) missing.push(t.needSeverity(event.id));
  if (!event.compromise && !event.readiness) missing.push(t.needCompromise(event.id));
  if (unanswered(routingFacts(event)).length > 0) missing.push(t.stillToAnswer(event.id));
  const { agencies, rows } = ctx.services.routing;
  const open = (event.duties ?? []).filter(
    (duty) => !duty.done && rows.find(({ id }) => id === duty.row)?.timing !== 'on-request',
  );
  const names = open.map(({ agency }) => agencies[agency]?.[ctx.language] ?? agency);
  if (open.length > 0) missing.push(t.stillToTell(event.id, [...new Set(names)].join('; ')));
  return missing;
}

/** Opens an event again that was closed or withdrawn. A reason that no platform may carry is not asked for. */
export async function reopen(ctx: Work, id: string, reason: string): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const t = ctx.t.casework;
  if (!isOver(event)) throw new Refusal('bad-input', t.notClosed(id));
  const out = await keptOut(ctx, event);
  if (out.length > 0) return say(out.join(' '));
  const elsewhere = whereElse(ctx, event);
  // Where no platform may carry the reason, the event is opened all the same.
  const isKept = !elsewhere || elsewhere.places.length > 0;
  const gated = isKept ? acceptAbout(ctx, event, [reason]) : pass(ctx, ['']);
  if (!isKept) ctx.remarks.push(elsewhere.sentence, ctx.t.report.aboutNotKept);
  const note = { at: ctx.now.toISOString(), by: ctx.actor.id, text: gated.texts.join('') };
  const { mergedInto: _, ...rest } = event;
  const deskNotes = note.text ? [...event.deskNotes, note] : event.deskNotes;
  const alarm = await alarmTakenAlong(ctx, event);
  const danger = event.danger || alarm !== undefined;
  const fields = {
    status: 'taken',
    owner: ctx.actor.id,
    deskNotes,
    danger,
    ...(alarm && { alarm }),
  } as const;
  const changed = changeAll(rest, ctx.actor.id, ctx.now, fields, [
    ['reopened', closureOf(event)?.outcome ?? event.status, 'taken'],
    ['assigned', event.owner, ctx.actor.id],
    ['merged', event.mergedInto, undefined],
    ['danger', yesOrNo(event.danger), yesOrNo(danger)],
  ]);
  const recorded = await record(ctx, changed, ctx.actor.id, gated.marking);
  for (const told of await withParts(ctx, changed))
    await tellAuthor(ctx, told, 'reopened', (texts) => say(toAuthor(texts, told).reopened(told.id)));
  await tellFormerOwners(ctx, event);
  const self = await ctx.store.people.get(ctx.actor.id);
  if (alarm && self) await handDangerOver(ctx, changed, alarm, self);
  else await tellOfNamedDealing(ctx, changed, changed, ctx.actor);
  await tellOfAsking(ctx, changed, self);
  return withKeptFrom(ctx, changed, withNowToTell(ctx, event, recorded, say(t.reopened(id))));
}

/**
 * What wakes somebody because of danger in a part of an event goes with the part when that is opened again: it is seen there, and
 * where its author, or those of its own parts, said so alone, nobody is woken any more because of the rest, nor of what it went
 * through.
 */
async function alarmTakenAlong(ctx: Work, event: SecurityEvent): Promise<SecurityEvent['alarm']> {
  const { alarm: before, ...rest } = await goesOnIn(ctx, event);
  if (!before || rest.id === event.id) return undefined;
  const ids = (await withParts(ctx, event)).map(({ id }) => id);
  const { stays, goes } = alarmParted({ ...rest, alarm: before }, ids);
  if (!goes) return undefined;
  const calmed = (each: SecurityEvent) =>
    change(each, ctx.actor.id, ctx.now, 'danger', { danger: false }, { from: 'yes', to: 'no' });
  const isCalm = !stays && (await isCalmWithout(ctx, rest, ids));
  const left = isCalm ? calmed(rest) : { ...rest, ...(stays && { alarm: stays }) };
  for (const through of await wentThrough(ctx, event))
    if (through.danger && (await isCalmWithout(ctx, through, ids)))
      await record(ctx, calmed(through), ctx.actor.id);
  await record(ctx, left, ctx.actor.id);
  if (!isUnseen(left)) await disarmAcknowledgement(ctx, left);
  else if (isCalm) await armAgain(ctx, left, new Date(openSince(left)));
  return goes;
}

/** Whether nobody says of an event, nor of what else is part of it, that somebody is in danger, once parts of it are gone. */
async function isCalmWithout(ctx: Work, event: SecurityEvent, ids: readonly string[]): Promise<boolean> {
  const parts = await withParts(ctx, event);
  return !parts.some((each) => !ids.includes(each.id) && isAuthorsDanger(each));
}

/** The events between a part and the one in which it goes on, each merged into the next. */
async function wentThrough(ctx: Work, { mergedInto }: SecurityEvent): Promise<SecurityEvent[]> {
  const next = mergedInto === undefined ? undefined : await asItIs(ctx, mergedInto);
  return next?.mergedInto === undefined ? [] : [next, ...(await wentThrough(ctx, next))];
}

/** Whoever had an event, and whoever has the one of which it was a part, hears that somebody else opened it again. */
async function tellFormerOwners(ctx: Work, event: SecurityEvent): Promise<void> {
  const had = [event.owner, (await ownerOf(ctx, event))?.id];
  const others = new Set(had.filter((each) => each !== undefined && each !== ctx.actor.id));
  for (const id of others) {
    const person = id && (await ctx.store.people.get(id));
    if (person && (await mayBeTold(ctx, person, event)))
      await ctx.tell(`${event.id}:reopened-by:${ctx.now.getTime()}`, person, (t) =>
        withShow(t, event.id, t.casework.reopenedBy(event.id, ctx.actor.name)),
      );
  }
}

export const closeAction: Action<Work> = {
  id: 'event.close',
  who: caseworkers,
  privacy: 'private',
  run: askClose,
};
