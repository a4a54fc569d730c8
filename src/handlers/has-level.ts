import { localDate } from '../domain/local-time.ts';
import { holdsLevel, type ScreeningLevel, screeningLevels } from '../domain/screening.ts';
import type { Unit } from './work.ts';

/** What is looked at to know somebody's level. */
type Looking = Pick<Unit, 'now' | 'department' | 'store'>;

/** What asks for a screening level of whoever is let in: a crisis and its room, a restricted event. */
export interface Guarded {
  level?: ScreeningLevel;
}

/** Whether somebody may be let in, by their screening today: everybody where no level is asked for. */
export async function hasLevel(unit: Unit, { level }: Guarded, person: string): Promise<boolean> {
  if (level === undefined) return true;
  const today = localDate(unit.now, unit.department.timeZone);
  return holdsLevel(await unit.store.screening.get(person), level, today);
}

/** A unit of work with whoever did it, where it was somebody: a confidential author under their pseudonym. */
export type DoneBy = Unit & { actor?: { id: string }; as?: string };

/** The levels that somebody holds today. */
export async function levelsOf({ now, department, store }: Looking, person: string): Promise<Set<string>> {
  const today = localDate(now, department.timeZone);
  const record = await store.screening.get(person);
  return new Set(screeningLevels.filter((level) => holdsLevel(record, level, today)));
}

/** That somebody was not let in is in the audit; why is with the screening officers alone. */
export function noteKeptOut(
  unit: DoneBy,
  kind: 'crisis' | 'event',
  { id, level }: Guarded & { id: string },
  person: string,
): void {
  unit.facts.push({
    at: unit.now.toISOString(),
    who: unit.as ?? unit.actor?.id ?? 'system',
    what: `${kind} kept-out`,
    outcome: 'refused',
    record: id,
    detail: `kept-out:${person}:${level ?? ''}`,
    from: kind,
  });
}
