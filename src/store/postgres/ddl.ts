/**
 * SQL of which the steps in `migrations.ts` are made. A step that has run anywhere is never changed, and neither is what these say
 * for it.
 */

/** Has the board's numbers follow the events, from those that are there. */
export function countedForBoard(): string[] {
  return [
    ...summed({
      of: 'events',
      into: 'board_counts',
      keys: 'what, week, low',
      // Each instance writes one commit at a time, and so waits for nobody's.
      shard: `coalesce(nullif(current_setting('vigie.chain', true), ''), '0')::int`,
      counted: 'true',
      each: boardCounts,
    }),
    `INSERT INTO board_counts SELECT what, week, low, 0, count(*)
     FROM (${boardCounts('events')}) AS each (what, week, low) GROUP BY what, week, low;`,
  ];
}

/**
 * The table of a kind of record: the document, and columns made of it for what is searched.
 * @param columns name and SQL expression over `id` and `body`
 */
export function table(
  kind: string,
  columns: Record<string, string> = {},
  indexes: readonly string[] = [],
): string {
  const generated = Object.entries(columns).map(([name, expression]) => {
    const type = /::boolean$| \? /.test(expression) ? 'boolean' : 'text COLLATE "C"';
    return `, "${name}" ${type} GENERATED ALWAYS AS (${expression}) STORED`;
  });
  return [
    `CREATE TABLE "${kind}" (id text COLLATE "C" PRIMARY KEY, version integer NOT NULL, body jsonb NOT NULL${generated.join('')});`,
    ...indexes.map((index) => `CREATE INDEX ON "${kind}" (${index}${index.includes(')') ? '' : ')'};`),
  ].join('\n');
}

/** A function that finds documents by a list within each, in the order of their ids. */
export function listed(head: string, found: string): string {
  return `CREATE FUNCTION ${head} RETURNS SETOF jsonb STABLE LANGUAGE plpgsql
    SET enable_bitmapscan = on SET enable_indexscan = off AS $$
    BEGIN RETURN QUERY SELECT body FROM ${found} ORDER BY id; END $$;`;
}

/** What the board counts an event for. */
function boardCounts(rows: string): string {
  const low = (took: string) => `${took} - ${took} % span_of(${took})`;
  return `SELECT each.* FROM ${rows}, LATERAL (VALUES
      ('reported', reported_week, 0::bigint),
      ('acknowledged', CASE WHEN to_acknowledge IS NOT NULL THEN reported_week END, ${low('to_acknowledge')}),
      ('closed', closed_week, 0::bigint),
      ('finished', CASE WHEN to_close IS NOT NULL THEN closed_week END, ${low('to_close')})
    ) AS each (what, week, low) WHERE week IS NOT NULL`;
}

interface Summed {
  of: string;
  into: string;
  keys: string;
  /** Of the rows of a key, the one that a transaction adds to. */
  shard: string;
  /** Of which rows at least one has to be. */
  counted: string;
  /** The keys that each of some rows counts for. */
  each(rows: string): string;
}

/** Has the sums of one table follow the rows of another, whatever changes them. */
export function summed({ of, into, keys, shard, counted, each }: Summed): string[] {
  const changes = {
    new: ['INSERT', { new_rows: 1 }],
    changed: ['UPDATE', { old_rows: -1, new_rows: 1 }],
    gone: ['DELETE', { old_rows: -1 }],
  } as const;
  return Object.entries(changes).map(([change, [operation, tables]]) => {
    const rows = Object.entries(tables);
    const any = rows.map(([table]) => `EXISTS (SELECT FROM ${table} WHERE ${counted})`);
    const all = rows.map(([table, n]) => `SELECT each.*, ${n} FROM (${each(table)}) AS each`);
    const referencing = rows.map(([table]) => `${table.slice(0, 3)} TABLE AS ${table}`);
    return `
    CREATE FUNCTION ${into}_${change}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF ${any.join(' OR ')} THEN
        INSERT INTO ${into} (${keys}, shard, n)
          SELECT ${keys}, ${shard}, sum(n) FROM (${all.join(' UNION ALL ')}) AS change (${keys}, n)
          GROUP BY ${keys} HAVING sum(n) <> 0 ORDER BY ${keys}
          ON CONFLICT (${keys}, shard) DO UPDATE SET n = ${into}.n + excluded.n;
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER ${into}_${change} AFTER ${operation} ON ${of} REFERENCING ${referencing.join(' ')}
      FOR EACH STATEMENT EXECUTE FUNCTION ${into}_${change}();`;
  });
}
