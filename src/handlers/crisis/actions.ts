import type { Action, Answer, FormHandler, Outcome } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Message } from '../../chat/message.ts';
import type { ActionItem } from '../../domain/action-item.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { zonedInstants } from '../../domain/local-time.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { hasLevel } from '../has-level.ts';
import { personNamed } from '../person-named.ts';
import { clockPattern, dated, dayPattern, noSuchTime, readMoment } from '../times.ts';
import { remarkUnreached } from '../unreached.ts';
import type { Work } from '../work.ts';
import { joinHere, pressed, wordsFor, workOn } from './access.ts';
import { newAction } from './action-record.ts';
import { amend } from './amend.ts';
import { announce } from './announce.ts';
import { letIn } from './members.ts';
import { about } from './words.ts';

const longest = 1_000;
const moment = String.raw`${dayPattern}(?:(?:T|,?\s+(?:(?:at|à|a)\s+)?)${clockPattern})?|${clockPattern}`;
/**
 * `due:15:30`, « échéance : 15 h 30 », `due:2026-11-25 09:00`; right after the colon anything, which is refused when it is no time. After
 * « pour : » a time alone: what else stands there is part of what has to be done.
 */
const due = new RegExp(
  String.raw`(?<=^|\s)(?:(?:due|by|avant|[ée]ch[ée]ance)(?:\s?:\s*(${moment})|:(\S+))|(?:for|pour|before|at|à)\s?:\s*(${moment}))(?=\s|$)`,
  'iu',
);

interface Wanted {
  text: string;
  who?: string;
  dueAt?: string;
}

/** `call the landlord georges@… due:15:30`: an address or mention is the owner, `due:` the time; the rest is the action. */
function readAction(ctx: Work, words: string): Wanted {
  const [, known, other, said] = due.exec(words) ?? [];
  const dueAt = known ?? other ?? said;
  let who: string | undefined;
  const rest: string[] = [];
  for (const token of words.replace(due, '').split(/\s+/)) {
    if (who === undefined && /^<@[^>\s]+>$|^[^\s@<>|:]+@[^\s@<>|:]+\.[a-z]{2,}$/i.test(token)) who = token;
    else if (token) rest.push(token);
  }
  return {
    text: rest.join(' '),
    ...(who !== undefined && { who }),
    ...(dueAt !== undefined && { dueAt: readDue(ctx, dueAt) }),
  };
}

/** `15:30`, `2026-11-25` or `tomorrow` (by the end of the working day), or both. */
function readDue(ctx: Work, value: string): string {
  return readMoment(
    ctx,
    /^\d{4}-\d{2}-\d{2}$/.test(dated(ctx, value)) ? `${dated(ctx, value)}T17:00` : value,
  );
}

/** `crisis action …`; alone, it opens the form; with the number of one, it gives that to somebody else or moves it. */
export async function actionCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const [, number, rest = ''] = /^(AC-\d{4}-\d{4,})\b[.,:;]?\s*([\s\S]*)$/i.exec(words.trim()) ?? [];
  if (number) return change(ctx, id, number.toUpperCase(), readAction(ctx, rest));
  const crisis = await workOn(ctx, id);
  if (!words.trim()) return form(ctx, crisis);
  return keep(ctx, crisis, readAction(ctx, words));
}

/** `crisis action AC-… somebody@… due:…`: nothing else of it can be changed. */
async function change(ctx: Work, id: string, number: string, { text, who, dueAt }: Wanted): Promise<Answer> {
  if (text || (who === undefined && dueAt === undefined))
    throw new Refusal('bad-input', ctx.t.crisis.action.howToChange(id, number));
  const owner = who === undefined ? undefined : await ownerMeant(ctx, await joinHere(ctx, id), who);
  return amend(ctx, id, number, { ...(owner && { owner }), ...(dueAt && { dueAt }) });
}

