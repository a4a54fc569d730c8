import { createHash } from 'node:crypto';
import { severingSince } from '../domain/access-to-information.ts';
import type { Detail } from '../domain/audit.ts';
import { openHolds } from '../domain/hold.ts';
import { localDate } from '../domain/local-time.ts';
import { eachOf } from '../domain/pages.ts';
import { isHeldFor, keeping, matterOf, over, peopleRecords, periodOf } from '../domain/retention.ts';
import type { SecurityEvent } from '../domain/security-event.ts';
import { Conflict, type Store, type Write } from '../domain/store.ts';
import { closedCrisis, crisesByEvent, type PastCase, pastAlerts, pastCrises } from './dispose-crises.ts';
import { type Past, pastOfPeople } from './dispose-people.ts';
import type { Verb, VerbContext } from './verb.ts';

export interface DisposeInput {
  /** Absent: only show. Otherwise what was shown in short, as `inShort` says it; of anything else nothing is deleted. */
  delete?: string;
}

const pageLength = 1_000;

/**
 * How long a file stays in any case after it was sent: longer than a draft that has it, which no one may read, and than the
 * moment between a file and the record that names it.
 */
const fileStays = 2 * 24 * 60 * 60 * 1000;

/**
 * Shows which records are past their time, each event by its number and those of people by kind, and deletes them only when told
 * what was shown: their number, and a code of which they are, as others may be due by then. A record that is open, on hold, still
 * to be told to somebody or still to be severed is never among them. One that only a hold, an unfinished severing or its crisis keeps
 * is named: nobody else would notice a request that was forgotten.
 */
export const disposeVerb: Verb<DisposeInput> = {
  name: 'dispose',
  async run(ctx, input) {
    const { matters, asked, held, inCrisis } = await pastEvents(ctx);
    const due = matters.flatMap(({ events }) => events);
    const cases = matters.flatMap((matter) => matter.crises);
    for await (const past of pastCrises(ctx)) cases.push(past);
    for await (const past of pastAlerts(ctx)) cases.push(past);
    const people: Past[] = [];
    for await (const past of pastOfPeople(ctx)) people.push(past);
    const files = await unnamedFiles(ctx);
    const all =
      due.length + cases.length + people.reduce((sum, { records }) => sum + records, 0) + files.length;
    const code = inShort(all, due, cases, people, files);
    const day = (at?: string) => at && localDate(new Date(at), ctx.department.timeZone);
    if (input.delete === undefined) {
      for (const { id, type, status, history } of due) {
        ctx.print(`${id}  ${type}  ${status}  last action ${day(history.at(-1)?.at)}`);
      }
      for (const { id, what, last } of cases) ctx.print(`${id}  ${what}  last action ${day(last)}`);
      for (const line of byKind(people)) ctx.print(line);
      if (files.length > 0) ctx.print(`files  ${files.length} that came with what was not kept`);
      for (const event of asked) {
        const since = day(severingSince(event));
        ctx.print(`${event.id} stays: a severed copy is in work since ${since} and was not made.`);
      }
      for (const event of held) {
        const since = openHolds(event).map(({ number, at }) => `hold ${number} since ${day(at)}`);
        if (isHeldFor(event, ctx.department.retention))
          since.push('the settings hold what there is of its author or officer');
        ctx.print(`${event.id} stays: ${since.join(', ')}.`);
      }
      for (const line of inCrisis) ctx.print(line);
      ctx.print(
        all === 0
          ? 'No record is past its time.'
          : `To delete what is listed: npm run vigie -- dispose --delete ${code}`,
      );
      return 0;
    }
    if (input.delete !== code) {
      ctx.print(
        'Nothing was deleted: what is past its time is not, or no longer, what was shown. Run “dispose” and look again.',
      );
      return 1;
    }
    const gone: SecurityEvent[] = [];
    let deleted = 0;
    // What a crisis holds is kept from others by its event, which goes after it.
    for (const { events, crises: own } of matters) {
      let isGone = true;
      for (const past of own) {
        isGone &&= await removeCase(ctx, past, events);
        if (isGone) deleted += 1;
      }
      if (isGone && (await remove(ctx, events))) gone.push(...events);
    }
    const ofMatters = new Set(matters.flatMap((matter) => matter.crises));
    for (const past of cases) if (!ofMatters.has(past) && (await removeCase(ctx, past))) deleted += 1;
    await removeFiles(ctx, gone);
    deleted += gone.length + (await removeUnnamed(ctx, files));
    for (const { what, records, writes } of people)
      if (await commit(ctx, writes, [what], `${records} records`)) deleted += records;
    ctx.print(`Deleted: ${deleted}. Backups and last good copies still hold them until they are replaced.`);
    return 0;
  },
};

