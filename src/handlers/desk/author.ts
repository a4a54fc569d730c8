import type { Message } from '../../chat/message.ts';
import { languageOf } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { type Text, text } from '../../text/index.ts';
import { identityToTell } from '../report/access.ts';
import type { Unit } from '../work.ts';

/**
 * Tells the author, in their language and under their pseudonym where they report confidentially. Each time is a message of its
 * own: one of before would change in place, above whatever they were told since.
 * @returns whether it is known who that is: a seal may not open any more
 */
export async function tellAuthor(
  unit: Unit,
  event: SecurityEvent,
  what: string,
  write: (t: Text) => Message,
): Promise<boolean> {
  // A change of the readiness level is an event that nobody reported.
  if (event.readiness) return true;
  const id = event.confidential ? (await identityToTell(unit, event.author))?.id : event.author;
  const author = id === undefined ? undefined : await unit.store.people.get(id);
  const language = author ? languageOf(author, event.language) : event.language;
  const to = { kind: 'person', id: event.author, platform: event.platform } as const;
  await unit.owe(`${event.id}:${what}:${unit.now.getTime()}`, to, write(text(language)));
  return id !== undefined;
}

/** What an author reads of what becomes of their event; a change of circumstances is the screening officers' alone. */
export function toAuthor(
  { report, casework, screening }: Text,
  { circumstance }: SecurityEvent,
): Text['screening']['change']['toAuthor'] {
  if (circumstance) return screening.change.toAuthor;
  return {
    acknowledged: report.acknowledged,
    taken: report.taken,
    asked: report.plainAsked,
    question: casework.question,
    questionByTelephone: casework.questionByTelephone,
    closed: casework.closing.author,
    reopened: casework.authorReopened,
    dangerSeen: report.dangerSeen,
  };
}

/** What was done to an event, and whether its author hears of it, where it has one. */
export function withAuthorTold(
  { desk }: Text,
  { readiness }: Pick<SecurityEvent, 'readiness'>,
  done: string,
  told: boolean,
): string {
  if (readiness) return done;
  return `${done} ${told ? desk.authorTold : desk.authorLost}`;
}
