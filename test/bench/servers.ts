import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, until } from '../support/bot.ts';

const root = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};

/** What `npm start` gives to Node: the bot as people run it. */
export const bot: readonly string[] = scripts.start.split(' ').slice(1);

export interface Running {
  url: string;
  pid: number;
  /** Stops the process where it is, until `resume`. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/**
 * Starts a program of its own that listens on a free port, and waits until it answers.
 * @param args what Node is given, the script from the root of the repository
 */
export async function startProgram(
  args: readonly string[],
  env: Record<string, string>,
  path = '/',
): Promise<Running> {
  const [port, metrics] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const program: ChildProcess = spawn(process.execPath, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      LOG_LEVEL: 'error',
      PORT: String(port),
      METRICS_PORT: String(metrics),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const answers = () =>
    fetch(url + path).then(
      () => true,
      () => false,
    );
  await until(answers, 30_000);
  return {
    url,
    pid: program.pid ?? 0,
    pause: () => program.kill('SIGSTOP'),
    resume: () => program.kill('SIGCONT'),
    stop: () =>
      new Promise((resolve) => {
        program.once('close', () => resolve());
        program.kill('SIGKILL');
      }),
  };
}
