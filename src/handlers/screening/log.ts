import type { Action, Command } from '../../chat/command.ts';
import { type Fact, type Message, sayWith } from '../../chat/message.ts';
import { readable } from '../../domain/screening-log.ts';
import { nameAt } from '../name-at.ts';
import type { Work } from '../work.ts';
import { mayCarry, officersElsewhere } from './office.ts';

const shown = 20;

/** Who looked at one's own record, when and why. */
export const logCommand: Command<Work> = {
  name: 'screening log',
  head: { en: ['screening'], fr: ['filtrage'] },
  sub: { en: ['log'], fr: ['journal'] },
  args: [],
  who: 'everyone',
  privacy: 'private',
  summary: {
    en: 'Who looked at your screening record, when and why',
    fr: 'Qui a consulté votre dossier de filtrage, quand et pourquoi',
  },
  examples: { en: ['screening log'], fr: ['filtrage journal'] },
  run: showLooks,
};

export const logAction: Action<Work> = {
  id: 'screening.log',
  who: 'everyone',
  privacy: 'private',
  traceless: true,
  run: showLooks,
};

async function showLooks(ctx: Work): Promise<Message> {
  const t = ctx.t.screening.officers;
  if (!mayCarry(ctx)) return officersElsewhere(ctx, t.words.log);
  ctx.secret = true;
  const looks = readable(await ctx.store.looks.get(ctx.actor.id), ctx.now).slice(0, shown);
  const note = { kind: 'text', tone: 'quiet', text: t.logNote } as const;
  if (looks.length === 0) return sayWith(t.logNone, [note]);
  const rows: Fact[] = [];
  for (const { at, by, as, reason } of looks) {
    const name = await nameAt(ctx, by);
    rows.push({
      label: ctx.when(at),
      value: `${name} (${t.logAs[as]})${reason ? ` · ${reason}` : ''}`,
    });
  }
  return {
    // What a telephone shows of it before it is opened has no content.
    text: t.logHeading,
    card: [{ kind: 'heading', text: t.logHeading }, { kind: 'facts', rows }, note],
  };
}
