import type { FileMaker } from '../../chat/command.ts';
import type { HandedFile } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { csvLines } from '../../domain/csv.ts';
import { type Counts, dimensions, RollUp } from '../../domain/roll-up.ts';
import { type Text, text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { groupName, listTitle, outcomesOf } from './figures.ts';
import { byteOrderMark, documentName, ledgerFile, readable } from './ledger-files.ts';
import { namedLedger, type Part, watchers } from './parts.ts';

const makerId = 'alert.groups';

/** The documents of how an alert stands, for a reader: names of those they may see, numbers of all. */
export function tables(alert: Alert, part: Part, t: Text): HandedFile[] {
  const kinds = { all: ['csv', 'call'], some: ['csv'], numbers: [] } as const;
  return [...kinds[part.kind].map((kind) => ledgerFile(alert, kind, t)), groupFile(alert, t)];
}

/** How all groups of an alert stand, as a table: numbers and nobody’s name, so for everybody who may ask how it stands. */
function groupFile(alert: Alert, t: Text): HandedFile {
  const name = documentName(alert, `-${t.watch.groups.file}.csv`);
  return { maker: makerId, of: `${alert.id}:${t.common.language}`, name, type: 'text/csv' };
}

export const groupFiles: FileMaker<Unit> = {
  id: makerId,
  async make(unit, of, reader, platform) {
    const [id = '', language] = of.split(':');
    const alert = await readable(unit, id, platform);
    if (!alert || !reader || !watchers.some((role) => reader.roles.has(role))) return undefined;
    return new TextEncoder().encode(await table(unit, alert, text(language === 'fr' ? 'fr' : 'en')));
  },
};

async function table(unit: Unit, alert: Alert, t: Text): Promise<string> {
  const rollUps = dimensions.map((by) => ({ by, rollUp: new RollUp(by) }));
  for await (const { line, person } of namedLedger(unit, alert)) {
    for (const { rollUp } of rollUps) rollUp.add(line, person);
  }
  const { by: grouped, group } = t.watch.groups;
  const outcomes = outcomesOf(alert.wanted);
  const titles = outcomes.map((outcome) => listTitle(t, alert.wanted, outcome));
  const rows: unknown[][] = [[grouped, group, t.watch.report.people, ...titles, t.watch.columns.late]];
  const numbers = (counts: Counts) => [
    counts.people,
    ...outcomes.map((outcome) => counts[outcome]),
    counts.late,
  ];
  for (const { by, rollUp } of rollUps) {
    for (const { key, counts } of rollUp.groups(Number.POSITIVE_INFINITY).shown) {
      rows.push([t.watch.by[by], await groupName(unit, t, by, key), ...numbers(counts)]);
    }
  }
  return `${byteOrderMark}${csvLines(rows)}\r\n`;
}
