import { type Answer, allowed, type Command } from '../../chat/command.ts';
import { type Element, elementsOf, type Message, say, sayWith } from '../../chat/message.ts';
import type { Records } from '../../chat/registry.ts';
import { text } from '../../text/index.ts';
import { endedFirst } from '../alert/ended.ts';
import { openOf } from '../awareness/own-lessons.ts';
import { boardReaders } from '../desk/trend.ts';
import { emergencyPhones, numbersLine } from '../phones.ts';
import { misread } from '../report/misread.ts';
import { showMine } from '../report/show.ts';
import { forgetting, lateAnswer, unreadTimer } from '../unshown.ts';
import type { Unit, Work } from '../work.ts';
import { commandList, helpCommand, reportButton } from './help.ts';
import { standing } from './standing.ts';

const numbers: Command<Work> = {
  name: 'numbers',
  head: { en: ['numbers', 'emergency', '911', 'sos'], fr: ['numeros', 'numero', 'urgence'] },
  args: [{ kind: 'text', name: 'more', optional: true }],
  who: 'anyone',
  privacy: 'place',
  summary: { en: 'Emergency numbers', fr: 'Numéros d’urgence' },
  examples: { en: ['numbers'], fr: ['numeros'] },
  async run(ctx, { more }) {
    const { event } = ctx;
    ctx.nobodyNamed();
    if (event.audience !== 'author') return ctx.inAll((t) => numbersIn(ctx, t));
    const shown = numbersIn(ctx, ctx.t);
    return more && event.kind === 'text' ? misread(ctx, event, shown) : shown;
  },
};

function numbersIn(ctx: Work, t: Work['t']): Message {
  return {
    text: t.help.numbersText(numbersLine(t, ctx.department)),
    card: [
      { kind: 'heading', text: t.common.emergencyNumbers },
      { kind: 'phones', rows: emergencyPhones(t, ctx.department) },
    ],
  };
}

const language: Command<Work> = {
  name: 'language',
  head: { en: ['language'], fr: ['langue'] },
  args: [
    {
      kind: 'word',
      name: 'language',
      words: {
        en: { en: ['en', 'english'], fr: ['anglais'] },
        fr: { en: ['fr', 'french'], fr: ['francais'] },
      },
    },
  ],
  who: 'everyone',
  privacy: 'private',
  summary: { en: 'The language I write to you in', fr: 'La langue dans laquelle je vous écris' },
  examples: { en: ['language en', 'language fr'], fr: ['langue fr', 'langue en'] },
  async run(ctx, { language }) {
    const chosen = language === 'fr' ? 'fr' : 'en';
    const person = (await ctx.store.people.get(ctx.actor.id)) ?? {
      id: ctx.actor.id,
      version: 0,
      name: ctx.actor.name,
      source: 'platform' as const,
      active: true,
      roles: [],
      accounts: {},
    };
    ctx.save('people', { ...person, chosenLanguage: chosen });
    const t = text(chosen).help;
    return { message: say(t.language(t.languageName)), language: chosen };
  },
};

/** What a person finds on their home page, and what they read when they meet Vigie. */
export async function home(ctx: Work): Promise<Answer> {
  if (ctx.event.kind === 'opened') {
    await endedFirst(ctx);
    return {};
  }
  if (ctx.event.kind === 'welcome') {
    const hello = ctx.t.help.welcome(ctx.department.name[ctx.language]);
    return { message: sayWith(hello, [reportButton(ctx)]) };
  }
  const member = ctx.actor.standing === 'member';
  const mine = member ? await showMine(ctx) : undefined;
  const lessons = member ? (await openOf(ctx)).length : 0;
  const board = allowed(boardReaders, ctx.actor) ? await standing(ctx) : undefined;
  const heading = ctx.t.report.homeHeading;
  return {
    home: {
      text: heading,
      card: [
        { kind: 'heading', text: heading },
        reportButton(ctx),
        { kind: 'phones', rows: emergencyPhones(ctx.t, ctx.department) },
        ...(lessons > 0 ? waitingLessons(ctx, lessons) : []),
        ...(board?.card ? [{ kind: 'divider' } as const, ...board.card] : []),
        { kind: 'divider' },
        ...(mine ? elementsOf(mine) : []),
        { kind: 'divider' },
        ...elementsOf(commandList(ctx)),
      ],
    },
  };
}

/** Lessons that wait for the person. */
function waitingLessons(ctx: Work, count: number): Element[] {
  const { somethingDue, begin } = ctx.t.awareness;
  return [
    { kind: 'text', text: somethingDue(count) },
    { kind: 'buttons', buttons: [{ action: 'awareness.quiz', value: '', label: begin }] },
  ];
}

export const basics: Records<Work, Unit> = {
  commands: [helpCommand, numbers, language],
  timers: [forgetting, unreadTimer],
  cards: [lateAnswer],
};
