import type { CardMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import { both, type Element, type Fact, inLanguage, labelled, type Message } from '../../chat/message.ts';
import type { RoomAbility } from '../../chat/rooms.ts';
import { shorten } from '../../chat/words.ts';
import { openTasks, type Task } from '../../domain/checklist.ts';
import { type Closure, type Crisis, crisisClosure } from '../../domain/crisis.ts';
import { type CrisisRole, crisisRoles, holderOf } from '../../domain/crisis-role.ts';
import { fits } from '../../domain/marking.ts';
import { severities } from '../../domain/severity.ts';
import { inBoth, type Text, text } from '../../text/index.ts';
import { eventShown } from '../event-shown.ts';
import type { Unit } from '../work.ts';
import { agencyLines } from './agencies.ts';
import type { roomCards } from './room-work.ts';
import { numberedLines, numberOfTask } from './task-words.ts';
import { kindName, nameOf, playbookOf, roleName, titleOf } from './words.ts';

const abilities: readonly RoomAbility[] = [
  'topic',
  'pin',
  'bookmark',
  'rename',
  'archive',
  'unarchive',
  'remove',
];
/** What a choice’s label may be long on Slack. */
export const longestLabel = 75;

/** A card of a room, made when it is sent: for people of both languages, where the platform may carry the marking. */
function roomCard(
  id: (typeof roomCards)[number],
  make: (unit: Unit, crisis: Crisis, t: Text) => Promise<Message>,
  after: (unit: Unit, crisis: Crisis) => Element[] | Promise<Element[]>,
): CardMaker<Unit> {
  return {
    id,
    async make(unit, subject, { platform }) {
      const crisis = await unit.store.crises.get(subject);
      if (!crisis || !fits(crisis.marking, unit.department.ceilings[platform])) return undefined;
      const made = await Promise.all(
        unit.department.languages.map(async (language) =>
          inLanguage(await make(unit, crisis, text(language)), language),
        ),
      );
      const message = both(made);
      // What is pressed stands once, below both languages.
      const below = labelled(await after(unit, crisis), unit.department.languages.at(-1) ?? 'en');
      return { ...message, card: [...(message.card ?? []), ...below] };
    },
  };
}

export const briefingMaker = roomCard('crisis.briefing', briefing, (unit, crisis) =>
  briefingButtons(unit, crisis),
);

async function briefing(unit: Unit, crisis: Crisis, t: Text): Promise<Message> {
  const { language } = t.common;
  const c = t.crisis;
  const when = (iso: string) => unit.whenIn(t, iso);
  const heading = titleOf(t, crisis);
  const playbook = playbookOf(unit, crisis.playbook);
  const room = await unit.store.rooms.get(crisis.id);
  const rows: Fact[] = [
    { label: c.fields.kind, value: kindName(unit, crisis, language) },
    { label: c.fields.severity, value: t.common.severities[crisis.severity] },
    { label: c.fields.marking, value: t.common.markings[crisis.marking] },
  ];
  if (crisis.level) rows.push({ label: c.fields.level, value: t.screening.levels[crisis.level] });
  rows.push({
    label: c.fields.opened,
    value: `${when(crisis.openedAt)}, ${await nameOf(unit, t, crisis.openedBy)}`,
  });
  const event = await eventShown(unit, crisis.event);
  if (event) rows.push({ label: c.fields.event, value: event });
  if (crisis.follows) rows.push({ label: c.fields.follows, value: crisis.follows });
  const closure = crisisClosure(crisis);
  rows.push(
    closure
      ? closedFact(unit, t, closure)
      : { label: c.fields.nextReport, value: when(crisis.reporting.nextAt) },
  );
  const cannot = abilities.filter((ability) => room?.can && !room.can.includes(ability));
  const card: Element[] = [
    { kind: 'heading', text: heading },
    { kind: 'facts', rows },
  ];
  if (playbook) card.push({ kind: 'text', text: playbook.briefing[language] });
  if (room?.invites === 'mentioning') card.push({ kind: 'text', tone: 'alert', text: c.briefing.mentioning });
  const { links } = unit.department.crisis;
  // Where the platform keeps none at the top of a room, people find them here.
  if (links.length > 0 && room?.can?.includes('bookmark') === false)
    card.push({ kind: 'list', items: links.map(({ title, url }) => t.common.pair(title[language], url)) });
  if (!closure) card.push({ kind: 'text', tone: 'quiet', text: c.briefing.howTo });
  if (cannot.length > 0) {
    const list = cannot.map((ability) => c.briefing.abilities[ability]).join('; ');
    card.push({ kind: 'text', tone: 'quiet', text: `${c.briefing.cannot} ${list}.` });
  }
  return { text: heading, card };
}

/** When a crisis was closed, and how it ended. */
export function closedFact(unit: Unit, t: Text, { at, outcome }: Closure): Fact {
  const { afterAction, closing } = t.crisis;
  return { label: afterAction.closed, value: `${unit.whenIn(t, at)} · ${closing.outcomes[outcome]}` };
}

/** What is done most in a room that runs. */
export function briefingButtons(
  unit: Unit,
  crisis: Crisis,
  languages: readonly Language[] = unit.department.languages,
): Element[] {
  if (crisis.state === 'closed') return [];
  const label = (pick: (t: Text) => string) => inBoth(languages, pick);
  const button = (action: string, pick: (t: Text['crisis']['briefing']['buttons']) => string) => ({
    action,
    value: crisis.id,
    label: label((t) => pick(t.crisis.briefing.buttons)),
  });
  return [
    {
      kind: 'buttons',
      buttons: [
        button('crisis.log', (b) => b.log),
        button('crisis.decision', (b) => b.decision),
        button('crisis.action', (b) => b.action),
        button('crisis.timeline', (b) => b.timeline),
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        button('crisis.alert', (b) => b.alert),
        button('crisis.report', (b) => b.report),
        button('crisis.services', (b) => b.services),
        ...(crisis.exercise ? [button('crisis.inject', (b) => b.injects)] : []),
        button('crisis.close', (b) => b.close),
      ],
    },
    ...severityChoice(languages, crisis),
  ];
}

/** Below the briefing: whoever may not change it is told so when they try. */
export function severityChoice(languages: readonly Language[], { id, severity }: Crisis): Element[] {
  const options = severities
    .filter((each) => each !== severity)
    .map((each) => ({
      value: `${id} ${each}`,
      label: inBoth(languages, (t) => t.common.severities[each]),
    }));
  const label = inBoth(languages, (t) => t.crisis.severity.change);
  return [{ kind: 'choice', action: 'crisis.severity', label, options }];
}

export const rolesMaker = roomCard('crisis.roles', rolesCard, rolesChoice);

/** The roles of its playbook and whichever others somebody has. */
function rolesOfRoom(unit: Unit, crisis: Crisis): CrisisRole[] {
  const named = playbookOf(unit, crisis.playbook)?.roles ?? crisisRoles;
  return crisisRoles.filter((role) => named.includes(role) || holderOf(crisis, role) !== undefined);
}

/** The roles of a room and who has them. */
export async function rolesCard(unit: Unit, crisis: Crisis, t: Text): Promise<Message> {
  const heading = `${titleOf(t, crisis)} · ${t.crisis.role.heading}`;
  const critical = playbookOf(unit, crisis.playbook)?.critical ?? [];
  const rows: Fact[] = [];
  for (const role of rolesOfRoom(unit, crisis)) {
    const holder = holderOf(crisis, role);
    const empty = critical.includes(role) ? t.crisis.role.nobodyCritical : t.crisis.role.nobody;
    rows.push({ label: roleName(unit, t, role), value: holder ? await nameOf(unit, t, holder) : empty });
  }
  return {
    text: heading,
    card: [
      { kind: 'heading', text: heading },
      { kind: 'facts', rows },
    ],
  };
}

/** The roles to take one of; nothing where the crisis is closed. */
export function rolesChoice(
  unit: Unit,
  crisis: Crisis,
  languages: readonly Language[] = unit.department.languages,
): Element[] {
  if (crisis.state === 'closed') return [];
  const options = rolesOfRoom(unit, crisis).map((role) => ({
    value: `${crisis.id} ${role}`,
    label: shorten(
      inBoth(languages, (t) => roleName(unit, t, role)),
      longestLabel,
    ),
  }));
  return [
    { kind: 'choice', action: 'crisis.claim', label: inBoth(languages, (t) => t.crisis.role.claim), options },
  ];
}

export const checklistMaker = roomCard('crisis.checklist', checklistCard, checklistChoices);

async function checklistCard(unit: Unit, crisis: Crisis, t: Text): Promise<Message> {
  const heading = `${titleOf(t, crisis)} · ${t.crisis.task.heading}`;
  const when = (iso: string) => unit.shortIn(t, iso);
  const items = await numberedLines(unit, t, crisis, crisis.checklist, when);
  return {
    text: heading,
    card: [
      { kind: 'heading', text: heading },
      { kind: 'list', items },
      ...(openTasks(crisis.checklist).length === 0
        ? [{ kind: 'text', text: t.crisis.task.allDone } as const]
        : []),
      ...(await agencyLines(unit, t, crisis)),
    ],
  };
}

/** `3. Close the area… / Fermer le secteur…`: each language has its part of what a label may be long. */
function optionLabel(number: number, task: Task, languages: readonly Language[]): string {
  const before = `${number}. `;
  const between = ' / ';
  const room = longestLabel - before.length - between.length * (languages.length - 1);
  const each = Math.floor(room / languages.length);
  return before + languages.map((language) => shorten(task.text[language], each)).join(between);
}

/** The tasks to say of that they are done or one’s own; nothing where the crisis is closed. */
export async function checklistChoices(
  unit: Unit,
  crisis: Crisis,
  languages: readonly Language[] = unit.department.languages,
): Promise<Element[]> {
  if (crisis.state === 'closed') return [];
  const option = (task: Task) => ({
    value: `${crisis.id} ${task.id}`,
    label: optionLabel(numberOfTask(crisis, task), task, languages),
  });
  const open = openTasks(crisis.checklist).map(option);
  const label = (pick: (t: Text) => string) => inBoth(languages, pick);
  const elements: Element[] = [];
  if (open.length > 0) {
    elements.push({
      kind: 'choice',
      action: 'crisis.task.done',
      label: label((t) => t.crisis.task.done),
      options: open,
    });
  }
  elements.push({
    kind: 'choice',
    action: 'crisis.task',
    label: label((t) => t.crisis.task.more),
    options: crisis.checklist.map(option),
  });
  const event = await eventShown(unit, crisis.event);
  if (event) {
    const show = label((t) => t.crisis.task.showAgencies);
    elements.push({
      kind: 'buttons',
      buttons: [{ action: 'event.notify', value: event, label: show }],
    });
  }
  return elements;
}
