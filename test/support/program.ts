import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { bot } from '../bench/servers.ts';
import { freePort, until } from './bot.ts';
import { artifact } from './browser.ts';

export interface Program {
  url: string;
  process: ChildProcess;
  /** What it logged. */
  log(): string;
  ended: Promise<number | null>;
}

const root = join(import.meta.dirname, '../..');

/** One test file builds it; another finds it built, and changes nothing under a program that runs already. */
export async function buildProgram(): Promise<void> {
  const lockfilePath = artifact('build.lock');
  const release = await lock(root, {
    lockfilePath,
    stale: 120_000,
    retries: { retries: 200, minTimeout: 300, maxTimeout: 300 },
  });
  try {
    const built = statSync(join(root, 'dist/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const packages = statSync(join(root, 'package-lock.json')).mtimeMs;
    if (Math.max(newest('src'), newest('data'), packages) < built) return;
    execFileSync('npm', ['run', 'build', '--silent'], { cwd: root });
  } finally {
    await release();
  }
}

function newest(folder: string): number {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return Math.max(...names.map((name) => statSync(join(root, folder, name)).mtimeMs));
}

/** The whole program, as `npm start` builds and runs it. */
export async function startProgram(env: Record<string, string>): Promise<Program> {
  const port = await freePort();
  const program = spawn(process.execPath, bot, {
    cwd: root,
    env: { ...env, PORT: String(port), METRICS_PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  program.stdout.on('data', (data) => {
    log += data;
  });
  const ended = new Promise<number | null>((resolve) => program.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  const ready = () =>
    fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  await until(ready, 30_000).catch((error) => {
    program.kill('SIGKILL');
    throw error;
  });
  return { url, process: program, log: () => log, ended };
}
