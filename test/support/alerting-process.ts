import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Tally } from '../../src/domain/delivery.ts';
import type { Order, Setup } from './alerting.ts';

const script = join(import.meta.dirname, 'alerting.ts');

/** The bot of `alerting.ts` in a process of its own. */
export interface Alerting {
  url: string;
  /** How far its clock is ahead of this process's, in milliseconds. */
  ahead: number;
  /** Lines of its log. */
  log: string[];
  tell(order: Order): Promise<unknown>;
  tally(alert: string): Promise<Tally>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export function startAlerting(setup: Setup): Promise<Alerting> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', script, JSON.stringify(setup)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const answers = new Map<number, (answer: unknown) => void>();
  const log: string[] = [];
  let next = 0;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const tell = (order: Order) =>
    new Promise<unknown>((resolve) => {
      const id = next++;
      answers.set(id, resolve);
      child.send({ id, order });
    });
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error('the bot ended before it was ready')));
    child.on(
      'message',
      (message: { ready?: string; ahead?: number; log?: string[]; id?: number; answer?: unknown }) => {
        log.push(...(message.log ?? []));
        if (message.id !== undefined) answers.get(message.id)?.(message.answer);
        if (message.ready === undefined) return;
        resolve({
          url: message.ready,
          ahead: message.ahead ?? 0,
          log,
          tell,
          tally: async (alert) => (await tell({ do: 'tally', alert })) as Tally,
          async kill() {
            child.kill('SIGKILL');
            await ended;
          },
          async stop() {
            await tell({ do: 'stop' });
            await ended;
          },
        });
      },
    );
  });
}
