import { spawn } from 'node:child_process';
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

function burst(folder: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const bot = spawn(process.execPath, ['--import', 'tsx', child, folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    bot.stdout.on('data', (data) => {
      const waiting = !output.includes('EV-');
      output += data;
      // Somewhere in the burst: within a journal write, a flush of the files, or between the two.
      if (waiting && output.includes('EV-')) setTimeout(() => bot.kill('SIGKILL'), randomInt(5, 900));
    });
    bot.stderr.on('data', (data) => {
      errors += data;
    });
    bot.on('close', () => {
      // The last line may be cut: its report was not answered.
      const lines = output.split('\n').slice(0, -1);
      if (errors || lines.includes('not recorded')) reject(new Error(errors || 'not recorded'));
      else resolve(lines.filter((line) => line.startsWith('EV-')));
    });
  });
}
