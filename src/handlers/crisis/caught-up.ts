import { both, type Message } from '../../chat/message.ts';
import { type Delivery, isMade } from '../../domain/delivery.ts';
import type { LogEntry } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { text } from '../../text/index.ts';
import type { Unit } from '../work.ts';
import { entryLine } from './entry-words.ts';
import { about } from './words.ts';

const listed = 30;

/** One message for many entries that a room could not be told one by one: it was away, or they came too fast. */
export async function caughtUp(unit: Unit, deliveries: readonly Delivery[]): Promise<Message> {
  const entries: LogEntry[] = [];
  for (const { content } of deliveries) {
    const entry = isMade(content) ? await unit.store.logs.get(content.of) : undefined;
    if (entry) entries.push(entry);
  }
  const crisis = entries[0] && (await unit.store.crises.get(entries[0].crisis));
  const platform = deliveries[0]?.to.platform ?? 'console';
  const readable = crisis && fits(crisis.marking, unit.department.ceilings[platform]);
  const messages = await Promise.all(
    unit.department.languages.map(async (language): Promise<Message> => {
      const t = text(language);
      const line = crisis ? about(t, crisis, t.crisis.log.caughtUp(crisis.id, entries.length)) : '';
      if (!crisis || !readable) return { text: line };
      const items: string[] = [];
      for (const entry of entries.slice(0, listed)) {
        const { number, when, who, says } = await entryLine(unit, t, crisis, { entry });
        items.push(`${t.crisis.log.no(number)} · ${when} · ${who}: ${says}`);
      }
      const rest = entries.length - items.length;
      if (rest > 0) items.push(t.crisis.log.andMore(rest));
      return {
        text: line,
        card: [
          { kind: 'text', tone: 'strong', text: line },
          { kind: 'list', items },
        ],
      };
    }),
  );
  return both(messages);
}
