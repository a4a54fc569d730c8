import type { Addressee } from '../chat/command.ts';
import type { Platform } from '../chat/event.ts';
import type { Message } from '../chat/message.ts';
import type { Posted } from '../chat/target.ts';
import type { AlertAnswer, Answered } from './alert.ts';
import type { Outside, OutsideKind } from './outside.ts';

export const lanes = ['emergency', 'normal', 'slow'] as const;
export type Lane = (typeof lanes)[number];

/** One message owed to one person or channel. It is stored before it is sent and settled after. */
export interface Delivery {
  id: string;
  version: number;
  /** `slow` waits for everything else, and takes only a share of what the platform allows. */
  lane: Lane;
  to: Recipient;
  content: Content;
  /** The record it is about, so that an owed card can be found and changed. */
  about?: string;
  /** The alert in whose ledger it stands: there is one for each person of the audience. */
  alert?: string;
  /**
   * `owed` with `posted` set: the platform shows an older content, which is to be changed in place. `failed`: the
   * platform refused it for good, or there is no way to the person; `given-up`: nobody needs it any more, or it was tried
   * for too long.
   */
  state: 'owed' | 'sending' | 'sent' | 'answered' | 'failed' | 'given-up';
  answer?: Answered;
  /** Answers that were corrected, the oldest first. */
  corrected?: Answered[];
  /** ISO instants: when it became owed; when it may be tried (next). */
  owedAt: string;
  tryAt: string;
  attempts: number;
  posted?: Posted;
  /** Whether the platform took it at the last attempt is not known: it was cut off, by a crash or on the network. */
  unsure?: boolean;
  /** ISO instant: when what it says changed last, after it became owed. */
  changedAt?: string;
  /** What it says changed while it was on its way: it is owed again as soon as it is known how that went. */
  renewed?: true;
  /** Posted before a reminder took its place; to be changed too when the alert is recalled. */
  earlier?: Posted[];
  /** How many of those made way for a reminder; absent: all. */
  reminded?: number;
  /** ISO instant: when the platform took it first. */
  sentAt?: string;
  /** ISO instant: after it nobody needs it, and it is given up. */
  expires?: string;
  /** Nobody gets it outside of working hours, or in quiet ones: what was kept back until they are over waits for the next ones. */
  inWorkingHours?: true;
  reason?: string;
  /** Platforms that refused it for good before another of the person’s was tried. */
  refusedOn?: Platform[];
  /** Chat did not reach them: how the message outside of chat went. */
  outside?: Partial<Record<OutsideKind, Outside>>;
  /** Channel cards of this group may be gathered into one message when there are too many. */
  gather?: boolean;
  /** The key of the message that is to say it together with others; while it is not known whether that was taken. */
  gathered?: string;
}

/**
 * What is said: words as they are, or a card that is made from its record when it is sent, so that nobody gets one that
 * is out of date and a thousand owed ones cost a thousand lines.
 */
export type Content = Message | Made;

export interface Made {
  /** Id of the card's maker. */
  card: string;
  /** Id of the record it is made from. */
  of: string;
}

/** Whether what is said is made when it is sent, rather than stored. */
export function isMade(content: Content): content is Made {
  return 'of' in content;
}

export type Recipient = Addressee;

/** Which deliveries a sender wants. */
export interface Claim {
  limit: number;
  /** Queues that are to be left alone for now; of every other one at most one delivery is taken. */
  skip?: ReadonlySet<string>;
  /** The one queue to take from, as many as there are. */
  only?: string;
  /** At most so many of the slow lane; absent: as many as there are. */
  slow?: number;
  /** Whoever got something in the last so many milliseconds, from whichever instance, is left alone. */
  rest?: number;
  /** Only new messages, or only changes of messages that were posted: where a platform counts them apart. */
  what?: 'posts' | 'changes';
}

/** Messages of one queue go out one after the other: those to one recipient, and apart from them a channel's cards. */
export function queueOf({ to, gather, posted }: Delivery): string {
  if (to.kind === 'person') return `person ${to.id}`;
  return gather && !posted ? `cards ${to.channel}` : `channel ${to.channel}`;
}

/** The delivery as somebody is sending it until then. Whoever had it before may have sent it. */
export function leased(delivery: Delivery, until: Date): Delivery {
  return {
    ...delivery,
    state: 'sending',
    tryAt: until.toISOString(),
    ...(delivery.state === 'sending' && { unsure: true }),
  };
}

/**
 * The delivery as owed anew, with what it says now. While it is on its way it stays with whoever sends it: a second sender
 * would post it twice, or put the newer words below the older.
 */
