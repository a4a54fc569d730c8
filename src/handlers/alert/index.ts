import type { Action } from '../../chat/command.ts';
import type { Records } from '../../chat/registry.ts';
import type { Unit, Work } from '../work.ts';
import { alertOfficers, draftFor } from './access.ts';
import { answerActionRecords, answerCommands } from './answers.ts';
import { approvalActions, approvalForms } from './approval.ts';
import { alertMaker, viewAction } from './card.ts';
import { alertCommands, showAlertAction } from './commands.ts';
import { discard } from './draft.ts';
import { composeForm, openChange } from './form.ts';
import { wordsAction } from './from-words.ts';
import { languageActions, languageForms, languageTimers } from './language.ts';
import { preview } from './preview.ts';
import { scheduledStart, sendActions } from './send.ts';
import { spread } from './spread.ts';
import { unreachedAction } from './unreached.ts';

const officers = { who: alertOfficers, privacy: 'private' } as const;

const draftActions: readonly Action<Work>[] = [
  { id: 'alert.change', ...officers, run: openChange },
  { id: 'alert.discard', ...officers, run: discard },
  { id: 'alert.open', ...officers, run: async (ctx, id) => preview(ctx, await draftFor(ctx, id)) },
];

export const alerts: Records<Work, Unit> = {
  commands: [...answerCommands, ...alertCommands],
  actions: [
    ...draftActions,
    ...sendActions,
    ...approvalActions,
    ...languageActions,
    ...answerActionRecords,
    viewAction,
    wordsAction,
    showAlertAction,
    unreachedAction,
  ],
  forms: [composeForm, ...approvalForms, ...languageForms],
  timers: [scheduledStart, spread, ...languageTimers],
  cards: [alertMaker],
};
