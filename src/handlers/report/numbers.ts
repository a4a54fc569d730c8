import { parse } from '../../chat/arguments.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import type { Work } from '../work.ts';
import { mayBeOwnSealed } from './access.ts';

const anyNumber = /(?<![\p{L}\d])ev[-‐-―_ ]?\d{4}[-‐-―_ ]?\d{1,9}(?!\d)/giu;
const number = [{ kind: 'number', name: 'event', prefix: 'EV' }] as const;

/** Events' numbers in words, as they were written and in full. */
function numbersIn(text: string): { written: string; id: string }[] {
  return [...text.matchAll(anyNumber)].flatMap(([written]) => {
    const found = parse(number, written);
    return found.ok && found.values.event ? [{ written, id: found.values.event }] : [];
  });
}

/** Whether words name a confidential event that is the sender’s, or may be. */
export async function namesSealed(ctx: Work, text: string): Promise<boolean> {
  for (const { id } of numbersIn(text)) if (await mayBeOwnSealed(ctx, id)) return true;
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
  for (const { written, id } of numbersIn(text)) {
    const event = await ctx.store.events.get(id);
    if (event?.author !== ctx.actor.id) continue;
    named.add(id);
    left = left.replace(written, 'EV-…');
  }
  return { text: left, named };
}
