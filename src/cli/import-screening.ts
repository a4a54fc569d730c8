import { type Screening, screeningFields } from '../domain/screening.ts';
import { briefAfter } from '../handlers/awareness/paths.ts';
import { Unit } from '../handlers/work.ts';
import { readScreening } from './screening-csv.ts';
import type { Verb } from './verb.ts';

export interface ImportScreeningInput {
  /** The file's content; read by the command, so that the bot needs no right to it. */
  text: string;
  dryRun: boolean;
}

/** Adds and updates screening records. Every difference is shown before it is applied; absent rows stay. */
export const importScreening: Verb<ImportScreeningInput> = {
  name: 'import screening',
  async run(ctx, { text, dryRun }) {
    const read = readScreening(text);
    if (!read.ok) {
      for (const { line, found, todo } of read.problems) ctx.print(`line ${line}: ${found} ${todo}`);
      ctx.print('Nothing was imported.');
      return 1;
    }
    for (const { line, found, todo } of read.remarks) ctx.print(`line ${line}: ${found} ${todo}`);
    const unit = new Unit(ctx.services, ctx.now);
    const changed: { id: string; fields: string[] }[] = [];
    let added = 0;
    for (const row of read.records) {
      const before = await ctx.store.screening.get(row.id);
      const differences = compare(before, row);
      if (differences.length === 0) continue;
      if (!before) added += 1;
      const unknown = (await ctx.store.people.get(row.id)) ? '' : ' (not in the directory)';
      ctx.print(`${row.id}${unknown}: ${differences.map(({ shown }) => shown).join(', ')}`);
      const after = { ...row, version: before?.version ?? 0 };
      unit.save('screening', after);
      await briefAfter(unit, before, after);
      changed.push({ id: row.id, fields: differences.map(({ field }) => field) });
    }
    const unchanged = read.records.length - changed.length;
    ctx.print(`${added} added, ${changed.length - added} updated, ${unchanged} unchanged`);
    if (dryRun) {
      ctx.print('Dry run: nothing was changed.');
      return 0;
    }
    const by = {
      at: ctx.now.toISOString(),
      who: `os:${ctx.user}`,
      outcome: 'done',
      from: 'command line',
    } as const;
    // Which fields changed is enough for the audit: what they say is for those who need to know.
    await ctx.store.commit(unit.writes, [
      { ...by, what: 'import screening', detail: `${changed.length} records` },
      ...changed.map(({ id, fields }) => ({
        ...by,
        what: 'screening changed',
        record: id,
        detail: fields.join(','),
      })),
    ]);
    return 0;
  },
};

function compare(
  before: Screening | undefined,
  after: Omit<Screening, 'version'>,
): { field: string; shown: string }[] {
  return screeningFields
    .filter((field) => before?.[field] !== after[field])
    .map((field) => ({
      field,
      shown: `${field} ${before ? `${before[field] ?? 'empty'} → ` : ''}${after[field] ?? 'empty'}`,
    }));
}
