import type { Person } from './person.ts';
import { checkDue, type Screening, validUntil } from './screening.ts';
import { daysBetween } from './screening-clocks.ts';
import { underWay } from './screening-reminders.ts';

/** How far ahead an end of validity is looked for, in days. */
export const horizons = [30, 90, 180] as const;
/** How far ahead somebody may ask. */
export const farthest = 366;

/** One line of a list: whose, the day that counts, and what is due on it. */
export interface OverviewLine {
  person: string;
  name: string;
  unit: string;
  day: string;
  what: 'expires' | 'expired' | 'check' | 'conditions' | 'temporary' | 'request';
  stage?: string;
  /** The day on which conditions were reassessed last. */
  reassessed?: string;
}

/** How a department's screening stands, gathered from one record after the other. */
export interface Overview {
  records: number;
  /** End of validity within each horizon, by unit; the empty name stands for people without one. */
  units: Map<string, [number, number, number]>;
  lines: OverviewLine[];
  /** Requests under way by stage, with their ages in days; the empty stage stands for none given. */
  stages: Map<string, { count: number; ages: number[] }>;
  /** What cannot be told. */
  unknown: { noDate: number; noDay: number; notInDirectory: number };
}

/** An overview of no record yet. */
export function newOverview(): Overview {
  return {
    records: 0,
    units: new Map(),
    lines: [],
    stages: new Map(),
    unknown: { noDate: 0, noDay: 0, notInDirectory: 0 },
  };
}

/** Adds a record. Somebody who has left counts for nothing but the requests that still run about them. */
export function addTo(
  overview: Overview,
  record: Screening,
  person: Person | undefined,
  today: string,
): void {
  overview.records += 1;
  if (!person) overview.unknown.notInDirectory += 1;
  const { id, requested, stage = '' } = record;
  const who = { person: id, name: person?.name ?? id, unit: person?.unit ?? '' };
  const line = (
    day: string,
    what: OverviewLine['what'],
    more: Pick<OverviewLine, 'stage' | 'reassessed'> = {},
  ) => overview.lines.push({ ...who, day, what, ...more });
  if (underWay(record)) {
    const known = overview.stages.get(stage) ?? { count: 0, ages: [] };
    known.count += 1;
    if (requested) known.ages.push(daysBetween(requested, today));
    else overview.unknown.noDay += 1;
    overview.stages.set(stage, known);
    if (requested) line(requested, 'request', stage ? { stage } : {});
  }
  if (person?.active === false || (record.status !== 'active' && record.status !== 'expired')) return;
  const until = validUntil(record);
  if (!until) overview.unknown.noDate += 1;
  if (record.status === 'expired' || (until && until < today)) {
    line(until ?? today, 'expired');
    return;
  }
  if (until) {
    const left = daysBetween(today, until);
    const counts = overview.units.get(who.unit) ?? [0, 0, 0];
    horizons.forEach((horizon, i) => {
      if (left <= horizon) counts[i] = (counts[i] ?? 0) + 1;
    });
    if (left <= horizons[2]) overview.units.set(who.unit, counts);
    if (left <= farthest) line(until, record.temporaryUntil ? 'temporary' : 'expires');
  }
  const check = checkDue(record);
  const { conditionsUntil, reassessed } = record;
  if (check && daysBetween(today, check) <= farthest) line(check, 'check');
  if (conditionsUntil && daysBetween(today, conditionsUntil) <= farthest)
    line(conditionsUntil, 'conditions', reassessed && { reassessed: reassessed.on });
}

/** The lines of a list, what is the most urgent first. */
export function listed(overview: Overview, today: string, which: number | 'overdue' | 'requests') {
  return overview.lines
    .filter(({ what, day }) => {
      if (which === 'requests') return what === 'request';
      if (what === 'request') return false;
      const late = what === 'expired' || day < today;
      return which === 'overdue' ? late : !late && daysBetween(today, day) <= which;
    })
    .sort((a, b) => `${a.day} ${a.person}`.localeCompare(`${b.day} ${b.person}`));
}
