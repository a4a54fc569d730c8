import type { Action } from '../../chat/command.ts';
import { type Button, type Element, type Fact, type Message, together } from '../../chat/message.ts';
import type { Matched, Several } from '../../chat/registry.ts';
import { toldOfDanger } from '../../domain/alarm.ts';
import { likelyDuplicates } from '../../domain/duplicates.ts';
import { openHolds } from '../../domain/hold.ts';
import { concernsPrivacy, mayConcernPrivacy } from '../../domain/privacy-breach.ts';
import {
  type Call,
  closureOf,
  isOver,
  isUnseen,
  partners,
  type SecurityEvent,
} from '../../domain/security-event.ts';
import { runningCrisis } from '../crisis/running.ts';
import { nameAt } from '../name-at.ts';
import { evidenceButtons } from '../record/evidence.ts';
import { asKnown, knownTo } from '../record/references.ts';
import { holdReason } from '../record/words.ts';
import { deskEvent, isAuthor, isForElsewhere, needsToKnow, ownEvent, showable } from '../report/access.ts';
import { typeChoice } from '../report/receipt.ts';
import { showEvent } from '../report/show.ts';
import type { Work } from '../work.ts';
import { whereElse } from './about-event.ts';
import { askedOf } from './askable.ts';
import { officers } from './command-parts.ts';
import { beginButtons, owes, severityChoice, tellButton } from './controls.ts';
import { asItIs, goesOnIn, isPartOfOpen, linksOf, opensAlone } from './merged.ts';
import { ownerOf } from './owner.ts';
import { openCalls, ownCalls, showOwnPart } from './partners.ts';
import { hasWorksheet, showWorksheet } from './privacy.ts';
import { dangerShown } from './seen-danger.ts';
import { worksheetButton } from './show-button.ts';

const compared = 100;
const suggested = 3;

/** An event as far as this person has a part in it: officers all of it, privacy and called functions their own. */
export async function showPart(ctx: Work, id: string): Promise<Message> {
  const event = await ctx.store.events.get(id);
  if (event && !(await needsToKnow(ctx, event, ctx.actor))) {
    ctx.about = id;
    const called = (await ownCalls(ctx, event)).length > 0 && (await showOwnPart(ctx, event));
    if (await hasWorksheet(ctx, event)) {
      const worksheet = await showWorksheet(ctx, id);
      return called ? together(called, worksheet) : worksheet;
    }
    if (called) return called;
  }
  return showCase(ctx, id);
}

/** What its number alone asks for: whoever reported an event gets their report, anybody else their part of it. */
export async function showByNumber(ctx: Work, id: string): Promise<Message> {
  const event = await ctx.store.events.get(id);
  const works = showers.some((role) => ctx.actor.roles.has(role));
  if (!works || (event && (await isOwnReport(ctx, event))))
    return showEvent(ctx, await ownEvent(ctx, id), false);
  return showPart(ctx, id);
}

/**
 * What a verb and a number alone ask for, where they may be said of a report and at the desk: whoever reported the event means
 * their report, so that nothing they add to a confidential one bears their name.
 */
export async function reportOrCase(ctx: Work, fitting: Several<Work>): Promise<Matched<Work>> {
  const [first] = fitting;
  const event = await ctx.store.events.get(first.args.event ?? '');
  const isReports = event !== undefined && (await isOwnReport(ctx, event));
  return fitting.find(({ command: { who } }) => (who === 'everyone') === isReports) ?? first;
}

/** A change of the readiness level is an event that its officer did not report. */
async function isOwnReport(ctx: Work, event: SecurityEvent): Promise<boolean> {
  return !event.readiness && (await isAuthor(ctx, event));
}

/** Officers, and whoever may be called in: each sees their part. */
export const showers = ['officer', 'cso', 'screening', ...partners] as const;

export const showAction: Action<Work> = {
  id: 'event.show',
  who: showers,
  privacy: 'private',
  run: showPart,
};

/** The officers' view of an event: the report, how the case stands, and what can be done with it. */
async function showCase(ctx: Work, id: string): Promise<Message> {
  const before = await deskEvent(ctx, id);
  const danger = await dangerShown(ctx, before);
  const event = (await asItIs(ctx, id)) ?? before;
  const shown = await showEvent(ctx, event, true);
  const known = await asKnown(ctx, event, ctx.language, knownTo(ctx, ctx.actor));
  const rows = await caseFacts(ctx, known, event);
  const bare = isForElsewhere(ctx, event);
  const evidence = showable(ctx.department, event, ctx.platform) ? evidenceButtons(ctx, event) : [];
  const worksheet = !bare && (await hasWorksheet(ctx, event)) ? [worksheetButton(ctx.t, id)] : [];
  const buttons = [...evidence, ...worksheet];
  return {
    ...shown,
    card: [
      ...(danger?.card ?? []),
      ...(shown.card ?? []),
      ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      ...(await openCalls(ctx, event)),
      ...(!isOver(event) ? await nextSteps(ctx, event) : bare ? [] : await lastSteps(ctx, event)),
    ],
  };
}

