import { createConsole } from '../../src/adapters/console/adapter.ts';
import type { ShownAt, ShownMessage, ShownMessages, Turn } from '../../src/domain/shown.ts';
import type { Store } from '../../src/domain/store.ts';
import { asKept } from '../../src/handlers/report/sensitivity.ts';
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
    languages: department.languages,
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
    shown: store.shown,
    asKept: (line) => asKept(department, 'console', line),
  });
}

/** Keeps what the console shows for as long as a test. */
export function shownInMemory(): ShownMessages {
  const all: (ShownMessage & Turn)[] = [];
  let last = 0;
  const take = (each: ShownAt) => {
    const known = all.findIndex(({ place, id }) => place === each.place && id === each.id);
    return known < 0 ? [] : all.splice(known, 1);
  };
  return {
    async keep(message, gone = []) {
      last += 1;
      const [before] = take(message);
      gone.forEach(take);
      const turn = { first: before?.first ?? last, last };
      all.push({ ...message, ...turn });
      return turn;
    },
    after: async (after, limit) => all.filter((each) => each.last > after).slice(0, limit),
  };
}
