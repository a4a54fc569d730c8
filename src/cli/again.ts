import { Conflict } from '../domain/store.ts';

/** Tries again what somebody else was quicker with: nothing of it was stored. */
export async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
