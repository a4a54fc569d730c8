import type { FileMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import type { HandedFile, Message } from '../../chat/message.ts';
import { timesSent } from '../../domain/access-to-information.ts';
import { change } from '../../domain/event-history.ts';
import { fits } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { text } from '../../text/index.ts';
import type { Unit, Work } from '../work.ts';
import { markingOf, mayHave, mustFit } from './access.ts';
import { fileOf } from './file.ts';
import { eventFor, type Format, formats, makePart, type Part, partFileName, parts } from './parts.ts';
import { knownTo } from './references.ts';
import { isReviewed } from './severing-review.ts';

export const mediaTypes: Readonly<Record<Format, string>> = {
  md: 'text/markdown',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Hands a part of an event to whoever asks, who may have it. That they got it is in the event’s history and the audit. */
export async function handOut(
  ctx: Work,
  event: SecurityEvent,
  part: Part,
  language: Language,
): Promise<Message> {
  mustFit(ctx, event, markingOf(ctx, event, part), part, language);
  await noteHandOut(ctx, event, part, language);
  ctx.detail = `${part}:${language}`;
  const { record, common } = ctx.t;
  const of = [event.id, part, language];
  const sheet = part === 'severed' ? [timesSent(await ctx.store.severings.get(event.id))] : [];
  const files = formats[part].map(
    (format): HandedFile => ({
      maker: partFile.id,
      of: [...of, format, ...sheet].join(':'),
      name: partFileName(event.id, part, language, format),
      type: mediaTypes[format],
    }),
  );
  const what = `${record.parts[part]} ${record.parts[language]}`;
  // The files themselves bear the marking of what they hold.
  const marking = common.markings[part === 'privacy' ? markingOf(ctx, event, part) : event.marking];
  return { text: record.handOut.given(what, event.id, marking), files };
}

/** The privacy worksheet has a history of its own; all else is in the event’s. */
async function noteHandOut(ctx: Work, event: SecurityEvent, part: Part, language: Language): Promise<void> {
  const by = ctx.actor.id;
  const worksheet = part === 'privacy' ? await ctx.store.breaches.get(event.id) : undefined;
  if (worksheet) {
    const entry = { at: ctx.now.toISOString(), by, what: 'exported' } as const;
    ctx.save('breaches', { ...worksheet, history: [...worksheet.history, entry] });
  } else {
    ctx.save('events', change(event, by, ctx.now, 'exported', {}, { to: `${part} ${language}` }));
  }
}

/**
 * Makes a part when it is taken: `EV-2026-0001:record:fr:docx`, of a severed copy with which sheet it was offered for. Who
 * reads and where is checked again.
 */
export const partFile: FileMaker<Unit> = {
  id: 'event.part',
  async make(unit, of, reader, platform) {
    const [id = '', asked, inLanguage, ending, times] = of.split(':');
    const part = parts.find((each) => each === asked);
    const format = part && formats[part].find((each) => each === ending);
    const event = await unit.store.events.get(id);
    if (!event || !part || !format || !reader) return undefined;
    if (!(await mayHave(unit, reader, event, part))) return undefined;
    const on = await eventFor(unit, event, part);
    if (!fits(markingOf(unit, on, part), unit.department.ceilings[platform])) return undefined;
    const { language } = text(inLanguage === 'fr' ? 'fr' : 'en').common;
    const sheet = part === 'severed' ? await unit.store.severings.get(id) : undefined;
    if (sheet && Number(times) !== timesSent(sheet)) return undefined;
    if (sheet && !(await isReviewed(unit, event, sheet, language))) return undefined;
    const made = await makePart(unit, event, part, language, knownTo(unit, reader));
    return made && fileOf(made, format);
  },
};
