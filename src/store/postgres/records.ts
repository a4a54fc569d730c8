import type { Kind, Kinds } from '../../domain/store.ts';
import { textualJson } from '../textual.ts';
import type { Database } from './database.ts';
import { gathered } from './gathered.ts';
import type { Values } from './questions.ts';
import type { Statement } from './statement.ts';
import { tables } from './tables.ts';

/** A record as JSON, with the columns that rules of the domain fill. */
export function rowOf<K extends Kind>(kind: K, record: Kinds[K]): string {
  const columns = Object.entries(tables[kind]).map(
    ([name, { of }]) => `,${JSON.stringify(name)}:${textualJson(of(record))}`,
  );
  return `{"b":${textualJson(record)}${columns.join('')}}`;
}

/**
 * The statements of a kind's table. Each takes rows as one JSON array and their number, and fails with `VG409` when
 * another version of one of them is stored.
 */
export interface Changes {
  insert: Statement;
  /** Takes the ids in order: two that change the same records never wait for each other both. */
  lock: Statement;
  update: Statement;
  remove: Statement;
}

export const changes = Object.fromEntries(
  Object.entries(tables).map(([kind, derived]) => [kind, changesOf(kind, derived)]),
) as { readonly [K in Kind]: Changes };

function changesOf(kind: string, derived: Readonly<Record<string, { type: string }>>): Changes {
  const names = Object.keys(derived);
  const columns = names.map((name) => `, ${name}`).join('');
  const types = Object.entries(derived).map(([name, { type }]) => `, ${name} ${type}`);
  const given = `jsonb_to_recordset($1::jsonb) AS r (b jsonb${types.join('')})`;
  const values = names.map((name) => `, r.${name}`).join('');
  const counted = (change: string) =>
    `WITH changed AS (${change} RETURNING 1) SELECT expect_rows(count(*), $2) FROM changed`;
  return {
    insert: {
      name: `${kind}-insert`,
      text: counted(
        `INSERT INTO ${kind} (id, version, body${columns})
         SELECT r.b->>'id', (r.b->>'version')::int, r.b${values} FROM ${given} ON CONFLICT (id) DO NOTHING`,
      ),
    },
    lock: {
      name: `${kind}-lock`,
      text: `SELECT FROM ${kind} WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    },
    update: {
      name: `${kind}-update`,
      text: counted(
        `UPDATE ${kind} AS t SET version = t.version + 1, body = r.b${names.map((name) => `, ${name} = r.${name}`).join('')}
         FROM ${given} WHERE t.id = r.b->>'id' AND t.version = (r.b->>'version')::int - 1`,
      ),
    },
    remove: {
      name: `${kind}-remove`,
      text: counted(
        `DELETE FROM ${kind} AS t USING jsonb_to_recordset($1::jsonb) AS r (id text, version int)
         WHERE t.id = r.id AND t.version = r.version`,
      ),
    },
  };
}

/** Reads the documents of one kind. */
export function reading<K extends Kind>(db: Database, kind: K) {
  type Record = Kinds[K];
  const get: Statement = { name: `${kind}-get`, text: `SELECT body FROM ${kind} WHERE id = ANY($1)` };
  return {
    get: gathered(async (ids): Promise<Map<string, Record>> => {
      const rows = await db.rows<{ body: Record }>(get, () => [ids()]);
      return new Map(rows.map(({ body }) => [body.id, body]));
    }),
    /** @param rest what follows `FROM table`; `name` tells it from the kind's other questions */
    async list(name: string, rest: string, values: Values = []): Promise<Record[]> {
      const statement = { name: `${kind}-${name}`, text: `SELECT body FROM ${kind} ${rest}` };
      const rows = await db.rows<{ body: Record }>(statement, values);
      return rows.map(({ body }) => body);
    },
    /** What a function of the database finds. */
    async found(by: string, value: unknown): Promise<Record[]> {
      const statement = { name: by, text: `SELECT body FROM ${by}($1) AS body` };
      const rows = await db.rows<{ body: Record }>(statement, [value]);
      return rows.map(({ body }) => body);
    },
  };
}

/** Newest first, by number. */
export function paged<R>(list: (name: string, rest: string, values: readonly unknown[]) => Promise<R[]>) {
  return (after: string | undefined, limit: number) =>
    after === undefined
      ? list('page', 'ORDER BY number DESC LIMIT $1', [limit])
      : list('more', 'WHERE number < number_order($2) ORDER BY number DESC LIMIT $1', [limit, after]);
}
