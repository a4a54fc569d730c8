import { SendError } from '../chat/errors.ts';
import type { Platform } from '../chat/event.ts';
import type { Insider, PlatformRoom, RoomKeeper, RoomWish } from '../chat/rooms.ts';
import type { ChannelMember } from '../chat/target.ts';
import type { AuditFact } from '../domain/audit.ts';
import type { Room, RoomPerson, RoomPlan, RoomStep, Visitors } from '../domain/room.ts';
import type { Store, Write } from '../domain/store.ts';

/** What is stored together with a step: records, and what goes into the audit. */
export interface Follows {
  readonly writes: readonly Write[];
  readonly facts: readonly AuditFact[];
}

/** What a room should be like, and what follows when something is done: said by whoever knows about crises. */
export interface RoomWords {
  plan(id: string): Promise<WantedRoom | undefined>;
  /** The room has its place. */
  opened(room: Room): Promise<Follows>;
  /** Owes what everybody reads first in it; `told` is the last entry of the log that a room before it was told. */
  cards(room: Room, told?: number): Promise<Follows>;
  /** How things stand has changed. */
  stands(room: Room): Promise<Follows>;
  notLetIn(room: Room, people: readonly string[]): Promise<Follows>;
  /** Who of these may be in the room, by address. */
  mayBeIn(room: Room, people: readonly string[]): Promise<readonly string[]>;
  /** People were added by hand, and stay or were taken out. */
  visited(room: Room, found: Visitors): Promise<Follows>;
  /** The platform does not take people out who may not be there. */
  notTakenOut(room: Room, people: readonly string[]): Promise<Follows>;
  /** The room is not there any more as it was. */
  lost(room: Room): Promise<Follows>;
  /** It is there again; `told` is the last entry of the log that it was told. */
  found(room: Room, told: number): Promise<Follows>;
}

export interface WantedRoom extends RoomPlan {
  closed: boolean;
  opener: string;
}

export interface RoomStepsOptions {
  store: Store;
  keepers: ReadonlyMap<Platform, RoomKeeper>;
  words: RoomWords;
  /** The deliveries that the room’s cards are owed as, the one that is pinned first. */
  cards(id: string): readonly string[];
  clock: () => Date;
}

/** What a step came to: how the record changes by it, and what follows. */
export interface StepDone {
  change(room: Room): Room;
  follows?: (room: Room) => Promise<Follows>;
  /** It came to nothing, though there is something to keep of it. */
  failed?: SendError;
}

/** Does one step of a room, by asking its platform. Fails with `SendError`. */
export class RoomSteps {
  readonly #options: RoomStepsOptions;

  constructor(options: RoomStepsOptions) {
    this.#options = options;
  }

  /** Undefined when it has to wait for something else. */
  async do(room: Room, plan: WantedRoom, step: RoomStep): Promise<StepDone | undefined> {
    if (step === 'open') return this.#open(room, plan);
    const place = room.place as PlatformRoom;
    const keeper = this.#options.keepers.get(place.platform);
    if (!keeper) throw new SendError('platform-not-running', true);
    const { words } = this.#options;
    switch (step) {
      case 'look':
        return this.#look(room, place, keeper);
      case 'let-in':
        return this.#letIn(room, place, keeper);
      case 'compare':
        return this.#compare(room, place, keeper, plan.closed);
      case 'remove':
        return this.#remove(room, place, keeper);
      case 'cards':
        return {
          change: ({ missed: _, ...current }) => ({ ...current, carded: true }),
          follows: (current) => words.cards(current, room.missed),
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
  async #open(room: Room, plan: WantedRoom): Promise<StepDone> {
    const refusals: Room['refusals'] = [];
    const again = await this.#lastOne(room);
    if (again) return again;
    const former = (room.former ?? []).map(({ place }) => place);
    const wish: RoomWish = { key: room.id, name: plan.name, closed: plan.closed, former };
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
      const { invites, can } = offer;
      return {
        change: (current) => ({ ...current, place, refusals, invites, can: [...can], name: plan.name }),
        follows: (current) => this.#options.words.opened(current),
      };
    }
    const missing = refusals.flatMap((each) => each.missing);
    return {
      change: (current) => ({ ...current, refusals }),
      failed: new SendError('no-room', true, { missing }),
    };
  }

  /** The room that was given up last may be back: there is never another beside it. */
  async #lastOne({ former = [] }: Room): Promise<StepDone | undefined> {
    const place = former.at(-1);
    const keeper = place && this.#options.keepers.get(place.platform);
    if (!place || !keeper || (await keeper.state(place)) !== 'there') return undefined;
    return { change: (current) => ({ ...current, place, former: former.slice(0, -1), name: place.name }) };
  }

