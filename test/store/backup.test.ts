import { execFileSync } from 'node:child_process';
import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/domain/store.ts';
import { temporaryFolder } from '../support/bot.ts';
import { openOn as openJson } from '../support/json-store.ts';
import { installed, openOn, sql, startInstalled } from '../support/postgres.ts';
import { aDelivery, anEvent, aPerson, noon } from '../support/records.ts';

const fact = { at: noon, who: 'x', what: 'report', outcome: 'done', from: 'console:direct' } as const;

async function fill(store: Store): Promise<string> {
  const sha256 = await store.files.keep(Buffer.from('photo'));
  await store.commit(
    [
      { in: 'events', put: anEvent(1) },
      { in: 'deliveries', put: aDelivery('AL-2026-0001:p', { alert: 'AL-2026-0001' }) },
      { in: 'sealed', put: { id: 'confidential:EV-2026-0001', version: 0, box: 'abc' } },
    ],
    [fact, fact],
  );
  return sha256;
}

async function examine(store: Store, sha256: string): Promise<void> {
  expect(await store.events.get('EV-2026-0001')).toMatchObject({ version: 1, text: 'report 1' });
  expect((await store.deliveries.tally('AL-2026-0001')).people).toBe(1);
  expect(await store.sealed.all()).toHaveLength(1);
  expect(Buffer.from((await store.files.read(sha256)) ?? []).toString()).toBe('photo');
  expect(await store.audit.verify()).toEqual({ entries: 2 });
  expect(await store.nextNumber('EV', 2026)).toBe('EV-2026-0002');
}

it('a dump of the database, taken while the bot runs, is the whole store', async (context) => {
  const bin = installed();
  if (!bin) return context.skip('Debian’s PostgreSQL is not installed; .ci/run installs it');
  const server = await startInstalled(bin);
  const { path, remove } = await temporaryFolder();
  const anchors = join(path, 'anchors');
  const store = await openOn(server.url, anchors);
  const sha256 = await fill(store);
  // As README says it.
  execFileSync(join(bin, 'pg_dump'), ['--format=custom', `--file=${path}/vigie.dump`, server.url]);
  await store.commit([{ in: 'events', put: anEvent(7) }]);
  await sql(server.url, 'CREATE DATABASE restored');
  const url = server.url.replace(/\/postgres$/, '/restored');
  execFileSync(join(bin, 'pg_restore'), ['--no-owner', `--dbname=${url}`, `${path}/vigie.dump`]);
  let restored = await openOn(url, anchors);
  await examine(restored, sha256);
  await store.commit([], [fact]);
  await store.close();
  // It was anchored after the dump.
  expect((await restored.audit.verify()).problem?.kind).toBe('tail-missing');
  await restored.close();
  // So is the number that was given then, and others may have been.
  restored = await openOn(url, anchors);
  expect(await restored.nextNumber('EV', 2026)).toBe('EV-2026-0108');
  await rename(anchors, `${anchors}.before`);
  await restored.commit([{ in: 'events', put: anEvent(2) }], [fact]);
  expect(await restored.audit.verify()).toEqual({ entries: 3 });
  await restored.close();
  await server.remove();
  await remove();
}, 60_000);

/** Copies a store's folder by README's own words; a file that is replaced meanwhile may be missed, and the journal has what it held. */
async function copied(path: string, folder: string): Promise<string> {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, command = ''] = /`([^`]*cp -a "\$\{DATA_DIR:\?\}\/journal"[^`]*)`/.exec(readme) ?? [];
  execFileSync('sh', ['-c', command], {
    cwd: path,
    env: { ...process.env, DATA_DIR: folder },
    stdio: 'ignore',
  });
  const copies = (await readdir(path)).filter((name) => name.startsWith('backup')).sort();
  return join(path, copies.at(-1) ?? '');
}

it('a copy of the JSON folder, taken while the bot runs, is the whole store', async () => {
  const { path, remove } = await temporaryFolder();
  const folder = join(path, 'store');
  const store = await openJson(folder);
  const sha256 = await fill(store);
  let n = 100;
  const busy = setInterval(() => store.commit([{ in: 'people', put: aPerson(`p${n++}@x.example`) }]), 2);
  const copy = await copied(path, folder);
  clearInterval(busy);
  await store.commit([{ in: 'events', put: anEvent(2) }]);
  const restored = await openJson(copy, { anchorsFile: `${folder}.anchors` });
  await examine(restored, sha256);
  await Promise.all([store.close(), restored.close()]);
  // Its number was given after the copy, and so may others have been.
  const again = await openJson(copy, { anchorsFile: `${folder}.anchors` });
  expect(await again.nextNumber('EV', 2026)).toBe('EV-2026-0103');
  await again.close();
  await remove();
});

it('a further copy of the JSON folder brings nothing back that was removed since the one before', async () => {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  const folder = join(path, 'store');
  let store = await openJson(folder);
  await store.commit([{ in: 'people', put: aPerson('gone@x.example') }]);
  await copied(path, folder);
  await store.commit([{ in: 'people', remove: 'gone@x.example', version: 1 }]);
  await store.close();
  store = await openJson(folder);
  // Copies of one second would have the same name.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const copy = await copied(path, folder);
  await store.close();
  const restored = await openJson(copy, { anchorsFile: `${folder}.anchors` });
  expect(await restored.people.get('gone@x.example')).toBeUndefined();
  await restored.close();
});
