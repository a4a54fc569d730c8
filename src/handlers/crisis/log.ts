import type { Action, Answer, FormHandler, Outcome } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { entryId, type LogEntry, longestEntry, spokenEntries } from '../../domain/log-entry.ts';
import { ask } from '../ask.ts';
import type { Work } from '../work.ts';
import { crisisFor, joinHere, pressed, wordsFor } from './access.ts';
import { announce } from './announce.ts';
import { put, putSentence } from './entry.ts';
import { entryElements, entryLine } from './entry-words.ts';
import { messageAction, messageForm, putMessage } from './marked-message.ts';
import { about, titleOf } from './words.ts';

const shown = 12;

type Spoken = Extract<LogEntry['what'], 'decision' | 'fact'>;

/** `crisis log …`: puts words on the log, corrects an entry, or shows it. */
export async function logCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const shortcut = ctx.event.kind === 'shortcut' ? ctx.event : undefined;
  if (shortcut?.quoted || shortcut?.quote !== undefined)
    return putMessage(ctx, id, {
      text: shortcut.quote ?? '',
      ...(shortcut.quoted && { quoted: shortcut.quoted }),
    });
  // « no 12 » is how the log itself names an entry.
  const asked = /^(\S+)(?:\s+(?:n[o°º]?\.?\s*|#)?(\d{1,6})\b[.,:;]?\s*([\s\S]*))?$/i.exec(words.trim());
  const [, first = '', digits, rest] = asked ?? [];
  const number = digits === undefined ? undefined : Number(digits);
  if (['before', 'avant'].includes(fold(first))) return timeline(ctx, id, number);
  if (['correct', 'corriger'].includes(fold(first))) {
    if (number === undefined || !rest) throw new Refusal('bad-input', ctx.t.crisis.log.howToCorrect(id));
    return correct(ctx, id, number, rest);
  }
  if (!words.trim()) return timeline(ctx, id);
  return speak(ctx, id, 'fact', words);
}

/** Puts down what somebody says happened, or was decided. */
async function speak(ctx: Work, id: string, what: Spoken, words: string): Promise<Answer> {
  const crisis = await joinHere(ctx, id);
  const [text = ''] = wordsFor(ctx, crisis, [words]);
  if (!text) throw new Refusal('bad-input', ctx.t.crisis.log.needText);
  const entry = await put(ctx, crisis, { what, by: ctx.actor.id, text: text.slice(0, longestEntry) });
  return putDown(ctx, crisis, entry, text);
}

function putDown(ctx: Work, crisis: Crisis, entry: LogEntry, words: string): Promise<Answer> {
  return announce(
    ctx,
    crisis,
    (t): Message => {
      const sentence = putSentence(t, entry, words);
      const value = `${crisis.id} ${entry.number}`;
      return {
        text: sentence,
        card: [
          { kind: 'text', text: about(t, crisis, `${crisis.id} · ${sentence}`) },
          { kind: 'buttons', buttons: [{ action: 'crisis.correct', value, label: t.crisis.log.correct }] },
        ],
      };
    },
    entry,
  );
}

/** Says what is right; the entry that was wrong stays as it is. */
async function correct(ctx: Work, id: string, number: number, words: string): Promise<Answer> {
  const crisis = await joinHere(ctx, id);
  await correctable(ctx, crisis, number);
  const [text = ''] = wordsFor(ctx, crisis, [words]);
  if (!text) throw new Refusal('bad-input', ctx.t.crisis.log.needText);
  const entry = await put(ctx, crisis, {
    what: 'correction',
    by: ctx.actor.id,
    text: text.slice(0, longestEntry),
    corrects: number,
  });
  return putDown(ctx, crisis, entry, text);
}

async function correctable(ctx: Work, crisis: Crisis, number: number): Promise<LogEntry> {
  const entry = await ctx.store.logs.get(entryId(crisis.id, number));
  const t = ctx.t.crisis.log;
  if (!entry) throw new Refusal('not-found', t.noEntry(String(number), crisis.id));
  const spoken: readonly string[] = [...spokenEntries, 'correction'];
  if (!spoken.includes(entry.what)) throw new Refusal('bad-input', t.notCorrectable(number));
  return entry;
}

/** The last entries, or those before a number, for whoever asks alone. */
async function timeline(ctx: Work, id: string, before?: number): Promise<Answer> {
  const crisis = await crisisFor(ctx, id);
  const { logs } = ctx.store;
  const first = Math.max(0, (before ?? 1) - 1 - shown);
  const page =
    before === undefined ? await logs.last(id, shown) : await logs.page(id, first, before - 1 - first);
  const heading = `${titleOf(ctx.t, crisis)} · ${ctx.t.crisis.log.heading}`;
  const t = ctx.t.crisis.log;
  const card: Element[] = [{ kind: 'heading', text: heading }];
  if (page.length === 0) card.push({ kind: 'text', text: t.empty });
  for (const entry of page) {
    const corrected = await lastCorrection(ctx, entry);
    card.push(
      ...entryElements(
        ctx.t,
        await entryLine(ctx, ctx.t, crisis, { entry, ...(corrected && { corrected }) }),
      ),
    );
  }
  const [oldest] = page;
  if (oldest && oldest.number > 1) {
    const earlier = { action: 'crisis.timeline', value: `${id} ${oldest.number}`, label: t.earlier };
    card.push({ kind: 'text', tone: 'quiet', text: t.more(id, oldest.number) });
    card.push({ kind: 'buttons', buttons: [earlier] });
  }
  return { message: { text: heading, card }, privacy: 'private' };
}

/** What puts an entry right in the end: a correction may have been corrected. */
export async function lastCorrection(ctx: Work, { crisis, number }: LogEntry): Promise<LogEntry | undefined> {
  let last: LogEntry | undefined;
  for (let next = await ctx.store.logs.correcting(crisis, number); next; ) {
    last = next;
    next = await ctx.store.logs.correcting(crisis, next.number);
  }
  return last;
}

async function askWords(ctx: Work, what: Spoken, id: string): Promise<Answer> {
  await joinHere(ctx, id);
  const t = ctx.t.crisis.log;
  return ask(ctx, {
    id: `crisis.${what === 'fact' ? 'log' : what}`,
    title: what === 'fact' ? t.formTitle : t.decisionTitle,
    state: id,
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: what === 'fact' ? t.text : t.decisionText,
        multiline: true,
        required: true,
        maxLength: longestEntry,
      },
    ],
  });
}

