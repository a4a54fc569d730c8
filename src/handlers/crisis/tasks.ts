import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Button, Message } from '../../chat/message.ts';
import { type Task, withTask } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Person } from '../../domain/person.ts';
import { ask } from '../ask.ts';
import { hasLevel } from '../has-level.ts';
import { personNamed } from '../person-named.ts';
import { remarkUnreached } from '../unreached.ts';
import type { Work } from '../work.ts';
import { pressed, workOn } from './access.ts';
import { newAction } from './action-record.ts';
import { announce } from './announce.ts';
import { watchAgain } from './clocks.ts';
import { put } from './entry.ts';
import { tellFormer } from './former-owner.ts';
import { letIn } from './members.ts';
import { laneOf, refreshCards } from './room-work.ts';
import { taskLine } from './task-words.ts';
import { about, numberOf, titleOf } from './words.ts';

type Step = 'done' | 'take' | 'waive' | 'action' | 'open';

async function find(ctx: Work, value: string): Promise<{ crisis: Crisis; task: Task }> {
  const [id = '', wanted = ''] = value.split(' ');
  const crisis = await workOn(ctx, id);
  const task = crisis.checklist.find((each) => each.id === wanted);
  if (!task) throw new Refusal('not-found', ctx.t.crisis.task.gone);
  return { crisis, task };
}

/** One task, with what can be done about it. */
async function show(ctx: Work, value: string): Promise<Answer> {
  const { crisis, task } = await find(ctx, value);
  const { buttons } = ctx.t.crisis.task;
  const button = (step: Step | 'give'): Button => ({
    action: `crisis.task.${step}`,
    value,
    label: buttons[step],
    ...(step === 'done' && { style: 'primary' as const }),
  });
  const steps =
    task.state === 'open' ? (['done', 'take', 'give', 'waive', 'action'] as const) : (['open'] as const);
  const line = await taskLine(ctx, ctx.t, crisis, task);
  return {
    message: {
      text: ctx.t.common.pair(titleOf(ctx.t, crisis), line),
      card: [
        { kind: 'heading', text: titleOf(ctx.t, crisis) },
        { kind: 'text', text: line },
        ...(task.state === 'moved' ? [] : [{ kind: 'buttons', buttons: steps.map(button) } as const]),
      ],
    },
  };
}

/** Settles a task, gives it to whoever pressed, or makes it one to do again. */
async function settle(ctx: Work, value: string, step: Step): Promise<Answer> {
  const { crisis, task } = await find(ctx, value);
  if (task.state === 'moved') throw new Refusal('too-late', ctx.t.crisis.action.settled(task.action ?? ''));
  // Somebody was first, on a card that showed it as open.
  if (task.state !== 'open' && step !== 'open') throw new Refusal('too-late', ctx.t.crisis.task.isSettled);
  const { id: by } = ctx.actor;
  const at = ctx.now.toISOString();
  const action = step === 'action' ? await moveToActions(ctx, crisis, task) : undefined;
  const states = { done: 'done', waive: 'waived', open: 'open', action: 'moved', take: 'open' } as const;
  const isAgain = task.state !== 'open' && states[step] === 'open';
  const change: Partial<Task> = {
    state: states[step],
    ...(step === 'take' ? { owner: by } : step === 'open' ? {} : { by, at }),
    ...(action && { action: action.id }),
    ...(isAgain && { againAt: at }),
  };
  const changed = { ...crisis, checklist: withTask(crisis.checklist, task.id, change) };
  ctx.save('crises', changed);
  ctx.detail = `task:${task.id}:${step}`;
  await put(ctx, changed, {
    what: 'task',
    by,
    of: task.id,
    from: task.state,
    to: states[step],
    ...(step === 'take' && { person: by }),
  });
  await refreshCards(ctx, changed, ['crisis.checklist']);
  if (isAgain) await watchAgain(ctx, crisis, task);
  if (step === 'take') await tellFormerOwner(ctx, crisis, task, ctx.actor);
  return announce(ctx, changed, (t) => {
    const what = task.text[t.common.language];
    const words = t.crisis.task;
    const said = {
      done: words.isDone(what),
      take: words.isTaken(ctx.actor.name, what),
      waive: words.isWaived(what),
      open: words.isOpen(what),
      action: words.isAction(action?.id ?? '', what),
    };
    return { text: said[step] };
  });
}

