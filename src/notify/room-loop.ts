import type { Room } from '../domain/room.ts';
import type { Store } from '../domain/store.ts';
import { type Loop, startLoop } from './loop.ts';
import type { RoomBuilder } from './room-builder.ts';

export interface RoomLoopOptions {
  store: Store;
  builder: RoomBuilder;
  clock: () => Date;
  /** Called when something was done that somebody has to be told. */
  stored(): void;
  failed(error: unknown): void;
}

const atOnce = 10;
const longestPause = 1_000;
const shortestPause = 20;

/** Works on every room in which there is something to do; one that has to wait holds up no other. */
export function startRooms({ store, builder, clock, stored, failed }: RoomLoopOptions): Loop {
  const underway = new Map<string, Promise<void>>();

  const loop = startLoop(async () => {
    const now = clock();
    for (const room of await store.rooms.due(now, atOnce * 2)) {
      if (underway.size >= atOnce) break;
      if (!underway.has(room.id)) start(room);
    }
    const next = await store.rooms.next();
    const wait = next ? next.getTime() - clock().getTime() : longestPause;
    return Math.min(longestPause, Math.max(shortestPause, wait));
  }, failed);

  function start(room: Room): void {
    const work = builder
      .work(room)
      .catch(async (error: unknown) => {
        failed(error);
        await new Promise((resolve) => setTimeout(resolve, longestPause));
      })
      .finally(() => {
        underway.delete(room.id);
        stored();
        loop.wake();
      });
    underway.set(room.id, work);
  }

  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.all(underway.values());
    },
  };
}
