import type { Button } from '../../chat/message.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { type Draft, keptSealed } from '../../domain/draft.ts';
import { atLeast } from '../../domain/marking.ts';
import { onceEach } from '../../domain/once-each.ts';
import { asksForInformation } from '../screening/asks.ts';
import type { Work } from '../work.ts';
import { draftOf } from './kept-drafts.ts';
import type { Intake } from './told.ts';

/** So many are sent together, the last ones: nobody tells of one event in more. */
const most = 10;

/**
 * Sends what was offered a moment ago as one report: whoever is tired or in a hurry tells of one event in several messages, or
 * sends its photo first. Without what asks something, and what is for the screening officers rather than for the desk.
 * @param offered newest first
 * @param main what the newest of them is offered with first: where that is no new report, the others are none of it either
 */
export function togetherButton(
  { t }: Work,
  offered: readonly Draft[],
  main: Button | undefined,
  sealed = false,
): Button[] {
  // Whoever writes the same once more has said it.
  const isNew = ({ text }: Draft, i: number) =>
    text === '' || offered.findIndex((each) => each.text === text) === i;
  const drafts = offered.filter(isNew).filter(isToldOf).slice(0, most).reverse();
  if (main?.action !== 'report.draft.send' || drafts.length < 2) return [];
  const isSealed = sealed || drafts.some(asksNotToBeNamed);
  const value = [...drafts.map(({ id }) => id), ...(isSealed ? [keptSealed] : [])].join(' ');
  return [{ action: 'report.draft.together', value, label: t.report.plainTogether }];
}

function isToldOf({ text, second }: Draft): boolean {
  return second === undefined && !asksForInformation(text);
}

function asksNotToBeNamed({ text, sealed }: Draft): boolean {
  return sealed === true || asksForConfidence(text);
}

/** What such a button sends, with the drafts that are used up by that; none where all of them were. */
export async function takenTogether(ctx: Work, value: string): Promise<{ drafts: Draft[]; intake: Intake }> {
  const said = value.split(' ');
  const found = await Promise.all(said.map((id) => draftOf(ctx, id)));
  const known = found.filter((draft) => draft !== undefined);
  // Several may have gone on in one.
  const drafts = onceEach(known);
  const markings = drafts.flatMap(({ beside }) => beside?.marking ?? []);
  const [first, ...others] = markings;
  const intake: Intake = {
    text: drafts
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n'),
    files: [],
    kept: drafts.flatMap(({ files }) => files),
    confidential: said.includes(keptSealed) || drafts.some(asksNotToBeNamed),
    ...(first && { marking: others.reduce(atLeast, first) }),
  };
  return { drafts, intake };
}
