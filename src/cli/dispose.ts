import { keeping } from '../domain/retention.ts';
import type { SecurityEvent } from '../domain/security-event.ts';
import { Conflict, type Store, type Write } from '../domain/store.ts';
import type { Verb, VerbContext } from './verb.ts';

export interface DisposeInput {
  /** Absent: only show. Otherwise the number of records that was shown; with another number nothing is deleted. */
  delete?: number;
}

const pageLength = 1_000;

/**
 * Shows which events' records are past their time, and deletes them only when told how many they are. A record that is
 * open, on hold or still to be told to somebody is never among them.
 */
export const disposeVerb: Verb<DisposeInput> = {
  name: 'dispose',
  async run(ctx, input) {
    const due: SecurityEvent[] = [];
    for await (const event of allEvents(ctx.store)) {
      const breach = await ctx.store.breaches.get(event.id);
      if (!keeping(event, breach, ctx.department.retention, ctx.now)) due.push(event);
    }
    if (input.delete === undefined) {
      for (const { id, type, status, history } of due) {
        ctx.print(`${id}  ${type}  ${status}  last action ${history.at(-1)?.at.slice(0, 10)}`);
      }
      ctx.print(
        due.length === 0
          ? 'No record is past its time.'
          : `To delete what is listed: vigie dispose --delete ${due.length}`,
      );
      return 0;
    }
    if (input.delete !== due.length) {
      ctx.print(
        `Nothing was deleted: not ${input.delete} but ${due.length} are past their time. Run “dispose” and look again.`,
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
  const fact = {
    at: ctx.now.toISOString(),
    who: `os:${ctx.user}`,
    what: 'dispose',
    outcome: 'done',
  } as const;
  try {
    await store.commit(writes, [{ ...fact, record: event.id, from: 'command line' }]);
  } catch (error) {
    // Somebody works on it at this very moment: it stays.
    if (error instanceof Conflict) return false;
    throw error;
  }
  for (const { sha256 } of event.files) if (!keptFiles.has(sha256)) await store.files.remove(sha256);
  return true;
}
