import type { Records } from '../../chat/registry.ts';
import type { Unit, Work } from '../work.ts';
import { actionForm, crisisActionActions } from './actions.ts';
import { crisisAlertAction, crisisAlertMaker } from './alerts.ts';
import { briefAction } from './board.ts';
import { briefingMaker, checklistMaker, rolesMaker } from './cards.ts';
import { chaseTimers } from './chase.ts';
import { archiveTimer, closeForm, closingActions } from './closing.ts';
import { crisisCommands } from './commands.ts';
import { documentMaker } from './documents.ts';
import { entryMaker } from './entry-card.ts';
import { handoverActions, handoverForm, handoverTimer } from './handover.ts';
import { injectAction, injectTimer } from './inject-work.ts';
import { joinAlertAction, takeOutAlertAction } from './join-alert.ts';
import { keptStill } from './kept-still.ts';
import { accessTimers } from './lapse.ts';
import { logActions, logForms } from './log.ts';
import { remakeAction } from './lost-room.ts';
import { openAction, openFormHandler } from './open-form.ts';
import { openerMaker, roomAction } from './opener.ts';
import { reportActions, reportForm, reportMaker, reportTimer } from './report.ts';
import { reviewActions, reviewForms } from './review.ts';
import { roleActions } from './roles.ts';
import { putTalkAction } from './room-talk.ts';
import { downtimeTimer, servicesAction, servicesForm } from './services.ts';
import { severityAction } from './severity.ts';
import { shareAction, shareForm } from './share.ts';
import { taskActions, taskForm } from './tasks.ts';

/** Crisis rooms: opening them, and working in them. */
export const crises: Records<Work, Unit> = {
  commands: crisisCommands,
  actions: [
    openAction,
    roomAction,
    remakeAction,
    ...roleActions,
    ...handoverActions,
    ...logActions,
    putTalkAction,
    ...taskActions,
    ...crisisActionActions,
    ...reportActions,
    shareAction,
    servicesAction,
    crisisAlertAction,
    joinAlertAction,
    takeOutAlertAction,
    briefAction,
    injectAction,
    severityAction,
    ...closingActions,
    ...reviewActions,
  ],
  forms: [
    openFormHandler,
    handoverForm,
    ...logForms,
    taskForm,
    actionForm,
    reportForm,
    shareForm,
    servicesForm,
    closeForm,
    ...reviewForms,
  ],
  timers: [
    ...[...chaseTimers, handoverTimer, reportTimer, downtimeTimer].map(keptStill),
    ...accessTimers,
    injectTimer,
    archiveTimer,
  ],
  cards: [openerMaker, briefingMaker, rolesMaker, checklistMaker, entryMaker, reportMaker, crisisAlertMaker],
  files: [documentMaker],
};
