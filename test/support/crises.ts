import type { Platform } from '../../src/chat/event.ts';
import type { Crisis } from '../../src/domain/crisis.ts';
import type { LogEntry } from '../../src/domain/log-entry.ts';
import type { Room } from '../../src/domain/room.ts';
import type { Chat } from './chat.ts';
import type { FakeRooms } from './rooms.ts';

const id = 'CR-2026-0001';

/** The first crisis that is opened in a chat: its records (and those of another number), and what its room and people read. */
export function firstCrisis(chat: () => Chat) {
  const reads = async (to: string) => (await chat().owed(to)).join('\n');
  return {
    id,
    async crisis(number = id): Promise<Crisis> {
      const found = await chat().store.crises.get(number);
      if (!found) throw new Error('no crisis');
      return found;
    },
    async room(): Promise<Room> {
      const found = await chat().store.rooms.get(id);
      if (!found) throw new Error('no room');
      return found;
    },
    platform(name: Platform = 'console'): FakeRooms {
      const found = chat().rooms.get(name);
      if (!found) throw new Error('no such platform');
      return found;
    },
    /** What is on its log, from an entry on. */
    log: (after = 0): Promise<LogEntry[]> => chat().store.logs.page(id, after, 100),
    /** The same by what each entry is. */
    kinds: async () => (await chat().store.logs.page(id, 0, 100)).map(({ what }) => what),
    roomReads: () => reads(`#${id} console`),
    reads: (who: string) => reads(`${who}@sample.example`),
  };
}
