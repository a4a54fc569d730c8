import { spawnSync } from 'node:child_process';
import { chown, cp, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { askRunningBot } from '../../src/cli/socket.ts';
import { department } from '../bench/prepare.ts';
import { bot } from '../bench/servers.ts';
import { freePort, temporaryFolder, until } from '../support/bot.ts';
import { type Server, sql, startServer } from '../support/postgres.ts';
import { buildProgram, type Program, startProgram } from '../support/program.ts';
import { type SlackService, signingSecret, slash, startSlackService } from '../support/slack.ts';

const jane = { id: 'U0JANE', email: 'employee-en@sample.example', name: 'Jane Kowalski' };

const root = join(import.meta.dirname, '../..');
let server: Server;
let service: SlackService;
let folder: { path: string; remove(): Promise<void> };
let env: Record<string, string>;
const started: Program[] = [];

async function start(env: Record<string, string>): Promise<Program> {
  const one = await startProgram(env);
  started.push(one);
  return one;
}

beforeAll(async () => {
  await buildProgram();
  server = await startServer();
  service = await startSlackService();
  folder = await temporaryFolder();
  env = {
    PATH: process.env.PATH ?? '',
    SLACK_BOT_TOKEN: service.botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: service.apiUrl,
    ALLOW_TEST_ENDPOINTS: '1',
    DEPARTMENT_FILE: await department(folder.path),
    DATABASE_URL: await server.database(),
    KEYS_DIR: join(folder.path, 'keys'),
    STOP_SECONDS: '2',
  };
}, 60_000);

afterAll(async () => {
  for (const each of started) each.process.kill('SIGKILL');
  await service?.stop();
  await server?.remove();
  await folder?.remove();
});

it('a stop waits for what is under way no longer than it is set to, and what was recorded stays recorded', async () => {
  const first = await start(env);
  await slash(first.url, service, jane, '/report', 'the lift is stuck');
  await until(() =>
    service.calls.some(
      ({ method, body }) => method === 'chat.postMessage' && /EV-\d{4}-\d+/.test(JSON.stringify(body)),
    ),
  );
  // From now on the platform takes longer for a message than anybody waits.
  service.delay = 30_000;
  const late = await slash(first.url, service, jane, '/report', 'the gate is open');
  const [second] = /EV-\d{4}-\d+/.exec(JSON.stringify(await late.json())) ?? [];
  expect(second).toBeDefined();
  await until(async () => {
    const { rows } = await sql(env.DATABASE_URL ?? '', `SELECT FROM deliveries WHERE state = 'sending'`);
    return rows.length > 0;
  });
  first.process.kill('SIGTERM');
  expect(await first.ended).toBe(1);
  expect(first.log()).toContain('stopped-unfinished');
  service.delay = 0;
  const next = await start(env);
  // A busy machine may not answer the first one in time.
  await until(async () => {
    const shown = await slash(next.url, service, jane, '/report', `show ${second}`);
    return JSON.stringify(await shown.json()).includes('the gate is open');
  });
  next.process.kill('SIGTERM');
  expect(await next.ended).toBe(0);
  expect(next.log()).toContain('stopped');
}, 90_000);

it('says once that the database is away, and once that it is back', async (context) => {
  if (!server.own) return context.skip('the database of DATABASE_URL is not ours to stop');
  const one = await start({ ...env, STOP_SECONDS: '10' });
  await server.stop();
  await until(() => one.log().includes('database-gone'));
  // What is tried again meanwhile says nothing of it.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await server.start();
  await until(() => one.log().includes('database-back'));
  one.process.kill('SIGTERM');
  expect(await one.ended).toBe(0);
  const codes = [...one.log().matchAll(/"msg":"(database-[a-z]+|failed)"/g)].map(([, code]) => code);
  expect(codes).toEqual(['database-gone', 'database-back']);
}, 90_000);

it('serves the console with all that belongs to it when no platform is configured', async () => {
  const { PATH = '', KEYS_DIR = '' } = env;
  const one = await start({ PATH, KEYS_DIR, DATA_DIR: join(folder.path, 'store'), STOP_SECONDS: '10' });
  const [link] = /http:\S+token=\S+/.exec(one.log()) ?? [];
  const opened = await fetch(link ?? '', { redirect: 'manual' });
  const cookie = opened.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const page = await fetch(one.url, { headers: { cookie } });
  const text = await page.text();
  const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
  expect(parts.length).toBeGreaterThan(1);
  for (const path of parts) expect((await fetch(one.url + path, { headers: { cookie } })).status).toBe(200);
  // A verb that has nothing to do there says so.
  const lines: string[] = [];
  const request = { verb: 'sync', input: { dryRun: true, install: false }, user: 'admin' };
  const exit = await askRunningBot(join(folder.path, 'store'), request, (line) => lines.push(line));
  expect([exit, lines[0]]).toEqual([0, expect.stringContaining('nobody to look up')]);
  // Somebody stopped a command while it printed, and one says nothing at all.
  const unread = connect(join(folder.path, 'store', 'vigie.sock')).pause();
  unread.write(
    `${JSON.stringify({ verb: 'export', input: { collection: 'audit', format: 'json' }, user: 'admin' })}\n`,
  );
  const silent = connect(join(folder.path, 'store', 'vigie.sock'));
  await new Promise((resolve) => silent.once('connect', resolve));
  one.process.kill('SIGTERM');
  expect(await one.ended).toBe(0);
  unread.destroy();
  silent.destroy();
  // A page that stayed open goes on after a start.
  const again = await start({ PATH, KEYS_DIR, DATA_DIR: join(folder.path, 'store') });
  expect((await fetch(`${again.url}/console/people`, { headers: { cookie } })).status).toBe(200);
}, 60_000);

it('a command that root runs leaves what is beside the keys to the user whose they are', async (context) => {
  if (process.geteuid?.() !== 0) return context.skip('only root can work as somebody else');
  const nobody = 65_534;
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  const keys = join(path, 'keys');
  await mkdir(keys);
  for (const each of [path, keys]) await chown(each, nobody, nobody);
  const words = ['--import', 'tsx', 'src/cli/main.ts', 'export', 'people'];
  const { PATH = '' } = env;
  const asked = { PATH, DATABASE_URL: await server.database(), KEYS_DIR: keys };
  const ended = spawnSync(process.execPath, words, { cwd: root, env: asked, encoding: 'utf8' });
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  const names = await readdir(keys);
  expect(names).toContain('audit-anchors.postgres.ndjson');
  for (const name of names) expect([name, (await stat(join(keys, name))).uid]).toEqual([name, nobody]);
}, 60_000);

it('takes a command from a user who has no name, as in many containers', async (context) => {
  if (process.geteuid?.() !== 0) return context.skip('only root can become somebody else');
  const nameless = 54_321;
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  await chown(path, nameless, nameless);
  const ended = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'export', 'people'], {
    cwd: root,
    env: { PATH: env.PATH, DATA_DIR: join(path, 'store'), TMPDIR: path },
    encoding: 'utf8',
    uid: nameless,
    gid: nameless,
  });
  expect(ended).toMatchObject({ status: 0, stderr: '' });
}, 60_000);