/** To whom a task is given. */
async function askOwner(ctx: Work, value: string): Promise<Answer> {
  const { crisis, task } = await find(ctx, value);
  const words = ctx.t.crisis.task;
  return ask(ctx, {
    id: 'crisis.task.give',
    title: words.buttons.give,
    state: value,
    intro: [{ kind: 'text', text: about(ctx.t, crisis, task.text[ctx.language]) }],
    fields: [{ kind: 'text', name: 'to', label: ctx.t.crisis.action.owner, required: true }],
  });
}

/** Somebody gets a task, is let in so that they can do it, and hears of it. */
export const taskForm: FormHandler<Work> = {
  id: 'crisis.task.give',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const { crisis, task } = await find(ctx, state);
    if (task.state !== 'open') throw new Refusal('too-late', ctx.t.crisis.task.isSettled);
    const to = (values.to ?? '').trim();
    const person = await personNamed(ctx, to);
    if (!person?.active || !(await hasLevel(ctx, crisis, person.id)))
      throw new InvalidForm({ to: ctx.t.crisis.action.ownerUnknown(to) });
    const inside = await letIn(ctx, crisis, [person.id], ctx.actor.id);
    const changed = { ...inside, checklist: withTask(inside.checklist, task.id, { owner: person.id }) };
    ctx.save('crises', changed);
    ctx.detail = `task:${task.id}:give:${person.id}`;
    const entry = { what: 'task', by: ctx.actor.id, of: task.id, from: 'open', to: 'open' } as const;
    await put(ctx, changed, { ...entry, person: person.id });
    await refreshCards(ctx, changed, ['crisis.checklist']);
    await tellFormerOwner(ctx, changed, task, person);
    if (person.id !== ctx.actor.id) {
      await tellOwner(ctx, changed, task, person);
      await remarkUnreached(ctx, person);
    }
    return announce(ctx, changed, (t) => ({
      text: t.crisis.task.isTaken(person.name, task.text[t.common.language]),
    }));
  },
};

function tellOwner(ctx: Work, crisis: Crisis, task: Task, person: Person): Promise<void> {
  return ctx.tell(
    `${crisis.id}~task:${task.id}:${person.id}:${ctx.now.getTime()}`,
    person,
    (t): Message => {
      const words = t.crisis.task;
      const line = words.forYou(numberOf(t, crisis), ctx.actor.name);
      const done = {
        action: 'crisis.task.done',
        value: `${crisis.id} ${task.id}`,
        label: words.buttons.done,
      };
      return {
        text: t.common.pair(line, task.text[t.common.language]),
        card: [
          { kind: 'text', tone: 'strong', text: line },
          { kind: 'text', text: task.text[t.common.language] },
          { kind: 'text', tone: 'quiet', text: t.crisis.action.dueLine(ctx.whenIn(t, task.dueAt)) },
          { kind: 'buttons', buttons: [{ ...done, style: 'primary' }] },
        ],
      };
    },
    { about: crisis.id, lane: laneOf(crisis) },
  );
}

function tellFormerOwner(
  ctx: Work,
  crisis: Crisis,
  { id, owner: former, text }: Task,
  owner: Pick<Person, 'id' | 'name'>,
): Promise<void> {
  const key = `${crisis.id}~task:${id}:${former}`;
  return tellFormer(ctx, crisis, { former, owner, key, about: crisis.id }, (t) =>
    t.crisis.task.nowTheirs(numberOf(t, crisis), owner.name, text[t.common.language]),
  );
}

function moveToActions(ctx: Work, crisis: Crisis, task: Task) {
  return newAction(ctx, crisis, {
    text: task.text[ctx.language],
    words: task.text,
    kind: 'response',
    ...(task.owner && { owner: task.owner }),
  });
}

const steps: readonly Step[] = ['done', 'take', 'waive', 'action', 'open'];

export const taskActions: readonly Action<Work>[] = [
  pressed('crisis.task.give', askOwner),
  pressed('crisis.task', show),
  ...steps.map((step) => pressed(`crisis.task.${step}`, (ctx, value) => settle(ctx, value, step))),
];
