import type { CardMaker, Command, Timer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import type { Element, Message } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import { type Alert, changeAlert, followUp, laneOf } from '../../domain/alert.ts';
import {
  type Delivery,
  followUpPost,
  isMade,
  isUnderway,
  ledgerId,
  owedAnew,
  shownTo,
} from '../../domain/delivery.ts';
import { answered } from '../../domain/roll-up.ts';
import { sendTime } from '../../domain/send-time.ts';
import { alertFollowed } from '../crisis/alerts.ts';
import { accept } from '../report/sensitivity.ts';
import type { Unit, Work } from '../work.ts';
import { alertFor, alertOfficers } from './access.ts';
import { alertMaker, marked, titleOf } from './card.ts';
import { channelPosts } from './channels.ts';
import { figures, span } from './figures.ts';
import { ledgerOf } from './ledger.ts';
import { startWalk, type Walk, walkTimer } from './ledger-walk.ts';
import { endLive } from './live.ts';
import { nameLists } from './names.ts';
import type { Named } from './parts.ts';

const longestReason = 500;
/** Names of those who had acted that the answer holds. */
const mostNames = 20;

/**
 * Takes an alert back: who did not get it yet never will, and what people see is changed to “withdrawn” with the reason.
 * On Slack, which takes few changes a minute, a correction goes to the channels first.
 */
async function recall(ctx: Work, id: string, words: string): Promise<Message> {
  const alert = await alertFor(ctx, id);
  const { t } = ctx;
  if (!alert.startedAt) throw new Refusal('too-late', t.watch.recall.notSent(id));
  if (alert.state !== 'open') {
    throw new Refusal('too-late', t.watch.recall.notOpen(id, t.alert.states[alert.state]));
  }
  const reason = shorten(accept(ctx, [words]).texts.join(''), longestReason);
  const ended = { by: ctx.actor.id, at: ctx.now.toISOString(), reason };
  const recalled = changeAlert(alert, ctx.actor.id, ctx.now, 'recalled', { state: 'recalled', ended });
  ctx.save('alerts', recalled);
  ctx.detail = 'state:open>recalled';
  await alertFollowed(ctx, recalled, ctx.actor.id, (t, shown) => {
    const { correction, withdrawn } = t.watch.recall;
    if (!shown) return marked(recalled, withdrawn(id));
    return correction(titleOf(recalled, t.common.language), reason);
  });
  await endLive(ctx, alert, recalled);
  await correctChannels(ctx, recalled);
  startWalk(ctx, walk, id, '');
  return answer(ctx, recalled);
}

/** Who had acted, how many see the change, and how long the platforms take to show it everywhere. */
async function answer(ctx: Work, alert: Alert): Promise<Message> {
  const { t } = ctx;
  const words = t.watch.recall;
  const tally = await ctx.store.deliveries.tally(alert.id);
  const { shown, standings, answers } = tally;
  // At most: whoever needs help are few.
  const each = 1 + alert.updates.filter(({ scope }) => scope !== 'help').length;
  const notYet = standings.owed + standings.sending;
  const heading = words.done(alert.id, standings.sent + answered(answers));
  const times = (Object.entries(shown) as [Platform, number][])
    .filter(([, changes]) => changes > 0)
    .map(([platform, changes]) => {
      const time = span(t, sendTime(ctx.department, platform, { changes: changes * each }));
      return words.time(t.alert.forecast.platforms[platform], time);
    });
  const counts = { ...answers, silent: 0, unreached: 0 };
  const acted = figures(t, alert.wanted, counts);
  const card: Element[] = [{ kind: 'text', tone: 'strong', text: heading }];
  if (notYet > 0) card.push({ kind: 'text', text: words.notYet(notYet) });
  if (times.length > 0) {
    card.push({ kind: 'facts', rows: [{ label: words.timeHeading, value: times.join(' · ') }] });
  }
  if (alert.wanted === 'none') return { text: heading, card };
  if (!acted) return { text: heading, card: [...card, { kind: 'text', text: words.nobody }] };
  card.push({ kind: 'facts', rows: [{ label: words.acted, value: acted }] });
  return {
    text: heading,
    card: [...card, ...(await nameLists(ctx, t, alert, await actors(ctx, alert), { counts }))],
  };
}

async function actors(unit: Unit, alert: Alert): Promise<Named[]> {
  const found: Named[] = [];
  for await (const line of ledgerOf(unit.store, alert.id)) {
    if (!line.answer || line.to.kind !== 'person') continue;
    found.push({ line, person: await unit.store.people.get(line.to.id) });
    if (found.length === mostNames) break;
  }
  return found;
}

/** The id of what says below a channel's post that the alert is withdrawn. */
export function correctionOf(post: string): string {
  return `${post}:correction`;
}

const channelsTimer = 'alert.recall.channels';
/** A post that is on its way is looked at again after so long. */
const again = 15_000;

/** Every channel that shows the alert gets the correction as a message of its own, and its card is changed, too. */
async function correctChannels(unit: Unit, alert: Alert): Promise<void> {
  let underway = false;
  for (const post of await channelPosts(unit, alert.id)) {
    const below = said(alert, (n) => followUpPost(post.id, n));
    for (const each of await existing(unit, below)) {
      if ((await withdrawOne(unit, alert, each)) === 'later') underway = true;
    }
    if (isChanged(post)) continue;
    const correction = correctionOf(post.id);
    if (post.posted) unit.save('deliveries', changed(post, post.posted, unit.now));
    else if (isUnderway(post)) underway = true;
    else if (post.state === 'owed') unit.save('deliveries', giveUp(post, 'recalled'));
    const shown = post.posted !== undefined || isUnderway(post);
    if (!shown || (await unit.store.deliveries.get(correction))) continue;
    const more = { about: alert.id, lane: laneOf(alert) };
    await unit.owe(correction, post.to, { card: correctionMaker.id, of: alert.id }, more);
  }
  if (!underway) return;
  const at = new Date(unit.now.getTime() + again);
  const id = `${channelsTimer}:${alert.id}:${at.getTime()}`;
  unit.save('due', { id, version: 0, timer: channelsTimer, subject: alert.id, at: at.toISOString() });
}

export const recallChannels: Timer<Unit> = {
  id: channelsTimer,
  async run(unit, id) {
    const alert = await unit.store.alerts.get(id);
    if (alert) await correctChannels(unit, alert);
  },
};

function isChanged({ content }: Delivery): boolean {
  return isMade(content) && content.card === withdrawnMaker.id;
}

/** In both languages, for all who read the channel. */
export const correctionMaker: CardMaker<Unit> = {
  id: 'alert.correction',
  async make(unit, id) {
    const alert = await unit.store.alerts.get(id);
    if (!alert) return undefined;
    return unit.inAll((t) => {
      const words = t.watch.recall.correction(titleOf(alert, t.common.language), alert.ended?.reason ?? '');
      return { text: words, card: [{ kind: 'text', tone: 'alert', text: words }] };
    });
  },
};

/** The alert as it is once it was withdrawn; the name marks the lines that were changed already. */
export const withdrawnMaker: CardMaker<Unit> = {
  id: 'alert.withdrawn',
  make: (unit, id, to) => alertMaker.make(unit, id, to),
};

const walk: Walk = {
  timer: 'alert.recall',
  wanted: ({ state }) => state === 'recalled',
  async step(unit, alert, line) {
    const person = line.to.kind === 'person' ? line.to.id : '';
    const after = said(alert, (n) => ledgerId(followUp(alert.id, n), person));
    const outcomes: ('later' | undefined)[] = [];
    for (const each of [line, ...(await existing(unit, after))])
      outcomes.push(await withdrawOne(unit, alert, each));
    return outcomes.find((each) => each === 'later');
  },
};

/** What was said after the alert stands below it, with its buttons: it is no more true than the alert itself. */
async function withdrawOne(unit: Unit, alert: Alert, line: Delivery): Promise<'later' | undefined> {
  if (isChanged(line)) return undefined;
  // It may be posted in a moment, and would stay as it is.
  if (isUnderway(line)) return 'later';
  const shown = shownTo(line);
  const last = shown.pop();
  if (!last) {
    if (line.state === 'owed') unit.save('deliveries', giveUp(line, 'recalled'));
    return undefined;
  }
  unit.save('deliveries', changed(line, last, unit.now));
  for (const [i, posted] of shown.entries()) {
    const more = { about: alert.id, lane: line.lane, posted };
    await unit.owe(earlierId(line.id, i), line.to, { card: withdrawnMaker.id, of: alert.id }, more);
  }
  return undefined;
}

/** Of each follow-up, what a person or a channel got or is to get. */
function said({ updates }: Alert, id: (n: number) => string): string[] {
  return updates.map((_, i) => id(i + 1));
}

async function existing(unit: Unit, ids: readonly string[]): Promise<Delivery[]> {
  const found = await Promise.all(ids.map((id) => unit.store.deliveries.get(id)));
  return found.filter((each) => each !== undefined);
}

export const recallWalk = walkTimer(walk);

/** What is not sent any more, because nobody needs it. */
export function giveUp(line: Delivery, reason: string): Delivery {
  return { ...line, state: 'given-up', reason };
}

/** Owed again as a change of what was posted; it has no expiry: what is wrong has to be put right. */
function changed(line: Delivery, posted: Delivery['posted'] & object, now: Date): Delivery {
  const { expires: _, earlier: __, reason: ___, ...rest } = line;
  const content = { card: withdrawnMaker.id, of: line.alert ?? line.about ?? '' };
  return owedAnew(rest, now, { content, posted, owedAt: now.toISOString() });
}

/** Whoever reads an alert that was withdrawn at this moment gets its change before all others. */
export async function changesFirst(ctx: Work, alert: Alert): Promise<void> {
  if (!alert.ended) return;
  const owedAt = new Date(Date.parse(alert.ended.at) - 1).toISOString();
  for (const change of await changesFor(ctx, alert, ctx.actor.id)) {
    if (change.state === 'owed' && change.posted && change.owedAt > owedAt)
      ctx.save('deliveries', { ...change, owedAt });
  }
}

/** All that a person has of an alert that was withdrawn: itself, what was said after it, and what later messages took the place of. */
async function changesFor(ctx: Work, alert: Alert, person: string): Promise<Delivery[]> {
  const after = said(alert, (n) => ledgerId(followUp(alert.id, n), person));
  const found: Delivery[] = [];
  for (const own of [ledgerId(alert.id, person), ...after]) {
    for (let i = 0, key = own; ; key = earlierId(own, i++)) {
      const change = await ctx.store.deliveries.get(key);
      if (!change) break;
      found.push(change);
    }
  }
  return found;
}

/** The id of the change of what a later message took the place of. */
function earlierId(line: string, i: number): string {
  return `${line}~earlier:${i}`;
}

export const recallCommand: Command<Work> = {
  name: 'alert recall',
  head: { en: ['alert'], fr: ['alerte'] },
  sub: { en: ['recall'], fr: ['rappeler'] },
  args: [
    { kind: 'number', name: 'alert', prefix: 'AL' },
    { kind: 'text', name: 'reason' },
  ],
  who: alertOfficers,
  privacy: 'private',
  summary: {
    en: 'Withdraw an alert; delivered messages are changed to “withdrawn” with the reason',
    fr: 'Retirer une alerte; les messages reçus affichent « retirée » et la raison',
  },
  examples: {
    en: ['alert recall AL-2026-0001 wrong building'],
    fr: ['alerte rappeler AL-2026-0001 mauvais immeuble'],
  },
  run: (ctx, { alert = '', reason = '' }) => recall(ctx, alert, reason),
};