it('finds what belongs to it in a folder of any name', async () => {
  const there = join(folder.path, 'à côté de #1 %20');
  for (const part of ['dist', 'data']) await cp(join(root, part), join(there, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(there, 'node_modules'));
  const ended = spawnSync(process.execPath, [join(there, 'dist/main.js')], {
    cwd: there,
    env: { PATH: env.PATH, PORT: 'none' },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(ended.stderr).toMatch(/^Vigie cannot start\.\n\nPORT: [^\n]+\n[^\n]+\n$/);
}, 40_000);

it('does not start with a sample whose people cannot be used, and says what is wrong with them', async () => {
  const text = await readFile(join(root, 'data/department.sample.yaml'), 'utf8');
  const file = join(folder.path, 'sample.yaml');
  await writeFile(
    file,
    text.replace('people: people.sample.csv', 'people: wrong.csv').replace(/^screening: .*csv$/m, ''),
  );
  await writeFile(join(folder.path, 'wrong.csv'), 'root:x:0:0\n');
  const { PATH = '' } = env;
  const folders = { DATA_DIR: join(folder.path, 'empty'), KEYS_DIR: join(folder.path, 'other.keys') };
  const ended = spawnSync(process.execPath, bot, {
    cwd: root,
    env: { PATH, DEPARTMENT_FILE: file, ...folders, PORT: String(await freePort()) },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('wrong.csv:\nline 1: Columns are missing');
}, 40_000);
