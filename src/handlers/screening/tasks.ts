import type { Action, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Element, say } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { localDate } from '../../domain/local-time.ts';
import { newTask, ruleOf, type ScreeningTask, startedClockNames } from '../../domain/screening-clocks.ts';
import { ask } from '../ask.ts';
import { nameAt } from '../name-at.ts';
import type { Work } from '../work.ts';

const officers = ['screening', 'cso'] as const;

/** Clocks that run, with a way to say that one is done. */
export async function taskElements(ctx: Work, tasks: readonly ScreeningTask[]): Promise<Element[]> {
  if (tasks.length === 0) return [];
  const t = ctx.t.screening.officers;
  const today = localDate(ctx.now, ctx.department.timeZone);
  const lines = await Promise.all(
    tasks.map(async ({ id, person, clock, due }) => {
      const name = await nameAt(ctx, person);
      const state = due < today ? `, ${t.overdue}` : '';
      const what = t.task(t.clocks[clock], due, t.source(ruleOf(clock).clause));
      return {
        id,
        row: { label: `${name}${state}`, value: what },
        label: `${name}${colon(ctx.language)}${t.clocks[clock]}`,
      };
    }),
  );
  return [
    { kind: 'text', tone: 'strong', text: t.tasks },
    { kind: 'facts', rows: lines.map(({ row }) => row) },
    {
      kind: 'choice',
      action: 'screening.task.done',
      label: t.markDone,
      options: lines.map(({ id, label }) => ({ value: id, label })),
    },
  ];
}

/** Lets a screening officer start a clock for a person. */
export function startChoice(ctx: Work, person: string): Element {
  const t = ctx.t.screening.officers;
  return {
    kind: 'choice',
    action: 'screening.task.start',
    label: t.start,
    options: startedClockNames.map((clock) => ({ value: `${person} ${clock}`, label: t.clocks[clock] })),
  };
}

export const taskActions: readonly Action<Work>[] = [
  {
    id: 'screening.task.done',
    who: officers,
    privacy: 'private',
    async run(ctx, id) {
      const t = ctx.t.screening.officers;
      const task = await ctx.store.clocks.get(id);
      if (!task) throw new Refusal('not-found', ctx.t.common.gone);
      notOwn(ctx, task.person);
      ctx.about = task.person;
      ctx.detail = `done:${task.clock}`;
      ctx.secret = true;
      if (task.done) return say(t.doneAlready);
      ctx.save('clocks', { ...task, done: { by: ctx.actor.id, at: ctx.now.toISOString() } });
      return say(t.doneNow(t.clocks[task.clock], await nameAt(ctx, task.person)));
    },
  },
  {
    id: 'screening.task.start',
    who: officers,
    privacy: 'private',
    async run(ctx, value) {
      const [person = '', named = ''] = value.split(' ');
      const clock = startedClockNames.find((each) => each === named);
      if (!clock) throw new Refusal('not-found', ctx.t.common.gone);
      notOwn(ctx, person);
      const t = ctx.t.screening.officers;
      const about = `${t.clocks[clock]} · ${await nameAt(ctx, person)} · ${t.source(ruleOf(clock).clause)}`;
      return ask(ctx, {
        id: 'screening.task.start',
        title: t.startTitle,
        state: value,
        intro: [{ kind: 'text', text: about }],
        fields: [
          {
            kind: 'date',
            name: 'day',
            label: t.startDay,
            required: true,
            value: localDate(ctx.now, ctx.department.timeZone),
          },
        ],
      });
    },
  },
];

export const taskForm: FormHandler<Work> = {
  id: 'screening.task.start',
  who: officers,
  async run(ctx, { state, values }) {
    const t = ctx.t.screening.officers;
    const [person = '', named = ''] = state.split(' ');
    const clock = startedClockNames.find((each) => each === named);
    if (!clock) throw new Refusal('not-found', ctx.t.common.gone);
    notOwn(ctx, person);
    const since = values.day ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(since)) throw new InvalidForm({ day: t.startNeedsDay });
    if (since > localDate(ctx.now, ctx.department.timeZone)) throw new InvalidForm({ day: t.startFuture });
    const level = (await ctx.store.screening.get(person))?.level;
    const task = newTask(person, clock, { since, by: ctx.actor.id, level, place: ctx.department });
    ctx.about = person;
    ctx.detail = `started:${clock}`;
    ctx.secret = true;
    if (await ctx.store.clocks.get(task.id)) return say(t.startedAlready);
    ctx.save('clocks', task);
    return say(t.started(t.clocks[clock], await nameAt(ctx, person), task.due));
  },
};

/** Nobody keeps the clocks about themselves. */
function notOwn(ctx: Work, person: string): void {
  if (person === ctx.actor.id) throw new Refusal('not-allowed', ctx.t.screening.officers.own);
}
