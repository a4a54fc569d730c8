import { localDate } from '../domain/local-time.ts';
import { holdsLevel, type ScreeningLevel } from '../domain/screening.ts';
import type { Unit } from './work.ts';

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
    detail: `${person}:${level ?? ''}`,
    from: kind,
  });
}
