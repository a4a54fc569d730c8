import type { Person } from '../domain/person.ts';
import { conversationsOf, reach } from '../domain/reach.ts';
import type { Unit, Work } from './work.ts';

/** Those of these people to whom nothing that they are told gets in chat: they have to be called. */
export async function unreached(unit: Unit, people: readonly Person[]): Promise<Person[]> {
  const { platforms, store } = unit.services;
  const ways = await Promise.all(
    people.map(async (person) =>
      reach(person, platforms, await conversationsOf(person, store.conversations)),
    ),
  );
  return people.filter((_, i) => !('platform' in (ways[i] ?? {})));
}

/** Says to whoever gives this person something to do that chat does not bring it to them. */
export async function remarkUnreached(ctx: Work, person: Person): Promise<void> {
  const [missed] = await unreached(ctx, [person]);
  if (missed) ctx.remarks.push(ctx.t.partners.unreached(missed.name));
}
