import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import type { Field } from '../../chat/message.ts';
import {
  type Answers,
  type AnswerValue,
  type Question,
  questions,
  questionsFor,
  writtenAnswers,
} from '../../domain/agency-routing.ts';
import { changeAll } from '../../domain/event-history.ts';
import { concernsPrivacy } from '../../domain/privacy-breach.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { caseworkers } from '../report/access.ts';
import { aboutOf, merged, shownIn, type Values } from '../shown.ts';
import type { Work } from '../work.ts';
import { takesWords } from './about-event.ts';
import { weighedEvent } from './casework.ts';
import { checklist } from './notify.ts';
import { record, routingFacts } from './record.ts';

const answerValues = ['yes', 'no', 'unsure'] as const satisfies readonly AnswerValue[];

/** What the form shows, by the names of its fields. */
function valuesOf(event: SecurityEvent, asked: readonly Question[]): Record<string, string> {
  const answers = asked.map((each) => [each, event.answers?.[each] ?? '']);
  const people = asksForPeople(event) && { people: event.peopleAffected?.toString() ?? '' };
  return { ...Object.fromEntries(answers), ...people };
}

/** Asks what decides whom the event has to be told to. */
async function askQuestions(ctx: Work, id: string): Promise<Answer> {
  const event = await weighedEvent(ctx, id);
  takesWords(ctx, event);
  const t = ctx.t.routing;
  const options = answerValues.map((value) => ({ value, label: t.answers[value] }));
  const asked = questionsFor(routingFacts(event));
  const values = valuesOf(event, asked);
  const fields = asked.map((question): Field => {
    const value = values[question];
    return {
      kind: 'choice',
      name: question,
      label: t.questions[question],
      options,
      ...(value && { value }),
      compact: true,
    };
  });
  if (values.people !== undefined) {
    fields.push({ kind: 'text', name: 'people', label: t.people, value: values.people, maxLength: 12 });
  }
  const intro = [{ kind: 'text', text: t.questionsIntro } as const];
  const state = shownIn(id, values);
  return ask(ctx, { id: 'event.questions', title: t.questionsTitle, state, intro, fields }, { value: id });
}

/** How many people are concerned matters where personal information may be involved. */
function asksForPeople(event: SecurityEvent): boolean {
  return concernsPrivacy(event) || questionsFor(routingFacts(event)).includes('personal-information');
}

/** A whole number as people write it in either language: 1200, 1,200 or 1 200; 1.5 and 1,5 are none. */
function readPeople(ctx: Work, text: string): string {
  const number = text.trim();
  if (number && !/^(\d{1,9}|\d{1,3}([\s,]\d{3}){1,2})$/.test(number))
    throw new InvalidForm({ people: ctx.t.routing.peopleBad });
  return number && String(Number(number.replace(/\D/g, '')));
}

export const questionsForm: FormHandler<Work> = {
  id: 'event.questions',
  who: caseworkers,
  async run(ctx, form) {
    const event = await weighedEvent(ctx, aboutOf(form.state));
    takesWords(ctx, event);
    // The event may be taken for something else since the form was opened: what was answered in it stays answered.
    const asked = questionsFor(routingFacts(event));
    const answered = questions.filter((each) => form.values[each] || asked.includes(each));
    const before = valuesOf(event, answered);
    // What was answered cannot be taken back, only answered otherwise.
    const sent: Values = { ...before, ...form.values, people: readPeople(ctx, form.values.people ?? '') };
    const values = merged(ctx, form.state, sent, before);
    const given: Answers = {};
    for (const question of answered) {
      const value = answerValues.find((each) => each === values[question]);
      if (value) given[question] = value;
    }
    const answers = { ...event.answers, ...given };
    const { peopleAffected: known, ...rest } = event;
    const people = values.people === undefined ? known?.toString() : values.people || undefined;
    const fields = { answers, ...(people !== undefined && { peopleAffected: Number(people) }) };
    const changed = changeAll(rest, ctx.actor.id, ctx.now, fields, [
      ['answered', writtenAnswers(event.answers), writtenAnswers(answers)],
      ['people', known?.toString(), people],
    ]);
    return checklist(ctx, await record(ctx, changed, ctx.actor.id));
  },
};

export const questionsAction: Action<Work> = {
  id: 'event.questions',
  who: caseworkers,
  privacy: 'private',
  run: askQuestions,
};
