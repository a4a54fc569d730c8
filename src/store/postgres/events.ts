import type { EventQuery, SecurityEvents } from '../../domain/security-events.ts';
import { boardOf } from './board.ts';
import type { Database } from './database.ts';
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
  after: 'number < number_order($)',
};

export function events(db: Database): SecurityEvents {
  const { get, list } = reading(db, 'events');
  return {
    get,
    board: (now) => boardOf(db, now),
    page(query) {
      const asked = (Object.keys(conditions) as (keyof typeof conditions)[]).filter((field) => query[field]);
      const values: unknown[] = [query.limit];
      const all = asked.map((field) => {
        const condition = conditions[field];
        if (condition.includes('$')) values.push(query[field]);
        return condition.replace('$', `$${values.length}`);
      });
      const where = all.length > 0 ? `WHERE ${all.join(' AND ')}` : '';
      return list(`page ${asked.join(' ')}`, `${where} ORDER BY number DESC LIMIT $1`, values);
    },
  };
}
