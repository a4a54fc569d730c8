import type { Person } from '../../domain/person.ts';
import { type Look, withLook } from '../../domain/screening-log.ts';
import type { Work } from '../work.ts';

/** Notes that a record was looked at, for the person to read. */
export async function noteLook(ctx: Work, person: string, look: Omit<Look, 'at' | 'by'>): Promise<void> {
  const before = await ctx.store.looks.get(person);
  const after = withLook(before, person, { at: ctx.now.toISOString(), by: ctx.actor.id, ...look });
  if (after.looks !== before?.looks) ctx.save('looks', after);
}

/** A name with its address. */
export function nameAndAddress(person: Person | undefined, id: string): string {
  return person ? `${person.name} (${id})` : id;
}
