import type { Element, Message } from '../../chat/message.ts';
import type { ScreeningAnswer } from '../../domain/screening-answer.ts';
import { findAnswers } from '../../search/answers.ts';
import type { Work } from '../work.ts';
import { whomToAsk } from './office.ts';
import { ownStatus } from './status.ts';

/** An answer with its source; for questions about one's own record, the record itself comes first. */
export async function giveAnswer(ctx: Work, answer: ScreeningAnswer): Promise<Message> {
  // What somebody asks about their screening is kept nowhere.
  ctx.secret = true;
  const { language } = ctx;
  const { question, answer: sentence } = answer[language];
  const source = ctx.t.screening.source(answer.source[language], answer.clause, answer.verified);
  const given: Element[] = [
    { kind: 'text', tone: 'strong', text: question },
    { kind: 'text', text: sentence },
    { kind: 'text', tone: 'quiet', text: source },
  ];
  if (!answer.own) return { text: `${question}\n${sentence}\n${source}`, card: given };
  const own = await ownStatus(ctx);
  return {
    text: own.text,
    card: [...(own.card ?? [{ kind: 'text', text: own.text }]), { kind: 'divider' }, ...given],
  };
}

/** Buttons for questions that may be meant. */
export function offered(ctx: Work, answers: readonly ScreeningAnswer[]): Element[] {
  if (answers.length === 0) return [];
  const buttons = answers.map((answer) => ({
    action: 'screening.answer',
    value: answer.id,
    label: answer[ctx.language].question,
  }));
  return [{ kind: 'buttons', buttons }];
}

/** Answers a question in plain words; when it is not sure, says so, and offers the nearest and somebody to ask. */
export async function answerQuestion(ctx: Work, question: string): Promise<Message> {
  const t = ctx.t.screening;
  ctx.secret = true;
  const { sure, nearest } = findAnswers(question, ctx.services.screeningAnswers);
  const [first] = nearest;
  if (sure && first) return giveAnswer(ctx, first);
  const sentence = nearest.length > 0 ? t.unsure : t.noAnswer;
  return {
    text: sentence,
    card: [{ kind: 'text', text: sentence }, ...offered(ctx, nearest), ...(await whomToAsk(ctx))],
  };
}
