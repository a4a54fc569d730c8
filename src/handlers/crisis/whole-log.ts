import type { LogEntry } from '../../domain/log-entry.ts';
import { pagesBy } from '../../domain/pages.ts';
import type { Store } from '../../domain/store.ts';

const pageLength = 500;

/** The log of a crisis from its first entry to its last. */
export async function wholeLog({ logs }: Pick<Store, 'logs'>, crisis: string): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  const page = (after = 0) => logs.page(crisis, after, pageLength);
  for await (const found of pagesBy(pageLength, ({ number }: LogEntry) => number, page))
    entries.push(...found);
  return entries;
}
