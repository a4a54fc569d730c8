import type { Action } from '../../chat/command.ts';
import { isOver } from '../../domain/security-event.ts';
import { inBoth } from '../../text/index.ts';
import { raiseDanger } from '../desk/escalation.ts';
import type { Work } from '../work.ts';
import { ownEvent } from './access.ts';
import { fileReport } from './intake.ts';
import { receipt } from './receipt.ts';

/** One press for whoever was not understood; on a report that is over, it is a new one. */
export const dangerAction: Action<Work> = {
  id: 'report.danger',
  who: 'anyone',
  privacy: 'private',
  async run(ctx, value) {
    const event = await ownEvent(ctx, value);
    if (isOver(event)) {
      const { confidential } = event;
      return fileReport(ctx, {
        text: inBoth(ctx.department.languages, (t) => t.report.dangerAgain(value)),
        type: event.type,
        danger: true,
        confidential,
        files: [],
      });
    }
    return { replace: receipt(ctx, event.danger ? event : await raiseDanger(ctx, event), []) };
  },
};
