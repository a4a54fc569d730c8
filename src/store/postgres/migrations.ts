import type { ClientBase } from 'pg';
import { countedForBoard, listed, summed, table } from './ddl.ts';
import { recount } from './recount.ts';

/** SQL, or what works with the connection, within the step’s transaction. */
export type Step = string | ((client: ClientBase) => Promise<void>);

/** Counted events by a rule of before; the last step that counts does so by today’s. */
const countedLater = '';

/**
 * How the database came to be what it is, in order. A step that has run anywhere is never changed: what is to be
 * different is a further step; where a rule for what the board counts changes, that is `recount`. A kind of record is a
 * table: `table('tasks', { due_at: "body->>'dueAt'" }, ['due_at'])`.
 */
export const migrations: readonly Step[] = [
  `
  -- Every change of a kind's table ends with this: fewer rows than meant is a lost race, and ends the transaction.
  CREATE FUNCTION expect_rows(changed bigint, meant bigint) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF changed <> meant THEN RAISE EXCEPTION 'another version is stored' USING ERRCODE = 'VG409'; END IF;
  END $$;

  CREATE FUNCTION number_order(id text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
  RETURN split_part(id, '-', 2) || lpad(split_part(id, '-', 3), 12, '0');

  -- They tell a key from any other, and say nothing about it.
  CREATE TABLE key_marks (name text PRIMARY KEY, mark text NOT NULL);
  CREATE TABLE counters (id text PRIMARY KEY, last integer NOT NULL);

  -- Photographs do not get smaller by compression.
  CREATE TABLE files (sha256 text PRIMARY KEY, bytes bytea NOT NULL, kept_at timestamptz NOT NULL DEFAULT now());
  ALTER TABLE files ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE audit (
    chain integer, seq bigint, body jsonb NOT NULL,
    record text COLLATE "C" GENERATED ALWAYS AS (body->>'record') STORED,
    PRIMARY KEY (chain, seq)
  );
  CREATE INDEX ON audit (record) WHERE record IS NOT NULL;
  CREATE TABLE chains (chain integer PRIMARY KEY);
  `,
  [
    table(
      'people',
      {
        active: "(body->>'active')::boolean",
        slack: "body#>>'{accounts,slack,id}'",
        teams: "body#>>'{accounts,teams,id}'",
        console: "body#>>'{accounts,console,id}'",
        building: "body->>'building'",
        floor: "body->>'floor'",
        manager: "body->>'manager'",
      },
      ['slack', 'teams', 'console', 'building, floor', 'manager'],
    ),
    `ALTER TABLE people ADD roles text[]; CREATE INDEX ON people USING gin (roles) WHERE active;`,
    table(
      'events',
      {
        number: 'number_order(id)',
        author: "body->>'author'",
        status: "body->>'status'",
        type: "body->>'type'",
        severity: "body->>'severity'",
        owner: "body->>'owner'",
        reported_at: "body->>'reportedAt'",
        restricted: "(body->>'restricted')::boolean",
      },
      [
        'number DESC',
        'author, number DESC',
        'status, number DESC',
        'type, number DESC',
        'severity, number DESC',
        'owner, number DESC',
      ],
    ),
    // Filled by the domain's own rules: what the board counts.
    `
    ALTER TABLE events ADD open_as text, ADD reported_week int, ADD to_acknowledge bigint, ADD closed_week int,
      ADD to_close bigint, ADD duties int, ADD duties_due bigint[];
    CREATE INDEX ON events (open_as, reported_at) WHERE open_as IS NOT NULL;
    CREATE INDEX ON events (reported_week, to_acknowledge) WHERE reported_week IS NOT NULL;
    CREATE INDEX ON events (closed_week, to_close) WHERE closed_week IS NOT NULL;
    CREATE INDEX ON events (id) WHERE duties IS NOT NULL;
    `,
    table(
      'deliveries',
      {
        platform: "body#>>'{to,platform}'",
        lane: "body->>'lane'",
        state: "body->>'state'",
        owed_at: "body->>'owedAt'",
        try_at: "body->>'tryAt'",
        alert: "body->>'alert'",
        posted: "body ? 'posted'",
      },
      [],
    ),
    // Filled by the domain's own rules: which queue it waits in, the records it is because of, what an alert counts.
    `
    ALTER TABLE deliveries ADD queue text COLLATE "C", ADD because text[], ADD measures text[];
    CREATE INDEX ON deliveries (platform, lane, owed_at, id) WHERE state = 'owed';
    CREATE INDEX ON deliveries (platform, try_at, id) WHERE state = 'sending';
    CREATE INDEX ON deliveries (queue) WHERE state IN ('owed', 'sending');
    CREATE INDEX ON deliveries (alert, id) WHERE alert IS NOT NULL;
    CREATE INDEX ON deliveries USING gin (because) WHERE because IS NOT NULL;

    -- An alert's numbers. Each session counts in a shard of its own, so that nobody waits for anybody else's commit.
    CREATE TABLE tallies (
      alert text COLLATE "C", measure text COLLATE "C", shard integer, n bigint NOT NULL,
      PRIMARY KEY (alert, measure, shard)
    ) WITH (fillfactor = 50);
    CREATE FUNCTION tally() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE gone text := CASE WHEN TG_OP = 'INSERT' THEN '' ELSE
      'SELECT alert, unnest(measures), -1 FROM old_rows WHERE alert IS NOT NULL' END;
    DECLARE come text := CASE WHEN TG_OP = 'DELETE' THEN '' ELSE
      'SELECT alert, unnest(measures), 1 FROM new_rows WHERE alert IS NOT NULL' END;
    BEGIN
      EXECUTE 'INSERT INTO tallies (alert, measure, shard, n)
        SELECT alert, measure, pg_backend_pid() % 64, sum(n) FROM ('
        || concat_ws(' UNION ALL ', NULLIF(gone, ''), NULLIF(come, '')) || ') AS change (alert, measure, n)
        GROUP BY alert, measure HAVING sum(n) <> 0 ORDER BY alert, measure
        ON CONFLICT (alert, measure, shard) DO UPDATE SET n = tallies.n + excluded.n';
      RETURN NULL;
    END $$;
    CREATE TRIGGER tally_new AFTER INSERT ON deliveries REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tally();
    CREATE TRIGGER tally_changed AFTER UPDATE ON deliveries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tally();
    CREATE TRIGGER tally_gone AFTER DELETE ON deliveries REFERENCING OLD TABLE AS old_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tally();
    `,
    table('due', { due_at: "body->>'at'" }, ['due_at, id']),
    // While one instance works on it; another takes it up when the time is over.
    'ALTER TABLE due ADD held_until text COLLATE "C";',
    table('drafts', { expires: "body->>'expires'" }, ['expires']),
    table('seen', { expires: "body->>'expires'" }, ['expires']),
    table('sealed'),
    table('conversations'),
    table('breaches'),
    table('readiness'),
    table('alerts', { number: 'number_order(id)', state: "body->>'state'" }, [
      'number DESC',
      'state, number',
    ]),
    table('screening'),
    table('severings'),
  ].join('\n'),
  [
    table('campaigns', { number: 'number_order(id)' }, ['number DESC']),
    table(
      'assignments',
      {
        campaign: "body->>'campaign'",
        round: "body->>'round'",
        person: "body->>'person'",
      },
      ['campaign, round, id', 'person, id'],
    ),
    table('learners'),
    table('completions', { course: "body->>'course'" }, ['course, id']),
    table('drills', { drill: "body->>'drill'" }, ['drill, id']),
  ].join('\n'),
  [
    table('clocks', { due: "body->>'due'", person: "body->>'person'", done: "body ? 'done'" }, [
      'due, id',
      'person',
    ]),
    table('looks'),
    table('reminded'),
  ].join('\n'),
  [
    table('crises', { number: 'number_order(id)', state: "body->>'state'" }, [
      'number DESC',
      'state, number',
    ]),
    table(
      'entries',
      {
        crisis: "body->>'crisis'",
        corrects: "body->>'corrects'",
        message: "(body#>>'{message,platform}') || ' ' || (body#>>'{message,id}')",
      },
      [
        'crisis, id',
        'crisis, corrects) WHERE corrects IS NOT NULL',
        'crisis, message) WHERE message IS NOT NULL',
      ],
    ),
    table('actions', { number: 'number_order(id)', crisis: "body->>'crisis'", state: "body->>'state'" }, [
      'number DESC',
      'crisis, number',
      'state, number',
    ]),
    table('reports', { crisis: "body->>'crisis'" }, ['crisis, id']),
    table('rooms', { try_at: "body->>'tryAt'" }, ['try_at, id']),
    'ALTER TABLE rooms ADD place_key text COLLATE "C"; CREATE INDEX ON rooms (place_key);',
  ].join('\n'),
  `
  -- Until when the moments of a shared budget are lent. It is of use for seconds: a crash may take it.
  CREATE UNLOGGED TABLE paces (name text PRIMARY KEY, next_at timestamptz NOT NULL) WITH (fillfactor = 50);

  -- When a channel last got something, so that no instance sends to it too soon after another.
  ALTER TABLE deliveries
    ADD channel text COLLATE "C" GENERATED ALWAYS AS (body#>>'{to,channel}') STORED,
    ADD sent_at text COLLATE "C" GENERATED ALWAYS AS (body->>'sentAt') STORED;
  CREATE INDEX ON deliveries (channel, sent_at) WHERE channel IS NOT NULL;
  `,
  table('roster'),
  `
  ALTER TABLE alerts ADD ended_at text COLLATE "C" GENERATED ALWAYS AS (body#>>'{ended,at}') STORED;
  CREATE INDEX ON alerts (ended_at) WHERE ended_at IS NOT NULL;
  `,
  `
  -- What is owed by age, new messages apart from changes: that to people, apart from it what was held up, and that to
  -- channels, whose queues are long.
  DROP INDEX deliveries_platform_lane_owed_at_id_idx, deliveries_queue_idx;
  CREATE INDEX deliveries_to_people ON deliveries (platform, lane, posted, owed_at, id)
    WHERE state = 'owed' AND channel IS NULL AND try_at <= owed_at;
  CREATE INDEX deliveries_held_up ON deliveries (platform, lane, posted, try_at, id)
    WHERE state = 'owed' AND channel IS NULL AND try_at > owed_at;
  CREATE INDEX deliveries_to_channels ON deliveries (platform, lane, posted, owed_at, id)
    WHERE state = 'owed' AND channel IS NOT NULL;
  -- From one channel's queue to the next, and to the first of each queue.
  CREATE INDEX deliveries_channels ON deliveries (platform, lane, posted, queue)
    WHERE state = 'owed' AND channel IS NOT NULL;
  CREATE INDEX deliveries_queues ON deliveries (platform, queue, state DESC, lane, owed_at, id)
    WHERE state IN ('owed', 'sending');
  `,
  // An alert's numbers in statements that are planned once; none for what stands in no ledger, as nearly all does.
  [
    ...['new', 'changed', 'gone'].map((change) => `DROP TRIGGER tally_${change} ON deliveries;`),
    'DROP FUNCTION tally();',
    ...summed({
      of: 'deliveries',
      into: 'tallies',
      keys: 'alert, measure',
      shard: 'pg_backend_pid() % 64',
      counted: 'alert IS NOT NULL',
      each: (rows) => `SELECT alert, unnest(measures) FROM ${rows} WHERE alert IS NOT NULL`,
    }),
  ].join('\n'),
  [
    `
    -- How many there are of each week, by how long they took: values share a row that differ by less than a thirty-second.
    CREATE FUNCTION span_of(took bigint) RETURNS bigint IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN 1::bigint << greatest(0, length(ltrim(took::bit(64)::text, '0')) - 6);
    CREATE TABLE board_counts (
      what text COLLATE "C", week int, low bigint, shard integer, n bigint NOT NULL,
      PRIMARY KEY (what, week, low, shard)
    ) WITH (fillfactor = 50);
    `,
    ...countedForBoard(),
  ].join('\n'),
  // What somebody who is named in a report is looked up by: the same rule as the domain's `nameKey`.
  `
  CREATE FUNCTION name_key(name text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
  RETURN (
    SELECT CASE WHEN count(*) > 1 THEN least(min(word) FILTER (WHERE n = first), min(word) FILTER (WHERE n = last)) || ' ' ||
      greatest(min(word) FILTER (WHERE n = first), min(word) FILTER (WHERE n = last)) END
    FROM (
      SELECT word COLLATE "C" AS word, n, min(n) OVER () AS first, max(n) OVER () AS last FROM (
        SELECT regexp_replace(regexp_replace(part, '^([cdjlmnst]|qu)''|''s$', '', 'g'), '[^a-z0-9]', '', 'g') AS word, n
        FROM regexp_split_to_table(
          lower(replace(replace(translate(
            regexp_replace(normalize(name, NFD), '[\\u0300-\\u036F]', '', 'g'),
            '’‘ʼ', ''''''''), 'œ', 'oe'), 'Œ', 'oe')), '[\\s,]+'
        ) WITH ORDINALITY AS parts (part, n)
      ) AS plain WHERE word <> ''
    ) AS words
  );
  ALTER TABLE people ADD name_key text COLLATE "C" GENERATED ALWAYS AS (name_key(body->>'name')) STORED;
  CREATE INDEX ON people (name_key) WHERE active;
  `,
  `
  -- When something was done that all instances together may do so often only. A crash may take it.
  CREATE UNLOGGED TABLE rations (name text PRIMARY KEY, taken timestamptz[] NOT NULL) WITH (fillfactor = 50);
  -- By which a clock that was set back is known.
  ALTER TABLE paces ADD lent_at timestamptz NOT NULL DEFAULT now();
  `,
  // Those of which an agency still has to be told, newest first.
  'CREATE INDEX ON events (number DESC) WHERE duties IS NOT NULL;',
  countedLater,
  countedLater,
  `
  -- Who got something just now, so that no instance sends to them too soon after another. It grows at its end only.
  CREATE INDEX deliveries_sent_to_people ON deliveries (platform, sent_at) WHERE channel IS NULL AND sent_at IS NOT NULL;
  `,
  countedLater,
  `
  -- What the console shows, for all instances: sealed, for a day. It is no kind of record.
  CREATE TABLE shown (
    id text COLLATE "C" PRIMARY KEY, place text COLLATE "C" NOT NULL, box text NOT NULL,
    first bigint NOT NULL, last bigint NOT NULL, hour timestamptz NOT NULL
  );
  CREATE INDEX ON shown (place, first);
  CREATE INDEX ON shown (last);
  CREATE INDEX ON shown (hour);
  CREATE TABLE shown_turn (last bigint NOT NULL) WITH (fillfactor = 50);
  INSERT INTO shown_turn VALUES (0);
  `,
  [
    // What followed the events until now took no event that was closed without a time.
    'DROP FUNCTION board_counts_new CASCADE;',
    'DROP FUNCTION board_counts_changed CASCADE;',
    'DROP FUNCTION board_counts_gone CASCADE;',
    'TRUNCATE board_counts;',
    ...countedForBoard(),
  ].join('\n'),
  `
  -- People are looked up by the names that they had before as well. Instances of before go on asking for name_key.
  CREATE FUNCTION name_keys(person jsonb) RETURNS text[] IMMUTABLE PARALLEL SAFE LANGUAGE sql RETURN (
    SELECT array_agg(DISTINCT key) FROM (
      SELECT name_key(person->>'name')
      UNION ALL SELECT name_key(former)
      FROM jsonb_array_elements_text(coalesce(person->'formerNames', '[]')) AS former
    ) AS keys (key) WHERE key IS NOT NULL
  );
  ALTER TABLE people ADD name_keys text[] COLLATE "C" GENERATED ALWAYS AS (name_keys(body)) STORED;
  CREATE INDEX ON people USING gin (name_keys) WHERE active;
  `,
  recount,
  // Those in which danger waits to be seen, newest first.
  `CREATE INDEX ON events (number DESC)
    WHERE body @> '{"danger":true}' AND (status = 'open' OR status IN ('acknowledged', 'taken') AND body ? 'alarm');`,
  `
  -- Of two messages of the console nothing says any more that they are of one place. Instances of before go on naming it.
  ALTER TABLE shown ALTER place DROP NOT NULL;
  UPDATE shown SET place = NULL;
  DROP INDEX shown_place_first_idx;
  `,
  // Those of a type and severity together; of a type alone they are merged from the ones of each severity. Whoever reads does not wait.
  `CREATE INDEX ON events (type, coalesce(severity, ''), number DESC);
  -- Said so that only who wants all goes by it: all in their order with a condition was taken for quicker than any index that knows it.
  CREATE INDEX ON events ((number || '') DESC);
  CREATE INDEX ON clocks (due, id) WHERE NOT done;`,
  `
  -- What lies in a list within each row has an index that can be read by a bitmap alone, without which connections work otherwise.
  DROP INDEX events_type_number_idx, events_number_idx, clocks_due_id_idx;
  ${listed('people_with_role(wanted text)', 'people WHERE roles @> ARRAY[wanted] AND active')}
  ${listed('people_named(wanted text[])', 'people WHERE name_keys && wanted AND active')}
  ${listed('deliveries_because(wanted text)', 'deliveries WHERE because @> ARRAY[wanted]')}
  `,
];
