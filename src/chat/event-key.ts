import type { ChatEvent } from './event.ts';

/**
 * What a form says, whichever way it was sent: one that is delivered again says the same. Of words, when they were changed; of
 * other events, nothing.
 */
export function contentOf(event: ChatEvent): string {
  if (event.kind === 'text') return event.edited ?? '';
  if (event.kind !== 'form') return '';
  const values = Object.entries(event.values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([values, event.files.map(({ name, size }) => [name, size])]);
}

/** Under which an event is recognised when it is delivered again; a form by its token, however often it is sent. */
export function eventKey(event: ChatEvent): string {
  return event.kind === 'form' ? `form:${event.token}` : `${event.sender.platform}:${event.id}`;
}
