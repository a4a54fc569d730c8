import { execFile, execFileSync } from 'node:child_process';
import {
  appendFile,
  chmod,
  chown,
  cp,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotRecorded, type Store } from '../../src/domain/store.ts';
import { asOwnerOf } from '../../src/store/json/as-owner.ts';
import { restoreLastGood } from '../../src/store/json/restore.ts';
import { type Migrations, migrate } from '../../src/store/json/schema.ts';
import { caseDisposalContract } from '../contracts/case-disposal-contract.ts';
import { crisisContract } from '../contracts/crisis-contract.ts';
import { disposalContract } from '../contracts/disposal-contract.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { temporaryFolder, until } from '../support/bot.ts';
import { crashRound, startBurst } from '../support/crash.ts';
import { openOn, temporaryJsonStore } from '../support/json-store.ts';
import { aDelivery, anEvent, aPerson, noon } from '../support/records.ts';
import { smallDisk } from '../support/small-disk.ts';

storeContract('the JSON store', temporaryJsonStore);
crisisContract('the JSON store', temporaryJsonStore);
disposalContract('the JSON store', temporaryJsonStore);
caseDisposalContract('the JSON store', temporaryJsonStore);

const fact = { at: noon, who: 'x', what: 'report', outcome: 'done', from: 'console:direct' } as const;

let root: string;
let folder: string;
let remove: () => Promise<void>;
let store: Store;

beforeEach(async () => {
  ({ path: root, remove } = await temporaryFolder());
  folder = join(root, 'store');
  store = await openOn(folder);
});

afterEach(async () => {
  await store.close().catch(() => {});
  await remove();
});

async function refill(): Promise<void> {
  await store.commit([
    { in: 'events', put: anEvent(1) },
    { in: 'people', put: aPerson('a@x.example') },
  ]);
  await store.close();
}

describe('crashes', () => {
  it('ten kills in the middle of a burst lose nothing that was answered', async () => {
    const busy = join(root, 'busy');
    for (let round = 0; round < 10; round++) {
      const { answered } = await crashRound(busy);
      expect(answered).toBeGreaterThan(0);
    }
  }, 300_000);

  it('what was being sent is taken up at once, and is in doubt', async () => {
    const tryAt = new Date(Date.now() + 60_000).toISOString();
    const sending = aDelivery('sending', { state: 'sending', tryAt });
    await store.commit([sending, aDelivery('owed')].map((put) => ({ in: 'deliveries' as const, put })));
    await store.close();
    store = await openOn(folder);
    const now = new Date();
    const claimed = await store.deliveries.claim('slack', now, new Date(now.getTime() + 60_000), {
      limit: 9,
    });
    expect(claimed.map(({ id, unsure }) => [id, unsure])).toEqual([
      ['owed', undefined],
      ['sending', true],
    ]);
  });

  it('a line of the journal that was not finished was not answered, and is left out', async () => {
    await store.commit([{ in: 'events', put: anEvent(1) }]);
    await store.close();
    const journal = join(folder, 'journal');
    const [name = ''] = (await readdir(journal)).sort().slice(-1);
    await writeFile(join(journal, name || '00000009.ndjson'), 'abcd {"w":[{"in":"eve', { flag: 'a' });
    store = await openOn(folder);
    expect(await store.events.page({ limit: 5 })).toHaveLength(1);
  });
});

describe('a full disk', () => {
  it('is told, stores nothing by halves, and passes', async (context) => {
    const disk = await smallDisk(1);
    if (!disk) return context.skip('this machine lets nobody mount a small file system');
    const small = disk.path;
    try {
      const said: string[] = [];
      const tight = await openOn(join(small, 'store'), {
        anchorsFile: join(root, 'anchors'),
        flushMs: 10,
        log: (code) => said.push(code),
      });
      const ballast = join(small, 'ballast');
      await tight.commit([{ in: 'events', put: anEvent(1) }], [fact]);
      const fill = 'x'.repeat(16_000_000);
      await writeFile(ballast, fill).catch(() => {});
      let stored = 1;
      let refused: unknown;
      for (let i = 2; i < 400 && !refused; i++) {
        await tight.commit([{ in: 'events', put: anEvent(i, { text: 'y'.repeat(5_000) }) }], [fact]).then(
          () => {
            stored = i;
          },
          (error: unknown) => {
            refused = error;
          },
        );
      }
      expect(refused).toBeInstanceOf(NotRecorded);
      expect(tight.trouble()).toContain('ENOSPC');
      expect(await tight.events.get(anEvent(stored + 1).id)).toBeUndefined();
      await rm(ballast);
      await tight.commit([{ in: 'events', put: anEvent(stored + 1) }], [fact]);
      expect(tight.trouble()).toBeUndefined();
      expect(said.filter((code) => code !== 'flush-failed')).toEqual(['store-gone', 'store-back']);
      await tight.close();
      const again = await openOn(join(small, 'store'), { anchorsFile: join(root, 'anchors') });
      expect(await again.events.page({ limit: 1_000 })).toHaveLength(stored + 1);
      expect(await again.audit.verify()).toEqual({ entries: stored + 1 });
      await again.close();
    } finally {
      await disk.remove();
    }
  });
});

