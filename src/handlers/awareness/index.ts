import type { Command } from '../../chat/command.ts';
import type { Records } from '../../chat/registry.ts';
import type { Unit, Work } from '../work.ts';
import { campaignActions, campaignCommands } from './campaign-commands.ts';
import { campaignForm } from './campaign-form.ts';
import { courseMaker } from './courses.ts';
import { channelMaker, giveActions, giveTimers } from './give.ts';
import { laterActions } from './later.ts';
import { lessonMaker } from './lesson.ts';
import { overview } from './own-lessons.ts';
import { pathTimers } from './paths.ts';
import { quiz, quizActions } from './quiz.ts';
import { remindTimers } from './remind.ts';
import { resultsAction, resultsCommand } from './results.ts';
import { resultsMakers } from './results-files.ts';
import { pictureMaker } from './results-picture.ts';

const head = { en: ['awareness'], fr: ['sensibilisation'] } as const;
const everyone = { who: 'everyone', privacy: 'private' } as const;

const learner: readonly Command<Work>[] = [
  {
    name: 'awareness',
    head,
    args: [],
    ...everyone,
    summary: {
      en: 'Your own security lessons: what is due, and what you have done',
      fr: 'Vos capsules de sécurité : ce qui vous attend et ce que vous avez fait',
    },
    examples: { en: ['awareness'], fr: ['sensibilisation'] },
    run: overview,
  },
  {
    name: 'awareness quiz',
    head,
    sub: { en: ['quiz'], fr: ['questionnaire'] },
    args: [],
    ...everyone,
    summary: {
      en: 'A lesson of one minute and its question',
      fr: 'Une capsule d’une minute et sa question',
    },
    examples: { en: ['awareness quiz'], fr: ['sensibilisation questionnaire'] },
    run: quiz,
  },
];

export const awareness: Records<Work, Unit> = {
  commands: [...learner, ...campaignCommands, resultsCommand],
  actions: [...quizActions, ...laterActions, ...giveActions, ...campaignActions, resultsAction],
  forms: [campaignForm],
  timers: [...giveTimers, ...remindTimers, ...pathTimers],
  cards: [lessonMaker, channelMaker, courseMaker],
  files: [...resultsMakers, pictureMaker],
};
