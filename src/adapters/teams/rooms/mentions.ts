import type { NotLetIn } from '../../../chat/rooms.ts';
import type { ChannelMember } from '../../../chat/target.ts';
import { inBoth } from '../../../text/index.ts';
import type { RoomParts } from './shape.ts';

/** People that are called in one message. */
const together = 20;

/**
 * Calls people by name into a room that they can read already. Only members of the team are there to be called.
 * @param room.name says what it is for, and that an exercise is one
 * @param room.place the channel
 * @param room.into the conversation that they are called into
 */
export async function callByName(
  { connector, languages }: Pick<RoomParts, 'connector' | 'languages'>,
  { name, place, into }: { name: string; place: string; into: string },
  accounts: readonly ChannelMember[],
): Promise<readonly NotLetIn[]> {
  const refused: NotLetIn[] = [];
  const found: { id: string; name: string }[] = [];
  for (const account of accounts) {
    const member = await connector.member(place, account);
    if (member) found.push(member);
    else refused.push({ account, reason: 'not-in-team' });
  }
  const sentence = inBoth(languages, (t) => t.rooms.called(escaped(name)));
  for (let from = 0; from < found.length; from += together) {
    const mentions = found.slice(from, from + together).map(({ id, name }) => ({
      type: 'mention',
      text: `<at>${escaped(name)}</at>`,
      mentioned: { id, name },
    }));
    const text = `${mentions.map((each) => each.text).join(', ')} ${sentence}`;
    await connector.post(into, { type: 'message', text, entities: mentions });
  }
  return refused;
}

function escaped(name: string): string {
  return name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
