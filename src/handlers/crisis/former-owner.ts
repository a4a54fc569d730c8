import { say } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Person } from '../../domain/person.ts';
import type { Text } from '../../text/index.ts';
import type { Work } from '../work.ts';
import { laneOf } from './room-work.ts';

interface Given {
  /** Who had it to do; nobody perhaps. */
  former: string | undefined;
  /** Who has it now. */
  owner: Pick<Person, 'id'>;
  key: string;
  about: string;
}

/** Whoever had something to do hears that they have it no more, unless they gave it away themselves. */
export async function tellFormer(
  ctx: Work,
  crisis: Crisis,
  { former, owner, key, about }: Given,
  write: (t: Text) => string,
): Promise<void> {
  if (former === undefined || former === owner.id || former === ctx.actor.id) return;
  const person = await ctx.store.people.get(former);
  if (!person?.active) return;
  const more = { about, lane: laneOf(crisis) };
  await ctx.tell(`${key}:theirs:${ctx.now.getTime()}`, person, (t) => say(write(t)), more);
}
