import { isLateAction } from '../../domain/action-item.ts';
import { type Crisis, crisisClosure } from '../../domain/crisis.ts';
import type { Text } from '../../text/index.ts';
import { exact } from '../alert/figures.ts';
import type { Row } from '../record/paper.ts';
import type { Unit } from '../work.ts';
import { playbookOf } from './words.ts';

/** How quickly things were done: for the exercise, and for the after-action report of what was real. */
export async function scorecard(unit: Unit, t: Text, crisis: Crisis): Promise<Row[]> {
  const words = t.crisis.scorecard;
  const opened = Date.parse(crisis.openedAt);
  const room = await unit.store.rooms.get(crisis.id);
  const reports = await unit.store.reports.of(crisis.id);
  const actions = await unit.store.actions.of(crisis.id);
  const critical = playbookOf(unit, crisis.playbook)?.critical ?? [];
  const filledAt = await rolesFilledAt(unit, crisis, critical);
  const time = (iso: string | undefined) => (iso ? exact(t, Date.parse(iso) - opened) : words.never);
  const released = crisis.injects.filter(({ releasedAt }) => releasedAt).length;
  const rows: Row[] = [
    [words.room, time(room?.openAt)],
    [words.roles, time(filledAt)],
    [words.firstReport, time(reports[0]?.issuedAt)],
    [words.lateReports, String(crisis.reporting.late + (isReportMissing(crisis, unit.now) ? 1 : 0))],
    [
      words.actionsOverdue,
      String(actions.filter((action) => isLateAction(action, unit.now) || wasLate(action)).length),
    ],
  ];
  if (crisis.injects.length > 0) rows.push([words.injects, words.of(released, crisis.injects.length)]);
  return rows;
}

/** The next report did not come in its time: not by now, or not before the end. */
export function isReportMissing(crisis: Crisis, now: Date): boolean {
  return crisis.reporting.nextAt < (crisisClosure(crisis)?.at ?? now.toISOString());
}

function wasLate({
  dueAt,
  history,
}: {
  dueAt?: string;
  history: readonly { what: string; at: string }[];
}): boolean {
  const done = history.findLast(({ what }) => what === 'done')?.at;
  return dueAt !== undefined && done !== undefined && done > dueAt;
}

/** When the last of the critical roles was filled for the first time; undefined while one never was. */
async function rolesFilledAt(
  unit: Unit,
  crisis: Crisis,
  critical: readonly string[],
): Promise<string | undefined> {
  const first = new Map<string, string>();
  for (let after = 0; first.size < critical.length; ) {
    const page = await unit.store.logs.page(crisis.id, after, 500);
    for (const { what, of = '', at } of page) {
      if (what === 'role' && critical.includes(of) && !first.has(of)) first.set(of, at);
    }
    after = page.at(-1)?.number ?? after;
    if (page.length < 500) break;
  }
  // That somebody left a role later is another matter, which stands with the roles.
  return critical.every((role) => first.has(role)) ? [...first.values()].sort().at(-1) : undefined;
}
