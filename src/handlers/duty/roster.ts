import { say } from '../../chat/message.ts';
import { type DutyRoster, type DutyTurn, turnsAt } from '../../domain/duty-roster.ts';
import type { Person } from '../../domain/person.ts';
import { type Unit, Work } from '../work.ts';
import { isOfficer, onDutyBy } from './on-duty.ts';

/**
 * Who is on duty by some turns and not by others.
 * @param were whose turns are over: they were officers, though they may act for one no more since the same moment
 */
export async function changed(
  unit: Unit,
  before: readonly DutyTurn[],
  after: readonly DutyTurn[],
  were: readonly Person[] = [],
): Promise<{ left: Person[]; came: Person[] }> {
  const was = await onDutyBy(unit, before, (each) => isAmong(were, each) || isOfficer(unit, each));
  return between(was, await onDutyBy(unit, after));
}

function between(was: readonly Person[], is: readonly Person[]): { left: Person[]; came: Person[] } {
  return { left: was.filter((each) => !isAmong(is, each)), came: is.filter((each) => !isAmong(was, each)) };
}

export function isAmong(people: readonly Person[], { id }: Pick<Person, 'id'>): boolean {
  return people.some((each) => each.id === id);
}

/** Whoever is woken from now on hears of it, but for those who are told otherwise and whoever did it. */
export async function tellWhoCame(
  unit: Unit,
  came: readonly Person[],
  over: readonly Person[],
): Promise<void> {
  const actor = unit instanceof Work ? unit.actor.id : undefined;
  const names = over.map(({ name }) => name);
  for (const person of came) {
    if (person.id !== actor && !isAmong(over, person))
      await tell(unit, person, (texts) => texts.duty.nowYou(texts.common.list(names)));
  }
}

/**
 * Somebody is an officer no more, who may have been on duty: their turn is over with it, and whoever is woken in their place hears of
 * it. The names of whoever is on duty from now on; undefined where that is as it was.
 */
export async function leaveDuty(unit: Unit, person: Person): Promise<string[] | undefined> {
  const roster = await readRoster(unit);
  const turns = turnsAt(roster, unit.now);
  const others = turns.filter((turn) => turn.person !== person.id);
  const isThey = ({ id }: Person) => id === person.id;
  const was = await onDutyBy(unit, turns, (each) => isThey(each) || isOfficer(unit, each));
  const is = await onDutyBy(unit, others, (each) => !isThey(each) && isOfficer(unit, each));
  const { left, came } = between(was, is);
  if (others.length < turns.length)
    saveTurns(
      unit,
      roster,
      roster.turns.filter((each) => each.person !== person.id),
    );
  if (left.length === 0) return undefined;
  const names = is.map(({ name }) => name);
  if (person.active) await tell(unit, person, (texts) => texts.duty.over(texts.common.list(names), false));
  await tellWhoCame(unit, came, [person]);
  return names;
}

/** The roster; empty while nobody was ever put on it. */
export async function readRoster(unit: Unit): Promise<DutyRoster> {
  return (await unit.store.roster.get('current')) ?? { id: 'current', version: 0, turns: [] };
}

/** Stores the turns of a roster, all of them at once: who was faster is told by its version. */
export function saveTurns(unit: Unit, roster: DutyRoster, turns: DutyTurn[]): void {
  unit.save('roster', { ...roster, turns });
}

/** Tells somebody a sentence about duty, as a message of its own. */
export function tell(unit: Unit, person: Person, sentence: (t: Work['t']) => string): Promise<void> {
  return unit.tell(`duty:${unit.now.getTime()}`, person, (texts) => say(sentence(texts)));
}
