import { inLanguage, type Message } from '../chat/message.ts';
import { onceEach } from '../domain/once-each.ts';
import { languageOf, type Person } from '../domain/person.ts';
import { type Text, text } from '../text/index.ts';
import type { Unit } from './work.ts';

/**
 * What was asked of several people is settled, or nobody has to settle it any more: in the place of what asked each of them stands
 * what became of it. It looked alive, and its buttons did nothing.
 * @param key under which they were asked
 * @param among everybody who may have been; whoever is left out sees what became of it already
 */
export async function closeAsked(
  unit: Unit,
  key: string,
  among: readonly Person[],
  write: (t: Text) => Message,
): Promise<void> {
  const asking = onceEach(among).flatMap((person) =>
    unit.services.platforms.map(async (platform) => {
      const asked = await unit.store.deliveries.get(`${key}:${person.id}:${platform}`);
      if (!asked || (!asked.posted && asked.state !== 'owed')) return;
      const language = languageOf(person, undefined);
      await unit.owe(asked.id, asked.to, inLanguage(write(text(language)), language));
    }),
  );
  await Promise.all(asking);
}
