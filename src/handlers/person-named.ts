import { clean } from '../chat/words.ts';
import type { Person } from '../domain/person.ts';
import type { Work } from './work.ts';

/** A person by address, or by a mention that the platform vouches for. */
export async function personNamed(ctx: Work, who: string): Promise<Person | undefined> {
  const { people } = ctx.store;
  const mentions = ctx.event.kind === 'text' ? ctx.event.mentions : [];
  const mention = mentions.find(({ token }) => token === who);
  if (!mention) return people.get(clean(who).toLowerCase());
  const byAccount = await people.byAccount(ctx.platform, { id: mention.id });
  return byAccount ?? (mention.email ? people.get(mention.email) : undefined);
}
