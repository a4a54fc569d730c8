import { randomUUID } from 'node:crypto';
import type { Platform } from '../../src/chat/event.ts';
import type { Department } from '../../src/domain/department.ts';
import type { Store } from '../../src/domain/store.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import type { Services } from '../../src/handlers/work.ts';
import { sampleAuthored, sampleDepartment } from './bot.ts';

const { commands } = allRecords();

/** What all handlers share, on the given store; nobody is in any channel. */
export function sampleServices(
  store: Store,
  department: Department = sampleDepartment(),
  platforms: readonly Platform[] = ['console'],
): Services {
  return {
    store,
    department,
    commands,
    ...sampleAuthored(),
    platforms,
    sealKey: Buffer.alloc(32, 3),
    newId: randomUUID,
    channelMembers: async () => new Set<string>(),
  };
}
