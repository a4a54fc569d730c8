import { type Contact, clauseOf, type Duty, type RoutingRow } from '../domain/agency-routing.ts';
import { isStale } from '../domain/department.ts';
import type { Text } from '../text/index.ts';
import type { Unit } from './work.ts';

/** What has to be told, and why, with the clause: the same on the checklist and in the record. */
export function whyTold({ routing, common }: Text, { id, name, why }: RoutingRow): string {
  const { language } = common;
  return `${name[language]}. ${why[language]} (${routing.clause(clauseOf(id))})`;
}

/**
 * What policy says about when, and beside it the department's own deadline where it has one.
 * @param when how a moment is written, where a document writes it otherwise than chat
 */
export function byWhen(
  unit: Unit,
  t: Text,
  row: RoutingRow,
  { dueAt }: Pick<Duty, 'dueAt'>,
  when = (iso: string) => unit.whenIn(t, iso),
): string {
  const { timing } = row;
  const policy = t.routing.timings[timing];
  if (!dueAt) return policy;
  const moment = when(dueAt);
  if (timing === 'seven-days') return `${policy}. ${t.routing.policyDeadline(moment)}`;
  return hasDeadline(unit, row) ? `${policy}. ${t.routing.departmentDeadline(moment)}` : policy;
}

/** Whether a duty's moment is a deadline: of what has to be told without delay, people are only reminded then. */
export function hasDeadline({ department }: Unit, { id, timing }: RoutingRow): boolean {
  return timing !== 'without-delay' || department.notifications.deadlines[id] !== undefined;
}

/** How an agency is reached, and when that was verified; what nobody had checked for long at that moment is marked. */
export function howReached(unit: Unit, t: Text, contact: Contact | undefined, at = unit.now): string {
  if (!contact) return t.routing.noContact;
  const ways = [contact.telephone, contact.email].filter((way) => way !== undefined).join(', ');
  const said = isStale(unit.department, contact, at) ? t.routing.stale : t.routing.contact;
  return said(ways, contact.verified);
}
