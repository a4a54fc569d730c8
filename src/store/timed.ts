/** Told what the store did, `read`, `commit` or `claim`, and how many seconds it took; what failed counts as well. */
export type Timed = (what: 'read' | 'commit' | 'claim', seconds: number) => void;

/** Tells how long work took, in seconds, however it ended. */
export function timer(timed: Timed | undefined) {
  return async <T>(what: Parameters<Timed>[0], work: () => Promise<T>): Promise<T> => {
    if (!timed) return work();
    const began = performance.now();
    try {
      return await work();
    } finally {
      timed(what, (performance.now() - began) / 1000);
    }
  };
}
