import { SendError } from './errors.ts';

export interface Patience {
  /** How often a call is made at most. */
  tries: number;
  /** A platform that asks for a longer pause than this, in seconds, is not waited for. */
  longest: number;
  /** Ends the waiting. */
  stop?: AbortSignal;
}

/**
 * Makes a call that may be repeated without harm (a question, never a message): again after as long as the platform
 * asks for, or after a second, two, four … where it does not say. Fails with the last `SendError`.
 */
export async function patiently<T>(
  call: () => Promise<T>,
  { tries, longest, stop }: Patience = { tries: 3, longest: 30 },
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof SendError) || error.permanent || tried >= tries) throw error;
      const pause = error.retryAfter ?? 2 ** (tried - 1);
      if (pause > longest || stop?.aborted) throw error;
      await rest(pause * 1000, stop);
    }
  }
}

/** What comes, one after the other; says so, once each time, where nothing does for so many milliseconds. */
export async function* noticing<T>(
  items: AsyncIterable<T>,
  ms: number,
  nothing: () => void,
): AsyncGenerator<T, void> {
  let timer = setTimeout(nothing, ms);
  try {
    for await (const item of items) {
      clearTimeout(timer);
      yield item;
      timer = setTimeout(nothing, ms);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Waits, until told to stop. */
function rest(ms: number, stop?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (stop?.aborted) done();
    else stop?.addEventListener('abort', done);
  });
}

/** Waits for something, until told to stop. */
export function unlessStopped(work: Promise<void>, stop?: AbortSignal): Promise<void> {
  if (!stop) return work;
  return new Promise((resolve, reject) => {
    const done = () => {
      stop.removeEventListener('abort', done);
      resolve();
    };
    work.then(done, reject);
    if (stop.aborted) done();
    else stop.addEventListener('abort', done);
  });
}
