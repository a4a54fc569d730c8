import type { Addressee, CardMaker } from '../../chat/command.ts';
import { both, type Element, type Message, sayWith } from '../../chat/message.ts';
import type { LogEntry } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { inBoth, text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { type EntryLine, entryLine } from './entry-words.ts';
import { about, numberOf } from './words.ts';

const listed = 30;

/** One message for many entries that a room could not be told one by one: it was away, or they came too fast. */
async function caughtUp(unit: Unit, ids: readonly string[], { platform }: Addressee): Promise<Message> {
  const entries: LogEntry[] = [];
  for (const id of ids) {
    const entry = await unit.store.logs.get(id);
    if (entry) entries.push(entry);
  }
  const crisis = entries[0] && (await unit.store.crises.get(entries[0].crisis));
  const readable = crisis && fits(crisis.marking, unit.department.ceilings[platform]);
  const messages = await Promise.all(
    unit.department.languages.map(async (language): Promise<Message> => {
      const t = text(language);
      const line = crisis ? about(t, crisis, t.crisis.log.caughtUp(crisis.id, entries.length)) : '';
      if (!crisis || !readable) return { text: line };
      const items: string[] = [];
      for (const entry of entries.slice(0, listed)) {
        const { number, when, who, says } = await entryLine(unit, t, crisis, { entry });
        items.push(t.common.pair(`${t.crisis.log.no(number)} · ${when} · ${who}`, says));
      }
      const rest = entries.length - items.length;
      if (rest > 0) items.push(t.crisis.log.andMore(rest));
      return sayWith(line, [{ kind: 'list', items }], 'strong');
    }),
  );
  return both(messages);
}

/** An entry as the room reads it that was put down somewhere else. */
export const entryMaker: CardMaker<Unit> = {
  id: 'crisis.entry',
  async make(unit, id, { platform }): Promise<Message | undefined> {
    const entry = await unit.store.logs.get(id);
    const crisis = entry && (await unit.store.crises.get(entry.crisis));
    if (!entry || !crisis || !fits(crisis.marking, unit.department.ceilings[platform])) return undefined;
    const { languages } = unit.department;
    const lines = await Promise.all(languages.map((each) => entryLine(unit, text(each), crisis, { entry })));
    // People’s own words stand once.
    const unique = (pick: (line: EntryLine) => string) => [...new Set(lines.map(pick))];
    const label = `${inBoth(languages, (t) => numberOf(t, crisis))} · ${unique((line) => line.who).join(' / ')}`;
    const says = unique((line) => line.says);
    return {
      text: `${label}: ${says.join(' / ')}`,
      card: [
        {
          kind: 'text',
          tone: 'quiet',
          text: `${label} · ${inBoth(languages, (t) => t.crisis.log.no(entry.number))}`,
        },
        ...says.map((words): Element => ({ kind: 'quote', text: words })),
      ],
    };
  },
  gather: caughtUp,
};
