import type { Button } from '../../chat/message.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { awaitsAuthor } from '../../domain/event-history.ts';
import { isDanger, isOver, type SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { toAuthor } from '../desk/author.ts';
import { goesOnIn } from '../desk/merged.ts';
import type { Work } from '../work.ts';
import { mayBeOwnSealed, sealedEvents } from './access.ts';

/**
 * The sender's reports that are open, or part of one that is, to which what they write now may belong: those that wait for their
 * answer first, and the newest.
 */
export interface FollowUps {
  sealed: SecurityEvent[];
  named: SecurityEvent[];
}

const status = ['open', 'acknowledged', 'taken'] as const;
/** So many of somebody's open reports are looked at, and so many offered that are confidential or wait for an answer. */
const seen = 100;
const offered = 3;

/** @param meant the number of one that the words name */
export async function followUps(ctx: Work, meant?: string): Promise<FollowUps> {
  const { sealed, named } = await allFollowUps(ctx);
  const waiting = named.filter(awaitsAuthor);
  const danger = named.filter((event) => isDangerLately(ctx, event));
  const told = named.filter(({ id }) => id === meant);
  const others = new Set([...danger.slice(0, 1), ...told, ...named.slice(0, 1)]);
  return {
    sealed: waitingFirst(sealed).slice(0, offered),
    named: [...waiting.slice(0, offered), ...[...others].filter((event) => !awaitsAuthor(event))],
  };
}

/** For so long after somebody said that there is danger, in milliseconds, what they write is most likely about it. */
const dangerFor = 60 * 60_000;

/** Whether an event says of this hour that somebody is in danger. */
export function isDangerLately({ now }: Pick<Work, 'now'>, event: SecurityEvent): boolean {
  const since = event.alarm?.at ?? event.reportedAt;
  return isDanger(event) && now.getTime() - Date.parse(since) < dangerFor;
}

/** All of them, newest first. */
export async function allFollowUps(ctx: Work): Promise<FollowUps> {
  const { events } = ctx.store;
  const [open, closed, sealed] = await Promise.all([
    events.page({ author: ctx.actor.id, status, limit: seen }),
    events.page({ author: ctx.actor.id, status: ['closed'], limit: seen }),
    sealedEvents(ctx),
  ]);
  return { sealed: await goingOn(ctx, sealed), named: await goingOn(ctx, [...open, ...closed]) };
}

/**
 * Whether what is written with the number of an event that is not known to be the sender's has to be sealed: its words ask for
 * that, the event is theirs and its seal does not open any more, or a confidential report of theirs goes on, whose number may
 * have been mistyped. Where others read the words, they read the name as well.
 */
export async function mayMeanSealed(ctx: Work, id: string, words: string): Promise<boolean> {
  if (asksForConfidence(words) || (await mayBeOwnSealed(ctx, id))) return true;
  if (ctx.event.audience === 'everyone') return false;
  const { sealed } = await followUps(ctx);
  return sealed.length > 0;
}

/** Those that are not over, newest first; of what was merged, what goes on in an event that is not one of them. */
async function goingOn(ctx: Work, events: readonly SecurityEvent[]): Promise<SecurityEvent[]> {
  // A change of the readiness level is an event that its officer did not report.
  const open = events.filter((event) => !isOver(event) && !event.readiness);
  const parts = await Promise.all(
    events.map(async (event) => {
      const on = event.mergedInto && (await goesOnIn(ctx, event));
      return on && !isOver(on) && !open.some(({ id }) => id === on.id) ? [event] : [];
    }),
  );
  return [...open, ...parts.flat()].sort((a, b) => b.reportedAt.localeCompare(a.reportedAt));
}

/** Whether security asked the sender something that they have not answered. */
export async function isAskedSomething(ctx: Work): Promise<boolean> {
  const { sealed, named } = await followUps(ctx);
  return [...sealed, ...named].some(awaitsAuthor);
}

function waitingFirst(events: readonly SecurityEvent[]): SecurityEvent[] {
  const waits = events.filter(awaitsAuthor);
  return [...waits, ...events.filter((event) => !waits.includes(event))];
}

/** What is said of where the words may belong, and the buttons for it. */
export interface FollowUpOffer {
  said: string[];
  /** Before what makes a new report of them. */
  first: Button[];
  /** After it. */
  later: Button[];
}

/**
 * Offers to add words to what their author reported. Confidential reports come first: they are named where their author
 * alone reads, and what would give the name away says so.
 * @param asks whether the words ask that their author not be named
 * @param isMeant whether what came now is most likely for a report, though nothing was asked about it
 */
export function followUpOffer(
  t: Text,
  draft: string,
  { sealed, named }: FollowUps,
  asks: boolean,
  isMeant: (event: SecurityEvent) => boolean,
): FollowUpOffer {
  const { report } = t;
  const button = (event: SecurityEvent, label: (id: string) => string): Button => ({
    action: 'report.draft.attach',
    value: `${draft} ${event.id}`,
    label: awaitsAuthor(event) ? report.plainAnswer(event.id) : label(event.id),
  });
  const waiting = [...sealed, ...named].filter(awaitsAuthor);
  const said = waiting.map((event) => toAuthor(t, event).asked(event.id));
  if (sealed.length === 0 && !asks) {
    const isFirst = (event: SecurityEvent) => awaitsAuthor(event) || isMeant(event);
    const buttons = (events: SecurityEvent[]) => events.map((event) => button(event, report.plainAttach));
    return {
      said,
      first: buttons(named.filter(isFirst)),
      later: buttons(named.filter((event) => !isFirst(event))),
    };
  }
  return {
    said:
      sealed.length > 0 ? [...said, report.plainKeepsSealed(sealed.map(({ id }) => id).join(', '))] : said,
    first: sealed.map((event) => button(event, report.plainAttach)),
    later: named.map((event) => ({
      ...button(event, report.plainAttach),
      label: awaitsAuthor(event) ? report.plainAnswerNamed(event.id) : report.plainAttachNamed(event.id),
    })),
  };
}
