import type { ChannelMember } from '../chat/adapter.ts';
import { SendError } from '../chat/errors.ts';
import type { Platform } from '../chat/event.ts';
import type { PlatformRoom, RoomKeeper, RoomWish } from '../chat/rooms.ts';
import {
  mayTry,
  type Room,
  type RoomPerson,
  type RoomPlan,
  type RoomStep,
  stepsLeft,
  troubled,
} from '../domain/room.ts';
import { Conflict, type Store, type Write } from '../domain/store.ts';

/** What a room should be like, and what follows when something is done: said by whoever knows about crises. */
export interface RoomWords {
  plan(id: string): Promise<(RoomPlan & { closed: boolean; opener: string }) | undefined>;
  /** The room has its place. */
  opened(room: Room): Promise<Write[]>;
  /** Owes what everybody reads first in it. */
  cards(room: Room): Promise<Write[]>;
  /** How things stand has changed. */
  stands(room: Room): Promise<Write[]>;
  notLetIn(room: Room, people: readonly string[]): Promise<Write[]>;
}

export interface RoomBuilderOptions {
  store: Store;
  keepers: ReadonlyMap<Platform, RoomKeeper>;
  words: RoomWords;
  /** The deliveries that the room’s cards are owed as, the one that is pinned first. */
  cards(id: string): readonly string[];
  clock: () => Date;
  log(code: string, detail: object): void;
  failed(error: unknown): void;
}

type Plan = NonNullable<Awaited<ReturnType<RoomWords['plan']>>>;
type Change = (room: Room) => Room;

/** Whoever works on a room has it for so long from the last thing that was done; after a crash it is taken up then. */
const lease = 20_000;
/** How soon it is looked whether a card was posted, in milliseconds. */
const lookAgain = 250;

/**
 * Gives crises their rooms, step by step. Each step is stored when it is done, so that a crash or a refusal loses nothing
 * and nothing is done twice; a step that fails keeps no other from being done, but the room itself.
 */
export class RoomBuilder {
  readonly #options: RoomBuilderOptions;

  constructor(options: RoomBuilderOptions) {
    this.#options = options;
  }

