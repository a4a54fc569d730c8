import type { CardMaker } from '../../chat/command.ts';
import type { Platform } from '../../chat/event.ts';
import type { Message } from '../../chat/message.ts';
import {
  type Alert,
  type Answered,
  changeAlert,
  followUp,
  isAnswerable,
  laneOf,
  type UpdateScope,
} from '../../domain/alert.ts';
import {
  type Delivery,
  followUpPost,
  isReached,
  isUnderway,
  ledgerId,
  shownTo,
} from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { languageOf } from '../../domain/person.ts';
import { type Text, text } from '../../text/index.ts';
import { alertFollowed } from '../crisis/alerts.ts';
import type { Unit, Work } from '../work.ts';
import { answerActions, answerButtons, followLabel } from './card.ts';
import { channelPosts } from './channels.ts';
import type { FollowWords } from './follow-words.ts';
import { owesLanguage } from './language.ts';
import { startWalk, type Walk, walkTimer } from './ledger-walk.ts';
import { endLive } from './live.ts';
import { giveUp } from './withdraw.ts';

/** Stores what is said, and begins to tell everybody concerned. */
export async function follow(
  unit: Unit & { actor: Work['actor'] },
  alert: Alert,
  what: 'updated' | 'cleared',
  scope: UpdateScope,
  { body, alone }: FollowWords,
  fields: Partial<Alert>,
): Promise<void> {
  const n = alert.updates.length + 1;
  const missing = alone && owesLanguage(unit, followUp(alert.id, n), alone);
  const update = { at: unit.now.toISOString(), by: unit.actor.id, scope, body, ...(missing && { missing }) };
  const updates = [...alert.updates, update];
  const changed = changeAlert(alert, unit.actor.id, unit.now, what, { ...fields, updates }, scope);
  const { id: by } = unit.actor;
  unit.save(
    'alerts',
    alone ? changeAlert(changed, by, unit.now, 'single-language', {}, alone.reason) : changed,
  );
  await alertFollowed(unit, changed, by, (t, shown) => {
    const label = followLabel(changed, n, t, shown);
    return shown ? t.common.pair(label, body[t.common.language]) : label;
  });
  if (what === 'cleared') await endLive(unit, alert, changed);
  if (scope === 'all') {
    for (const post of await channelPosts(unit, alert.id)) {
      if (!post.posted) continue;
      const content = { card: followMaker.id, of: followUp(alert.id, n) };
      await unit.owe(followUpPost(post.id, n), post.to, content, { about: alert.id, lane: laneOf(alert) });
    }
  }
  startWalk(unit, walk, alert.id, String(n));
}

const walk: Walk = {
  timer: 'alert.follow',
  // An alert that was withdrawn meanwhile has nothing to follow up; one that was closed still has its all-clear.
  wanted: ({ state, updates }, n) =>
    state === 'open' || (state === 'cleared' && Number(n) === updates.length),
  async step(unit, alert, line, n) {
    const update = alert.updates[Number(n) - 1];
    if (!update || line.to.kind !== 'person') return undefined;
    const over = alert.state === 'cleared';
    if (over && !isReached(line) && !line.answer) return leave(unit, line);
    if (over && line.state === 'owed' && !line.posted) unit.save('deliveries', unremind(line));
    if (!concerns(line, update.scope)) return undefined;
    const id = ledgerId(followUp(alert.id, Number(n)), line.to.id);
    if (await unit.store.deliveries.get(id)) return undefined;
    const content = { card: followMaker.id, of: followUp(alert.id, Number(n)) };
    await unit.owe(id, line.to, content, { about: alert.id, lane: line.lane });
    return undefined;
  },
};

export const followWalk = walkTimer(walk);

/** Whoever did not get the alert before its end needs neither it nor its end; one on its way will have got it. */
function leave(unit: Unit, line: Delivery): 'later' | undefined {
  if (isUnderway(line)) return 'later';
  if (line.state === 'owed') unit.save('deliveries', giveUp(line, 'cleared'));
  return undefined;
}

/** A reminder that nobody needs any more. */
function unremind(line: Delivery): Delivery {
  const shown = shownTo(line);
  const posted = shown.pop();
  const { earlier: _, ...rest } = line;
  return { ...rest, state: 'sent', ...(posted && { posted }), ...(shown.length > 0 && { earlier: shown }) };
}

/** Why nobody gets through to somebody for as long as it stays so. */
export const hopeless: readonly string[] = ['no-account', 'not-installed', 'left', 'marking'];

/** Those who left or have no account cannot be told anything; whoever was missed for another reason can be tried. */
function concerns(line: Delivery, scope: UpdateScope): boolean {
  if (!isReached(line) && !line.answer && line.state === 'failed' && hopeless.includes(line.reason ?? ''))
    return false;
  switch (scope) {
    case 'all':
      return true;
    case 'unanswered':
      return !line.answer;
    case 'help':
      return line.answer?.what === 'help';
  }
}

/** A follow-up as one person reads it, or both languages of a channel. */
export const followMaker: CardMaker<Unit> = {
  id: 'alert.follow',
  async make(unit, of, to) {
    const [id = '', n = ''] = of.split('#');
    const alert = await unit.store.alerts.get(id);
    const update = alert?.updates[Number(n) - 1];
    if (!alert || !update || alert.state === 'recalled') return undefined;
    if (to.kind === 'channel') {
      return unit.inAll((t) => followCard(unit, alert, Number(n), t, to.platform));
    }
    const language = languageOf(await unit.store.people.get(to.id), undefined);
    const message = followCard(unit, alert, Number(n), text(language), to.platform);
    const line = await unit.store.deliveries.get(ledgerId(id, to.id));
    if (!isAnswerable(alert, unit.now)) return message;
    const buttons = answerButtons(alert, text(language)).filter(({ action }) => isLeft(line?.answer, action));
    if (buttons.length === 0) return message;
    return { ...message, card: [...(message.card ?? []), { kind: 'buttons', buttons }] };
  },
};

/** Who was safe where they were may need help on the way out: below what is new, that can be said whatever was answered before. */
function isLeft(answer: Answered | undefined, action: string): boolean {
  return !answer || (answer.what !== 'help' && action === answerActions.help);
}

function followCard(unit: Unit, alert: Alert, n: number, t: Text, platform: Platform): Message {
  const { language } = t.common;
  const { body, missing } = alert.updates[n - 1] ?? {};
  const shown = fits(alert.marking, unit.department.ceilings[platform]);
  const label = followLabel(alert, n, t, shown);
  const only = shown && missing?.language === language;
  return {
    text: label,
    card: [
      { kind: 'text', tone: 'strong', text: label },
      ...(only ? [{ kind: 'text', tone: 'quiet', text: t.alert.onlyIn } as const] : []),
      ...(shown ? [{ kind: 'text', text: body?.[language] ?? '' } as const] : []),
      { kind: 'text', tone: 'quiet', text: `${unit.department.name[language]} · ${alert.id}` },
    ],
  };
}