it('says what to do where a full disk keeps it from opening', async (context) => {
  const disk = await smallDisk(1);
  if (!disk) return context.skip('this machine lets nobody mount a small file system');
  try {
    await writeFile(join(disk.path, 'ballast'), 'x'.repeat(16_000_000)).catch(() => {});
    await expect(openOn(join(disk.path, 'store'), { anchorsFile: join(root, 'anchors') })).rejects.toThrow(
      /the disk is full\n {2}Nothing that was answered is lost\./,
    );
  } finally {
    await disk.remove();
  }
});

describe('a folder that is another user’s', () => {
  const nobody = 65_534;
  const isRoot = process.geteuid?.() === 0;
  const owners = async () => {
    const names = await readdir(folder, { recursive: true });
    return new Set(await Promise.all(names.map(async (name) => (await stat(join(folder, name))).uid)));
  };

  beforeEach(async () => {
    await store.commit([{ in: 'events', put: anEvent(1) }], [fact]);
    await store.close();
    if (isRoot) execFileSync('chown', ['-R', `${nobody}`, root]);
  });

  it('stays theirs where root works in it', async (context) => {
    if (!isRoot) return context.skip('only root can work as somebody else');
    await asOwnerOf(folder, async () => {
      store = await openOn(folder);
      await store.commit([{ in: 'events', put: anEvent(2) }], [fact]);
      await store.close();
    });
    expect(process.geteuid?.()).toBe(0);
    expect(await owners()).toEqual(new Set([nobody]));
    store = await openOn(folder);
    expect(await store.events.get(anEvent(2).id)).toBeDefined();
  });

  it.each([
    ['in a folder that was made for them', () => mkdir(folder)],
    ['beside which all is theirs', async () => {}],
  ])('is theirs where root works in it before them, %s', async (_, make) => {
    if (!isRoot) return;
    await rm(folder, { recursive: true });
    await make();
    execFileSync('chown', ['-R', `${nobody}`, root]);
    await asOwnerOf(folder, async () => {
      store = await openOn(folder);
      await store.commit([{ in: 'events', put: anEvent(1) }], [fact]);
      await store.close();
    });
    expect(await owners()).toEqual(new Set([nobody]));
    store = await openOn(folder);
  });

  it.for(['journal/00000002.ndjson', 'events/000001.json'])(
    'is told of %s that root made',
    async (file, context) => {
      if (!isRoot) return context.skip('only root can make what others may not read');
      const path = join(folder, file);
      await chown(path, 0, 0);
      await chmod(path, 0o600);
      await asOwnerOf(folder, async () => {
        await expect(openOn(folder)).rejects.toThrow(
          `${path}: the user who runs this may not read or write it\n  Something was made by another user, such as root. Give all of it to the user who runs Vigie: chown -R USER ${folder}`,
        );
      });
      store = await openOn(folder);
    },
  );
});

