import { Refusal } from '../../chat/errors.ts';
import type { Element, Fact, Message, Option } from '../../chat/message.ts';
import { colon, fold, hyphened } from '../../chat/words.ts';
import { urgencyOf } from '../../domain/agency-duty.ts';
import { isPrivacys } from '../../domain/agency-routing.ts';
import type { EventType } from '../../domain/event-type.ts';
import { concernsPrivacy, mayConcernPrivacy } from '../../domain/privacy-breach.ts';
import { isAlarming, isDanger, isOver, type SecurityEvent } from '../../domain/security-event.ts';
import type { EventQuery } from '../../domain/security-events.ts';
import { type Severity, severities } from '../../domain/severity.ts';
import { text } from '../../text/index.ts';
import { caseworkers, isForElsewhere, needsToKnow } from '../report/access.ts';
import { typeShown } from '../report/show.ts';
import type { Work } from '../work.ts';
import { hasWorksheet, worksheetState } from './privacy.ts';

const pageLength = 15;
/** How many others a page has at least, however much danger is before them. */
const leastOthers = 5;
/** How many are looked at where few of them are shown, or what was looked at first was not enough. */
const atOnce = 200;

const words = {
  open: ['open', 'ouvert', 'ouverts'],
  overdue: ['overdue', 'retard'],
  mine: ['mine', 'miens', 'mes'],
  all: ['all', 'tous', 'tout'],
  after: ['after', 'apres'],
} as const;

/**
 * The events an officer may know of, newest first but for danger that nobody has seen yet, which begins the first page whatever its
 * number, and for a privacy officer those with a worksheet of theirs; what is restricted for others is not even counted.
 */
export async function listEvents(ctx: Work, filter: string): Promise<Message> {
  const asked = readFilter(ctx, filter);
  const { query } = asked;
  const t = ctx.t.desk;
  const first = query.after ? [] : (await listed(ctx, asked, { alarming: true }, pageLength)).found;
  const known = new Set(first.map(({ id }) => id));
  const room = Math.max(pageLength - first.length, leastOthers);
  const { found, more } = await listed(ctx, asked, {}, room, known);
  // Where there is more danger than a page holds, what is left of it begins its page.
  const [danger, others] = [found.filter(isAlarming), found.filter((event) => !isAlarming(event))];
  const ordered = await Promise.all([...first, ...danger, ...others].map((event) => shownInList(ctx, event)));
  const last = found.at(-1)?.id;
  if (ordered.length === 0) return { text: t.listNone };
  const rows = ordered.map(({ row }) => row);
  const options = ordered.map(({ option }) => option);
  const card: Element[] = [
    { kind: 'heading', text: t.listHeading },
    { kind: 'facts', rows },
    { kind: 'choice', action: 'event.show', label: t.chooseOne, options },
  ];
  if (more && last) card.push({ kind: 'text', tone: 'quiet', text: t.listMore(asked.words, last) });
  return { text: `${t.listHeading}${colon(ctx.language)}${rows.map((row) => row.label).join(', ')}`, card };
}

/**
 * The next events of a list that the reader may know of, and whether there are more of them.
 * @param left those that are on the list already
 */
async function listed(
  ctx: Work,
  { query, overdue, toDo }: Filter,
  more: Pick<EventQuery, 'alarming'>,
  room: number,
  left: ReadonlySet<string> = new Set(),
): Promise<{ found: SecurityEvent[]; more: boolean }> {
  const found: SecurityEvent[] = [];
  let after = query.after;
  for (let { limit } = query; ; limit = atOnce) {
    const page = await ctx.store.events.page({ ...query, ...more, limit, ...(after && { after }) });
    for (const event of page) {
      if (left.has(event.id)) continue;
      if (toDo && isOver(event) && !(await isPrivacysToDo(ctx, event))) continue;
      // What it is found by would say how it stands.
      if ((query.type || query.severity || overdue) && isForElsewhere(ctx, event)) continue;
      const known = await needsToKnow(ctx, event, ctx.actor);
      if ((!known && !(await isOnPart(ctx, event, query))) || (overdue && !isOverdue(ctx, event, known)))
        continue;
      if (found.length === room) return { found, more: true };
      found.push(event);
    }
    after = page.at(-1)?.id;
    if (page.length < limit) return { found, more: false };
  }
}

/** An event as a line of the list, and as a choice. */
async function shownInList(ctx: Work, event: SecurityEvent): Promise<{ row: Fact; option: Option }> {
  const { desk: t } = ctx.t;
  const known = await needsToKnow(ctx, event, ctx.actor);
  const type = (known || !event.restricted ? typeShown(ctx, event) : undefined) ?? t.restricted;
  const howGrave = known ? gravity(ctx, event) : await worksheetState(ctx, event);
  const parts = [
    isDanger(event) && t.danger,
    type,
    await standing(ctx, event),
    isForElsewhere(ctx, event) ? undefined : howGrave,
    ctx.when(event.reportedAt),
  ];
  return {
    row: { label: event.id, value: parts.filter(Boolean).join(' · ') },
    option: { value: event.id, label: `${event.id} · ${type}` },
  };
}

