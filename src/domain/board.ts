import type { Duty } from './agency-duty.ts';
import { lowest } from './lowest.ts';
import { type Change, closureOf, type SecurityEvent } from './security-event.ts';
import type { Severity } from './severity.ts';

const day = 24 * 60 * 60 * 1000;
const week = 7 * day;
/**
 * Monday, 5 January 1970, 5:00 UTC: weeks begin on Mondays at midnight, Eastern Standard Time. Stores keep the week that an event
 * counts for, and those of a department's zone would be others whenever its settings change.
 */
const firstMonday = 4 * day + 5 * 60 * 60 * 1000;

const weeksShown = 12;

/** Open events of one degree of injury by their age. */
export interface OpenEvents {
  severity: Severity | 'not-set';
  underDay: number;
  underWeek: number;
  older: number;
}

/** The rows of open events, the gravest first. */
export const boardRows = [
  'very-high',
  'high',
  'medium',
  'low',
  'not-set',
] as const satisfies readonly OpenEvents['severity'][];

/** Milliseconds; undefined when nothing was measured. */
export interface Quantiles {
  median: number | undefined;
  ninetieth: number | undefined;
}

/** How the department's events stand. Numbers only: restricted events are counted, and nothing of them is shown. */
export interface Board {
  open: OpenEvents[];
  /** Of the last twelve weeks. */
  toAcknowledge: Quantiles;
  toClose: Quantiles;
  /** What agencies still have to be told: in all, and past its time. */
  duties: { open: number; overdue: number };
  /** The last twelve weeks, the oldest first; `monday` is a date. */
  weeks: { monday: string; reported: number; closed: number }[];
}

/**
 * Keeps the board's numbers up to date event by event, so that looking at it costs the same whatever the store holds.
 * Changes of the readiness level are not events that somebody reported, and do not count.
 */
export class Tally {
  readonly #open = new Map<OpenEvents['severity'], Numbers>();
  readonly #reported = new Map<number, number>();
  readonly #closed = new Map<number, number>();
  readonly #toAcknowledge = new Map<number, Numbers>();
  readonly #toClose = new Map<number, Numbers>();
  readonly #dueAt = new Numbers();
  #duties = 0;

  /** Takes a new event, a changed one, or one that is gone. */
  changed(before: SecurityEvent | undefined, after: SecurityEvent | undefined): void {
    if (before && after && countsTheSame(before, after)) return;
    if (before) this.#count(before, -1);
    if (after) this.#count(after, 1);
  }

