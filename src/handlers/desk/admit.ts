import type { Person } from '../../domain/person.ts';
import { type Guarded, hasLevel, noteKeptOut } from '../has-level.ts';
import type { Work } from '../work.ts';

/**
 * Who of these may be given access to an event, by the screening level that it asks for; of each of the others a sentence
 * for whoever wanted to give it, and an entry in the audit.
 */
export async function admit(
  ctx: Work,
  event: Guarded & { id: string },
  people: readonly Person[],
): Promise<{ inside: Person[]; out: string[] }> {
  const inside: Person[] = [];
  const out: string[] = [];
  for (const person of people) {
    if (await hasLevel(ctx, event, person.id)) inside.push(person);
    else {
      noteKeptOut(ctx, 'event', event, person.id);
      out.push(ctx.t.screening.lacksLevel(person.name));
    }
  }
  return { inside, out };
}

/** Why whoever asks may not work on an event themselves; nothing where they may. */
export async function keptOut(ctx: Work, event: Guarded & { id: string }): Promise<string[]> {
  const self = await ctx.store.people.get(ctx.actor.id);
  return self ? (await admit(ctx, event, [self])).out : [];
}
