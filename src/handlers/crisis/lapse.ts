import type { Timer } from '../../chat/command.ts';
import { type Message, sayWith } from '../../chat/message.ts';
import type { PlatformRoom } from '../../chat/rooms.ts';
import { changeAction } from '../../domain/action-item.ts';
import { type Crisis, isClosed } from '../../domain/crisis.ts';
import { emptyRoles, rolesHeldBy } from '../../domain/crisis-role.ts';
import { nextTime } from '../../domain/local-time.ts';
import type { Room } from '../../domain/room.ts';
import { type Text, text } from '../../text/index.ts';
import { redrawCards } from '../action/card.ts';
import { hasLevel } from '../has-level.ts';
import type { Unit } from '../work.ts';
import { armAction } from './action-record.ts';
import { leaders } from './chase.ts';
import { armRoles, clocks } from './clocks.ts';
import { put } from './entry.ts';
import { laneOf, refreshCards, touchRoom } from './room-work.ts';
import { nameOf, numberOf, playbookOf, roleName, roomName } from './words.ts';

/** Every crisis. */
const all = 'all';
const atOnce = 100;

/**
 * Has it looked at once who may no longer be in a crisis: what is known of people's screening, or the directory, has
 * changed. It is also looked each day, because levels lapse with the date.
 */
export function checkAccess(unit: Unit): Promise<void> {
  return unit.arm(clocks.access, all, unit.now.toISOString());
}

/** Each crisis that people may still read, or of which something is still to be done, is looked at on its own: none holds up another. */
async function checkAll(unit: Unit): Promise<void> {
  const tomorrow = nextTime(unit.now, '00:00', unit.department.timeZone);
  await unit.arm(clocks.access, all, tomorrow.toISOString());
  const unsettled = new Set((await unit.store.actions.unsettled()).map(({ crisis }) => crisis));
  for (let page = await unit.store.crises.page(undefined, atOnce); page.length > 0; ) {
    for (const crisis of page) {
      if (unsettled.has(crisis.id) || isRead(crisis, await unit.store.rooms.get(crisis.id)))
        await unit.arm(clocks.access, crisis.id, unit.now.toISOString());
    }
    page = await unit.store.crises.page(page.at(-1)?.id, atOnce);
  }
}

function isRead({ state }: Crisis, room: Room | undefined): boolean {
  return state === 'open' || (room?.place !== undefined && !room.archived && !room.lost);
}

/**
 * Takes out of a crisis whoever may not be in it any more: who left the directory, and whose screening does not give the
 * level that it needs (Directive on Security Management, G.2.3.1: need-to-know and the level both). Whoever leads hears of
 * it; nobody reads why.
 */
async function takeOut(unit: Unit, crisis: Crisis): Promise<void> {
  const people: string[] = [];
  const unscreened: string[] = [];
  for (const { person } of crisis.members) {
    const known = await unit.store.people.get(person);
    const level = await hasLevel(unit, crisis, person);
    if (!known?.active || !level) people.push(person);
    if (known?.active && !level) unscreened.push(person);
  }
  if (people.length === 0) return;
  const out = new Set(people);
  const at = unit.now.toISOString();
  const changed: Crisis = {
    ...crisis,
    members: crisis.members.filter(({ person }) => !out.has(person)),
    keptOut: [...crisis.keptOut, ...unscreened.map((person) => ({ person, at, by: 'vigie' }))],
    roles: crisis.roles.filter(({ person }) => !out.has(person)),
    // Whoever was asked to take over from somebody who left still may.
    handovers: crisis.handovers.filter(({ to }) => !out.has(to)),
    checklist: crisis.checklist.map((task) => {
      const { owner, ...free } = task;
      return task.state === 'open' && owner !== undefined && out.has(owner) ? free : task;
    }),
  };
  unit.save('crises', changed);
  for (const person of people) {
    await put(unit, changed, { what: 'left', by: 'vigie', person });
    unit.facts.push({
      at,
      who: 'system',
      what: 'crisis taken-out',
      outcome: 'done',
      record: crisis.id,
      detail: `put-out:${person}:${crisis.level ?? ''}`,
      from: 'crisis',
    });
  }
  const actions = await freeActions(unit, crisis, out);
  const room = await unit.store.rooms.get(crisis.id);
  const can = room?.can?.includes('remove') ?? true;
  await touchRoom(unit, crisis.id, (before) => ({ ...before, people: peopleWithout(before, out, can) }));
  await refreshCards(unit, changed, ['crisis.roles', 'crisis.checklist']);
  const critical = playbookOf(unit, crisis.playbook)?.critical ?? [];
  // While one was empty before, somebody is being chased already.
  if (emptyRoles(crisis, critical).length === 0 && emptyRoles(changed, critical).length > 0)
    await armRoles(unit, crisis.id);
  await tellLeaders(unit, crisis, changed, { people, unscreened, actions });
  const inside = people.filter((person) => room?.people[person]?.state === 'in');
  if (!can && room?.place && inside.length > 0) await askByHand(unit, changed, room.place, inside);
}

