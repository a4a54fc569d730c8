import { clean } from '../chat/words.ts';
import {
  type Passage,
  type Provision,
  provisions,
  sheetSent,
  unseenBy,
} from '../domain/access-to-information.ts';
import { change } from '../domain/event-history.ts';
import type { SecurityEvent } from '../domain/security-event.ts';
import { counterIn, passageKey } from '../domain/sever.ts';
import { textsOf } from '../handlers/record/paper.ts';
import { recordToSever } from '../handlers/record/severed.ts';
import { keptForRequest } from '../handlers/record/severing.ts';
import { leftBy, leftIn } from '../handlers/record/severing-review.ts';
import { readSheet } from '../handlers/record/sheet.ts';
import { Unit } from '../handlers/work.ts';
import { text as sentences } from '../text/index.ts';
import { again } from './again.ts';
import { type RowProblem, readTable } from './csv-table.ts';
import type { ExitCode, Verb, VerbContext } from './verb.ts';

export const severingColumns = ['provision', 'passage'];

export interface ImportSeveringInput {
  id: string;
  /** The file's content; read by the command, so that the bot needs no right to it. */
  text: string;
  dryRun: boolean;
  /** Also where passages of the sheet that is there are not in the file. */
  replace: boolean;
}

/**
 * Takes a severing sheet that the privacy officers filled in as a file, for a department none of whose platforms may show
 * it. What the record got after it was last written out by the command line counts as not looked at.
 */
export const importSevering: Verb<ImportSeveringInput> = {
  name: 'import severing',
  run: (ctx, input) =>
    again(async () => {
      const lines: string[] = [];
      const exit = await take({ ...ctx, print: (line) => lines.push(line) }, input);
      for (const line of lines) ctx.print(line);
      return exit;
    }),
};

async function take(ctx: VerbContext, { id, text, dryRun, replace }: ImportSeveringInput): Promise<ExitCode> {
  const event = await ctx.store.events.get(id);
  if (!event) {
    ctx.print(`There is no record ${id}.`);
    return 1;
  }
  const seen = readUpTo(event);
  if (seen === 0) {
    ctx.print(
      `Nobody can have read ${id} for this sheet yet. Have it written out first: npm run vigie -- record ${id}`,
    );
    return 1;
  }
  const read = readFields(id, text);
  if (!read.ok) {
    for (const { line, found, todo } of read.problems) ctx.print(`line ${line}: ${found} ${todo}`.trim());
    ctx.print('Nothing was imported.');
    return 1;
  }
  const { passages } = read;
  const unit = new Unit(ctx.services, ctx.now);
  const count = {
    en: counterIn(textsOf(await recordToSever(unit, event, 'en'))),
    fr: counterIn(textsOf(await recordToSever(unit, event, 'fr'))),
  };
  const times = (n: number) => (n === 0 ? 'NOT IN THE RECORD' : String(n));
  for (const { text, provisions: under } of passages) {
    const [en, fr] = [times(count.en(text)), times(count.fr(text))];
    ctx.print(`${under.join(', ')}  “${text}”  ${en === fr ? en : `${en} in English, ${fr} in French`}`);
  }
  const left = new Set<string>();
  for (const language of ['en', 'fr'] as const)
    for (const detail of await leftIn(unit, event, passages, language)) left.add(detail);
  if (left.size > 0) {
    const quoted = [...left].map((each) => `“${each}”`).join(', ');
    ctx.print(`Looks like details of persons and stays in the copy: ${quoted}`);
  }
  const before = await ctx.store.severings.get(id);
  const lost = lostOf(before?.passages ?? [], passages);
  if (lost.length > 0) ctx.print(`In the sheet that is there, and not in the file: ${lost.join(', ')}`);
  if (dryRun) {
    ctx.print('Dry run: nothing was changed.');
    return 0;
  }
  if (lost.length > 0 && !replace) {
    ctx.print(
      'Somebody put these into the sheet. Add them to the file; or, where they are to be left in the copy, run it again with --replace. Nothing was imported.',
    );
    return 1;
  }
  const by = `os:${ctx.user}`;
  const at = ctx.now.toISOString();
  const history = [...(before?.history ?? []), sheetSent(before, by, at)];
  const kept = keptForRequest(unit, event, by);
  const inEnglish = await leftBy(unit, kept, { ...before, passages, seen }, 'en');
  const known = await leftBy(unit, kept, { left: inEnglish, passages, seen }, 'fr');
  const changed = change(kept, by, ctx.now, 'severing', {}, { to: 'sheet' });
  await ctx.store.commit(
    [
      { in: 'severings', put: { id, version: before?.version ?? 0, passages, seen, left: known, history } },
      { in: 'events', put: changed },
    ],
    [
      {
        at,
        who: by,
        what: 'import severing',
        outcome: 'done',
        record: id,
        detail: `${passages.length} passages`,
        from: 'command line',
      },
    ],
  );
  ctx.print(
    unseenBy({ seen }, event).length > 0
      ? `${id} changed after it was written out. Write it out again (npm run vigie -- record ${id}), look at what came, and import the sheet again.`
      : `The sheet is kept. To make the copy: npm run vigie -- record ${id} --severed`,
  );
  return 0;
}

/** What a sheet takes out, and a new one does not: a passage, or that it is taken out under a provision. */
function lostOf(before: readonly Passage[], after: readonly Passage[]): string[] {
  const under = new Map(after.map(({ text, provisions }) => [passageKey(text), provisions]));
  return before.flatMap(({ text, provisions }) =>
    provisions
      .filter((each) => !under.get(passageKey(text))?.includes(each))
      .map((each) => `${each} “${text}”`),
  );
}

/** How much of the history there was when somebody last got the whole record from the command line. */
function readUpTo({ history }: SecurityEvent): number {
  return (
    history.findLastIndex(
      ({ what, to, by }) => what === 'exported' && to?.startsWith('record ') && by.startsWith('os:'),
    ) + 1
  );
}

/** The sheet of a file, a row for each passage; one under several provisions has several rows. */
function readFields(id: string, text: string) {
  const table = readTable(text, severingColumns);
  if (!table.ok) return table;
  const problems: RowProblem[] = [...table.problems];
  const fields = new Map<Provision, { line: number; passage: string }[]>();
  for (const { line, cells } of table.rows) {
    const given = (cells.provision ?? '').replace(/\s/g, '');
    const provision = provisions.find((each) => each === given);
    if (!provision) {
      const todo = `They are: ${provisions.join(', ')}.`;
      problems.push({ line, found: `“${given}” is not a provision that a record is severed under.`, todo });
      continue;
    }
    const passage = clean(cells.passage ?? '').replace(/\s+/g, ' ');
    fields.set(provision, [...(fields.get(provision) ?? []), { line, passage }]);
  }
  if (problems.length > 0) return { ok: false, problems } as const;
  const rows = provisions.map((provision) => fields.get(provision) ?? []);
  const sheet = readSheet(
    id,
    rows.map((own) => own.map(({ passage }) => passage).join('\n')),
  );
  if (sheet.ok) return sheet;
  const line = fields.get(sheet.provision)?.[0]?.line ?? 1;
  const found = sheet.why(sentences('en').record.severing);
  return { ok: false, problems: [{ line, found, todo: '' }] } as const;
}