it('leaves nothing of a batch that a full disk refused', async (context) => {
  const disk = await smallDisk(1);
  if (!disk) return context.skip('this machine lets nobody mount a small file system');
  try {
    const tight = await openOn(join(disk.path, 'store'), { anchorsFile: join(root, 'anchors') });
    const told = await Promise.allSettled([
      tight.commit([{ in: 'events', put: anEvent(1) }], [fact]),
      tight.commit([{ in: 'events', put: anEvent(2, { text: 'y'.repeat(2_000_000) }) }], [fact]),
    ]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // As a kill at this moment would leave it.
    const killed = join(root, 'killed');
    await cp(join(disk.path, 'store'), killed, { recursive: true });
    const again = await openOn(killed);
    expect(await again.events.page({ limit: 5 })).toEqual([]);
    await again.close();
    await tight.close();
  } finally {
    await disk.remove();
  }
});

describe('a file that cannot be used', () => {
  const file = () => join(folder, 'events', '000001.json');
  const cases: [string, (content: string) => string][] = [
    ['empty', () => ''],
    ['cut', (content) => content.slice(0, 40)],
    ['not JSON', () => 'hello'],
    ['of another program', () => '{"a":1}'],
    ['of another kind', (content) => content.replace('"events"', '"people"')],
    ['with a wrong record', (content) => content.replace('"status":"open"', '"status":5')],
  ];

  it.each(cases)(
    '%s stops the start, names the file and its copy, and overwrites nothing',
    async (_name, change) => {
      await refill();
      const bad = change(await readFile(file(), 'utf8'));
      await writeFile(file(), bad);
      const error = await openOn(folder).catch((problem: Error) => problem);
      expect(error).toMatchObject({ name: 'StoreProblem' });
      expect((error as Error).message).toContain(file());
      expect((error as Error).message).toContain(join(folder, 'last-good', 'events', '000001.json'));
      expect((error as Error).message).toContain('npm run vigie -- restore events/000001.json');
      expect(await readFile(file(), 'utf8')).toBe(bad);
      await restoreLastGood(folder, 'events/000001.json', () => new Date());
      store = await openOn(folder);
      expect(await store.events.get('EV-2026-0001')).toMatchObject({ text: 'report 1' });
    },
  );

  it('of a newer version asks for that version or a backup, and never for a copy, which is as new', async () => {
    await refill();
    await writeFile(file(), (await readFile(file(), 'utf8')).replace('"schema":2', '"schema":99'));
    const error = await openOn(folder).catch((problem: Error) => problem);
    expect((error as Error).message).toBe(
      `${join(folder, 'events')}: a newer version of Vigie has written it (schema 99, this one knows 2)\n` +
        '  Start the newer version, or put back the whole folder from the backup that was made before it.',
    );
  });

  it('that is missing is noticed too', async () => {
    await refill();
    await rm(file());
    await expect(openOn(folder)).rejects.toThrow('the file is missing');
  });

  it('that is younger than the copies is rebuilt from the journal', async () => {
    await store.commit([{ in: 'events', put: anEvent(1) }]);
    await until(() => stat(file()).catch(() => undefined));
    await store.commit([{ in: 'people', put: aPerson('late@x.example') }]);
    const late = join(folder, 'people', '000001.json');
    await until(() => stat(late).catch(() => undefined));
    // As a kill would leave it: the journal is there, the copy is not.
    const killed = join(root, 'killed');
    await cp(folder, killed, { recursive: true });
    const bad = join(killed, 'people', '000001.json');
    await writeFile(bad, '');
    await expect(openOn(killed)).rejects.toThrow('the journal has all of it');
    await rm(bad);
    const rebuilt = await openOn(killed);
    expect(await rebuilt.people.get('late@x.example')).toBeDefined();
    await rebuilt.close();
  });

  it('of somebody else in the folder is noticed', async () => {
    await refill();
    await writeFile(join(folder, 'holiday.jpg'), 'x');
    await expect(openOn(folder)).rejects.toThrow('holiday.jpg');
  });

  it('names every one of them at once', async () => {
    await refill();
    await writeFile(file(), '');
    await writeFile(join(folder, 'people', '000001.json'), '');
    const error = (await openOn(folder).catch((problem: Error) => problem)) as Error;
    expect(error.message).toContain('events/000001.json');
    expect(error.message).toContain('people/000001.json');
  });

  it('is restored by nobody while the folder has an owner', async () => {
    await refill();
    store = await openOn(folder);
    const restored = restoreLastGood(folder, 'events/000001.json', () => new Date());
    await expect(restored).rejects.toThrow('another process owns this folder');
  });

  it('says so when there is no last good copy, or none that can be used', async () => {
    await store.close();
    const restored = () => restoreLastGood(folder, 'events/000009.json', () => new Date());
    await expect(restored()).rejects.toThrow('there is no last good copy of it');
    await mkdir(join(folder, 'last-good', 'events'), { recursive: true });
    await writeFile(join(folder, 'last-good', 'events', '000009.json'), '{');
    await expect(restored()).rejects.toThrow('its last good copy is damaged, too');
  });

  it('restores nothing outside the store', async () => {
    await expect(restoreLastGood(folder, '../../etc/passwd', () => new Date())).rejects.toThrow(
      'not a file of the store',
    );
  });
});

it('keeps nothing that a crash left half-written', async () => {
  await refill();
  const half = [
    join(folder, 'events', '000001.json.7'),
    join(folder, 'last-good', 'events', '000001.json.8'),
  ];
  for (const file of half) await writeFile(file, 'about them');
  store = await openOn(folder);
  for (const file of half) await expect(stat(file)).rejects.toThrow('ENOENT');
});

it('says what to do where the lock of a folder cannot be made', async (context) => {
  const user = execFileSync('id', ['-u', 'nobody']).toString().trim();
  if (process.getuid?.() !== 0) return context.skip('only root can run something as somebody else');
  const beside = join(root, 'beside');
  await mkdir(join(beside, 'store'), { recursive: true });
  await chmod(root, 0o755);
  await chown(join(beside, 'store'), Number(user), Number(user));
  const before = process.geteuid?.() ?? 0;
  process.seteuid?.(Number(user));
  try {
    await expect(openOn(join(beside, 'store'))).rejects.toThrow('Set DATA_DIR to a new folder within it.');
  } finally {
    process.seteuid?.(before);
  }
});

it('takes a record that lies in two files for the one that was put last', async () => {
  // Taken back and set again while its files were being written, or copied.
  const timer = (i: number) => ({
    id: `t${i}`,
    version: 0,
    timer: 'x',
    subject: 's',
    at: '2026-01-01T00:00:00.000Z',
  });
  await store.commit(Array.from({ length: 300 }, (_, i) => ({ in: 'due' as const, put: timer(i) })));
  await store.close();
  const file = join(folder, 'due', '000002.json');
  const content = JSON.parse(await readFile(file, 'utf8'));
  content.records.t7 = { ...timer(7), version: 1, at: '2030-01-01T00:00:00.000Z' };
  await writeFile(file, JSON.stringify(content));
  store = await openOn(folder);
  const due = await store.due.due(new Date('2029-01-01'), 1_000);
  expect(due.map(({ id }) => id)).not.toContain('t7');
  await store.commit([{ in: 'due', remove: 't7', version: 1 }]);
  await store.close();
  store = await openOn(folder);
  expect(await store.due.get('t7')).toBeUndefined();
});

it('brings an older schema forward, step by step', () => {
  const file = { format: 'vigie', schema: 1, kind: 'events', records: {} };
  const table: Migrations = { 1: (each) => ({ ...each, records: { two: { id: 'two', version: 1 } } }) };
  expect(migrate(file, 'events', table, 2)).toMatchObject({ schema: 2, records: { two: { id: 'two' } } });
  expect(migrate(file, 'events', {}, 2)).toContain('too old');
});

describe('the owner', () => {
  it('is one process: a second is refused, and harms nothing', async () => {
    await store.commit([{ in: 'events', put: anEvent(1) }]);
    const script = join(import.meta.dirname, '../support/open-store.ts');
    // Waited for without standing still: an owner that does not stir for so long is taken for dead.
    const run = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder]);
    expect(run.stdout).toContain('another process owns this folder');
    expect(await store.events.get('EV-2026-0001')).toBeDefined();
  });

  it('that stood still while another took over answers nothing more, and undoes nothing', async () => {
    const shared = join(root, 'shared');
    const { bot, output } = startBurst(shared);
    await until(() => output().includes('EV-'), 30_000);
    bot.kill('SIGSTOP');
    let second: Store | undefined;
    await until(async () => {
      second = await openOn(shared).catch(() => undefined);
      return second !== undefined;
    }, 30_000);
    await second?.commit([{ in: 'people', put: aPerson('new@x.example') }]);
    bot.kill('SIGCONT');
    await until(() => output().includes('not recorded'), 30_000);
    bot.kill('SIGTERM');
    await second?.close();
    second = await openOn(shared);
    expect(await second.people.get('new@x.example')).toBeDefined();
    const answered = output().match(/EV-\S+(?=\n)/g) ?? [];
    for (const id of answered) expect(await second.events.get(id)).toBeDefined();
    expect((await second.audit.verify()).problem).toBeUndefined();
    await second.close();
  }, 120_000);
});

