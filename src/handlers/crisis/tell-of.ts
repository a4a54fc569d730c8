import type { Element, Message } from '../../chat/message.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { fits, type Marking } from '../../domain/marking.ts';
import type { Person } from '../../domain/person.ts';
import type { Text } from '../../text/index.ts';
import type { Unit } from '../work.ts';

/**
 * Tells somebody of a crisis. What people wrote in it stands in quotes, and goes only where its marking may be: on another
 * platform they read where to look.
 */
export async function tellOf(
  unit: Unit,
  crisis: { id: string; marking: Marking },
  id: string,
  person: Person,
  write: (t: Text) => Message,
  more: Partial<Delivery>,
): Promise<void> {
  const { ceilings } = unit.department;
  await unit.tell(id, person, write, more, (platform) => fits(crisis.marking, ceilings[platform]));
  const bare = (t: Text): Message => withoutQuotes(t, crisis, write(t));
  await unit.tell(id, person, bare, more, (platform) => !fits(crisis.marking, ceilings[platform]));
}

/** The same where the crisis’s marking may not be: where to look stands in the place of what people wrote. */
export function withoutQuotes(t: Text, crisis: { id: string; marking: Marking }, message: Message): Message {
  const elsewhere = t.crisis.notHere(crisis.id, t.common.markings[crisis.marking]);
  const without = (element: Element): Element =>
    element.kind === 'quote' ? { kind: 'text', tone: 'alert', text: elsewhere } : element;
  return { ...message, card: message.card?.map(without) ?? [] };
}
