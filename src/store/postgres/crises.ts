import { type CrisisLogs, entryId } from '../../domain/log-entry.ts';
import type { Store } from '../../domain/store.ts';
import type { Database } from './database.ts';
import { paged, reading } from './records.ts';

/** Crises and all that belongs to them. */
export function crises(db: Database): Pick<Store, 'crises' | 'logs' | 'actions' | 'reports' | 'rooms'> {
  const crisis = reading(db, 'crises');
  const actions = reading(db, 'actions');
  const reports = reading(db, 'reports');
  return {
    crises: {
      get: crisis.get,
      open: () => crisis.list('open', `WHERE state = 'open' ORDER BY number`),
      page: paged(crisis.list),
    },
    logs: logs(db),
    actions: {
      get: actions.get,
      of: (id) => actions.list('of', 'WHERE crisis = $1 ORDER BY number', [id]),
      unsettled: () => actions.list('unsettled', `WHERE state IN ('open', 'done') ORDER BY number`),
      page: paged(actions.list),
    },
    reports: {
      get: reports.get,
      of: (id) => reports.list('of', 'WHERE crisis = $1 ORDER BY id', [id]),
    },
    rooms: rooms(db),
  };
}

function logs(db: Database): CrisisLogs {
  const { get, list } = reading(db, 'entries');
  /** The last number that this instance gave out; two instances that give the same one meet in a conflict. */
  const given = new Map<string, number>();
  const last = (crisis: string, limit: number) =>
    list('last', 'WHERE crisis = $1 ORDER BY id DESC LIMIT $2', [crisis, limit]);
  return {
    get,
    page: (crisis, after, limit) =>
      list('page', 'WHERE crisis = $1 AND id > $2 ORDER BY id LIMIT $3', [
        crisis,
        entryId(crisis, after),
        limit,
      ]),
    last: async (crisis, limit) => (await last(crisis, limit)).reverse(),
    async nextNumber(crisis) {
      const [stored] = await last(crisis, 1);
      const next = Math.max(stored?.number ?? 0, given.get(crisis) ?? 0) + 1;
      given.set(crisis, next);
      return next;
    },
    async count(crisis) {
      const statement = {
        name: 'entries-count',
        text: 'SELECT count(*)::int AS n FROM entries WHERE crisis = $1',
      };
      const [row] = await db.rows<{ n: number }>(statement, [crisis]);
      return row?.n ?? 0;
    },
    async correcting(crisis, number) {
      const rest = 'WHERE crisis = $1 AND corrects = $2 ORDER BY id DESC LIMIT 1';
      return (await list('correcting', rest, [crisis, String(number)]))[0];
    },
    async ofMessage(crisis, { platform, id }) {
      const rest = 'WHERE crisis = $1 AND message = $2 ORDER BY id DESC LIMIT 1';
      return (await list('message', rest, [crisis, `${platform} ${id}`]))[0];
    },
  };
}

function rooms(db: Database): Store['rooms'] {
  const { get, list } = reading(db, 'rooms');
  return {
    get,
    async at(keys) {
      const found = await list(
        'at',
        `WHERE place_key = ANY($1) ORDER BY array_position($1, place_key) LIMIT 1`,
        [keys],
      );
      return found[0];
    },
    due: (now, limit) =>
      list('due', 'WHERE try_at <= $1 ORDER BY try_at, id LIMIT $2', [now.toISOString(), limit]),
    async next() {
      const [first] = await list('next', 'WHERE try_at IS NOT NULL ORDER BY try_at LIMIT 1');
      return first?.tryAt === undefined ? undefined : new Date(first.tryAt);
    },
  };
}
