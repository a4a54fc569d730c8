import { type AgencyRouting, type Contact, type RoutingRow, type Row, rows } from './agency-routing.ts';

/** Something an agency has to be told, and the proof that it was. */
export interface Duty {
  row: Row;
  agency: string;
  /** ISO instants: since when it applies; by when, where there is a time. */
  since: string;
  dueAt?: string;
  /** How far people have been reminded. */
  reminded?: 'soon' | 'owner' | 'cso';
  /** When whoever has it now was told that it is late, ISO instant; absent in older records. */
  remindedAt?: string;
  done?: Filing;
}

/** What a duty begins with. */
export type Begun = Pick<Duty, 'since' | 'dueAt' | 'reminded'>;

/** A duty that went: come back in time, it applies since it did, and is due when it was. */
export interface LaidDown extends Duty {
  /** ISO instant by which it has to come back, of what went by an answer; absent of what went because its event was over. */
  until?: string;
}

/** Milliseconds within which an answer or a decision that is taken back was a slip, which sets no time anew. */
export const slip = 24 * 60 * 60 * 1000;

/** A person says that it was done. */
export interface Filing {
  by: string;
  /** When the agency was told, ISO instant. */
  at: string;
  reference: string;
  filedAt: string;
  /** How the settings said then that the agency is reached; null where they did not. Absent in older records. */
  contact?: Contact | null;
}

/** The rows of duties as a history keeps them, in their order. */
export function writtenRows(duties: readonly Duty[] = []): string {
  return rows.filter((row) => duties.some((duty) => duty.row === row)).join(' ');
}

/** Seven days from the moment a breach was found to be material (Directive on Privacy Practices, Appendix B). */
export const sevenDays = 7 * 24 * 60 * 60 * 1000;

/**
 * The duties of an event after something changed: those that now apply are added, those that no longer do go unless
 * they were fulfilled, and what was filed stays.
 * @param begun since when a row applies that is added, and its time, where there is one
 */
export function reconcile(
  duties: readonly Duty[],
  applying: readonly Row[],
  routing: AgencyRouting,
  begun: (row: RoutingRow) => Begun,
): Duty[] {
  const kept = duties.filter((duty) => duty.done || applying.includes(duty.row));
  for (const row of routing.rows.filter(({ id }) => applying.includes(id))) {
    for (const agency of row.recipients) {
      if (kept.some((duty) => duty.row === row.id && duty.agency === agency)) continue;
      kept.push({ row: row.id, agency, ...begun(row) });
    }
  }
  return kept.sort((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row));
}

/** What stands in a duty's way: nothing, a time that comes near, or one that has passed. */
export function urgencyOf(duty: Duty, now: Date, soon: number): 'done' | 'open' | 'soon' | 'overdue' {
  if (duty.done) return 'done';
  if (!duty.dueAt) return 'open';
  const left = Date.parse(duty.dueAt) - now.getTime();
  if (left <= 0) return 'overdue';
  return left <= soon ? 'soon' : 'open';
}

/** A duty as whoever has its event from now on is reminded of it: anew, and of what is late at once, as late. */
export function remindedAnew(duty: Duty, now: Date): Duty {
  if (!duty.reminded || duty.done) return duty;
  const { reminded: _, remindedAt: __, ...anew } = duty;
  return { ...anew, ...remindedFirst(anew, now) };
}

/** How far people count as reminded of what nobody was reminded of yet: of what is late they hear at once, as late. */
export function remindedFirst({ dueAt }: Pick<Duty, 'dueAt'>, now: Date): Pick<Duty, 'reminded'> {
  return dueAt && Date.parse(dueAt) <= now.getTime() ? { reminded: 'soon' } : {};
}

/** When somebody has to be reminded of a duty next, and who. */
export function nextReminder(
  duty: Duty,
  { warnBefore, escalateAfter }: { warnBefore: number; escalateAfter: number },
): { at: Date; level: NonNullable<Duty['reminded']> } | undefined {
  if (duty.done || !duty.dueAt || duty.reminded === 'cso') return undefined;
  const due = Date.parse(duty.dueAt);
  if (duty.reminded === 'owner') {
    // Whoever got it late has as long as whoever had it in time.
    const told = duty.remindedAt === undefined ? due : Math.max(due, Date.parse(duty.remindedAt));
    return { at: new Date(told + escalateAfter), level: 'cso' };
  }
  const warning = due - warnBefore;
  // A duty with less time than the warning needs is reminded of when it is due, not at once.
  if (duty.reminded === undefined && warning > Date.parse(duty.since)) {
    return { at: new Date(warning), level: 'soon' };
  }
  return { at: new Date(due), level: 'owner' };
}
