import type { Action, Outcome } from '../../chat/command.ts';
import { say, together } from '../../chat/message.ts';
import type { Draft } from '../../domain/draft.ts';
import { inBoth } from '../../text/index.ts';
import { nextInDanger } from '../desk/channel.ts';
import { isSounding, saidDanger, saidDangerToo } from '../desk/danger.ts';
import { dangerMessage } from '../phones.ts';
import type { Work } from '../work.ts';
import { findOwn, mayBeOwnSealed, ownEvent } from './access.ts';
import { fileReport, helpMeText } from './intake.ts';
import { becameOf, pressedBy, useUp } from './kept-drafts.ts';
import { isSpecial, receipt, renewReceipt } from './receipt.ts';
import type { Intake } from './told.ts';

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
  if (!known && (await mayBeOwnSealed(ctx, id))) return inDangerAnew(ctx, id, true);
  const event = known ?? (await ownEvent(ctx, id));
  if (event.status === 'withdrawn') {
    const { confidential } = event;
    const text = inBoth(ctx.department.languages, (t) => t.report.dangerAgain(id));
    return onceFor(ctx, id, { text, type: event.type, danger: true, confidential, files: [] });
  }
  const isHeard = await isSounding(ctx, event);
  if (isHeard) await saidDangerToo(ctx, event, true);
  const said = isHeard ? { ...event, danger: true } : await saidDanger(ctx, event, true, true);
  if (isSpecial(said)) return together(dangerMessage(ctx.t, ctx.department), say(nextInDanger(ctx, ctx.t)));
  await renewReceipt(ctx, said);
  return { replace: receipt(ctx, said, ctx.language, []) };
}

/**
 * The same where nothing is known of what it is about: as a request for help without a word.
 * @param of what its button names
 */
export function inDangerAnew(ctx: Work, of: string, confidential: boolean): Promise<Outcome> {
  const text = helpMeText(ctx);
  return onceFor(ctx, of, { text, type: 'ohs', danger: true, confidential, files: [] });
}

/**
 * Files an event in the place of the button. Whoever presses the same again within a day, with shaking hands or on an older
 * card, means that event; who it was is kept as of a draft, by no name.
 */
async function onceFor(ctx: Work, of: string, intake: Intake): Promise<Outcome> {
  const said = saidOf(ctx, of);
  const became = await becameOf(ctx, said.id);
  if (became !== undefined) return inDanger(ctx, became);
  const replace = await fileReport(ctx, intake);
  useUp(ctx, said);
  return { replace };
}

/** By what it is known for a day that the sender said danger of something that nothing can be added to, and which event it became. */
export function saidOf(ctx: Work, of: string): Draft {
  return pressedBy(ctx, `danger ${of}`);
}
