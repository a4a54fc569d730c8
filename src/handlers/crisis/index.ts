import type { Records } from '../../chat/registry.ts';
import type { Unit, Work } from '../work.ts';
import { actionForm, crisisActionActions } from './actions.ts';
import { briefingMaker, checklistMaker, rolesMaker } from './cards.ts';
import { chaseTimers } from './chase.ts';
import { crisisCommands } from './commands.ts';
import { entryMaker } from './entry-words.ts';
import { handoverActions, handoverForm } from './handover.ts';
import { logActions, logForms } from './log.ts';
import { openAction, openFormHandler } from './open-form.ts';
import { openerMaker, roomAction } from './opener.ts';
import { roleActions } from './roles.ts';
import { taskActions } from './tasks.ts';

/** Crisis rooms: opening them, and working in them. */
export const crises: Records<Work, Unit> = {
  commands: crisisCommands,
  actions: [
    openAction,
    roomAction,
    ...roleActions,
    ...handoverActions,
    ...logActions,
    ...taskActions,
    ...crisisActionActions,
  ],
  forms: [openFormHandler, handoverForm, ...logForms, actionForm],
  timers: chaseTimers,
  cards: [openerMaker, briefingMaker, rolesMaker, checklistMaker, entryMaker],
};
