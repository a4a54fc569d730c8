import type { Action } from '../../chat/command.ts';
import { inBoth } from '../../text/index.ts';
import { isSounding, saidDanger, saidDangerToo } from '../desk/danger.ts';
import type { Work } from '../work.ts';
import { ownEvent } from './access.ts';
import { fileReport } from './intake.ts';
import { receipt, renewReceipt } from './receipt.ts';

/** One press for whoever was not understood; on a report that was withdrawn, it is a new one. */
export const dangerAction: Action<Work> = {
  id: 'report.danger',
  who: 'anyone',
  privacy: 'private',
  async run(ctx, value) {
    const event = await ownEvent(ctx, value);
    if (event.status === 'withdrawn') {
      const { confidential } = event;
      return fileReport(ctx, {
        text: inBoth(ctx.department.languages, (t) => t.report.dangerAgain(value)),
        type: event.type,
        danger: true,
        confidential,
        files: [],
      });
    }
    const isHeard = await isSounding(ctx, event);
    if (isHeard) await saidDangerToo(ctx, event);
    const said = isHeard ? { ...event, danger: true } : await saidDanger(ctx, event);
    await renewReceipt(ctx, event.id);
    return { replace: receipt(ctx, said, ctx.language, []) };
  },
};
