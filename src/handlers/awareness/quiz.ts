import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Button, Element, Message } from '../../chat/message.ts';
import { type Assignment, assignmentId, own, streakOf } from '../../domain/assignment.ts';
import { type AwarenessTopic, rightOf } from '../../domain/awareness-topic.ts';
import { localDate } from '../../domain/local-time.ts';
import type { Work } from '../work.ts';
import { frameOf, topicOf } from './frame.ts';
import { lessonCard, questionPart } from './lesson.ts';
import { openOf } from './own-lessons.ts';

/** The lesson that is due first; where nothing is, one to keep fit. */
export async function quiz(ctx: Work): Promise<Message> {
  const [first] = await openOf(ctx);
  return first ? show(ctx, first) : practice(ctx);
}

/** One of one's own lessons. */
export async function show(ctx: Work, assignment: Assignment): Promise<Message> {
  const frame = await frameOf(ctx, assignment.campaign);
  const topic = topicOf(ctx, assignment.topic);
  if (!frame || !topic) throw new Refusal('not-found', ctx.t.awareness.gone);
  return lessonCard(ctx, assignment, frame, topic, ctx.language);
}

/** A lesson that nobody gave them: one they have not had, the month's first. It counts for themselves alone. */
async function practice(ctx: Work): Promise<Message> {
  const mine = await ctx.store.assignments.ofPerson(ctx.actor.id);
  const had = new Set(mine.filter(({ doneAt }) => doneAt).map(({ topic }) => topic));
  const toCome = new Set(
    mine.filter(({ givenAt }) => givenAt > ctx.now.toISOString()).map(({ topic }) => topic),
  );
  const month = Number(localDate(ctx.now, ctx.department.timeZone).slice(5, 7));
  const left = ctx.services.topics.filter(({ id }) => !had.has(id));
  const others = left.filter(({ id }) => !toCome.has(id));
  const topic = others.find(({ months }) => months.includes(month)) ?? others[0] ?? left[0];
  if (!topic) return { text: ctx.t.awareness.allDone };
  const id = assignmentId(own, topic.id, ctx.actor.id);
  const known = await ctx.store.assignments.get(id);
  const given: Assignment = known ?? {
    id,
    version: 0,
    campaign: own,
    round: 0,
    topic: topic.id,
    person: ctx.actor.id,
    givenAt: ctx.now.toISOString(),
    answers: [],
    reminders: 0,
  };
  if (!known) ctx.save('assignments', given);
  const card = await show(ctx, given);
  const sentence = { kind: 'text', text: ctx.t.awareness.practice } as const;
  return { ...card, card: [sentence, ...(card.card ?? [])] };
}

/** One of the actor's own lessons, by what a button carries; nobody learns whether somebody else has one. */
export async function ownAssignment(ctx: Work, id: string): Promise<Assignment> {
  const assignment = await ctx.store.assignments.get(id);
  if (assignment?.person !== ctx.actor.id) throw new Refusal('not-found', ctx.t.awareness.notYours);
  ctx.about = assignment.campaign;
  return assignment;
}

/** An answer gets its feedback at once. The first one counts, and is kept; the same button again shows it again. */
async function answer(ctx: Work, value: string): Promise<Message> {
  const [n = '', chosen = '', id = ''] = value.split(' ');
  const assignment = await ownAssignment(ctx, id);
  const topic = topicOf(ctx, assignment.topic);
  const question = topic?.en.questions[Number(n)];
  if (!topic || !question?.choices[Number(chosen)]) throw new Refusal('not-found', ctx.t.awareness.gone);
  if (Number(n) !== assignment.answers.length) return feedback(ctx, assignment, topic, Number(n));
  const answers = [...assignment.answers, Number(chosen)];
  const done = answers.length === topic.en.questions.length;
  const changed: Assignment = {
    ...assignment,
    answers,
    ...(done && { doneAt: ctx.now.toISOString(), right: rightOf(topic, answers) }),
  };
  ctx.save('assignments', changed);
  return feedback(ctx, changed, topic, Number(n));
}

async function feedback(
  ctx: Work,
  assignment: Assignment,
  topic: AwarenessTopic,
  n: number,
): Promise<Message> {
  const t = ctx.t.awareness;
  const { title, questions } = topic[ctx.language];
  const question = questions[n];
  const given = question?.choices[assignment.answers[n] ?? -1];
  if (!question || !given) throw new Refusal('not-found', t.gone);
  const verdict = given.right ? t.right : t.notQuite;
  const better = question.choices.find(({ right }) => right);
  const card: Element[] = [
    { kind: 'heading', text: title },
    { kind: 'text', tone: 'strong', text: question.ask },
    { kind: 'text', tone: 'strong', text: verdict },
    ...said(t.yourAnswer, given),
    ...(better && !given.right ? said(t.betterAnswer, better) : []),
    ...(assignment.doneAt
      ? await ending(ctx, assignment, topic)
      : [{ kind: 'divider' } as const, ...questionPart(assignment, topic, ctx.language, [])]),
  ];
  return { text: `${verdict} ${given.feedback}`, card };
}

/** A choice, and right below it what is said of it. */
function said(label: string, { text, feedback }: { text: string; feedback: string }): Element[] {
  return [
    { kind: 'facts', rows: [{ label, value: text }] },
    { kind: 'text', text: feedback },
  ];
}

/** The score, the streak, and what else is waiting. */
async function ending(ctx: Work, done: Assignment, topic: AwarenessTopic): Promise<Element[]> {
  const t = ctx.t.awareness;
  const mine = await ctx.store.assignments.ofPerson(ctx.actor.id);
  const all = [...mine.filter(({ id }) => id !== done.id), done];
  const streak = t.streak(
    streakOf(
      all.filter(({ campaign }) => campaign !== own),
      ctx.now,
    ),
  );
  const open = (await openOf(ctx)).filter(({ id }) => id !== done.id);
  const [next] = open;
  const button: Button = next
    ? { action: 'awareness.open', value: next.id, label: t.nextLesson, style: 'primary' }
    : { action: 'awareness.quiz', value: '', label: t.another };
  const lines = [
    t.finished(done.right ?? 0, topic.en.questions.length),
    ...(streak ? [streak] : []),
    ...(open.length > 0 ? [t.waiting(open.length)] : []),
  ];
  return [
    { kind: 'divider' },
    ...lines.map((line, i) => ({ kind: 'text', tone: i === 0 ? 'strong' : 'normal', text: line }) as const),
    { kind: 'buttons', buttons: [button] },
  ];
}

export const quizActions: readonly Action<Work>[] = [
  {
    id: 'awareness.answer',
    who: 'everyone',
    privacy: 'private',
    run: async (ctx, value) => ({ replace: await answer(ctx, value) }),
  },
  {
    id: 'awareness.open',
    who: 'everyone',
    privacy: 'private',
    traceless: true,
    run: async (ctx, id) => ({ replace: await show(ctx, await ownAssignment(ctx, id)) }),
  },
  {
    id: 'awareness.quiz',
    who: 'everyone',
    privacy: 'private',
    traceless: true,
    run: async (ctx) => ({ replace: await quiz(ctx) }),
  },
];
