import { isSettled } from '../domain/action-item.ts';
import type { Alert } from '../domain/alert.ts';
import type { Crisis } from '../domain/crisis.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { LogEntry } from '../domain/log-entry.ts';
import { eachOf, pagesBy, pagesOf } from '../domain/pages.ts';
import { over } from '../domain/retention.ts';
import type { Kind, Kinds, Write } from '../domain/store.ts';
import type { VerbContext } from './verb.ts';

type Context = Pick<VerbContext, 'store' | 'department' | 'now'>;

/** An alert or a crisis that is past its time, and how to be rid of it with all that is kept because of it. */
export interface PastCase {
  what: 'alerts' | 'crises';
  id: string;
  version: number;
  /** ISO instant of the last thing that was done. */
  last: string;
  /** What to remove, some hundred records at a time; the record itself is among the last. */
  parts(): AsyncGenerator<Write[]>;
}

const atOnce = 500;

/** The numbers of the crises about each event. */
export async function crisesByEvent(ctx: Context): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { id, event } of allCrises(ctx))
    if (event !== undefined) found.set(event, [...(found.get(event) ?? []), id]);
  return found;
}

function allCrises({ store }: Context): AsyncGenerator<Crisis> {
  return eachOf(atOnce, (last) => store.crises.page(last, atOnce));
}

/**
 * A crisis with its log, reports, actions, room and alerts, if it can go: it is closed, nothing of it is still to be done, none of its
 * alerts has to stay, and nothing of it is on hold. Otherwise why it has to stay, in words.
 * @param along events that go with it
 */
export async function closedCrisis(
  ctx: Context,
  crisis: Crisis,
  along: ReadonlySet<string> = new Set(),
): Promise<PastCase | string> {
  const { store, department } = ctx;
  const { hold } = department.retention;
  const people = [crisis.openedBy, ...crisis.members.map(({ person }) => person)];
  if (crisis.state === 'open') return 'is open';
  if (hold.includes('crises') || people.some((each) => hold.includes(each))) return 'is held by the settings';
  const actions = await store.actions.of(crisis.id);
  const toDo = actions.filter((action) => !isSettled(action)).map(({ id }) => id);
  if (toDo.length > 0) return `has still to be followed up: ${toDo.join(', ')}`;
  const alerts: PastCase[] = [];
  for (const id of crisis.alerts) {
    const alert = await store.alerts.get(id);
    const ended = alert && (await endedAlert(ctx, alert, along));
    if (alert && !ended) return `has ${id}, which has to stay`;
    if (ended) alerts.push(ended);
  }
  const done = [
    ...crisis.closures.map(({ at }) => at),
    ...actions.flatMap(({ history }) => history.map(({ at }) => at)),
    ...alerts.map(({ last }) => last),
    crisis.openedAt,
  ];
  const { id, version } = crisis;
  async function* parts(): AsyncGenerator<Write[]> {
    for (const alert of alerts) yield* alert.parts();
    const log = pagesBy(
      atOnce,
      ({ number }: LogEntry) => number,
      (after = 0) => store.logs.page(id, after, atOnce),
    );
    for await (const entries of log) yield entries.map((entry) => removal('entries', entry));
    const reports = await store.reports.of(id);
    const room = await store.rooms.get(id);
    const about = [id, ...actions.map((action) => action.id), ...reports.map((report) => report.id)];
    yield* inParts(await sentAbout(ctx, about));
    yield [
      ...reports.map((report) => removal('reports', report)),
      ...actions.map((action) => removal('actions', action)),
      ...(room ? [removal('rooms', room)] : []),
      removal('crises', crisis),
    ];
  }
  return { what: 'crises', id, version, last: done.sort().at(-1) ?? crisis.openedAt, parts };
}

/** The crises about no event that is still kept which are past their time. */
export async function* pastCrises(ctx: Context): AsyncGenerator<PastCase> {
  const { store, department, now } = ctx;
  for await (const crisis of allCrises(ctx)) {
    if (crisis.event !== undefined && (await store.events.get(crisis.event))) continue;
    const past = await closedCrisis(ctx, crisis);
    if (typeof past !== 'string' && over(past.last, department.retention.crises, now)) yield past;
  }
}

/** The alerts of no crisis that are past their time. */
export async function* pastAlerts(ctx: Context): AsyncGenerator<PastCase> {
  const { store, department, now } = ctx;
  for await (const alert of eachOf(atOnce, (last) => store.alerts.page(last, atOnce))) {
    if (alert.crisis !== undefined && (await store.crises.get(alert.crisis))) continue;
    const past = await endedAlert(ctx, alert);
    if (past && over(past.last, department.retention.alerts, now)) yield past;
  }
}

/**
 * An alert with its ledger, if it can go: it has ended, or was never sent; no event that somebody's answer opened is still kept but
 * for those that go `along`, and nothing of it is on hold.
 */
async function endedAlert(
  ctx: Context,
  alert: Alert,
  along: ReadonlySet<string> = new Set(),
): Promise<PastCase | undefined> {
  const { store, department } = ctx;
  const { hold } = department.retention;
  const { id, version, state } = alert;
  if (state === 'open' || state === 'scheduled') return undefined;
  if (hold.includes('alerts') || hold.includes(alert.author)) return undefined;
  for await (const lines of ledgerOf(ctx, id)) {
    for (const { to, answer, corrected = [] } of lines) {
      if (to.kind === 'person' && hold.includes(to.id)) return undefined;
      for (const { event } of [...(answer ? [answer] : []), ...corrected])
        if (event !== undefined && !along.has(event) && (await store.events.get(event))) return undefined;
    }
  }
  async function* parts(): AsyncGenerator<Write[]> {
    for await (const lines of ledgerOf(ctx, id)) yield lines.map((line) => removal('deliveries', line));
    yield* inParts(await sentAbout(ctx, [id]));
    yield [removal('alerts', alert)];
  }
  const last = [alert.createdAt, ...alert.history.map(({ at }) => at)].sort().at(-1) ?? alert.createdAt;
  return { what: 'alerts', id, version, last, parts };
}

function ledgerOf({ store }: Context, id: string): AsyncGenerator<Delivery[]> {
  return pagesOf(atOnce, (last) => store.deliveries.ledger(id, last, atOnce));
}

/** What was sent because of some records, each once. */
async function sentAbout({ store }: Context, records: readonly string[]): Promise<Delivery[]> {
  const found = new Map<string, Delivery>();
  for (const record of records)
    for (const delivery of await store.deliveries.about(record)) found.set(delivery.id, delivery);
  return [...found.values()];
}

function* inParts(deliveries: readonly Delivery[]): Generator<Write[]> {
  for (let i = 0; i < deliveries.length; i += atOnce)
    yield deliveries.slice(i, i + atOnce).map((each) => removal('deliveries', each));
}

function removal<K extends Kind>(kind: K, record: Kinds[K]): Write {
  return { in: kind, remove: record.id, version: record.version } as Write;
}