  /** Whether it is still there; an archived one is brought back where somebody asked for that and the platform can. */
  async #look(room: Room, place: PlatformRoom, keeper: RoomKeeper): Promise<StepDone> {
    const { words, store, clock } = this.#options;
    let state = await keeper.state(place);
    if (state === 'archived' && room.lost && room.doubted === 'asked' && room.can?.includes('unarchive')) {
      await keeper.unarchive(place);
      state = 'there';
    }
    const known = ({ doubted: _, lost: __, ...rest }: Room): Room => rest;
    if (state === 'there') {
      const { lost } = room;
      return { change: known, ...(lost && { follows: (current: Room) => words.found(current, lost.upTo) }) };
    }
    const [last] = await store.logs.last(room.id, 1);
    const { lost = { at: clock().toISOString(), upTo: last?.number ?? 0 } } = room;
    return {
      change: (current) => ({ ...known(current), lost: { ...lost, state } }),
      // Whoever asked hears of it again.
      ...((room.lost?.state !== state || room.doubted === 'asked') && {
        follows: (current: Room) => words.lost(current),
      }),
    };
  }

  async #letIn(room: Room, place: PlatformRoom, keeper: RoomKeeper): Promise<StepDone> {
    const wanted = Object.keys(room.people).filter((id) => room.people[id]?.state === 'wanted');
    const known = await this.#accounts(wanted, place.platform);
    const accounts = known.map(({ account }) => account);
    const refused = accounts.length > 0 ? await keeper.letIn(place, accounts) : [];
    const results = new Map<string, RoomPerson>(
      wanted.map((id) => [id, { state: 'out', reason: 'no-account' }]),
    );
    for (const { id, account } of known) {
      const why = refused.find((each) => each.account.id === account.id)?.reason;
      results.set(id, why ? { state: 'out', reason: why } : { state: 'in' });
    }
    const out = [...results].filter(([, { state }]) => state === 'out').map(([id]) => id);
    return {
      change(current) {
        const people = { ...current.people };
        // Who was asked for again meanwhile is asked for again.
        for (const [id, result] of results) if (people[id]?.state === 'wanted') people[id] = result;
        return { ...current, people };
      },
      ...(out.length > 0 && { follows: (current: Room) => this.#options.words.notLetIn(current, out) }),
    };
  }

  /** In a room that is not for everybody, whoever was added by hand and may not be there is taken out. */
  async #compare(room: Room, place: PlatformRoom, keeper: RoomKeeper, closed: boolean): Promise<StepDone> {
    // Whoever joined while it was looked is looked at once more.
    const compared = (current: Room): Room => {
      const { visited, ...rest } = current;
      return visited === room.visited ? rest : current;
    };
    if (!closed || !keeper.inside) return { change: compared };
    const found: { who: string; person?: string; account: Insider }[] = [];
    for (const account of await keeper.inside(place)) {
      const person = await this.#personOf(account, place.platform);
      const state = person && room.people[person]?.state;
      if (state === undefined || state === 'out')
        found.push({ who: person ?? account.id, ...(person && { person }), account });
    }
    if (found.length === 0) return { change: compared };
    const { words } = this.#options;
    const people = found.flatMap(({ person }) => person ?? []);
    const stay = new Set(await words.mayBeIn(room, people));
    const left: string[] = [];
    for (const { who, account } of found.filter(({ who }) => !stay.has(who))) {
      await keeper.remove(place, account).catch((error: unknown) => {
        if (!(error instanceof SendError) || !error.permanent) throw error;
        left.push(who);
      });
    }
    const visitors: Visitors = {
      stay: [...stay],
      out: people.filter((person) => !stay.has(person) && !left.includes(person)),
      strangers: found.flatMap(({ who, person }) => (person || left.includes(who) ? [] : [who])),
      left,
    };
    return {
      change: (current) => ({
        ...compared(current),
        people: {
          ...current.people,
          ...Object.fromEntries(visitors.stay.map((id) => [id, { state: 'in' }])),
        },
      }),
      follows: (current) => words.visited(current, visitors),
    };
  }

  /** Whose account it is: the one it was fixed to, or whoever has the address and no account of the platform yet. */
  async #personOf(account: Insider, platform: Platform): Promise<string | undefined> {
    const { people } = this.#options.store;
    // As in `#accounts`: the console's accounts are the addresses themselves.
    if (platform === 'console') return (await people.get(account.id))?.id;
    const known = await people.byAccount(platform, account);
    const address = known ? undefined : await account.address();
    const named = address === undefined ? undefined : await people.get(address.toLowerCase());
    return known?.id ?? (named?.accounts[platform] ? undefined : named?.id);
  }

  async #remove(room: Room, place: PlatformRoom, keeper: RoomKeeper): Promise<StepDone> {
    const leaving = Object.keys(room.people).filter((id) => room.people[id]?.state === 'leaving');
    const stay: string[] = [];
    let failed: SendError | undefined;
    for (const { id, account } of await this.#accounts(leaving, place.platform, 'former too')) {
      await keeper.remove(place, account).catch((error: unknown) => {
        if (!(error instanceof SendError)) throw error;
        failed = error;
        stay.push(id);
      });
    }
    const gone = leaving.filter((id) => !stay.includes(id));
    return {
      change: (current) => ({
        ...current,
        people: Object.fromEntries(Object.entries(current.people).filter(([id]) => !gone.includes(id))),
      }),
      ...(failed && { failed }),
      ...(failed?.permanent && {
        follows: (current: Room) => this.#options.words.notTakenOut(current, stay),
      }),
    };
  }

  /** The accounts of people on a platform, as far as they are known; of those of the directory, or of whoever left it too. */
  async #accounts(
    ids: readonly string[],
    platform: Platform,
    whose: 'present' | 'former too' = 'present',
  ): Promise<{ id: string; account: ChannelMember }[]> {
    const found: { id: string; account: ChannelMember }[] = [];
    for (const id of ids) {
      const person = await this.#options.store.people.get(id);
      const account = platform === 'console' ? { id } : person?.accounts[platform];
      if (account && (person?.active || whose === 'former too')) found.push({ id, account });
    }
    return found;
  }
}
