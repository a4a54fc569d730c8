import { type Element, type Fact, type Message, say, together } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { asAuthorKnows, isAuthorsDanger } from '../../domain/event-history.ts';
import {
  type Evidence,
  happenedShown,
  type SecurityEvent,
  visitorShown,
} from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { asPlayed, goesOnIn } from '../desk/merged.ts';
import { dangerMessage } from '../phones.ts';
import type { Unit, Work } from '../work.ts';
import { isForElsewhere, sealedEvents, showable } from './access.ts';
import { isSpecial, receipt, takenBack } from './receipt.ts';
import { whyKept } from './withdrawal.ts';
import { forReader } from './written-for.ts';

/** How many notes fit beside the rest on every platform; the newest are the ones that matter. */
const notesShown = 12;

/**
 * One event in full, for somebody who may see it; its content only where the platform may carry it.
 * @param forDesk the officers' view names the author, unless the report is confidential
 */
export async function showEvent(ctx: Work, stored: SecurityEvent, forDesk: boolean): Promise<Message> {
  const t = ctx.t.report;
  const common = ctx.t.common;
  const known = forDesk ? stored : asAuthorKnows(stored);
  const event = forReader(known, ctx.department.languages, common.language);
  const open = showable(ctx.department, event, ctx.platform);
  const status = forDesk ? event.status : await statusForAuthor(ctx, event);
  const rows: Fact[] = [{ label: t.details.status, value: common.statuses[status] }];
  const row = (label: string, value: string | undefined) => value && rows.push({ label, value });
  row(t.details.type, typeShown(ctx, event));
  row(t.details.reported, ctx.when(event.reportedAt));
  const bare = forDesk && isForElsewhere(ctx, event);
  if (forDesk && !bare && (open || event.withheld || !event.circumstance))
    row(t.details.author, await authorName(ctx, event));
  if (forDesk && !bare) row(t.details.severity, event.severity && common.severities[event.severity]);
  row(t.details.danger, (forDesk ? event.danger : isAuthorsDanger(event)) ? common.yes : undefined);
  row(t.details.marking, common.markings[event.marking]);
  const card: Element[] = [{ kind: 'heading', text: event.id }];
  if (open) {
    row(
      t.details.happened,
      happenedShown(event, (iso) => ctx.when(iso)),
    );
    row(t.details.where, event.where);
    if (forDesk) row(t.details.contact, event.contact);
    // What officers add as evidence is theirs, like their notes.
    const files = forDesk ? event.files : event.files.filter(({ by }) => by === event.author);
    row(
      t.details.files,
      files.map((file) => (forDesk ? evidence(ctx.t, file) : file.name)).join('\n') || undefined,
    );
  }
  const { during } = forDesk ? await asPlayed(ctx, event) : {};
  if (during) card.push({ kind: 'text', tone: 'strong', text: ctx.t.desk.during(during) });
  card.push({ kind: 'facts', rows });
  if (!open) card.push({ kind: 'text', text: t.contentElsewhere(common.markings[event.marking]) });
  if (open && event.text) card.push({ kind: 'quote', text: event.text });
  const notes = forDesk
    ? [...event.notes, ...event.deskNotes].sort((a, b) => a.at.localeCompare(b.at))
    : event.notes;
  if (open && notes.length) {
    card.push({ kind: 'text', tone: 'strong', text: t.notesHeading });
    const earlier = notes.length - notesShown;
    if (earlier > 0) card.push({ kind: 'text', tone: 'quiet', text: t.notesEarlier(earlier) });
    for (const note of notes.slice(-notesShown)) {
      const head = forDesk
        ? `${ctx.when(note.at)} · ${await writerName(ctx, event, note.by)}`
        : ctx.when(note.at);
      card.push({ kind: 'text', tone: 'quiet', text: head }, { kind: 'quote', text: note.text });
    }
  }
  if (!forDesk && !event.readiness && status !== 'withdrawn' && status !== 'closed') {
    const details = { action: 'report.details', value: event.id, label: t.addDetails };
    const withdraw = { action: 'report.withdraw', value: event.id, label: t.withdraw };
    card.push({
      kind: 'buttons',
      buttons: (await whyKept(ctx, event)) ? [details] : [details, withdraw],
    });
  }
  return { text: `${event.id}${colon(ctx.language)}${common.statuses[status]}`, card };
}