/**
 * The events that are past their time, those of one matter together: while one of them has to stay, so have the others, and so it is
 * with the crises that they were about. And those that only an unfinished severing (`asked`) or a hold (`held`) keeps, and sentences on
 * those that only a crisis does.
 */
async function pastEvents(ctx: VerbContext) {
  const { store, department, now } = ctx;
  const [due, asked, held]: [SecurityEvent[], SecurityEvent[], SecurityEvent[]] = [[], [], []];
  const kept: string[] = [];
  const mergedInto = new Map<string, string>();
  for await (const event of allEvents(store)) {
    const why = keeping(event, await store.breaches.get(event.id), department.retention, now);
    if (why) kept.push(event.id);
    else due.push(event);
    if (why === 'request') asked.push(event);
    if (why === 'hold') held.push(event);
    if (event.mergedInto) mergedInto.set(event.id, event.mergedInto);
  }
  const staying = new Set(kept.map((id) => matterOf(id, mergedInto)));
  const matters = new Map<string, SecurityEvent[]>();
  for (const event of due) {
    const matter = matterOf(event.id, mergedInto);
    if (!staying.has(matter)) matters.set(matter, [...(matters.get(matter) ?? []), event]);
  }
  const going: { events: SecurityEvent[]; crises: PastCase[] }[] = [];
  const inCrisis: string[] = [];
  const crises = await crisesByEvent(ctx);
  for (const events of matters.values()) {
    const along = new Set(events.map(({ id }) => id));
    const own: PastCase[] = [];
    const why: string[] = [];
    for (const id of [...along].flatMap((event) => crises.get(event) ?? [])) {
      const crisis = await store.crises.get(id);
      const past = crisis && (await closedCrisis(ctx, crisis, along));
      if (typeof past === 'string') why.push(`${id} ${past}`);
      else if (past) own.push(past);
    }
    for (const id of why.length > 0 ? along : []) inCrisis.push(`${id} stays: its crisis ${why.join('; ')}.`);
    const period = Math.max(...events.map((event) => periodOf(event, department.retention)));
    const isPast = own.every(({ last }) => over(last, period, now));
    if (why.length === 0 && isPast) going.push({ events, crises: own });
  }
  return { matters: going, asked, held, inCrisis };
}

function allEvents({ events }: Store): AsyncGenerator<SecurityEvent> {
  return eachOf(pageLength, (last) => events.page({ limit: pageLength, ...(last && { after: last }) }));
}

/** Removes events of one matter with everything that is kept because of them, in one commit: all or none. */
async function remove(ctx: VerbContext, matter: readonly SecurityEvent[]): Promise<boolean> {
  const { store } = ctx;
  const writes: Write[] = [];
  const deliveries = new Map<string, Write>();
  for (const event of matter) {
    const breach = await store.breaches.get(event.id);
    const severing = await store.severings.get(event.id);
    const sealed = event.confidential ? await store.sealed.get(event.author) : undefined;
    writes.push({ in: 'events', remove: event.id, version: event.version });
    if (breach) writes.push({ in: 'breaches', remove: breach.id, version: breach.version });
    if (severing) writes.push({ in: 'severings', remove: severing.id, version: severing.version });
    if (sealed) writes.push({ in: 'sealed', remove: sealed.id, version: sealed.version });
    // One message may be about two of them.
    for (const { id, version } of await store.deliveries.about(event.id)) {
      deliveries.set(id, { in: 'deliveries', remove: id, version });
    }
  }
  const ids = matter.map(({ id }) => id);
  return commit(ctx, [...writes, ...deliveries.values()], ids);
}

