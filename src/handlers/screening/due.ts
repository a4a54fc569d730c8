import type { Action, Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import { localDate } from '../../domain/local-time.ts';
import { pagesBy } from '../../domain/pages.ts';
import { daysBetween, positionsDue, ruleOf, type ScreeningTask } from '../../domain/screening-clocks.ts';
import {
  addTo,
  farthest,
  horizons,
  listed,
  newOverview,
  type Overview,
} from '../../domain/screening-overview.ts';
import { everyPerson } from '../every-person.ts';
import { withEach } from '../with-each.ts';
import type { Work } from '../work.ts';
import { everyScreening } from './every-screening.ts';
import { mayCarry, officersElsewhere } from './office.ts';
import { taskElements } from './tasks.ts';

const pageLength = 15;
const atOnce = 500;
const lists = ['overdue', 'requests', 'tasks'] as const;
/** Of the next so many days, or one of the others. */
type List = number | (typeof lists)[number];

const listWords = {
  overdue: { en: ['overdue'], fr: ['retard', 'en-retard'] },
  requests: { en: ['requests'], fr: ['demandes'] },
  tasks: { en: ['clocks'], fr: ['delais'] },
} as const;

/** What is due: clocks, what expires by unit, late checks and conditions, requests by stage and age. */
export const dueCommand: Command<Work> = {
  name: 'screening due',
  head: { en: ['screening'], fr: ['filtrage'] },
  sub: { en: ['due'], fr: ['echeances'] },
  args: [
    { kind: 'word', name: 'list', words: listWords, optional: true },
    { kind: 'count', name: 'days', of: { en: ['day', 'days'], fr: ['jour', 'jours'] }, optional: true },
  ],
  who: ['screening', 'cso'],
  privacy: 'private',
  summary: {
    en: 'What is due: clocks, what expires by unit, requests by stage; or a list: a number of days (30, 90, 180), overdue, requests, clocks',
    fr: 'Les échéances : délais, fins de validité par unité, demandes par étape; ou une liste : un nombre de jours (30, 90, 180), retard, demandes, delais',
  },
  examples: {
    en: ['screening due', 'screening due 90'],
    fr: ['filtrage echeances', 'filtrage echeances 90'],
  },
  run: (ctx, { list = '', days = '' }) => showDue(ctx, listNamed(ctx, list || days), 0),
};

export const dueAction: Action<Work> = {
  id: 'screening.due',
  who: ['screening', 'cso'],
  privacy: 'private',
  async run(ctx, value) {
    const [named = '', from = '0'] = value.split(' ');
    return showDue(ctx, listNamed(ctx, named), Number(from) || 0);
  },
};

function listNamed(ctx: Work, named: string): List | undefined {
  if (!/^\d+$/.test(named)) return lists.find((each) => each === named);
  const days = Number(named);
  if (days < 1 || days > farthest) throw new Refusal('bad-input', ctx.t.screening.officers.dueDays(farthest));
  return days;
}

async function showDue(ctx: Work, list: List | undefined, from: number): Promise<Message> {
  if (!mayCarry(ctx)) return officersElsewhere(ctx, ctx.t.screening.officers.words.due);
  ctx.secret = true;
  const overview = newOverview();
  const today = localDate(ctx.now, ctx.department.timeZone);
  const { people, screening } = ctx.store;
  // What nobody is told in chat of their own record is told to those neither who keep everybody’s.
  for await (const [record, person] of withEach(everyScreening(screening), ({ id }) => people.get(id)))
    if (record.id !== ctx.actor.id) addTo(overview, record, person, today);
  if (list === 'tasks') return showTasks(ctx, overview, today, from);
  return list ? showList(ctx, overview, list, today, from) : showAll(ctx, overview, today);
}

async function showAll(ctx: Work, overview: Overview, today: string): Promise<Message> {
  const t = ctx.t.screening.officers;
  const tasks = await openTasks(ctx);
  const late = listed(overview, today, 'overdue');
  const lateOf = (what: string) => late.filter((line) => line.what === what).length;
  const soon = listed(overview, today, 30).filter(({ what }) => what === 'conditions').length;
  const sentences = [
    t.dueTasks(tasks.length, tasks.filter(({ due }) => due < today).length),
    t.dueOverdue(lateOf('expired'), lateOf('check'), lateOf('conditions')),
    t.dueConditions(soon),
    ...positions(ctx, today),
  ];
  const units = [...overview.units]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([unit, [a, b, c]]): Fact => ({ label: unit || t.noUnit, value: t.dueUnit(a, b, c) }));
  const stages = [...overview.stages]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([stage, known]): Fact => ({ label: stage ? t.stage(stage) : t.noStage, value: stageLine(ctx, known) }),
    );
  const unknown = await cannotBeTold(ctx, overview);
  const card: Element[] = [
    { kind: 'heading', text: t.dueHeading },
    ...sentences.map((text) => ({ kind: 'text', text }) as const),
    ...(await taskElements(ctx, tasks.slice(0, 5))),
    { kind: 'text', tone: 'strong', text: t.dueUnits },
    units.length > 0 ? { kind: 'facts', rows: units } : { kind: 'text', text: t.dueNothing },
    ...(stages.length > 0
      ? [
          { kind: 'text', tone: 'strong', text: t.pipeline } as const,
          { kind: 'facts', rows: stages } as const,
        ]
      : []),
    ...(unknown.length > 0
      ? [
          { kind: 'text', tone: 'strong', text: t.unknown } as const,
          { kind: 'list', items: unknown } as const,
        ]
      : []),
    {
      kind: 'buttons',
      buttons: [...horizons, ...lists].map((list) => ({
        action: 'screening.due',
        value: String(list),
        label: nameOf(ctx, list),
      })),
    },
  ];
  return { text: t.dueHeading, card };
}

