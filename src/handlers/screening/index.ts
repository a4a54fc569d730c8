import { firstWord } from '../../chat/arguments.ts';
import { type Action, allowed, type Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { elementsOf, type Message } from '../../chat/message.ts';
import type { Records } from '../../chat/registry.ts';
import type { Unit, Work } from '../work.ts';
import { answerQuestion, giveAnswer } from './answer.ts';
import { changeActions, changeCommand, changeForm } from './change.ts';
import { conditionsAction, conditionsForm } from './conditions.ts';
import { dueAction, dueCommand } from './due.ts';
import { logAction, logCommand } from './log.ts';
import { reminderCard, snoozeAction } from './reminder.ts';
import { roundTimer } from './round.ts';
import { ownStatus } from './status.ts';
import { taskActions, taskForm } from './tasks.ts';
import { teamAction } from './team.ts';
import { whoAction, whoCommand, whoForm } from './who.ts';

/** Whoever looks people up may have named one by something else than an address. */
function meantSomebody(ctx: Work, question: string): boolean {
  return ['who', 'qui'].includes(firstWord(question)) && allowed(whoCommand.who, ctx.actor);
}

function withHint(ctx: Work, answer: Message): Message {
  const hint = { kind: 'text', tone: 'quiet', text: ctx.t.screening.officers.byAddress } as const;
  return { ...answer, card: [...elementsOf(answer), hint] };
}

const commands: readonly Command<Work>[] = [
  {
    name: 'screening',
    head: { en: ['screening'], fr: ['filtrage'] },
    args: [{ kind: 'text', name: 'question', optional: true }],
    who: 'everyone',
    privacy: 'private',
    summary: {
      en: 'Your own security screening; with a question, its answer',
      fr: 'Votre propre filtrage de sécurité; avec une question, sa réponse',
    },
    examples: {
      en: ['screening', 'screening what must I report'],
      fr: ['filtrage', 'filtrage que dois-je signaler'],
    },
    async run(ctx, { question }) {
      if (!question) return ownStatus(ctx);
      const answer = await answerQuestion(ctx, question);
      return meantSomebody(ctx, question) ? withHint(ctx, answer) : answer;
    },
  },
  changeCommand,
  whoCommand,
  logCommand,
  dueCommand,
];

const actions: readonly Action<Work>[] = [
  { id: 'screening.status', who: 'everyone', privacy: 'private', traceless: true, run: ownStatus },
  snoozeAction,
  ...changeActions,
  logAction,
  whoAction,
  teamAction,
  ...taskActions,
  dueAction,
  conditionsAction,
  {
    id: 'screening.answer',
    who: 'everyone',
    privacy: 'private',
    traceless: true,
    async run(ctx, id) {
      const answer = ctx.services.screeningAnswers.answers.find((each) => each.id === id);
      if (!answer) throw new Refusal('not-found', ctx.t.common.gone);
      return giveAnswer(ctx, answer);
    },
  },
];

export const screening: Records<Work, Unit> = {
  commands,
  actions,
  forms: [changeForm, whoForm, taskForm, conditionsForm],
  timers: [roundTimer],
  cards: [reminderCard],
};