  #count(event: SecurityEvent, by: 1 | -1): void {
    const { duties, dueAt, reported, openAs, toAcknowledge, closed, toClose } = counted(event);
    this.#duties += by * duties;
    for (const at of dueAt) this.#dueAt.change(at, by);
    if (reported === undefined) return;
    add(this.#reported, weekOf(reported), by);
    if (openAs) numbersAt(this.#open, openAs).change(reported, by);
    if (toAcknowledge !== undefined)
      numbersAt(this.#toAcknowledge, weekOf(reported)).change(toAcknowledge, by);
    if (closed === undefined) return;
    add(this.#closed, weekOf(closed), by);
    if (toClose !== undefined) numbersAt(this.#toClose, weekOf(closed)).change(toClose, by);
  }

  board(now: Date): Board {
    const at = now.getTime();
    const shown = weeksUpTo(now);
    const of = (per: ReadonlyMap<number, Numbers>) =>
      quantiles(shown.map((each) => per.get(each)).filter((each) => each !== undefined));
    return {
      open: boardRows.map((severity) => {
        const reported = this.#open.get(severity) ?? new Numbers();
        const [older, underWeek] = [reported.below(at - week), reported.below(at - day)];
        return { severity, underDay: reported.size - underWeek, underWeek: underWeek - older, older };
      }),
      toAcknowledge: of(this.#toAcknowledge),
      toClose: of(this.#toClose),
      duties: { open: this.#duties, overdue: this.#dueAt.below(at + 1) },
      weeks: shown.map((each) => ({
        monday: mondayOf(each),
        reported: this.#reported.get(each) ?? 0,
        closed: this.#closed.get(each) ?? 0,
      })),
    };
  }
}

/** Most changes are notes, and count for nothing. When an event was first seen changes only with its status. */
function countsTheSame(one: SecurityEvent, other: SecurityEvent): boolean {
  return (
    one.status === other.status &&
    one.severity === other.severity &&
    one.duties === other.duties &&
    one.closures === other.closures &&
    one.reportedAt === other.reportedAt
  );
}

/** What the board counts of one event; milliseconds, and instants in milliseconds. */
export interface Counted {
  duties: number;
  dueAt: number[];
  /** Absent for what nobody reported: then nothing else counts. */
  reported?: number;
  openAs?: OpenEvents['severity'];
  toAcknowledge?: number;
  closed?: number;
  /** Absent for what was closed because it repeats another. */
  toClose?: number;
}

/** What shows that the desk has seen an event: one that was closed or merged at once was seen then. */
const seeing: readonly Change['what'][] = ['acknowledged', 'taken', 'assigned', 'closed'];

/** What an event adds to the board. */
export function counted(event: SecurityEvent): Counted {
  // The board is read by the whole desk, which learns nothing of changes of circumstances.
  if (event.circumstance) return { duties: 0, dueAt: [] };
  // Exercises never count: what came during one is taken as real until an officer found that somebody only played, or that
  // another tells of the same, which then counts or does not.
  const outcome = closureOf(event)?.outcome;
  if (event.during && (outcome === 'unfounded' || outcome === 'duplicate')) return { duties: 0, dueAt: [] };
  const open = (event.duties ?? []).filter(({ done }: Duty) => !done);
  const owed = {
    duties: open.length,
    dueAt: open.flatMap(({ dueAt }) => (dueAt ? [Date.parse(dueAt)] : [])),
  };
  if (event.readiness) return owed;
  const reported = Date.parse(event.reportedAt);
  const seen = event.history.find(({ what }) => seeing.includes(what));
  const closure = closureOf(event);
  const closed = closure && Date.parse(closure.at);
  const isOpen = event.status !== 'closed' && event.status !== 'withdrawn';
  return {
    reported,
    ...owed,
    ...(isOpen && { openAs: event.severity ?? 'not-set' }),
    ...(seen && { toAcknowledge: Date.parse(seen.at) - reported }),
    ...(closed !== undefined && { closed }),
    // What repeats another goes on there: nobody was done with it when it was closed.
    ...(closed !== undefined && outcome !== 'duplicate' && { toClose: closed - reported }),
  };
}

/** Weeks are numbered from Monday, 5 January 1970. */
export function weekOf(at: number): number {
  return Math.floor((at - firstMonday) / week);
}

/** The weeks that the board shows, the oldest first. */
export function weeksUpTo(now: Date): number[] {
  const last = weekOf(now.getTime());
  return Array.from({ length: weeksShown }, (_, i) => last - weeksShown + 1 + i);
}

/** The day on which a week of that number begins, `2026-11-23`. */
export function mondayOf(number: number): string {
  return new Date(firstMonday + number * week).toISOString().slice(0, 10);
}

function add(counts: Map<number, number>, key: number, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function numbersAt<K>(map: Map<K, Numbers>, key: K): Numbers {
  const known = map.get(key);
  if (known) return known;
  const made = new Numbers();
  map.set(key, made);
  return made;
}

/** Numbers in order, each as often as it was put in. */
class Numbers {
  readonly #sorted: number[] = [];

  get size(): number {
    return this.#sorted.length;
  }

  get largest(): number {
    return this.#sorted.at(-1) ?? 0;
  }

  change(value: number, by: 1 | -1): void {
    const at = this.below(value);
    if (by === 1) this.#sorted.splice(at, 0, value);
    else if (this.#sorted[at] === value) this.#sorted.splice(at, 1);
  }

  /** How many are smaller than `limit`. */
  below(limit: number): number {
    return lowest(this.#sorted.length, (at) => (this.#sorted[at] ?? 0) >= limit);
  }
}

/** Median and ninetieth percentile over several ordered lists, found by halving and without merging them. */
function quantiles(lists: readonly Numbers[]): Quantiles {
  const count = lists.reduce((sum, { size }) => sum + size, 0);
  const largest = Math.max(0, ...lists.map((list) => list.largest));
  const quantile = (part: number): number | undefined => {
    if (count === 0) return undefined;
    const rank = Math.ceil(part * count);
    return lowest(largest, (value) => lists.reduce((sum, list) => sum + list.below(value + 1), 0) >= rank);
  };
  return { median: quantile(0.5), ninetieth: quantile(0.9) };
}
