import { clauseOf, type Duty, isPrivacys } from '../../domain/agency-routing.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { ownCso } from '../agency-words.ts';
import { csosFor } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { privacyPartOf } from './privacy-officers.ts';
import { withButton } from './show-button.ts';
import { tellOf } from './tell-of.ts';

/**
 * Tells of what an event has to be told to from now on those who would learn it from nobody's reminder: the department's own CSO of
 * what they have to know as such, by its number alone, and the privacy officers of what is theirs to tell and has no time. That it
 * was told is filed by a person, as of any agency.
 * @param before as it was stored
 */
export async function tellOfNewDuties(
  unit: Unit,
  before: SecurityEvent | undefined,
  event: SecurityEvent,
  by: string,
): Promise<void> {
  const isOf = (one: Duty) => (other: Duty) => one.row === other.row && one.agency === other.agency;
  for (const duty of event.duties ?? []) {
    if (duty.done || before?.duties?.some(isOf(duty))) continue;
    const told = await toldOf(unit, event, duty);
    for (const person of told?.people ?? []) {
      if (person.id === by) continue;
      // One that went and came back is a message of its own: nobody sees one of weeks ago that changes.
      const id = `${event.id}:new-duty:${duty.row}:${unit.now.getTime()}`;
      await tellOf(unit, id, person, event, (t) => {
        const action = { action: 'event.notify', value: event.id, label: t.routing.show };
        return withButton(told?.sentence(t) ?? '', action);
      });
    }
  }
}

async function toldOf(
  unit: Unit,
  event: SecurityEvent,
  duty: Duty,
): Promise<{ people: Person[]; sentence(t: Text): string } | undefined> {
  if (duty.agency === ownCso) {
    const { telephone } = unit.department.desk;
    const clause = clauseOf(duty.row) ?? '';
    return {
      people: await csosFor(unit, event),
      sentence: (t) => t.routing.ownCsoToCall(event.id, clause, telephone),
    };
  }
  if (!isPrivacys(duty) || duty.dueAt) return undefined;
  const { agencies } = unit.services.routing;
  return {
    people: await privacyPartOf(unit, event),
    sentence: (t) => t.routing.nowToTell(event.id, agencies[duty.agency]?.[t.common.language] ?? duty.agency),
  };
}
