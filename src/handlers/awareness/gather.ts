import type { Assignment } from '../../domain/assignment.ts';
import { ResultsGatherer } from '../../domain/awareness-results.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { eachOf } from '../../domain/pages.ts';
import { withEach } from '../with-each.ts';
import type { Unit } from '../work.ts';
import { type Path, topicOf } from './frame.ts';

const pageLength = 1_000;

/** All lessons of one round; others get their turn between pages. */
function lessonsOf({ store }: Unit, campaign: string, round: number): AsyncGenerator<Assignment> {
  return eachOf(pageLength, (last) => store.assignments.ofRound(campaign, round, last, pageLength));
}

/** All lessons of a campaign, round by round. */
export async function* lessonsOfAll(
  unit: Unit,
  { id, rounds }: Pick<Campaign, 'id' | 'rounds'>,
): AsyncGenerator<Assignment> {
  for (const n of rounds.keys()) yield* lessonsOf(unit, id, n + 1);
}

/**
 * The results of a campaign, as far as they may be shown. What is to be given later counts for nothing yet, nor does what somebody left
 * undone who left the department: it would be late for ever.
 */
export async function resultsOf(unit: Unit, campaign: Pick<Campaign, 'id' | 'rounds'>) {
  const gatherer = new ResultsGatherer(unit.now, (topic) => topicOf(unit, topic)?.en.questions.length ?? 0);
  const lessons = withEach(lessonsOfAll(unit, campaign), async ({ doneAt, person }) =>
    doneAt ? true : (await unit.store.people.get(person))?.active === true,
  );
  for await (const [assignment, counts] of lessons)
    if (counts && assignment.givenAt <= unit.now.toISOString()) gatherer.add(assignment);
  return gatherer.results(unit.department.awareness.smallestGroup);
}

/** A path looked at like a campaign: a round for each of its topics. */
export function pathRounds(unit: Unit, path: Path): Pick<Campaign, 'id' | 'rounds'> {
  const { topics } = unit.department.awareness[path];
  return { id: path, rounds: topics.map((topic) => ({ topic, at: '', due: '' })) };
}
