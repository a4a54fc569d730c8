import {
  type Anchor,
  type AuditEntry,
  type AuditTrail,
  type ChainProblem,
  chainStart,
  checkLink,
} from '../../domain/audit.ts';
import { pagesBy } from '../../domain/pages.ts';
import { firstOfEach, readAnchors } from '../anchors.ts';
import type { Chain } from './chain.ts';
import type { Database } from './database.ts';

const pageLength = 5_000;

export interface Trail extends AuditTrail {
  /** Where each chain ends that has entries. */
  ends(): Promise<(Anchor & { chain: number })[]>;
}

/** The audit of all instances: a chain each, checked together with the anchors that this one knows. */
export function auditTrail(db: Database, own: Chain, key: Uint8Array, anchorsFile: string): Trail {
  const trail: Trail = {
    async ends() {
      const text = `SELECT chain, last.* FROM chains, LATERAL (
        SELECT seq::int, body->>'hash' AS hash FROM audit WHERE audit.chain = chains.chain ORDER BY seq DESC LIMIT 1
      ) AS last`;
      return db.rows({ name: 'audit-ends', text });
    },
    async chains() {
      const all = { name: 'chains', text: 'SELECT chain FROM chains ORDER BY chain' };
      return (await db.rows<{ chain: number }>(all)).map(({ chain }) => chain);
    },
    async page(after, limit, chain = 1) {
      const text = 'SELECT body FROM audit WHERE chain = $1 AND seq > $2 ORDER BY seq LIMIT $3';
      const rows = await db.rows<{ body: AuditEntry }>({ name: 'audit-page', text }, [chain, after, limit]);
      return rows.map(({ body }) => body);
    },
    async about(record) {
      const text = `SELECT body FROM audit WHERE record = $1 ORDER BY body->>'at', chain, seq`;
      const rows = await db.rows<{ body: AuditEntry }>({ name: 'audit-about', text }, [record]);
      return rows.map(({ body }) => body);
    },
    head: async () => own.head,
    isAnchored: async () => (await readAnchors(anchorsFile)).size > 0,
    async verify() {
      let entries = 0;
      const anchors = await readAnchors(anchorsFile);
      // One that was anchored and is gone as a whole is missed as well.
      for (const chain of new Set([...(await trail.chains()), ...anchors.keys()])) {
        const checked = await check(chain, anchors.get(chain) ?? []);
        entries += checked.entries;
        if (checked.problem)
          return { entries, problem: { ...checked.problem, ...(chain !== 1 && { chain }) } };
      }
      return { entries };
    },
  };
  return trail;

  async function check(
    chain: number,
    anchors: readonly Anchor[],
  ): Promise<{ entries: number; problem?: ChainProblem }> {
    const anchored = firstOfEach(anchors);
    let before: Anchor = chainStart;
    let line = 0;
    const page = (after = 0) => trail.page(after, pageLength, chain);
    for await (const entries of pagesBy(pageLength, ({ seq }: AuditEntry) => seq, page)) {
      for (const entry of entries) {
        line += 1;
        const problem = checkLink(entry, before, line, key, anchored);
        if (problem) return { entries: line, problem };
        before = entry;
      }
    }
    const anchor = anchors.findLast((each) => each.seq > before.seq);
    return anchor
      ? { entries: line, problem: { kind: 'tail-missing', lastSeq: before.seq, anchor } }
      : { entries: line };
  }
}