async function keep(ctx: Work, crisis: Crisis, wanted: Wanted): Promise<Answer> {
  const [text = ''] = wordsFor(ctx, crisis, [wanted.text]);
  if (!text) throw new Refusal('bad-input', ctx.t.crisis.action.needText);
  const owner = wanted.who === undefined ? undefined : await ownerMeant(ctx, crisis, wanted.who);
  const inside = owner ? await letIn(ctx, crisis, [owner], ctx.actor.id) : crisis;
  const action = await newAction(ctx, inside, {
    kind: 'response',
    text: text.slice(0, longest),
    ...(owner && { owner }),
    ...(wanted.dueAt && { dueAt: wanted.dueAt }),
  });
  ctx.detail = `action:${action.id}`;
  const person = owner === undefined ? undefined : await ctx.store.people.get(owner);
  if (person && owner !== ctx.actor.id) await remarkUnreached(ctx, person);
  return announce(ctx, inside, (t) => putMessage(ctx, t, inside, action, person?.name));
}

/** Somebody of the directory who may be let in; they are, so that they can do it. */
async function ownerMeant(ctx: Work, crisis: Crisis, who: string): Promise<string> {
  const person = await personNamed(ctx, who);
  if (person?.active && (await hasLevel(ctx, crisis, person.id))) return person.id;
  throw new Refusal('bad-input', ctx.t.crisis.action.ownerUnknown(who));
}

function putMessage(
  ctx: Work,
  t: Text,
  crisis: Crisis,
  action: ActionItem,
  owner: string | undefined,
): Message {
  const words = t.crisis.action;
  const { id, text, dueAt } = action;
  const due = dueAt ? ctx.whenIn(t, dueAt) : words.noTime;
  const first = words.put(id, text);
  const second = words.ownerAndDue(owner ?? words.nobody, due);
  const buttons = owner
    ? [{ action: 'action.done', value: id, label: words.done }]
    : [{ action: 'action.take', value: id, label: words.take, style: 'primary' as const }];
  return {
    text: `${first} (${second})`,
    card: [
      { kind: 'text', tone: 'quiet', text: about(t, crisis, `${crisis.id} · ${id}`) },
      { kind: 'quote', text },
      { kind: 'text', text: second },
      { kind: 'buttons', buttons },
    ],
  };
}

function form(ctx: Work, crisis: Crisis): Answer {
  const t = ctx.t.crisis.action;
  return ask(ctx, {
    id: 'crisis.action',
    title: t.title,
    state: crisis.id,
    fields: [
      { kind: 'text', name: 'text', label: t.text, multiline: true, required: true, maxLength: longest },
      { kind: 'text', name: 'owner', label: t.owner },
      { kind: 'date', name: 'date', label: t.date },
      { kind: 'time', name: 'time', label: t.time },
    ],
  });
}

export const actionForm: FormHandler<Work> = {
  id: 'crisis.action',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const crisis = await workOn(ctx, state);
    const t = ctx.t.crisis.action;
    const { text = '', owner, date, time } = values;
    if (!text.trim()) throw new InvalidForm({ text: t.needText });
    if (time && !date) throw new InvalidForm({ date: t.needBoth });
    const due = date ? whenDue(ctx, date, time) : undefined;
    if (owner && !(await personNamed(ctx, owner.trim()))?.active)
      throw new InvalidForm({ owner: t.ownerUnknown(owner) });
    return keep(ctx, crisis, {
      text,
      ...(owner && { who: owner.trim() }),
      ...(due && { dueAt: due.toISOString() }),
    });
  },
};

function whenDue(ctx: Work, date: string, time = '17:00'): Date {
  const { badTime } = ctx.t.crisis.action;
  const shown = zonedInstants(date, time, ctx.department.timeZone);
  const due = shown.find((each) => each > ctx.now);
  if (!due) throw new InvalidForm({ date: noSuchTime(ctx, date, time, badTime) });
  return due;
}

export const crisisActionActions: readonly Action<Work>[] = [
  pressed('crisis.action', async (ctx, id) => form(ctx, await joinHere(ctx, id))),
];
