import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { codeOf, waitedForLock } from './failures.ts';
import { migrations, type Step } from './migrations.ts';

/** Any number, always the same one. */
const lock = 7_294_001;

/** Milliseconds that a step waits for a table that others use, and until it tries again. */
const patience = 500;
const betweenTries = 500;

/**
 * Brings the database to what this version needs. Instances that start together do it one after the other: the later
 * ones find it done. Fails when a newer version was here before.
 *
 * @param client one without `query_timeout`: that of a connection cannot be lifted for a statement
 */
export async function migrate(client: ClientBase, steps: readonly Step[] = migrations): Promise<void> {
  // Others may take their time: this is the one wait that no time-out ends.
  await client.query('SET statement_timeout = 0; SET lock_timeout = 0');
  await client.query('SELECT pg_advisory_lock($1)', [lock]);
  try {
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query('SELECT coalesce(max(number), 0) AS last FROM migrations');
    const last: number = rows[0].last;
    if (last > steps.length) {
      throw new Error(
        `The database was brought to step ${last} by a newer version of Vigie; this one knows ${steps.length}. Start the newer version.`,
      );
    }
    for (const [i, step] of steps.entries()) {
      if (i + 1 <= last) continue;
      while (!(await taken(client, step, i + 1))) await pause(betweenTries);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock]);
    await client.query('RESET statement_timeout; RESET lock_timeout');
  }
}

/**
 * Whether a step was taken. What changes a table waits for all who read it, and whoever comes after waits behind it: where
 * instances of an older version are at work, it steps back soon and lets them go first.
 */
async function taken(client: ClientBase, step: Step, number: number): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${patience}`);
    await (typeof step === 'string' ? client.query(step) : step(client));
    await client.query('INSERT INTO migrations (number) VALUES ($1)', [number]);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    if (codeOf(error) === waitedForLock) return false;
    throw error;
  }
}
