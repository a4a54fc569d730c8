import type { ChainProblem } from '../domain/audit.ts';
import type { Verb, VerbContext } from './verb.ts';

/** A bot that runs anchors the end each minute: an audit whose first entry is so old, in milliseconds, has an anchor. */
const anchoredWithin = 5 * 60_000;

/** Checks the audit chain against its keys and anchors, and names the first bad line or the missing tail. */
export const auditVerify: Verb<Record<string, never>> = {
  name: 'audit verify',
  async run(ctx) {
    const { entries, problem } = await ctx.store.audit.verify();
    if (!problem) {
      if (await isUnanchored(ctx)) {
        ctx.print(
          `Each of the ${entries} entries of the audit fits the one before, but no end was anchored: whether entries are missing at the end cannot be told.`,
        );
        ctx.print(
          'The anchors in KEYS_DIR are gone or empty. Where Vigie ran on this machine before, and you did not move them away yourself after a restore, compare them with your backup of the keys, and tell the chief security officer.',
        );
        return 1;
      }
      const chains = (await ctx.store.audit.chains()).length;
      ctx.print(
        chains > 1
          ? `The audit’s ${chains} chains are whole: ${entries} entries.`
          : `The audit chain is whole: ${entries} entries.`,
      );
      return 0;
    }
    ctx.print(`${problem.chain ? `Chain ${problem.chain}: ` : ''}${sentence(problem)}`);
    ctx.print('Keep the folder as it is, compare it with your backup, and tell the chief security officer.');
    return 1;
  },
};

async function isUnanchored({ store: { audit }, now }: VerbContext): Promise<boolean> {
  if (await audit.isAnchored()) return false;
  const firsts = await Promise.all((await audit.chains()).map((chain) => audit.page(0, 1, chain)));
  return firsts.flat().some(({ at }) => now.getTime() - Date.parse(at) > anchoredWithin);
}

function sentence(problem: ChainProblem): string {
  switch (problem.kind) {
    case 'changed':
      return `Entry ${problem.line} of the audit was changed.`;
    case 'out-of-order':
      return `Entry ${problem.line} of the audit is not where it belongs: one before it was removed, added or moved.`;
    case 'unreadable':
      return `Entry ${problem.line} of the audit cannot be read.`;
    case 'tail-missing':
      return `The end of the audit is missing: it stops at entry ${problem.lastSeq}, but entry ${problem.anchor.seq} was anchored.`;
    case 'anchor-differs':
      return `Entry ${problem.anchor.seq} of the audit is not the one that was anchored: the audit was written anew.`;
  }
}
