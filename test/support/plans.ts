import pg from 'pg';

export interface Asked {
  text: string;
  values: unknown[];
}

/** The statements that a store asks its database while something is done. */
export async function askedBy(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [given] = args as [{ text?: string; values?: unknown[] }];
    if (given?.text && given.values) asked.push({ text: given.text, values: given.values });
    return original.apply(this, args);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
  return asked.filter(({ text }) => /^\s*(SELECT|WITH|INSERT|UPDATE)/.test(text));
}

/**
 * How the database answers a statement, by the plan for all values that the store's connections keep: asked with the values it would
 * make one for these. Nothing stays changed.
 * @param client a connection with the store's settings (`byIndex`)
 */
export async function planOf(client: pg.Client, { text, values }: Asked): Promise<string> {
  await client.query('BEGIN');
  try {
    await client.query(`PREPARE asked AS ${text}`);
    const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS) EXECUTE asked ${given}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}

/** How many pages of the database were looked at for it. */
export function pagesOf(plan: string): number {
  const [, hit = 0, read = 0] = /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(plan) ?? [];
  return Number(hit) + Number(read);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  const text = Array.isArray(value)
    ? `{${value.map((each) => JSON.stringify(each)).join(',')}}`
    : String(value);
  return pg.escapeLiteral(text);
}
