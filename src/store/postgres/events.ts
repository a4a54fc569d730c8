import type { SecurityEvent } from '../../domain/security-event.ts';
import type { EventQuery, SecurityEvents } from '../../domain/security-events.ts';
import { severities } from '../../domain/severity.ts';
import { textualJson } from '../textual.ts';
import { boardOf } from './board.ts';
import type { Database } from './database.ts';
import { gathered } from './gathered.ts';
import { reading } from './records.ts';

type Asked = keyof Omit<EventQuery, 'limit' | 'after'>;

/** What each field of a query asks for; `$` stands for its value. */
const conditions: { readonly [F in Asked]-?: string } = {
  author: 'author = $',
  status: 'status = ANY($)',
  type: 'type = $',
  severity: 'severity = $',
  owner: 'owner = $',
  since: 'reported_at >= $',
  unrestricted: 'NOT restricted',
  owing: 'duties IS NOT NULL',
  // As the index says it.
  alarming: `body @> '{"danger":true}' AND (status = 'open' OR status IN ('acknowledged', 'taken') AND body ? 'alarm')`,
  // Both are few, however many are over.
  forPrivacy: `id = ANY (ARRAY(
    SELECT id FROM events WHERE status IN ('open', 'acknowledged', 'taken')
    UNION ALL SELECT sheet.id FROM breaches AS sheet JOIN events AS about ON about.id = sheet.id
    WHERE NOT about.body ? 'mergedInto' AND (NOT about.body ? 'materiality'
      OR EXISTS (SELECT FROM jsonb_array_elements(about.body->'duties') AS duty WHERE NOT duty ? 'done'))))`,
};

/** The same, said so that no index fits: it is looked at event by event. */
function besides(field: Asked): string {
  return conditions[field].replace(/^\w+(?= = )/, "($& || '')");
}

/** By which index events are looked for, newest first. */
interface Way {
  by: readonly Asked[];
  where: string;
  /** For each of these values apart. */
  each?: string;
}

/**
 * The first is taken of which all is asked. Left to choose, the database, whose plans are for all values, takes those that are open
 * for as many as there are events, and goes through all of them to find fewer than a page holds.
 */
const ways: readonly Way[] = [
  ...(['alarming', 'owing', 'forPrivacy', 'author'] as const).map(only),
  { by: ['status'], where: 'status = each.value', each: 'unnest($::text[])' },
  { by: ['type', 'severity'], where: "type = $ AND coalesce(severity, '') = $" },
  {
    by: ['type'],
    where: "type = $ AND coalesce(severity, '') = each.value",
    each: `unnest(ARRAY['', ${severities.map((each) => `'${each}'`).join(', ')}])`,
  },
  ...(['severity', 'owner'] as const).map(only),
];
/** Through all of them: only what is ordered by this goes by their index. */
const throughAll: Way = { by: [], where: 'true' };
const ofAll = "(number || '')";

function only(field: Asked): Way {
  return { by: [field], where: conditions[field] };
}

/**
 * Of events by anybody: no index knows the times of reporting, but numbers follow them closely. The look goes from the newest on,
 * and ends at the first that is older by more than commits overtake each other.
 */
const newest = `coalesce((SELECT number FROM events WHERE reported_at < $ ORDER BY ${ofAll} DESC LIMIT 1), '')`;
const overtaken = 60_000;

/** Of the last ones of each author alone: how many there are before them costs nothing. */
const counting = {
  name: 'events-count',
  text: `SELECT key, (SELECT count(*)::int FROM (
      SELECT reported_at FROM events WHERE author = asked->>0 ORDER BY number DESC LIMIT (asked->>2)::int
    ) AS latest WHERE reported_at >= asked->>1) AS n
    FROM unnest($1::text[]) AS key, LATERAL (SELECT key::jsonb) AS parsed (asked)`,
};

export function events(db: Database): SecurityEvents {
  const { get } = reading(db, 'events');
  const counted = gathered(async (keys) => {
    const rows = await db.rows<{ key: string; n: number }>(counting, () => [keys()]);
    return new Map(rows.map(({ key, n }) => [key, n]));
  });
  return {
    get,
    count: async (author, since, most) => (await counted(textualJson([author, since, most]))) ?? 0,
    board: (now) => boardOf(db, now),
    async page(query) {
      const asked = (Object.keys(conditions) as Asked[]).filter((field) => query[field]);
      const values: unknown[] = [query.limit];
      const told = (text: string, given: unknown[]) =>
        text.replaceAll('$', () => `$${values.push(given.shift())}`);
      const way = ways.find(({ by }) => by.every((field) => query[field])) ?? throughAll;
      const order = way === throughAll ? ofAll : 'number';
      const given = way.by.map((field) => query[field]);
      const each = way.each && told(way.each, given);
      const all = [told(way.where, given)];
      for (const field of asked) {
        if (!way.by.includes(field)) all.push(told(besides(field), [query[field]]));
      }
      if (query.since && !query.author) {
        const since = new Date(Date.parse(query.since) - overtaken).toISOString();
        all.push(told(`${order} > ${newest}`, [since]));
      }
      if (query.after) all.push(told(`${order} < number_order($)`, [query.after]));
      const found = `events WHERE ${all.join(' AND ')} ORDER BY ${order} DESC LIMIT $1`;
      const from = each
        ? `${each} AS each (value), LATERAL (SELECT number, body FROM ${found}) AS found ORDER BY number DESC LIMIT $1`
        : found;
      const statement = {
        name: `events-page ${asked.join(' ')} ${query.after ? 'more' : ''}`,
        text: `SELECT body FROM ${from}`,
      };
      const rows = await db.rows<{ body: SecurityEvent }>(statement, values);
      return rows.map(({ body }) => body);
    },
  };
}
