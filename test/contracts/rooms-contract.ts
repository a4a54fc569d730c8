import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendError } from '../../src/chat/errors.ts';
import type {
  PlatformRoom,
  RoomAbility,
  RoomKeeper,
  RoomOffer,
  RoomState,
  RoomWish,
} from '../../src/chat/rooms.ts';
import type { ChannelMember, Posted } from '../../src/chat/target.ts';

/** A platform as the contract drives it. */
export interface RoomsWorld {
  /** The keeper of a process that was started just now; what was kept before is there. */
  keeper(): RoomKeeper;
  /** People who can be let in; more than the platform takes in one call. */
  people: readonly ChannelMember[];
  /** The platform does not know them. */
  stranger: ChannelMember;
  /** How many rooms the platform has for a record, whatever they are called. */
  count(key: string): number;
  /** Who is in a room, or was called into it. */
  inside(room: PlatformRoom): readonly string[];
  /** A message of the bot in the room. */
  post(room: PlatformRoom): Promise<Posted>;
  /** What there is at the top of a room. */
  top(room: PlatformRoom): { topic?: string; pinned?: number; bookmarks?: number; archived?: boolean };
  /** The call that makes a room has its effect, and the process ends before it hears so. */
  loseAnswer?(): void;
  /** The platform asks to wait before a room is made. */
  limit?(): void;
  /** Somebody else has what the wish would be called. */
  takeName?(wish: RoomWish): void;
  /** Somebody archives or deletes a room by hand, or takes the bot out of it, where people can do so. */
  spoil: Partial<Record<'archive' | 'delete' | 'leave', (room: PlatformRoom) => void>>;
  /** An administrator takes back what making rooms needs. */
  forbid?(): readonly string[];
  stop(): Promise<void>;
}

export interface Expected {
  wish: Pick<RoomWish, 'closed'>;
  shape: RoomOffer['shape'];
  invites: RoomOffer['invites'];
  can: readonly RoomAbility[];
  /** What becomes of a room that may have been made before a crash. */
  afterCrash?: 'found' | 'asks once';
  /** How a room stands that somebody archived, deleted, or took the bot out of; there is no other way to lose one. */
  spoilt: Partial<Record<'archive' | 'delete' | 'leave', RoomState>>;
  /** Why somebody unknown is not let in. */
  stranger?: 'not-found' | 'not-in-team';
}

const everything: readonly RoomAbility[] = [
  'remove',
  'topic',
  'pin',
  'bookmark',
  'rename',
  'archive',
  'unarchive',
];