export function owedAnew(delivery: Delivery, now: Date, changes: Partial<Delivery> = {}): Delivery {
  const changed = { ...delivery, changedAt: now.toISOString() };
  if (delivery.state === 'sending') return { ...changed, ...changes, renewed: true };
  return { ...changed, ...untried(now), ...changes };
}

/** As something that nobody has tried yet. */
export function untried(now: Date): Pick<Delivery, 'state' | 'tryAt' | 'attempts'> {
  return { state: 'owed', tryAt: now.toISOString(), attempts: 0 };
}

/** Where a person of an alert's audience stands, whatever is under way to them at the moment. */
export type Standing = 'owed' | 'sending' | 'sent' | 'answered' | 'failed' | 'given-up';

/** Where the person of a line stands. */
export function standing(line: Delivery): Standing {
  if (line.answer) return 'answered';
  return isReached(line) ? 'sent' : line.state;
}

/** Whether the platform took the alert for this person, whatever became of a change or a reminder since. */
export function isReached({ posted, earlier, state }: Delivery): boolean {
  return state === 'sent' || posted !== undefined || (earlier?.length ?? 0) > 0;
}

/** Whether a platform may be taking it, or have taken it, without our knowing yet. */
export function isUnderway({ state, unsure, posted }: Delivery): boolean {
  return state === 'sending' || (state === 'owed' && unsure === true && !posted);
}

/** How many reminders somebody was sent. */
export function remindersOf({ reminded, earlier = [] }: Pick<Delivery, 'reminded' | 'earlier'>): number {
  return reminded ?? earlier.length;
}

/** What a person sees of the alert, the oldest first. */
export function shownTo({ posted, earlier }: Delivery): Posted[] {
  return [...(earlier ?? []), ...(posted ? [posted] : [])];
}

/** An alert's ledger in numbers: people by standing, and by their last answer. */
export interface Tally {
  people: number;
  standings: Record<Standing, number>;
  answers: Record<AlertAnswer, number>;
  /** By platform: people it was not sent to yet, and messages that people see of it, which a recall has to change. */
  waiting: Record<Platform, number>;
  shown: Record<Platform, number>;
  /** People who were told outside of chat, by way. */
  outside: Record<OutsideKind, number>;
}

/** Whether there are people whom chat did not reach, or who were told outside of it. */
export function isShort({ standings, outside }: Tally): boolean {
  return standings.failed + standings['given-up'] + outside.email + outside.sms > 0;
}

/** The tally of an alert that nobody has got yet. */
export function emptyTally(): Tally {
  return {
    people: 0,
    standings: { owed: 0, sending: 0, sent: 0, answered: 0, failed: 0, 'given-up': 0 },
    answers: { acknowledged: 0, safe: 0, help: 0, away: 0 },
    waiting: { slack: 0, teams: 0, console: 0 },
    shown: { slack: 0, teams: 0, console: 0 },
    outside: { email: 0, sms: 0 },
  };
}

/** The id of a person's line in an alert's ledger. */
export function ledgerId(alert: string, person: string): string {
  return `${alert}:${person}`;
}

/** The id of what an alert has in a channel on a platform. */
export function channelPostId(alert: string, channel: string, platform: Platform): string {
  return `${alert}~channel:${channel}:${platform}`;
}

/** The id of what follow-up `n` of an alert has below its post in a channel. */
export function followUpPost(post: string, n: number): string {
  return `${post}#${n}`;
}

export interface Deliveries {
  get(id: string): Promise<Delivery | undefined>;
  /**
   * Takes deliveries of one platform that may be tried at `now`, lane by lane, within each by age, and marks them as
   * being sent until `until`. A lease that has run out (the sender died) is taken again. No two callers get the same
   * delivery.
   */
  claim(platform: Platform, now: Date, until: Date, which: Claim): Promise<Delivery[]>;
  /** Deliveries in the order of their ids, for exports. */
  page(after: string | undefined, limit: number): Promise<Delivery[]>;
  /** All that was ever owed because of a record. */
  about(record: string): Promise<Delivery[]>;
  /** An alert's ledger, in the order of ids; `after` is the id after which the page begins. */
  ledger(alert: string, after: string | undefined, limit: number): Promise<Delivery[]>;
  /** The ledger in numbers, at a cost that does not grow with it. */
  tally(alert: string): Promise<Tally>;
  /** How many are owed or being sent. */
  waiting(): Promise<number>;
  /** When the oldest of those that may be tried at `now` became owed. */
  oldest(now: Date): Promise<Date | undefined>;
}

/** A delivery's id for the log, which names nobody. */
export function loggedId({ id, to }: Pick<Delivery, 'id' | 'to'>): string {
  const unnamed = to.kind === 'person' ? id.replaceAll(to.id, '…') : id;
  return unnamed.replace(/[^:\s]+@[^:\s]+/g, '…');
}
