import type { Timer } from '../chat/command.ts';
import type { AuditFact } from '../domain/audit.ts';
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

/** Runs what is due, each in one commit with the removal of its record: once, whatever happens and whoever else tries. */
export function startClockwork<U extends TimerUnit>(options: ClockworkOptions<U>): Loop {
  const { store, timers, clock } = options;
  return startLoop(
    async () => {
      const now = clock();
      for (const due of await store.due.claim(now, new Date(now.getTime() + lease), atOnce)) {
        const timer = timers.get(due.timer);
        const unit = options.begin(now);
        try {
          await timer?.run(unit, due.subject);
          const done = { in: 'due', remove: due.id, version: due.version } as const;
          const writes = [...unit.writes, done];
          await store.commit(writes, unit.facts);
          options.stored(writes);
        } catch (error) {
          if (error instanceof Conflict) continue;
          // Then nothing can be done, nor put off: the next round tries again.
          if (error instanceof NotRecorded) throw error;
          options.failed(due.timer, error);
          const later = new Date(now.getTime() + postponed).toISOString();
          await store.commit([{ in: 'due', put: { ...due, at: later } }]).catch(() => {});
        }
      }
      const next = await store.due.next();
      return next ? Math.min(longestPause, Math.max(10, next.getTime() - clock().getTime())) : longestPause;
    },
    (error) => options.failed('clockwork', error),
  );
}
