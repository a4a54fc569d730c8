import type { Action, Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Button, Element, Message, Option } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Tally } from '../../domain/delivery.ts';
import {
  type Counts,
  count,
  countsOf,
  type Dimension,
  dimensions,
  noCounts,
  outcomeOf,
  RollUp,
} from '../../domain/roll-up.ts';
import type { Work } from '../work.ts';
import { alertFor, openHere } from './access.ts';
import { titleOf } from './card.ts';
import { figures, groupName, groupRows, headline, outsideRow } from './figures.ts';
import { tables } from './group-files.ts';
import { answerForChoice, nameLists } from './names.ts';
import {
  groupCalled,
  linesOf,
  linesOfGroup,
  type Named,
  namedFor,
  namedLedger,
  type Part,
  partOf,
  watchers,
} from './parts.ts';
import { groupsPicture } from './pictures.ts';

const mostGroups = 20;
const mostOptions = 100;
/** What a choice's value may be long on Slack. */
const longestValue = 150;
/** Names on the card of the whole alert: those who need help, whoever they are. */
const mostInNeed = 20;

const dimensionWords = {
  building: { en: ['building', 'by-building'], fr: ['immeuble', 'par-immeuble'] },
  floor: { en: ['floor', 'by-floor'], fr: ['etage', 'par-etage'] },
  unit: { en: ['unit', 'by-unit'], fr: ['unite', 'par-unite'] },
  manager: { en: ['manager', 'by-manager'], fr: ['gestionnaire', 'par-gestionnaire'] },
} as const;

/** An alert that was sent, for whoever follows it. */
export async function sentAlert(ctx: Work, id: string): Promise<Alert & { startedAt: string }> {
  const alert = await alertFor(ctx, id);
  const { startedAt } = alert;
  if (startedAt === undefined) throw new Refusal('too-late', ctx.t.watch.notSent(id));
  return { ...alert, startedAt };
}

/**
 * Who answered and who did not: the numbers in groups and, for those entitled, names. A warden or manager sees first their
 * own people, for whom they may answer, and of all the others the numbers.
 */
async function showStatus(ctx: Work, id: string, by?: Dimension, words?: string): Promise<Message> {
  const alert = await sentAlert(ctx, id);
  const part = await partOf(ctx, ctx.actor);
  if (words && !by) throw new Refusal('bad-input', ctx.t.watch.groupNeedsBy(id));
  if (part.kind === 'some' && !by) return message(ctx, alert, await ownPart(ctx, alert, part));
  if (by && words) return message(ctx, alert, await oneGroup(ctx, alert, part, by, words));
  return message(ctx, alert, await wholeAlert(ctx, alert, part, by ?? 'building'));
}

function message(ctx: Work, alert: Alert & { startedAt: string }, elements: Element[]): Message {
  const { t } = ctx;
  const title = titleOf(alert, ctx.language);
  const state = [alert.id, t.alert.states[alert.state], ctx.when(alert.startedAt)].join(' · ');
  return {
    text: `${title} · ${alert.id}`,
    card: [{ kind: 'heading', text: title }, { kind: 'text', tone: 'quiet', text: state }, ...elements],
  };
}

async function wholeAlert(ctx: Work, alert: Alert, part: Part, by: Dimension): Promise<Element[]> {
  const { t } = ctx;
  const rollUp = new RollUp(by);
  const inNeed: Named[] = [];
  for await (const each of namedLedger(ctx, alert)) {
    rollUp.add(each.line, each.person);
    if (part.kind === 'all' && outcomeOf(each.line) === 'help' && inNeed.length < mostInNeed)
      inNeed.push(each);
  }
  const groups = rollUp.groups(mostOptions);
  const { shown, rest } = rollUp.groups(mostGroups);
  return [
    ...totals(ctx, alert, rollUp.total),
    ...outsidePart(ctx, await ctx.store.deliveries.tally(alert.id)),
    ...(await nameLists(ctx, t, alert, inNeed, { counts: rollUp.total })),
    { kind: 'text', tone: 'strong', text: t.watch.by[by] },
    ...(await groupRows(ctx, t, alert.wanted, by, { shown, rest })),
    ...(shown.length > 1 ? [groupsPicture(t, alert.id, by)] : []),
    ...(part.kind === 'all'
      ? await groupChoice(
          ctx,
          alert,
          by,
          groups.shown.map(({ key }) => key),
        )
      : []),
    { kind: 'buttons', buttons: [...otherViews(ctx, alert, by, part), table(ctx, alert)] },
  ];
}

