import type { Bilingual } from './bilingual.ts';
import type { Severity } from './severity.ts';

/**
 * Who outside the department has to be told of a security event by the Standard on Security Event Reporting (Directive on
 * Security Management, Appendix I, 2024-03-01), I.2.2.1 to I.2.2.13, in its order.
 */
export const standardRows = [
  'national-security',
  'significant-impact',
  'cyber',
  'suspicious-activity',
  'readiness-level',
  'breach-of-trust',
  'other-crime',
  'controlled-goods',
  'comsec',
  'cabinet-confidences',
  'material-privacy-breach',
  'policy-monitoring',
  'criminal-records',
] as const;

/** All of them: the standard's, then those of other instruments, which each row names as its source. */
export const rows = [...standardRows, 'multi-institution-breach', 'supplier-breach'] as const;
export type Row = (typeof rows)[number];

/** The clause of the standard that a row is; none where the row rests on another instrument. */
export function clauseOf(row: Row): string | undefined {
  const at = (standardRows as readonly Row[]).indexOf(row);
  return at < 0 ? undefined : `I.2.2.${at + 1}`;
}

/** What has to be known to decide; each is asked once, and only where it matters. */
export const questions = [
  'crime',
  'serious-crime',
  'national-security',
  'significant',
  'it',
  'personal-information',
  'contractor',
  'other-institutions',
  'controlled-goods',
  'cabinet',
  'comsec',
  'breach-of-trust',
  'criminal-records',
] as const;
export type Question = (typeof questions)[number];

/** `unsure` counts as not answered no: the officer is asked again, and nothing is decided on it. */
export type AnswerValue = 'yes' | 'no' | 'unsure';
export type Answers = Partial<Record<Question, AnswerValue>>;

/** Answers as a history keeps them. */
export function writtenAnswers(answers: Answers = {}): string {
  return Object.entries(answers)
    .map(([question, value]) => `${question}:${value}`)
    .join(' ');
}

/**
 * The answers that hold still where an event is found to be graver: that the impact of one of the gravest is not significant is asked
 * again, as whoever said so spoke of less.
 */
export function answersOfGraver(answers: Answers, severity: Severity | undefined): Answers {
  const { significant, ...others } = answers;
  return severity === 'very-high' && significant === 'no' ? others : answers;
}

/** What the rules look at. */
export interface RoutingFacts {
  type: string;
  severity?: Severity;
  answers: Answers;
  /** A compromise was confirmed: the event is an incident. */
  incident: boolean;
  /** A named person decided that a privacy breach is material. */
  materialBreach: boolean;
  /** The departmental readiness level was raised or returned. */
  readinessChanged: boolean;
  /** It tells of a change in its author’s life: nobody outside the department is told of that. */
  isCircumstance?: boolean;
}

/** What the type itself says. */
const implied: Readonly<Record<string, readonly Question[]>> = {
  cyber: ['it'],
  'privacy-breach': ['personal-information'],
  contractor: ['contractor'],
};

/** The questions to which an event itself says yes: its type, and a breach decided to be material, whatever it is taken for. */
export function impliedBy({ type, materialBreach }: Partial<RoutingFacts>): readonly Question[] {
  return [...(implied[type ?? ''] ?? []), ...(materialBreach ? (['personal-information'] as const) : [])];
}

function isSo(facts: Asked, question: Question): boolean {
  return facts.answers[question] === 'yes' || impliedBy(facts).includes(question);
}

/**
 * The standard counts concerns related to terrorism or controlled goods among those of national security: controlled goods
 * are one until somebody says that they are none.
 */
function isOfNationalSecurity(facts: RoutingFacts): boolean {
  const { 'national-security': said } = facts.answers;
  return said === 'yes' || (isSo(facts, 'controlled-goods') && said !== 'no');
}

/** Rows that the privacy officers tell of themselves; every other one is the desk’s. */
const privacyRows: readonly Row[] = ['material-privacy-breach', 'multi-institution-breach'];

/** Whether the privacy officers tell of a duty themselves. */
export function isPrivacys({ row }: { row: Row }): boolean {
  return privacyRows.includes(row);
}

/** Types that are suspicious activity, or may be. */
const suspicious = ['suspicious-activity', 'unauthorized-access', 'other'];

/** Rows that stand on what somebody decided: they apply whatever comes of the event. */
const decided: readonly Row[] = ['readiness-level', 'material-privacy-breach'];

const rules: Readonly<Record<Row, (facts: RoutingFacts) => boolean>> = {
  'national-security': isOfNationalSecurity,
  'significant-impact': (f) =>
    isSo(f, 'significant') || (f.severity === 'very-high' && f.answers.significant !== 'no'),
  cyber: (f) => isSo(f, 'it'),
  'suspicious-activity': (f) =>
    suspicious.includes(f.type) && (isOfNationalSecurity(f) || isSo(f, 'serious-crime')),
  'readiness-level': (f) => f.readinessChanged,
  'breach-of-trust': (f) => isSo(f, 'breach-of-trust'),
  'other-crime': (f) => isSo(f, 'crime'),
  'controlled-goods': (f) => isSo(f, 'controlled-goods') && isSo(f, 'contractor'),
  comsec: (f) => isSo(f, 'comsec'),
  'cabinet-confidences': (f) => isSo(f, 'cabinet'),
  'material-privacy-breach': (f) => f.materialBreach,
  'policy-monitoring': (f) =>
    f.incident || f.materialBreach || isOneOf(f.severity, ['high', 'very-high']) || isSo(f, 'significant'),
  'criminal-records': (f) => isSo(f, 'criminal-records'),
  // Told of a potential breach as of a confirmed one, before anybody decides whether it is material.
  'multi-institution-breach': (f) => isSo(f, 'personal-information') && isSo(f, 'other-institutions'),
  'supplier-breach': (f) => isSo(f, 'personal-information') && isSo(f, 'contractor'),
};

