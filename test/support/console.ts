import { createConsole } from '../../src/adapters/console/adapter.ts';
import type { Store } from '../../src/domain/store.ts';
import { type Bot, type BotOptions, sampleDepartment, startBot } from './bot.ts';

export const token = 'token-of-the-tests';

/** The bot with the console, as `npm start` serves it. */
export function startConsoleBot(options: Partial<BotOptions> = {}): Promise<Bot> {
  const department = options.department ?? sampleDepartment();
  return startBot({ ...options, department, adapters: (store) => [consoleOn(store, department)] });
}

function consoleOn(store: Store, department: ReturnType<typeof sampleDepartment>) {
  return createConsole({
    token,
    department: department.name,
    channels: department.channels.filter((channel) => channel.console),
    people: async () =>
      (await store.people.page(undefined, 500)).map(({ id, name, language = 'en' }) => ({
        id,
        name,
        language,
      })),
    keep: {
      get: (id) => store.conversations.get(id),
      remember: (put) => store.commit([{ in: 'conversations', put }]),
    },
    ...(store.shown && { shared: store.shown }),
  });
}
