import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import type { Button, Element, Fact, Message } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { type Duty, urgencyOf } from '../../domain/agency-duty.ts';
import { isPrivacys, questionsFor, type RoutingRow, unanswered } from '../../domain/agency-routing.ts';
import { concernsPrivacy } from '../../domain/privacy-breach.ts';
import { levelOf } from '../../domain/readiness.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { text } from '../../text/index.ts';
import { byWhen, howToReach, whyTold } from '../agency-words.ts';
import { nameAt } from '../name-at.ts';
import { caseworkers, deskEvent, isForElsewhere, mustShow, needsToKnow, showable } from '../report/access.ts';
import type { Work } from '../work.ts';
import { hasWorksheet, showWorksheet } from './privacy.ts';
import { hasPrivacyPart } from './privacy-officers.ts';
import { routingFacts } from './record.ts';
import { worksheetButton } from './show-button.ts';

export const tellers = [...caseworkers, 'privacy'] as const;

/** The duty that a button of the checklist stands for, as `EV-2026-0001 other-crime local-police`. */
export async function dutyOf(
  ctx: Work,
  value: string,
): Promise<{ event: SecurityEvent; row: RoutingRow; duty: Duty }> {
  const [id = '', rowId = '', agency = ''] = value.split(' ');
  const event = await tellersEvent(ctx, id);
  const duty = (await dutiesOf(ctx, event)).find((each) => each.row === rowId && each.agency === agency);
  const row = ctx.services.routing.rows.find((each) => each.id === rowId);
  if (!duty || !row) throw new Refusal('not-found', ctx.t.routing.gone(id));
  return { event, row, duty };
}

/**
 * Whom outside the department an event has to be told to: why, how, by when, and what was filed. A privacy officer who has
 * nothing to tell sees the worksheet, where it is decided whether they have.
 */
export async function showDuties(ctx: Work, id: string): Promise<Message> {
  const event = await ctx.store.events.get(id);
  const others = event && !(await isForPrivacy(ctx, event)) && !(await needsToKnow(ctx, event, ctx.actor));
  if (others && (await hasWorksheet(ctx, event))) return showWorksheet(ctx, id);
  const own = await tellersEvent(ctx, id);
  if (isForElsewhere(ctx, own)) mustShow(ctx, own);
  return checklist(ctx, own);
}

async function tellersEvent(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await ctx.store.events.get(id);
  ctx.about = id;
  return event && (await isForPrivacy(ctx, event)) ? event : deskEvent(ctx, id);
}

async function isForPrivacy(ctx: Work, event: SecurityEvent): Promise<boolean> {
  if (!event.duties?.some(isPrivacys)) return false;
  return hasPrivacyPart(ctx, ctx.actor, event);
}

async function dutiesOf(ctx: Work, event: SecurityEvent): Promise<Duty[]> {
  const duties = event.duties ?? [];
  return (await needsToKnow(ctx, event, ctx.actor)) ? duties : duties.filter(isPrivacys);
}

/** The list as it is for whoever asks. */
export async function checklist(ctx: Work, event: SecurityEvent): Promise<Message> {
  const t = ctx.t.routing;
  const duties = await dutiesOf(ctx, event);
  const card: Element[] = [{ kind: 'heading', text: t.heading(event.id) }];
  const none = isUndecided(event) ? t.noneYet : t.none;
  if (duties.length === 0) card.push({ kind: 'text', text: none });
  for (const row of ctx.services.routing.rows) {
    const own = duties.filter((duty) => duty.row === row.id);
    if (own.length > 0) card.push(...(await rowElements(ctx, event, row, own)));
  }
  if (await needsToKnow(ctx, event, ctx.actor)) card.push(...answerElements(ctx, event));
  if (await hasWorksheet(ctx, event))
    card.push({ kind: 'buttons', buttons: [worksheetButton(ctx.t, event.id)] });
  const agencies = duties.filter((duty) => !duty.done).map((duty) => agencyName(ctx, duty.agency));
  return { text: [t.heading(event.id), agencies.join('; ') || none].join(colon(ctx.language)), card };
}

/** Whether nobody has decided yet if a breach is material, and so whom outside the department it has to be told to. */
function isUndecided(event: SecurityEvent): boolean {
  return !event.materiality && !isOver(event) && concernsPrivacy(event);
}

/** What was answered so far, and while it can still be worked on the form in which that is answered, or set right. */
function answerElements(ctx: Work, event: SecurityEvent): Element[] {
  const t = ctx.t.routing;
  const facts = routingFacts(event);
  const asked = questionsFor(facts);
  const rows = asked.flatMap((question): Fact[] => {
    const answer = event.answers?.[question];
    return answer ? [{ label: t.questions[question], value: t.answers[answer] }] : [];
  });
  const { peopleAffected } = event;
  if (peopleAffected !== undefined) rows.push({ label: t.peopleLabel, value: String(peopleAffected) });
  const elements: Element[] = [];
  if (rows.length > 0)
    elements.push({ kind: 'text', tone: 'strong', text: t.answersGiven }, { kind: 'facts', rows });
  if (isOver(event) || asked.length === 0) return elements;
  const form = { action: 'event.questions', value: event.id };
  const open = unanswered(facts).length;
  if (open === 0) return [...elements, { kind: 'buttons', buttons: [{ ...form, label: t.correct }] }];
  elements.push({ kind: 'text', tone: 'strong', text: t.openQuestions(open) });
  return [...elements, { kind: 'buttons', buttons: [{ ...form, label: t.answer, style: 'primary' }] }];
}

