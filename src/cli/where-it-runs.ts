import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../chat/event.ts';
import { allRecords } from '../handlers/bot.ts';
import { Syncing } from '../handlers/sync/syncing.ts';
import { loadSettings, type Settings } from '../settings/load.ts';
import { asOwnerOf } from '../store/json/as-owner.ts';
import { openKeys } from '../store/keys.ts';
import { openStore } from '../store/open.ts';
import { openDirectories } from './directories.ts';
import { runVerb } from './run.ts';
import { askRunningBot } from './socket.ts';

const contentFolder = join(import.meta.dirname, '../../data');
/** Prints a line for whoever typed the command. */
export const out = (line: string) => process.stdout.write(`${line}\n`);

/** Who typed the command, for the audit: as the operating system names them, or by their number where it does not, as in many containers. */
export function whoTyped(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}

/** Ends with a sentence for whoever typed the command. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exit: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** What is set; fails with all that is wrong with it. */
export async function settings(): Promise<Settings> {
  const loaded = await loadSettings(process.env, contentFolder);
  if (loaded.ok) return loaded.settings;
  throw new Failure(
    loaded.problems.map(({ where, found, todo }) => `${where}: ${found}\n  ${todo}`).join('\n'),
  );
}

/** A verb takes few of the connections that the bot may need. */
const verbPool = 4;

/** Runs a verb in the bot that owns the folder, and otherwise on the store itself. */
export async function run(verb: string, input: unknown, print = out): Promise<void> {
  const loaded = await settings();
  const user = whoTyped();
  const { database } = loaded.environment;
  const answered = database ? undefined : await askRunningBot(loaded.dataDir, { verb, input, user }, print);
  // The ends of a database's audit are kept beside the keys.
  const theirs = database ? loaded.keysDir : loaded.dataDir;
  process.exitCode = answered ?? (await asOwnerOf(theirs, () => runAlone(loaded, verb, input, user, print)));
}

async function runAlone(
  loaded: Settings,
  verb: string,
  input: unknown,
  user: string,
  print: (line: string) => void,
) {
  const { dataDir, keysDir, department, authored, environment } = loaded;
  const clock = () => new Date();
  const { database } = environment;
  const keys = await openKeys(keysDir, database ? undefined : dataDir);
  const store = await openStore({
    database: database && { ...database, pool: verbPool },
    folder: dataDir,
    keys,
    clock,
  });
  try {
    const platforms: Platform[] = [
      ...(environment.slack ? (['slack'] as const) : []),
      ...(environment.teams ? (['teams'] as const) : []),
      ...(environment.hasPlatform ? [] : (['console'] as const)),
    ];
    const services = {
      store,
      department,
      commands: allRecords().commands,
      ...authored,
      platforms,
      sealKey: keys.seal,
      newId: randomUUID,
      // Only a running bot has a way to the platforms' channels.
      channelMembers: async () => new Set<string>(),
    };
    const asks = verb === 'sync' || verb === 'doctor';
    const directories = asks ? await openDirectories(environment, store) : [];
    const sync = new Syncing(services, directories, clock, () => {});
    return await runVerb(
      { verb, input, user },
      { store, department, services: { ...services, sync }, now: clock(), print },
    );
  } finally {
    await store.close();
  }
}
