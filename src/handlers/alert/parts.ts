import { fold } from '../../chat/words.ts';
import type { Alert } from '../../domain/alert.ts';
import { type Delivery, ledgerId } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import { type Dimension, groupOf, type Outcome, outcomeOf, outcomes } from '../../domain/roll-up.ts';
import type { Text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { alertOfficers } from './access.ts';
import { groupName } from './figures.ts';
import { ledgerOf } from './ledger.ts';

/** Who may ask how an alert stands: all of them its numbers, and names as `partOf` says. */
export const watchers = [...alertOfficers, 'communications', 'deputy-head', 'warden', 'manager'] as const;

/** What somebody may see of an alert: names of all, names of some, or only numbers. */
export type Part = { kind: 'all' } | { kind: 'some'; people: readonly Person[] } | { kind: 'numbers' };

/** Somebody of an alert's audience, with their line in the ledger. */
export interface Named {
  line: Delivery;
  /** Absent when they are no longer in the directory. */
  person: Person | undefined;
}

/** Need-to-know: wardens go and look for those of their floor, managers for those who name them. */
export async function partOf(unit: Unit, reader: { id: string; roles: ReadonlySet<string> }): Promise<Part> {
  const { people } = unit.store;
  const { id, roles } = reader;
  if (alertOfficers.some((role) => roles.has(role))) return { kind: 'all' };
  const self = await people.get(id);
  const found = new Map<string, Person>();
  if (roles.has('warden') && self?.building && self.floor) {
    for (const person of await people.onFloor(self.building, self.floor)) found.set(person.id, person);
  }
  if (roles.has('manager')) for (const person of await people.reportingTo(id)) found.set(person.id, person);
  return found.size > 0 ? { kind: 'some', people: [...found.values()] } : { kind: 'numbers' };
}

/** Those of some people whom an alert is for. */
export async function linesOf(unit: Unit, alert: Alert, people: readonly Person[]): Promise<Named[]> {
  const named: Named[] = [];
  for (const person of people) {
    const line = await unit.store.deliveries.get(ledgerId(alert.id, person.id));
    if (line) named.push({ line, person });
  }
  return named;
}

/** Everybody of the ledger, with their record, as they are read. */
export async function* namedLedger(unit: Unit, alert: Alert): AsyncGenerator<Named> {
  for await (const line of ledgerOf(unit.store, alert.id)) {
    yield { line, person: await unit.store.people.get(line.to.kind === 'person' ? line.to.id : '') };
  }
}

/** Those of one group. */
export async function linesOfGroup(unit: Unit, alert: Alert, by: Dimension, key: string): Promise<Named[]> {
  const named: Named[] = [];
  for await (const each of namedLedger(unit, alert)) if (groupOf(each.person, by) === key) named.push(each);
  return named;
}

/** The group that somebody means by its key or by its name, as `90-elgin/3` or `Policy`. */
export async function groupCalled(
  unit: Unit,
  t: Text,
  alert: Alert,
  by: Dimension,
  words: string,
): Promise<string | undefined> {
  const wanted = fold(words === '-' ? '' : words.trim());
  const seen = new Set<string>();
  for await (const { person } of namedLedger(unit, alert)) {
    const key = groupOf(person, by);
    if (seen.has(key)) continue;
    seen.add(key);
    if (fold(key) === wanted || fold(await groupName(unit, t, by, key)) === wanted) return key;
  }
  return undefined;
}

/** Those among some whom a reader may see by name. */
export function namedFor(part: Part, named: readonly Named[]): readonly Named[] {
  switch (part.kind) {
    case 'all':
      return named;
    case 'some':
      return named.filter(({ person }) => part.people.some(({ id }) => id === person?.id));
    case 'numbers':
      return [];
  }
}

/** By outcome, those to look for first; within one by name. */
export function byOutcome(named: readonly Named[]): [Outcome, Named[]][] {
  const sorted = [...named].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  return outcomes
    .map((outcome): [Outcome, Named[]] => [outcome, sorted.filter(({ line }) => outcomeOf(line) === outcome)])
    .filter(([, each]) => each.length > 0);
}

/** The name of whoever a line of the ledger is about; their address where they are in the directory no more. */
export function nameOf({ line, person }: Named): string {
  return person?.name ?? (line.to.kind === 'person' ? line.to.id : '');
}

/** Those to go and look for: they need help, or nothing is known of them. */
export function isMissing({ line }: Named): boolean {
  return ['help', 'silent', 'unreached'].includes(outcomeOf(line));
}

/** Those to telephone: nothing is known of them, or, where no answer is wanted, it did not reach them. */
export function isToCall({ wanted }: Alert, { line }: Named): boolean {
  const outcome = outcomeOf(line);
  return outcome === 'unreached' || (outcome === 'silent' && wanted !== 'none');
}