  /** Works on a room until there is nothing to do, or nothing that helps at the moment. */
  async work(claimed: Room): Promise<void> {
    const { id } = claimed;
    const { store, words } = this.#options;
    if (!(await this.#claim(claimed))) return;
    const before = signature(claimed);
    const tried = new Set<RoomStep>();
    for (;;) {
      const [room, plan] = [await store.rooms.get(id), await words.plan(id)];
      if (!room || !plan) return;
      const step = stepsLeft(room, plan).find(
        (each) => !tried.has(each) && mayTry(room.troubles[each], this.#options.clock()),
      );
      const stopped = step !== 'open' && room.place === undefined;
      if (step !== undefined && !stopped) {
        if (await this.#step(room, plan, step)) continue;
        tried.add(step);
        continue;
      }
      if (await this.#rest(room, plan, before, tried)) return;
    }
  }

  async #claim(room: Room): Promise<boolean> {
    try {
      await this.#options.store.commit([{ in: 'rooms', put: { ...room, tryAt: this.#in(lease) } }]);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }

  #in(ms: number): string {
    return new Date(this.#options.clock().getTime() + ms).toISOString();
  }

  /** True when it is done. */
  async #step(room: Room, plan: Plan, step: RoomStep): Promise<boolean> {
    try {
      const done = await this.#do(room, plan, step);
      if (!done) return false;
      await this.#save(room.id, (current) => cleared(done.change(current), step), done.writes);
      return true;
    } catch (error) {
      if (!(error instanceof SendError)) this.#options.failed(error);
      const known = error instanceof SendError ? error : new SendError('failed', false);
      const { reason, permanent, missing, retryAfter } = known;
      this.#options.log('room-step-failed', { room: room.id, step, reason });
      const failure = { reason, permanent, ...(missing.length > 0 && { missing }) };
      await this.#save(room.id, (current) => ({
        ...current,
        troubles: {
          ...current.troubles,
          [step]: troubled(current.troubles[step], failure, retryAfter, this.#options.clock()),
        },
      }));
      return false;
    }
  }

  /** Undefined when it has to wait for something else. */
  async #do(
    room: Room,
    plan: Plan,
    step: RoomStep,
  ): Promise<{ change: Change; writes?: (room: Room) => Promise<Write[]> } | undefined> {
    if (step === 'open') return this.#open(room, plan);
    const place = room.place as PlatformRoom;
    const keeper = this.#options.keepers.get(place.platform);
    if (!keeper) throw new SendError('platform-not-running', true);
    const { words } = this.#options;
    switch (step) {
      case 'let-in':
        return this.#letIn(room, place, keeper);
      case 'remove': {
        const leaving = Object.keys(room.people).filter((id) => room.people[id]?.state === 'leaving');
        for (const { account } of await this.#accounts(leaving, place.platform))
          await keeper.remove(place, account);
        return {
          change: (current) => ({
            ...current,
            people: Object.fromEntries(
              Object.entries(current.people).filter(([id]) => !leaving.includes(id)),
            ),
          }),
        };
      }
      case 'cards':
        return {
          change: (current) => ({ ...current, carded: true }),
          writes: (current) => words.cards(current),
        };
      case 'topic':
        await keeper.topic(place, plan.topic);
        return { change: (current) => ({ ...current, topic: plan.topic }) };
      case 'pin': {
        const [first = ''] = this.#options.cards(room.id);
        const posted = (await this.#options.store.deliveries.get(first))?.posted;
        if (!posted) return undefined;
        await keeper.pin(place, posted);
        return { change: (current) => ({ ...current, pinned: true }) };
      }
      case 'bookmark':
        for (const { title, url } of plan.bookmarks) await keeper.bookmark(place, title, url);
        return { change: (current) => ({ ...current, bookmarked: true }) };
      case 'rename': {
        const renamed = await keeper.rename(place, plan.name);
        return { change: (current) => ({ ...current, place: renamed, name: plan.name }) };
      }
      case 'archive':
        await keeper.archive(place);
        return { change: (current) => ({ ...current, archived: true }) };
    }
  }

  /** On the first platform that can have it; why the others cannot is kept. */
  async #open(room: Room, plan: Plan) {
    const refusals: Room['refusals'] = [];
    const wish: RoomWish = { key: room.id, name: plan.name, closed: plan.closed };
    for (const platform of room.platforms) {
      const keeper = this.#options.keepers.get(platform);
      if (!keeper) {
        refusals.push({ platform, why: 'none', missing: [] });
        continue;
      }
      const offer = await keeper.offer(wish);
      if ('refused' in offer) {
        refusals.push({ platform, why: offer.refused, missing: offer.missing });
        continue;
      }
      const ids = Object.keys(room.people).sort(
        (a, b) => Number(b === plan.opener) - Number(a === plan.opener),
      );
      const first = await this.#accounts(ids, platform);
      const place = await keeper.open(
        wish,
        first.map(({ account }) => account),
      );
      const opened: Change = (current) => ({
        ...current,
        place,
        refusals,
        invites: offer.invites,
        can: [...offer.can],
        name: plan.name,
      });
      return { change: opened, writes: (current: Room) => this.#options.words.opened(current) };
    }
    await this.#save(room.id, (current) => ({ ...current, refusals }));
    const missing = refusals.flatMap((each) => each.missing);
    throw new SendError('no-room', true, { missing });
  }

  async #letIn(room: Room, place: PlatformRoom, keeper: RoomKeeper) {
    const wanted = Object.keys(room.people).filter((id) => room.people[id]?.state === 'wanted');
    const known = await this.#accounts(wanted, place.platform);
    const refused =
      known.length > 0
        ? await keeper.letIn(
            place,
            known.map(({ account }) => account),
          )
        : [];
    const results = new Map<string, RoomPerson>(
      wanted.map((id) => [id, { state: 'out', reason: 'no-account' }]),
    );
    for (const { id, account } of known) {
      const why = refused.find((each) => each.account.id === account.id)?.reason;
      results.set(id, why ? { state: 'out', reason: why } : { state: 'in' });
    }
    const out = [...results].filter(([, { state }]) => state === 'out').map(([id]) => id);
    return {
      change: (current: Room): Room => {
        const people = { ...current.people };
        // Who was asked for again meanwhile is asked for again.
        for (const [id, result] of results) if (people[id]?.state === 'wanted') people[id] = result;
        return { ...current, people };
      },
      writes: (current: Room) =>
        out.length > 0 ? this.#options.words.notLetIn(current, out) : Promise.resolve([]),
    };
  }

  /** The accounts of people on a platform, as far as they are known. */
  async #accounts(
    ids: readonly string[],
    platform: Platform,
  ): Promise<{ id: string; account: ChannelMember }[]> {
    const found: { id: string; account: ChannelMember }[] = [];
    for (const id of ids) {
      const person = await this.#options.store.people.get(id);
      const account = platform === 'console' ? { id } : person?.accounts[platform];
      if (person?.active && account) found.push({ id, account });
    }
    return found;
  }

  /** Nothing helps at the moment: when to look again. False when something was asked for meanwhile. */
  async #rest(room: Room, plan: Plan, before: string, tried: ReadonlySet<RoomStep>): Promise<boolean> {
    const now = this.#options.clock();
    const left = stepsLeft(room, plan);
    const posted = room.carded ? await this.#arePosted(room.id) : true;
    const pauses = left.flatMap((step) => {
      const trouble = room.troubles[step];
      if (trouble) return trouble.again ? Date.parse(trouble.again) - now.getTime() : [];
      return tried.has(step) ? lookAgain : [];
    });
    if (!posted) pauses.push(lookAgain);
    const complete = left.length === 0 && posted;
    const { tryAt: _, ...rest } = room;
    const at = now.toISOString();
    const next: Room = {
      ...rest,
      ...(pauses.length > 0 && { tryAt: this.#in(Math.min(...pauses)) }),
      ...(room.place && !room.openAt && { openAt: at }),
      ...(complete && !room.completeAt && { completeAt: at }),
    };
    const writes = signature(next) === before ? [] : await this.#options.words.stands(next);
    try {
      await this.#options.store.commit([{ in: 'rooms', put: next }, ...writes]);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }

  async #arePosted(id: string): Promise<boolean> {
    for (const card of this.#options.cards(id)) {
      const delivery = await this.#options.store.deliveries.get(card);
      if (delivery && !delivery.posted && (delivery.state === 'owed' || delivery.state === 'sending'))
        return false;
    }
    return true;
  }

  /** Stores a change of a room, whatever else changed in it meanwhile, with what follows from it. */
  async #save(id: string, change: Change, writes?: (room: Room) => Promise<Write[]>): Promise<void> {
    for (;;) {
      const current = await this.#options.store.rooms.get(id);
      if (!current) return;
      const put = { ...change(current), tryAt: this.#in(lease) };
      try {
        await this.#options.store.commit([{ in: 'rooms', put }, ...((await writes?.(put)) ?? [])]);
        return;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }
}

function cleared(room: Room, step: RoomStep): Room {
  const { [step]: _, ...troubles } = room.troubles;
  return { ...room, troubles };
}

/** What people are told about a room, in short: the same means that there is nothing to tell. */
function signature({ place, openAt, completeAt, troubles, people }: Room): string {
  const reasons = Object.entries(troubles).map(([step, { reason, permanent }]) => [step, reason, permanent]);
  const states = Object.entries(people).map(([id, { state, reason }]) => [id, state, reason]);
  return JSON.stringify([place?.place, openAt !== undefined, completeAt !== undefined, reasons, states]);
}
