import type { Duty } from '../domain/agency-duty.ts';
import { type Contact, clauseOf, type RoutingRow } from '../domain/agency-routing.ts';
import { isStale } from '../domain/department.ts';
import type { SecurityEvent } from '../domain/security-event.ts';
import type { Text } from '../text/index.ts';
import { csosFor } from './report/access.ts';
import type { Unit } from './work.ts';

/** What has to be told, and why, with the clause: the same on the checklist and in the record. */
export function whyTold(t: Text, row: RoutingRow): string {
  const { language } = t.common;
  return `${row.name[language]}. ${row.why[language]} (${sourceOf(t, row)})`;
}

/** How whom a duty names is still to be reached: the department’s own CSO by name, where the settings say nothing else. */
export async function howToReach(unit: Unit, t: Text, event: SecurityEvent, agency: string): Promise<string> {
  const contact = unit.department.agencies[agency];
  const csos = !contact && agency === ownCso ? await csosFor(unit, event) : [];
  const { ownCso: here, noContact, addContact } = t.routing;
  if (csos.length === 0) return contact ? howReached(unit, t, contact) : `${noContact} ${addContact}`;
  return here(csos.map(({ name, id }) => `${name} (${id})`).join(', '));
}

/** What a row rests on: its clause of the standard, or another instrument. */
function sourceOf({ routing, common }: Text, { id, source }: RoutingRow): string {
  const clause = clauseOf(id);
  return clause ? routing.clause(clause) : (source?.[common.language] ?? '');
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

/** The agency that is the department’s own CSO, whom the directory knows. */
export const ownCso = 'departmental-cso';

/** How an agency is reached, and when that was verified; what nobody had checked for long at that moment is marked. */
export function howReached(unit: Unit, t: Text, contact: Contact | undefined, at = unit.now): string {
  if (!contact) return t.routing.noContact;
  const ways = [contact.telephone, contact.email].filter((way) => way !== undefined).join(', ');
  const said = isStale(unit.department, contact, at) ? t.routing.stale : t.routing.contact;
  return said(ways, contact.verified);
}
