import type { Completion } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import {
  looksKept,
  over,
  type PeopleRecords,
  pastCompletion,
  pastLesson,
  pastScreening,
  pastTask,
} from '../domain/retention.ts';
import type { Kind, Kinds, Write } from '../domain/store.ts';
import { everyPerson } from '../handlers/every-person.ts';
import { everyScreening } from '../handlers/screening/every-screening.ts';
import { withEach } from '../handlers/with-each.ts';
import type { VerbContext } from './verb.ts';

/** Records of one person and one kind that are past their time, and how to be rid of them. */
export interface Past {
  what: PeopleRecords;
  records: number;
  writes: Write[];
}

const atOnce = 500;

type Context = Pick<VerbContext, 'store' | 'department' | 'now'>;

/** Everything that is past its time of learning and screening; nothing of what is on hold. */
export async function* pastOfPeople(ctx: Context): AsyncGenerator<Past> {
  const { hold } = ctx.department.retention;
  const held = (each: string) => hold.includes(each);
  if (!held('lessons'))
    for await (const [person, past] of withEach(everyPerson(ctx.store.people), (each) => lessons(ctx, each)))
      if (!held(person.id)) yield* some('lessons', past);
  if (!held('courses'))
    for await (const completion of courses(ctx)) yield* some('courses', [removal('completions', completion)]);
  const records = withEach(everyScreening(ctx.store.screening), ({ id }) => ctx.store.people.get(id));
  for await (const [record, person] of records) {
    const { id } = record;
    if (held(id)) continue;
    const gone = !held('screening') && pastScreening(record, person, ctx.department.retention, ctx.now);
    if (gone) yield* some('screening', [removal('screening', record), ...(await file(ctx, id))]);
    else if (!held('lookups')) yield* some('lookups', await lookups(ctx, id));
  }
}

function* some(what: PeopleRecords, writes: readonly (Write | undefined)[]): Generator<Past> {
  const found = writes.filter((write) => write !== undefined);
  if (found.length > 0) yield { what, records: found.length, writes: found };
}

function removal<K extends Kind>(kind: K, record: Kinds[K] | undefined): Write | undefined {
  return record && ({ in: kind, remove: record.id, version: record.version } as Write);
}

/** Lessons, with what was sent of them; and what is known of a learner, once they are gone as long. */
async function lessons({ store, department, now }: Context, person: Person): Promise<(Write | undefined)[]> {
  const { retention } = department;
  const past = (await store.assignments.ofPerson(person.id)).filter((each) =>
    pastLesson(each, retention, now),
  );
  const sent = await Promise.all(past.map(({ id }) => store.deliveries.get(id)));
  const left = !person.active && over(person.leftAt, retention.lessons, now);
  return [
    ...past.map((each) => removal('assignments', each)),
    ...sent.map((each) => removal('deliveries', each)),
    left ? removal('learners', await store.learners.get(person.id)) : undefined,
  ];
}

/** That somebody took a course, whether or not the directory has them. */
async function* courses({ store, department, now }: Context): AsyncGenerator<Completion> {
  const { retention, awareness } = department;
  const { completions } = store;
  for (let id = await completions.courseAfter(''); id !== undefined; id = await completions.courseAfter(id)) {
    const course = awareness.courses.find((each) => each.id === id);
    for (let page = await completions.page(id, undefined, atOnce); page.length > 0; ) {
      for (const completion of page) {
        if (retention.hold.includes(completion.person)) continue;
        const person = await store.people.get(completion.person);
        if (pastCompletion(completion, course, person, retention, now)) yield completion;
      }
      page = await completions.page(id, page.at(-1)?.id, atOnce);
    }
  }
}

/** Old look-ups of a record, and clocks that are done. */
async function lookups({ store, department, now }: Context, id: string): Promise<(Write | undefined)[]> {
  const { retention } = department;
  const log = await store.looks.get(id);
  const looks = log && looksKept(log, retention, now);
  const shorter: Write[] =
    log && looks && looks.length < log.looks.length ? [{ in: 'looks', put: { ...log, looks } }] : [];
  const tasks = (await store.clocks.of(id)).filter((each) => pastTask(each, retention, now));
  return [
    ...(looks?.length === 0 ? [removal('looks', log)] : shorter),
    ...tasks.map((each) => removal('clocks', each)),
  ];
}

/** All that is kept with a screening record. */
async function file({ store }: Context, id: string): Promise<(Write | undefined)[]> {
  return [
    removal('reminded', await store.reminded.get(id)),
    removal('looks', await store.looks.get(id)),
    ...(await store.clocks.of(id)).map((each) => removal('clocks', each)),
  ];
}
