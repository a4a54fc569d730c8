import type { Language } from '../chat/event.ts';
import { asReviewed, type Severing } from '../domain/access-to-information.ts';
import { change } from '../domain/event-history.ts';
import type { SecurityEvent } from '../domain/security-event.ts';
import type { Write } from '../domain/store.ts';
import { eventFor, makePart, type Part } from '../handlers/record/parts.ts';
import { isReviewed, leftIn, missingIn } from '../handlers/record/severing-review.ts';
import { Unit } from '../handlers/work.ts';
import { again } from './again.ts';
import type { ExitCode, Verb, VerbContext } from './verb.ts';

export interface RecordInput {
  id: string;
  part: Part;
  language: Language;
}

/** What was printed, and which version of it: that is what files were written of. The number is that of the event it is of. */
export interface WrittenInput extends RecordInput {
  version: string;
}

/** Said when it was another version by then: whoever reads the files would not have read what came in between. */
export const changedMeanwhile = 'Somebody changed the event while its files were being written.';

/**
 * Prints a part of the record of one event as a line of JSON and, with the whole record, each file of its evidence as a
 * line of base64, for the command line to make its files of; with another part, what somebody has to know of it; last of
 * all, of which event it is and in which version. That it was asked for is in the audit; it is handed out when its files are written.
 */
export const recordVerb: Verb<RecordInput> = { name: 'record', run: readOut };

/** Puts into the audit and the history that files of what `record` printed were written: a part of which there are none nobody has. */
export const recordWritten: Verb<WrittenInput> = {
  name: 'record written',
  run: (ctx, input) => again(() => keepHandedOut(ctx, input)),
};

function factOf(ctx: VerbContext, { id, part, language }: RecordInput) {
  return {
    at: ctx.now.toISOString(),
    who: `os:${ctx.user}`,
    what: 'record',
    record: id,
    detail: `${part}:${language}`,
    from: 'command line',
  } as const;
}

async function readOut(ctx: VerbContext, input: RecordInput): Promise<ExitCode> {
  const { id, part, language } = input;
  const unit = new Unit(ctx.services, ctx.now);
  const event = await eventOf(unit, input);
  // First, so that what changes while the part is drawn up is noticed.
  const version = event && (await versionOf(ctx, event, part));
  const made = event && (await makePart(unit, event, part, language, () => true));
  const fact = factOf(ctx, { ...input, id: event?.id ?? id });
  if (!version || !made) {
    await ctx.store.commit([], [{ ...fact, outcome: 'refused' }]);
    ctx.print(event ? missing(id, part) : `There is no record ${id}.`);
    return 1;
  }
  const sheet = part === 'severed' ? await ctx.store.severings.get(id) : undefined;
  if (sheet && !(await isReviewed(unit, event, sheet, language))) {
    await ctx.store.commit([], [{ ...fact, outcome: 'refused' }]);
    ctx.print(
      `${id} changed after its severing sheet was filled in, or a name or contact in it did: a copy would show what nobody has looked at. Have a privacy officer look at the sheet and send it again in chat: event export ${id} severed. Where no platform may show it, write the record out again (npm run vigie -- record ${id}) and then: npm run vigie -- import severing ${id} FILE.csv`,
    );
    return 1;
  }
  await ctx.store.commit([], [{ ...fact, what: 'record read', outcome: 'done' }]);
  ctx.print(JSON.stringify(made));
  if (sheet)
    for (const line of await toLookAt(unit, asReviewed(sheet, event), sheet, language)) ctx.print(line);
  if (event.id !== id) ctx.print(`${id} goes on in ${event.id}: this is the worksheet of ${event.id}.`);
  for (const { sha256 } of part === 'record' ? event.files : []) {
    const bytes = await ctx.store.files.read(sha256);
    ctx.print(Buffer.from(bytes ?? []).toString('base64'));
  }
  ctx.print(`${event.id} ${version}`);
  return 0;
}

async function keepHandedOut(ctx: VerbContext, input: WrittenInput): Promise<ExitCode> {
  const event = await eventOf(new Unit(ctx.services, ctx.now), input);
  if (!event || (await versionOf(ctx, event, input.part)) !== input.version) {
    ctx.print(changedMeanwhile);
    return 1;
  }
  const writes = await handedOut(ctx, event, input.part, input.language);
  await ctx.store.commit(writes, [{ ...factOf(ctx, input), outcome: 'done' }]);
  return 0;
}

/** Which version a part is made of: the worksheet changes apart from its event, and shows what both hold. */
async function versionOf({ store }: VerbContext, event: SecurityEvent, part: Part): Promise<string> {
  const worksheet = part === 'privacy' ? await store.breaches.get(event.id) : undefined;
  return [event.version, ...(worksheet ? [worksheet.version] : [])].join(' ');
}

async function eventOf(unit: Unit, { id, part }: RecordInput): Promise<SecurityEvent | undefined> {
  const event = await unit.store.events.get(id);
  return event && eventFor(unit, event, part);
}

/** What somebody has to look at in a severed copy: its sheet may have been filled in on the record in the other language. */
async function toLookAt(
  unit: Unit,
  event: SecurityEvent,
  { passages }: Severing,
  language: Language,
): Promise<string[]> {
  const [gone, left] = [
    await missingIn(unit, event, passages, language),
    await leftIn(unit, event, passages, language),
  ];
  const quoted = (texts: readonly string[]) => texts.map((each) => `“${each}”`).join(', ');
  return [
    ...(gone.length > 0
      ? [
          `Not in the record in this language, so nothing is severed for it: ${quoted(gone)}. Look whether it stands there in other words.`,
        ]
      : []),
    ...(left.length > 0 ? [`Looks like details of persons and stays in the copy: ${quoted(left)}`] : []),
  ];
}

function missing(id: string, part: Part): string {
  return part === 'severed'
    ? `There is no severing sheet of ${id}. A privacy officer fills it in in chat: event export ${id} severed. Where no platform may show it: npm run vigie -- import severing ${id} FILE.csv`
    : `There is no privacy worksheet of ${id}: no personal information is said to be involved.`;
}

/** The privacy worksheet has a history of its own; all else is in the event's. */
async function handedOut(
  ctx: VerbContext,
  event: SecurityEvent,
  part: Part,
  language: Language,
): Promise<Write[]> {
  const by = `os:${ctx.user}`;
  const worksheet = part === 'privacy' ? await ctx.store.breaches.get(event.id) : undefined;
  if (worksheet) {
    const entry = { at: ctx.now.toISOString(), by, what: 'exported' } as const;
    return [{ in: 'breaches', put: { ...worksheet, history: [...worksheet.history, entry] } }];
  }
  return [{ in: 'events', put: change(event, by, ctx.now, 'exported', {}, { to: `${part} ${language}` }) }];
}
