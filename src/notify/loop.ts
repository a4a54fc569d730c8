/** Work that is repeated until stopped: at once when woken, otherwise after the pause that the last round asked for. */
export interface Loop {
  wake(): void;
  /** Resolves when the round under way is over. */
  stop(): Promise<void>;
}

/** Milliseconds until a round is tried again that failed, and the longest when it keeps failing. */
const afterFailure = 1_000;
const longestPause = 5_000;

/** @param round does what there is to do; returns milliseconds until the next round, unless woken earlier */
export function startLoop(round: () => Promise<number>, failed: (error: unknown) => void): Loop {
  let stopped = false;
  let woken = false;
  let wake: () => void = () => {};

  async function run(): Promise<void> {
    for (let failures = 0; !stopped; ) {
      woken = false;
      let pause: number;
      try {
        pause = await round();
        failures = 0;
      } catch (error) {
        failed(error);
        pause = Math.min(longestPause, afterFailure * 2 ** failures++);
      }
      if (stopped || woken || pause <= 0) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = run();
  return {
    wake() {
      woken = true;
      wake();
    },
    stop() {
      stopped = true;
      wake();
      return running;
    },
  };
}
