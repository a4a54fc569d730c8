import type { Action, Answer, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { callsForHelp } from '../../domain/calls-for-help.ts';
import { type Draft, keptSealed } from '../../domain/draft.ts';
import { helpMe } from '../alert/help-me.ts';
import { waitingMuster } from '../alert/muster-offer.ts';
import { recordHelpBeside } from '../alert/need-help.ts';
import type { Work } from '../work.ts';
import { findOwn, ownEvent } from './access.ts';
import { inDanger, inDangerAnew } from './danger.ts';
import { reportedLately } from './drafts.ts';
import { followUps } from './follow-up.ts';
import { formAlone, openReportForm } from './form.ts';
import { fileReport, type Intake } from './intake.ts';
import { becameOf, draftOf, useUp } from './kept-drafts.ts';
import { addNote, addToNumbered } from './notes.ts';
import { hasToBeSealed, namesSealed } from './numbers.ts';
import { shownToAuthor } from './show.ts';
import { lastOffered } from './unsent.ts';

export const draftActions: readonly Action<Work>[] = [
  {
    id: 'report.draft.send',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value),
  },
  {
    id: 'report.draft.seal',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value, { confidential: true }),
  },
  {
    id: 'report.draft.danger',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value, { danger: true }),
  },
  {
    // What was taken for a simulated message was another one: it is filed like any report.
    id: 'report.real',
    who: 'anyone',
    privacy: 'private',
    run: (ctx, value) => send(ctx, value, { real: true }),
  },
  {
    id: 'report.draft.attach',
    who: 'anyone',
    privacy: 'private',
    async run(ctx, value) {
      const [id = '', number = ''] = value.split(' ');
      const draft = await draftOf(ctx, id);
      if (!draft) return usedBefore(ctx, id);
      const along = { files: [], kept: draft.files, ...draft.beside };
      const own = await findOwn(ctx, number);
      // The button said whether it bears their name, but not that words would bear it which name a confidential one.
      const isSaid = own && (own.confidential || !(await namesSealed(ctx, draft.text)));
      const outcome = isSaid
        ? await addNote(ctx, own, draft.text, along)
        : await addToNumbered(ctx, number, draft.text, along);
      useUp(ctx, draft);
      if (isSaid && !own.confidential && (await answersMuster(ctx, draft)))
        await recordHelpBeside(ctx, own.id);
      return 'text' in outcome ? { replace: outcome } : outcome;
    },
  },
  {
    id: 'report.form',
    who: 'anyone',
    privacy: 'private',
    async run(ctx, value) {
      const said = value.split(' ');
      const asked = said.includes(keptSealed);
      const id = said.find((each) => each !== keptSealed);
      if (!id) return openReportForm(ctx, '', undefined, asked);
      const draft = await draftOf(ctx, id);
      // A form that comes back holds what was typed, whatever became of the draft meanwhile.
      if (!draft && ctx.event.kind === 'form') return openReportForm(ctx, '', undefined, asked);
      if (!draft) return usedBefore(ctx, id);
      const { sealed } = await followUps(ctx);
      const isSealed = asked || sealed.length > 0 || (await hasToBeSealed(ctx, draft.text));
      return openReportForm(ctx, draft.text, draft, isSealed);
    },
  },
];

const pointing = /^(?:it|this|that|ca|cela|ceci|le|la)(?: (?:please|svp|now|maintenant))?[.! ]*$/;

/** “Report it”: what was offered to be sent a moment ago, or else the form. Undefined for words that tell something. */
export async function reportOffered(ctx: Work, words: string): Promise<Outcome | undefined> {
  if (!pointing.test(fold(words))) return undefined;
  const last = await lastOffered(ctx);
  if (!last) return openReportForm(ctx);
  // Whoever has an open confidential report says first whether this one bears their name.
  if ((await followUps(ctx)).sealed.length > 0) return openReportForm(ctx, last.draft.text, last.draft, true);
  const sent = await send(ctx, asOffered(last));
  return 'replace' in sent && sent.replace ? sent.replace : sent;
}

/** “Send it”: what was offered to be sent a moment ago, where nothing else can be meant. */
export async function sendOffered(ctx: Work): Promise<Message | undefined> {
  const last = await lastOffered(ctx);
  const follows = await followUps(ctx);
  if (!last || follows.sealed.length > 0 || reportedLately(ctx, follows)) return undefined;
  const sent = await send(ctx, asOffered(last));
  return 'replace' in sent ? sent.replace : undefined;
}

/** What the first button of an offer carries. */
function asOffered({ draft, sealed }: { draft: Draft; sealed: boolean }): string {
  return sealed ? `${draft.id} ${keptSealed}` : draft.id;
}

/** Files what a draft holds as it is. */
async function send(
  ctx: Work,
  value: string,
  how: Pick<Intake, 'confidential' | 'danger' | 'real'> = {},
): Promise<Outcome> {
  const [id = '', sealed] = value.split(' ');
  const draft = await draftOf(ctx, id);
  const confidential = sealed === keptSealed;
  if (!draft) return how.danger ? stillInDanger(ctx, id, confidential) : usedBefore(ctx, id);
  const named = !confidential && !how.confidential && !how.real;
  if (named && (await answersMuster(ctx, draft))) return helpMe(ctx, draft.text, { draft });
  const intake = { ...draft.beside, text: draft.text, files: [], kept: draft.files, confidential, ...how };
  const alone = await formAlone(ctx, intake, draft);
  if (alone) return alone;
  const replace = await fileReport(ctx, intake);
  useUp(ctx, draft);
  return { replace };
}

/** Whoever says to security that they need help says it to those who look for people, too, whichever button they press. */
async function answersMuster(ctx: Work, { text, quoted }: Draft): Promise<boolean> {
  return !quoted && callsForHelp(text) && (await waitingMuster(ctx)) !== undefined;
}

/** The offer of a draft stands in the chat for longer than the draft: whoever sent it is shown what it became. */
async function usedBefore(ctx: Work, id: string): Promise<Answer> {
  const became = await becameOf(ctx, id);
  if (became === undefined) {
    // A name in the audit beside a confidential report would be its author’s.
    ctx.as = 'somebody';
    throw new Refusal('not-found', ctx.t.report.draftGone);
  }
  const event = await ownEvent(ctx, became);
  // Beside others' messages is no place for what is confidential.
  if (event.confidential && ctx.event.place.kind !== 'direct')
    return { message: say(ctx.t.report.shownAlone) };
  return { replace: await shownToAuthor(ctx, event) };
}

/** Somebody is in danger, whatever became of the words beside the button. */
async function stillInDanger(ctx: Work, id: string, confidential: boolean): Promise<Outcome> {
  const became = await becameOf(ctx, id);
  return became === undefined ? inDangerAnew(ctx, id, confidential) : inDanger(ctx, became);
}
