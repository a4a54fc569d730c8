import type { Outcome } from '../../chat/command.ts';
import type { IncomingFile } from '../../chat/event.ts';
import { say, together } from '../../chat/message.ts';
import { asksForConfidence, asksOutright } from '../../domain/asks-confidence.ts';
import { guess } from '../../domain/guess.ts';
import { inBoth } from '../../text/index.ts';
import { fileReport, helpMeText } from '../report/intake.ts';
import { useUp } from '../report/kept-drafts.ts';
import { withUnsent } from '../report/unsent.ts';
import type { Work } from '../work.ts';
import { playedIn, whereabouts } from './counted-help.ts';
import { needHelp } from './need-help.ts';
import { closedMustersOf, member, mustersOf, numbersOf } from './record-answer.ts';

/**
 * `help me`: a report of danger at once, whoever asks; during a muster it is also the answer to all that include the
 * person, and a late one to those that are over. Nobody knows whether somebody only plays in an exercise: it is taken as
 * real, and whoever gets it is told to ask back. Nobody who asks outright not to be named is answered for.
 */
export async function helpMe(
  ctx: Work,
  what: string | undefined,
  files: readonly IncomingFile[] = [],
): Promise<Outcome> {
  const isMember = ctx.actor.standing === 'member';
  const open = isMember ? await mustersOf(ctx) : [];
  const musters = isMember && open.length === 0 ? await closedMustersOf(ctx) : open;
  const ids = open.map(({ id }) => id).join(', ');
  const asked = what ?? (ids ? inBoth(ctx.department.languages, (t) => t.alert.helpText(ids)) : '');
  // Whoever calls for help is found, and words that ask outright to be without a name are left to be sent so.
  const { before, asks = false, ...told } = await withUnsent(ctx, asked, ({ text }) => !asksOutright(text));
  const confidential = what !== undefined && asksOutright(what);
  if (!confidential && (asks || asksForConfidence(told.text))) ctx.remarks.push(ctx.t.alert.helpNamed);
  const receipt = await fileReport(ctx, {
    ...told,
    text: told.text || helpMeText(ctx),
    danger: true,
    // Whoever answers a muster needs help because of what it is about, as with its button.
    type: ids && !confidential ? 'ohs' : helpType(ctx, told.text),
    severity: 'high',
    files,
    found: true,
    confidential,
    // Whom an exercise asks, and who of them has not answered, may be few.
    ...(!confidential && playedIn(open, ctx.now)),
    // Where the directory says that somebody works may say who they are.
    ...(!confidential && whereabouts(ctx, await ctx.store.people.get(ctx.actor.id))),
  });
  if (before) useUp(ctx, before);
  if (musters.length === 0) return receipt;
  // An answer bears their name, and the moment of the report that is to be without it.
  if (confidential) return together(receipt, say(ctx.t.alert.helpSealed(numbersOf(musters))));
  return needHelp(ctx, musters, await member(ctx), { reported: receipt });
}

/** What a cry for help is about by its words; one that does not say is no threat, of which nobody spoke. */
function helpType(ctx: Work, what: string): string {
  const { type } = guess(what, ctx.services.types);
  return type === 'other' ? 'ohs' : type;
}
