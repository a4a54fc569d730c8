import type { Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Message } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { fits } from '../../domain/marking.ts';
import { atLeastLevel } from '../../domain/screening.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { goesOnIn } from '../desk/merged.ts';
import { numberFor } from '../record/references.ts';
import { asRestricted, isKeptFrom, needsToKnow } from '../report/access.ts';
import type { Work } from '../work.ts';
import { joinHere, mayRead, wordsFor } from './access.ts';
import { armRoles } from './clocks.ts';
import { mayClose, showAtDesk } from './closing.ts';
import { put } from './entry.ts';
import { tellReaders } from './executives.ts';
import { armInjects, resumedInjects, toCome } from './inject-work.ts';
import { linkEvent, openCrisis } from './open.ts';
import { tellOpener } from './opener.ts';
import { armReport } from './report.ts';
import { rhythmOf } from './rhythm.ts';
import { laneOf, refreshCards, tellRoom, touchRoom } from './room-work.ts';
import { runningCrisis } from './running.ts';
import { isReportMissing } from './scorecard.ts';
import { watchServices } from './services.ts';
import { about, playbookOf } from './words.ts';

/** `crisis reopen`: within the set time as it was; later, a room of its own that goes on from it. */
export async function reopenCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const crisis = await joinHere(ctx, id);
  const t = ctx.t.crisis.closing;
  if (crisis.state === 'open') throw new Refusal('bad-input', t.isOpen(id));
  mayClose(ctx, crisis);
  const playbook = playbookOf(ctx, crisis.playbook);
  const closure = crisis.closures.at(-1);
  if (!words.trim()) throw new Refusal('bad-input', t.needReason(id));
  if (crisis.followedBy) throw new Refusal('too-late', t.goesOn(id, crisis.followedBy));
  if (playbook && closure && closure.reopenUntil < ctx.now.toISOString()) {
    const { name, severity, exercise, marking, level } = crisis;
    const [reason = ''] = wordsFor(ctx, crisis, [words]);
    const { event, said } = await eventOf(ctx, crisis);
    const called = event?.restricted ? ctx.t.record.otherEvent : undefined;
    // What is kept more closely than the crisis was would close the new room to those who were in the first.
    const goesAlong = event && (!said || isForRoom(ctx, crisis, event)) ? event : undefined;
    if (event && !goesAlong) ctx.remarks.push(t.eventTooClose(called ?? event.id));
    else if (said) ctx.remarks.push(said(called));
    const opened = await openCrisis(ctx, {
      name,
      playbook,
      severity,
      exercise,
      marking,
      ...(level && { level }),
      ...(goesAlong && { event: goesAlong.id }),
      follows: crisis,
    });
    const next = ctx.about ?? '';
    ctx.save('crises', { ...crisis, followedBy: next });
    // On both logs: whoever reads one finds the other, and why.
    const entry = { what: 'reopened', by: ctx.actor.id, text: reason } as const;
    await put(ctx, crisis, { ...entry, of: next });
    await put(ctx, { id: next }, { ...entry, of: id });
    await tellReaders(ctx, crisis, `followed:${next}`, (each) =>
      quoting(each, crisis, each.crisis.closing.goesOn(id, next), reason),
    );
    return opened;
  }
  const [reason = ''] = wordsFor(ctx, crisis, [words]);
  const at = ctx.now.toISOString();
  const closures = crisis.closures.map((each) =>
    each === closure ? { ...each, reopened: { by: ctx.actor.id, at, reason } } : each,
  );
  const nextAt = ctx.after(rhythmOf(ctx, playbook, crisis.severity));
  const { reminded: _r, snoozed: _s, askAt: _a, ...reporting } = crisis.reporting;
  // One that did not come before the end is not asked for any more, and was late all the same.
  const late = reporting.late + (isReportMissing(crisis, ctx.now) ? 1 : 0);
  const injects = closure ? resumedInjects(ctx, crisis, closure.at) : crisis.injects;
  const { event, said: saidOfEvent } = await eventOf(ctx, crisis);
  const goesOn = event && saidOfEvent && (await isForAll(ctx, crisis, event)) ? event : undefined;
  const open: Crisis = {
    ...crisis,
    state: 'open',
    closures,
    injects,
    reporting: { ...reporting, nextAt, late },
    ...(goesOn && { event: goesOn.id }),
  };
  ctx.save('crises', open);
  if (goesOn) await linkEvent(ctx, goesOn, id, 'crisis reopen');
  ctx.detail = 'reopened';
  await put(ctx, open, { what: 'reopened', by: ctx.actor.id, text: reason });
  await armReport(ctx, open);
  await armInjects(ctx, open);
  await armRoles(ctx, id);
  await watchServices(ctx, open);
  await refreshCards(ctx, open);
  await tellOpener(ctx, open);
  await showAtDesk(ctx, open);
  // Somebody may have archived it meanwhile.
  await touchRoom(ctx, id, (room) => ({ ...room, ...(room.place && { doubted: 'asked' as const }) }));
  const said = ctx.inOne((each): Message => {
    const line = about(each, open, each.crisis.closing.reopenedBy(id, ctx.actor.name));
    const clock = toCome(ctx, each, open);
    return {
      text: line,
      card: [
        { kind: 'heading', text: line },
        { kind: 'quote', text: reason },
        ...(clock ? [{ kind: 'text', text: clock } as const] : []),
      ],
    };
  });
  await tellRoom(ctx, open, `reopened:${at}`, said, { lane: laneOf(open) });
  await tellReaders(ctx, open, `reopened:${at}`, (each) => {
    const { closing, fields } = each.crisis;
    const message = quoting(each, open, closing.reopenedBy(id, ctx.actor.name), reason);
    const next = { label: fields.nextReport, value: ctx.whenIn(each, nextAt) };
    return { ...message, card: [...(message.card ?? []), { kind: 'facts', rows: [next] }] };
  });
  const ofEvent = event && !goesOn ? saidOfEvent && t.eventTooClose(event.id) : saidOfEvent?.();
  const told = [t.reopened(id), ofEvent, toCome(ctx, ctx.t, open)].filter(Boolean).join(' ');
  return { message: { text: about(ctx.t, open, told) }, privacy: 'private' };
}

