import type { Guess } from '../../domain/guess.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { isSounding, putOutWhereItGoesOn, saidDanger, tellOfNamed } from '../desk/escalation.ts';
import { record } from '../desk/record.ts';
import type { Work } from '../work.ts';
import { keptFromNamed, withoutNamed } from './colleagues.ts';

/**
 * Stores what an author added to their event: whom their words name sees it no more, and danger in them wakes whoever is not
 * being woken already.
 * @returns the event, where nobody was woken
 */
export async function storeAdded(
  ctx: Work,
  before: SecurityEvent,
  added: SecurityEvent,
  words: string,
  { danger, outright }: Pick<Guess, 'danger' | 'outright'>,
): Promise<SecurityEvent | undefined> {
  const { author } = before;
  await putOutWhereItGoesOn(ctx, before, words);
  if (danger && !(await isSounding(ctx, before, outright))) {
    await saidDanger(ctx, await withoutNamed(ctx, added, [{ text: words }], author), outright);
    return undefined;
  }
  const stored = await record(ctx, await keptFromNamed(ctx, added, words), author);
  await tellOfNamed(ctx, before, stored);
  return stored;
}
