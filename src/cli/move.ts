import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { AuditEntry } from '../domain/audit.ts';
import { NotRecorded } from '../domain/store.ts';
import type { Settings } from '../settings/load.ts';
import { writeAnchor } from '../store/anchors.ts';
import { openKeys } from '../store/keys.ts';
import { anchorsFileOf, openStore } from '../store/open.ts';
import { kinds } from '../store/postgres/tables.ts';
import { isEmpty, type MovableStore, move } from '../store/transfer.ts';

export interface MoveInput {
  to: 'postgres' | 'json';
  /** Whatever is there already: a database is emptied, a folder is put aside. */
  replace: boolean;
  user: string;
}

const pool = 4;

/**
 * Copies all records from one store to the other, with the audit's chains and the evidence, and compares both. The one
 * that is left stays as it is. No bot may be running.
 */
export async function moveStores(
  { dataDir, keysDir, environment }: Settings,
  { to, replace, user }: MoveInput,
  clock: () => Date,
  print: (line: string) => void,
): Promise<0 | 1> {
  const { database } = environment;
  if (!database) {
    print(
      'DATABASE_URL is not set. It names the database, DATA_DIR the folder, whichever way the records go.',
    );
    return 1;
  }
  if (to === 'postgres' && !existsSync(dataDir)) {
    print(`There is no folder ${dataDir}. Set DATA_DIR to the one that holds the records.`);
    return 1;
  }
  const keys = await openKeys(keysDir, dataDir);
  const open = { folder: dataDir, keys, clock, moving: true };
  let json: MovableStore | undefined = await openStore(open);
  try {
    const postgres = await openStore({ ...open, database: { ...database, pool } });
    try {
      const [source, place] = to === 'postgres' ? [json, postgres] : [postgres, json];
      const free = !(await place.transfer.unfinished()) && (await isEmpty(kinds, place));
      if (!(await mayMove(source, place, free || replace, print))) return 1;
      if (!free && to === 'json') {
        // Not sooner: a folder that a bot is at work on, or that nothing would come into, stays where it is.
        await json.close();
        json = undefined;
        print(`What was in ${dataDir} is now in ${await putAside(dataDir, clock())}.`);
        json = await openStore(open);
      }
      if (!free && to === 'postgres') await postgres.transfer.clear?.(kinds);
      const [from, target] = to === 'postgres' ? [json, postgres] : [postgres, json];
      const anchors = anchorsFileOf(keys, to === 'postgres' ? database : undefined);
      return await copyAll(from, target, anchors, { to, user }, clock, print);
    } finally {
      await postgres.close();
    }
  } finally {
    await json?.close();
  }
}

/** Says why nothing can be moved, if so; nothing was changed then. */
async function mayMove(
  from: MovableStore,
  target: MovableStore,
  free: boolean,
  print: (line: string) => void,
): Promise<boolean> {
  const others = await othersAt(from, target);
  if (others > 0) {
    print(`${others} instances are at work on the database. Stop them first. Nothing was moved.`);
    return false;
  }
  if (await from.transfer.unfinished()) {
    print(
      'What is to be moved is a part of the records itself: a move into it was not finished. Nothing was moved.',
    );
    return false;
  }
  if (await isEmpty(kinds, from)) {
    print('There are no records to move. See what DATA_DIR and DATABASE_URL name. Nothing was moved.');
    return false;
  }
  const { problem } = await from.audit.verify();
  if (problem) {
    print(
      'The audit of the records does not hold. Run “audit verify” and see what it says. Nothing was moved.',
    );
    return false;
  }
  if (!free) {
    print(
      'There are records in the other place already. Run it again with --replace to have them replaced. Nothing was moved.',
    );
  }
  return free;
}

async function copyAll(
  from: MovableStore,
  target: MovableStore,
  anchors: string,
  { to, user }: Omit<MoveInput, 'replace'>,
  clock: () => Date,
  print: (line: string) => void,
): Promise<0 | 1> {
  await target.transfer.mark(true);
  // They are about a chain that is no more.
  await putAside(anchors, clock());
  let same: boolean;
  try {
    same = await move(kinds, from, target, print);
  } catch (error) {
    const cause = error instanceof NotRecorded ? error.cause : error;
    print(
      `The move broke off: ${cause instanceof Error ? cause.message : 'the records could not be copied'}.`,
    );
    print(
      'What was to be left is as it was: go on with it, or run this again with --replace. No bot starts on the part that was copied.',
    );
    return 1;
  }
  if (!same) {
    print(
      'Not everything is the same. Go on with the records as they are, and tell whoever maintains Vigie.',
    );
    return 1;
  }
  if ((await othersAt(from, target)) > 0) {
    print(
      'An instance was started on the database meanwhile, and what it wrote may be missing. Stop it, and run this again with --replace.',
    );
    return 1;
  }
  await anchorAll(target, anchors);
  await target.transfer.mark(false);
  const at = clock().toISOString();
  await target.commit(
    [],
    [{ at, who: `os:${user}`, what: 'move', outcome: 'done', record: to, from: 'command line' }],
  );
  print(
    to === 'postgres'
      ? 'Everything is moved. Keep DATABASE_URL set and start Vigie; keep the folder until you have a backup of the database.'
      : 'Everything is moved. Unset DATABASE_URL and start one Vigie.',
  );
  return 0;
}

/** Instances at work on either. */
async function othersAt(from: MovableStore, target: MovableStore): Promise<number> {
  return (await from.transfer.others()) + (await target.transfer.others());
}

async function putAside(path: string, now: Date): Promise<string> {
  const aside = `${path}.before-${now.toISOString().replace(/[:.]/g, '-')}`;
  if (existsSync(path)) {
    await rename(path, aside).catch((error: NodeJS.ErrnoException) => {
      // A volume of its own has its name from outside.
      if (error.code !== 'EBUSY' && error.code !== 'EXDEV') throw error;
      throw new Error(`${path} cannot be put aside (${error.code}). Set DATA_DIR to a new folder within it.`);
    });
  }
  return aside;
}

/** The ends of the chains, as they came. */
async function anchorAll({ audit }: MovableStore, file: string): Promise<void> {
  for (const chain of await audit.chains()) {
    let last: AuditEntry | undefined;
    for (let after = 0; ; after = last?.seq ?? 0) {
      const page = await audit.page(after, 5_000, chain);
      last = page.at(-1) ?? last;
      if (page.length < 5_000) break;
    }
    if (last) await writeAnchor(file, { seq: last.seq, hash: last.hash }, chain);
  }
}
