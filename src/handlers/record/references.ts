import type { Language } from '../../chat/event.ts';
import { toldOfDanger } from '../../domain/alarm.ts';
import type { Change, SecurityEvent } from '../../domain/security-event.ts';
import { text } from '../../text/index.ts';
import { type Knower, needsToKnow } from '../report/access.ts';
import { forReader } from '../report/written-for.ts';
import type { Unit, Work } from '../work.ts';

/**
 * Whether somebody may learn the number of another event, from one that they read. Of one that was disposed of nobody knows any
 * more whether it was restricted.
 */
export type Knows = (other: SecurityEvent | undefined) => boolean | Promise<boolean>;

/** For whatever is read by people who are not known yet. */
export function unrestricted(other: SecurityEvent | undefined): boolean {
  return other !== undefined && !other.restricted;
}

/** Whether whoever gets a document may know of another event that it mentions. */
export function knownTo(unit: Unit, actor: Knower): Knows {
  return (other) => unrestricted(other) || (other !== undefined && needsToKnow(unit, other, actor));
}

/** The number of another event, or the word that stands in its place for whoever may not know it. */
export async function numberFor(ctx: Work, other: SecurityEvent): Promise<string> {
  return (await knownTo(ctx, ctx.actor)(other)) ? other.id : ctx.t.record.otherEvent;
}

/** What an author does to an event that theirs is part of. */
const speaking: readonly Change['what'][] = ['danger', 'put-out'];

/**
 * An event as it reads for somebody: wherever it refers to a restricted event that they may not know, or to one that was
 * disposed of, a word stands in the place of the number, and of the author who added to it, and it is left out of the links;
 * and what Vigie wrote for its author is in their language.
 */
export async function asKnown(
  unit: Unit,
  stored: SecurityEvent,
  language: Language,
  knows: Knows,
): Promise<SecurityEvent> {
  const event = forReader(stored, unit.department.languages, language);
  const { links = [], history, closures = [], mergedInto, alarm } = event;
  const named = [
    ...links,
    ...history.flatMap(({ from, to }) => [from, to]),
    ...closures.map(({ cause }) => cause),
  ];
  const t = text(language).record;
  const hidden = new Map<string, string>();
  const authors = new Set<string>();
  for (const id of new Set([...named, mergedInto, ...(alarm ? toldOfDanger(event) : [])])) {
    if (!id || !/^EV-\d{4}-\d+$/.test(id) || id === event.id) continue;
    const other = await unit.store.events.get(id);
    if (await knows(other)) continue;
    hidden.set(id, other ? t.otherEvent : t.goneEvent);
    if (other && other.author !== event.author) authors.add(other.author);
  }
  if (hidden.size === 0) return event;
  const shown = (value: string) => hidden.get(value) ?? value;
  // What they say of danger changes this event under their name.
  const spoken = history.filter(({ what, by }) => speaking.includes(what) && authors.has(by));
  const bySpeaker = ({ at, by }: Change) => spoken.some((each) => each.at === at && each.by === by);
  return {
    ...event,
    ...(event.links && { links: links.filter((id) => !hidden.has(id)) }),
    ...(mergedInto && { mergedInto: shown(mergedInto) }),
    ...(alarm && {
      alarm: { ...alarm, of: shown(alarm.of), ...(alarm.others && { others: alarm.others.map(shown) }) },
    }),
    ...(event.closures && { closures: closures.map((each) => ({ ...each, cause: shown(each.cause) })) }),
    history: history.map(({ from, to, ...entry }) => ({
      ...entry,
      ...(bySpeaker(entry) && { by: t.otherEvent }),
      ...(from !== undefined && { from: shown(from) }),
      ...(to !== undefined && { to: shown(to) }),
    })),
  };
}