/** What every platform's rooms hold to, in whatever shape. */
export function roomsContract(name: string, start: () => Promise<RoomsWorld>, expected: Expected): void {
  const wish: RoomWish = { key: 'CR-2026-0001', name: 'Flood at 90 Elgin', ...expected.wish };
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => Promise.reject(new Error('it did not fail')),
      (error: SendError) => error,
    );

  describe(`rooms: ${name}`, () => {
    let world: RoomsWorld;
    beforeEach(async () => {
      world = await start();
    });
    afterEach(() => world.stop());

    const opened = (keeper = world.keeper()) => keeper.open(wish, world.people.slice(0, 2));

    it('offers what it has', async () => {
      const offer = (await world.keeper().offer(wish)) as RoomOffer;
      expect(offer).toMatchObject({ shape: expected.shape, invites: expected.invites });
      expect([...offer.can].sort()).toEqual([...expected.can].sort());
    });

    it('makes one room however often it is asked, by one process or the next', async () => {
      const keeper = world.keeper();
      const room = await keeper.open(wish, world.people.slice(0, 2));
      expect(room).toMatchObject({ key: wish.key, shape: expected.shape });
      expect(room.name.toLowerCase()).toContain('cr-2026-0001');
      expect(await keeper.open(wish, [])).toEqual(room);
      expect(await world.keeper().open(wish, [])).toEqual(room);
      expect(world.count(wish.key)).toBe(1);
    });

    it('makes another room for another record of the same name', async () => {
      const first = await opened();
      const second = await world.keeper().open({ ...wish, key: 'CR-2026-0002' }, world.people.slice(0, 2));
      expect([second.place, second.thread]).not.toEqual([first.place, first.thread]);
      expect(world.count('CR-2026-0002')).toBe(1);
    });

    it('lets people in, says who is not, and does so again without harm', async () => {
      const room = await opened();
      const asked = [...world.people, world.stranger];
      const refused = [{ account: world.stranger, reason: expected.stranger ?? 'not-found' }];
      expect(await world.keeper().letIn(room, asked)).toEqual(refused);
      expect(new Set(world.inside(room))).toEqual(new Set(world.people.map(({ id }) => id)));
      expect(await world.keeper().letIn(room, asked)).toEqual(refused);
      expect(await world.keeper().letIn(room, [])).toEqual([]);
    });

    it('does what it can, twice without harm', async () => {
      const keeper = world.keeper();
      const room = await opened(keeper);
      await keeper.letIn(room, world.people.slice(0, 3));
      const posted = await world.post(room);
      const can = (ability: RoomAbility) => expected.can.includes(ability);
      for (let times = 0; times < 2; times++) {
        if (can('topic')) await keeper.topic(room, `Severity high. ${'Next report at 14:00. '.repeat(20)}`);
        if (can('pin')) await keeper.pin(room, posted);
        if (can('bookmark')) await keeper.bookmark(room, 'Continuity plan', 'https://intranet.example/bcp');
        if (can('remove')) await keeper.remove(room, world.people[2] as ChannelMember);
      }
      const top = world.top(room);
      if (can('topic')) expect(top.topic).toContain('Severity high');
      if (can('pin')) expect(top.pinned).toBe(1);
      if (can('bookmark')) expect(top.bookmarks).toBe(1);
      if (can('remove')) expect(world.inside(room)).not.toContain(world.people[2]?.id);
    });

    it('renames a room, which is found by its key all the same', async () => {
      if (!expected.can.includes('rename')) return;
      const room = await opened();
      const closed = await world.keeper().rename(room, 'Closed: Flood at 90 Elgin');
      expect(closed.name.toLowerCase()).toMatch(/closed/);
      expect(closed).toMatchObject({ key: room.key, place: room.place });
      expect(await world.keeper().rename(closed, 'Closed: Flood at 90 Elgin')).toEqual(closed);
      expect((await world.keeper().open(wish, [])).name).toBe(closed.name);
      expect(world.count(wish.key)).toBe(1);
    });

    it('archives a room, which takes nothing any more', async () => {
      if (!expected.can.includes('archive')) return;
      const keeper = world.keeper();
      const room = await opened(keeper);
      await keeper.archive(room);
      await keeper.archive(room);
      expect(world.top(room).archived).toBe(true);
      expect((await failure(keeper.topic(room, 'late'))).permanent).toBe(true);
      await expect(world.post(room)).rejects.toMatchObject({ permanent: true });
      if (!expected.can.includes('unarchive')) return;
      await keeper.unarchive(room);
      await keeper.unarchive(room);
      expect(world.top(room).archived).toBeFalsy();
      await world.post(room);
    });

    it('tells how a room stands, and gives another in the place of one that is given up', async () => {
      expect(Object.keys(world.spoil).sort()).toEqual(Object.keys(expected.spoilt).sort());
      for (const [what, state] of Object.entries(expected.spoilt)) {
        const key = `CR-2026-00${10 + Object.keys(expected.spoilt).indexOf(what)}`;
        const room = await world.keeper().open({ ...wish, key }, world.people.slice(0, 2));
        expect(await world.keeper().state(room), what).toBe('there');
        world.spoil[what as 'archive']?.(room);
        expect(await world.keeper().state(room), what).toBe(state);
        await expect(world.post(room), what).rejects.toMatchObject({ permanent: true });
        const next = { ...wish, key, former: [room.place] };
        const other = await world.keeper().open(next, world.people.slice(0, 2));
        expect([other.place, other.thread], what).not.toEqual([room.place, room.thread]);
        expect(await world.keeper().open(next, []), what).toEqual(other);
        expect(await world.keeper().state(other), what).toBe('there');
      }
    });

    it('fails for good where it cannot', async () => {
      const keeper = world.keeper();
      const room = await opened(keeper);
      const posted = await world.post(room);
      const calls: Record<RoomAbility, () => Promise<unknown>> = {
        remove: () => keeper.remove(room, world.people[0] as ChannelMember),
        topic: () => keeper.topic(room, 'x'),
        pin: () => keeper.pin(room, posted),
        bookmark: () => keeper.bookmark(room, 'x', 'https://x.example'),
        rename: () => keeper.rename(room, 'x'),
        archive: () => keeper.archive(room),
        unarchive: () => keeper.unarchive(room),
      };
      for (const ability of everything.filter((each) => !expected.can.includes(each))) {
        expect(await failure(calls[ability]()), ability).toMatchObject({
          name: 'SendError',
          permanent: true,
        });
      }
    });

    it('never makes two after a crash between making and hearing of it', async () => {
      if (!world.loseAnswer) return;
      world.loseAnswer();
      expect(await failure(opened())).toMatchObject({ name: 'SendError', permanent: false });
      expect(world.count(wish.key)).toBe(1);
      if (expected.afterCrash === 'asks once') {
        expect(await failure(opened())).toMatchObject({ reason: 'may-exist', permanent: true });
        expect(world.count(wish.key)).toBe(1);
        await opened();
        expect(world.count(wish.key)).toBe(2);
        return;
      }
      await opened();
      expect(world.count(wish.key)).toBe(1);
    });

    it('goes round a name that somebody else has', async () => {
      if (!world.takeName) return;
      world.takeName(wish);
      const room = await opened();
      expect(world.count(wish.key)).toBe(1);
      expect(await opened()).toEqual(room);
      expect(await world.keeper().letIn(room, world.people.slice(0, 1))).toEqual([]);
    });

    it('says for how long to wait when the platform is asked too much, and goes on after it', async () => {
      if (!world.limit) return;
      world.limit();
      expect(await failure(opened())).toMatchObject({
        trouble: 'limited',
        retryAfter: 1,
        permanent: false,
        unsure: false,
      });
      expect(world.count(wish.key)).toBe(0);
      await opened();
      expect(world.count(wish.key)).toBe(1);
    });

    it('says which permission is missing, before and when it is asked for a room', async () => {
      if (!world.forbid) return;
      const missing = world.forbid();
      expect(await world.keeper().offer(wish)).toMatchObject({ refused: 'no-permission', missing });
      expect(await failure(opened())).toMatchObject({ permanent: true, missing });
      expect(world.count(wish.key)).toBe(0);
    });
  });
}
