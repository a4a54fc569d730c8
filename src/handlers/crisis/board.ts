import { type Answer, allowed, type Outcome } from '../../chat/command.ts';
import { type Element, type Fact, type Message, sayWith } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import { actionText, isLateAction } from '../../domain/action-item.ts';
import { isOverdue, openTasks } from '../../domain/checklist.ts';
import { type Crisis, crisisClosure, mayWorkOn } from '../../domain/crisis.ts';
import { holderOf, rolesHeldBy } from '../../domain/crisis-role.ts';
import { spokenEntries } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { alertOfficers } from '../alert/access.ts';
import { span } from '../alert/figures.ts';
import type { Work } from '../work.ts';
import { crisisFor, mayRead, pressed } from './access.ts';
import { agencyLines } from './agencies.ts';
import { briefingButtons, checklistChoices, closedFact, longestLabel } from './cards.ts';
import { entryElements, entryLine } from './entry-words.ts';
import { freeAlerts } from './free-alerts.ts';
import { lastCorrection } from './log.ts';
import { openAction, openers } from './open-form.ts';
import { ownAlerts } from './own-alerts.ts';
import { serviceElements, serviceLine } from './report-words.ts';
import { scorecard } from './scorecard.ts';
import { numberedLines } from './task-words.ts';
import { kindName, nameOf, nextReport, numberOf, roleName, titleOf } from './words.ts';

/** A platform cuts a card of more parts than it takes: more crises than these have a line each. */
const mostInFull = 10;

/** Every running crisis that one may see, and the people whom two of them need. */
export async function showBoard(ctx: Work): Promise<Message> {
  const t = ctx.t.crisis.board;
  const seen = await running(ctx);
  if (seen.length === 0) {
    // Nothing was looked at.
    ctx.nobodyNamed();
    const label = ctx.t.crisis.open.title;
    const opens: Element[] = allowed(openers, ctx.actor)
      ? [{ kind: 'buttons', buttons: [{ action: openAction.id, value: '', label }] }]
      : [];
    return sayWith(t.none, opens);
  }
  const card: Element[] = [{ kind: 'heading', text: t.heading }];
  if (seen.length > mostInFull)
    card.push({ kind: 'facts', rows: await Promise.all(seen.map((crisis) => inOneLine(ctx, crisis))) });
  else
    for (const crisis of seen) {
      card.push({ kind: 'text', tone: 'strong', text: titleOf(ctx.t, crisis) });
      card.push({ kind: 'facts', rows: await rowsOf(ctx, crisis) });
      card.push(...serviceElements(ctx, ctx.t, crisis.services, ctx.now));
    }
  card.push(chosen(ctx, seen));
  const twice = await neededTwice(ctx, seen);
  if (twice.length > 0) {
    card.push(
      { kind: 'divider' },
      { kind: 'text', tone: 'alert', text: t.neededTwice },
      { kind: 'list', items: twice },
    );
  }
  return {
    text: ctx.t.common.pair(t.heading, seen.map((crisis) => titleOf(ctx.t, crisis)).join(', ')),
    card,
  };
}

/** The same in a line for each, where something else is told as well; empty where none runs. */
export async function crisesInShort(ctx: Work): Promise<Element[]> {
  const seen = await running(ctx);
  if (seen.length === 0) return [];
  const rows = await Promise.all(seen.map((crisis) => inOneLine(ctx, crisis)));
  return [{ kind: 'heading', text: ctx.t.crisis.board.heading }, { kind: 'facts', rows }, chosen(ctx, seen)];
}

async function running(ctx: Work): Promise<Crisis[]> {
  const seen: Crisis[] = [];
  for (const crisis of await ctx.store.crises.open()) {
    if (!fits(crisis.marking, ctx.department.ceilings[ctx.platform])) continue;
    if (await mayRead(ctx, crisis, ctx.actor)) seen.push(crisis);
  }
  return seen;
}

/** Leads to one of them. */
function chosen(ctx: Work, seen: readonly Crisis[]): Element {
  const options = seen.map((crisis) => ({
    value: crisis.id,
    label: shorten(titleOf(ctx.t, crisis), longestLabel),
  }));
  return { kind: 'choice', action: briefAction.id, label: ctx.t.crisis.board.look, options };
}

/** The same of one of many. */
async function inOneLine(ctx: Work, crisis: Crisis): Promise<Fact> {
  const { pair } = ctx.t.common;
  const rows = await rowsOf(ctx, crisis);
  const services = crisis.services.map((service) => serviceLine(ctx, ctx.t, service, ctx.now));
  const value = [...rows.map((row) => pair(row.label, row.value)), ...services].join(' · ');
  return { label: titleOf(ctx.t, crisis), value };
}

async function rowsOf(ctx: Work, crisis: Crisis): Promise<Fact[]> {
  const { fields, board: t } = ctx.t.crisis;
  const { reporting } = crisis;
  const lead = holderOf(crisis, 'lead');
  const actions = (await ctx.store.actions.of(crisis.id)).filter(({ state }) => state === 'open');
  const late = actions.filter((action) => isLateAction(action, ctx.now)).length;
  const tasks = crisis.checklist.filter((task) => isOverdue(task, ctx.now)).length;
  const closure = crisisClosure(crisis);
  const noReport = !closure && reporting.nextAt < ctx.now.toISOString();
  const overdue = late + tasks + (noReport ? 1 : 0);
  return [
    {
      label: fields.severity,
      value: `${ctx.t.common.severities[crisis.severity]} · ${kindName(ctx, crisis, ctx.language)}`,
    },
    { label: fields.lead, value: lead ? await nameOf(ctx, ctx.t, lead) : ctx.t.crisis.role.nobodyCritical },
    closure
      ? closedFact(ctx, ctx.t, closure)
      : { label: t.age, value: span(ctx.t, ctx.now.getTime() - Date.parse(crisis.openedAt)) },
    { label: t.lastReport, value: reporting.lastAt ? ctx.when(reporting.lastAt) : t.noReport },
    ...(closure ? [] : [{ label: fields.nextReport, value: nextReport(ctx, ctx.t, crisis) }]),
    { label: t.openActions, value: String(actions.length) },
    { label: t.overdue, value: String(overdue) },
  ];
}

