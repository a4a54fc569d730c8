import type { LogEntry } from '../domain/log-entry.ts';
import type { Store } from '../domain/store.ts';
import { type Collection, csvColumns, csvRow } from './export-columns.ts';
import type { Verb } from './verb.ts';

export interface ExportInput {
  collection: Collection;
  format: 'json' | 'csv';
}

const pageLength = 1_000;

/** Every record of a collection in an open format; the identities of confidential reports stay sealed. */
export const exportVerb: Verb<ExportInput> = {
  name: 'export',
  async run(ctx, { collection, format }) {
    const fact = {
      who: `os:${ctx.user}`,
      what: 'export',
      outcome: 'done',
      record: collection,
      from: 'command line',
    } as const;
    const courses = ctx.department.awareness.courses.map(({ id }) => id);
    await ctx.store.commit([], [{ at: ctx.now.toISOString(), ...fact }]);
    if (format === 'json') {
      ctx.print('[');
      let first = true;
      for await (const record of records(ctx.store, collection, courses)) {
        ctx.print(`${first ? ' ' : ','}${JSON.stringify(record)}`);
        first = false;
      }
      ctx.print(']');
      return 0;
    }
    const columns: Record<Collection, readonly string[]> = csvColumns;
    ctx.print(columns[collection].join(','));
    for await (const record of records(ctx.store, collection, courses))
      ctx.print(csvRow(record, columns[collection]));
    return 0;
  },
};

async function* records(
  store: Store,
  collection: Collection,
  courses: readonly string[],
): AsyncGenerator<object> {
  switch (collection) {
    case 'people':
      return yield* pages(
        (last) => store.people.page(last, pageLength),
        (person) => person.id,
      );
    case 'events':
      return yield* pages(
        (after) => store.events.page({ limit: pageLength, ...(after && { after }) }),
        (event) => event.id,
      );
    case 'alerts':
      return yield* pages(
        (last) => store.alerts.page(last, pageLength),
        (alert) => alert.id,
      );
    case 'deliveries':
      return yield* pages(
        (last) => store.deliveries.page(last, pageLength),
        (delivery) => delivery.id,
      );
    case 'rooms':
      for await (const crisis of pages(
        (last) => store.crises.page(last, pageLength),
        (each) => each.id,
      )) {
        yield {
          ...crisis,
          room: await store.rooms.get(crisis.id),
          reports: await store.reports.of(crisis.id),
          log: await logOf(store, crisis.id),
        };
      }
      return;
    case 'actions':
      return yield* pages(
        (last) => store.actions.page(last, pageLength),
        (action) => action.id,
      );
    case 'screening':
      return yield* pages(
        (last) => store.screening.page(last, pageLength),
        (record) => record.id,
      );
    case 'campaigns':
      return yield* pages(
        (last) => store.campaigns.page(last, pageLength),
        (campaign) => campaign.id,
      );
    case 'courses':
      for (const course of courses) {
        yield* pages(
          (last) => store.completions.page(course, last, pageLength),
          (completion) => completion.id,
        );
      }
      return;
    case 'audit':
      for (const chain of await store.audit.chains()) {
        const page = async (last?: string) =>
          (await store.audit.page(Number(last ?? 0), pageLength, chain)).map((each) => ({ ...each, chain }));
        yield* pages(page, (entry) => String(entry.seq));
      }
      return;
  }
}

async function logOf(store: Store, crisis: string): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for (;;) {
    const page = await store.logs.page(crisis, log.at(-1)?.number ?? 0, pageLength);
    log.push(...page);
    if (page.length < pageLength) return log;
  }
}

async function* pages<R>(
  page: (last: string | undefined) => Promise<R[]>,
  id: (record: R) => string,
): AsyncGenerator<R> {
  for (let last: string | undefined; ; ) {
    const found = await page(last);
    yield* found;
    const end = found.at(-1);
    if (!end || found.length < pageLength) return;
    last = id(end);
  }
}
