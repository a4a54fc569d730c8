import type { Alerts } from '../../domain/alert.ts';
import type { Database } from './database.ts';
import { paged, reading } from './records.ts';

export function alerts(db: Database): Alerts {
  const { get, list } = reading(db, 'alerts');
  return {
    get,
    page: paged(list),
    open: () => list('open', `WHERE state = 'open' ORDER BY number`),
    short: (since) =>
      list(
        'short',
        `WHERE id = ANY (ARRAY(
           SELECT id FROM alerts WHERE state = 'open' UNION ALL SELECT id FROM alerts WHERE ended_at >= $1)) AND EXISTS (
           SELECT FROM tallies WHERE alert = alerts.id
             AND measure IN ('standings failed', 'standings given-up', 'outside email', 'outside sms')
           GROUP BY measure HAVING sum(n) > 0)
         ORDER BY number DESC`,
        [since.toISOString()],
      ),
  };
}
