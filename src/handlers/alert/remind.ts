import type { CardMaker, Timer } from '../../chat/command.ts';
import { changeAlert, isAnswerable } from '../../domain/alert.ts';
import { type Delivery, ledgerId, remindersOf } from '../../domain/delivery.ts';
import { languageOf } from '../../domain/person.ts';
import { text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { keepsStill } from './beside-real.ts';
import { alertMaker, headingOf } from './card.ts';
import { startWalk, type Walk, walkTimer } from './ledger-walk.ts';

const timer = 'alert.remind';

/** Reminder `n` is due after the set time; it is the first of `left`. */
export function armReminder(unit: Unit, alert: string, n: number, left: number): void {
  if (left <= 0) return;
  const at = new Date(unit.now.getTime() + unit.department.alerting.remindEvery).toISOString();
  const subject = `${alert}|${n}|${left}`;
  unit.save('due', { id: `${timer}:${alert}:${n}`, version: 0, timer, subject, at });
}

/**
 * A reminder begins: everybody who has had the alert for a while and has not answered gets it once more. On a slow
 * platform the last get the alert when the first were reminded often enough: it goes on until they were, too.
 */
export const reminderTimer: Timer<Unit> = {
  id: timer,
  async run(unit, subject) {
    const { reminders } = unit.department.alerting;
    const [id = '', n = '1', left = reminders - Number(n) + 1] = subject.split('|');
    const alert = await unit.store.alerts.get(id);
    const rule = `remind:${n}`;
    if (!alert || !isAnswerable(alert, unit.now) || alert.fired.includes(rule)) return;
    if (await keepsStill(unit, alert.kind === 'exercise'))
      return armReminder(unit, id, Number(n) + 1, Number(left));
    const fired = [...alert.fired, rule];
    unit.save('alerts', changeAlert(alert, 'vigie', unit.now, 'reminded', { fired }, n));
    startWalk(unit, walk, id, n);
    const { owed, sending } = (await unit.store.deliveries.tally(id)).standings;
    armReminder(unit, id, Number(n) + 1, owed + sending > 0 ? reminders : Number(left) - 1);
  },
};

const walk: Walk = {
  timer: 'alert.remind.walk',
  wanted: (alert, _n, now) => isAnswerable(alert, now),
  async step(unit, { until }, line) {
    const { reminders, remindEvery } = unit.department.alerting;
    if (remindersOf(line) >= reminders) return undefined;
    const reminder = remind(line, unit.now, remindEvery, until);
    if (reminder) unit.save('deliveries', reminder);
    return undefined;
  },
};

export const reminderWalk = walkTimer(walk);

/**
 * The line of somebody who is to be reminded, owed again as a message of its own: a change in place is easily missed.
 * What they have already is kept, for a recall. Undefined when they answered, were not reached, or have had it for less
 * than half the interval, as those whose turn came late on a slow platform.
 * @param until when answers are late: after that nobody is reminded, though an emergency itself still goes out
 */
function remind(line: Delivery, now: Date, every: number, until?: string): Delivery | undefined {
  const { posted, earlier, ...rest } = line;
  if (line.answer || line.state !== 'sent' || !posted) return undefined;
  if (line.sentAt && now.getTime() - Date.parse(line.sentAt) < every / 2) return undefined;
  const at = now.toISOString();
  const content = { card: reminderMaker.id, of: line.alert ?? '' };
  return {
    ...rest,
    content,
    state: 'owed',
    owedAt: at,
    tryAt: at,
    attempts: 0,
    ...(until && { expires: until }),
    reminded: remindersOf(line) + 1,
    earlier: [...(earlier ?? []), posted],
  };
}

/** The alert once more, which says that it is a reminder until it is answered. */
export const reminderMaker: CardMaker<Unit> = {
  id: 'alert.reminder',
  async make(unit, id, to) {
    const message = await alertMaker.make(unit, id, to);
    const alert = await unit.store.alerts.get(id);
    if (!message?.card || !alert || !isAnswerable(alert, unit.now) || to.kind !== 'person') return message;
    const line = await unit.store.deliveries.get(ledgerId(id, to.id));
    if (line?.answer) return message;
    const t = text(languageOf(await unit.store.people.get(to.id), undefined));
    const words = t.watch.reminder(headingOf(alert, undefined, t));
    return {
      ...message,
      text: words,
      card: [{ kind: 'text', tone: 'strong', text: words }, ...message.card],
    };
  },
};
