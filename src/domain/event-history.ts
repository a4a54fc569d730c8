import type { EventType } from './event-type.ts';
import { atLeast, fits, type Marking, markings } from './marking.ts';
import type { Affected, Change, SecurityEvent } from './security-event.ts';

/** A changed copy: the fields of `fields`, and the change itself in the history. */
export function change(
  event: SecurityEvent,
  by: string,
  now: Date,
  what: Change['what'],
  fields: Partial<SecurityEvent>,
  values: { from?: string | undefined; to?: string | undefined } = {},
): SecurityEvent {
  const entry: Change = { at: now.toISOString(), by, what };
  if (values.from !== undefined) entry.from = values.from;
  if (values.to !== undefined) entry.to = values.to;
  return { ...event, ...fields, history: [...event.history, entry] };
}

/** What changed, from what to what; a value that is not set is undefined. */
export type Changed = readonly [what: Change['what'], from: string | undefined, to: string | undefined];

/** The same for several values that changed at once: each that is another now is a change of its own. */
export function changeAll(
  event: SecurityEvent,
  by: string,
  now: Date,
  fields: Partial<SecurityEvent>,
  values: readonly Changed[],
): SecurityEvent {
  return values
    .filter(([, from, to]) => from !== to)
    .reduce((so, [what, from, to]) => change(so, by, now, what, {}, { from, to }), { ...event, ...fields });
}

/** The event with the marking of words that were added to it, where that is higher than its own. */
export function withMarking(event: SecurityEvent, words: Marking, by: string, now: Date): SecurityEvent {
  const marking = atLeast(event.marking, words);
  // Of words below the marking that the desk set the history has nothing.
  const isHidden = by === event.author && marking === event.marking && !fits(words, authorsMarking(event));
  const fields = {
    marking,
    ...(event.named && { named: atLeast(event.named, words) }),
    ...(isHidden && { ownMarking: words }),
  };
  return changeAll(event, by, now, fields, [['marking', event.marking, marking]]);
}

/** What a history holds of an event that nobody had restricted but Vigie, because of a name in it. */
export const byName = 'by-name';

/** Who may see an event, and the marking that goes with that. */
export type Access = Pick<SecurityEvent, 'restricted' | 'marking' | 'named' | 'members' | 'level'>;

/** The event for whom may see it from now on, and what of that changed. */
export function withAccess(event: SecurityEvent, access: Access, by: string, now: Date): SecurityEvent {
  const { named, members, level, ...rest } = event;
  const [before, after] = [members ?? [], access.members ?? []];
  const [from, to] = [restrictedTo(event), restrictedTo(access)];
  // What was restricted because of a name alone and stays so is restricted by a person now.
  const kept = from === to && named && !access.named;
  return changeAll({ ...rest, ...access }, by, now, {}, [
    ['restricted', kept ? byName : from, to],
    ['marking', event.marking, access.marking],
    ...before.filter((id) => !after.includes(id)).map((id): Changed => ['put-out', id, undefined]),
    ...after.filter((id) => !before.includes(id)).map((id): Changed => ['joined', undefined, id]),
  ]);
}

/** What became of what an event touches. */
export function affectedChanges(before: Partial<Affected> = {}, now: Affected): Changed[] {
  return [
    ['affected', before.controls?.join(' '), now.controls.join(' ')],
    ['programs', before.programs, now.programs],
    ['services', before.criticalServices, now.criticalServices],
    ['resources', before.resources, now.resources],
  ];
}

/**
 * An event with the type and the marking that its author knows: what they set last, whatever the desk made of it since, which
 * would tell them what it suspects.
 */
export function asAuthorKnows(event: SecurityEvent): SecurityEvent {
  return { ...event, type: lastSet(event, 'type') ?? event.type, marking: authorsMarking(event) };
}

/** Whether an event’s author said that somebody is in danger, and not only that of another which is part of it. */
export function isAuthorsDanger(event: SecurityEvent): boolean {
  return event.danger && lastSet(event, 'danger') !== 'no';
}

/** Never higher than the event’s own: what the desk opened is open to its author, too. */
function authorsMarking(event: SecurityEvent): Marking {
  const { marking, ownMarking = 'unclassified' } = event;
  const set = markings.find((each) => each === lastSet(event, 'marking')) ?? marking;
  const known = atLeast(set, ownMarking);
  return fits(known, marking) ? known : marking;
}

/** What the author of an event set last, or what it was before others set it; nothing where nobody did. */
function lastSet({ author, history }: SecurityEvent, value: Change['what']): string | undefined {
  const changes = history.filter(({ what }) => what === value);
  return changes.findLast(({ by }) => by === author)?.to ?? changes[0]?.from;
}

/** Whether its author was asked something and has added nothing since. */
export function awaitsAuthor({ author, history }: Pick<SecurityEvent, 'author' | 'history'>): boolean {
  const last = history.findLast(
    ({ what, by }) => what === 'asked' || (by === author && (what === 'note' || what === 'file')),
  );
  return last?.what === 'asked';
}

/** A yes or no as the history holds it. */
export function yesOrNo(value: boolean | undefined): 'yes' | 'no' | undefined {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}

/** The event as one of another type. @param access who may see it then */
export function retyped(
  event: SecurityEvent,
  type: EventType,
  access: Access,
  { by, now }: { by: string; now: Date },
): SecurityEvent {
  const fields = { type: type.id, guessedFrom: [] };
  return withAccess(changeAll(event, by, now, fields, [['type', event.type, type.id]]), access, by, now);
}

/** Whom an event is restricted to, as the history holds it: nobody in particular, those let in, or those with a level. */
function restrictedTo({ restricted, level }: Pick<SecurityEvent, 'restricted' | 'level'>): string {
  return restricted ? (level ?? 'yes') : 'no';
}
