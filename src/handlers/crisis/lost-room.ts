import { Refusal } from '../../chat/errors.ts';
import { type Button, type Message, say } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Room } from '../../domain/room.ts';
import type { Text } from '../../text/index.ts';
import type { Unit, Work } from '../work.ts';
import { pressed, workOn } from './access.ts';
import { leaders } from './chase.ts';
import { put } from './entry.ts';
import { cardId, laneOf, newRoom, roomCards } from './room-work.ts';
import { about, numberOf, roomName } from './words.ts';

/** A running crisis's room is not there any more: it is on the log, and whoever leads decides what becomes of it. */
export async function tellLost(unit: Unit, crisis: Crisis, room: Room): Promise<void> {
  if (crisis.state === 'closed' || !room.place || !room.lost) return;
  const { platform } = room.place;
  await put(unit, crisis, { what: 'room-lost', by: 'vigie', to: platform });
  for (const person of await leaders(unit, crisis)) {
    const key = `${crisis.id}~lost:${room.lost.at}:${room.lost.state}`;
    await unit.tell(key, person, (t) => lostMessage(t, crisis, room), {
      about: crisis.id,
      lane: laneOf(crisis),
    });
  }
}

function lostMessage(t: Text, crisis: Crisis, room: Room): Message {
  const line = t.common.pair(numberOf(t, crisis), lostLine(t, crisis, room));
  return {
    text: line,
    card: [
      { kind: 'text', tone: 'alert', text: line },
      { kind: 'text', text: t.crisis.lost.goesOn(crisis.id) },
      { kind: 'buttons', buttons: lostButtons(t, room) },
    ],
  };
}

/** What became of the room, and what helps. */
export function lostLine(t: Text, crisis: Crisis, { place, lost }: Room): string {
  if (!place || !lost) return '';
  return t.crisis.lost[lost.state](t.crisis.platforms[place.platform], roomName(crisis, place));
}

/** While people may still be in it, there is no other: Vigie has to be let in again. */
export function lostButtons(t: Text, { id, lost, can }: Room): Button[] {
  const back = lost?.state === 'archived' && can?.includes('unarchive');
  const label = back ? t.crisis.lost.bringBack : t.crisis.lost.look;
  const look = { action: 'crisis.room', value: id, label } as const;
  const remake = { action: 'crisis.remake', value: id, label: t.crisis.lost.remake } as const;
  if (lost?.state === 'outside') return [{ ...look, style: 'primary' }];
  if (back) return [{ ...look, style: 'primary' }, remake];
  return [{ ...remake, style: 'primary' }, look];
}

/** Somebody wants another room in the place of one that is gone; before it is made, it is looked for once more. */
export const remakeAction = pressed('crisis.remake', remake);

async function remake(ctx: Work, id: string): Promise<Message> {
  const crisis = await workOn(ctx, id);
  const room = await ctx.store.rooms.get(id);
  const t = ctx.t.crisis.lost;
  if (!room?.place || !room.lost) throw new Refusal('too-late', t.isThere(id, room?.place?.name ?? ''));
  if (room.lost.state === 'outside') throw new Refusal('bad-input', lostLine(ctx.t, crisis, room));
  const { version, openAt, invites, can, former = [], place, lost, missed = lost.upTo } = room;
  ctx.save('rooms', {
    ...newRoom(ctx, crisis),
    version,
    former: [...former, place],
    missed,
    ...(openAt && { openAt }),
    ...(invites && { invites }),
    ...(can && { can }),
  });
  await forgetPosted(ctx, crisis);
  ctx.detail = `remake:${place.platform}`;
  return say(about(ctx.t, crisis, ctx.t.crisis.open.making));
}

/** What stood in the old room cannot be changed there: the new one gets it as new. */
async function forgetPosted(ctx: Work, { id, alerts }: Crisis): Promise<void> {
  const ids = [
    ...roomCards.map((card) => cardId(id, card)),
    ...alerts.map((alert) => `${id}~alert:${alert}`),
  ];
  for (const each of ids) {
    const { posted, ...delivery } = (await ctx.store.deliveries.get(each)) ?? {};
    if (posted && 'id' in delivery) ctx.save('deliveries', delivery);
  }
}
