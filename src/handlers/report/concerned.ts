import { fold } from '../../chat/words.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Unit } from '../work.ts';
import { identityBehind } from './access.ts';

/** Somebody who may be named in an event. */
interface Somebody {
  id: string;
  name: string;
}

/** Whether an event’s author names somebody, by name or address, in what they wrote: the event may be about them. */
export function isNamed({ text, where, notes }: SecurityEvent, { id, name }: Somebody): boolean {
  const words = fold([text, where, ...notes.map((note) => note.text)].join('\n'));
  return words.includes(fold(name)) || words.includes(fold(id));
}

/** Whether an event is somebody’s own report, under their name or confidentially, or names them. */
export async function isConcerned(unit: Unit, event: SecurityEvent, person: Somebody): Promise<boolean> {
  const author = event.confidential ? (await identityBehind(unit, event.author))?.id : event.author;
  return author === person.id || isNamed(event, person);
}
