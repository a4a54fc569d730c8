import { allowed } from '../../chat/command.ts';
import { type Element, elementsOf, type Message, sayWith } from '../../chat/message.ts';
import { fold, letter } from '../../chat/words.ts';
import { namingIn } from '../../domain/people-named.ts';
import type { ScreeningAnswer } from '../../domain/screening-answer.ts';
import { type Found, findAnswers } from '../../search/answers.ts';
import type { Withheld } from '../../search/withheld.ts';
import type { Work } from '../work.ts';
import { whomToAsk } from './office.ts';
import { ownStatus } from './status.ts';
import { teamAction } from './team.ts';

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
    card: [...elementsOf(own), { kind: 'divider' }, ...given],
  };
}

/** The answers nearest to a question, in which people of the directory are known as such however their names are typed. */
export async function findFor(ctx: Work, question: string): Promise<Found> {
  const people = await ctx.store.people.named(namingIn(question).keys);
  const wordsOf = (names: readonly string[]) => names.flatMap((name) => fold(name).split(/[\s-]+/));
  const others = new Set(wordsOf(people.filter(({ id }) => id !== ctx.actor.id).map(({ name }) => name)));
  // Whoever names themselves asks of themselves.
  const own = new Set(people.some(({ id }) => id === ctx.actor.id) ? wordsOf([ctx.actor.name]) : []);
  const written = question.replace(/(\p{L}+)((?:['’]s)?(?!\p{L}))/gu, (all, word: string, rest: string) => {
    if (own.has(fold(word))) return '';
    return others.has(fold(word))
      ? `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}${rest}`
      : all;
  });
  return findAnswers(written, ctx.services.screeningAnswers);
}

/** Questions that may be meant, in full, with a letter each: buttons are too short for whole questions. */
export function offered(ctx: Work, answers: readonly ScreeningAnswer[]): Element[] {
  if (answers.length === 0) return [];
  const items = answers.map((answer, i) => `${letter(i)}. ${answer[ctx.language].question}`);
  const buttons = answers.map(({ id }, i) => ({ action: 'screening.answer', value: id, label: letter(i) }));
  return [
    { kind: 'list', items },
    { kind: 'buttons', buttons },
  ];
}

/** What nobody is told in chat: that it is not, what can be answered near it, and who can say more. */
export async function notTold(
  ctx: Work,
  kind: Withheld,
  nearest: readonly ScreeningAnswer[],
): Promise<Message> {
  const t = ctx.t.screening;
  ctx.secret = true;
  const sentence = t.withheld[kind];
  const near: Element[] =
    nearest.length > 0 ? [{ kind: 'text', text: t.nearest }, ...offered(ctx, nearest)] : [];
  const team = kind === 'others' ? await ownTeam(ctx) : [];
  return sayWith(sentence, [...team, ...near, ...(await whomToAsk(ctx))]);
}

/** Managers may read whether their people are valid, and screening officers look records up, in ways that the person sees. */
async function ownTeam(ctx: Work): Promise<Element[]> {
  if (!allowed(teamAction.who, ctx.actor)) return [];
  const t = ctx.t.screening.officers;
  const lookUp: Element[] = ctx.actor.roles.has('screening') ? [{ kind: 'text', text: t.lookUp }] : [];
  if ((await ctx.store.people.reportingTo(ctx.actor.id)).length === 0) return lookUp;
  const button = { action: teamAction.id, value: '', label: t.teamHeading, style: 'primary' } as const;
  return [...lookUp, { kind: 'text', text: t.teamHint }, { kind: 'buttons', buttons: [button] }];
}

/** Answers a question in plain words; when it is not sure, says so, and offers the nearest and somebody to ask. */
export async function answerQuestion(ctx: Work, question: string): Promise<Message> {
  const t = ctx.t.screening;
  ctx.secret = true;
  const { sure, nearest, withheld } = await findFor(ctx, question);
  const [first] = nearest;
  if (sure && first) return giveAnswer(ctx, first);
  if (withheld) return notTold(ctx, withheld, nearest);
  const sentence = nearest.length > 0 ? t.unsure : t.noAnswer;
  // Where less than three are near, what people ask first of all stands in their place.
  const { answers } = ctx.services.screeningAnswers;
  const three = [...new Set([...nearest, ...answers])].slice(0, 3);
  const near: Element[] = nearest.length > 0 ? [] : [{ kind: 'text', text: t.nearest }];
  return sayWith(sentence, [...near, ...offered(ctx, three), ...(await whomToAsk(ctx))]);
}
