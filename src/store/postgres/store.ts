import type { Anchor } from '../../domain/audit.ts';
import { NotRecorded } from '../../domain/store.ts';
import { AnchorWriter, noteRaised } from '../anchors.ts';
import { markOf } from '../keys.ts';
import { type Timed, timer } from '../timed.ts';
import { type MovableStore, unfinishedMove } from '../transfer.ts';
import { alerts } from './alerts.ts';
import { awareness } from './awareness.ts';
import { Chain } from './chain.ts';
import { whyUnusable } from './check.ts';
import { crises } from './crises.ts';
import { Database, lastingClient } from './database.ts';
import { deliveries } from './deliveries.ts';
import { dueThings } from './due.ts';
import { events } from './events.ts';
import { codeOf } from './failures.ts';
import { evidenceTable } from './files.ts';
import { migrate } from './migrate.ts';
import { Numbers } from './numbers.ts';
import { paceLender, rationOf } from './pace.ts';
import { people } from './people.ts';
import { reading } from './records.ts';
import { forgetShown, shownMessages } from './shown.ts';
import { auditTrail } from './trail.ts';
import { isMarked, postgresTransfer } from './transfer.ts';
import { Writer } from './writer.ts';

export interface PostgresStoreOptions {
  url: string;
  /** Connections at most. */
  pool?: number;
  /** Both are the same in all instances. */
  keys: { audit: Uint8Array; seal: Uint8Array };
  /** A file outside the database, for the ends of this instance's audit chain. */
  anchorsFile: string;
  clock: () => Date;
  /** Told at intervals where the audit chain ends, for the log. */
  anchor?: (anchor: Anchor & { chain: number }) => void;
  log?: (code: string, detail: object) => void;
  /** Told how long things took. */
  timed?: Timed;
  /** It is opened to be moved, and may hold what a move that broke off left. */
  moving?: boolean;
}

const tidyEvery = 60_000;
/** Seconds by which this machine's clock and the database's may differ before the log says so. */
const mostApart = 5;
/** What has expired is forgotten in parts, so that nothing waits for it. */
const forgottenAtOnce = 5_000;

