import type { SendError } from '../../chat/errors.ts';

/** Names that are tried where others have taken the one before. */
const namesTried = 5;

/** What a room is to be called on a platform. */
export interface Wanted {
  /** Its name, in no more letters than that. */
  called(longest: number): string;
  longest: number;
  /** What stands between the name and the number that sets it apart from those of others: `…`, `…-2`, `…-3`. */
  apart: string;
}

/**
 * Tries one name after the other until nobody else has it. Fails as `work` does: with a `SendError`, whose reason is `name_taken` when
 * all were.
 * @param taken looks, where the first name is taken, whether by what is wanted itself
 */
export async function withFreeName<T>(
  { called, longest, apart }: Wanted,
  work: (name: string) => Promise<T>,
  taken?: () => Promise<T | undefined>,
): Promise<T> {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : `${apart}${n}`;
    try {
      return await work(called(longest - suffix.length) + suffix);
    } catch (error) {
      if ((error as SendError).reason !== 'name_taken' || n === namesTried) throw error;
      const ours = n === 1 && (await taken?.());
      if (ours) return ours;
    }
  }
}
