import { SendError } from '../chat/errors.ts';
import type { Platform } from '../chat/event.ts';
import { mayTry, placeKeys, type Room, type RoomStep, stepsLeft, troubled } from '../domain/room.ts';
import { Conflict } from '../domain/store.ts';
import {
  type Follows,
  RoomSteps,
  type RoomStepsOptions,
  type StepDone,
  type WantedRoom,
} from './room-steps.ts';

export interface RoomBuilderOptions extends RoomStepsOptions {
  log(code: string, detail: object): void;
  failed(error: unknown): void;
}

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
  readonly #steps: RoomSteps;

  constructor(options: RoomBuilderOptions) {
    this.#options = options;
    this.#steps = new RoomSteps(options);
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
  async #step(room: Room, plan: WantedRoom, step: RoomStep): Promise<boolean> {
    try {
      const done = await this.#steps.do(room, plan, step);
      if (!done) return false;
      const { change, follows, failed } = done;
      if (failed) await this.#failed(room.id, step, failed, done);
      else await this.#save(room.id, (current) => cleared(change(current), step), follows);
      return !failed;
    } catch (error) {
      if (!(error instanceof SendError)) this.#options.failed(error);
      const known = error instanceof SendError ? error : new SendError('failed', false);
      await this.#failed(room.id, step, known);
      return false;
    }
  }

  async #failed(id: string, step: RoomStep, error: SendError, kept?: StepDone): Promise<void> {
    const { reason, permanent, missing, retryAfter } = error;
    this.#options.log('room-step-failed', { room: id, step, reason });
    const failure = { reason, permanent, ...(missing.length > 0 && { missing }) };
    // What is refused for good, though nothing is missing, may be refused because the room itself is gone.
    const doubted = permanent && missing.length === 0 && step !== 'open' && step !== 'look';
    const change = (current: Room): Room => {
      const trouble = troubled(current.troubles[step], failure, retryAfter, this.#options.clock());
      return {
        ...(kept?.change(current) ?? current),
        troubles: { ...current.troubles, [step]: trouble },
        ...(doubted && { doubted: 'noticed' as const }),
      };
    };
    await this.#save(id, change, kept?.follows);
  }

  /** Nothing helps at the moment: when to look again. False when something was asked for meanwhile. */
  async #rest(room: Room, plan: WantedRoom, before: string, tried: ReadonlySet<RoomStep>): Promise<boolean> {
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
    const told = signature(next) === before ? undefined : await this.#options.words.stands(next);
    try {
      await this.#options.store.commit([{ in: 'rooms', put: next }, ...(told?.writes ?? [])], told?.facts);
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

  /** A room's platform refused for good what was sent there: it is looked whether the room is still there. */
  async doubt(id: string): Promise<void> {
    const room = await this.#options.store.rooms.get(id);
    if (room && !room.lost) await this.#doubt(room);
  }

  /** A platform told that something became of a place: of a room that was lost, too, which may be back. */
  async doubtAt(platform: Platform, place: string): Promise<void> {
    const room = await this.#options.store.rooms.at(placeKeys({ platform, id: place }));
    if (room) await this.#doubt(room);
  }

  /** Somebody joined a room: it is looked whether they may be there. */
  async visitedAt(platform: Platform, place: string): Promise<void> {
    const room = await this.#options.store.rooms.at(placeKeys({ platform, id: place }));
    if (!room?.place || room.archived || room.lost) return;
    const visited = this.#options.clock().toISOString();
    await this.#save(room.id, (current) => ({ ...current, visited }), undefined, 0);
  }

  async #doubt({ id, place, archived }: Room): Promise<void> {
    if (!place || archived) return;
    await this.#save(id, (current) => ({ ...current, doubted: 'noticed' }), undefined, 0);
  }

  /** Stores a change of a room, whatever else changed in it meanwhile, with what follows from it. */
  async #save(
    id: string,
    change: Change,
    follows?: (room: Room) => Promise<Follows>,
    again = lease,
  ): Promise<void> {
    for (;;) {
      const current = await this.#options.store.rooms.get(id);
      if (!current) return;
      const put = { ...change(current), tryAt: this.#in(again) };
      try {
        const { writes = [], facts } = (await follows?.(put)) ?? {};
        await this.#options.store.commit([{ in: 'rooms', put }, ...writes], facts);
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
function signature({ place, openAt, completeAt, troubles, people, lost }: Room): string {
  const reasons = Object.entries(troubles).map(([step, { reason, permanent }]) => [step, reason, permanent]);
  const states = Object.entries(people).map(([id, { state, reason }]) => [id, state, reason]);
  const known = [place?.place, openAt !== undefined, completeAt !== undefined, lost?.state];
  return JSON.stringify([...known, reasons, states]);
}
