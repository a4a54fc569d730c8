import { type Message, together } from '../../chat/message.ts';
import type { Duty } from '../../domain/agency-duty.ts';
import { clauseOf, isPrivacys } from '../../domain/agency-routing.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { ownCso } from '../agency-words.ts';
import { csosFor, isForElsewhere } from '../report/access.ts';
import type { Unit, Work } from '../work.ts';
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
  for (const duty of newDuties(before, event)) {
    const told = await toldOf(unit, event, duty);
    for (const person of told?.people ?? []) {
      if (person.id === by) continue;
      // One that went and came back is a message of its own: nobody sees one of weeks ago that changes.
      const id = `${event.id}:new-duty:${duty.row}:${unit.now.getTime()}`;
      await tellOf(unit, id, person, event, (t) => withChecklist(t, event, told?.sentence(t) ?? ''));
    }
  }
}

/**
 * The answer to whoever changed something of an event, with whom it has to be told to because of that, but for what is told in the
 * regular cycle: else they would hear of it from a reminder, when it should have been told.
 */
export function withNowToTell(
  ctx: Work,
  before: SecurityEvent,
  event: SecurityEvent,
  answer: Message,
): Message {
  const { agencies, rows } = ctx.services.routing;
  const isSoon = ({ row }: Duty) => rows.find(({ id }) => id === row)?.timing !== 'on-request';
  const told = newDuties(before, event).filter(isSoon);
  if (told.length === 0 || isForElsewhere(ctx, event)) return answer;
  const names = new Set(told.map(({ agency }) => agencies[agency]?.[ctx.language] ?? agency));
  const sentence = ctx.t.routing.nowToTell(event.id, [...names].join('; '));
  return together(answer, withChecklist(ctx.t, event, sentence));
}

function newDuties(before: SecurityEvent | undefined, { duties = [] }: SecurityEvent): Duty[] {
  const isKnown = (one: Duty) =>
    before?.duties?.some((other) => one.row === other.row && one.agency === other.agency);
  return duties.filter((duty) => !duty.done && !isKnown(duty));
}

function withChecklist({ routing }: Text, { id: value }: SecurityEvent, sentence: string): Message {
  return withButton(sentence, { action: 'event.notify', value, label: routing.show });
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
