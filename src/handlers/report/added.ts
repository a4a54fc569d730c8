import { change, withMarking } from '../../domain/event-history.ts';
import type { Guess } from '../../domain/guess.ts';
import type { Marking } from '../../domain/marking.ts';
import type { Person } from '../../domain/person.ts';
import type { Change, KeptFile, SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { isSounding, saidDanger, saidDangerToo, tellOfNamedSince } from '../desk/danger.ts';
import { tellOfNamed } from '../desk/escalation.ts';
import { tellOfKeptFrom } from '../desk/kept-from.ts';
import { asItIs, asOne } from '../desk/merged.ts';
import { whoWaits } from '../desk/owner.ts';
import { record } from '../desk/record.ts';
import { withShow } from '../desk/show-button.ts';
import { watching } from '../desk/wake.ts';
import type { Work } from '../work.ts';
import { isAuthor } from './access.ts';
import { acknowledgedBy, keptFromNamed, withoutNamed } from './colleagues.ts';
import { addedBy } from './files.ts';

/** The event with what its author added: words and files, each if there are any, under the marking of the words. */
export function withAdded(
  ctx: Work,
  event: SecurityEvent,
  added: { text: string; files: readonly KeptFile[]; masked: number; marking: Marking },
): SecurityEvent {
  const { author: by } = event;
  const note = { at: ctx.now.toISOString(), by, text: added.text };
  const masked = { ...event, masked: event.masked + added.masked };
  const noted = added.text ? change(masked, by, ctx.now, 'note', { notes: [...event.notes, note] }) : masked;
  const files = [...event.files, ...addedBy(by, added.files)];
  const filed = added.files.length > 0 ? change(noted, by, ctx.now, 'file', { files }) : noted;
  return withMarking(filed, added.marking, by, ctx.now);
}

/**
 * Stores what an author added to their event: whom their words name sees it no more, danger in them wakes whoever is not
 * being woken already, and where nobody is woken whoever waits for it hears of it; and where they name whoever deals with the
 * danger, all others do. Whoever waits for it hears as well who cannot answer any more what they were asked.
 */
export async function storeAdded(
  ctx: Work,
  before: SecurityEvent,
  added: SecurityEvent,
  words: string,
  { danger, outright, pressed }: Pick<Guess, 'danger' | 'outright'> & { pressed?: boolean },
): Promise<void> {
  const { author } = before;
  await putOutOfOthers(ctx, before, words);
  if (danger && !(await isSounding(ctx, before, outright))) {
    const put = await withoutNamed(ctx, added, [{ text: words }], author);
    const said = await saidDanger(ctx, put, outright, pressed);
    await tellOfKeptFrom(ctx, said, await waiting(ctx, said));
    return;
  }
  const stored = await record(ctx, await keptFromNamed(ctx, added, words), author);
  await tellOfNamed(ctx, before, stored);
  await tellOfNamedSince(ctx, before, stored);
  await tellOwner(ctx, stored);
  await tellOfKeptFrom(ctx, stored, await waiting(ctx, stored));
  if (danger) await saidDangerToo(ctx, stored, pressed);
}

/**
 * Whom an author names in what they add to an event is let in no longer where that goes on, nor into what else is part of it, but
 * for whoever has it.
 */
async function putOutOfOthers(ctx: Work, event: SecurityEvent, text: string): Promise<void> {
  for (const other of await asOne(ctx, event)) {
    if (other.id === event.id) continue;
    const known = (await asItIs(ctx, other.id)) ?? other;
    const without = await withoutNamed(ctx, known, [{ text }], event.author);
    if (without !== known) await record(ctx, without, event.author);
  }
}

/** Whoever waits for it hears that something was added to an event; what it is stays in the record. */
export async function tellOwner(
  ctx: Work,
  event: SecurityEvent,
  told = (t: Text) => t.desk.authorAdded(event.id),
): Promise<void> {
  for (const person of await waiting(ctx, event))
    await ctx.tell(`${event.id}:added:${ctx.now.getTime()}`, person, (t) => withShow(t, event.id, told(t)));
}

/**
 * Who waits for what an author adds: whoever has the event, else whoever asked them something, acknowledged it or closed it, else,
 * where those left, the CSO. What nobody has taken up waits at the desk, but what is restricted shows the desk nothing of it.
 */
async function waiting(ctx: Work, event: SecurityEvent): Promise<Person[]> {
  const last = (which: Change['what']) => event.history.findLast(({ what }) => what === which)?.by;
  const by = last('asked') ?? (await acknowledgedBy(ctx, event)) ?? last('closed') ?? event.owner;
  if (by !== undefined) return whoWaits(ctx, event, by);
  return event.restricted ? watching(ctx, event) : [];
}

/**
 * Adds words that nobody has to check to an event, and tells whoever has it. The author of a confidential one is not named there,
 * whatever they did to have them added.
 * @param told what they are told; absent: that its author wrote
 */
export async function appendNote(
  ctx: Work,
  event: SecurityEvent,
  text: string,
  told?: (t: Text) => string,
): Promise<void> {
  const by = (await isAuthor(ctx, event)) ? event.author : ctx.actor.id;
  const note = { at: ctx.now.toISOString(), by, text };
  const changed = change(event, by, ctx.now, 'note', { notes: [...event.notes, note] });
  await record(ctx, changed, by);
  await tellOwner(ctx, changed, told);
}
