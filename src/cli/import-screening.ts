import { localDate } from '../domain/local-time.ts';
import { type Screening, screeningFields, withReassessed } from '../domain/screening.ts';
import { endedBy, newTask, ruleOf, startedBy } from '../domain/screening-clocks.ts';
import { briefAfter } from '../handlers/awareness/paths.ts';
import { checkAccess } from '../handlers/crisis/lapse.ts';
import { checkOwners } from '../handlers/desk/lapse.ts';
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
    const read = readScreening(text, localDate(ctx.now, ctx.department.timeZone));
    if (!read.ok) {
      for (const { line, found, todo } of read.problems) ctx.print(`line ${line}: ${found} ${todo}`);
      ctx.print('Nothing was imported.');
      return 1;
    }
    for (const { line, found, todo } of read.remarks) ctx.print(`line ${line}: ${found} ${todo}`);
    const unit = new Unit(ctx.services, ctx.now);
    const changed: { id: string; fields: string[] }[] = [];
    let added = 0;
    for (const said of read.records) {
      const before = await ctx.store.screening.get(said.id);
      const row = before ? withReassessed(before, said) : said;
      if (row.conditionsUntil !== said.conditionsUntil)
        ctx.print(
          `${row.id}: conditions_until ${said.conditionsUntil} is from before they were reassessed on ${row.reassessed?.on}; ${row.conditionsUntil} stays.`,
        );
      const differences = compare(before, row);
      if (differences.length === 0) continue;
      if (!before) added += 1;
      const unknown = (await ctx.store.people.get(row.id)) ? '' : ' (not in the directory)';
      ctx.print(`${row.id}${unknown}: ${differences.map(({ shown }) => shown).join(', ')}`);
      const after = { ...row, version: before?.version ?? 0 };
      unit.save('screening', after);
      await briefAfter(unit, before, after);
      for (const line of await runClocks(unit, before, row, `os:${ctx.user}`)) ctx.print(`  ${line}`);
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
    await checkAccess(unit);
    await checkOwners(unit);
    // Which fields changed is enough for the audit: what they say is for those who need to know.
    await ctx.store.commit(unit.writes, [
      { ...by, what: 'import screening', detail: `${changed.length} records` },
      ...changed.map(({ id, fields }) => ({
        ...by,
        what: 'screening changed',
        record: id,
        detail: `fields:${fields.join(',')}` as const,
      })),
    ]);
    return 0;
  },
};

/** Starts the Directive's clocks that a change starts, today, and ends those that it ends; tells each in a line. */
async function runClocks(
  unit: Unit,
  before: Screening | undefined,
  after: Omit<Screening, 'version'>,
  by: string,
): Promise<string[]> {
  const lines: string[] = [];
  const since = localDate(unit.now, unit.department.timeZone);
  for (const clock of startedBy(before, after)) {
    const task = newTask(after.id, clock, { since, by, level: after.level, place: unit.department });
    if (await unit.store.clocks.get(task.id)) continue;
    unit.save('clocks', task);
    lines.push(`starts ${clock}: by ${task.due} (Directive on Security Screening, ${ruleOf(clock).clause})`);
  }
  for (const task of await unit.store.clocks.of(after.id)) {
    if (task.done || !endedBy(task.clock, after)) continue;
    unit.save('clocks', { ...task, done: { by, at: unit.now.toISOString() } });
    lines.push(`ends ${task.clock}, which ran since ${task.since}`);
  }
  return lines;
}

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
