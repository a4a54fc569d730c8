import type { SyncOptions } from '../handlers/work.ts';
import type { Verb } from './verb.ts';

/** Looks up whose account is whose on each platform, and how each person is reached; audited with its user. */
export const syncVerb: Verb<SyncOptions> = {
  name: 'sync',
  async run(ctx, { dryRun, install }) {
    if (!dryRun) {
      const at = ctx.now.toISOString();
      const detail = install ? 'install' : undefined;
      const fact = { who: `os:${ctx.user}`, what: 'sync', outcome: 'done', from: 'command line' } as const;
      await ctx.store.commit([], [{ at, ...fact, ...(detail && { detail }) }]);
    }
    const all = await ctx.services.sync?.run({ dryRun, install }, ctx.print);
    return all ? 0 : 1;
  },
};
