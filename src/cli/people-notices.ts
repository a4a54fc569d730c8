import type { Department } from '../domain/department.ts';
import type { Person } from '../domain/person.ts';
import type { PersonRow } from './people-csv.ts';

/**
 * What is no mistake of a row by itself, but would leave people out of alerts and roll-ups: buildings and floors that the
 * department's file does not have, managers whom nobody knows. One sentence each, however many people it concerns.
 */
export function peopleNotices(
  rows: readonly PersonRow[],
  existing: readonly Person[],
  department: Department,
): string[] {
  const notices = new Map<string, string[]>();
  const notice = (found: string, row: PersonRow) =>
    notices.set(found, [...(notices.get(found) ?? []), row.email]);
  const known = new Set([...existing.map(({ id }) => id), ...rows.map(({ email }) => email)]);
  for (const row of rows) {
    const building = department.buildings.find(({ id }) => id === row.building);
    if (row.building && !building) {
      notice(`The department’s file has no building “${row.building}”`, row);
    } else if (building && row.floor && !building.floors.includes(row.floor)) {
      notice(`The department’s file has no floor “${row.floor}” in ${building.id}`, row);
    }
    if (row.manager && !known.has(row.manager)) {
      notice(`The manager ${row.manager} is neither in this file nor in the directory`, row);
    }
  }
  return [...notices].map(([found, people]) => {
    const others = people.length > 1 ? ` and ${people.length - 1} more` : '';
    return `Check: ${found} (${people[0]}${others}).`;
  });
}