/** What its author finds in the place of a card of a report that does not hold any more, with what they are told. */
export async function shownToAuthor(
  ctx: Work,
  event: SecurityEvent,
  remarks: readonly string[] = [],
): Promise<Message> {
  const said = remarks.join('\n');
  if (event.status === 'withdrawn') return takenBack(ctx.t, event.id, said || undefined);
  // A receipt that says what nothing else does cannot be made again of what is stored.
  if (event.status === 'open' && !isSpecial(event))
    return receipt(ctx, event, ctx.language, remarks, { kept: (await whyKept(ctx, event)) !== undefined });
  const shown = await showEvent(ctx, event, false);
  const answer = said ? together(say(said), shown) : shown;
  const isNew = event.status === 'open' && isAuthorsDanger(event);
  return isNew ? together(dangerMessage(ctx.t, ctx.department), answer) : answer;
}

/** Where a report was merged into another, how that one stands: what its author writes goes there. */
async function statusForAuthor(unit: Unit, event: SecurityEvent): Promise<SecurityEvent['status']> {
  return (await goesOnIn(unit, event)).status;
}

/** A file as evidence: what it is, and the hash under which it is kept and never changed. */
function evidence({ common }: Text, { name, type, size, sha256 }: Evidence): string {
  return `${name} (${type}, ${common.size(size)}, SHA-256 ${sha256})`;
}

async function authorName(ctx: Work, event: SecurityEvent): Promise<string> {
  if (event.confidential) return ctx.t.report.confidentialAuthor;
  const person = await ctx.store.people.get(event.author);
  return person ? `${person.name} (${person.id})` : visitorShown(event);
}

/** Who wrote a note, as the desk may know it. */
async function writerName(ctx: Work, event: SecurityEvent, by: string): Promise<string> {
  if (by === event.author && event.confidential) return ctx.t.report.confidentialAuthor;
  return (await ctx.store.people.get(by))?.name ?? (by === event.author ? visitorShown(event) : by);
}

/** What kind of event it is: its type, but for a change of the readiness level or of circumstances, which are of none. */
export function kindOf(unit: Unit, { type, readiness, circumstance }: SecurityEvent, t: Text): string {
  if (readiness) return t.readiness.name;
  if (!circumstance) return unit.type(type).name[t.common.language];
  const { name, kinds } = t.screening.change;
  return t.common.pair(name, kinds[circumstance]);
}

/** What kind of event it is; of a restricted one and of a change of circumstances nothing where the platform may not carry it. */
export function typeShown(ctx: Work, event: SecurityEvent): string | undefined {
  if (isForElsewhere(ctx, event)) return undefined;
  if (event.circumstance && !showable(ctx.department, event, ctx.platform)) return undefined;
  return kindOf(ctx, event, ctx.t);
}

const mineShown = 20;

/** Of which a button opens the newest: the number is hard to type on a telephone. */
const mineOpened = 5;

/** The person's own reports, newest first, confidential ones among them. */
export async function showMine(ctx: Work): Promise<Message> {
  const t = ctx.t.report;
  ctx.nobodyNamed();
  const events = (await ownEvents(ctx)).slice(0, mineShown + 1);
  if (events.length === 0) return { text: t.mineNone };
  const rows = await Promise.all(events.slice(0, mineShown).map((event) => rowForAuthor(ctx, event)));
  const card: Element[] = [
    { kind: 'heading', text: t.mineHeading },
    { kind: 'facts', rows },
    {
      kind: 'buttons',
      buttons: events
        .slice(0, mineOpened)
        .map(({ id }) => ({ action: 'report.show', value: id, label: t.mineOpen(id) })),
    },
  ];
  if (events.length > mineShown) card.push({ kind: 'text', tone: 'quiet', text: t.mineMore(mineShown) });
  return { text: `${t.mineHeading}${colon(ctx.language)}${rows.map((r) => r.label).join(', ')}`, card };
}

/** One’s own report in a list. */
export async function rowForAuthor(ctx: Work, event: SecurityEvent): Promise<Fact> {
  const type = typeShown(ctx, asAuthorKnows(event));
  const status = ctx.t.common.statuses[await statusForAuthor(ctx, event)];
  return {
    label: event.id,
    value: `${type ? `${type} · ` : ''}${status} · ${ctx.when(event.reportedAt)}`,
  };
}

async function ownEvents(ctx: Work): Promise<SecurityEvent[]> {
  const named = await ctx.store.events.page({ author: ctx.actor.id, limit: mineShown + 1 });
  // A change of the readiness level is an event that its officer did not report.
  const reported = named.filter(({ readiness }) => !readiness);
  return [...reported, ...(await sealedEvents(ctx))].sort((a, b) => b.reportedAt.localeCompare(a.reportedAt));
}
