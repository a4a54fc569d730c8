import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { openKeys } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open.ts';
import { temporaryFolder } from '../support/bot.ts';
import { anEvent, noon } from '../support/records.ts';
import { smallDisk } from '../support/small-disk.ts';

const fact = { at: noon, who: 'x', what: 'report', outcome: 'done', from: 'console:direct' } as const;

let folder: string;
let keysDir: string;

beforeEach(async () => {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  folder = join(path, 'store');
  keysDir = join(path, 'store.keys');
});

/** As the bot and the command line open it. */
const open = async () =>
  openStore({ folder, keys: await openKeys(keysDir, folder), clock: () => new Date(noon) });

/** Records with their audit, or without. */
async function fill(facts = [fact]): Promise<void> {
  const store = await open();
  await store.commit([{ in: 'events', put: anEvent(1) }], facts);
  await store.close();
}

/** The folder as a version before this one left it. */
const unmark = () => rm(join(folder, '.key-marks.json'));

const otherKeys = async (): Promise<void> => {
  await rename(keysDir, `${keysDir}.right`);
  await openKeys(keysDir);
};

const rightKeys = async (): Promise<void> => {
  await rm(keysDir, { recursive: true });
  await rename(`${keysDir}.right`, keysDir);
};

it('a folder of records is not opened without its keys, and none are made for it', async () => {
  await fill();
  const moved = `${folder}.moved`;
  await rename(folder, moved);
  folder = moved;
  const right = keysDir;
  keysDir = `${moved}.keys`;
  await expect(open()).rejects.toThrow(
    `${keysDir} has no keys, and the records in ${folder} were made with some. Set KEYS_DIR to the folder of their keys, or put that folder back from its backup.`,
  );
  // Nothing is in the way of the right ones.
  expect(existsSync(keysDir)).toBe(false);
  await rename(right, keysDir);
  await (await open()).close();
});

it.each([
  ['both', ['audit.key', 'seal.key']],
  ['the one of the audit', ['audit.key']],
  ['the one of the seals', ['seal.key']],
])('nor with other keys: %s', async (_name, names) => {
  await fill();
  await mkdir(`${keysDir}.other`);
  await openKeys(`${keysDir}.other`);
  for (const name of names) {
    await rename(join(keysDir, name), join(keysDir, `${name}.right`));
    await rename(join(`${keysDir}.other`, name), join(keysDir, name));
  }
  await expect(open()).rejects.toThrow(
    `${folder}: its records were made with another ${names.join(' and another ')}\n  Set KEYS_DIR to the folder of their keys, or put that folder back from its backup.`,
  );
  for (const name of names) await rename(join(keysDir, `${name}.right`), join(keysDir, name));
  const store = await open();
  expect(await store.audit.verify()).toEqual({ entries: 1 });
  await store.close();
});

it('a folder of an older version is for the keys that its audit was written with', async () => {
  await fill();
  await unmark();
  await otherKeys();
  await expect(open()).rejects.toThrow('its records were made with another audit.key');
  await rightKeys();
  await (await open()).close();
  await otherKeys();
  await expect(open()).rejects.toThrow('another audit.key and another seal.key');
});

it('and with an entry that somebody changed as well, which is for audit verify to tell', async () => {
  await fill([fact, fact, fact]);
  await unmark();
  const file = join(folder, 'audit', '000001.ndjson');
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  await writeFile(file, [...lines.slice(0, 2), lines[2]?.replace('report', 'nothing'), ''].join('\n'));
  const store = await open();
  expect((await store.audit.verify()).problem).toMatchObject({ kind: 'changed', line: 3 });
  await store.close();
});

it('one with no line of the audit goes by the keys that are there', async () => {
  await fill([]);
  await unmark();
  await (await open()).close();
  await otherKeys();
  await expect(open()).rejects.toThrow('another audit.key and another seal.key');
});

it('an empty one goes with whatever keys it is opened with', async () => {
  await (await open()).close();
  await otherKeys();
  await fill();
  await rightKeys();
  await expect(open()).rejects.toThrow('another audit.key and another seal.key');
});

it('a folder whose keys are lost for good is gone on with as README says', async () => {
  await fill();
  await rm(keysDir, { recursive: true });
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, make = ''] = /`(umask 077; mkdir [^`]*)`/.exec(readme) ?? [];
  execFileSync('sh', ['-c', make], { env: { ...process.env, KEYS_DIR: keysDir } });
  await expect(open()).rejects.toThrow('made with another');
  for (const name of ['audit', '.key-marks.json'])
    await rename(join(folder, name), join(folder, `../kept${name}`));
  const store = await open();
  expect((await store.events.get('EV-2026-0001'))?.id).toBe('EV-2026-0001');
  await store.commit([], [fact]);
  expect(await store.audit.verify()).toEqual({ entries: 1 });
  await store.close();
});

it('a key that a full disk took half of is made anew once there is room', async (context) => {
  const disk = await smallDisk(1);
  if (!disk) return context.skip('this machine lets nobody mount a small file system');
  try {
    const ballast = join(disk.path, 'ballast');
    keysDir = join(disk.path, 'keys');
    await mkdir(keysDir);
    await writeFile(ballast, 'x'.repeat(16_000_000)).catch(() => {});
    await expect(openKeys(keysDir)).rejects.toThrow('the disk is full');
    await rm(ballast);
    expect((await openKeys(keysDir)).audit).toHaveLength(32);
  } finally {
    await disk.remove();
  }
});
