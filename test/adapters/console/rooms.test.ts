import { expect, it } from 'vitest';
import { createConsole } from '../../../src/adapters/console/adapter.ts';
import type { Adapter } from '../../../src/chat/adapter.ts';
import type { RoomKeeper } from '../../../src/chat/rooms.ts';
import type { ConsoleRoom, Conversation } from '../../../src/domain/conversation.ts';
import { Conflict } from '../../../src/domain/store.ts';
import { type RoomsWorld, roomsContract } from '../../contracts/rooms-contract.ts';
import { shownInMemory } from '../../support/console.ts';

const people = ['cso', 'officer1', 'officer2', 'deputy'].map((name) => ({
  id: `${name}@sample.example`,
  name,
  language: 'en' as const,
}));

async function world(): Promise<RoomsWorld> {
  const kept = new Map<string, Conversation>();
  const consoleOn = (): Adapter =>
    createConsole({
      token: 'token',
      department: { en: 'Sample', fr: 'Exemple' },
      languages: ['en', 'fr'],
      channels: [],
      people: async () => people,
      shown: shownInMemory(),
      asKept: (line) => line,
      keep: {
        get: async (id) => kept.get(id),
        async remember(put) {
          const known = kept.get(put.id)?.version ?? 0;
          if (put.version !== known) throw new Conflict(put.id);
          kept.set(put.id, { ...put, version: known + 1 });
        },
      },
    });
  const rooms = () => (kept.get('console:rooms')?.rooms ?? []) as readonly ConsoleRoom[];
  const keep = (change: (all: readonly ConsoleRoom[]) => ConsoleRoom[]) => {
    const before = kept.get('console:rooms');
    if (before) kept.set('console:rooms', { ...before, rooms: change(rooms()) });
  };
  const room = (place: string) => rooms().find(({ id }) => id === place);
  return {
    keeper: () => consoleOn().rooms as RoomKeeper,
    people,
    stranger: { id: 'guest2' },
    count: (key) => rooms().filter((each) => each.key === key).length,
    inside: ({ place }) => room(place)?.members ?? [],
    async post({ place }) {
      const adapter = consoleOn();
      await adapter.start(
        async () => ({}),
        async () => ({ language: 'en' }),
        async () => {},
      );
      return adapter.send({ kind: 'channel', platform: 'console', id: place }, { text: 'briefing' }, 'k');
    },
    top({ place }) {
      const { topic = '', pinned = [], bookmarks = [], archived = false } = room(place) ?? {};
      return { topic, pinned: pinned.length, bookmarks: bookmarks.length, archived };
    },
    spoil: {
      archive: ({ place }) =>
        keep((all) => all.map((each) => (each.id === place ? { ...each, archived: true as const } : each))),
      delete: ({ place }) => keep((all) => all.filter(({ id }) => id !== place)),
    },
    stop: async () => {},
  };
}

roomsContract('the console', world, {
  wish: { closed: true },
  shape: 'channel',
  invites: 'adding',
  can: ['remove', 'topic', 'pin', 'bookmark', 'rename', 'archive', 'unarchive'],
  spoilt: { archive: 'archived', delete: 'gone' },
});

it('is changed on one instance after the other changed it, and neither takes anything back', async () => {
  const { keeper, inside, top } = await world();
  const [one, two] = [keeper() as RoomKeeper, keeper() as RoomKeeper];
  const room = await one.open({ key: 'CR-2026-0001', name: 'Flood', closed: true }, []);
  expect(await two.state(room)).toBe('there');
  const [cso, first, second] = people.map(({ id }) => ({ id }));
  if (!cso || !first || !second) throw new Error('nobody');
  await Promise.all([
    one.letIn(room, [cso]),
    two.letIn(room, [first]),
    one.topic?.(room, 'Severity high'),
    two.letIn(room, [second]),
  ]);
  expect([...inside(room)].toSorted()).toEqual([cso.id, first.id, second.id]);
  expect(top(room).topic).toBe('Severity high');
  expect(await one.inside?.(room)).toHaveLength(3);
});
