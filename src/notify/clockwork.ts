import type { Timer } from '../chat/command.ts';
import type { AuditFact } from '../domain/audit.ts';
import type { Due } from '../domain/due.ts';
import { onceEach } from '../domain/once-each.ts';
import { Conflict, NotRecorded, type Store, type Write } from '../domain/store.ts';
import { type Loop, startLoop } from './loop.ts';

/** What a timer gathers its writes in. */
interface TimerUnit {
  writes: Write[];
  facts: readonly AuditFact[];
}

export interface ClockworkOptions<U extends TimerUnit> {
  store: Store;
  timers: ReadonlyMap<string, Timer<U>>;
  clock: () => Date;
  begin(now: Date): U;
  /** Called after a timer has run. */
  stored(writes: readonly Write[]): void;
  failed(what: string, error: unknown): void;
}

const postponed = 60_000;
const longestPause = 1_000;
/** An instance that has not done a due thing in this time, in milliseconds, is taken for dead, and another does it. */
const lease = 60_000;
const atOnce = 50;
const doneElsewhere = 250;
/** So often a due thing is begun anew at once when somebody was faster at one of the records that it changes. */
const mostRaces = 5;

/** Runs what is due, each in one commit with the removal of its record: once, whatever happens and whoever else tries. */
export function startClockwork<U extends TimerUnit>(options: ClockworkOptions<U>): Loop {
  const { store, timers, clock } = options;
  /** Claimed, and not done when the store went away: nobody else would take it until the lease is over. */
  let left: readonly Due[] = [];
  return startLoop(
    async () => {
      const claimedAt = clock();
      const claimed = await store.due.claim(claimedAt, new Date(claimedAt.getTime() + lease), atOnce);
      const batch = onceEach([...left, ...claimed]);
      left = [];
      let notRecorded: NotRecorded | undefined;
      for (const [i, due] of batch.entries()) {
        const now = clock();
        try {
          await runOne(due, now);
        } catch (error) {
          if (error instanceof Conflict) continue;
          if (error instanceof NotRecorded) {
            notRecorded = error;
            if (store.trouble() === undefined) continue;
            // Then nothing can be done, nor put off: the next round tries again.
            left = batch.slice(i);
            break;
          }
          options.failed(due.timer, error);
          const later = new Date(now.getTime() + postponed).toISOString();
          await store.commit([{ in: 'due', put: { ...due, at: later } }]).catch(() => {});
        }
      }
      // Somebody holds a record that one of them changes: it is tried again after its lease, and keeps none of the others.
      if (notRecorded) throw notRecorded;
      const next = await store.due.next();
      if (!next) return longestPause;
      const wait = next.getTime() - clock().getTime();
      // What is due and cannot be claimed another instance is doing.
      return Math.min(longestPause, Math.max(wait <= 0 && batch.length === 0 ? doneElsewhere : 10, wait));
    },
    (error) => options.failed('clockwork', error),
  );

  /** @throws Conflict when somebody else did it, or was faster too often */
  async function runOne(due: Due, now: Date): Promise<void> {
    for (let race = 1; ; race++) {
      const unit = options.begin(now);
      await timers.get(due.timer)?.run(unit, due.subject);
      const writes: Write[] = [...unit.writes, { in: 'due', remove: due.id, version: due.version }];
      try {
        await store.commit(writes, unit.facts);
        options.stored(writes);
        return;
      } catch (error) {
        const raced = error instanceof Conflict && race < mostRaces;
        if (!raced || (await store.due.get(due.id))?.version !== due.version) throw error;
      }
    }
  }
}
