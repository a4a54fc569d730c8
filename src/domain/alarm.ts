import type { SecurityEvent } from './security-event.ts';

/**
 * The events whose authors said that somebody is in danger, and wait to hear that it was seen: the one that wakes somebody
 * because of that, or what is part of it.
 */
export function toldOfDanger({ id, alarm }: Pick<SecurityEvent, 'id' | 'alarm'>): string[] {
  return alarm ? [alarm.of, ...(alarm.others ?? [])] : [id];
}

/** An event that wakes somebody already, when further authors say that somebody is in danger. */
export function alarmedToo(event: SecurityEvent, ids: readonly string[]): SecurityEvent {
  const told = toldOfDanger(event);
  const more = ids.filter((id) => !told.includes(id));
  if (more.length === 0) return event;
  const alarm = event.alarm ?? { at: event.reportedAt, of: event.id };
  const { of } = alarm;
  return { ...event, alarm: { ...alarm, others: [...told.filter((id) => id !== of), ...more] } };
}

/** When it was said what wakes somebody, wherever that came from. */
export function saidAt({ at, since }: NonNullable<SecurityEvent['alarm']>): string {
  return since ?? at;
}

/** What an author wrote when their words made somebody be woken; nothing where they pressed a button, or it could not be kept. */
export function wordsOfDanger(
  { author, notes }: Pick<SecurityEvent, 'author' | 'notes'>,
  alarm: SecurityEvent['alarm'],
): string | undefined {
  if (!alarm) return undefined;
  const written = notes.filter(({ at, by }) => by === author && at >= saidAt(alarm));
  return written.map(({ text }) => text).join('\n') || undefined;
}

/** Whether it was words that made somebody be woken, which may mean danger; a button, or a form, says that there is. */
export function isDangerWritten(
  { author, notes }: Pick<SecurityEvent, 'author' | 'notes'>,
  alarm: SecurityEvent['alarm'],
): boolean {
  if (!alarm || alarm.pressed) return false;
  return notes.some(({ at, by }) => by === author && at === saidAt(alarm));
}

/**
 * What wakes somebody because of danger in an event, once what is part of it goes on by itself again: what stays with the event, and
 * what goes along, each where an author of it still waits for somebody to see what they said.
 * @param ids what goes on by itself
 */
export function alarmParted(
  event: SecurityEvent,
  ids: readonly string[],
): Record<'stays' | 'goes', SecurityEvent['alarm']> {
  const told = event.alarm ? toldOfDanger(event) : [];
  const among = (isGoing: boolean) => {
    const [of, ...others] = told.filter((id) => ids.includes(id) === isGoing);
    const { at, of: first, pressed, since } = event.alarm ?? {};
    if (!of || !at) return undefined;
    const moment = isGoing ? (since ?? at) : since;
    const said = of === first && { ...(pressed && { pressed }), ...(moment && { since: moment }) };
    return { at, of, ...(others.length > 0 && { others }), ...said };
  };
  return { stays: among(false), goes: among(true) };
}
