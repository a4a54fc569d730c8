import type { Action, Answer, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say, sayWith } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { keptSealed } from '../../domain/draft.ts';
import { reportButton } from '../basics/help.ts';
import { asksForInformation } from '../screening/asks.ts';
import type { Work } from '../work.ts';
import { findOwn, ownEvent } from './access.ts';
import { inDanger, inDangerAnew } from './danger.ts';
import { followUps } from './follow-up.ts';
import { formAlone, openReportForm } from './form.ts';
import { fileReport } from './intake.ts';
import { becameOf, draftOf, useUp } from './kept-drafts.ts';
import { addNote, addToNumbered } from './notes.ts';
import { hasToBeSealed, namesSealed } from './numbers.ts';
import { firstButton, offeredAgain } from './offered-again.ts';
import { shownToAuthor } from './show.ts';
import { takenTogether } from './together.ts';
import type { Intake } from './told.ts';
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
    id: 'report.draft.together',
    who: 'anyone',
    privacy: 'private',
    async run(ctx, value) {
      const { drafts, intake } = await takenTogether(ctx, value);
      if (drafts.length === 0) return usedBefore(ctx, value.split(' ')[0] ?? '');
      const replace = await fileReport(ctx, intake);
      for (const draft of drafts) useUp(ctx, draft);
      return { replace };
    },
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
      const own = await findOwn(ctx, number);
      // The button said whether it bears their name, but not of what came since, nor of words which name a confidential one.
      const isAsOffered = draft.id === id && !(await namesSealed(ctx, draft.text));
      const isToBeSealed = draft.sealed === true && !isAsOffered;
      const sealed = isToBeSealed ? { confidential: true } : {};
      const along = { files: [], kept: draft.files, ...draft.beside, ...sealed };
      const isSaid = own && (own.confidential || isAsOffered);
      const outcome = isSaid
        ? await addNote(ctx, own, draft.text, along)
        : await addToNumbered(ctx, number, draft.text, along);
      useUp(ctx, draft);
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
      const isSealed = asked || draft.sealed || sealed.length > 0 || (await hasToBeSealed(ctx, draft.text));
      return openReportForm(ctx, draft.text, draft, isSealed);
    },
  },
];

const pointing = /^(?:it|this|that|ca|cela|ceci|le|la)(?: (?:please|svp|now|maintenant))?[.! ]*$/;

/** “Report it”: what was offered to be sent a moment ago, or else the form. Undefined for words that tell something. */
export async function reportOffered(ctx: Work, words: string): Promise<Outcome | undefined> {
  if (!pointing.test(fold(words))) return undefined;
  const { unsent } = await lastOffered(ctx);
  const [last] = unsent;
  if (!last) return openReportForm(ctx);
  // Whoever has an open confidential report says first whether this one bears their name.
  if ((await followUps(ctx)).sealed.length > 0) return openReportForm(ctx, last.text, last, true);
  return (await sendOffered(ctx)) ?? chooseOffered(ctx);
}

/**
 * “Send it”: does what the first button does of what was offered a moment ago, where nothing else can be meant.
 * @param how.unnamed “send it without my name”
 */
export async function sendOffered(ctx: Work, { unnamed = false } = {}): Promise<Message | undefined> {
  const { unsent, sent } = await lastOffered(ctx);
  const [last, ...others] = unsent;
  if (!last || sent || others.length > 0 || last.second) return undefined;
  // Whoever has an open confidential report says first whether this one bears their name.
  if ((await followUps(ctx)).sealed.length > 0) return undefined;
  const seal = { action: 'report.draft.seal', value: last.id };
  const button = unnamed ? seal : await firstButton(ctx, last);
  const action = draftActions.find(({ id }) => id === button?.action);
  return button && action && messageOf(await action.run(ctx, button.value));
}

/** Whether something was offered to be sent a moment ago, and was not, that is no question as at an information desk. */
export async function waitsToBeSent(ctx: Work): Promise<boolean> {
  const { unsent } = await lastOffered(ctx);
  return unsent.some(({ text }) => !asksForInformation(text));
}

/**
 * What was offered and not sent, to be chosen from; or what became of it.
 * @param how.unnamed they ask that none of it bear their name
 */
export async function chooseOffered(ctx: Work, { unnamed = false } = {}): Promise<Message> {
  const { unsent, sent } = await lastOffered(ctx);
  const became = sent && unsent.length === 0 ? messageOf(await usedBefore(ctx, sent.id)) : undefined;
  if (became) return became;
  ctx.nobodyNamed();
  const isOffered = unsent.length > 0;
  const said = isOffered ? ctx.t.help.notSent : ctx.t.help.pressToSend;
  const again = isOffered ? await offeredAgain(ctx, unnamed) : [reportButton(ctx, unnamed ? keptSealed : '')];
  return sayWith(said, again);
}

/** What stands in the place of a button that was pressed, as the answer to words. */
function messageOf(outcome: Outcome): Message | undefined {
  return 'text' in outcome ? outcome : (outcome.replace ?? outcome.message);
}

/** Files what a draft holds as it is. */
async function send(
  ctx: Work,
  value: string,
  how: Pick<Intake, 'confidential' | 'danger' | 'real'> = {},
): Promise<Outcome> {
  const [id = '', sealed] = value.split(' ');
  const draft = await draftOf(ctx, id);
  const confidential = sealed === keptSealed || draft?.sealed === true;
  if (!draft) return how.danger ? stillInDanger(ctx, id, confidential) : usedBefore(ctx, id);
  const { text, files: kept, beside, quoted } = draft;
  const intake = { ...beside, text, files: [], kept, confidential, ...(quoted && { quoted: true }), ...how };
  const alone = await formAlone(ctx, intake, draft);
  if (alone) return alone;
  const replace = await fileReport(ctx, intake);
  useUp(ctx, draft);
  return { replace };
}

/** The offer of a draft stands in the chat for longer than the draft: whoever sent it is shown what it became. */
async function usedBefore(ctx: Work, id: string): Promise<Answer> {
  const became = await becameOf(ctx, id);
  if (became === undefined) {
    ctx.nobodyNamed();
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
