import type { Platform } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import { isDangerWritten, wordsOfDanger } from '../../domain/alarm.ts';
import { onceEach } from '../../domain/once-each.ts';
import type { Person } from '../../domain/person.ts';
import { isUnseen, type SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { onDuty } from '../duty/on-duty.ts';
import { csosFor, mayBeAbout, showable, thoseToTell } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { beginButtons } from './controls.ts';
import { asItIs, asPlayed } from './merged.ts';
import { ownerOf } from './owner.ts';
import { showButton } from './show-button.ts';

/** How much of what was said of danger whoever works on the event is shown at once; all of it is in the record. */
const quoteLength = 600;

/**
 * Wakes people because of an event. Whoever works on it reads what was said, where the platform may carry it; all others learn a
 * number, as whoever reads it over a shoulder does. Those whom the part of it may be about whose author speaks of danger learn nothing more of it.
 * @param write told whether they may read where the danger was said, and whether its author wrote so
 * @returns those who may
 */
export async function wakeAll(
  ctx: Unit,
  event: SecurityEvent,
  key: string,
  people: readonly Person[],
  write: (t: Text, reads: boolean, written: boolean) => string,
): Promise<Person[]> {
  const owner = await ownerOf(ctx, event);
  const played = await asPlayed(ctx, event);
  const said = await asItIs(ctx, event.alarm?.of ?? event.id);
  const readers = said ? await thoseToTell(ctx, people, said) : [];
  const words = said && wordsOfDanger(said, event.alarm);
  const written = said !== undefined && isDangerWritten(said, event.alarm);
  const mayQuote = owner && said && words && !(await mayBeAbout(ctx, event, owner));
  for (const person of people) {
    const reads = readers.includes(person);
    const opens = reads && said ? said.id : event.id;
    const carries = (platform: Platform) =>
      mayQuote && reads && person.id === owner.id && showable(ctx.department, said, platform);
    const quote = words && shorten(words, quoteLength);
    for (const shown of [true, false])
      await wake(
        ctx,
        event,
        key,
        person,
        (t) =>
          wakeUp(t, played, write(t, reads, written), {
            opens: owner && opens,
            ...(shown && quote && { quote }),
          }),
        (platform) => Boolean(carries(platform)) === shown,
      );
  }
  return readers;
}

/** Those who are woken because of danger, with the CSO where all of them may be the ones whom it is about. */
export async function besideNamed(
  ctx: Unit,
  event: SecurityEvent,
  people: readonly Person[],
): Promise<Person[]> {
  const about = await Promise.all(people.map((person) => mayBeAbout(ctx, event, person)));
  const more = event.danger && about.every(Boolean) ? await csosFor(ctx, event) : [];
  return onceEach([...people, ...more]);
}

/** Who is woken once more because of danger gets a message of its own: one that changes in place rings nobody's telephone. */
export function roundOf({ id, alarm }: SecurityEvent): string {
  return alarm ? `${id}:${Date.parse(alarm.at)}` : id;
}

function wake(
  ctx: Unit,
  { circumstance, danger }: SecurityEvent,
  id: string,
  person: Person,
  write: (t: Text) => Message,
  on: (platform: Platform) => boolean,
): Promise<void> {
  return ctx.tell(id, person, write, { lane: circumstance && !danger ? 'normal' : 'emergency' }, on);
}

/**
 * What a telephone shows of it before it is opened has no content.
 * @param opens the record that somebody may read who need not take the event, because another has it
 * @param quote what was said of danger
 */
function wakeUp(
  t: Text,
  event: SecurityEvent,
  sentence: string,
  { opens, quote }: { opens: string | undefined; quote?: string },
): Message {
  const { acknowledge, take } = beginButtons(event, (pick) => pick(t));
  // What somebody has is not there to be taken; the words about the danger stand where they were said.
  const next = opens ? showButton(t, opens) : take;
  return {
    text: sentence,
    card: [
      ...(quote ? [{ kind: 'quote', text: quote } as const] : []),
      ...(event.danger ? [{ kind: 'text', tone: 'alert', text: t.desk.danger } as const] : []),
      { kind: 'text', tone: 'strong', text: sentence },
      ...(event.during ? [{ kind: 'text', text: t.desk.during(event.during) } as const] : []),
      { kind: 'buttons', buttons: isUnseen(event) ? [acknowledge, next] : [next] },
    ],
  };
}

/**
 * Who has to see an event: the officers on duty as far as they may know of it; else the screening officers, for what is
 * theirs, or the CSO. Never the author of a change of circumstances.
 */
export async function watching(ctx: Unit, event: SecurityEvent): Promise<Person[]> {
  const duty = event.circumstance ? [] : await thoseToTell(ctx, await onDuty(ctx), event);
  if (duty.length > 0) return duty;
  const officers = await thoseToTell(ctx, await ctx.store.people.withRole('screening'), event);
  return officers.length > 0 ? officers : csosFor(ctx, event);
}