/** `crisis decision …`; alone, it opens the form. */
export async function decisionCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  if (words.trim()) return speak(ctx, id, 'decision', words);
  return askWords(ctx, 'decision', id);
}

async function askCorrection(ctx: Work, value: string): Promise<Answer> {
  const [id = '', number = ''] = value.split(' ');
  const crisis = await joinHere(ctx, id);
  const entry = await correctable(ctx, crisis, Number(number));
  const t = ctx.t.crisis.log;
  return ask(ctx, {
    id: 'crisis.correct',
    title: t.correctTitle,
    state: value,
    intro: [
      { kind: 'quote', text: entry.text ?? '' },
      { kind: 'text', tone: 'quiet', text: t.correctHint },
    ],
    fields: [
      { kind: 'text', name: 'text', label: t.text, multiline: true, required: true, maxLength: longestEntry },
    ],
  });
}

function spokenForm(what: Spoken): FormHandler<Work> {
  return {
    id: `crisis.${what === 'fact' ? 'log' : what}`,
    who: 'everyone',
    run(ctx, { state, values }) {
      if (!values.text?.trim()) throw new InvalidForm({ text: ctx.t.crisis.log.needText });
      return speak(ctx, state, what, values.text);
    },
  };
}

export const logForms: readonly FormHandler<Work>[] = [
  messageForm,
  spokenForm('fact'),
  spokenForm('decision'),
  {
    id: 'crisis.correct',
    who: 'everyone',
    run(ctx, { state, values }) {
      const [id = '', number = ''] = state.split(' ');
      if (!values.text?.trim()) throw new InvalidForm({ text: ctx.t.crisis.log.needText });
      return correct(ctx, id, Number(number), values.text);
    },
  },
];

export const logActions: readonly Action<Work>[] = [
  messageAction,
  pressed('crisis.log', (ctx, id) => askWords(ctx, 'fact', id)),
  pressed('crisis.decision', (ctx, id) => askWords(ctx, 'decision', id)),
  pressed('crisis.correct', askCorrection),
  pressed('crisis.timeline', (ctx, value) => {
    const [id = '', before] = value.split(' ');
    return timeline(ctx, id, before ? Number(before) : undefined);
  }),
];
