import type { Records } from '../../chat/registry.ts';
import { evidenceAction, evidenceFile } from '../record/evidence.ts';
import { exportCommand } from '../record/export.ts';
import { partFile } from '../record/hand-out.ts';
import { severingActions, severingForm } from '../record/severing.ts';
import type { Unit, Work } from '../work.ts';
import { deskActions } from './actions.ts';
import { affectedAction, affectedForm } from './affected.ts';
import { questionsAction, questionsForm } from './answers.ts';
import { deskCardMaker } from './card.ts';
import { caseworkActions } from './casework.ts';
import { closeAction, closeForm } from './close.ts';
import { deskCommands } from './commands.ts';
import { escalation } from './escalation.ts';
import { filingAction, filingForm } from './filing.ts';
import { ownersTimer } from './lapse.ts';
import { mergeActions } from './merge.ts';
import { notifyActions } from './notify.ts';
import { answerAction, answerForm } from './partners.ts';
import { privacyActions, privacyForms } from './privacy.ts';
import { questionAction, questionForm, undeliveredTimer } from './question.ts';
import { dutiesReminder } from './reminders.ts';
import { restrictActions } from './restrict.ts';
import { showAction } from './show.ts';
import { trendMaker } from './trend.ts';
import { undecidedReminder } from './undecided.ts';
import { unsealActions, unsealForm, unsealLapse, unsealTimer } from './unseal.ts';

export const desk: Records<Work, Unit> = {
  commands: [...deskCommands, exportCommand],
  actions: [
    ...deskActions,
    ...privacyActions,
    showAction,
    answerAction,
    ...caseworkActions,
    ...restrictActions,
    ...mergeActions,
    ...notifyActions,
    questionsAction,
    filingAction,
    affectedAction,
    questionAction,
    closeAction,
    ...unsealActions,
    evidenceAction,
    ...severingActions,
  ],
  forms: [
    ...privacyForms,
    answerForm,
    questionsForm,
    filingForm,
    affectedForm,
    questionForm,
    closeForm,
    unsealForm,
    severingForm,
  ],
  timers: [
    ...escalation,
    dutiesReminder,
    undecidedReminder,
    undeliveredTimer,
    ownersTimer,
    unsealLapse,
    unsealTimer,
  ],
  cards: [deskCardMaker],
  files: [trendMaker, partFile, evidenceFile],
};