/** @param stored the event with all that it refers to, whether or not this officer may know that */
async function caseFacts(ctx: Work, event: SecurityEvent, stored: SecurityEvent): Promise<Fact[]> {
  const t = ctx.t.casework;
  const rows: Fact[] = [];
  const row = (label: string, value: string | undefined) => value && rows.push({ label, value });
  row(ctx.t.report.details.officer, event.owner && (await nameAt(ctx, event.owner)));
  // Who has it is to be asked; how it stands is shown elsewhere.
  if (isForElsewhere(ctx, event)) return rows;
  const { compromise, affected } = event;
  row(
    t.compromiseLabel,
    compromise && (compromise.confirmed ? `${t.confirmed} (${t.incidentLabel})` : t.ruledOut),
  );
  const controls: Readonly<Record<string, string>> = t.controls;
  row(t.affected.controls, affected?.controls.map((control) => controls[control]).join(', '));
  row(t.levelLabel, event.level && ctx.t.screening.levels[event.level]);
  row(ctx.t.privacy.label, await privacyState(ctx, event));
  row(ctx.t.crisis.fields.room, event.crisis);
  const { parts, others } = await linksOf(ctx, event);
  row(t.partsLabel, parts);
  row(t.linksLabel, others);
  row(t.mergedLabel, event.mergedInto);
  const shown = showable(ctx.department, event, ctx.platform);
  for (const { number, by, at, ...hold } of openHolds(event)) {
    const placed = `${await nameAt(ctx, by)}, ${ctx.when(at)}`;
    row(ctx.t.record.hold(number), shown ? `${holdReason(ctx.t, hold)} (${placed})` : placed);
  }
  if (!shown) return rows;
  row(t.affected.programs, affected?.programs);
  row(t.affected.services, affected?.criticalServices);
  row(t.affected.resources, affected?.resources);
  for (const call of event.calls ?? []) {
    const { partner, question, answers } = call;
    const state = answers.map(({ text }) => text).join(' · ') || (await stateOf(ctx, stored, call));
    row(ctx.t.partners.names[partner], `${question} — ${state}`);
  }
  const closure = closureOf(event);
  row(t.outcomeLabel, closure && t.outcomes[closure.outcome]);
  if (closure && !event.mergedInto) row(t.closing.cause, closure.cause);
  row(t.closing.findings, closure?.findings);
  row(t.closing.lessons, closure?.lessons);
  return rows;
}

/** How a question stands that nobody answered: whoever could may not see it any more. */
async function stateOf(ctx: Work, event: SecurityEvent, call: Call): Promise<string> {
  const { partners: t } = ctx.t;
  return (await askedOf(ctx, event, call)).length > 0 ? t.waiting : t.seenByNobody;
}

/** How it stands with the privacy officers, of what was merged where that goes on; nothing where the reader may not know which it is. */
async function privacyState(ctx: Work, event: SecurityEvent): Promise<string | undefined> {
  const t = ctx.t.privacy;
  const on = await goesOnIn(ctx, event);
  if (event.mergedInto && on.id === event.id) return undefined;
  if (on.materiality) return on.materiality.material ? t.material : t.notMaterial;
  if (concernsPrivacy(on)) return t.open;
  const sheet = mayConcernPrivacy(on) ? await ctx.store.breaches.get(on.id) : undefined;
  return sheet && t.open;
}

/**
 * Of an event that is over, what is left: to write its cause, where it was closed without, to tell of what somebody decided, and,
 * where it goes on elsewhere, to see the danger that its author still speaks of, to ask them, and to open it as that was opened.
 */
