import { allRecords } from '../../src/handlers/bot.ts';
import { maker } from '../../src/handlers/make.ts';
import type { Chat } from './chat.ts';

const registry = allRecords();

/** A document of a crisis as somebody gets it in the console; undefined when they may not have it. */
export async function makerOf(chat: Chat, of: string, who: string): Promise<string | undefined> {
  const make = maker(registry, chat.services, 'console', {
    clock: () => chat.now,
    failure: (what, error) => {
      chat.failures.push(`${what}: ${error}`);
      return '';
    },
  });
  const email = `${who}@sample.example`;
  const sender = { platform: 'console', id: `console-${who}`, email, name: who, standing: 'member' } as const;
  const { bytes } = await make({ maker: 'crisis.document', of }, sender, 'give');
  return bytes && Buffer.from(bytes).toString('utf8');
}
