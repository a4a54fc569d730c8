import type { Crisis } from '../../domain/crisis.ts';
import { entryId, type LogEntry } from '../../domain/log-entry.ts';
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
