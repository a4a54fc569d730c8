import type { Platform } from '../../chat/event.ts';
import { type People, type Person, sameTenant } from '../../domain/person.ts';
import type { Database } from './database.ts';
import { gathered } from './gathered.ts';
import { reading } from './records.ts';

export function people(db: Database): People {
  const { get, list, found } = reading(db, 'people');
  const holding = (platform: Platform) =>
    gathered(async (accounts) => {
      const people = await list(`of-${platform}`, `WHERE ${platform} = ANY($1)`, () => [accounts()]);
      const holders = new Map<string, Person[]>();
      for (const person of people) {
        const account = person.accounts[platform]?.id ?? '';
        holders.set(account, [...(holders.get(account) ?? []), person]);
      }
      return holders;
    });
  const holders = { slack: holding('slack'), teams: holding('teams'), console: holding('console') };
  return {
    get,
    async byAccount(platform, account) {
      const people = (await holders[platform](account.id)) ?? [];
      return people.find(({ accounts }) => sameTenant(accounts[platform], account));
    },
    withRole: (role) => found('people_with_role', role),
    onFloor: (building, floor) =>
      list('on-floor', 'WHERE building = $1 AND floor = $2 AND active ORDER BY id', [building, floor]),
    reportingTo: (manager) => list('reporting-to', 'WHERE manager = $1 AND active ORDER BY id', [manager]),
    named: (keys) => found('people_named', keys),
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