/** Whether the review of what positions require is due: a matter of the whole department. */
function positions({ department, t }: Work, today: string): string[] {
  const { positionsReviewed: last } = department.screeningRules;
  if (!last) return [];
  const by = positionsDue(last);
  return [t.screening.officers.duePositions(last, by, by < today)];
}

function stageLine(ctx: Work, { count, ages }: { count: number; ages: readonly number[] }): string {
  const t = ctx.t.screening.officers;
  const sorted = [...ages].sort((a, b) => a - b);
  const [oldest, median] = [sorted.at(-1), sorted[Math.floor((sorted.length - 1) / 2)]];
  return oldest === undefined || median === undefined ? String(count) : t.stageLine(count, median, oldest);
}

async function cannotBeTold(ctx: Work, { unknown }: Overview): Promise<string[]> {
  const t = ctx.t.screening.officers;
  const { people, screening } = ctx.store;
  let without = 0;
  for await (const [{ active }, record] of withEach(everyPerson(people), ({ id }) => screening.get(id)))
    if (active && !record) without += 1;
  return [
    ...(unknown.noDate ? [t.unknownDates(unknown.noDate)] : []),
    ...(unknown.noDay ? [t.unknownDays(unknown.noDay)] : []),
    ...(unknown.notInDirectory ? [t.unknownPeople(unknown.notInDirectory)] : []),
    ...(without ? [t.unknownRecords(without)] : []),
    ...(ctx.department.screeningRules.positionsReviewed ? [] : [t.unknownPositions]),
  ];
}

function showList(
  ctx: Work,
  overview: Overview,
  list: Exclude<List, 'tasks'>,
  today: string,
  from: number,
): Message {
  const t = ctx.t.screening.officers;
  const lines = listed(overview, today, list);
  const rows = lines.slice(from, from + pageLength).map(({ person, name, unit, day, what, stage }): Fact => {
    const parts = [
      name === person ? person : `${name} (${person})`,
      unit,
      t.what[what],
      stage && t.stage(stage),
    ];
    return { label: day, value: parts.filter(Boolean).join(' · ') };
  });
  return paged(ctx, list, rows.length > 0 ? [{ kind: 'facts', rows }] : [], from, lines.length);
}

/** The clocks that somebody ends, and after them those that run from a record until it says otherwise. */
async function showTasks(ctx: Work, overview: Overview, today: string, from: number): Promise<Message> {
  const t = ctx.t.screening.officers;
  const tasks = await openTasks(ctx);
  const elements = await taskElements(ctx, tasks.slice(from, from + pageLength));
  const rows = from > 0 ? [] : recordRows(ctx, overview, today).slice(0, pageLength);
  if (rows.length > 0)
    elements.push({ kind: 'text', tone: 'strong', text: t.recordTasks }, { kind: 'facts', rows });
  const reassess = overview.lines
    .filter(({ what, day }) => what === 'conditions' && daysBetween(today, day) <= horizons[2])
    .slice(0, pageLength);
  if (from === 0 && reassess.length > 0)
    elements.push({
      kind: 'choice',
      action: 'screening.conditions',
      label: t.reassess,
      options: reassess.map(({ person, name }) => ({ value: person, label: name })),
    });
  return paged(ctx, 'tasks', elements, from, tasks.length || rows.length);
}

function recordRows(ctx: Work, { lines }: Overview, today: string): Fact[] {
  const t = ctx.t.screening.officers;
  return [...lines]
    .sort((a, b) => a.day.localeCompare(b.day))
    .flatMap(({ name, day, what, reassessed }) => {
      if (what !== 'temporary' && what !== 'conditions') return [];
      if (daysBetween(today, day) > horizons[2]) return [];
      const label = day < today ? `${name}, ${t.overdue}` : name;
      const task = t.task(t.clocks[what], day, t.source(ruleOf(what).clause));
      return [{ label, value: reassessed ? `${task}. ${t.reassessedLast(reassessed)}` : task }];
    });
}

function nameOf(ctx: Work, list: List): string {
  const t = ctx.t.screening.officers;
  return typeof list === 'number' ? t.within(list) : t.lists[list];
}

function paged(ctx: Work, list: List, elements: Element[], from: number, all: number): Message {
  const t = ctx.t.screening.officers;
  const heading = nameOf(ctx, list);
  const next = from + pageLength;
  const card: Element[] = [
    { kind: 'heading', text: heading },
    ...(elements.length > 0 ? elements : [{ kind: 'text', text: t.listNone } as const]),
  ];
  if (next < all)
    card.push({
      kind: 'buttons',
      buttons: [{ action: 'screening.due', value: `${list} ${next}`, label: t.more }],
    });
  const shown = all === 0 ? t.listNone : `${Math.min(from + 1, all)}–${Math.min(next, all)} / ${all}`;
  return { text: `${heading} ${shown}`, card };
}

/** The clocks that run about others. */
async function openTasks({ store, actor }: Work): Promise<ScreeningTask[]> {
  const others: ScreeningTask[] = [];
  const page = (after?: ScreeningTask) => store.clocks.open(after, atOnce);
  for await (const tasks of pagesBy(atOnce, (task: ScreeningTask) => task, page))
    others.push(...tasks.filter(({ person }) => person !== actor.id));
  return others;
}
