import type { Crisis } from '../../domain/crisis.ts';
import { entryId, type LogEntry, longestEntry } from '../../domain/log-entry.ts';
import type { Text } from '../../text/index.ts';
import { type Unit, Work } from '../work.ts';

type Fields = Pick<LogEntry, 'what' | 'by'> & Partial<LogEntry>;

/** Puts a line on a crisis's log. It touches nothing else, so that it costs the same however long the log is. */
export async function put(unit: Unit, { id }: Pick<Crisis, 'id'>, fields: Fields): Promise<LogEntry> {
  const number = await unit.store.logs.nextNumber(id);
  const entry: LogEntry = {
    id: entryId(id, number),
    version: 0,
    crisis: id,
    number,
    at: unit.now.toISOString(),
    via: unit instanceof Work ? unit.platform : 'vigie',
    ...fields,
  };
  unit.save('entries', entry);
  return entry;
}

/** What is said of words that were put down; where an entry does not hold them all, that it does not. */
export function putSentence({ crisis: { log } }: Text, { number }: LogEntry, words: string): string {
  return words.length > longestEntry ? log.putInPart(number, longestEntry) : log.put(number);
}
