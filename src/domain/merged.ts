import { type Duty, remindedAnew, writtenRows } from './agency-duty.ts';
import { type Answers, answersOfGraver, impliedBy, writtenAnswers } from './agency-routing.ts';
import { affectedChanges, changeAll, yesOrNo } from './event-history.ts';
import type { BreachChange, PrivacyBreach } from './privacy-breach.ts';
import type { Affected, SecurityEvent } from './security-event.ts';
import { graver } from './severity.ts';

/**
 * An event with what was found out about another that tells of the same thing: the graver severity, a compromise, what is
 * affected, the answers that bring duties about, and those duties with the filings and the times that they already have.
 * What was ruled out there may not be ruled out here, and stays behind. The danger is the caller's: somebody is woken for it.
 */
export function withDuplicate(
  target: SecurityEvent,
  duplicate: SecurityEvent,
  by: string,
  now: Date,
): SecurityEvent {
  const links = [...new Set([...(target.links ?? []), duplicate.id])];
  const severity = graver(target.severity, duplicate.severity);
  const isFound = duplicate.compromise?.confirmed && !target.compromise?.confirmed;
  const compromise = isFound ? duplicate.compromise : target.compromise;
  const affected = bothAffected(target.affected, duplicate.affected);
  const isGraver = severity !== target.severity;
  const own = isGraver ? answersOfGraver(target.answers ?? {}, severity) : target.answers;
  const answers = { ...own, ...found(duplicate) };
  const people = Math.max(target.peopleAffected ?? 0, duplicate.peopleAffected ?? 0);
  const peopleAffected = people > 0 ? people : target.peopleAffected;
  const others = (duplicate.duties ?? []).map((duty) => remindedAnew(duty, now));
  const duties = bothDuties(target.duties ?? [], others);
  const fields = {
    links,
    answers,
    duties,
    ...(severity && { severity }),
    ...(compromise && { compromise }),
    ...(affected && { affected }),
    ...(peopleAffected !== undefined && { peopleAffected }),
  };
  return changeAll(target, by, now, fields, [
    ['linked', undefined, duplicate.id],
    ['severity', target.severity, severity],
    ['compromise', yesOrNo(target.compromise?.confirmed), yesOrNo(compromise?.confirmed)],
    ...(affected ? affectedChanges(target.affected, affected) : []),
    ['answered', writtenAnswers(target.answers), writtenAnswers(answers)],
    ['people', target.peopleAffected?.toString(), peopleAffected?.toString()],
    ['duties', writtenRows(target.duties), writtenRows(duties)],
  ]);
}

/** What was answered yes, or said by the type itself. */
function found({ type, answers }: SecurityEvent): Answers {
  const yes = Object.entries(answers ?? {}).filter(([, value]) => value === 'yes');
  return Object.fromEntries([...impliedBy({ type }).map((question) => [question, 'yes']), ...yes]);
}

function bothAffected(own: Affected | undefined, other: Affected | undefined): Affected | undefined {
  if (!own || !other) return own ?? other;
  const controls = [...new Set([...own.controls, ...other.controls])].sort();
  const programs = joined(own.programs, other.programs, '; ');
  const criticalServices = joined(own.criticalServices, other.criticalServices, '; ');
  const resources = joined(own.resources, other.resources, '; ');
  return {
    controls,
    ...(programs && { programs }),
    ...(criticalServices && { criticalServices }),
    ...(resources && { resources }),
  };
}

/** An agency is told once: what was filed for either holds, and time runs from when the first had to be told. */
function bothDuties(own: readonly Duty[], others: readonly Duty[]): Duty[] {
  const duties = [...own];
  for (const other of others) {
    const at = duties.findIndex(({ row, agency }) => row === other.row && agency === other.agency);
    const [same] = at < 0 ? [] : duties.splice(at, 1);
    duties.push(same ? earlier(same, other) : other);
  }
  return duties;
}

function earlier(one: Duty, other: Duty): Duty {
  if (one.done ?? other.done) return one.done ? one : other;
  const sooner = one.since <= other.since ? one : other;
  const dueAt = first([one.dueAt, other.dueAt]);
  return { ...sooner, ...(dueAt && { dueAt }) };
}

/** The first of some ISO instants. */
function first(moments: readonly (string | undefined)[]): string | undefined {
  return moments.filter((at) => at !== undefined).sort()[0];
}

/** The worksheet of an event with that of another: what stands in either, and what was decided of the other is its own. */
export function withWorksheet(
  own: PrivacyBreach,
  other: PrivacyBreach,
  by: string,
  now: Date,
): PrivacyBreach {
  // What came along when they were one before, and were parted since, is there already.
  const known = new Set(own.history.map(entryKey));
  const written = other.history.filter(
    (entry) => (entry.what === 'facts' || entry.what === 'items') && !known.has(entryKey(entry)),
  );
  const facts = inEither(own.facts, other.facts);
  const items = inEither(own.items, other.items);
  const at = now.toISOString();
  const joinings = [
    ...rewritten(own.facts, facts).map((each) => ({ at, by, what: 'facts', ...each }) as const),
    ...rewritten(own.items, items).map((each) => ({ at, by, what: 'items', ...each }) as const),
  ];
  return {
    ...own,
    awareAt: first([own.awareAt, other.awareAt]) ?? own.awareAt,
    facts,
    items,
    history: [...written, ...own.history].sort((a, b) => a.at.localeCompare(b.at)).concat(joinings),
  };
}

function entryKey({ at, by, what, of, from, to }: BreachChange): string {
  return JSON.stringify([at, by, what, of, from, to]);
}

type Texts<Name extends string> = Partial<Record<Name, string>>;

function inEither<Name extends string>(own: Texts<Name>, other: Texts<Name>): Texts<Name> {
  const texts: Texts<Name> = { ...other, ...own };
  for (const name of namesIn(own)) texts[name] = joined(own[name], other[name], '\n');
  return texts;
}

/** Which of the texts that were there became others, from what to what. */
function rewritten<Name extends string>(own: Texts<Name>, now: Texts<Name>) {
  return namesIn(own)
    .filter((name) => own[name] !== now[name])
    .map((of) => ({ of, from: own[of] ?? '', to: now[of] ?? '' }));
}

function namesIn<Name extends string>(texts: Texts<Name>): Name[] {
  return Object.keys(texts) as Name[];
}

/** What both say, each once. */
function joined(own = '', other = '', between: string): string {
  if (!own || !other) return own || other;
  return `${between}${own}${between}`.includes(`${between}${other}${between}`) ? own : own + between + other;
}
