import type { TextEvent } from '../../chat/event.ts';
import type { Button, Element, Message } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import type { Draft } from '../../domain/draft.ts';
import { dangerFirst, dangerLine } from '../phones.ts';
import type { Work } from '../work.ts';
import { atDesk, buttonsOf, plainWords, reportedLately } from './drafts.ts';
import { followUps } from './follow-up.ts';
import { togetherButton } from './together.ts';
import { lastOffered, sealOffered, unsentDanger } from './unsent.ts';

/** Of what somebody wrote, so much says which it was. */
const longestQuote = 120;

/**
 * What “hello?” of whoever told of danger a moment ago is answered with: below the numbers what became of it, and what they wrote
 * since and did not send; or once more the offer to send it. Undefined for anybody else.
 */
export async function afterDanger(
  ctx: Work,
  event: TextEvent,
  { isThanks, unnamed = false }: { isThanks: boolean; unnamed?: boolean },
): Promise<Message | undefined> {
  const reported = reportedLately(ctx, await followUps(ctx));
  if (!reported) {
    if (!(await unsentDanger(ctx))) return undefined;
    // What was offered before it is meant as well.
    if (unnamed) await sealOffered(ctx);
    return plainWords(ctx, { ...event, text: '', files: [] }, { sealed: unnamed });
  }
  const unsent = await offeredAgain(ctx, unnamed);
  if (isThanks && unsent.length === 0) return undefined;
  ctx.nobodyNamed();
  const { addWhere, plainUnsent } = ctx.t.report;
  const said = atDesk(ctx, reported.id);
  const where = { action: 'report.details', value: reported.id, label: addWhere };
  const more: Element[] = [{ kind: 'text', tone: 'strong', text: plainUnsent }, ...unsent];
  const card: Element[] = [
    ...dangerFirst(ctx.t, ctx.department),
    { kind: 'text', text: said },
    ...(unsent.length > 0
      ? more
      : [{ kind: 'buttons' as const, buttons: [{ ...where, style: 'primary' as const }] }]),
  ];
  return { text: `${dangerLine(ctx.t, ctx.department)}\n${said}`, card };
}

/** The first button that a draft would be offered with now. */
export async function firstButton(ctx: Work, draft: Draft): Promise<Button | undefined> {
  return (await buttonsOf(ctx, draft))[0];
}

/** So many are offered again at once, the last ones. */
const mostAgain = 3;

/**
 * What was offered to be sent a moment ago and was not, with its buttons: for whoever answers “yes” instead of pressing one.
 * @param unnamed they ask that none of it bear their name
 */
export async function offeredAgain(ctx: Work, unnamed: boolean): Promise<Element[]> {
  const unsent = unnamed ? await sealOffered(ctx) : (await lastOffered(ctx)).unsent;
  const last = unsent.slice(0, mostAgain).reverse();
  const all = await Promise.all(last.map((draft) => buttonsOf(ctx, draft)));
  const offers = last.map((draft, i): Element[] => {
    const offered = all[i] ?? [];
    // What changed in somebody's own life is for the screening officers first.
    const change: Button = { action: 'screening.change', value: '', label: ctx.t.screening.change.title };
    const [main, ...others] = draft.second ? [change, ...offered] : offered;
    const buttons = [...(main ? [{ ...main, style: 'primary' } as const] : []), ...others];
    // It may not be what they mean: that was sent perhaps.
    const quote = draft.text || draft.files.map(({ name }) => name).join(', ');
    return [
      { kind: 'quote', text: shorten(quote, longestQuote) },
      { kind: 'buttons', buttons },
    ];
  });
  const wish: Element[] =
    unnamed && last.length > 0 ? [{ kind: 'text', text: ctx.t.report.plainSealed }] : [];
  const together = togetherButton(ctx, unsent, all.at(-1)?.[0], unnamed);
  const asOne: Element[] = together.length > 0 ? [{ kind: 'buttons', buttons: together }] : [];
  return [...wish, ...offers.flat(), ...asOne];
}
