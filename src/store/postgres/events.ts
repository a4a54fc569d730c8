import type { EventQuery, SecurityEvents } from '../../domain/security-events.ts';
import { textualJson } from '../textual.ts';
import { boardOf } from './board.ts';
import type { Database } from './database.ts';
import { gathered } from './gathered.ts';
import { reading } from './records.ts';

/** What each field of a query asks for; `$` stands for its value. */
const conditions: { readonly [F in keyof Omit<EventQuery, 'limit'>]-?: string } = {
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
  after: 'number < number_order($)',
};

/**
 * Of events by anybody: no index knows the times of reporting, but numbers follow them closely. The look goes from the newest on,
 * and ends at the first that is older by more than commits overtake each other.
 */
const newest = `number > coalesce((SELECT number FROM events WHERE reported_at < $ ORDER BY number DESC LIMIT 1), '')`;
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
  const { get, list } = reading(db, 'events');
  const counted = gathered(async (keys) => {
    const rows = await db.rows<{ key: string; n: number }>(counting, () => [keys()]);
    return new Map(rows.map(({ key, n }) => [key, n]));
  });
  return {
    get,
    count: async (author, since, most) => (await counted(textualJson([author, since, most]))) ?? 0,
    board: (now) => boardOf(db, now),
    page(query) {
      const asked = (Object.keys(conditions) as (keyof typeof conditions)[]).filter((field) => query[field]);
      const values: unknown[] = [query.limit];
      const told = (condition: string, value: unknown) => {
        if (condition.includes('$')) values.push(value);
        return condition.replace('$', `$${values.length}`);
      };
      const all = asked.map((field) => told(conditions[field], query[field]));
      if (query.since && !query.author) {
        all.push(told(newest, new Date(Date.parse(query.since) - overtaken).toISOString()));
      }
      const where = all.length > 0 ? `WHERE ${all.join(' AND ')}` : '';
      return list(`page ${asked.join(' ')}`, `${where} ORDER BY number DESC LIMIT $1`, values);
    },
  };
}
