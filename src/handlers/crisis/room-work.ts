import type { Platform } from '../../chat/event.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { LogEntry } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { isUsable, type Room } from '../../domain/room.ts';
import type { Unit } from '../work.ts';

/** The cards that every room has, in the order in which they are posted; the first is pinned. */
export const roomCards = ['crisis.briefing', 'crisis.roles', 'crisis.checklist'] as const;
/** A longer log is read where it is. */
const mostCaughtUp = 500;
export type RoomCard = (typeof roomCards)[number];

/** The platforms that may have a crisis's room: where it was opened before the others. */
export function platformsFor(unit: Unit, { marking, platform }: Crisis): Platform[] {
  const { ceilings } = unit.department;
  const running = unit.services.platforms.filter((each) => fits(marking, ceilings[each]));
  return running.sort((a, b) => Number(b === platform) - Number(a === platform));
}

/** A room that is still to be made, with whoever is to be in it. */
export function newRoom(unit: Unit, crisis: Crisis): Room {
  const wanted = crisis.members.map(({ person }) => [person, { state: 'wanted' as const }]);
  return {
    id: crisis.id,
    version: 0,
    platforms: platformsFor(unit, crisis),
    refusals: [],
    people: Object.fromEntries(wanted),
    troubles: {},
    tryAt: unit.now.toISOString(),
  };
}

/** Something about the room has to change: whoever keeps rooms looks at it at once. */
export async function touchRoom(
  unit: Unit,
  id: string,
  change: (room: Room) => Room = (room) => room,
): Promise<void> {
  const room = await unit.store.rooms.get(id);
  if (room) unit.save('rooms', { ...change(room), tryAt: unit.now.toISOString() });
}

/** Whoever is not in the room yet is to be let in. */
export async function wantInRoom(unit: Unit, { id }: Crisis, people: readonly string[]): Promise<void> {
  await touchRoom(unit, id, (room) => {
    const wanted = people
      .filter((person) => room.people[person]?.state !== 'in')
      .map((person) => [person, { state: 'wanted' as const }]);
    return { ...room, people: { ...room.people, ...Object.fromEntries(wanted) } };
  });
}

/** Owes something to a crisis's room, once it has one. An exercise overtakes nothing. */
export async function tellRoom(
  unit: Unit,
  crisis: Pick<Crisis, 'id' | 'exercise'>,
  id: string,
  content: Delivery['content'],
  more: Partial<Delivery> = {},
): Promise<void> {
  const room = await unit.store.rooms.get(crisis.id);
  if (room && !room.lost) await tellThere(unit, room, id, content, more);
}

/** The same to a room as it is about to be. */
export async function tellThere(
  unit: Unit,
  { id: crisis, place }: Room,
  id: string,
  content: Delivery['content'],
  more: Partial<Delivery> = {},
): Promise<void> {
  if (!place) return;
  const to = { kind: 'channel', channel: crisis, platform: place.platform } as const;
  await unit.owe(`${crisis}~${id}`, to, content, { about: crisis, ...more });
}

/** Tells the room of an entry that it did not see being made. */
export async function tellEntry(unit: Unit, crisis: Crisis, entry: LogEntry): Promise<void> {
  const room = await unit.store.rooms.get(crisis.id);
  if (room && !room.lost) await tellEntryThere(unit, room, entry);
}

/** A room gets what was put down while there was none: whatever comes after the last entry that was told. */
export async function catchUp(
  unit: Unit,
  room: Room,
  told: number,
  more: Partial<Delivery> = {},
): Promise<void> {
  for (const entry of await unit.store.logs.page(room.id, told, mostCaughtUp))
    await tellEntryThere(unit, room, entry, more);
}

/** Many at once are gathered into one message. */
function tellEntryThere(
  unit: Unit,
  room: Room,
  { id, number }: LogEntry,
  more: Partial<Delivery> = {},
): Promise<void> {
  return tellThere(
    unit,
    room,
    `entry:${number}`,
    { card: 'crisis.entry', of: id },
    { gather: true, ...more },
  );
}

/** Under which a room’s card is owed: the same a second time changes it in place. */
export function cardId(crisis: string, card: RoomCard): string {
  return `${crisis}~${card}`;
}

/** Brings cards of the room up to date; all of them where none is named. */
export async function refreshCards(
  unit: Unit,
  crisis: Crisis,
  cards: readonly RoomCard[] = roomCards,
): Promise<void> {
  const room = await unit.store.rooms.get(crisis.id);
  if (!room || !isUsable(room)) return;
  for (const card of cards) await oweCard(unit, crisis, card);
}

/** Owes the room one of its cards, or has it changed in place. */
export function oweCard(
  unit: Unit,
  crisis: Pick<Crisis, 'id' | 'exercise' | 'state'>,
  card: RoomCard,
  more: Partial<Delivery> = {},
): Promise<void> {
  return tellRoom(unit, crisis, card, { card, of: crisis.id }, { lane: laneOf(crisis), ...more });
}

/** What a crisis has to say overtakes everything else while it runs; an exercise, and what is left to do of one that is over, nothing. */
export function laneOf({ exercise, state }: Pick<Crisis, 'exercise' | 'state'>): 'emergency' | 'normal' {
  return exercise || state === 'closed' ? 'normal' : 'emergency';
}
