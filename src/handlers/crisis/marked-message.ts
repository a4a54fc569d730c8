import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Draft } from '../../domain/draft.ts';
import { longestEntry } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { ask } from '../ask.ts';
import { draftOf, keptDraft } from '../report/kept-drafts.ts';
import { pass, remark } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { joinHere, ownRunning, pressed, roomHere, wordsFor } from './access.ts';
import { put, putSentence } from './entry.ts';
import { about, numberOf, titleOf } from './words.ts';

/** A message that somebody marked: its author’s words, where it is, and when it was said. Once only. */
export async function putMessage(
  ctx: Work,
  id: string,
  { text: words, quoted }: Pick<Draft, 'text' | 'quoted'>,
): Promise<Answer> {
  const crisis = await joinHere(ctx, id);
  const [text = ''] = wordsFor(ctx, crisis, [words]);
  if (!text) throw new Refusal('bad-input', ctx.t.crisis.log.quoteEmpty);
  const message = quoted?.id === undefined ? undefined : { platform: ctx.platform, id: quoted.id };
  const known = message && (await ctx.store.logs.ofMessage(id, message));
  if (known) throw new Refusal('too-late', ctx.t.crisis.log.alreadyOn(known.number));
  const author = quoted?.author && (await authorOf(ctx, quoted.author));
  const entry = await put(ctx, crisis, {
    what: 'message',
    by: ctx.actor.id,
    text: text.slice(0, longestEntry),
    ...(author && { author }),
    ...(quoted?.at && { saidAt: quoted.at }),
    ...(message && { message }),
  });
  // Everybody in the room has the message itself.
  const sentence = about(ctx.t, crisis, putSentence(ctx.t, entry, text));
  return { message: { text: sentence }, privacy: 'private' };
}

async function authorOf(ctx: Work, account: string): Promise<string> {
  const person = await ctx.store.people.byAccount(ctx.platform, { id: account });
  return person?.id ?? account;
}

/**
 * Asks whose log a marked message is for, where neither its place says so nor the crises that the person is in; undefined
 * elsewhere. The message is kept until they have said it.
 */
export async function askWhichLog(ctx: Work): Promise<Answer | undefined> {
  const { event } = ctx;
  if (event.kind !== 'shortcut' || !event.quote?.trim() || (await roomHere(ctx))) return undefined;
  const own = await ownRunning(ctx);
  // In one’s own chat the only one is meant, as where it is typed there.
  if (own.length === 0 || (own.length === 1 && event.place.kind === 'direct')) return undefined;
  const passed = pass(ctx, [event.quote]);
  remark(ctx, passed);
  const [text = ''] = passed.texts;
  const draft = keptDraft(ctx, { text, files: [], ...(event.quoted && { quoted: event.quoted }) });
  return choice(ctx, draft, own);
}

function choice(ctx: Work, { id, text }: Draft, own: readonly Crisis[]): Answer {
  const t = ctx.t.crisis.log;
  const ceiling = ctx.department.ceilings[ctx.platform];
  return ask(ctx, {
    id: 'crisis.message',
    title: t.messageTitle,
    state: id,
    intro: [{ kind: 'quote', text: text.slice(0, longestEntry) }],
    fields: [
      {
        kind: 'choice',
        name: 'crisis',
        label: t.whichCrisis,
        required: true,
        ...(own.length === 1 && own[0] && { value: own[0].id }),
        options: own.map((each) => ({
          value: each.id,
          label: fits(each.marking, ceiling) ? titleOf(ctx.t, each) : numberOf(ctx.t, each),
        })),
      },
    ],
  });
}

async function kept(ctx: Work, id: string): Promise<Draft> {
  const draft = await draftOf(ctx, id);
  if (!draft) throw new Refusal('too-late', ctx.t.crisis.log.messageGone);
  return draft;
}

export const messageForm: FormHandler<Work> = {
  id: 'crisis.message',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const draft = await kept(ctx, state);
    if (!values.crisis) throw new InvalidForm({ crisis: ctx.t.crisis.whichRoom });
    const answer = await putMessage(ctx, values.crisis, draft);
    ctx.remove('drafts', draft);
    return answer;
  },
};

export const messageAction: Action<Work> = pressed('crisis.message', async (ctx, id) =>
  choice(ctx, await kept(ctx, id), await ownRunning(ctx)),
);