/** A row takes three elements, so that all of them fit on every platform. */
async function rowElements(
  ctx: Work,
  event: SecurityEvent,
  row: RoutingRow,
  duties: readonly Duty[],
): Promise<Element[]> {
  const t = ctx.t.routing;
  const open = duties.filter((duty) => !duty.done);
  const mark = markOf(ctx, open);
  // Some of their names have a comma.
  const agencies = duties.map(({ agency }) => agencyName(ctx, agency)).join('; ');
  const rows: Fact[] = [];
  if (row.first && open.length > 0) rows.push({ label: t.first, value: row.first[ctx.language] });
  rows.push({ label: t.why, value: whyTold(ctx.t, row) });
  const [next] = open;
  if (next) rows.push({ label: t.when, value: byWhen(ctx, ctx.t, row, next) });
  const shown = showable(ctx.department, event, ctx.platform);
  for (const { agency, done } of duties) {
    const state = done
      ? t.done(await nameAt(ctx, done.by), ctx.when(done.at), shown ? done.reference : t.referenceElsewhere)
      : await howToReach(ctx, ctx.t, event, agency);
    rows.push({ label: duties.length > 1 ? agencyName(ctx, agency) : t.how, value: state });
  }
  const elements: Element[] = [
    { kind: 'text', tone: mark ? 'alert' : 'strong', text: `${t.tell(agencies)}${mark && ` · ${mark}`}` },
    { kind: 'facts', rows },
  ];
  const dutyValue = (agency: string) => `${event.id} ${row.id} ${agency}`;
  const told = event.mergedInto ? [] : duties.filter(({ done }) => done);
  const corrections = told.map(({ agency }): Button => {
    const label = duties.length > 1 ? t.correctFor(agencyName(ctx, agency)) : t.correctFiling;
    return { action: 'event.filing', value: dutyValue(agency), label };
  });
  if (next) {
    const tell = open.map(({ agency }): Button => {
      const label = duties.length > 1 ? t.markDoneFor(agencyName(ctx, agency)) : t.markDone;
      return { action: 'event.filing', value: dutyValue(agency), label, style: 'primary' };
    });
    const draft = { action: 'event.draft', value: dutyValue(next.agency), label: t.draft };
    elements.push({ kind: 'buttons', buttons: [...tell, draft, ...corrections] });
  } else if (corrections.length > 0) elements.push({ kind: 'buttons', buttons: corrections });
  return elements;
}

/** The most urgent of what is open, in a word. */
function markOf(ctx: Work, open: readonly Duty[]): string {
  const { warnBefore } = ctx.department.notifications;
  const urgencies = open.map((duty) => urgencyOf(duty, ctx.now, warnBefore));
  if (urgencies.includes('overdue')) return ctx.t.routing.overdue;
  return urgencies.includes('soon') ? ctx.t.routing.soon : '';
}

/** An agency as readers of a language know it; its id where the settings do not name it any more. */
export function agencyName(ctx: Work, agency: string): string {
  return ctx.services.routing.agencies[agency]?.[ctx.language] ?? agency;
}

/** A draft in both languages. Vigie writes to no agency: a person completes it and sends it. */
async function showDraft(ctx: Work, value: string): Promise<Message> {
  const { event, row, duty } = await dutyOf(ctx, value);
  if (isForElsewhere(ctx, event)) mustShow(ctx, event);
  const t = ctx.t.routing;
  const drafts = ctx.department.languages.map((language) => {
    const texts = text(language);
    const severity = event.severity ? texts.common.severities[event.severity] : texts.desk.none;
    const filled: Record<string, string> = {
      number: event.id,
      type: whatItIs(ctx, event, language),
      severity: severity.toLowerCase(),
      // Whoever gets it may have other clocks.
      reported: texts.common.whenInZone(new Date(event.reportedAt), ctx.department.timeZone),
      department: ctx.department.name[language],
      telephone: ctx.department.desk.telephone,
    };
    return row.draft[language].replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '');
  });
  const heading = t.draftHeading(agencyName(ctx, duty.agency));
  return {
    // What a telephone shows of it before it is opened has no content.
    text: heading,
    card: [
      { kind: 'heading', text: heading },
      ...drafts.map((draft) => ({ kind: 'quote', text: draft }) as const),
      { kind: 'text', tone: 'quiet', text: t.draftHint },
    ],
  };
}

/** What a draft says that it is about: nothing of a restricted event, and of readiness the level, restricted or not. */
function whatItIs(ctx: Work, event: SecurityEvent, language: Language): string {
  const level = event.readiness && levelOf(ctx.department.readinessLevels, event.readiness.to);
  if (event.restricted && !level) return text(language).desk.restricted;
  return (level ?? ctx.type(event.type)).name[language];
}

export const notifyActions: readonly Action<Work>[] = [
  { id: 'event.notify', who: tellers, privacy: 'private', run: showDuties },
  { id: 'event.draft', who: tellers, privacy: 'private', run: showDraft },
];
