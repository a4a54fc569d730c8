import type { Action, Answer, FormHandler, Outcome, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { type ActionItem, actionText, changeAction } from '../../domain/action-item.ts';
import { type AfterAction, withTexts } from '../../domain/after-action.ts';
import { openTasks, withTask } from '../../domain/checklist.ts';
import { type Closure, type Crisis, crisisOutcomes, mayLead } from '../../domain/crisis.ts';
import { holderOf } from '../../domain/crisis-role.ts';
import { type Text, text } from '../../text/index.ts';
import { redrawCards } from '../action/card.ts';
import { answersButton } from '../alert/figures.ts';
import { ask, type Question } from '../ask.ts';
import { deskCardsFor } from '../desk/card.ts';
import type { Unit, Work } from '../work.ts';
import { joinHere, pressed, wordsFor, workOn } from './access.ts';
import { armAction, putAction, tellOwners } from './action-record.ts';
import { agencyLines } from './agencies.ts';
import { clocks } from './clocks.ts';
import { put } from './entry.ts';
import { tellReaders } from './executives.ts';
import { tellOpener } from './opener.ts';
import { alertLine, runningAlerts } from './own-alerts.ts';
import { serviceLine, serviceName } from './report-words.ts';
import { reviewMessage } from './review.ts';
import { laneOf, refreshCards, tellRoom, touchRoom } from './room-work.ts';
import { about, titleOf, written } from './words.ts';

const longest = 2_900;
const closeParts = ['worked', 'gaps', 'causes', 'plans'] as const;

/** Whoever leads, an officer or the CSO ends it, and opens it again. */
export function mayClose(ctx: Work, crisis: Crisis): void {
  if (mayLead(crisis, ctx.actor)) return;
  throw new Refusal('not-allowed', ctx.t.crisis.closing.notYou);
}

interface Leftovers {
  actions: ActionItem[];
  tasks: Crisis['checklist'];
  services: Crisis['services'];
}

/** What would be forgotten if it ended now: actions without an owner or a date, tasks, services that are not back. */
async function leftoversOf(unit: Unit, crisis: Crisis): Promise<Leftovers> {
  const actions = (await unit.store.actions.of(crisis.id)).filter(({ state }) => state === 'open');
  return {
    actions: actions.filter(({ owner, dueAt }) => owner === undefined || dueAt === undefined),
    tasks: openTasks(crisis.checklist),
    services: crisis.services.filter(({ id, state }) => state !== 'restored' && !hasAction(actions, id)),
  };
}

function hasAction(actions: readonly ActionItem[], service: string): boolean {
  return actions.some(({ text }) => text.includes(`[${service}]`));
}

/** `crisis close`: the form, or what is left over and has to be settled first. A closed one shows its report. */
export async function closeCommand(ctx: Work, id: string): Promise<Outcome> {
  const crisis = await joinHere(ctx, id);
  if (crisis.state === 'closed') return { message: reviewMessage(ctx, crisis), privacy: 'private' };
  mayClose(ctx, crisis);
  const left = await leftoversOf(ctx, crisis);
  if (count(left) > 0) return { message: leftoversMessage(ctx, crisis, left), privacy: 'private' };
  return form(ctx, crisis);
}

function count({ actions, tasks, services }: Leftovers): number {
  return actions.length + tasks.length + services.length;
}

function leftoversMessage(ctx: Work, crisis: Crisis, left: Leftovers): Message {
  const t = ctx.t.crisis.closing;
  const { pair } = ctx.t.common;
  const items = [
    ...left.actions.map((action) =>
      pair(`${action.id} ${actionText(action, ctx.language)}`, action.owner ? t.noDate : t.noOwner),
    ),
    ...left.tasks.map((task) => pair(t.task, task.text[ctx.language])),
    ...left.services.map((service) => serviceLine(ctx, ctx.t, service, ctx.now)),
  ];
  const line = about(ctx.t, crisis, t.leftovers(crisis.id));
  const card: Element[] = [
    { kind: 'heading', text: titleOf(ctx.t, crisis) },
    { kind: 'text', text: line },
    { kind: 'list', items: items.slice(0, 30) },
    {
      kind: 'buttons',
      buttons: [
        { action: ends.actions, value: crisis.id, label: t.toActions, style: 'primary' },
        ...(left.tasks.length > 0 ? [{ action: ends.waive, value: crisis.id, label: t.notNeeded }] : []),
      ],
    },
  ];
  return { text: line, card };
}

/** What becomes of what is left over when the form is sent, with the button that opens the form for it. */
const ends = { actions: 'crisis.leftovers', waive: 'crisis.leftovers.waive' } as const;
type End = keyof typeof ends;

async function closeWith(ctx: Work, id: string, end: End): Promise<Answer> {
  const crisis = await workOn(ctx, id);
  mayClose(ctx, crisis);
  return form(ctx, crisis, end);
}

/**
 * What is left over becomes actions with an owner and a date: whoever has it already, else whoever has the role, else who asks. Where the
 * rest of the checklist is no longer needed, its tasks are settled with the one reason for it.
 */
async function settleLeftovers(
  ctx: Work,
  crisis: Crisis,
  left: Leftovers,
  reason: string | undefined,
): Promise<Crisis> {
  const lead = holderOf(crisis, 'lead') ?? ctx.actor.id;
  const dueAt = ctx.after(ctx.department.crisis.actions.dueWithin);
  const { id: by } = ctx.actor;
  const at = ctx.now.toISOString();
  // They are on the department's list from the beginning: their room is closed.
  const fields = { kind: 'response', dueAt, tracked: true } as const;
  let { checklist } = crisis;
  const given: ActionItem[] = [];
  for (const action of left.actions) {
    const owner = action.owner ?? lead;
    const settled = { owner, dueAt: action.dueAt ?? dueAt };
    const changed = changeAction(action, by, ctx.now, 'assigned', settled, { to: owner });
    ctx.save('actions', changed);
    await armAction(ctx, changed);
    await redrawCards(ctx, crisis, changed);
    if (action.owner === undefined) given.push(changed);
  }
  for (const task of left.tasks) {
    if (reason !== undefined) {
      checklist = withTask(checklist, task.id, { state: 'waived', by, at });
      await put(ctx, crisis, {
        what: 'task',
        by,
        of: task.id,
        from: task.state,
        to: 'waived',
        text: reason,
      });
      continue;
    }
    const owner = task.owner ?? holderOf(crisis, task.role) ?? lead;
    const words = { text: task.text[ctx.language], words: task.text };
    const action = await putAction(ctx, crisis, { ...fields, ...words, owner });
    given.push(action);
    checklist = withTask(checklist, task.id, { state: 'moved', action: action.id, by, at });
  }
  for (const service of left.services) {
    const restore = (t: Text) => `${t.crisis.closing.restore(serviceName(ctx, t, service))} [${service.id}]`;
    const words = { en: restore(text('en')), fr: restore(text('fr')) };
    given.push(await putAction(ctx, crisis, { ...fields, text: words[ctx.language], words, owner: lead }));
  }
  await tellOwners(ctx, crisis, given);
  return { ...crisis, checklist };
}

/** @param end what becomes of what is left over; absent where nothing is */
async function form(ctx: Work, crisis: Crisis, end?: End): Promise<Answer> {
  const t = ctx.t.crisis.closing;
  const outcomes = crisisOutcomes.filter((each) => each !== 'exercise-ended' || crisis.exercise);
  const question: Question = {
    id: 'crisis.close',
    title: t.title,
    submit: t.submit,
    state: end ? `${crisis.id} ${end}` : crisis.id,
    intro: [
      { kind: 'text', text: about(ctx.t, crisis, t.intro) },
      ...(end ? [{ kind: 'text', text: t.leftWill[end] } as const] : []),
      ...(await stillRunning(ctx, crisis)),
      ...(await agencyLines(ctx, ctx.t, crisis)),
    ],
    fields: [
      ...(end === 'waive'
        ? [{ kind: 'text', name: 'reason', label: t.whyNotNeeded, required: true, maxLength: 500 } as const]
        : []),
      {
        kind: 'choice',
        name: 'outcome',
        label: t.outcome,
        required: true,
        options: outcomes.map((value) => ({ value, label: t.outcomes[value] })),
      },
      {
        kind: 'text',
        name: 'summary',
        label: t.summary,
        multiline: true,
        required: true,
        maxLength: longest,
      },
      ...closeParts.map((name) => ({
        kind: 'text' as const,
        name,
        label: ctx.t.crisis.afterAction.parts[name],
        multiline: true,
        maxLength: longest,
      })),
    ],
  };
  return ask(ctx, question, end ? { action: ends[end], value: crisis.id } : {});
}

/** Whoever closes a crisis takes it for over: that people are still looked for has to be seen before. */
async function stillRunning(ctx: Work, crisis: Crisis): Promise<Element[]> {
  const running = await runningAlerts(ctx, crisis);
  if (running.length === 0) return [];
  const ceiling = ctx.department.ceilings[ctx.platform];
  const lines = await Promise.all(running.map((alert) => alertLine(ctx, ctx.t, alert, ceiling)));
  return [
    { kind: 'text', tone: 'alert', text: ctx.t.crisis.alerts.running },
    { kind: 'list', items: lines },
    ...running.map(({ id }) => answersButton(ctx.t, id)),
  ];
}

export const closeForm: FormHandler<Work> = {
  id: 'crisis.close',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const [id = '', how] = state.split(' ');
    const crisis = await workOn(ctx, id);
    mayClose(ctx, crisis);
    const t = ctx.t.crisis.closing;
    const outcome = crisisOutcomes.find((each) => each === values.outcome);
    if (!outcome) throw new InvalidForm({ outcome: t.needOutcome });
    if (!values.summary?.trim()) throw new InvalidForm({ summary: t.needSummary });
    if (how === 'waive' && !values.reason?.trim()) throw new InvalidForm({ reason: t.needWhy });
    const left = await leftoversOf(ctx, crisis);
    if (count(left) > 0 && how === undefined) throw new InvalidForm({ summary: t.leftovers(crisis.id) });
    const [summary = '', reason = '', ...parts] = wordsFor(ctx, crisis, [
      values.summary,
      values.reason ?? '',
      ...closeParts.map((part) => values[part] ?? ''),
    ]);
    const at = ctx.now.toISOString();
    const reopenUntil = ctx.after(ctx.department.crisis.reopenWithin);
    const closure: Closure = { outcome, summary, by: ctx.actor.id, at, reopenUntil };
    const texts = written(closeParts, parts);
    const before: AfterAction = { answers: [], texts: {}, ...crisis.afterAction, state: 'draft' };
    const afterAction = withTexts(before, { ...before.texts, ...texts }, ctx.actor.id, ctx.now);
    const settled = await settleLeftovers(ctx, crisis, left, how === 'waive' ? reason : undefined);
    const closed: Crisis = {
      ...settled,
      state: 'closed',
      closures: [...crisis.closures, closure],
      handovers: [],
      afterAction,
    };
    ctx.save('crises', closed);
    ctx.detail = `closed:${outcome}`;
    await put(ctx, closed, { what: 'closed', by: ctx.actor.id, to: outcome, text: summary });
    await trackActions(ctx, closed);
    await refreshCards(ctx, closed);
    await tellOpener(ctx, closed);
    await showAtDesk(ctx, closed);
    await touchRoom(ctx, closed.id);
    await ctx.arm(clocks.archive, closed.id, reopenUntil);
    const readOut = (each: Text, quoted: string): Message => {
      const words = each.crisis.closing;
      const when = ctx.whenIn(each, reopenUntil);
      const line = about(each, closed, words.readOut(closed.id, words.outcomes[outcome], when));
      return {
        text: line,
        card: [
          { kind: 'heading', text: line },
          { kind: 'quote', text: quoted },
        ],
      };
    };
    const said = `closed:${closed.closures.length}`;
    const inRoom = ctx.inOne((each) => readOut(each, summary));
    await tellRoom(ctx, closed, said, inRoom, { lane: laneOf(closed) });
    await tellReaders(ctx, closed, said, (each) => readOut(each, each.common.pair(closed.name, summary)));
    return reviewMessage(ctx, closed);
  },
};

