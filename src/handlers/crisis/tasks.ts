import type { Action, Answer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Button } from '../../chat/message.ts';
import { type Task, withTask } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Work } from '../work.ts';
import { pressed, workOn } from './access.ts';
import { newAction } from './action-record.ts';
import { announce } from './announce.ts';
import { put } from './entry.ts';
import { refreshCards } from './room-work.ts';
import { taskLine } from './task-words.ts';
import { titleOf } from './words.ts';

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
  const button = (step: Step): Button => ({
    action: `crisis.task.${step}`,
    value,
    label: buttons[step],
    ...(step === 'done' && { style: 'primary' as const }),
  });
  const steps: readonly Step[] = task.state === 'open' ? ['done', 'take', 'waive', 'action'] : ['open'];
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
  const { id: by } = ctx.actor;
  const at = ctx.now.toISOString();
  const action = step === 'action' ? await moveToActions(ctx, crisis, task) : undefined;
  const states = { done: 'done', waive: 'waived', open: 'open', action: 'moved', take: 'open' } as const;
  const change: Partial<Task> = {
    state: states[step],
    ...(step === 'take' ? { owner: by } : step === 'open' ? {} : { by, at }),
    ...(action && { action: action.id }),
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

function moveToActions(ctx: Work, crisis: Crisis, task: Task) {
  return newAction(ctx, crisis, {
    text: task.text[ctx.language],
    kind: 'response',
    ...(task.owner && { owner: task.owner }),
  });
}

const steps: readonly Step[] = ['done', 'take', 'waive', 'action', 'open'];

export const taskActions: readonly Action<Work>[] = [
  pressed('crisis.task', show),
  ...steps.map((step) => pressed(`crisis.task.${step}`, (ctx, value) => settle(ctx, value, step))),
];
