import { toldOfDanger } from '../../domain/alarm.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import type { Unit } from '../work.ts';

/** The event in which one goes on that was merged, perhaps more than once; itself where it was not. */
export async function goesOnIn<E extends Partial<Pick<SecurityEvent, 'mergedInto'>>>(
  unit: Unit,
  event: E,
): Promise<E | SecurityEvent> {
  const into = event.mergedInto ? await asItIs(unit, event.mergedInto) : undefined;
  return into ? goesOnIn(unit, into) : event;
}

/** Whether an event was merged into one that is still worked on. */
export async function isPartOfOpen(unit: Unit, event: SecurityEvent): Promise<boolean> {
  return event.mergedInto !== undefined && !isOver(await goesOnIn(unit, event));
}

/** Whether a part is restricted because of a name alone, and what it is part of is open: one press shows the desk the part as well. */
export async function opensAlone(unit: Unit, event: SecurityEvent): Promise<boolean> {
  return (
    event.named !== undefined && event.mergedInto !== undefined && !(await goesOnIn(unit, event)).restricted
  );
}

/** The events that are part of one, and those that are part of them: their authors wait for the same end. */
export async function mergedInto(
  unit: Unit,
  { id, links = [] }: Partial<Pick<SecurityEvent, 'id' | 'links'>>,
): Promise<SecurityEvent[]> {
  const linked = await Promise.all(links.map((each) => asItIs(unit, each)));
  const parts = linked.filter((each) => each !== undefined).filter((each) => each.mergedInto === id);
  return [...parts, ...(await Promise.all(parts.map((part) => mergedInto(unit, part)))).flat()];
}

/**
 * The links of an event as somebody knows it: to what was merged into it, each with a record of its own, and to others than that
 * in which it goes on.
 */
export async function linksOf(
  unit: Unit,
  { id, links = [], mergedInto: into }: SecurityEvent,
): Promise<{ parts: string; others: string }> {
  const linked = await Promise.all(links.map((each) => asItIs(unit, each)));
  const isPart = (i: number) => linked[i]?.mergedInto === id;
  return {
    parts: links.filter((_, i) => isPart(i)).join(', '),
    others: links.filter((each, i) => each !== into && !isPart(i)).join(', '),
  };
}

/** An event and all that is part of it. */
export async function withParts<E extends Partial<Pick<SecurityEvent, 'id' | 'links'>>>(
  unit: Unit,
  event: E,
): Promise<(E | SecurityEvent)[]> {
  return [event, ...(await mergedInto(unit, event))];
}

/** An event and all that it became one with: that in which it goes on, and what else is part of that. */
export async function asOne<E extends Partial<Pick<SecurityEvent, 'id' | 'links' | 'mergedInto'>>>(
  unit: Unit,
  event: E,
): Promise<(E | SecurityEvent)[]> {
  return withParts(unit, await goesOnIn(unit, event));
}

/**
 * An event, as coming during an exercise only where all that it consists of did: while somebody is being woken because of danger in
 * it, where those did whose authors said so, and all the others that tell of danger.
 */
export async function asPlayed(unit: Unit, event: SecurityEvent): Promise<SecurityEvent> {
  const { id, alarm } = event;
  const { during: own, ...real } = event;
  const said = alarm ? await Promise.all(toldOfDanger(event).map((each) => asItIs(unit, each))) : [];
  const isOfPart = said.some((each) => each?.id !== id);
  const during = isOfPart ? said[0]?.during : own;
  if (!during || said.some((each) => each && !each.during)) return real;
  const parts = await mergedInto(unit, event);
  const isReal = parts.some((part) => !part.during && (part.danger || !isOfPart));
  return isReal ? real : { ...real, during };
}

/** An event with what is about to be stored of it. */
export async function asItIs(unit: Unit, id: string): Promise<SecurityEvent | undefined> {
  return unit.coming('events', id) ?? (await unit.store.events.get(id));
}
