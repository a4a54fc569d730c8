import type { Action, Outcome } from '../../chat/command.ts';
import { type Message, say, together } from '../../chat/message.ts';
import { inBoth } from '../../text/index.ts';
import { isSounding, saidDanger, saidDangerToo } from '../desk/danger.ts';
import { dangerMessage } from '../phones.ts';
import type { Work } from '../work.ts';
import { findOwn, mayBeOwnSealed, ownEvent } from './access.ts';
import { fileReport, helpMeText } from './intake.ts';
import { isSpecial, receipt, renewReceipt } from './receipt.ts';

/** One press for whoever was not understood; on a report that was withdrawn, it is a new one. */
export const dangerAction: Action<Work> = {
  id: 'report.danger',
  who: 'anyone',
  privacy: 'private',
  run: inDanger,
};

/** The author of an event says that somebody is in danger, or whoever may be it where a seal does not open any more. */
export async function inDanger(ctx: Work, id: string): Promise<Outcome> {
  const known = await findOwn(ctx, id);
  if (!known && (await mayBeOwnSealed(ctx, id))) return { replace: await inDangerAnew(ctx, true) };
  const event = known ?? (await ownEvent(ctx, id));
  if (event.status === 'withdrawn') {
    const { confidential } = event;
    const text = inBoth(ctx.department.languages, (t) => t.report.dangerAgain(id));
    // In the place of the button: each further press would be one more event.
    return {
      replace: await fileReport(ctx, { text, type: event.type, danger: true, confidential, files: [] }),
    };
  }
  const isHeard = await isSounding(ctx, event);
  if (isHeard) await saidDangerToo(ctx, event);
  const said = isHeard ? { ...event, danger: true } : await saidDanger(ctx, event);
  if (isSpecial(said)) return together(dangerMessage(ctx.t, ctx.department), say(ctx.t.report.dangerNext));
  await renewReceipt(ctx, said);
  return { replace: receipt(ctx, said, ctx.language, []) };
}

/** The same where nothing is known of what it is about: as a request for help without a word. */
export function inDangerAnew(ctx: Work, confidential: boolean): Promise<Message> {
  const text = helpMeText(ctx);
  return fileReport(ctx, { text, type: 'threat-violence', danger: true, confidential, files: [] });
}
