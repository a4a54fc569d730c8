import type { Timer } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import { type ActionItem, actionText, changeAction } from '../../domain/action-item.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { workingMoment } from '../../domain/working-days.ts';
import { heldFor, keepsStill } from '../alert/beside-real.ts';
import { actionTimer, isDueLater } from '../crisis/action-record.ts';
import { leaders } from '../crisis/chase.ts';
import { askedAgain } from '../crisis/clocks.ts';
import { laneOf } from '../crisis/room-work.ts';
import { tellOf } from '../crisis/tell-of.ts';
import { about } from '../crisis/words.ts';
import { hasLevel } from '../has-level.ts';
import type { Unit } from '../work.ts';
import { dutyFor } from './access.ts';
import { askVerification } from './work.ts';

/** When somebody is reminded again: while the crisis runs soon, and ever more rarely; every few days after it. */
function nextTime(unit: Unit, crisis: Crisis, action: ActionItem): string {
  const { chaseRolesAfter, actions } = unit.department.crisis;
  if (crisis.state === 'closed') return unit.after(actions.remindEvery);
  return askedAgain(unit, crisis, waitsSince(unit, action), chaseRolesAfter);
}

/** When somebody had to see to it last: since it was given or changed, and from the time by which it is due. */
function waitsSince(unit: Unit, { history, createdAt, dueAt = createdAt }: ActionItem): string {
  const changed = history.findLast(({ what }) => what !== 'reminded')?.at ?? createdAt;
  return dueAt > changed && dueAt <= unit.now.toISOString() ? dueAt : changed;
}

/** Until it was done and verified, somebody is reminded of it. */
export const actionReminder: Timer<Unit> = {
  id: actionTimer,
  async run(unit, id) {
    const action = await unit.store.actions.get(id);
    const crisis = action && (await unit.store.crises.get(action.crisis));
    if (!action || !crisis || action.state === 'verified' || action.state === 'dropped') return;
    const next = nextTime(unit, crisis, action);
    if (isDueLater(unit, action)) return;
    const isToCome = action.owner !== undefined && (action.dueAt ?? '') > unit.now.toISOString();
    // What is left to do of a crisis that is over wakes nobody; a warning alone has to come before its time.
    const working = workingMoment(unit.now, unit.department);
    const isWarning = isToCome && action.state === 'open';
    if (crisis.state === 'closed' && !isWarning && working > unit.now)
      return unit.arm(actionTimer, id, working.toISOString());
    if (await keepsStill(unit, action.exercise)) return unit.arm(actionTimer, id, unit.after(heldFor));
    if (action.state === 'done') {
      // While the room is open its people see what is done; afterwards somebody has to be asked.
      if (crisis.state === 'closed') await askVerification(unit, crisis, action);
    } else await remind(unit, crisis, action);
    unit.save(
      'actions',
      changeAction(action, 'vigie', unit.now, 'reminded', { reminded: action.reminded + 1 }),
    );
    await unit.arm(actionTimer, id, isToCome ? (action.dueAt ?? next) : next);
  },
};

async function remind(unit: Unit, crisis: Crisis, action: ActionItem): Promise<void> {
  const { id, owner, dueAt } = action;
  const known = owner === undefined ? undefined : await unit.store.people.get(owner);
  const person = known?.active && (await hasLevel(unit, crisis, known.id)) ? known : undefined;
  const to = person
    ? [person]
    : crisis.state === 'open'
      ? await leaders(unit, crisis)
      : await dutyFor(unit, crisis);
  for (const each of to) {
    await tellOf(
      unit,
      crisis,
      `${id}:remind:${unit.now.getTime()}`,
      each,
      (t): Message => {
        const words = t.crisis.action;
        const due = dueAt ? unit.whenIn(t, dueAt) : words.noTime;
        const line = about(t, crisis, person ? words.reminder(id, due) : words.unowned(id));
        const done = { action: 'action.done', value: id, label: words.done, style: 'primary' as const };
        const take = { action: 'action.take', value: id, label: words.take, style: 'primary' as const };
        return {
          text: line,
          card: [
            { kind: 'text', tone: 'strong', text: line },
            { kind: 'quote', text: actionText(action, t.common.language) },
            { kind: 'buttons', buttons: [person ? done : take] },
          ],
        };
      },
      { about: id, lane: laneOf(crisis) },
    );
  }
}