/** People who have a role or something to do in more than one of them, by what they are needed for. */
async function neededTwice(ctx: Work, crises: readonly Crisis[]): Promise<string[]> {
  const needed = new Map<string, string[]>();
  for (const crisis of crises) {
    const open = (await ctx.store.actions.of(crisis.id)).filter(({ state }) => state === 'open');
    const tasks = openTasks(crisis.checklist);
    const owners = [...open, ...tasks].map(({ owner }) => owner).filter((owner) => owner !== undefined);
    for (const person of new Set([...crisis.roles.map((each) => each.person), ...owners])) {
      const names = [
        ...rolesHeldBy(crisis, person).map((role) => roleName(ctx, ctx.t, role)),
        ...open.filter(({ owner }) => owner === person).map(({ id }) => id),
        ...(tasks.some(({ owner }) => owner === person) ? [ctx.t.crisis.task.heading] : []),
      ];
      needed.set(person, [...(needed.get(person) ?? []), `${numberOf(ctx.t, crisis)} (${names.join(', ')})`]);
    }
  }
  const items: string[] = [];
  for (const [person, where] of needed) {
    if (where.length > 1) items.push(ctx.t.common.pair(await nameOf(ctx, ctx.t, person), where.join('; ')));
  }
  return items;
}

/** `crisis brief`: how a crisis stands, in one card, for whoever comes to it now. */
export async function brief(ctx: Work, id: string): Promise<Outcome> {
  const crisis = await crisisFor(ctx, id);
  const t = ctx.t.crisis;
  const last = (await ctx.store.reports.of(id)).at(-1);
  const actions = (await ctx.store.actions.of(id)).filter(({ state }) => state === 'open');
  const spoken: readonly string[] = spokenEntries;
  const entries = (await ctx.store.logs.last(id, 200)).filter(({ what }) => spoken.includes(what)).slice(-8);
  const roles: Fact[] = [];
  for (const { role, person } of crisis.roles.filter((each) => each.role !== 'lead')) {
    roles.push({ label: roleName(ctx, ctx.t, role), value: await nameOf(ctx, ctx.t, person) });
  }
  const card: Element[] = [
    { kind: 'heading', text: titleOf(ctx.t, crisis) },
    { kind: 'facts', rows: await rowsOf(ctx, crisis) },
    ...(roles.length > 0 ? [{ kind: 'facts', rows: roles } as const] : []),
    ...(await ownAlerts(ctx, crisis)),
  ];
  if (last?.texts.situation) {
    card.push(
      { kind: 'text', tone: 'strong', text: t.report.title(last.number) },
      { kind: 'quote', text: last.texts.situation },
    );
  }
  for (const entry of entries) {
    const corrected = await lastCorrection(ctx, entry);
    const line = await entryLine(ctx, ctx.t, crisis, { entry: corrected ?? entry });
    card.push(...entryElements(ctx.t, line));
  }
  if (actions.length > 0) {
    card.push({ kind: 'text', tone: 'strong', text: t.action.heading });
    const items: string[] = [];
    for (const action of actions.slice(0, 15)) {
      const { owner, dueAt } = action;
      const what = `${action.id} ${actionText(action, ctx.language)}`;
      const who = owner ? await nameOf(ctx, ctx.t, owner) : t.action.nobody;
      items.push([what, who, dueAt ? ctx.when(dueAt) : ''].filter(Boolean).join(' · '));
    }
    card.push({ kind: 'list', items });
  }
  card.push(...(await openChecklist(ctx, crisis)), ...serviceElements(ctx, ctx.t, crisis.services, ctx.now));
  if (crisis.exercise) {
    const rows = (await scorecard(ctx, ctx.t, crisis)).map(([label, value]) => ({ label, value }));
    card.push(
      { kind: 'text', tone: 'strong', text: t.afterAction.sections.scorecard },
      { kind: 'facts', rows },
    );
  }
  if (mayWorkOn(crisis, ctx.actor)) {
    if (allowed(alertOfficers, ctx.actor)) card.push(...(await freeAlerts(ctx, ctx.t, crisis)));
    card.push(...briefingButtons(ctx, crisis, [ctx.language]));
  }
  const answer: Answer = { message: { text: titleOf(ctx.t, crisis), card }, privacy: 'private' };
  return answer;
}

/** What is left of the checklist, and what can be done about it: also where there is no room that shows it. */
async function openChecklist(ctx: Work, crisis: Crisis): Promise<Element[]> {
  const open = openTasks(crisis.checklist);
  const when = (iso: string) => ctx.shortIn(ctx.t, iso);
  const items = await numberedLines(ctx, ctx.t, crisis, open, when);
  return [
    ...(items.length > 0
      ? [
          { kind: 'text', tone: 'strong', text: ctx.t.crisis.task.heading } as const,
          { kind: 'list', items } as const,
        ]
      : []),
    ...(crisis.state === 'open' ? await agencyLines(ctx, ctx.t, crisis) : []),
    ...(mayWorkOn(crisis, ctx.actor) ? await checklistChoices(ctx, crisis, [ctx.language]) : []),
  ];
}

export const briefAction = pressed('crisis.brief', brief);
