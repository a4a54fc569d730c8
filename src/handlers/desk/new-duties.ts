import { type Message, together } from '../../chat/message.ts';
import type { Duty } from '../../domain/agency-duty.ts';
import { clauseOf, isPrivacys } from '../../domain/agency-routing.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { ownCso } from '../agency-words.ts';
import { csosFor, isForElsewhere } from '../report/access.ts';
import type { Unit, Work } from '../work.ts';
import { ownerOf } from './owner.ts';
import { privacyPartOf } from './privacy-officers.ts';
import { withButton } from './show-button.ts';
import { tellOf } from './tell-of.ts';

/**
 * Tells of what an event has to be told to from now on those who would learn it from nobody's reminder, or late: whoever has it of
 * what follows from what somebody else did, the department's own CSO of what they have to know as such, by its number alone, and the
 * privacy officers of what is theirs to tell and has no time. That it was told is filed by a person, as of any agency.
 * @param before as it was stored
 */
export async function tellOfNewDuties(
  unit: Unit,
  before: SecurityEvent | undefined,
  event: SecurityEvent,
  by: string,
): Promise<void> {
  const added = newDuties(before, event);
  const own = soonTold(unit, added).filter((duty) => !isPrivacys(duty));
  const owner = own.length > 0 && event.owner !== by ? await ownerOf(unit, event) : undefined;
  if (owner)
    await tellOf(unit, `${event.id}:new-duties:${unit.now.getTime()}`, owner, event, (t) =>
      withChecklist(t, event, t.routing.nowToTell(event.id, namesOf(unit, t, own))),
    );
  for (const duty of added) {
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
  const told = soonTold(ctx, newDuties(before, event));
  if (told.length === 0 || isForElsewhere(ctx, event)) return answer;
  const sentence = ctx.t.routing.nowToTell(event.id, namesOf(ctx, ctx.t, told));
  return together(answer, withChecklist(ctx.t, event, sentence));
}

/** Those that do not wait for the regular cycle. */
function soonTold({ services }: Unit, duties: readonly Duty[]): Duty[] {
  const { rows } = services.routing;
  return duties.filter(({ row }) => rows.find(({ id }) => id === row)?.timing !== 'on-request');
}

/** Whom duties name, each once. */
function namesOf({ services }: Unit, t: Text, duties: readonly Duty[]): string {
  const { agencies } = services.routing;
  const names = duties.map(({ agency }) => agencies[agency]?.[t.common.language] ?? agency);
  return [...new Set(names)].join('; ');
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
  return {
    people: await privacyPartOf(unit, event),
    sentence: (t) => t.routing.nowToTell(event.id, namesOf(unit, t, [duty])),
  };
}
