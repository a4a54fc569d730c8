import type { Language } from '../chat/event.ts';
import { eventRecord } from '../handlers/desk/document.ts';
import { Unit } from '../handlers/work.ts';
import type { Verb } from './verb.ts';

export interface RecordInput {
  id: string;
  language: Language;
}

/**
 * Prints the whole record of one event as a line of JSON, and each file of its evidence as a line of base64, for the
 * command line to make its files of.
 */
export const recordVerb: Verb<RecordInput> = {
  name: 'record',
  async run(ctx, { id, language }) {
    const event = await ctx.store.events.get(id);
    const fact = {
      at: ctx.now.toISOString(),
      who: `os:${ctx.user}`,
      what: 'record',
      outcome: event ? 'done' : 'refused',
      record: id,
      from: 'command line',
    } as const;
    await ctx.store.commit([], [fact]);
    if (!event) {
      ctx.print(`There is no record ${id}.`);
      return 1;
    }
    ctx.print(JSON.stringify(await eventRecord(new Unit(ctx.services, ctx.now), event, language)));
    for (const { sha256 } of event.files) {
      const bytes = await ctx.store.files.read(sha256);
      ctx.print(Buffer.from(bytes ?? []).toString('base64'));
    }
    return 0;
  },
};
