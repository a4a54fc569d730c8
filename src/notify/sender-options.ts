import type { Adapter } from '../chat/adapter.ts';
import type { Platform } from '../chat/event.ts';
import type { Message } from '../chat/message.ts';
import type { Budget, BudgetMaker } from '../chat/pacer.ts';
import type { Posted, Target } from '../chat/target.ts';
import type { Claim, Delivery } from '../domain/delivery.ts';
import type { Store } from '../domain/store.ts';
import type { Breaker } from './breaker.ts';
import type { CardCount } from './card-count.ts';
import type { Outcome } from './outcome.ts';

export interface SenderOptions {
  adapter: Adapter;
  store: Store;
  clock: () => Date;
  /** Where a recipient is on this platform; undefined when there is no way to them. */
  resolve(to: Delivery['to']): Promise<Target | undefined>;
  /** What a delivery says now; undefined when there is nothing to say any more. */
  compose(delivery: Delivery): Promise<Message | undefined>;
  /** One message in place of many cards. */
  digest(deliveries: readonly Delivery[]): Promise<Message>;
  cardsPerMinute: number;
  /** The cards of this platform that show somebody how sending goes, as they are to be now. */
  progress(paused: boolean): Promise<readonly Progress[]>;
  /** The part of what the platform takes, at most 1, that the slow lane may use. */
  slowShare: number;
  /** The first moment from one on that lies in working hours, and in no quiet ones. */
  calmMoment(from: Date): Date;
  /** Makes budgets that instances share; absent: each is this process's own. */
  makeBudget?: BudgetMaker | undefined;
  log(code: string, detail: object): void;
  failed(error: unknown): void;
  /** Where else a delivery that this platform refused for good can go; absent: nowhere. */
  elsewhere?(delivery: Delivery): Promise<Platform | undefined>;
  /** Told of what the platform refused for good. */
  refused?(delivery: Delivery): Promise<void>;
  /** Told how each attempt went. */
  attempted?(kind: Outcome['kind']): void;
}

/** One way of what is sent on a platform, with what its ways share. */
export interface StreamOptions extends SenderOptions {
  /** Only new messages or only changes; absent: both. */
  what: Claim['what'];
  budget: Budget;
  breaker: Breaker;
  cards: CardCount;
  /** Told whether the store could be written. */
  storable(yes: boolean): void;
}

/** A posted card, and what it is to show. */
export interface Progress {
  posted: Posted;
  message: Message;
}
