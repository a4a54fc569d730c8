import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import type { Field } from '../../chat/message.ts';
import { type Answers, type AnswerValue, questionsFor, writtenAnswers } from '../../domain/agency-routing.ts';
import { changeAll } from '../../domain/event-history.ts';
import { concernsPrivacy } from '../../domain/privacy-breach.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import type { Work } from '../work.ts';
import { openEvent } from './casework.ts';
import { checklist } from './notify.ts';
import { record, routingFacts } from './record.ts';

const officers = ['officer', 'cso'] as const;
const answerValues = ['yes', 'no', 'unsure'] as const satisfies readonly AnswerValue[];

/** Asks what decides whom the event has to be told to. */
async function askQuestions(ctx: Work, id: string): Promise<Answer> {
  const event = await openEvent(ctx, id);
  const t = ctx.t.routing;
  const options = answerValues.map((value) => ({ value, label: t.answers[value] }));
  const fields = questionsFor(routingFacts(event)).map((question): Field => {
    const value = event.answers?.[question];
    return {
      kind: 'choice',
      name: question,
      label: t.questions[question],
      options,
      ...(value && { value }),
      compact: true,
    };
  });
  if (asksForPeople(event)) {
    const value = event.peopleAffected === undefined ? '' : String(event.peopleAffected);
    fields.push({ kind: 'text', name: 'people', label: t.people, value, maxLength: 12 });
  }
  const intro = [{ kind: 'text', text: t.questionsIntro } as const];
  return ask(ctx, { id: 'event.questions', title: t.questionsTitle, state: id, intro, fields });
}

/** How many people are concerned matters where personal information may be involved. */
function asksForPeople(event: SecurityEvent): boolean {
  return concernsPrivacy(event) || questionsFor(routingFacts(event)).includes('personal-information');
}

/** A whole number as people write it in either language: 1,200 or 1 200. */
function readPeople(ctx: Work, text: string): number | undefined {
  const digits = text.replace(/[\s,.\u00A0\u202F]/g, '');
  if (!digits) return undefined;
  if (!/^\d{1,9}$/.test(digits)) throw new InvalidForm({ people: ctx.t.routing.peopleBad });
  return Number(digits);
}

export const questionsForm: FormHandler<Work> = {
  id: 'event.questions',
  who: officers,
  async run(ctx, form) {
    const event = await openEvent(ctx, form.state);
    const given: Answers = {};
    for (const question of questionsFor(routingFacts(event))) {
      const value = answerValues.find((each) => each === form.values[question]);
      if (value) given[question] = value;
    }
    const people = readPeople(ctx, form.values.people ?? '');
    const answers = { ...event.answers, ...given };
    const peopleAffected = people ?? event.peopleAffected;
    const fields = { answers, ...(peopleAffected !== undefined && { peopleAffected }) };
    const changed = changeAll(event, ctx.actor.id, ctx.now, fields, [
      ['answered', writtenAnswers(event.answers), writtenAnswers(answers)],
      ['people', event.peopleAffected?.toString(), peopleAffected?.toString()],
    ]);
    return checklist(ctx, await record(ctx, changed, ctx.actor.id));
  },
};

export const questionsAction: Action<Work> = {
  id: 'event.questions',
  who: officers,
  privacy: 'private',
  run: askQuestions,
};