function totals(ctx: Work, alert: Alert, counts: Counts): Element[] {
  const { t } = ctx;
  return [
    { kind: 'text', tone: 'strong', text: headline(t, alert.wanted, counts) },
    { kind: 'text', text: figures(t, alert.wanted, counts) || t.watch.live.spreading },
    ...(counts.late > 0
      ? [{ kind: 'text', tone: 'quiet', text: t.watch.lateAnswers(counts.late) } as const]
      : []),
  ];
}

function outsidePart({ t }: Work, tally: Tally): Element[] {
  const rows = outsideRow(t, tally);
  return rows.length > 0 ? [{ kind: 'facts', rows }] : [];
}

async function groupChoice(
  ctx: Work,
  alert: Alert,
  by: Dimension,
  keys: readonly string[],
): Promise<Element[]> {
  const options: Option[] = [];
  for (const key of keys) {
    const value = `${alert.id} ${by} ${key}`;
    if (value.length <= longestValue) options.push({ value, label: await groupName(ctx, ctx.t, by, key) });
  }
  return options.length > 0
    ? [{ kind: 'choice', action: 'alert.answers', label: ctx.t.watch.chooseGroup, options }]
    : [];
}

/** @param by how it is shown now; absent for the reader’s own people */
function otherViews({ t }: Work, { id }: Alert, by: Dimension | undefined, part: Part): Button[] {
  const action = 'alert.status';
  const shown = by ? `${id} ${by}` : id;
  return [
    { action, value: shown, label: t.watch.refresh, style: 'primary' },
    ...(by && part.kind === 'some' ? [{ action, value: id, label: t.watch.yours }] : []),
    ...dimensions
      .filter((each) => each !== by)
      .map((each) => ({ action, value: `${id} ${each}`, label: t.watch.by[each] })),
  ];
}

/** Documents are made when somebody wants them, not with every look. */
function table({ t }: Work, alert: Alert): Button {
  return { action: 'alert.table', value: alert.id, label: t.watch.asTable };
}

async function giveTable(ctx: Work, id: string): Promise<Message> {
  const alert = await sentAlert(ctx, id);
  const part = await partOf(ctx, ctx.actor);
  return { text: titleOf(alert, ctx.language), files: tables(alert, part, ctx.t) };
}

/** One group: its numbers, and the names that the reader may see. */
async function oneGroup(
  ctx: Work,
  alert: Alert,
  part: Part,
  by: Dimension,
  words: string,
): Promise<Element[]> {
  const key = await groupCalled(ctx, ctx.t, alert, by, words);
  const named = key === undefined ? [] : await linesOfGroup(ctx, alert, by, key);
  if (key === undefined || named.length === 0) throw new Refusal('bad-input', ctx.t.watch.noGroup(words));
  const name = await groupName(ctx, ctx.t, by, key);
  const back = { action: 'alert.status', value: `${alert.id} ${by}`, label: ctx.t.watch.by[by] };
  return [
    { kind: 'text', tone: 'strong', text: name },
    ...totals(ctx, alert, countNamed(named)),
    ...(await namesAndChoice(ctx, alert, namedFor(part, named))),
    { kind: 'buttons', buttons: [back] },
  ];
}