async function lastSteps(ctx: Work, event: SecurityEvent): Promise<Element[]> {
  const ask: Button = { action: 'event.ask', value: event.id, label: ctx.t.casework.askAuthor };
  const isUnexplained = closureOf(event)?.cause === '' && !whereElse(ctx, event);
  const explain: Button = { action: 'event.close', value: event.id, label: ctx.t.casework.closing.addCause };
  const buttons = [
    ...(isUnexplained ? [explain] : []),
    ...((await isAlarmingElsewhere(ctx, event))
      ? [beginButtons(event, (pick) => pick(ctx.t)).acknowledge]
      : []),
    ...(owes(event) ? [tellButton(event, (pick) => pick(ctx.t))] : []),
    ...((await isPartOfOpen(ctx, event)) ? [ask] : []),
    ...((await opensAlone(ctx, event)) && isOfficers(ctx) ? [openButton(ctx, event)] : []),
  ];
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

/** Whether somebody is being woken because of what this part of another event tells, which this officer may acknowledge. */
async function isAlarmingElsewhere(ctx: Work, event: SecurityEvent): Promise<boolean> {
  const on = await goesOnIn(ctx, event);
  if (on.id === event.id || !on.alarm || !toldOfDanger(on).includes(event.id)) return false;
  return needsToKnow(ctx, on, ctx.actor);
}

async function nextSteps(ctx: Work, event: SecurityEvent): Promise<Element[]> {
  const t = ctx.t.casework;
  const value = event.id;
  const elements: Element[] = [];
  const alike = await alikeEvents(ctx, event);
  if (alike.length > 0) {
    elements.push(
      { kind: 'text', text: `${t.duplicates} ${alike.map(({ id }) => id).join(', ')}` },
      {
        kind: 'buttons',
        buttons: alike.map(
          (other): Button => ({
            action: 'event.merge',
            value: `${value} ${other.id}`,
            label: t.merge(other.id),
          }),
        ),
      },
    );
  }
  if (event.circumstance) return circumstanceSteps(ctx, event);
  const { acknowledge, take } = beginButtons(event, (pick) => pick(ctx.t));
  const owner = await ownerOf(ctx, event);
  const buttons: Button[] = [
    ...(isUnseen(event) ? [acknowledge] : []),
    ...(owner ? [] : [take]),
    { ...tellButton(event, (pick) => pick(ctx.t)), ...(owner && { style: 'primary' }) },
    { action: 'event.affected', value, label: t.assess },
    ...(event.readiness ? [] : [{ action: 'event.ask', value, label: t.askAuthor }]),
    ...(await officersButtons(ctx, event)),
    { action: 'event.close', value, label: t.close },
  ];
  elements.push({ kind: 'buttons', buttons });
  // What can be chosen would say what was.
  if (event.readiness || isForElsewhere(ctx, event)) return elements;
  elements.push(
    severityChoice(event, (pick) => pick(ctx.t)),
    { kind: 'text', tone: 'quiet', text: t.injury },
    typeChoice(ctx, event, { language: ctx.language, action: 'event.type' }),
  );
  if (!event.compromise) {
    elements.push({
      kind: 'choice',
      action: 'event.compromise',
      label: t.compromiseLabel,
      options: [
        { value: `${value} yes`, label: t.confirmed },
        { value: `${value} no`, label: t.ruledOut },
      ],
    });
  }
  return elements;
}

/** What is not for screening officers: a crisis, and who may see the event. */
async function officersButtons(ctx: Work, event: SecurityEvent): Promise<Button[]> {
  if (!isOfficers(ctx)) return [];
  const crisis = { action: 'crisis.open', value: event.id, label: ctx.t.crisis.open.button };
  const canOpen = !(await runningCrisis(ctx, event)) && !isForElsewhere(ctx, event);
  return [...(canOpen ? [crisis] : []), ...accessButtons(ctx, event)];
}

function isOfficers({ actor }: Work): boolean {
  return officers.who.some((role) => actor.roles.has(role));
}

function openButton({ t }: Work, { id: value }: SecurityEvent): Button {
  return { action: 'event.open', value, label: t.casework.open };
}

/** For an event about a colleague that came in as any other, and for one that was taken for such and is none. */
function accessButtons(ctx: Work, event: SecurityEvent): Button[] {
  const { id: value, named, restricted, owner } = event;
  const keep: Button = { action: 'event.restrict', value, label: ctx.t.casework.restrict };
  if (named) return [openButton(ctx, event), ...(owner ? [keep] : [])];
  return owner && !restricted && !event.readiness ? [keep] : [];
}

/** A change of circumstances is followed up with its author: nothing of it is weighed as an incident is. */
async function circumstanceSteps(ctx: Work, event: SecurityEvent): Promise<Element[]> {
  const { id: value, alarm } = event;
  const buttons: Button[] = [
    ...(alarm ? [beginButtons(event, (pick) => pick(ctx.t)).acknowledge] : []),
    ...((await ownerOf(ctx, event))
      ? []
      : [{ action: 'event.take', value, label: ctx.t.desk.take, style: 'primary' as const }]),
    { action: 'event.ask', value, label: ctx.t.casework.askAuthor },
    { action: 'event.close', value, label: ctx.t.casework.close },
  ];
  return [{ kind: 'buttons', buttons }];
}

/** Open events that may tell of the same thing and that this officer may know of. */
async function alikeEvents(ctx: Work, event: SecurityEvent): Promise<SecurityEvent[]> {
  if (event.restricted || event.readiness) return [];
  const status = ['open', 'acknowledged', 'taken'] as const;
  const recent = await ctx.store.events.page({ status, unrestricted: true, limit: compared });
  const known = await Promise.all(recent.map((other) => needsToKnow(ctx, other, ctx.actor)));
  return likelyDuplicates(
    event,
    recent.filter(({ readiness }, i) => !readiness && known[i]),
  ).slice(0, suggested);
}
