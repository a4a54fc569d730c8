import type { ChatEvent, Mention } from '../chat/event.ts';
import type { People } from '../domain/person.ts';

/**
 * Finds out how those whom somebody mentioned are called: by their name and address, where their account is fixed to somebody
 * of the directory, as nobody reads a platform's token for it. A quoted message is written so at once.
 */
export async function nameMentions(people: People, event: ChatEvent): Promise<void> {
  for (const mention of mentionsIn(event)) {
    const person = await people.byAccount(event.sender.platform, { id: mention.id });
    if (person) mention.name = `${person.name} (${person.id})`;
  }
  if (event.kind === 'shortcut' && event.quote) event.quote = withNames(event, event.quote);
}

/** Words of an event with the name of everybody mentioned in the place of what the platform wrote for them. */
export function withNames(event: ChatEvent, words: string): string {
  return mentionsIn(event).reduce(
    (named, { token, name }) => (name ? named.replaceAll(token, () => name) : named),
    words,
  );
}

function mentionsIn(event: ChatEvent): readonly Mention[] {
  return (event.kind === 'text' || event.kind === 'shortcut' ? event.mentions : undefined) ?? [];
}