/** What is said of a crisis to somebody outside of its room, with its name and why it is so. */
function quoting(t: Text, crisis: Crisis, sentence: string, reason: string): Message {
  const line = about(t, crisis, sentence);
  return {
    text: line,
    card: [
      { kind: 'heading', text: line },
      { kind: 'quote', text: t.common.pair(crisis.name, reason) },
    ],
  };
}

/** The event that a crisis is to be about, and what is said where that is another by now, or is none any more. */
interface About {
  event?: SecurityEvent;
  /** @param called what is said in place of its number */
  said?: (called?: string) => string;
}

/**
 * The event that it was about, or that in which it goes on since it was merged, so that whom agencies' rules want told stands in the
 * room from then on, too; nothing where whoever opens it may not know of that, or another crisis is about it by now.
 */
async function eventOf(ctx: Work, crisis: Crisis): Promise<About> {
  const own = crisis.event === undefined ? undefined : await ctx.store.events.get(crisis.event);
  if (!own || !(await needsToKnow(ctx, own, ctx.actor))) return {};
  const t = ctx.t.crisis.closing;
  if (own.crisis !== crisis.id) {
    const running = await runningCrisis(ctx, own);
    const known = running && (await mayRead(ctx, running, ctx.actor)) ? running.id : undefined;
    return running ? { said: () => t.eventHasOther(known) } : {};
  }
  if (!own.mergedInto) return { event: own };
  const event = await goesOnIn(ctx, own);
  const into = await numberFor(ctx, event);
  if (!(await needsToKnow(ctx, event, ctx.actor))) return { said: () => t.eventUnknown(into) };
  const other = await runningCrisis(ctx, event);
  if (!other) return { event, said: (called = into) => t.eventGoesOn(called) };
  const known = (await mayRead(ctx, other, ctx.actor)) ? other.id : undefined;
  return { said: () => t.eventHasRoom(event.restricted ? ctx.t.record.otherEvent : into, known) };
}

/** Whether an event is kept no more closely than a crisis. */
function isForRoom(ctx: Work, crisis: Crisis, event: SecurityEvent): boolean {
  const marking = event.restricted ? asRestricted(ctx, event.marking).marking : event.marking;
  return fits(marking, crisis.marking) && atLeastLevel(crisis.level, event.level) === crisis.level;
}

/** Whether an event may be what a room is about in which people are already: it is kept from none of them, nor more closely. */
async function isForAll(ctx: Work, crisis: Crisis, event: SecurityEvent): Promise<boolean> {
  if (!isForRoom(ctx, crisis, event)) return false;
  const people = await Promise.all(crisis.members.map(({ person }) => ctx.store.people.get(person)));
  const kept = await Promise.all(
    people.map((person) => person !== undefined && isKeptFrom(ctx, event, person)),
  );
  return !kept.includes(true);
}
