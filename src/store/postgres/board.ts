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

/**
 * Counts by week, and quantiles over all of them: what is counted tells between which two values one lies, and of those
 * between them, which are few, it is the one with its rank.
 */
const perWeek = (what: string, counts: string, week: string, took: string) => ({
  name: `board-${what}`,
  text: `WITH spans AS (
      SELECT low, sum(n) AS n FROM board_counts WHERE what = '${what}' AND week = ANY($1) GROUP BY low HAVING sum(n) > 0
    ), ranked AS (
      SELECT low, n, sum(n) OVER (ORDER BY low) AS upto, sum(n) OVER () AS total FROM spans
    )
    SELECT (SELECT jsonb_object_agg(week, n) FROM (
        SELECT week, sum(n) AS n FROM board_counts WHERE what = '${counts}' AND week = ANY($1) GROUP BY week) AS weeks) AS counts,
      ARRAY(SELECT (
          SELECT ${took} FROM events WHERE ${week} = ANY($1) AND ${took} >= low AND ${took} < low + span_of(low)
          ORDER BY ${took} OFFSET ceil(part * total) - (upto - n) - 1 LIMIT 1)
        FROM unnest(ARRAY[0.5, 0.9]) WITH ORDINALITY AS parts (part, i), LATERAL (
          SELECT * FROM ranked WHERE upto >= ceil(part * total) ORDER BY low LIMIT 1) AS span
        ORDER BY i) AS quantiles`,
});
const reported = perWeek('acknowledged', 'reported', 'reported_week', 'to_acknowledge');
const closed = perWeek('finished', 'closed', 'closed_week', 'to_close');

interface Weeks {
  counts: Record<string, number> | null;
  quantiles: string[];
}

/** The board, counted by the database; its medians are exact. */
export async function boardOf(db: Database, now: Date): Promise<Board> {
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const weeks = weeksUpTo(now);
  const [opened, [owed], [came], [went]] = await Promise.all([
    db.rows<{ open_as: string; day: number; week: number; older: number }>(open, [ago(day), ago(7 * day)]),
    db.rows<Board['duties']>(duties, [now.getTime()]),
    db.rows<Weeks>(reported, [weeks]),
    db.rows<Weeks>(closed, [weeks]),
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