it('is readable by its owner alone', async () => {
  await store.files.keep(Buffer.from('photo'));
  await refill();
  for (const name of await readdir(root, { recursive: true })) {
    if (!name.startsWith('store')) continue;
    const { mode } = await stat(join(root, name));
    expect(`${name} ${(mode & 0o077).toString(8)}`).toBe(`${name} 0`);
  }
});

it('makes a spoiled file whole when the same is sent again', async () => {
  const photo = Buffer.from('photo');
  const sha256 = await store.files.keep(photo);
  await writeFile(join(folder, 'files', sha256.slice(0, 2), sha256), 'phot0');
  expect(await store.files.keep(photo)).toBe(sha256);
  expect(await store.files.read(sha256)).toEqual(photo);
});

describe('the audit chain', () => {
  const file = () => join(folder, 'audit', '000001.ndjson');
  const lines = async () => (await readFile(file(), 'utf8')).trimEnd().split('\n');
  const write = (list: string[]) => writeFile(file(), `${list.join('\n')}\n`);

  beforeEach(async () => {
    for (let i = 0; i < 5; i++) await store.commit([], [{ ...fact, what: `step ${i}` }]);
    await store.close();
  });

  const tampering: [string, (list: string[]) => string[], object][] = [
    [
      'a changed line',
      ([a = '', b = '', ...rest]) => [a, b.replace('step 1', 'step 9'), ...rest],
      { kind: 'changed', line: 2 },
    ],
    ['a removed line', ([a = '', _b, ...rest]) => [a, ...rest], { kind: 'out-of-order', line: 2 }],
    [
      'two lines in another order',
      ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest],
      { kind: 'out-of-order', line: 2 },
    ],
    ['a line that is no line', ([a = '', _b, ...rest]) => [a, 'x', ...rest], { kind: 'unreadable', line: 2 }],
    ['a missing tail', (list) => list.slice(0, 3), { kind: 'tail-missing', lastSeq: 3 }],
  ];

  it.each(tampering)('tells %s', async (_name, change, problem) => {
    await write(change(await lines()));
    store = await openOn(folder);
    expect((await store.audit.verify()).problem).toMatchObject(problem);
  });

  it('tells a missing tail also once the chain has grown over it', async () => {
    await write((await lines()).slice(0, 3));
    for (let i = 0; i < 4; i++) {
      store = await openOn(folder);
      await store.commit([], [{ ...fact, what: 'next' }]);
      await store.close();
    }
    store = await openOn(folder);
    expect((await store.audit.verify()).problem).toMatchObject({ kind: 'anchor-differs' });
  });

  it('is checked by its other anchors where a full disk left one unfinished', async () => {
    await appendFile(`${folder}.anchors`, '{"seq":5,"hash":"52');
    store = await openOn(folder);
    await store.commit([], [{ ...fact, what: 'next' }]);
    await store.close();
    await write((await lines()).slice(0, 5));
    store = await openOn(folder);
    expect((await store.audit.verify()).problem).toMatchObject({ kind: 'tail-missing', lastSeq: 5 });
  });

  const ends: [string, () => Promise<void>][] = [
    ['that was emptied', () => writeFile(file(), '')],
    ['that is gone', () => rm(file())],
    ['whose last line is none', async () => write([...(await lines()).slice(0, -1), 'x'])],
    ['whose last line was cut', async () => writeFile(file(), (await readFile(file(), 'utf8')).slice(0, -9))],
    ['beside one of somebody else', () => writeFile(join(folder, 'audit', '000002.ndjson'), 'holiday\n')],
  ];

  it.each(ends)('goes on behind a file %s, and is whole when it is put back', async (_name, damage) => {
    const good = await readFile(file(), 'utf8');
    await damage();
    store = await openOn(folder);
    await store.commit([], [{ ...fact, what: 'next' }]);
    expect(await store.audit.head()).toMatchObject({ seq: 6 });
    expect((await store.audit.page(5, 10)).map(({ what }) => what)).toEqual(['next']);
    expect((await store.audit.verify()).problem).toBeDefined();
    await store.close();
    await rm(join(folder, 'audit', '000002.ndjson'), { force: true });
    const [next = ''] = (await lines()).slice(-1);
    await writeFile(file(), `${good}${next}\n`);
    store = await openOn(folder);
    expect(await store.audit.verify()).toEqual({ entries: 6 });
  });

  it('tells a chain that was written anew with another key', async () => {
    const elsewhere = join(root, 'elsewhere');
    const forged = await openOn(elsewhere, { auditKey: Buffer.alloc(32, 9) });
    for (let i = 0; i < 6; i++) await forged.commit([], [{ ...fact, what: `forged ${i}` }]);
    await forged.close();
    await cp(join(elsewhere, 'audit'), join(folder, 'audit'), { recursive: true });
    store = await openOn(folder);
    expect((await store.audit.verify()).problem).toMatchObject({ kind: 'changed', line: 1 });
  });
});
