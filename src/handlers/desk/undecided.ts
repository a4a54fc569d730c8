import type { Timer } from '../../chat/command.ts';
import { mayConcernPrivacy, undecidedAfter } from '../../domain/privacy-breach.ts';
import type { Unit } from '../work.ts';
import { privacyPartOf } from './privacy-officers.ts';
import { passOn, undecidedTimer } from './record.ts';
import { withButton, worksheetButton } from './show-button.ts';
import { tellOf } from './tell-of.ts';

/** Reminds whoever has the worksheet of a breach, week after week, until it is decided whether it is material. */
export const undecidedReminder: Timer<Unit> = {
  id: undecidedTimer,
  async run(ctx, id) {
    const [event, breach] = [await ctx.store.events.get(id), await ctx.store.breaches.get(id)];
    if (!event || !breach || event.materiality) return;
    // What is to be decided once more has reminders of its own from that moment on.
    const opened = event.history.findLast(({ what }) => what === 'materiality')?.at;
    if (opened && ctx.now.getTime() < Date.parse(opened) + undecidedAfter) return;
    await ctx.arm(undecidedTimer, id, ctx.after(undecidedAfter));
    // Of an event that became part of another the worksheet goes on there; it may be opened again by itself. And it may be
    // answered otherwise again that no personal information is involved.
    if (event.mergedInto || !mayConcernPrivacy(event)) return;
    await passOn(ctx, event);
    for (const person of await privacyPartOf(ctx, event)) {
      await tellOf(ctx, `${id}:privacy-undecided:${ctx.now.getTime()}`, person, event, (t) =>
        withButton(t.privacy.remindUndecided(id, ctx.whenIn(t, breach.awareAt)), worksheetButton(t, id)),
      );
    }
  },
};
