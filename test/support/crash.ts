import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { openOn } from './json-store.ts';

const child = join(import.meta.dirname, 'burst.ts');

export interface CrashRound {
  /** Reports that were answered before the kill. */
  answered: number;
}

/**
 * One round: a bot under a burst of reports is killed with SIGKILL at a random moment; then every report that was
 * answered has to be there, every file whole, and the audit chain too. Fails with what is wrong.
 */
export async function crashRound(folder: string): Promise<CrashRound> {
  const answered = await burst(folder);
  const store = await openOn(folder);
  try {
    for (const number of answered) {
      if (!(await store.events.get(number))) throw new Error(`${number} was answered and is not there`);
    }
    const { problem } = await store.audit.verify();
    if (problem) throw new Error(`audit: ${JSON.stringify(problem)}`);
  } finally {
    await store.close();
  }
  return { answered: answered.length };
}

/** A bot under a burst of reports on a folder, in a process of its own, and what it printed. */
export function startBurst(folder: string): { bot: ChildProcess; output(): string; errors(): string } {
  const bot = spawn(process.execPath, ['--import', 'tsx', child, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  bot.stdout.on('data', (data) => {
    output += data;
  });
  bot.stderr.on('data', (data) => {
    errors += data;
  });
  return { bot, output: () => output, errors: () => errors };
}

function burst(folder: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const { bot, output, errors } = startBurst(folder);
    let waiting = true;
    bot.stdout?.on('data', () => {
      if (!waiting || !output().includes('EV-')) return;
      waiting = false;
      // Somewhere in the burst: within a journal write, a flush of the files, or between the two.
      setTimeout(() => bot.kill('SIGKILL'), randomInt(5, 900));
    });
    bot.on('close', () => {
      // The last line may be cut: its report was not answered.
      const lines = output().split('\n').slice(0, -1);
      if (errors() || lines.includes('not recorded')) reject(new Error(errors() || 'not recorded'));
      else resolve(lines.filter((line) => line.startsWith('EV-')));
    });
  });
}
