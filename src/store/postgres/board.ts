import { type Board, boardRows, mondayOf, weeksUpTo } from '../../domain/board.ts';
import type { Database } from './database.ts';

const day = 24 * 60 * 60 * 1000;

const open = {
  name: 'board-open',
  text: `SELECT open_as, count(*) FILTER (WHERE reported_at >= $1)::int AS day,
      count(*) FILTER (WHERE reported_at < $1 AND reported_at >= $2)::int AS week,
      count(*) FILTER (WHERE reported_at < $2)::int AS older
    FROM events WHERE open_as IS NOT NULL GROUP BY open_as`,
};

const duties = {
  name: 'board-duties',
  text: `SELECT coalesce(sum(duties), 0)::int AS open,
      coalesce(sum((SELECT count(*) FROM unnest(duties_due) AS at WHERE at <= $1)), 0)::int AS overdue
    FROM events WHERE duties IS NOT NULL`,
};

/** Counts and quantiles by the week of report, and by the week of closing. */
const perWeek = (week: string, took: string) => ({
  name: `board-${week}`,
  text: `SELECT (SELECT jsonb_object_agg(week, n) FROM (
        SELECT ${week} AS week, count(*) AS n FROM events WHERE ${week} BETWEEN $1 AND $2 GROUP BY 1) AS weeks) AS counts,
      (SELECT percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ${took}) FROM events
        WHERE ${week} BETWEEN $1 AND $2 AND ${took} IS NOT NULL) AS quantiles`,
});
const reported = perWeek('reported_week', 'to_acknowledge');
const closed = perWeek('closed_week', 'to_close');

interface Weeks {
  counts: Record<string, number> | null;
  quantiles: string[] | null;
}

export async function boardOf(db: Database, now: Date): Promise<Board> {
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const weeks = weeksUpTo(now);
  const span = [weeks.at(0), weeks.at(-1)];
  const [opened, [owed], [came], [went]] = await Promise.all([
    db.rows<{ open_as: string; day: number; week: number; older: number }>(open, [ago(day), ago(7 * day)]),
    db.rows<Board['duties']>(duties, [now.getTime()]),
    db.rows<Weeks>(reported, span),
    db.rows<Weeks>(closed, span),
  ]);
  return {
    open: boardRows.map((severity) => {
      const row = opened.find(({ open_as }) => open_as === severity);
      return { severity, underDay: row?.day ?? 0, underWeek: row?.week ?? 0, older: row?.older ?? 0 };
    }),
    toAcknowledge: quantiles(came),
    toClose: quantiles(went),
    duties: owed ?? { open: 0, overdue: 0 },
    weeks: weeks.map((week) => ({
      monday: mondayOf(week),
      reported: came?.counts?.[week] ?? 0,
      closed: went?.counts?.[week] ?? 0,
    })),
  };
}

function quantiles(weeks: Weeks | undefined): Board['toClose'] {
  const [median, ninetieth] = (weeks?.quantiles ?? []).map(Number);
  return { median, ninetieth };
}
