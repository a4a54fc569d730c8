import { createHash } from 'node:crypto';
import type { CardMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import type { Button, Element, Message } from '../../chat/message.ts';
import { letter } from '../../chat/words.ts';
import { type Assignment, progressOf } from '../../domain/assignment.ts';
import type { AwarenessTopic } from '../../domain/awareness-topic.ts';
import { languageOf } from '../../domain/person.ts';
import { type Text, text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { type Frame, frameOf, topicOf } from './frame.ts';

/** A lesson as one person reads it: why they have it, the text, the first question, and what else they can do. */
export function lessonCard(
  unit: Unit,
  assignment: Assignment,
  frame: Frame,
  topic: AwarenessTopic,
  language: Language,
): Message {
  const t = text(language);
  const { title, lesson } = topic[language];
  const { source } = topic;
  const first = assignment.reminders > 0 && !assignment.doneAt ? `${t.awareness.reminder} ${title}` : title;
  return {
    text: `${t.awareness.heading} · ${first}`,
    card: [
      { kind: 'heading', text: first },
      { kind: 'text', tone: 'quiet', text: whyText(unit, assignment, frame, t) },
      ...lesson.split('\n').map((paragraph) => ({ kind: 'text', text: paragraph }) as const),
      {
        kind: 'text',
        tone: 'quiet',
        text: t.awareness.source(source.title[language], source.clause, source.verified),
      },
      { kind: 'divider' },
      ...(assignment.doneAt
        ? [doneLine(unit, assignment, topic, t)]
        : questionPart(assignment, topic, language, otherButtons(assignment, frame, t))),
    ],
  };
}

/** Why somebody has this lesson, whether they have to do it, and until when. */
function whyText(unit: Unit, assignment: Assignment, { kind, mandatory, name }: Frame, t: Text): string {
  const { language } = t.common;
  const { due } = assignment;
  const why =
    kind === 'own'
      ? t.awareness.ownPractice
      : kind !== 'campaign'
        ? t.awareness.mandatoryPath[kind]
        : mandatory
          ? t.awareness.mandatory
          : t.awareness.optional;
  const by = progressOf(assignment, unit.now) === 'late' ? t.awareness.lateSince : t.awareness.dueBy;
  const until = due ? ` · ${by(t.common.when(new Date(due), unit.department.timeZone))}` : '';
  return `${t.awareness.minute} · ${name[language]}${until}\n${why}`;
}

/** The next question with its choices as letters: buttons are too short for whole sentences. */
export function questionPart(
  assignment: Assignment,
  topic: AwarenessTopic,
  language: Language,
  more: readonly Button[],
): Element[] {
  const t = text(language).awareness;
  const { questions } = topic[language];
  const n = assignment.answers.length;
  const question = questions[n];
  if (!question) return [];
  const order = shuffled(question.choices.length, `${assignment.id} ${n}`);
  return [
    { kind: 'text', tone: 'quiet', text: t.question(n + 1, questions.length) },
    { kind: 'text', tone: 'strong', text: question.ask },
    { kind: 'list', items: order.map((place, i) => `${letter(i)}. ${question.choices[place]?.text}`) },
    {
      kind: 'buttons',
      buttons: [
        ...order.map((place, i) => ({
          action: 'awareness.answer',
          value: `${n} ${place} ${assignment.id}`,
          label: letter(i),
        })),
        ...more,
      ],
    },
  ];
}

/** Choices stand in another order for each lesson given, and in the same one whenever it is looked at again. */
function shuffled(count: number, seed: string): number[] {
  const digest = createHash('sha256').update(seed).digest();
  return Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (digest[a] ?? 0) - (digest[b] ?? 0) || a - b,
  );
}

function otherButtons(assignment: Assignment, { kind, mandatory }: Frame, t: Text): Button[] {
  if (kind === 'own') return [];
  const value = assignment.id;
  return [
    { action: 'awareness.later', value, label: t.awareness.later },
    // What everybody has to do cannot be left.
    ...(mandatory ? [] : [{ action: 'awareness.stop', value: assignment.campaign, label: t.awareness.stop }]),
  ];
}

function doneLine(unit: Unit, assignment: Assignment, topic: AwarenessTopic, t: Text): Element {
  const when = t.common.when(new Date(assignment.doneAt ?? assignment.givenAt), unit.department.timeZone);
  const of = topic.en.questions.length;
  return { kind: 'text', tone: 'strong', text: t.awareness.doneOn(when, assignment.right ?? 0, of) };
}

/** A lesson that is owed, as it is when it is sent; nothing when it is done, or no longer wanted. */
export const lessonMaker: CardMaker<Unit> = {
  id: 'awareness.lesson',
  async make(unit, id, to) {
    const assignment = await unit.store.assignments.get(id);
    if (!assignment || assignment.doneAt || assignment.stopped || to.kind !== 'person') return undefined;
    const frame = await frameOf(unit, assignment.campaign);
    const topic = topicOf(unit, assignment.topic);
    const person = await unit.store.people.get(assignment.person);
    if (!frame?.live || !topic || !person?.active || to.id !== person.id) return undefined;
    return lessonCard(unit, assignment, frame, topic, languageOf(person, undefined));
  },
};
