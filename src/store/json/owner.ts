import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { type FileProblem, StoreProblem } from './problem.ts';

const stale = 10_000;
/** A process that did not run for so long, in milliseconds, looks whether it is still the owner before it writes. */
const stoodStill = stale / 2;

interface Owner {
  pid: number;
  host: string;
  /** Different for every process, whatever its number. */
  token: string;
}

export interface Ownership {
  /**
   * Whether the folder is still this process's own. Asked before every write, it looks only when the process did not run
   * for a while, as when its machine was put to sleep: another may have taken over meanwhile, and what is written then
   * would be lost, or undo what the other wrote.
   */
  holds(): boolean | Promise<boolean>;
  release(): Promise<void>;
}

/**
 * Makes this process the one owner of the folder. A dead owner on the same machine is succeeded at once, one elsewhere
 * when its lock has not been renewed for ten seconds. Fails with `StoreProblem` while another process owns it.
 * @param lost called when the lock is gone although nobody released it: another process may write now
 */
export async function own(folder: string, clock: () => Date, lost: () => void): Promise<Ownership> {
  const file = join(folder, '.owner.json');
  const self: Owner = { pid: process.pid, host: hostname(), token: randomUUID() };
  let release = await tryLock(folder, lost);
  if (!release) {
    const before = await readOwner(file);
    release =
      before && isDead(before, self)
        ? await succeed(folder, lost)
        : await waitForStale(folder, lost, before, self);
  }
  if (!release) throw new StoreProblem([taken(folder)]);
  await writeFile(file, JSON.stringify(self), { mode: 0o600 });
  const still = new Stillness(clock);
  /** Fails when the file cannot be read at the moment: that says nothing about whose the folder is. */
  const ours = async () => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text.includes(self.token);
  };
  return {
    holds: () => !still.since() || ours().then((own) => still.over(own)),
    async release() {
      still.stop();
      // When it was lost there is nothing to release: what lies there is the other's.
      if (!(await ours().catch(() => false))) return;
      await rm(file, { force: true });
      await release().catch(() => {});
    },
  };
}

/** Notices when this process did not run for a while. */
class Stillness {
  /** The wall clock: others do not stop while a machine sleeps. */
  readonly #clock: () => Date;
  #beat: number;
  #still = false;
  readonly #timer = setInterval(() => this.since(), 1_000).unref();

  constructor(clock: () => Date) {
    this.#clock = clock;
    this.#beat = clock().getTime();
  }

  /** Whether it did, at any time since that was over. */
  since(): boolean {
    const now = this.#clock().getTime();
    if (Math.abs(now - this.#beat) > stoodStill) this.#still = true;
    this.#beat = now;
    return this.#still;
  }

  /** @param harmless nobody took over meanwhile */
  over(harmless: boolean): boolean {
    if (harmless) this.#still = false;
    return harmless;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

async function tryLock(folder: string, lost: () => void): Promise<(() => Promise<void>) | undefined> {
  try {
    return await lock(folder, { stale, update: 3_000, onCompromised: lost });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ELOCKED') return undefined;
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) throw new StoreProblem([noPlace(folder, code)]);
    throw error;
  }
}

/** As where the folder is a volume of its own. */
function noPlace(folder: string, code: string): FileProblem {
  return {
    file: folder,
    wrong: `its lock lies beside it, where nothing can be written (${code})`,
    todo: 'Set DATA_DIR to a new folder within it.',
  };
}

/** Puts the dead owner's lock aside; of two that try, the second finds none to put aside or a living owner. */
async function succeed(folder: string, lost: () => void): Promise<(() => Promise<void>) | undefined> {
  const aside = `${folder}.lock.${randomUUID()}`;
  await rename(`${folder}.lock`, aside).catch(() => {});
  await rm(aside, { recursive: true, force: true });
  return tryLock(folder, lost);
}

async function waitForStale(folder: string, lost: () => void, owner: Owner | undefined, self: Owner) {
  if (owner && owner.host === self.host && owner.pid !== self.pid) return undefined;
  for (const end = performance.now() + stale + 1_000; performance.now() < end; await sleep(500)) {
    const release = await tryLock(folder, lost);
    if (release) return release;
  }
  return undefined;
}

/** A process of this machine that is no more. One with our own number is from another container: who knows. */
function isDead(owner: Owner, self: Owner): boolean {
  if (owner.host !== self.host || owner.pid === self.pid) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function taken(folder: string) {
  return {
    file: folder,
    wrong: 'another process owns this folder',
    todo: 'If it is a command, wait until it is done; if it is another bot, stop it, or give this one a folder of its own with DATA_DIR.',
  };
}
