import type { Timer } from '../../chat/command.ts';
import type { Records } from '../../chat/registry.ts';
import { nextTime } from '../../domain/local-time.ts';
import type { Unit, Work } from '../work.ts';
import { again, timer } from './syncing.ts';

/** Sees to the next nightly run, once. */
export async function armSync(ctx: Unit): Promise<void> {
  const { sync, timeZone } = ctx.department;
  const at = nextTime(ctx.now, sync.at, timeZone).toISOString();
  const id = `${timer}:${at}`;
  if (!(await ctx.store.due.get(id))) ctx.save('due', { id, version: 0, timer, subject: '', at });
}

/** Looks up every night who can be reached. It takes minutes to hours, so that no other timer waits for it. */
const nightly: Timer<Unit> = {
  id: timer,
  async run(ctx, subject) {
    if (subject !== again) await armSync(ctx);
    ctx.services.sync?.start();
  },
};

export const sync: Records<Work, Unit> = { timers: [nightly] };
