import type { Message } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { fits } from '../../domain/marking.ts';
import type { Person } from '../../domain/person.ts';
import { conversationsOf, reach } from '../../domain/reach.ts';
import { type NotShown, type SituationReport, whyNotShown } from '../../domain/situation-report.ts';
import type { Text } from '../../text/index.ts';
import { hasLevel } from '../has-level.ts';
import { type Unit, Work } from '../work.ts';
import { laneOf } from './room-work.ts';
import { tellOf } from './tell-of.ts';
import { nameOf } from './words.ts';

const toExecutive = 'executive';

/** Who of the executives of the list can be shown a situation report, and who cannot, and why. */
export async function executivesFor(
  unit: Unit,
  crisis: Crisis,
): Promise<Required<Pick<SituationReport, 'executives' | 'notShown'>>> {
  const executives: string[] = [];
  const notShown: NotShown[] = [];
  for (const address of unit.department.crisis.executives) {
    const person = await unit.store.people.get(address);
    if (!person?.active) continue;
    const why = await whyNot(unit, crisis, person);
    if (why) notShown.push({ person: person.id, why });
    else executives.push(person.id);
  }
  return { executives, notShown };
}

async function whyNot(unit: Unit, crisis: Crisis, person: Person): Promise<NotShown['why'] | undefined> {
  if (!(await hasLevel(unit, crisis, person.id))) return 'level';
  const { platforms } = unit.services;
  const { ceilings } = unit.department;
  const known = await conversationsOf(person, unit.store.conversations);
  const isReached = (on: typeof platforms) => 'platform' in reach(person, on, known);
  if (isReached(platforms.filter((platform) => fits(crisis.marking, ceilings[platform])))) return undefined;
  return isReached(platforms) ? 'elsewhere' : 'unreached';
}

/** Every executive who may know gets the report in their language; where it may not be shown, they hear that there is one. */
export async function tellExecutives(
  unit: Unit,
  crisis: Crisis,
  { id, executives = [], notShown = [] }: SituationReport,
  card: string,
): Promise<void> {
  const others = notShown.filter(({ why }) => why !== 'level').map(({ person }) => person);
  for (const address of [...executives, ...others]) {
    const person = await unit.store.people.get(address);
    const more = { about: crisis.id, lane: laneOf(crisis) };
    if (person) await unit.tellMade(`${id}:${toExecutive}`, person, { card, of: id }, more);
  }
}

/**
 * Whoever was shown a report, or heard that there is one, and whoever works on the crisis outside of its room, is told what became of it
 * since: they do not read the room, and the last word they have is an emergency that goes on.
 */
export async function tellReaders(
  unit: Unit,
  crisis: Crisis,
  id: string,
  write: (t: Text) => Message,
): Promise<void> {
  const readers = new Set<string>();
  for (const report of await unit.store.reports.of(crisis.id)) {
    const { executives, notShown } = await shownTo(unit, report);
    const heard = notShown.filter(({ why }) => why === 'elsewhere').map(({ person }) => person);
    for (const person of [...executives, ...heard]) readers.add(person);
  }
  for (const address of await membersOutside(unit, crisis)) readers.add(address);
  for (const address of readers) {
    const person = await unit.store.people.get(address);
    if (!person?.active || !(await hasLevel(unit, crisis, address))) continue;
    const more = { about: crisis.id, lane: laneOf(crisis) };
    await tellOf(unit, crisis, `${crisis.id}~${id}`, person, write, more);
  }
}

/** Who belongs to a crisis and was called in by a message, as they could not be let into its room, or there is none. */
async function membersOutside(unit: Unit, { id, members, openedBy }: Crisis): Promise<string[]> {
  const { place, people = {} } = (await unit.store.rooms.get(id)) ?? {};
  const actor = unit instanceof Work ? unit.actor.id : undefined;
  return members
    .map(({ person }) => person)
    .filter((person) => person !== actor && (place ? people[person]?.state === 'out' : person !== openedBy));
}

/** The same of a report that went out: whom it did not get to after all is not among those who were shown it. */
export async function shownTo(
  unit: Unit,
  { id, marking, executives = [], notShown = [] }: SituationReport,
): Promise<Required<Pick<SituationReport, 'executives' | 'notShown'>>> {
  const { ceilings } = unit.department;
  const carriers = unit.services.platforms.filter((platform) => fits(marking, ceilings[platform]));
  const lost: NotShown[] = [];
  for (const person of executives) {
    const sent = await Promise.all(
      carriers.map((platform) => unit.store.deliveries.get(`${id}:${toExecutive}:${person}:${platform}`)),
    );
    const states = sent.flatMap((delivery) => delivery?.state ?? []);
    if (states.length > 0 && states.every((state) => state === 'failed' || state === 'given-up'))
      lost.push({ person, why: 'unreached' });
  }
  return {
    executives: executives.filter((person) => lost.every((each) => each.person !== person)),
    notShown: [...notShown, ...lost],
  };
}

/** Who was not shown a report, a line for each reason. */
export async function notShownLines(unit: Unit, t: Text, notShown: readonly NotShown[]): Promise<string[]> {
  const lines: string[] = [];
  for (const why of whyNotShown) {
    const people = notShown.filter((each) => each.why === why);
    const names = await Promise.all(people.map(({ person }) => nameOf(unit, t, person)));
    if (names.length > 0) lines.push(t.crisis.report.notShown[why](t.common.list(names)));
  }
  return lines;
}
