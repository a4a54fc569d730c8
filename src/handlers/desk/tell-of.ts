import { elementsOf, type Message } from '../../chat/message.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { showable } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { withShow } from './show-button.ts';

/**
 * Tells somebody what is to be done about an event. Where a restricted one may not be shown, and another platform may carry it,
 * they hear no more than that something waits: what would say how it stands.
 */
export function tellOf(
  unit: Unit,
  id: string,
  person: Person,
  event: SecurityEvent,
  write: (t: Text) => Message,
  more: Partial<Delivery> = {},
): Promise<void> {
  const { department, services } = unit;
  const isElsewhere =
    event.restricted && services.platforms.some((platform) => showable(department, event, platform));
  const marking = isElsewhere ? event.marking : 'unclassified';
  const elsewhere = (t: Text) =>
    withShow(t, event.id, t.desk.waitsElsewhere(event.id, t.common.markings[marking]));
  return unit.tellMarked(id, person, marking, (t, shown) => (shown ? write(t) : elsewhere(t)), more);
}

/** The same of whom an event names: what a telephone shows of it before it is opened has no name. */
export function tellOfNames(
  unit: Unit,
  id: string,
  person: Person,
  event: SecurityEvent,
  write: (t: Text) => Message,
  more: Partial<Delivery> = {},
): Promise<void> {
  const unnamed = (t: Text): Message => {
    const message = write(t);
    return { ...message, text: t.desk.namesSomebody(event.id), card: [...elementsOf(message)] };
  };
  return tellOf(unit, id, person, event, unnamed, more);
}