/** Whoever is inside, or on their way, is to be taken out; where the platform cannot, nobody asks it to. */
function peopleWithout({ people }: Room, out: ReadonlySet<string>, can: boolean): Room['people'] {
  const left: Room['people'] = {};
  for (const [id, person] of Object.entries(people)) {
    if (!out.has(id)) left[id] = person;
    else if (can && person.state !== 'out') left[id] = { state: 'leaving' };
  }
  return left;
}

/**
 * Of a crisis that is closed and archived nobody is taken out, but a corrective action may be due in a year: whoever answers for it
 * would hear that its owner left two days before.
 */
async function freeLost(unit: Unit, crisis: Crisis): Promise<void> {
  const gone = new Set<string>();
  for (const { owner } of await unit.store.actions.of(crisis.id)) {
    if (owner !== undefined && !(await unit.store.people.get(owner))?.active) gone.add(owner);
  }
  await freeActions(unit, crisis, gone);
}

/** What they had to do, somebody else has to take. */
async function freeActions(unit: Unit, crisis: Crisis, out: ReadonlySet<string>): Promise<string[]> {
  const freed: string[] = [];
  for (const action of await unit.store.actions.of(crisis.id)) {
    if (action.state !== 'open' || action.owner === undefined || !out.has(action.owner)) continue;
    const { owner: _, ...free } = changeAction(action, 'vigie', unit.now, 'assigned', {}, { to: '' });
    unit.save('actions', free);
    await armAction(unit, free);
    await redrawCards(unit, crisis, free);
    freed.push(action.id);
  }
  return freed;
}

async function tellLeaders(
  unit: Unit,
  before: Crisis,
  crisis: Crisis,
  {
    people,
    unscreened,
    actions,
  }: { people: readonly string[]; unscreened: readonly string[]; actions: readonly string[] },
): Promise<void> {
  const lapsed = await namesOf(unit, unscreened);
  // That somebody left the department is nothing of their screening.
  const gone = await namesOf(
    unit,
    people.filter((person) => !unscreened.includes(person)),
  );
  const held = [...new Set(people.flatMap((person) => rolesHeldBy(before, person)))];
  await tellEach(unit, crisis, 'taken-out', (t) => {
    const words = t.crisis.lapse;
    const roles = held.map((role) => roleName(unit, t, role)).join(', ');
    const number = numberOf(t, crisis);
    return [
      // Right below those of whom it is so: of who left the directory, screening officers know nothing.
      ...(lapsed ? [words.takenOut(number, lapsed), words.why] : []),
      ...(gone ? [words.leftDirectory(number, gone)] : []),
      ...(roles ? [words.roles(roles)] : []),
      ...(actions.length > 0 ? [words.actions(actions.join(', '))] : []),
    ];
  });
}

/** The platform does not take people out: whoever leads does it by hand. */
export async function askByHand(
  unit: Unit,
  crisis: Crisis,
  place: PlatformRoom,
  people: readonly string[],
): Promise<void> {
  const names = await namesOf(unit, people);
  await tellEach(unit, crisis, 'by-hand', (t) => [
    t.crisis.lapse.byHand(
      numberOf(t, crisis),
      t.crisis.platforms[place.platform],
      roomName(crisis, place),
      names,
    ),
  ]);
}

/** The names of people in one line, the same for readers of either language. */
export async function namesOf(unit: Unit, people: readonly string[]): Promise<string> {
  const names = await Promise.all(people.map((person) => nameOf(unit, text('en'), person)));
  return names.join(', ');
}

/** Whoever leads is told alone, the first line standing out. */
export async function tellEach(
  unit: Unit,
  crisis: Crisis,
  what: string,
  write: (t: Text) => string[],
): Promise<void> {
  const key = `${crisis.id}~${what}:${unit.now.getTime()}`;
  const message = (t: Text): Message => {
    const [first = '', ...rest] = write(t);
    return sayWith(first, [...rest.map((line) => ({ kind: 'text', text: line }) as const)], 'alert');
  };
  for (const leader of await leaders(unit, crisis))
    await unit.tell(key, leader, message, { about: crisis.id, lane: laneOf(crisis) });
}

export const accessTimers: readonly Timer<Unit>[] = [
  {
    id: clocks.access,
    async run(unit, subject) {
      if (subject === all) return checkAll(unit);
      const crisis = await unit.store.crises.get(subject);
      if (!crisis) return;
      if (!isRead(crisis, await unit.store.rooms.get(subject))) return freeLost(unit, crisis);
      // Somebody may have been added by hand while nobody told of it.
      if (isClosed(crisis))
        await touchRoom(unit, crisis.id, (room) => ({ ...room, visited: unit.now.toISOString() }));
      await takeOut(unit, crisis);
    },
  },
];