/**
 * Removes an alert or a crisis with what is kept because of it; what was removed when somebody came between stays removed.
 * @param about the events that it is about: where one of them was put on hold meanwhile it stays as well
 */
async function removeCase(
  ctx: VerbContext,
  { parts }: PastCase,
  about: readonly SecurityEvent[] = [],
): Promise<boolean> {
  for await (const writes of parts()) {
    for (const { id, version } of about)
      if ((await ctx.store.events.get(id))?.version !== version) return false;
    const gone = writes.flatMap((write) =>
      (write.in === 'alerts' || write.in === 'crises') && 'remove' in write ? [write.remove] : [],
    );
    if (!(await commit(ctx, writes, gone))) return false;
  }
  return true;
}

/** Removes the evidence of events that are gone; what an event that is there has, too, stays, and what was just sent. */
async function removeFiles({ store, now }: VerbContext, gone: readonly SecurityEvent[]): Promise<void> {
  const old = new Set(await store.files.keptBefore(new Date(now.getTime() - fileStays)));
  const files = new Set(gone.flatMap((event) => event.files.map(({ sha256 }) => sha256)));
  for (const sha256 of files) if (!old.has(sha256)) files.delete(sha256);
  for await (const event of allEvents(store)) for (const { sha256 } of event.files) files.delete(sha256);
  for (const sha256 of files) await store.files.remove(sha256);
}

/** Whether it is gone: what somebody works on at this very moment stays. */
async function commit(
  { store, now, user }: VerbContext,
  writes: readonly Write[],
  about: readonly string[],
  detail?: Detail,
): Promise<boolean> {
  const fact = { who: `os:${user}`, what: 'dispose', outcome: 'done', from: 'command line' } as const;
  try {
    await store.commit(
      writes,
      about.map((record) => ({ at: now.toISOString(), ...fact, record, ...(detail && { detail }) })),
    );
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** Files that were sent and that no event has: of a draft that nobody sent off, or of what could not be recorded. */
async function unnamedFiles({ store, now }: VerbContext): Promise<string[]> {
  const files = new Set(await store.files.keptBefore(new Date(now.getTime() - fileStays)));
  for await (const event of allEvents(store)) for (const { sha256 } of event.files) files.delete(sha256);
  return [...files];
}

/** Removes those of such files that still are; how many. */
async function removeUnnamed(ctx: VerbContext, files: readonly string[]): Promise<number> {
  const still = new Set(await unnamedFiles(ctx));
  const going = files.filter((sha256) => still.has(sha256));
  if (going.length === 0 || !(await commit(ctx, [], ['files'], `${going.length} files`))) return 0;
  for (const sha256 of going) await ctx.store.files.remove(sha256);
  return going.length;
}

/** `12:3f9a0c1e`: how many records, and which ones at which state. */
function inShort(
  all: number,
  due: readonly SecurityEvent[],
  cases: readonly PastCase[],
  people: readonly Past[],
  files: readonly string[],
): string {
  const which = [
    ...files,
    ...due.map(({ id, version }) => `events ${id} ${version}`),
    ...cases.map(({ what, id, version }) => `${what} ${id} ${version}`),
    ...people.flatMap(({ writes }) =>
      writes.map((write) =>
        'remove' in write
          ? `${write.in} ${write.remove} ${write.version}`
          : `${write.in} ${write.put.id} ${write.put.version} ${JSON.stringify(write.put).length}`,
      ),
    ),
  ];
  const digest = createHash('sha256').update(which.sort().join('\n')).digest('hex');
  return `${all}:${digest.slice(0, 8)}`;
}

/** How much of each kind, and of how many people. */
function byKind(people: readonly Past[]): string[] {
  return peopleRecords.flatMap((kind) => {
    const of = people.filter(({ what }) => what === kind);
    const records = of.reduce((sum, each) => sum + each.records, 0);
    return of.length > 0 ? [`${kind}  ${records} records of ${of.length} people`] : [];
  });
}
