import { type People, sameTenant } from '../../domain/person.ts';
import type { Database } from './database.ts';
import { reading } from './records.ts';

export function people(db: Database): People {
  const { get, list } = reading(db, 'people');
  return {
    get,
    async byAccount(platform, account) {
      const found = await list(`of-${platform}`, `WHERE ${platform} = $1`, [account.id]);
      return found.find(({ accounts }) => sameTenant(accounts[platform], account));
    },
    withRole: (role) => list('with-role', 'WHERE roles @> ARRAY[$1] AND active ORDER BY id', [role]),
    onFloor: (building, floor) =>
      list('on-floor', 'WHERE building = $1 AND floor = $2 AND active ORDER BY id', [building, floor]),
    reportingTo: (manager) => list('reporting-to', 'WHERE manager = $1 AND active ORDER BY id', [manager]),
    page: (after, limit) => list('page', 'WHERE id > $1 ORDER BY id LIMIT $2', [after ?? '', limit]),
    async count() {
      const [row] = await db.rows<{ n: number }>({
        name: 'people-count',
        text: 'SELECT count(*)::int AS n FROM people',
      });
      return row?.n ?? 0;
    },
  };
}
