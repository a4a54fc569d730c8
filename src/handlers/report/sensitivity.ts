import { type InvalidForm, NotTaken, Refusal } from '../../chat/errors.ts';
import type { FormEvent, Platform } from '../../chat/event.ts';
import { clean } from '../../chat/words.ts';
import { carriedMarking, namedMarking, typedMarking } from '../../domain/carried-marking.ts';
import type { Department } from '../../domain/department.ts';
import { fits, type Marking, markings } from '../../domain/marking.ts';
import { maskSocialInsuranceNumbers } from '../../domain/social-insurance-number.ts';
import { withNames } from '../mentions.ts';
import type { Work } from '../work.ts';
import { withheldReceipt } from './receipt.ts';

/** Text that may be kept, or the marking that forbids it. */
export type Gated =
  | { ok: true; texts: string[]; marking: Marking; masked: number; clipped: boolean }
  | { ok: false; marking: Marking };

type Passed = Extract<Gated, { ok: true }>;

const longest = 100_000;

/**
 * The gate before anything a person wrote is kept: nothing above the platform's ceiling passes, and what passes is
 * cleaned, names those whom it mentions, has social insurance numbers masked, and is no longer than 100,000 characters.
 * @param declared the marking the person chose, if any, and others that are known of the words
 */
export function gate(
  ctx: Pick<Work, 'department' | 'platform' | 'event'>,
  texts: readonly string[],
  ...declared: readonly (Marking | undefined)[]
): Gated {
  const cleaned = texts.map((text) => clean(withNames(ctx.event, text)));
  const carried = cleaned.map(carriedMarking);
  const marking = highest([...declared, ...carried, ctx.department.markings.report]);
  if (!fits(marking, ctx.department.ceilings[ctx.platform])) return { ok: false, marking };
  const masked = cleaned.map((text) => maskSocialInsuranceNumbers(text.slice(0, longest)));
  return {
    ok: true,
    marking,
    texts: masked.map((m) => m.text),
    masked: masked.reduce((sum, m) => sum + m.masked, 0),
    clipped: cleaned.some((text) => text.length > longest),
  };
}

/** What was typed into a form, as what may be said once more where it was sent from, as far as can be told. */
export function gateForm(department: Department, event: FormEvent): Gated {
  const { sender, values } = event;
  const declared = markings.find((each) => each === values.marking);
  return gate({ department, platform: sender.platform, event }, Object.values(values), declared);
}

/** A line as it was typed, with a command or without: what follows the command’s own words may carry a marking of its own. */
export function gateLine(ctx: Work, line: string): Gated {
  return gate(ctx, [line], typedMarking(clean(line), ctx.areOwn));
}

/**
 * A line as it may be kept on a platform that shows it once more; undefined where it names a level that may not be there. Whoever
 * wrote it may go on without it.
 */
export function asKept(
  { markings: by, ceilings }: Department,
  platform: Platform,
  line: string,
): string | undefined {
  const marking = highest([namedMarking(clean(line)), by.report]);
  return fits(marking, ceilings[platform]) ? maskSocialInsuranceNumbers(line).text : undefined;
}

/** Words that may be kept; otherwise nothing of them is, and the person is told whom to call. */
export function accept(ctx: Work, texts: readonly string[], declared?: Marking): Passed {
  const gated = pass(ctx, texts, declared);
  remark(ctx, gated);
  return gated;
}

/** Lets words through that may be kept as far as their marking goes, and says nothing about what was masked in them. */
export function pass(ctx: Work, texts: readonly string[], declared?: Marking): Passed {
  const gated = gate(ctx, texts, declared);
  if (gated.ok) return gated;
  throw new NotTaken(withheldReceipt(ctx, undefined, gated.marking));
}

/**
 * A refusal, or what has to be corrected in a form, as it may be said and kept: it may quote what was typed. Of words that may not be
 * written there nothing is said again; numbers are masked.
 */
export function withoutSecrets<E extends Refusal | InvalidForm>(ctx: Work, error: E): E | Refusal | NotTaken {
  if (error instanceof Refusal) return unquoted(ctx, error);
  const marking = quotedTooHigh(ctx, Object.values(error.errors).join('\n'));
  return marking ? new NotTaken(withheldReceipt(ctx, undefined, marking)) : error;
}

function unquoted(ctx: Work, refusal: Refusal): Refusal | NotTaken {
  // Others quote nothing, and say no more of a record for words with a marking than without.
  if (refusal.code !== 'bad-input') return refusal;
  const typed = ctx.event.kind === 'text' ? gateLine(ctx, ctx.event.text) : undefined;
  const marking = typed?.ok === false ? typed.marking : quotedTooHigh(ctx, refusal.sentence);
  if (marking) return new NotTaken(withheldReceipt(ctx, undefined, marking));
  const { text, masked } = maskSocialInsuranceNumbers(refusal.sentence);
  return masked > 0 ? new Refusal(refusal.code, text, refusal.instead) : refusal;
}

/** The level that a sentence of ours quotes, where that may not be said here: our own sentences write none in capitals. */
export function quotedTooHigh({ department, platform }: Work, sentence: string): Marking | undefined {
  const marking = namedMarking(sentence);
  return marking && !fits(marking, department.ceilings[platform]) ? marking : undefined;
}

/** Whoever wrote hears what of their words was not kept as they wrote it. */
export function remark(ctx: Work, { masked, clipped }: Passed): void {
  if (masked > 0) ctx.remarks.push(ctx.t.report.masked(masked));
  if (clipped) ctx.remarks.push(ctx.t.report.clipped);
}

function highest(found: readonly (Marking | undefined)[]): Marking {
  return markings[Math.max(0, ...found.map((m) => (m ? markings.indexOf(m) : 0)))] ?? 'unclassified';
}
