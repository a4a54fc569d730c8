import type { FileMaker } from '../../chat/command.ts';
import type { Platform } from '../../chat/event.ts';
import type { HandedFile } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { csvLines } from '../../domain/csv.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { outcomeOf } from '../../domain/roll-up.ts';
import { type Text, text } from '../../text/index.ts';
import { eventShown } from '../event-shown.ts';
import type { Unit } from '../work.ts';
import { drill } from './card.ts';
import { isToCall, linesOf, type Named, namedLedger, nameOf, type Part, partOf } from './parts.ts';

const makerId = 'alert.ledger';

/** The whole ledger as table or as data, and the list of those to telephone. */
const kinds = ['csv', 'json', 'call'] as const;
type Kind = (typeof kinds)[number];

/** Spreadsheets take text for UTF-8 only where this stands first. */
export const byteOrderMark = '\uFEFF';

/** A document of an alert, as a message gives it out: in the reader's language. */
export function ledgerFile(alert: Alert, kind: Kind, t: Text): HandedFile {
  const language = t.common.language;
  const name = documentName(alert, kind === 'call' ? `-${t.watch.escalation.callFile}.csv` : `.${kind}`);
  const type = kind === 'json' ? 'application/json' : 'text/csv';
  return { maker: makerId, of: `${alert.id}:${kind}:${language}`, name, type };
}

/** The name is what people see first of a table: that of an exercise says so. */
export function documentName({ id, kind }: Alert, rest: string): string {
  return kind === 'exercise' ? `${drill.replace(' / ', '-')}-${id}${rest}` : `${id}${rest}`;
}

/** Makes them of what the reader may see: officers everybody, wardens and managers their people. */
export const ledgerFiles: FileMaker<Unit> = {
  id: makerId,
  async make(unit, of, reader, platform) {
    const [id = '', what, language] = of.split(':');
    const kind = kinds.find((each) => each === what);
    const alert = await readable(unit, id, platform);
    const part = reader && (await partOf(unit, reader));
    if (!alert || !kind || !part || part.kind === 'numbers') return undefined;
    const t = text(language === 'fr' ? 'fr' : 'en');
    const made = kind === 'json' ? await json(unit, alert, part) : await table(unit, alert, part, t, kind);
    return new TextEncoder().encode(made);
  },
};

/** An alert that was sent, where its marking may be shown. */
export async function readable(unit: Unit, id: string, platform: Platform): Promise<Alert | undefined> {
  const alert = await unit.store.alerts.get(id);
  const open = alert?.startedAt && fits(alert.marking, unit.department.ceilings[platform]);
  return open ? alert : undefined;
}

async function* namedOf(unit: Unit, alert: Alert, part: Part): AsyncGenerator<Named> {
  if (part.kind === 'all') yield* namedLedger(unit, alert);
  if (part.kind === 'some') yield* await linesOf(unit, alert, part.people);
}

/** Rows that are written at once: others get their turn in between. */
const atOnce = 250;

async function table(unit: Unit, alert: Alert, part: Part, t: Text, kind: 'csv' | 'call'): Promise<string> {
  const columns = kind === 'call' ? callColumns : ledgerColumns;
  const parts: string[] = [];
  let rows: unknown[][] = [columns.map((column) => t.watch.columns[column])];
  for await (const named of namedOf(unit, alert, part)) {
    if (kind === 'call' && !isToCall(alert, named)) continue;
    const values = await valuesOf(unit, t, alert, named);
    rows.push(columns.map((column) => values[column]));
    if (rows.length < atOnce) continue;
    parts.push(csvLines(rows));
    rows = [];
    await new Promise(setImmediate);
  }
  if (rows.length > 0) parts.push(csvLines(rows));
  return `${byteOrderMark}${parts.join('\r\n')}\r\n`;
}

const callColumns = [
  ...['name', 'telephone', 'address', 'building', 'floor', 'unit'],
  ...['manager', 'managerTelephone', 'outcome', 'reason'],
] as readonly Column[];
const ledgerColumns = [
  ...['name', 'address', 'building', 'floor', 'unit', 'manager'],
  ...['outcome', 'answeredAt', 'answeredBy', 'late', 'event'],
  ...['platform', 'state', 'reason', 'sentAt', 'attempts'],
] as readonly Column[];
type Column = keyof Text['watch']['columns'];

async function valuesOf(
  unit: Unit,
  t: Text,
  alert: Alert,
  named: Named,
): Promise<Record<Column, string | number | undefined>> {
  const { line, person } = named;
  const { answer } = line;
  const manager = person?.manager ? await unit.store.people.get(person.manager) : undefined;
  const building = unit.department.buildings.find(({ id }) => id === person?.building);
  const outcome = outcomeOf(line);
  const reason = line.reason && (t.watch.report.reasons as Record<string, string>)[line.reason];
  return {
    name: nameOf(named),
    address: line.to.kind === 'person' ? line.to.id : undefined,
    building: building?.name[t.common.language] ?? person?.building,
    floor: person?.floor,
    unit: person?.unit,
    manager: manager?.name ?? person?.manager,
    telephone: person?.telephone,
    managerTelephone: manager?.telephone,
    outcome: outcome === 'silent' && alert.wanted === 'none' ? t.watch.listReached : t.watch.lists[outcome],
    answeredAt: answer?.at,
    answeredBy: answer && (answer.by ?? (line.to.kind === 'person' ? line.to.id : undefined)),
    late: answer?.late && t.common.yes,
    event: await eventShown(unit, answer?.event),
    platform: line.to.platform,
    state: line.state,
    reason: reason ?? line.reason,
    sentAt: line.sentAt,
    attempts: line.attempts,
  };
}

/** The ledger's lines as they are stored, each with its person; nothing of where the messages lie on a platform. */
async function json(unit: Unit, alert: Alert, part: Part): Promise<string> {
  const lines: object[] = [];
  for await (const { line, person } of namedOf(unit, alert, part)) {
    const { name, building, floor, unit: team, manager } = person ?? {};
    const who = { person: line.to.kind === 'person' ? line.to.id : '', name };
    lines.push({ ...who, building, floor, unit: team, manager, ...(await plain(unit, line)) });
  }
  const { id, kind, title, wanted, state, startedAt, until, ended } = alert;
  return JSON.stringify(
    { alert: { id, kind, title, wanted, state, startedAt, until, ended }, lines },
    undefined,
    1,
  );
}

async function plain(unit: Unit, line: Delivery): Promise<object> {
  const { to, state, sentAt, attempts, reason, owedAt, outside } = line;
  const shown = async (answer: NonNullable<Delivery['answer']>) => ({
    ...answer,
    event: await eventShown(unit, answer.event),
  });
  const answer = line.answer && (await shown(line.answer));
  const corrected = line.corrected && (await Promise.all(line.corrected.map(shown)));
  const how = { platform: to.platform, state, reason, owedAt, sentAt, attempts, outside };
  return { outcome: outcomeOf(line), answer, corrected, ...how };
}
