import { clean } from '../chat/words.ts';
import { carriedMarking } from '../domain/carried-marking.ts';
import { longestEntry } from '../domain/log-entry.ts';
import { fits } from '../domain/marking.ts';
import { maskSocialInsuranceNumbers } from '../domain/social-insurance-number.ts';
import { Conflict } from '../domain/store.ts';
import { put } from '../handlers/crisis/entry.ts';
import { tellEntry } from '../handlers/crisis/room-work.ts';
import { numberOf } from '../handlers/crisis/words.ts';
import { Unit } from '../handlers/work.ts';
import { text } from '../text/index.ts';
import type { Verb } from './verb.ts';

export interface CrisisLogInput {
  id: string;
  text: string;
}

/** Puts words on the log of a crisis while a platform is away; its room reads them when it is back. */
export const crisisLogVerb: Verb<CrisisLogInput> = {
  name: 'crisis log',
  async run(ctx, { id, text: typed }) {
    const crisis = await ctx.store.crises.get(id.toUpperCase());
    if (!crisis) {
      ctx.print(`There is no crisis ${id}.`);
      return 1;
    }
    const name = numberOf(text('en'), crisis);
    if (crisis.state === 'closed') {
      ctx.print(`${name} is closed, and so is its log. Somebody in it can open it again: crisis reopen.`);
      return 1;
    }
    const words = clean(typed);
    const carried = carriedMarking(words);
    if (!words || (carried && !fits(carried, crisis.marking))) {
      ctx.print(
        words ? `${name} takes at most ${crisis.marking}. Nothing was kept.` : 'Write what happened.',
      );
      return 1;
    }
    if (words.length > longestEntry) {
      ctx.print(`${words.length} characters are too many: write at most ${longestEntry}. Nothing was kept.`);
      return 1;
    }
    const by = `os:${ctx.user}`;
    const masked = maskSocialInsuranceNumbers(words).text;
    const at = ctx.now.toISOString();
    const fact = {
      at,
      who: by,
      what: 'crisis log',
      outcome: 'done',
      record: crisis.id,
      from: 'command line',
    } as const;
    for (;;) {
      const unit = new Unit(ctx.services, ctx.now);
      const entry = await put(unit, crisis, { what: 'fact', by, text: masked, via: 'command-line' });
      await tellEntry(unit, crisis, entry);
      try {
        await ctx.store.commit(unit.writes, [fact]);
        ctx.print(`${name}: on the log as no. ${entry.number}.`);
        return 0;
      } catch (error) {
        // Somebody else took the number at the same moment.
        if (!(error instanceof Conflict)) throw error;
      }
    }
  },
};
