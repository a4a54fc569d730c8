import type { Records } from '../../chat/registry.ts';
import type { Unit, Work } from '../work.ts';
import { clearAction, clearCommand, clearForm } from './clear.ts';
import { escalationMakers, escalationTimer } from './escalate.ts';
import { followMaker, followWalk } from './follow.ts';
import { groupFiles } from './group-files.ts';
import { ledgerFiles } from './ledger-files.ts';
import { liveMaker, liveTimer } from './live.ts';
import { pictureMakers } from './pictures.ts';
import { reminderMaker, reminderTimer, reminderWalk } from './remind.ts';
import { reportCommand } from './report.ts';
import { statusActions, statusCommand } from './status.ts';
import { updateAction, updateCommand, updateForm } from './update.ts';
import { correctionMaker, recallChannels, recallCommand, recallWalk, withdrawnMaker } from './withdraw.ts';

/** Everything that happens to an alert once it is open. */
export const watch: Records<Work, Unit> = {
  commands: [statusCommand, updateCommand, clearCommand, recallCommand, reportCommand],
  actions: [...statusActions, updateAction, clearAction],
  forms: [updateForm, clearForm],
  timers: [liveTimer, reminderTimer, reminderWalk, escalationTimer, recallWalk, recallChannels, followWalk],
  cards: [liveMaker, reminderMaker, ...escalationMakers, correctionMaker, withdrawnMaker, followMaker],
  files: [ledgerFiles, groupFiles, ...pictureMakers],
};