/**
 * The same store on PostgreSQL, for any number of instances. Fails with a sentence for the operator when the database
 * cannot be used; instances that start together wait for each other.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<MovableStore> {
  const { url, keys, anchorsFile, clock } = options;
  const log = options.log ?? (() => {});
  const db = new Database({ url, pool: options.pool ?? 10, log, timed: options.timed });
  const timing = timer(options.timed);
  const numbers = new Numbers(db, (given) => noteRaised(log, given));
  let chain: Chain;
  try {
    await prepare(options);
    chain = await Chain.take(db, keys.audit);
    if (!options.moving) noteRaised(log, await numbers.catchUp(anchorsFile));
  } catch (error) {
    await db.close();
    const cause = error instanceof NotRecorded ? error.cause : error;
    const why = whyUnusable(cause);
    throw why ? new Error(`DATABASE_URL: ${why}`, { cause }) : cause;
  }
  const audit = auditTrail(db, chain, keys.audit, anchorsFile);
  const writer = new Writer(db, chain, numbers);
  const anchored = new Map([[chain.id, chain.head.seq]]);
  const anchors = new AnchorWriter(anchorsFile);
  const tidying = setInterval(() => tidy().catch(() => {}), tidyEvery);
  tidying.unref();
  const screening = reading(db, 'screening');
  const sealed = reading(db, 'sealed');
  const clocks = reading(db, 'clocks');

  return {
    people: people(db),
    events: events(db),
    deliveries: deliveries(db),
    due: dueThings(db),
    drafts: reading(db, 'drafts'),
    seen: reading(db, 'seen'),
    sealed: { get: sealed.get, all: () => sealed.list('all', 'ORDER BY id') },
    conversations: reading(db, 'conversations'),
    breaches: reading(db, 'breaches'),
    readiness: reading(db, 'readiness'),
    roster: reading(db, 'roster'),
    alerts: alerts(db),
    screening: {
      get: screening.get,
      page: (after, limit) =>
        screening.list('page', 'WHERE id > $1 ORDER BY id LIMIT $2', [after ?? '', limit]),
    },
    clocks: {
      get: clocks.get,
      of: (person) => clocks.list('of', `WHERE person = $1 ORDER BY body->>'since', id`, [person]),
      open: (after, limit) =>
        clocks.list('open', 'WHERE NOT done AND (due, id) > ($1, $2) ORDER BY due, id LIMIT $3', [
          after?.due ?? '',
          after?.id ?? '',
          limit,
        ]),
    },
    looks: reading(db, 'looks'),
    reminded: reading(db, 'reminded'),
    severings: reading(db, 'severings'),
    ...awareness(db),
    ...crises(db),
    audit,
    files: evidenceTable(db),
    nextNumber: (prefix, year) => numbers.next(prefix, year),
    commit: (writes, facts = []) => timing('commit', () => writer.commit(writes, facts)),
    lend: paceLender(db),
    ration: rationOf(db),
    shown: shownMessages(db, keys.seal),
    transfer: postgresTransfer(db, chain),
    trouble: () => db.trouble,
    async close() {
      clearInterval(tidying);
      await writer.idle();
      await anchorAll().catch(() => {});
      await chain.release();
      await db.close();
    },
  };

  async function tidy(): Promise<void> {
    await anchorAll().catch((error: unknown) => {
      // What the database does not do it says itself.
      if (!(error instanceof NotRecorded)) log('anchor-failed', { code: codeOf(error) ?? 'unknown' });
    });
    await forgetShown(db, forgottenAtOnce);
    for (const kind of ['seen', 'drafts'] as const) {
      await db.rows(
        {
          name: `${kind}-forget`,
          text: `DELETE FROM ${kind} WHERE id IN (
            SELECT id FROM ${kind} WHERE expires < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        },
        [clock().toISOString(), forgottenAtOnce],
      );
    }
  }

  /** The ends of all chains: whoever cuts one of an instance that is gone is found out by the others. */
  async function anchorAll(): Promise<void> {
    for (const end of await audit.ends()) {
      if (end.seq === anchored.get(end.chain)) continue;
      await anchors.write(end, end.chain, await numbers.all());
      anchored.set(end.chain, end.seq);
      if (end.chain === chain.id) options.anchor?.(end);
    }
  }
}

/**
 * Brings the database up to date, and sees that it belongs to these keys. On a connection of its own: one of the pool
 * gives up whatever takes long, and neither the wait for another instance nor a step on a large table may be cut off.
 */
async function prepare({ url, keys, moving, clock, log }: PostgresStoreOptions): Promise<void> {
  const client = lastingClient(url);
  try {
    await client.connect();
    await migrate(client);
    // What one instance is doing, others leave to it for a time that they tell by clocks of their own.
    const { rows: answered } = await client.query('SELECT clock_timestamp() AS at');
    const seconds = Math.round((clock().getTime() - answered[0].at.getTime()) / 1_000);
    if (Math.abs(seconds) >= mostApart) log?.('clock-apart', { seconds });
    for (const [name, key] of Object.entries(keys)) {
      const mark = markOf(key);
      await client.query('INSERT INTO key_marks VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, mark]);
      const { rows } = await client.query('SELECT mark FROM key_marks WHERE name = $1', [name]);
      if (rows[0].mark !== mark) {
        throw new Error(
          `${name}.key is not the one that the records of this database were made with. Copy the folder of the keys (KEYS_DIR) from an instance that runs, or from its backup.`,
        );
      }
    }
    if (!moving && (await client.query(isMarked)).rows.length > 0) {
      throw new Error(`DATABASE_URL: ${unfinishedMove.wrong}. ${unfinishedMove.todo}`);
    }
  } finally {
    await client.end().catch(() => {});
  }
}
