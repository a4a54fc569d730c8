import { severingSince } from '../domain/access-to-information.ts';
import { keeping, peopleRecords } from '../domain/retention.ts';
import type { SecurityEvent } from '../domain/security-event.ts';
import { Conflict, type Store, type Write } from '../domain/store.ts';
import { type Past, pastOfPeople } from './dispose-people.ts';
import type { Verb, VerbContext } from './verb.ts';

export interface DisposeInput {
  /** Absent: only show. Otherwise the number of records that was shown; with another number nothing is deleted. */
  delete?: number;
}

const pageLength = 1_000;

/**
 * Shows which records are past their time, each event by its number and those of people by kind, and deletes them only when told
 * how many they are. A record that is open, on hold, still to be told to somebody or still to be severed is never among them. One that
 * only an unfinished severing keeps is shown too: nobody else would notice a request that was forgotten.
 */
export const disposeVerb: Verb<DisposeInput> = {
  name: 'dispose',
  async run(ctx, input) {
    const due: SecurityEvent[] = [];
    const requested: SecurityEvent[] = [];
    for await (const event of allEvents(ctx.store)) {
      const breach = await ctx.store.breaches.get(event.id);
      const kept = keeping(event, breach, ctx.department.retention, ctx.now);
      if (!kept) due.push(event);
      if (kept === 'request') requested.push(event);
    }
    const people: Past[] = [];
    for await (const past of pastOfPeople(ctx)) people.push(past);
    const all = due.length + people.reduce((sum, { records }) => sum + records, 0);
    if (input.delete === undefined) {
      for (const { id, type, status, history } of due) {
        ctx.print(`${id}  ${type}  ${status}  last action ${history.at(-1)?.at.slice(0, 10)}`);
      }
      for (const line of byKind(people)) ctx.print(line);
      for (const event of requested) {
        const since = severingSince(event)?.slice(0, 10);
        ctx.print(`${event.id} stays: a severed copy is in work since ${since} and was not made.`);
      }
      ctx.print(
        all === 0 ? 'No record is past its time.' : `To delete what is listed: vigie dispose --delete ${all}`,
      );
      return 0;
    }
    if (input.delete !== all) {
      ctx.print(
        `Nothing was deleted: not ${input.delete} but ${all} are past their time. Run “dispose” and look again.`,
      );
      return 1;
    }
    const kept = new Set<string>();
    const gone = new Set(due.map(({ id }) => id));
    for await (const event of allEvents(ctx.store)) {
      if (!gone.has(event.id)) for (const { sha256 } of event.files) kept.add(sha256);
    }
    let deleted = 0;
    for (const event of due) if (await remove(ctx, event, kept)) deleted += 1;
    for (const { what, records, writes } of people)
      if (await commit(ctx, writes, what, `${records} records`)) deleted += records;
    ctx.print(`Deleted: ${deleted}. Backups and last good copies still hold them until they are replaced.`);
    return 0;
  },
};

async function* allEvents(store: Store): AsyncGenerator<SecurityEvent> {
  for (let after: string | undefined; ; ) {
    const page = await store.events.page({ limit: pageLength, ...(after && { after }) });
    yield* page;
    after = page.at(-1)?.id;
    if (!after || page.length < pageLength) return;
  }
}

/** Removes an event with everything that is kept because of it, in one commit; evidence that others share stays. */
async function remove(
  ctx: VerbContext,
  event: SecurityEvent,
  keptFiles: ReadonlySet<string>,
): Promise<boolean> {
  const { store } = ctx;
  const breach = await store.breaches.get(event.id);
  const severing = await store.severings.get(event.id);
  const sealed = event.confidential ? await store.sealed.get(event.author) : undefined;
  const writes: Write[] = [{ in: 'events', remove: event.id, version: event.version }];
  if (breach) writes.push({ in: 'breaches', remove: breach.id, version: breach.version });
  if (severing) writes.push({ in: 'severings', remove: severing.id, version: severing.version });
  if (sealed) writes.push({ in: 'sealed', remove: sealed.id, version: sealed.version });
  for (const delivery of await store.deliveries.about(event.id)) {
    writes.push({ in: 'deliveries', remove: delivery.id, version: delivery.version });
  }
  if (!(await commit(ctx, writes, event.id))) return false;
  for (const { sha256 } of event.files) if (!keptFiles.has(sha256)) await store.files.remove(sha256);
  return true;
}

/** Whether it is gone: what somebody works on at this very moment stays. */
async function commit(
  { store, now, user }: VerbContext,
  writes: readonly Write[],
  record: string,
  detail?: string,
): Promise<boolean> {
  const fact = { who: `os:${user}`, what: 'dispose', outcome: 'done', from: 'command line' } as const;
  try {
    await store.commit(writes, [{ at: now.toISOString(), ...fact, record, ...(detail && { detail }) }]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** How much of each kind, and of how many people. */
function byKind(people: readonly Past[]): string[] {
  return peopleRecords.flatMap((kind) => {
    const of = people.filter(({ what }) => what === kind);
    const records = of.reduce((sum, each) => sum + each.records, 0);
    return of.length > 0 ? [`${kind}  ${records} records of ${of.length} people`] : [];
  });
}