/** How an event stands, or what it is part of: nobody closed what was merged, and its work goes on there. */
async function standing(ctx: Work, { status, mergedInto }: SecurityEvent): Promise<string> {
  const whole = mergedInto && (await ctx.store.events.get(mergedInto));
  if (!whole || !(await needsToKnow(ctx, whole, ctx.actor))) return ctx.t.common.statuses[status];
  return ctx.t.casework.partOf(whole.id);
}

function gravity({ t }: Work, { severity }: SecurityEvent): string | undefined {
  return severity && t.common.severities[severity];
}

/** Whether an event is on the list for its worksheet alone; of a restricted one nothing is found by what the desk knows. */
async function isOnPart(ctx: Work, event: SecurityEvent, { type, severity }: EventQuery): Promise<boolean> {
  return !(event.restricted && (type || severity)) && (await hasWorksheet(ctx, event));
}

/**
 * Something that an agency should have been told by now: the board counts it whether the event is over or not. Of an event
 * that is on the list for its worksheet alone, what is told of the breach is all that counts.
 */
function isOverdue(ctx: Work, { duties = [] }: SecurityEvent, known: boolean): boolean {
  const own = known ? duties : duties.filter(isPrivacys);
  return own.some((duty) => urgencyOf(duty, ctx.now, 0) === 'overdue');
}

/** Whether the privacy officers have still to decide on a breach, or to tell of it: that its event is over changes nothing of that. */
async function isPrivacysToDo(ctx: Work, event: SecurityEvent): Promise<boolean> {
  if (event.mergedInto) return false;
  if (!event.materiality)
    return concernsPrivacy(event) || (mayConcernPrivacy(event) && (await hasWorksheet(ctx, event)));
  return event.duties?.some((duty) => isPrivacys(duty) && !duty.done) ?? false;
}

interface Filter {
  query: EventQuery;
  overdue: boolean;
  /** Of what is over, what is to be done in a worksheet. */
  toDo: boolean;
  /** Those that filter, which the next page needs again. */
  words: string[];
}

function readFilter(ctx: Work, filter: string): Filter {
  const query: EventQuery = { limit: pageLength + 1, status: ['open', 'acknowledged', 'taken'] };
  let overdue = false;
  let open = false;
  const asked: string[] = [];
  const tokens = together(filter).split(/\s+/).filter(Boolean);
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    const word = fold(token);
    if (includes('after', word)) {
      query.after = numberIn(ctx, tokens.shift());
      continue;
    }
    asked.push(token);
    const severity = severities.find((each) => severityWords(each).includes(word));
    const type = typeCalled(ctx, word);
    if (includes('mine', word)) query.owner = ctx.actor.id;
    else if (includes('overdue', word)) overdue = true;
    else if (includes('all', word)) delete query.status;
    else if (severity) query.severity = severity;
    else if (type) query.type = type.id;
    else if (includes('open', word)) open = true;
    else {
      const types = ctx.services.types.types.map((each) => wordFor(ctx, each)).join(', ');
      throw new Refusal('bad-input', ctx.t.desk.listBadFilter(token, types));
    }
  }
  if (overdue) {
    query.owing = true;
    if (!open) delete query.status;
  }
  const isPrivacys = !caseworkers.some((role) => ctx.actor.roles.has(role));
  const toDo = isPrivacys && query.status !== undefined && !open;
  if (toDo) {
    delete query.status;
    query.forPrivacy = true;
    query.limit = atOnce;
  }
  return { query, overdue, toDo, words: asked };
}

function numberIn(ctx: Work, token = ''): string {
  if (!/^EV-\d{4}-\d+$/i.test(token)) throw new Refusal('bad-input', ctx.t.desk.listAfter);
  return token.toUpperCase();
}

/** Filters of two words in one: “very high”, « en retard ». */
function together(filter: string): string {
  return filter.replace(/\b(very|très|tres)\s+(?=\S)/gi, '$1-').replace(/\ben\s+(?=retard)/gi, '');
}

/** A type by its id or name, or by a word of these that no other type has. */
function typeCalled(ctx: Work, word: string): EventType | undefined {
  const { types } = ctx.services.types;
  const named = types.filter(({ id, name }) =>
    fold([id, name.en, name.fr].join(' '))
      .split(/[^a-z]+/)
      .includes(word),
  );
  const called = ({ id, name }: EventType) =>
    id === word || [name.en, name.fr].some((each) => fold(hyphened(each)) === word);
  return types.find(called) ?? (named.length === 1 ? named[0] : undefined);
}

/** What the reader may write for a type: its id, or in French a word of its name that no other type has, else its name. */
function wordFor(ctx: Work, { id, name }: EventType): string {
  if (ctx.language === 'en') return id;
  const own = name[ctx.language].toLowerCase().split(/[^\p{L}]+/u);
  return (
    own.find((word) => word.length > 3 && typeCalled(ctx, fold(word))?.id === id) ??
    hyphened(name[ctx.language])
  );
}

function severityWords(severity: Severity): string[] {
  const names = (['en', 'fr'] as const).map((language) => text(language).common.severities[severity]);
  return [severity, ...names.map((name) => fold(name).replace(' ', '-'))];
}

function includes(key: keyof typeof words, word: string): boolean {
  return (words[key] as readonly string[]).includes(word);
}
