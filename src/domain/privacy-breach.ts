import { slip } from './agency-duty.ts';
import type { SecurityEvent } from './security-event.ts';

/** What an employee or manager tells at once (Directive on Privacy Practices, Appendix B). */
export const firstFacts = ['when-and-where', 'what', 'kind-of-information', 'people', 'containment'] as const;
export type FirstFact = (typeof firstFacts)[number];

/** What the report of a material breach holds, in fourteen items (Directive on Privacy Practices, Appendix B). */
export const reportItems = [
  'dates',
  'description',
  'number-affected',
  'categories',
  'parties',
  'safeguards',
  'risks',
  'remedies',
  'notification',
  'no-notification',
  'location',
  'discovery',
  'banks',
  'organizations',
] as const;
export type ReportItem = (typeof reportItems)[number];

/**
 * The privacy officers' worksheet about an event, apart from the security officers' notes. Every breach, material or
 * not, is kept five years from when it became known (Directive on Privacy Practices, Appendix B).
 */
export interface PrivacyBreach {
  /** The event's number. */
  id: string;
  version: number;
  /** ISO instant: when the department became aware. */
  awareAt: string;
  facts: Partial<Record<FirstFact, string>>;
  items: Partial<Record<ReportItem, string>>;
  /** Each decision on whether it is material; the last one holds. */
  decisions: Decision[];
  history: BreachChange[];
  /** Addresses of those who were told that it is theirs; absent in older records. Whom an old one leaves out may be a confidential author. */
  told?: string[];
}

/** Who changed what of the worksheet, when, from what to what; a value that is not filled in is absent. */
export interface BreachChange {
  at: string;
  by: string;
  what: 'facts' | 'items' | 'decision' | 'exported';
  /** Which of the facts or items. */
  of?: FirstFact | ReportItem;
  from?: string;
  to?: string;
}

/** A named person judged whether the breach creates a real risk of significant harm. */
export interface Decision {
  material: boolean;
  reason: string;
  by: string;
  at: string;
}

/**
 * Of decisions, the one from which the last holds: deciding the same again, or setting right within the time of a slip what was
 * decided otherwise, begins nothing anew.
 */
export function decidedFirst(decisions: readonly Decision[]): Decision | undefined {
  let held = decisions.at(-1);
  for (const each of decisions.toReversed()) {
    if (each.material === held?.material) held = each;
    else if (held && Date.parse(held.at) - Date.parse(each.at) > slip) return held;
  }
  return held;
}

export interface PrivacyBreaches {
  get(id: string): Promise<PrivacyBreach | undefined>;
}

/** Whether somebody wrote or decided something in it. */
export function isFilled({ facts, items, decisions }: PrivacyBreach): boolean {
  return [facts, items, decisions].some((part) => Object.keys(part).length > 0);
}

/**
 * What others than somebody wrote in a worksheet, as far as it stands in it: the reasons of their decisions, and each text without
 * what that person wrote of it themselves.
 * @param counts whether own words have to be taken out: a few letters of theirs may stand in anything that others write
 */
export function writtenByOthers(
  { facts, items, decisions, history }: PrivacyBreach,
  person: string,
  counts: (own: string) => boolean,
): string {
  const own = history.filter(({ by }) => by === person);
  const left = (what: 'facts' | 'items', texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([of, text]) => {
      const entries = own.filter((entry) => entry.what === what && (entry.of ?? of) === of);
      // An older worksheet does not say which of its texts somebody wrote.
      if (entries.some((entry) => entry.of === undefined)) return '';
      return entries.reduce(
        (rest, { to }) => (to && counts(to) ? rest.replaceAll(to, () => '\n') : rest),
        text,
      );
    });
  const reasons = decisions.filter(({ by }) => by !== person).map(({ reason }) => reason);
  return [...left('facts', facts), ...left('items', items), ...reasons].join('\n');
}

/**
 * Whether an event is one for the privacy officers: never what somebody told the screening officers of their own life, and always
 * what was decided to be a material breach.
 */
export function concernsPrivacy(event: SecurityEvent): boolean {
  if (event.circumstance) return false;
  if (event.materiality?.material) return true;
  return event.type === 'privacy-breach' || event.answers?.['personal-information'] === 'yes';
}

/** Whether an event that has a worksheet is still one for them: its type may be another now, and the question open again. */
export function mayConcernPrivacy(event: SecurityEvent): boolean {
  return concernsPrivacy(event) || event.answers?.['personal-information'] !== 'no';
}

/** Whether something may still be to decide in the worksheet of an event, or to be told of it; that of what was merged is another’s. */
export function mayHaveToDo({ mergedInto, materiality, duties = [] }: SecurityEvent): boolean {
  return !mergedInto && (!materiality || duties.some(({ done }) => !done));
}

/**
 * Milliseconds after which whoever has the worksheet is reminded, again and again, that it is not decided yet whether the
 * breach is material. Policy sets no time for that decision: this is Vigie's own.
 */
export const undecidedAfter = 7 * 24 * 60 * 60 * 1000;

const keptYears = 5;

/** Until when the record of a breach is kept at least. */
export function keptUntil({ awareAt }: Pick<PrivacyBreach, 'awareAt'>): Date {
  const until = new Date(awareAt);
  until.setUTCFullYear(until.getUTCFullYear() + keptYears);
  return until;
}
