import type { Button, Element, Fact, Message } from '../../chat/message.ts';
import { type Assignment, isOpen, own, progressOf, streakOf } from '../../domain/assignment.ts';
import { courseStanding } from '../../domain/course.ts';
import { localDate } from '../../domain/local-time.ts';
import type { Work } from '../work.ts';
import { coursesOf, knownCourses } from './courses.ts';
import { frameOf, topicOf } from './frame.ts';

/** So many are listed. */
const most = 10;
/** A button for each of the first ones. */
const buttons = 4;

/** What somebody still has to do, what is due first, first. */
export async function openOf(ctx: Work): Promise<Assignment[]> {
  const mine = await ctx.store.assignments.ofPerson(ctx.actor.id);
  const open = mine.filter((each) => each.campaign !== own && isOpen(each, ctx.now));
  const live = await Promise.all(
    open.map(async (each) => (await frameOf(ctx, each.campaign))?.live === true),
  );
  return open
    .filter(({ topic }, i) => live[i] && topicOf(ctx, topic))
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.id.localeCompare(b.id));
}

/** What somebody has to do and has done: for them alone. */
export async function overview(ctx: Work): Promise<Message> {
  const t = ctx.t.awareness;
  const open = await openOf(ctx);
  const mine = await ctx.store.assignments.ofPerson(ctx.actor.id);
  const done = mine
    .filter(({ doneAt }) => doneAt)
    .sort((a, b) => (b.doneAt ?? '').localeCompare(a.doneAt ?? ''));
  const streak = t.streak(
    streakOf(
      mine.filter(({ campaign }) => campaign !== own),
      ctx.now,
    ),
  );
  const courses = await courseRows(ctx);
  const first = open.length > 0 ? t.somethingDue(open.length) : t.nothingDue;
  const card: Element[] = [
    { kind: 'heading', text: t.heading },
    { kind: 'text', tone: 'strong', text: first },
    ...section(
      t.dueHeading,
      open.slice(0, most).map((each) => dueRow(ctx, each)),
    ),
    { kind: 'buttons', buttons: openButtons(ctx, open, done.length > 0) },
    ...section(t.coursesHeading, courses),
    ...section(
      t.doneHeading,
      done.slice(0, most).map((each) => doneRow(ctx, each)),
    ),
    ...(streak ? [{ kind: 'text', text: streak } as const] : []),
  ];
  return { text: `${t.heading}. ${first}`, card };
}

function section(title: string, rows: Fact[]): Element[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'text', tone: 'quiet', text: title },
    { kind: 'facts', rows },
  ];
}

function dueRow(ctx: Work, assignment: Assignment): Fact {
  const t = ctx.t.awareness;
  const { due } = assignment;
  const when = due ? ctx.when(due) : '';
  const late = progressOf(assignment, ctx.now) === 'late';
  const value = due ? (late ? t.lateSince(when) : t.dueBy(when)) : t.minute;
  return { label: titleOf(ctx, assignment), value };
}

function doneRow(ctx: Work, assignment: Assignment): Fact {
  const of = topicOf(ctx, assignment.topic)?.en.questions.length ?? assignment.answers.length;
  const score = ctx.t.awareness.score(assignment.right ?? 0, of);
  return {
    label: titleOf(ctx, assignment),
    value: `${ctx.when(assignment.doneAt ?? assignment.givenAt)} · ${score}`,
  };
}

function titleOf(ctx: Work, { topic }: Assignment): string {
  return topicOf(ctx, topic)?.[ctx.language].title ?? topic;
}

function openButtons(ctx: Work, open: readonly Assignment[], hadOne: boolean): Button[] {
  const t = ctx.t.awareness;
  if (open.length === 0) return [{ action: 'awareness.quiz', value: '', label: hadOne ? t.another : t.one }];
  return open.slice(0, buttons).map((each, i) => ({
    action: 'awareness.open',
    value: each.id,
    label: open.length === 1 ? t.begin : titleOf(ctx, each),
    ...(i === 0 && { style: 'primary' }),
  }));
}

/** The courses that somebody has to take, as far as imports tell. */
async function courseRows(ctx: Work): Promise<Fact[]> {
  const t = ctx.t.awareness.course;
  const today = localDate(ctx.now, ctx.department.timeZone);
  const person = await ctx.store.people.get(ctx.actor.id);
  if (!person) return [];
  const known = await knownCourses(ctx);
  const rows: Fact[] = [];
  for (const { course, completion, since } of await coursesOf(ctx, person)) {
    const { state, completed = '', by } = courseStanding(course, completion, since, today);
    const value =
      state === 'done'
        ? by
          ? t.doneUntil(completed, by)
          : t.done(completed)
        : !known.has(course.id)
          ? t.unknown(by ?? '')
          : state === 'late'
            ? t.late(by ?? '')
            : t.due(by ?? '');
    rows.push({ label: `${course.name[ctx.language]} (${course.id})`, value });
  }
  return rows;
}
