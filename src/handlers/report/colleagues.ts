import type { Platform } from '../../chat/event.ts';
import type { EventType } from '../../domain/event-type.ts';
import { atLeast, type Marking } from '../../domain/marking.ts';
import { namingIn } from '../../domain/people-named.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { onDuty } from '../duty/on-duty.ts';
import type { Unit, Work } from '../work.ts';

/**
 * Types of events of which a colleague is likely the subject where one is named. Elsewhere a name is that of a witness, of
 * whoever was hurt, of whom a message pretends to be from, or of whose information was breached, which the privacy officers
 * have to read: the desk has to see those at once, and an officer restricts them where that is right.
 */
const ofColleagues = ['threat-violence', 'unauthorized-access'];

/**
 * Who may see a report that comes in. One that names a colleague is for the officers on duty and the CSO, but never for
 * whom it names; where somebody is in danger it is for the whole desk, and one of a type that is restricted for the officers
 * on duty too: whoever has to act must see it.
 */
export async function accessAtIntake(
  ctx: Work,
  { type, danger, text, marking }: { type: EventType; danger: boolean; text: string; marking: Marking },
): Promise<Pick<SecurityEvent, 'restricted' | 'marking' | 'named' | 'members'>> {
  const restricted = { restricted: true, marking: atLeast(marking, ctx.department.markings.restricted) };
  if (type.restricted)
    return danger ? { ...restricted, members: await dutyBeside(ctx, text, ctx.platform) } : restricted;
  if (danger || !ofColleagues.includes(type.id)) return { restricted: false, marking };
  const colleagues = (await peopleNamed(ctx, text, ctx.platform)).filter(({ id }) => id !== ctx.actor.id);
  if (colleagues.length === 0) return { restricted: false, marking };
  const members = (await onDuty(ctx)).filter(({ id }) => colleagues.every((each) => each.id !== id));
  return { ...restricted, named: marking, members: members.map(({ id }) => id) };
}

/**
 * What changes of who may see an event once somebody is in danger in it: what was restricted because of a name alone is open to
 * the desk, and where nobody has it yet the officers on duty may see what is restricted otherwise.
 */
export async function accessInDanger(unit: Unit, event: SecurityEvent): Promise<Partial<SecurityEvent>> {
  if (event.named) return { restricted: false, marking: event.named };
  if (!event.restricted || event.circumstance || event.owner || event.level) return {};
  const duty = await dutyBeside(unit, event.text ?? '', event.platform);
  return { members: [...new Set([...(event.members ?? []), ...duty])] };
}

async function dutyBeside(unit: Unit, text: string, platform: Platform): Promise<string[]> {
  const named = new Set((await peopleNamed(unit, text, platform)).map(({ id }) => id));
  return (await onDuty(unit)).map(({ id }) => id).filter((id) => !named.has(id));
}

/** Active people of the department whom a text names by first and last name, by their address, or by a mention. */
async function peopleNamed({ store: { people } }: Unit, text: string, platform: Platform): Promise<Person[]> {
  const { keys, addresses, accounts } = namingIn(text);
  const found = await Promise.all([
    keys.length > 0 ? people.named(keys) : [],
    ...addresses.map(async (address) => (await people.get(address)) ?? []),
    ...accounts.map(async (id) => (await people.byAccount(platform, { id })) ?? []),
  ]);
  return found.flat().filter(({ active }) => active);
}
