import type { Timer } from '../../chat/command.ts';
import { type Message, sayWith } from '../../chat/message.ts';
import { isOverdue, openTasks } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { emptyRoles, holderOf, leadersOf } from '../../domain/crisis-role.ts';
import type { Person } from '../../domain/person.ts';
import type { Text } from '../../text/index.ts';
import { hasLevel } from '../has-level.ts';
import type { Unit } from '../work.ts';
import { csosOf } from './access.ts';
import { rolesChoice } from './cards.ts';
import { askedAgain, clocks } from './clocks.ts';
import { laneOf, refreshCards, tellRoom } from './room-work.ts';
import { about, numberOf, playbookOf, roleName } from './words.ts';

/**
 * Whoever has to see to it: the lead and the deputy; before there are any, whoever opened it; where none of them may be
 * told, the CSO who may.
 */
export async function leaders(unit: Unit, crisis: Crisis): Promise<Person[]> {
  const ids = leadersOf(crisis);
  const people = await mayBeTold(unit, crisis, ids.length > 0 ? ids : [crisis.openedBy]);
  return people.length > 0 ? people : csosOf(unit, crisis);
}

async function mayBeTold(unit: Unit, crisis: Crisis, ids: readonly string[]): Promise<Person[]> {
  const found: Person[] = [];
  for (const id of ids) {
    const person = await unit.store.people.get(id);
    if (person?.active && (await hasLevel(unit, crisis, id))) found.push(person);
  }
  return found;
}

/** A critical role that nobody has is asked for in the room and of whoever leads, again and again, ever more rarely. */
const chaseRoles: Timer<Unit> = {
  id: clocks.roles,
  async run(unit, subject) {
    // One that was armed by an older version begins to wait now.
    const [id = '', since = unit.now.toISOString()] = subject.split('|');
    const crisis = await unit.store.crises.get(id);
    if (!crisis || crisis.state === 'closed') return;
    // They are asked for anew since the room was opened again, or since it became grave.
    const { raisedAt = '', closures } = crisis;
    if ([closures.at(-1)?.reopened?.at ?? '', raisedAt].some((anew) => anew > since)) return;
    const empty = emptyRoles(crisis, playbookOf(unit, crisis.playbook)?.critical ?? []);
    if (empty.length > 0) {
      const names = (t: Text) => empty.map((role) => roleName(unit, t, role)).join(', ');
      const lane = { lane: laneOf(crisis) };
      const message = unit.inAll((t): Message => ({ text: about(t, crisis, t.crisis.role.chase(names(t))) }));
      const card = [...(message.card ?? []), ...rolesChoice(unit, crisis)];
      await tellRoom(unit, crisis, `roles:${unit.now.getTime()}`, { ...message, card }, lane);
      for (const person of await leaders(unit, crisis)) {
        await unit.tell(
          `${id}~roles:${unit.now.getTime()}`,
          person,
          (t) => ({ text: t.crisis.role.chaseYou(numberOf(t, crisis), names(t)) }),
          { about: id, ...lane },
        );
      }
    }
    // A role may become empty again only by a change that fills it: once all are filled nobody has to look any more.
    const { chaseRolesAfter } = unit.department.crisis;
    if (empty.length > 0)
      await unit.arm(clocks.roles, `${id}|${since}`, askedAgain(unit, crisis, since, chaseRolesAfter));
  },
};

/** A task past its time shows as overdue, and whoever answers for it hears of it once, and once more each time it is to be done again. */
const chaseTasks: Timer<Unit> = {
  id: clocks.tasks,
  async run(unit, id) {
    const crisis = await unit.store.crises.get(id);
    if (!crisis || crisis.state === 'closed') return;
    const late = openTasks(crisis.checklist).filter((task) => isOverdue(task, unit.now));
    for (const task of late) {
      const owner = task.owner ?? holderOf(crisis, task.role);
      const person = owner === undefined ? undefined : await unit.store.people.get(owner);
      for (const each of person ? [person] : await leaders(unit, crisis)) {
        const again = task.againAt ? `:${Date.parse(task.againAt)}` : '';
        const key = `${id}~late:${task.id}${again}:${each.id}`;
        if (await isTold(unit, key, each)) continue;
        await unit.tell(
          key,
          each,
          (t): Message => {
            const line = t.crisis.task.late(numberOf(t, crisis), task.text[t.common.language]);
            const done = {
              action: 'crisis.task.done',
              value: `${id} ${task.id}`,
              label: t.crisis.task.buttons.done,
            };
            return sayWith(line, [{ kind: 'buttons', buttons: [{ ...done, style: 'primary' }] }]);
          },
          { about: id, lane: laneOf(crisis) },
        );
      }
    }
    await refreshCards(unit, crisis, ['crisis.checklist']);
    const now = unit.now.toISOString();
    const next = openTasks(crisis.checklist)
      .map(({ dueAt }) => dueAt)
      .filter((dueAt) => dueAt > now)
      .sort()[0];
    if (next) await unit.arm(clocks.tasks, id, next);
  },
};

/** Whether somebody was told something already, on any platform. */
export async function isTold(unit: Unit, key: string, person: Person): Promise<boolean> {
  for (const platform of unit.services.platforms) {
    if (await unit.store.deliveries.get(`${key}:${person.id}:${platform}`)) return true;
  }
  return false;
}

export const chaseTimers: readonly Timer<Unit>[] = [chaseRoles, chaseTasks];
