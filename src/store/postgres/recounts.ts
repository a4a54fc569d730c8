/** What was merged that came during an exercise counts for nothing; it did, once. */
export const withoutMergedOfExercises = `
  UPDATE events SET open_as = NULL, reported_week = NULL, to_acknowledge = NULL, closed_week = NULL, to_close = NULL,
    duties = NULL, duties_due = '{}'
  WHERE body ? 'during' AND status = 'closed' AND body#>>'{closures,-1,outcome}' = 'duplicate';
`;

/** What was closed by whoever saw it first was seen then; it counted as never seen, once. */
export const seenWhenClosed = `
  UPDATE events AS e SET to_acknowledge = (
      extract(epoch FROM seen.at::timestamptz) * 1000 - extract(epoch FROM e.reported_at::timestamptz) * 1000)::bigint
  FROM events AS o, LATERAL (
    SELECT each->>'at' AS at FROM jsonb_array_elements(o.body->'history') WITH ORDINALITY AS changes (each, n)
    WHERE each->>'what' = 'closed' ORDER BY n LIMIT 1
  ) AS seen
  WHERE e.id = o.id AND o.reported_week IS NOT NULL AND o.to_acknowledge IS NULL;
`;

/** Weeks began on Mondays at midnight UTC, which is Sunday evening in Canada. */
export const weeksOfCanada = `
  UPDATE events AS e SET reported_week = o.reported, closed_week = o.closed
  FROM (
    SELECT id, floor((reported - 363600000) / 604800000)::int AS reported, floor((reported + to_close - 363600000) / 604800000)::int AS closed
    FROM (SELECT id, to_close, extract(epoch FROM reported_at::timestamptz) * 1000 AS reported FROM events WHERE reported_week IS NOT NULL) AS moments
  ) AS o
  WHERE e.id = o.id AND (e.reported_week <> o.reported OR e.closed_week <> o.closed);
`;

/** What was closed because it repeats another counted as one that was dealt with in that time. */
export const withoutTimesOfDuplicates = `
  UPDATE events SET to_close = NULL
  WHERE to_close IS NOT NULL AND status = 'closed' AND body#>>'{closures,-1,outcome}' = 'duplicate';
`;