/** The desk may open another room for what it was about, or no more. */
export async function showAtDesk(ctx: Work, { id, event: about }: Crisis): Promise<void> {
  const event = about === undefined ? undefined : await ctx.store.events.get(about);
  if (event?.crisis === id) await deskCardsFor(ctx, event);
}

/** What is still open moves to the department’s list, with its owner and date. */
async function trackActions(ctx: Work, crisis: Crisis): Promise<void> {
  for (const stored of await ctx.store.actions.of(crisis.id)) {
    const action = ctx.coming('actions', stored.id) ?? stored;
    if (action.tracked || action.state === 'verified' || action.state === 'dropped') continue;
    const tracked = changeAction(action, ctx.actor.id, ctx.now, 'tracked', { tracked: true, reminded: 0 });
    ctx.save('actions', tracked);
    await armAction(ctx, tracked);
  }
}

/** The time to open it again is over: its room is archived. */
export const archiveTimer: Timer<Unit> = {
  id: clocks.archive,
  run: (unit, id) => touchRoom(unit, id),
};

export const closingActions: readonly Action<Work>[] = [
  pressed(ends.actions, (ctx, id) => closeWith(ctx, id, 'actions')),
  pressed(ends.waive, (ctx, id) => closeWith(ctx, id, 'waive')),
  pressed('crisis.close', closeCommand),
];
