import type { Message } from '../../chat/message.ts';
import { type Draft, keptSealed } from '../../domain/draft.ts';
import { drillIn, saysWhatHappened } from '../../domain/drill.ts';
import { localDate } from '../../domain/local-time.ts';
import type { KeptFile } from '../../domain/security-event.ts';
import type { Work } from '../work.ts';
import { keptDraft } from './kept-drafts.ts';

/** A report that is about something else, and only names the message, is filed. */
const about = ['suspicious-message', 'cyber', 'other'];

/**
 * A report of the department's own simulated phishing is praised, counted, and not filed; undefined for everything else, and
 * where something happened: it may have been another message, and a password that was typed has to be changed anyhow.
 * Only the number is kept. What was said is kept for a day, so that nothing is lost when it was another message after all.
 */
export async function praise(
  ctx: Work,
  { text, beside }: Pick<Draft, 'text' | 'beside'>,
  type: string,
  kept: readonly KeptFile[],
  confidential: boolean,
): Promise<Message | undefined> {
  if (!about.includes(type)) return undefined;
  const today = localDate(ctx.now, ctx.department.timeZone);
  const drill = drillIn(text, ctx.department.awareness.drills, today);
  if (!drill) return undefined;
  if (saysWhatHappened(text)) {
    ctx.remarks.push(ctx.t.awareness.drill.filed);
    return undefined;
  }
  const id = `${drill.id}/${today}`;
  const before = await ctx.store.drills.get(id);
  const count = before ?? { id, version: 0, drill: drill.id, day: today, reports: 0 };
  ctx.save('drills', { ...count, reports: count.reports + 1 });
  // It may be no drill after all, and be sent.
  if (confidential) ctx.nobodyNamed();
  const { id: draft } = keptDraft(ctx, { text, files: [...kept], ...(beside && { beside }) });
  const t = ctx.t.awareness.drill;
  return {
    text: t.praise,
    card: [
      { kind: 'heading', text: t.praise },
      { kind: 'text', text: t.what },
      { kind: 'text', text: t.signs },
      { kind: 'text', tone: 'quiet', text: t.count },
      {
        kind: 'buttons',
        buttons: [
          { action: 'report.real', value: confidential ? `${draft} ${keptSealed}` : draft, label: t.real },
        ],
      },
    ],
  };
}
