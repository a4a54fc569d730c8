import type { EventType } from './event-type.ts';
import { atLeast, type Marking } from './marking.ts';
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
  const fields = { marking, ...(event.named && { named: atLeast(event.named, words) }) };
  return changeAll(event, by, now, fields, [['marking', event.marking, marking]]);
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

/** A yes or no as the history holds it. */
export function yesOrNo(value: boolean | undefined): 'yes' | 'no' | undefined {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}

/**
 * The event as one of another type, which never opens it.
 * @param access who may see it now, where that changes
 */
export function retyped(
  { named, ...event }: SecurityEvent,
  type: EventType,
  access: Partial<SecurityEvent>,
  { by, now }: { by: string; now: Date },
): SecurityEvent {
  const fields = { type: type.id, guessedFrom: [], ...(named && !type.restricted && { named }), ...access };
  const after = { ...event, ...fields };
  return changeAll(event, by, now, fields, [
    ['type', event.type, type.id],
    ['restricted', restrictedTo(event), restrictedTo(after)],
    ['marking', event.marking, after.marking],
  ]);
}

/** Whom an event is restricted to, as the history holds it: nobody in particular, those let in, or those with a level. */
export function restrictedTo({ restricted, level }: Pick<SecurityEvent, 'restricted' | 'level'>): string {
  return restricted ? (level ?? 'yes') : 'no';
}
