import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Button, type Message, say, sayWith } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import { type Alert, isLate } from '../../domain/alert.ts';
import { type Crisis, mayWorkOn } from '../../domain/crisis.ts';
import { fits } from '../../domain/marking.ts';
import type { Text } from '../../text/index.ts';
import { alertOfficers } from '../alert/access.ts';
import { titleOf as alertTitle, marked } from '../alert/card.ts';
import type { Work } from '../work.ts';
import { mayRead, workOn } from './access.ts';
import { alertOver, alertSent, allClear, withUndone, wordsIn } from './alerts.ts';
import { announce } from './announce.ts';
import { longestLabel } from './cards.ts';
import { put } from './entry.ts';
import { mayJoin } from './free-alerts.ts';
import { tellOpener } from './opener.ts';
import { takeOutButton } from './own-alerts.ts';
import { laneOf, tellRoom } from './room-work.ts';
import { about, titleOf } from './words.ts';

/** An alert that went out before its room was opened becomes the crisis’s: from then on it is as one that was begun there. */
export const joinAlertAction: Action<Work> = {
  id: 'crisis.alert.join',
  who: alertOfficers,
  privacy: 'private',
  async run(ctx, value) {
    const [id = '', number = ''] = value.split(' ');
    const crisis = await workOn(ctx, id);
    const free = await ctx.store.alerts.get(number);
    ctx.about = id;
    if (!free || !mayJoin(free, crisis)) throw new Refusal('too-late', ctx.t.crisis.alerts.notFree(number));
    const alert: Alert = { ...free, crisis: id };
    ctx.save('alerts', alert);
    ctx.detail = `alert:${number}`;
    const sent = alert.history.findLast(({ what }) => what === 'sent');
    const { id: by } = ctx.actor;
    const author = sent?.by === by ? undefined : sent?.by;
    const before = { ...(author && { author }), ...(alert.startedAt && { saidAt: alert.startedAt }) };
    await alertSent(ctx, alert, by, before);
    if (alert.state === 'cleared') await allClear(ctx, ctx.coming('crises', id) ?? crisis, alert, by);
    // Nobody looks at one any more that was answered in time.
    if (alert.state !== 'open' || isLate(alert, ctx.now)) await alertOver(ctx, alert);
    await tellOpener(ctx, crisis);
    const joined = (t: Text) => t.crisis.alerts.joined(number, alertTitle(alert, t.common.language));
    const answer = await announce(ctx, crisis, (t) => ({ text: joined(t) }));
    const message = withButtons(about(ctx.t, crisis, joined(ctx.t)), [takeOutButton(ctx.t, crisis, alert)]);
    return { ...answer, message };
  },
};

/**
 * An alert that was joined to the wrong crisis, or prepared in the wrong room, is no longer this one’s, whatever became of it: what it
 * did of the checklist is to be done again, and one press makes it another running crisis’s.
 */
export const takeOutAlertAction: Action<Work> = {
  id: 'crisis.alert.out',
  who: alertOfficers,
  privacy: 'private',
  async run(ctx, value) {
    const [id = '', number = ''] = value.split(' ');
    const crisis = await workOn(ctx, id);
    const own = await ctx.store.alerts.get(number);
    ctx.about = id;
    if (!own?.startedAt || own.crisis !== id)
      throw new Refusal('too-late', ctx.t.crisis.alerts.notOfIt(number));
    const { crisis: _, ...alert } = own;
    ctx.save('alerts', alert);
    ctx.detail = `alert:${number}`;
    const { id: by } = ctx.actor;
    await put(ctx, crisis, { what: 'alert-out', by, of: number, ...wordsIn(crisis, alert) });
    const undone = await withUndone(ctx, crisis, alert, by);
    const changed = { ...undone, alerts: crisis.alerts.filter((each) => each !== number) };
    ctx.save('crises', changed);
    const called = (t: Text) =>
      fits(alert.marking, crisis.marking)
        ? t.alert.named(number, alertTitle(alert, t.common.language))
        : marked(alert, number);
    const out = (t: Text) => t.crisis.alerts.takenOut(called(t));
    // What the room sees of it would go on changing, or say what is another's.
    await tellRoom(
      ctx,
      crisis,
      `alert:${number}`,
      ctx.inOne((t) => say(about(t, crisis, out(t)))),
      { lane: laneOf(crisis) },
    );
    await tellOpener(ctx, changed);
    const answer = await announce(ctx, changed, (t) => ({ text: out(t) }));
    const message = withButtons(about(ctx.t, crisis, out(ctx.t)), await otherwise(ctx, crisis, alert));
    return { ...answer, message };
  },
};

/** A button for each other running crisis that an alert may be part of. */
async function otherwise(ctx: Work, from: Crisis, alert: Alert): Promise<Button[]> {
  const buttons: Button[] = [];
  for (const crisis of await ctx.store.crises.open()) {
    if (crisis.id === from.id || !mayJoin(alert, crisis) || !mayWorkOn(crisis, ctx.actor)) continue;
    if (
      !fits(crisis.marking, ctx.department.ceilings[ctx.platform]) ||
      !(await mayRead(ctx, crisis, ctx.actor))
    )
      continue;
    const label = shorten(ctx.t.crisis.alerts.joinOther(alert.id, titleOf(ctx.t, crisis)), longestLabel);
    buttons.push({ action: joinAlertAction.id, value: `${crisis.id} ${alert.id}`, label });
  }
  return buttons;
}

function withButtons(line: string, buttons: Button[]): Message {
  if (buttons.length === 0) return say(line);
  return sayWith(line, [{ kind: 'buttons', buttons }]);
}
