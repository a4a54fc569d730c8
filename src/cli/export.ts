import type { AuditEntry } from '../domain/audit.ts';
import { eachOf, pagesBy } from '../domain/pages.ts';
import type { Store } from '../domain/store.ts';
import { wholeLog } from '../handlers/crisis/whole-log.ts';
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
      return yield* eachOf(pageLength, (last) => store.people.page(last, pageLength));
    case 'events':
      return yield* eachOf(pageLength, (last) =>
        store.events.page({ limit: pageLength, ...(last && { after: last }) }),
      );
    case 'alerts':
      return yield* eachOf(pageLength, (last) => store.alerts.page(last, pageLength));
    case 'deliveries':
      return yield* eachOf(pageLength, (last) => store.deliveries.page(last, pageLength));
    case 'rooms':
      for await (const crisis of eachOf(pageLength, (last) => store.crises.page(last, pageLength))) {
        yield {
          ...crisis,
          room: await store.rooms.get(crisis.id),
          reports: await store.reports.of(crisis.id),
          log: await wholeLog(store, crisis.id),
        };
      }
      return;
    case 'actions':
      return yield* eachOf(pageLength, (last) => store.actions.page(last, pageLength));
    case 'screening':
      return yield* eachOf(pageLength, (last) => store.screening.page(last, pageLength));
    case 'campaigns':
      return yield* eachOf(pageLength, (last) => store.campaigns.page(last, pageLength));
    case 'courses':
      for (const course of courses) {
        yield* eachOf(pageLength, (last) => store.completions.page(course, last, pageLength));
      }
      return;
    case 'audit':
      for (const chain of await store.audit.chains()) {
        const page = (after = 0) => store.audit.page(after, pageLength, chain);
        for await (const entries of pagesBy(pageLength, ({ seq }: AuditEntry) => seq, page))
          for (const entry of entries) yield { ...entry, chain };
      }
      return;
  }
}
