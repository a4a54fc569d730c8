import { parse, split } from '../../chat/arguments.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { yearIn } from '../../domain/local-time.ts';
import type { Work } from '../work.ts';
import { mayBeOwnSealed } from './access.ts';

/**
 * Events' numbers as people write them in words: with other signs, without the letters, without the year, or the last digits
 * alone, which a room or a telephone may have as well; not those that a camera gives a picture. What is none, or not the sender's,
 * does nothing; other records' numbers are none, nor those of other departments, which have letters before a dash, or
 * capitals among small ones.
 */
const anyNumber =
  /(?<![\p{L}\d])[EÉeé][Vv][\s.:#/_‐-―-]{0,3}(?:(20\d\d)[\s./_‐-―-]{0,3})?(\d{1,9})(?!\d)|(?<!(?:[Aa][CLcl]|[Cc][ARar])[-‐-―_ ]?|[\p{L}\d]|(?<!\p{L})(?![EÉeé][Vv]|(?:[Nn][Oo]|[Nn]um|[Rr][eé]f|[Cc]ase?)\P{L})\p{L}{2,4}[-‐-―_]|\p{Ll}\P{L}+(?!(?:[EÉ]V|AS|DE|DU|EN|IN|NO|OF|REF|SEE|VOIR)\P{L})\p{Lu}{2,5} )(20\d\d)[\s/‐-―-](\d{4,9})(?!\d)|(?<![\p{L}\d_-]|20\d\d[\s/‐-―])(0\d{3})(?![\d-])/gu;

/** The numbers in full that one may mean. In January one without its year is most likely last year's. */
function idsOf(
  ctx: Work,
  [, year, count, plainYear, plainCount, lastDigits]: readonly (string | undefined)[],
): string[] {
  const written = year ?? plainYear;
  const now = yearIn(ctx.department.timeZone, ctx.now);
  const years = written === undefined ? [now, now - 1] : [written];
  const digits = (count ?? plainCount ?? lastDigits ?? '').replace(/^0+(?=\d)/, '').padStart(4, '0');
  return years.map((each) => `EV-${each}-${digits}`);
}

/** Those of the events that words name of which something is so. */
async function namedOf(
  ctx: Work,
  text: string,
  isSo: (id: string) => Promise<boolean>,
): Promise<Set<string>> {
  const ids = [...new Set([...text.matchAll(anyNumber)].flatMap((each) => idsOf(ctx, each)))];
  // At once, so that a database is asked once for many: a long text may name ten thousand.
  const are = await Promise.all(ids.map(isSo));
  return new Set(ids.filter((_, i) => are[i]));
}

/** Whether words name a confidential event that is the sender’s, or may be. */
export async function namesSealed(ctx: Work, text: string): Promise<boolean> {
  return (await namedOf(ctx, text, (id) => mayBeOwnSealed(ctx, id))).size > 0;
}

/** Whether a new report has to be sealed for its words: they ask for that, or name a confidential one that may be the sender’s. */
export async function hasToBeSealed(ctx: Work, text: string): Promise<boolean> {
  return asksForConfidence(text) || (await namesSealed(ctx, text));
}

/** Words without some events' numbers; and those numbers. */
export interface LeftOut {
  text: string;
  named: Set<string>;
}

/** Words without the numbers of events that bear the sender’s name, which would say whose words they are. */
export function withoutNamed(ctx: Work, text: string): Promise<LeftOut> {
  return without(ctx, text, async (id) => (await ctx.store.events.get(id))?.author === ctx.actor.id);
}

/** Words without the numbers of confidential events that may be the sender’s: beside their name they would say whose those are. */
export function withoutSealed(ctx: Work, text: string): Promise<LeftOut> {
  return without(ctx, text, (id) => mayBeOwnSealed(ctx, id));
}

async function without(ctx: Work, text: string, isSo: (id: string) => Promise<boolean>): Promise<LeftOut> {
  const named = await namedOf(ctx, text, isSo);
  if (named.size === 0) return { text, named };
  const left = text.replace(anyNumber, (...match) =>
    idsOf(ctx, match).some((id) => named.has(id)) ? 'EV-…' : match[0],
  );
  return { text: left, named };
}

const numbered = [
  { kind: 'number', name: 'event', prefix: 'EV' },
  { kind: 'text', name: 'rest', optional: true },
] as const;

/** The number that words begin with or have behind their first one, what follows it, and the words without it. */
export function numberIn(
  text: string,
): { id: string; rest: string; words: string; isFirst: boolean } | undefined {
  const [word, after] = split(text);
  const first = parse(numbered, text);
  const found = first.ok ? first : parse(numbered, after);
  if (!found.ok) return undefined;
  const { event: id = '', rest = '' } = found.values;
  const words = first.ok ? rest : [word, rest].filter(Boolean).join(' ');
  return { id, rest, words, isFirst: first.ok };
}