/** A warden's floor, a manager's people; of the whole, the numbers. */
async function ownPart(ctx: Work, alert: Alert, part: Extract<Part, { kind: 'some' }>): Promise<Element[]> {
  const { t } = ctx;
  // Every warden looks at the same moment: none of them has the whole ledger read for it.
  const whole = countsOf(await ctx.store.deliveries.tally(alert.id));
  const named = await linesOf(ctx, alert, part.people);
  const own: Element[] =
    named.length === 0
      ? [{ kind: 'text', text: t.watch.yoursNone }]
      : [
          { kind: 'text', text: figures(t, alert.wanted, countNamed(named)) },
          ...(await namesAndChoice(ctx, alert, named)),
        ];
  return [
    ...totals(ctx, alert, whole),
    { kind: 'divider' },
    { kind: 'text', tone: 'strong', text: t.watch.yours },
    ...own,
    { kind: 'buttons', buttons: [...otherViews(ctx, alert, undefined, part), table(ctx, alert)] },
  ];
}

async function namesAndChoice(ctx: Work, alert: Alert, named: readonly Named[]): Promise<Element[]> {
  return [...(await nameLists(ctx, ctx.t, alert, named)), ...answerForChoice(ctx.t, alert, named)];
}

function countNamed(named: readonly Named[]): Counts {
  const counts = noCounts();
  for (const { line } of named) count(counts, line);
  return counts;
}

/** A button's or choice's value: `AL-2026-0001`, `AL-2026-0001 floor`, `AL-2026-0001 floor 90-elgin/3`. */
async function showChosen(ctx: Work, value: string): Promise<Message> {
  const [id = '', by, ...rest] = value.split(' ');
  const dimension = dimensions.find((each) => each === by);
  return showStatus(ctx, id, dimension, rest.length > 0 ? rest.join(' ') || '-' : undefined);
}

/** The alert that is meant where no number is given: the one sent last that is open and may be shown here. */
async function lastOpen(ctx: Work): Promise<string> {
  const [last] = await openHere(ctx);
  if (!last) throw new Refusal('bad-input', ctx.t.watch.noneOpen);
  return last.id;
}

export const statusCommand: Command<Work> = {
  name: 'alert status',
  head: { en: ['alert'], fr: ['alerte'] },
  sub: { en: ['status'], fr: ['etat'] },
  args: [
    { kind: 'number', name: 'alert', prefix: 'AL', optional: true },
    { kind: 'word', name: 'by', words: dimensionWords, optional: true },
    { kind: 'text', name: 'group', optional: true },
  ],
  who: watchers,
  privacy: 'private',
  summary: {
    en: 'Who answered an alert: by building, floor, unit or manager',
    fr: 'Qui a répondu à une alerte : par immeuble, étage, unité ou gestionnaire',
  },
  examples: {
    en: [
      'alert status AL-2026-0001',
      'alert status',
      'alert status AL-2026-0001 floor',
      'alert status AL-2026-0001 floor 90-elgin/3',
    ],
    fr: [
      'alerte etat AL-2026-0001',
      'alerte etat',
      'alerte etat AL-2026-0001 etage',
      'alerte etat AL-2026-0001 etage 90-elgin/3',
    ],
  },
  run: async (ctx, { alert, by, group }) =>
    showStatus(
      ctx,
      alert ?? (await lastOpen(ctx)),
      dimensions.find((each) => each === by),
      group,
    ),
};

export const statusActions: readonly Action<Work>[] = [
  { id: 'alert.table', who: watchers, privacy: 'private', run: giveTable },
  // Below the card on which it was pressed.
  { id: 'alert.answers', who: watchers, privacy: 'private', run: showChosen },
  {
    id: 'alert.status',
    who: watchers,
    privacy: 'private',
    // In the card's own place: a card that is refreshed again and again fills no conversation.
    run: async (ctx, value) => ({ replace: await showChosen(ctx, value) }),
  },
];
