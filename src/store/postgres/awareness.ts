import type { Store } from '../../domain/store.ts';
import type { Database } from './database.ts';
import { reading } from './records.ts';

type Kept = Pick<Store, 'campaigns' | 'assignments' | 'learners' | 'completions' | 'drills'>;

/** Campaigns, the lessons given in them, and what else is kept of learning. */
export function awareness(db: Database): Kept {
  const campaigns = reading(db, 'campaigns');
  const assignments = reading(db, 'assignments');
  const learners = reading(db, 'learners');
  const completions = reading(db, 'completions');
  const drills = reading(db, 'drills');
  return {
    campaigns: {
      get: campaigns.get,
      page: (after, limit) =>
        after === undefined
          ? campaigns.list('page', 'ORDER BY number DESC LIMIT $1', [limit])
          : campaigns.list('more', 'WHERE number < number_order($2) ORDER BY number DESC LIMIT $1', [
              limit,
              after,
            ]),
    },
    assignments: {
      get: assignments.get,
      ofPerson: (person) => assignments.list('of-person', 'WHERE person = $1 ORDER BY id', [person]),
      ofRound: (campaign, round, after, limit) =>
        assignments.list('of-round', 'WHERE campaign = $1 AND round = $2 AND id > $3 ORDER BY id LIMIT $4', [
          campaign,
          String(round),
          after ?? '',
          limit,
        ]),
    },
    learners: {
      get: learners.get,
      async count() {
        const text = 'SELECT count(*)::int AS n FROM learners';
        const [row] = await db.rows<{ n: number }>({ name: 'learners-count', text });
        return row?.n ?? 0;
      },
    },
    completions: {
      get: completions.get,
      async courseAfter(course) {
        const [first] = await completions.list('next', 'WHERE course > $1 ORDER BY course, id LIMIT 1', [
          course,
        ]);
        return first?.course;
      },
      page: (course, after, limit) =>
        completions.list('page', 'WHERE course = $1 AND id > $2 ORDER BY id LIMIT $3', [
          course,
          after ?? '',
          limit,
        ]),
    },
    drills: {
      get: drills.get,
      of: (drill) => drills.list('of-drill', 'WHERE drill = $1 ORDER BY id', [drill]),
    },
  };
}