function isOneOf(value: string | undefined, values: readonly string[]): boolean {
  return value !== undefined && values.includes(value);
}

/**
 * The rows that apply, in their order: one event may be told to several.
 * @param isMoot the event was taken back, repeats another or was unfounded: only what was decided is told still
 */
export function rowsFor(facts: RoutingFacts, isMoot = false): Row[] {
  return (isMoot ? decided : rows).filter((row) => rules[row](facts));
}

/** What information or equipment may be of that is lost, seen, or taken. */
const sensitive = ['controlled-goods', 'cabinet', 'comsec'] as const;

/** What matters where nothing is known of what it is, besides personal information. */
const ofAnything: readonly Question[] = [
  'crime',
  'serious-crime',
  'national-security',
  'breach-of-trust',
  'it',
  ...sensitive,
];

/** Which questions matter for a type, besides personal information and those that another answer or the degree of injury makes matter. */
const asked: Readonly<Record<string, readonly Question[]>> = {
  'lost-item': ['crime', 'it', ...sensitive],
  'suspicious-message': ['it', 'crime', 'national-security', ...sensitive],
  cyber: ['crime', 'national-security', 'breach-of-trust', ...sensitive],
  'privacy-breach': ['it', 'crime', 'breach-of-trust', 'cabinet', 'comsec'],
  'unattended-information': sensitive,
  'unauthorized-access': ofAnything,
  'threat-violence': ['crime', 'national-security'],
  'suspicious-activity': ['serious-crime', 'national-security', 'crime'],
  'damage-facility': ['crime', 'national-security', ...sensitive],
  ohs: ['crime'],
  'insider-screening': [
    'breach-of-trust',
    'crime',
    'national-security',
    'it',
    // Screening files hold them, whoever's they are.
    'criminal-records',
    ...sensitive,
  ],
  contractor: ['crime', 'national-security', 'breach-of-trust', 'it', ...sensitive],
};

type Asked = Omit<RoutingFacts, 'incident'>;

/**
 * The questions whose answer decides something for this event, in the order in which they are asked. A yes decides whatever
 * the event is taken for since it was given: it is seen, and can be set right, wherever it stands.
 */
export function questionsFor(facts: Asked): Question[] {
  if (facts.readinessChanged || facts.isCircumstance) return [];
  const wanted = new Set(asked[facts.type] ?? ofAnything);
  // Whatever happened may have laid somebody's information open: a flood in the file room, a person hurt.
  wanted.add('personal-information');
  if (facts.severity !== 'low') wanted.add('significant');
  if (isOneOf(facts.severity, ['high', 'very-high'])) wanted.add('national-security');
  if (isSo(facts, 'controlled-goods')) wanted.add('national-security').add('contractor');
  // What is in a criminal record is personal.
  if (isSo(facts, 'personal-information')) {
    wanted.add('criminal-records').add('contractor').add('other-institutions');
  }
  for (const question of questions) if (facts.answers[question] === 'yes') wanted.add(question);
  return questions.filter((question) => wanted.has(question) && !impliedBy(facts).includes(question));
}

/** Those that nobody has answered yes or no. */
export function unanswered(facts: Asked): Question[] {
  return questionsFor(facts).filter((question) => !isOneOf(facts.answers[question], ['yes', 'no']));
}

/** What the standard, or the plan it names, says about when; nothing is invented where it says nothing. */
export type Timing = 'without-delay' | 'seven-days' | 'by-plan' | 'on-request' | 'none';

/** A row as `data/agency-routing.yaml` describes it. */
export interface RoutingRow {
  id: Row;
  name: Bilingual;
  /** Why, in a sentence. */
  why: Bilingual;
  /** What it rests on, where that is not the standard. */
  source?: Bilingual | undefined;
  timing: Timing;
  /** Ids of agencies: all of them have to be told. */
  recipients: readonly string[];
  /** What to do before anything else, such as preserving evidence. */
  first?: Bilingual | undefined;
  /** The words of a first message; `{number}`, `{type}`, … are put in. It holds no personal details. */
  draft: Bilingual;
}

export interface AgencyRouting {
  agencies: Readonly<Record<string, Bilingual>>;
  rows: readonly RoutingRow[];
}

/** How an agency is reached, and the day on which somebody last checked that it still is. */
export interface Contact {
  telephone?: string | undefined;
  email?: string | undefined;
  /** `2026-11-02`. */
  verified: string;
}
