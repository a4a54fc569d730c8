import type { Language } from '../../chat/event.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import {
  asReviewed,
  type Passage,
  provisions,
  type Severing,
  timesSent,
  unseenBy,
} from '../../domain/access-to-information.ts';
import { openHolds } from '../../domain/hold.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { counterIn, passageKey, readerOf } from '../../domain/sever.ts';
import type { Unit, Work } from '../work.ts';
import { textsOf } from './paper.ts';
import { asKnown, unrestricted } from './references.ts';
import { recordToSever } from './severed.ts';
import { suggestPassages } from './suggest.ts';
import { wordsFor } from './words.ts';

const mostChanges = 10;

/** What looks like a detail of a person and is left in the record of an event, whole or in part, when passages are taken out. */
export async function leftIn(
  unit: Unit,
  event: SecurityEvent,
  passages: readonly Passage[],
  language: Language,
  all = false,
): Promise<string[]> {
  const document = await recordToSever(unit, event, language);
  const found = await suggestPassages(unit, event, document, all);
  return found.filter(readerOf(textsOf(document), passages));
}

/** Which passages of a sheet do not stand in the record in a language: nothing is severed for them there. */
export async function missingIn(
  unit: Unit,
  event: SecurityEvent,
  passages: readonly Passage[],
  language: Language,
): Promise<string[]> {
  const count = counterIn(textsOf(await recordToSever(unit, event, language)));
  return passages.filter(({ text }) => count(text) === 0).map(({ text }) => text);
}

/** What of that a sheet is kept with, so that what comes without the event, such as a new name of somebody, is told from it. */
export async function leftBy(
  unit: Unit,
  event: SecurityEvent,
  { left = [], ...sheet }: Pick<Severing, 'passages' | 'seen' | 'left'>,
  language: Language,
): Promise<string[]> {
  const now = await leftIn(unit, asReviewed(sheet, event), sheet.passages, language, true);
  return [...new Set([...left, ...now])];
}

/** What a copy would leave in now that was not there, or not known for a detail, when the sheet was sent. */
async function cameSince(
  unit: Unit,
  event: SecurityEvent,
  sheet: Pick<Severing, 'passages' | 'seen' | 'left'>,
  language: Language,
): Promise<string[]> {
  if (!sheet.left) return [];
  const known = new Set(sheet.left.map(passageKey));
  const left = await leftIn(unit, asReviewed(sheet, event), sheet.passages, language, true);
  return left.filter((detail) => !known.has(passageKey(detail)));
}

/** Whether somebody who filled the sheet in has looked at all that its copy would show. */
export async function isReviewed(
  unit: Unit,
  event: SecurityEvent,
  sheet: Severing,
  language: Language,
): Promise<boolean> {
  return unseenBy(sheet, event).length === 0 && (await cameSince(unit, event, sheet, language)).length === 0;
}

/**
 * What the sheet takes out and how often, what of it is not there, what it leaves in, and what can be done with it: the copy
 * is made only where nothing came after the sheet that nobody looked at.
 */
export async function review(
  ctx: Work,
  event: SecurityEvent,
  sheet: Pick<Severing, 'passages' | 'seen' | 'left' | 'history'>,
  language: Language,
): Promise<Message> {
  const { id } = event;
  const t = ctx.t.record.severing;
  const shown = asReviewed(sheet, event);
  const count = counterIn(textsOf(await recordToSever(ctx, shown, language)));
  const counted = sheet.passages.map((passage) => ({ ...passage, n: count(passage.text) }));
  const rows = provisions.flatMap((provision): Fact[] => {
    const own = counted.filter((passage) => passage.provisions.includes(provision) && passage.n > 0);
    if (own.length === 0) return [];
    const label = t.field(t.cite(provision), t.provisions[provision]);
    return [{ label, value: own.map(({ text, n }) => t.passage(text, n)).join('; ') }];
  });
  const quoted = (texts: readonly string[]) => texts.map(t.quoted).join(', ');
  const missing = counted.filter(({ n }) => n === 0).map(({ text }) => text);
  const left = await leftIn(ctx, shown, sheet.passages, language);
  const changes = await unseenChanges(ctx, event, sheet);
  const came = await cameSince(ctx, event, sheet, language);
  const card: Element[] = [{ kind: 'heading', text: t.heading(id) }];
  if (rows.length > 0) card.push({ kind: 'facts', rows });
  if (missing.length > 0) card.push({ kind: 'text', tone: 'alert', text: t.notFound(quoted(missing)) });
  if (left.length > 0) card.push({ kind: 'text', text: t.left(quoted(left)) });
  if (changes) card.push({ kind: 'text', tone: 'alert', text: t.unseen(changes) });
  if (came.length > 0) card.push({ kind: 'text', tone: 'alert', text: t.cameSince(quoted(came)) });
  card.push({ kind: 'text', text: t.decision });
  if (openHolds(event).length === 0) card.push({ kind: 'text', text: t.holdHint(id) });
  const make = {
    action: 'event.severed',
    value: `${id} ${language} ${timesSent(sheet)}`,
    label: t.make,
    style: 'primary',
  } as const;
  card.push({
    kind: 'buttons',
    buttons: [
      ...(changes || came.length > 0 ? [] : [make]),
      { action: 'event.severing', value: `${id} ${language}`, label: t.change },
      ...(left.length > 0
        ? [{ action: 'event.severing', value: `${id} ${language} more`, label: t.changeMore }]
        : []),
    ],
  });
  return { text: t.heading(id), card };
}

/** What came after the sheet, each with its moment and whose it is; the last ones where they are many. */
async function unseenChanges(
  ctx: Work,
  event: SecurityEvent,
  sheet: Pick<Severing, 'seen'>,
): Promise<string | undefined> {
  const known = await asKnown(ctx, event, ctx.language, unrestricted);
  const unseen = unseenBy(sheet, known);
  if (unseen.length === 0) return undefined;
  const { changed, when, who } = await wordsFor(ctx, known, ctx.language);
  const last = unseen
    .slice(-mostChanges)
    .map((each) => `${changed(each)} (${when(each.at)}, ${who(each.by)})`);
  return [...(unseen.length > mostChanges ? ['…'] : []), ...last].join('; ');
}
