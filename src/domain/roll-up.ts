import { type AlertAnswer, alertAnswers } from './alert.ts';
import { type Delivery, isReached, type Tally } from './delivery.ts';
import type { Person } from './person.ts';

/** How somebody of an alert's audience is known to be; those to look for first come first. */
export const outcomes = ['help', 'unreached', 'silent', 'away', 'safe', 'acknowledged'] as const;
export type Outcome = AlertAnswer | 'silent' | 'unreached';

export const dimensions = ['building', 'floor', 'unit', 'manager'] as const;
export type Dimension = (typeof dimensions)[number];

/** People by outcome; `late`: how many of the answers came after the set time. */
export type Counts = Record<Outcome, number> & { people: number; late: number };

export interface Group {
  /** See `groupOf`. */
  key: string;
  counts: Counts;
}

/** Floor 2 before floor 10. Made once: there can be thousands of managers to sort. */
const inOrder = new Intl.Collator('en', { numeric: true });

/** What a person's last answer says; without one, whether the alert reached them at all. */
export function outcomeOf(line: Delivery): Outcome {
  if (line.answer) return line.answer.what;
  return isReached(line) ? 'silent' : 'unreached';
}

/** The group somebody belongs to: building, `building/floor`, unit, or the manager's address; empty when it is not known. */
export function groupOf(person: Person | undefined, by: Dimension): string {
  if (by !== 'floor') return person?.[by] ?? '';
  return person?.building && person.floor ? `${person.building}/${person.floor}` : '';
}

/** An alert's ledger in groups, fed line by line: it holds the groups and their numbers, never the lines. */
export class RollUp {
  readonly total = noCounts();
  readonly #groups = new Map<string, Counts>();
  readonly #by: Dimension;

  constructor(by: Dimension) {
    this.#by = by;
  }

  add(line: Delivery, person: Person | undefined): void {
    const key = groupOf(person, this.#by);
    const group = this.#groups.get(key) ?? noCounts();
    this.#groups.set(key, group);
    for (const counts of [this.total, group]) count(counts, line);
  }

  /** The `most` groups that need somebody most, and all the others as one. */
  groups(most: number): { shown: Group[]; rest: { groups: number; counts: Counts } } {
    const sorted = [...this.#groups]
      .map(([key, counts]): Group => ({ key, counts }))
      .sort(
        (a, b) =>
          b.counts.help - a.counts.help ||
          unaccounted(b.counts) - unaccounted(a.counts) ||
          inOrder.compare(a.key, b.key),
      );
    const counts = noCounts();
    for (const { counts: more } of sorted.slice(most)) {
      for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += more[key];
    }
    return { shown: sorted.slice(0, most), rest: { groups: Math.max(0, sorted.length - most), counts } };
  }
}

/** The counts of nobody. */
export function noCounts(): Counts {
  return { people: 0, late: 0, help: 0, unreached: 0, silent: 0, away: 0, safe: 0, acknowledged: 0 };
}

/** Adds a line of the ledger to counts. */
export function count(counts: Counts, line: Delivery): void {
  counts.people += 1;
  counts[outcomeOf(line)] += 1;
  if (line.answer?.late) counts.late += 1;
}

/** A tally in the same words: all that is known without reading the ledger, but for how many answers were late. */
export function countsOf({ people, standings, answers }: Tally): Counts {
  const { owed, sending, sent, failed, 'given-up': givenUp } = standings;
  return { ...answers, people, silent: sent, unreached: owed + sending + failed + givenUp, late: 0 };
}

/** How many answered, whatever they said. */
export function answered(counts: Record<AlertAnswer, number>): number {
  return alertAnswers.reduce((sum, what) => sum + counts[what], 0);
}

/** Those of whom nothing is known: they did not answer, or it did not reach them. */
export function unaccounted({ silent, unreached }: Counts): number {
  return silent + unreached;
}

/** Rounded down, so that 100 means everyone; 100 when there is nobody. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part * 100) / whole);
}
