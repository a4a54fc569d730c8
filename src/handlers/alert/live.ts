import type { CardMaker, Timer } from '../../chat/command.ts';
import type { Platform } from '../../chat/event.ts';
import { inLanguage, type Message } from '../../chat/message.ts';
import type { Posted } from '../../chat/target.ts';
import { type Alert, laneOf } from '../../domain/alert.ts';
import type { Tally } from '../../domain/delivery.ts';
import type { Department } from '../../domain/department.ts';
import { languageOf, type Person } from '../../domain/person.ts';
import { text } from '../../text/index.ts';
import { alertOver, showInRoom } from '../crisis/alerts.ts';
import type { Unit } from '../work.ts';
import { liveCard } from './live-card.ts';

const timer = 'alert.live';
const second = 1_000;
/** Between two changes while it is being sent, and afterwards. */
const quick = 5 * second;
const slow = 30 * second;
/** The part of Slack's changes in a minute that live cards may take: the rest belongs to people's own cards. */
const slackShare = 0.2;

/** Shows whoever sends an alert how it goes out and comes back, until it ends. */
export async function startLive(unit: Unit, alert: Alert): Promise<void> {
  await show(unit, alert);
  arm(unit, alert.id, '', quick);
}

/** Looks every few seconds, and changes the card when there is something new to see. */
export const liveTimer: Timer<Unit> = {
  id: timer,
  async run(unit, subject) {
    const [id = '', seen = ''] = subject.split('|');
    const alert = await unit.store.alerts.get(id);
    if (!alert) return;
    const tally = await unit.store.deliveries.tally(id);
    const now = lookOf(alert, tally);
    if (now !== seen) await show(unit, alert);
    if (isOver(alert, tally, unit.now)) await alertOver(unit, alert);
    else arm(unit, id, now, await pause(unit, alert, tally));
  },
};

/**
 * An alert ended whose card nobody looked at any more, as its time to answer was over: it says so, and the answers that came since are on
 * its crisis's log.
 * @param before the alert as it was a moment ago
 */
export async function endLive(unit: Unit, before: Alert, ended: Alert): Promise<void> {
  if (!isOver(before, await unit.store.deliveries.tally(before.id), unit.now)) return;
  await show(unit, ended);
  await alertOver(unit, ended);
}

/** Nothing of it will change any more: it ended, or the time to answer is over. */
function isOver(alert: Alert, tally: Tally, now: Date): boolean {
  if (alert.state !== 'open') return true;
  if (!isSent(alert, tally)) return false;
  return alert.wanted === 'none' || (alert.until !== undefined && now.toISOString() >= alert.until);
}

function isSent({ spreadAt }: Alert, { standings }: Tally): boolean {
  return spreadAt !== undefined && standings.owed + standings.sending === 0;
}

/** What the card shows, in short: the same means that there is nothing to change. */
function lookOf(alert: Alert, { people, standings, answers, outside }: Tally): string {
  const numbers = [people, ...[standings, answers, outside].flatMap((part) => Object.values(part))];
  return [alert.state, alert.spreadAt ? 'all' : 'some', ...numbers].join('.');
}

async function pause(unit: Unit, alert: Alert, tally: Tally): Promise<number> {
  const wanted = isSent(alert, tally) ? slow : quick;
  if (!unit.services.platforms.includes('slack')) return wanted;
  return Math.max(wanted, slackPause(unit.department, (await unit.store.alerts.open()).length));
}

/** As many live cards as there are open alerts share what Slack allows. */
export function slackPause({ alerting: { limits } }: Department, alerts: number): number {
  return (60 * second * alerts) / (limits.slackChangesPerMinute * slackShare);
}

function arm(unit: Unit, alert: string, seen: string, after: number): void {
  const at = new Date(unit.now.getTime() + after);
  const id = `${timer}:${alert}:${at.getTime()}`;
  unit.save('due', { id, version: 0, timer, subject: `${alert}|${seen}`, at: at.toISOString() });
}

/**
 * Owes the card; one that is owed already is made when it goes, and shows the same. One that is on its way shows what was
 * before, and goes once more; what the platform refused for good is left alone.
 */
async function show(unit: Unit, alert: Alert): Promise<void> {
  for (const address of watching(alert)) {
    const person = await unit.store.people.get(address);
    if (person?.active) await showTo(unit, alert, person);
  }
  await showInRoom(unit, alert);
}

/** Whoever wrote the alert and, where somebody else sent it, they too. */
function watching({ author, history }: Alert): Set<string> {
  return new Set([author, history.findLast(({ what }) => what === 'sent')?.by ?? author]);
}

async function showTo(unit: Unit, alert: Alert, person: Person): Promise<void> {
  for (const platform of unit.services.platforms) {
    if (platform !== 'console' && !person.accounts[platform]) continue;
    const id = liveId(alert.id, person.id, platform);
    const before = await unit.store.deliveries.get(id);
    if (before && (before.state === 'owed' || before.state === 'failed')) continue;
    // It keeps its place in the queue, ahead of the messages it counts.
    const owedAt = before?.owedAt ?? new Date(unit.now.getTime() - 1).toISOString();
    const more = { about: alert.id, lane: laneOf(alert), owedAt };
    await unit.owe(
      id,
      { kind: 'person', id: person.id, platform },
      { card: liveMaker.id, of: alert.id },
      more,
    );
  }
}

function liveId(alert: string, person: string, platform: Platform): string {
  return `${alert}~live:${person}:${platform}`;
}

/** The live cards that people have on one platform, as they are now; `paused`: nothing can be stored, so nothing is sent. */
export async function liveCards(
  unit: Unit,
  platform: Platform,
  paused: boolean,
): Promise<{ posted: Posted; message: Message }[]> {
  const cards: { posted: Posted; message: Message }[] = [];
  for (const alert of await unit.store.alerts.open()) {
    for (const id of watching(alert)) {
      const card = await unit.store.deliveries.get(liveId(alert.id, id, platform));
      const message = await liveMaker.make(unit, alert.id, { kind: 'person', id, platform });
      if (!card?.posted || !message?.card) continue;
      const line = text(languageOf(await unit.store.people.get(id), undefined)).watch.live.paused;
      const first = { kind: 'text', tone: 'alert', text: line } as const;
      cards.push({
        posted: card.posted,
        message: paused ? { ...message, text: line, card: [first, ...message.card] } : message,
      });
    }
  }
  return cards;
}

export const liveMaker: CardMaker<Unit> = {
  id: timer,
  async make(unit, id, to) {
    const alert = await unit.store.alerts.get(id);
    if (!alert || to.kind !== 'person') return undefined;
    const person = await unit.store.people.get(to.id);
    const language = languageOf(person, undefined);
    const tally = await unit.store.deliveries.tally(id);
    const shown = { now: unit.now, most: unit.department.ceilings[to.platform] };
    return inLanguage(liveCard(unit.department, text(language), alert, tally, shown), language);
  },
};
