import { Refusal } from '../../chat/errors.ts';
import type { Person } from '../../domain/person.ts';
import { personNamed } from '../person-named.ts';
import type { Work } from '../work.ts';

/** Somebody of the directory by address or mention; a refusal says how to name them. */
export async function directoryPerson(ctx: Work, who: string): Promise<Person> {
  const person = await personNamed(ctx, who);
  if (!person?.active || person.source !== 'directory')
    throw new Refusal('bad-input', ctx.t.duty.nobody(who));
  return person;
}
