import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { yearIn } from '../../domain/local-time.ts';
import type { Work } from '../work.ts';
import { mayBeOwnSealed } from './access.ts';

/** As people write them: with or without the letters, the year or the noughts, but not without all three. */
const anyNumber =
  /(?<![\p{L}\d])(?:ev[-‐-―_ ]?(?:(?<year>\d{4})[-‐-―_ ]?)?(?<count>\d{1,9})|(?<alone>\d{4})[-‐-―](?<padded>0\d{3}))(?!\d)/giu;

/** The last digits alone, as they stand at the end of a number; a room or a telephone may have the same. */
const lastDigits = /(?<![\p{L}\d-])0\d{3}(?![\d-])/gu;

/** Events' numbers in words, as they were written and in full; without a year, of this one. */
function numbersIn(ctx: Work, text: string): { written: string; id: string }[] {
  return [...text.matchAll(anyNumber)].map(({ 0: written, groups = {} }) => {
    const { year, alone, count = groups.padded ?? '' } = groups;
    return { written, id: numbered(ctx, count, year ?? alone) };
  });
}

function numbered({ department, now }: Work, count: string, year?: string): string {
  const of = year ?? yearIn(department.timeZone, now);
  return `EV-${of}-${count.replace(/^0+(?=\d)/, '').padStart(4, '0')}`;
}

/** Whether words name a confidential event that is the sender’s, or may be. */
export async function namesSealed(ctx: Work, text: string): Promise<boolean> {
  const digits = [...text.matchAll(lastDigits)].map(([count]) => numbered(ctx, count));
  const ids = new Set([...numbersIn(ctx, text).map(({ id }) => id), ...digits]);
  for (const id of ids) if (await mayBeOwnSealed(ctx, id)) return true;
  return false;
}

/** Whether a new report has to be sealed for its words: they ask for that, or name a confidential one that may be the sender’s. */
export async function hasToBeSealed(ctx: Work, text: string): Promise<boolean> {
  return asksForConfidence(text) || (await namesSealed(ctx, text));
}

/** Words without the numbers of events that bear the sender’s name, which would say whose words they are; and those numbers. */
export async function withoutNamed(ctx: Work, text: string): Promise<{ text: string; named: Set<string> }> {
  const named = new Set<string>();
  let left = text;
  for (const { written, id } of numbersIn(ctx, text)) {
    const event = await ctx.store.events.get(id);
    if (event?.author !== ctx.actor.id) continue;
    named.add(id);
    left = left.replace(written, 'EV-…');
  }
  return { text: left, named };
}
