import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionItem, isSettled } from '../../domain/action-item.ts';
import type { Anchor } from '../../domain/audit.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { isShort, leased } from '../../domain/delivery.ts';

import type { SituationReport } from '../../domain/situation-report.ts';

import { Conflict, type Kind, type Kinds, type Write } from '../../domain/store.ts';
import { type Timed, timer } from '../timed.ts';
import type { MovableStore } from '../transfer.ts';

import { AlertIndex } from './alerts.ts';
import { AssignmentIndex } from './assignments.ts';
import { AuditFiles, auditTrail, otherChains } from './audit-file.ts';
import { ByCrisis } from './by-crisis.ts';
import { CampaignIndex } from './campaigns.ts';
import { Collection } from './collection.ts';
import { CompletionIndex } from './completions.ts';
import { DeliveryIndex } from './deliveries.ts';
import { DrillIndex } from './drills.ts';
import { DueIndex } from './due.ts';
import { makeFolder } from './durable-file.ts';
import { EventIndex } from './events.ts';
import { evidenceFiles } from './files.ts';
import { Journal, readJournal } from './journal.ts';
import { LogIndex } from './log-entries.ts';
import { NumberedIndex } from './numbered.ts';
import { type Counter, Numbers } from './numbers.ts';
import { own } from './owner.ts';
import { PeopleIndex } from './people.ts';
import { type FileProblem, StoreProblem } from './problem.ts';
import { RoomIndex } from './rooms.ts';
import { shapeOf, type Versioned } from './schema.ts';
import { ScreeningIndex } from './screening.ts';
import { ScreeningTaskIndex } from './screening-tasks.ts';
import { jsonTransfer } from './transfer.ts';
import { type JournalLine, type JournalWrite, stagedEntry, Writer } from './writer.ts';

export interface JsonStoreOptions {
  folder: string;
  auditKey: Uint8Array;
  /** A file outside the folder, for the ends of the audit chain. */
  anchorsFile: string;
  clock: () => Date;
  /** Told at intervals where the audit chain ends, for the log. */
  anchor?: (anchor: Anchor) => void;
  log?: (code: string, detail: object) => void;
  /** Another process may own the folder now: nothing is written any more, and this one has to end. */
  lost?: () => void;
  /** Told how long things took. */
  timed?: Timed;
  /** Milliseconds for which changes are gathered before their files are written; they last in the journal meanwhile. */
  flushMs?: number;
}

/**
 * How long changes are gathered before their files are written, in milliseconds. A file is written whole for a record of it:
 * with 50,000 events, writing them every five seconds was half of what an officer's action costs.
 */
const flushEvery = 20_000;
/** How long the journal keeps what the last good copies lack, in milliseconds and bytes. */
const copyEvery = 60_000;
const mostKept = 64_000_000;

const lockLost = 'its lock is lost: another process may write now';

const anchorEvery = { entries: 1_000, ms: 60_000 };

/**
 * The JSON datastore: every commit lasts in a journal before it is answered, records live in small readable files that
 * are written behind it, and all of them are in memory. Exactly one process owns the folder.
 * Fails with `StoreProblem` when a file cannot be used or another process owns the folder; nothing is changed then.
 */
export async function openJsonStore(options: JsonStoreOptions): Promise<MovableStore> {
  const { folder, clock } = options;
  const log = options.log ?? (() => {});
  const timing = timer(options.timed);
  await makeFolder(folder);
  let lost: (() => void) | undefined;
  const ownership = await own(folder, clock, () => lost?.());
  try {
    return await open(options, log);
  } catch (error) {
    await ownership.release();
    throw error;
  }

  async function open({ auditKey, anchorsFile }: JsonStoreOptions, log: Log) {
    const people = new PeopleIndex();
    const events = new EventIndex();
    const deliveries = new DeliveryIndex();
    const due = new DueIndex();
    const alerts = new AlertIndex();
    const screening = new ScreeningIndex();
    const campaigns = new CampaignIndex();
    const assignments = new AssignmentIndex();
    const completions = new CompletionIndex();
    const drills = new DrillIndex();
    const clocks = new ScreeningTaskIndex();
    const crises = new NumberedIndex<Crisis>(({ state }) => state === 'open');
    const logs = new LogIndex();
    const actions = new NumberedIndex<ActionItem>((action) => !isSettled(action));
    const actionsByCrisis = new ByCrisis<ActionItem>();
    const reports = new ByCrisis<SituationReport>();
    const rooms = new RoomIndex();
    const kinds = {
      people: new Collection<Kinds['people']>(folder, 'people', people),
      events: new Collection<Kinds['events']>(folder, 'events', events),
      deliveries: new Collection<Kinds['deliveries']>(folder, 'deliveries', deliveries),
      due: new Collection<Kinds['due']>(folder, 'due', due),
      drafts: new Collection<Kinds['drafts']>(folder, 'drafts'),
      seen: new Collection<Kinds['seen']>(folder, 'seen'),
      sealed: new Collection<Kinds['sealed']>(folder, 'sealed'),
      conversations: new Collection<Kinds['conversations']>(folder, 'conversations'),
      breaches: new Collection<Kinds['breaches']>(folder, 'breaches'),
      readiness: new Collection<Kinds['readiness']>(folder, 'readiness'),
      roster: new Collection<Kinds['roster']>(folder, 'roster'),
      alerts: new Collection<Kinds['alerts']>(folder, 'alerts', alerts),
      screening: new Collection<Kinds['screening']>(folder, 'screening', screening),
      clocks: new Collection<Kinds['clocks']>(folder, 'clocks', clocks),
      looks: new Collection<Kinds['looks']>(folder, 'looks'),
      reminded: new Collection<Kinds['reminded']>(folder, 'reminded'),
      severings: new Collection<Kinds['severings']>(folder, 'severings'),
      campaigns: new Collection<Kinds['campaigns']>(folder, 'campaigns', campaigns),
      assignments: new Collection<Kinds['assignments']>(folder, 'assignments', assignments),
      learners: new Collection<Kinds['learners']>(folder, 'learners'),
      completions: new Collection<Kinds['completions']>(folder, 'completions', completions),
      drills: new Collection<Kinds['drills']>(folder, 'drills', drills),
      crises: new Collection<Kinds['crises']>(folder, 'crises', crises),
      entries: new Collection<Kinds['entries']>(folder, 'entries', logs),
      actions: new Collection<Kinds['actions']>(folder, 'actions', {
        changed(before, after) {
          actions.changed(before, after);
          actionsByCrisis.changed(before, after);
        },
      }),
      reports: new Collection<Kinds['reports']>(folder, 'reports', reports),
      rooms: new Collection<Kinds['rooms']>(folder, 'rooms', rooms),
    } satisfies { [K in Kind]: Collection<Kinds[K]> };
    const counters = new Collection<Counter>(folder, 'counters');
    const all: ReadonlyMap<string, Collection<Versioned>> = new Map(
      [...Object.values(kinds), counters].map((each) => [
        each.kind,
        each as unknown as Collection<Versioned>,
      ]),
    );
    const numbers = new Numbers(counters);
    const audit = new AuditFiles(folder, anchorsFile, auditKey);
    const journalFolder = join(folder, 'journal');
    await makeFolder(journalFolder);

    const problems: FileProblem[] = [];
    for (const collection of all.values()) {
      await collection.load(folder, shapeOf(collection.kind as Kind | 'counters'), problems);
    }
    problems.push(...(await strangers(folder, [...all.keys()])));
    const { lines, next } = await readJournal(journalFolder, problems);
    if (problems.length > 0) throw new StoreProblem(problems);
    await audit.open();
    const others = await otherChains(folder, anchorsFile, auditKey);
    for (const line of lines) {
      const commit = JSON.parse(line) as JournalLine;
      for (const write of commit.w) replay(write);
      audit.add(commit.a.map(stagedEntry));
    }
    const journal = await Journal.open(journalFolder, next);

    const writer = new Writer({
      auditKey,
      versionOf: (kind, id) => all.get(kind)?.get(id)?.version ?? 0,
      head: () => audit.head,
      async append(batch) {
        await stillOurs();
        await journal.append(batch);
        // Stopped in the middle, this may have been written when somebody else had read the journal already.
        await stillOurs();
      },
      apply(writes, entries) {
        for (const write of writes) {
          const collection = all.get(write.in);
          if ('put' in write) {
            collection?.put(write.put, write.json);
            if (write.put.version === 1) numbers.taken(write.put.id);
          } else collection?.remove(write.remove);
        }
        audit.add(entries);
        flushSoon();
      },
    });

    let gone = false;
    lost = () => {
      if (gone) return;
      gone = true;
      log('store-lock-lost', {});
      writer.forbid(lockLost);
      options.lost?.();
    };

    let timer: NodeJS.Timeout | undefined;
    let flushing: Promise<void> | undefined;
    let closed = false;
    let failures = 0;
    let lastAnchor = { seq: audit.head.seq, at: clock().getTime() };
    let lastSweep = 0;
    let lastCopy = 0;
    if (lines.length > 0) await flush();
    // The folder has one owner: whoever was sending these is no more, and nobody waits for their leases to run out.
    const tryAt = clock().toISOString();
    const orphans = deliveries
      .orphans()
      .map((each) => ({ ...each, state: 'owed' as const, tryAt, unsure: true }));
    await writer
      .commit(
        orphans.map((put): Write => ({ in: 'deliveries', put })),
        [],
      )
      // With a full disk they wait after all.
      .catch(() => {});

    return {
      people: people.view((id) => kinds.people.get(id)),
      events: events.view((id) => kinds.events.get(id)),
      due: due.view((id) => kinds.due.get(id)),
      deliveries: {
        get: async (id) => kinds.deliveries.get(id),
        page: async (after, limit) => deliveries.page(after, limit),
        ledger: async (alert, after, limit) => deliveries.ledger(alert, after, limit),
        tally: async (alert) => deliveries.tally(alert),
        about: async (record) => deliveries.about(record),
        waiting: async () => deliveries.waiting(),
        oldest: async (now) => deliveries.oldest(now),
        async claim(platform, now, until, which) {
          const found = deliveries.claimable(platform, now, which);
          if (found.length === 0) return [];
          const claimed = found.map((each) => leased(each, until));
          try {
            await writer.commit(
              claimed.map((put): Write => ({ in: 'deliveries', put })),
              [],
            );
          } catch (error) {
            // Somebody else claimed or changed one of them: they are looked at again in the next round.
            if (error instanceof Conflict) return [];
            throw error;
          }
          return claimed.map((each) => ({ ...each, version: each.version + 1 }));
        },
      },
      drafts: { get: async (id) => kinds.drafts.get(id) },
      seen: { get: async (id) => kinds.seen.get(id) },
      sealed: { get: async (id) => kinds.sealed.get(id), all: async () => [...kinds.sealed.values()] },
      conversations: { get: async (id) => kinds.conversations.get(id) },
      breaches: { get: async (id) => kinds.breaches.get(id) },
      readiness: { get: async (id) => kinds.readiness.get(id) },
      roster: { get: async (id) => kinds.roster.get(id) },
      alerts: alerts.view(
        (id) => kinds.alerts.get(id),
        (id) => isShort(deliveries.tally(id)),
      ),
      screening: screening.view((id) => kinds.screening.get(id)),
      clocks: clocks.view((id) => kinds.clocks.get(id)),
      looks: { get: async (id) => kinds.looks.get(id) },
      reminded: { get: async (id) => kinds.reminded.get(id) },
      severings: { get: async (id) => kinds.severings.get(id) },
      campaigns: campaigns.view((id) => kinds.campaigns.get(id)),
      assignments: assignments.view((id) => kinds.assignments.get(id)),
      learners: { get: async (id) => kinds.learners.get(id), count: async () => kinds.learners.size },
      completions: completions.view((id) => kinds.completions.get(id)),
      drills: drills.view((id) => kinds.drills.get(id)),
      crises: {
        get: async (id) => kinds.crises.get(id),
        open: async () => crises.open(),
        page: async (after, limit) => crises.page(after, limit),
      },
      logs: logs.view((id) => kinds.entries.get(id)),
      actions: {
        get: async (id) => kinds.actions.get(id),
        of: async (crisis) => actionsByCrisis.of(crisis),
        unsettled: async () => actions.open(),
        page: async (after, limit) => actions.page(after, limit),
      },
      reports: {
        get: async (id) => kinds.reports.get(id),
        of: async (crisis) => reports.of(crisis),
      },
      rooms: rooms.view((id) => kinds.rooms.get(id)),
      audit: auditTrail(audit, others),
      files: evidenceFiles(folder),
      nextNumber: async (prefix, year) => numbers.next(prefix, year),
      commit: (writes, facts = []) => timing('commit', () => writer.commit(writes, facts)),
      trouble: () => writer.trouble,
      transfer: jsonTransfer({
        root: folder,
        kinds,
        counters,
        chains: () => [audit, ...others],
        async chain(number) {
          const known = [audit, ...others].find((each) => each.chain === number);
          if (known) return known;
          const made = new AuditFiles(folder, anchorsFile, auditKey, number);
          await made.open();
          others.push(made);
          return made;
        },
        flush,
      }),
      async close() {
        closed = true;
        clearTimeout(timer);
        await writer.idle();
        await flushing;
        try {
          await flush();
          if (audit.head.seq > 0) await anchor();
        } catch {
          // What could not be written (a full disk) lasts in the journal.
        } finally {
          await journal.close();
          await ownership.release();
        }
      },
    } satisfies MovableStore;

    function replay(write: JournalWrite): void {
      const collection = all.get(write.in);
      if (!collection) return;
      if ('put' in write) {
        if (write.put.version > (collection.get(write.put.id)?.version ?? 0)) collection.put(write.put);
        numbers.taken(write.put.id);
      } else if ((collection.get(write.remove)?.version ?? 0) <= write.version)
        collection.remove(write.remove);
      collection.doubt('put' in write ? write.put.id : write.remove);
    }

    /** Fails when the folder is another process's by now. */
    async function stillOurs(): Promise<void> {
      if (!gone && (await ownership.holds())) return;
      lost?.();
      throw new Error(lockLost);
    }

    function flushSoon(): void {
      if (gone || timer || flushing || closed) return;
      const wait = failures === 0 ? (options.flushMs ?? flushEvery) : Math.min(30_000, 1_000 * 2 ** failures);
      timer = setTimeout(() => {
        timer = undefined;
        flushing = flush()
          .catch(() => {})
          .then(() => {
            flushing = undefined;
            if (dirty()) flushSoon();
          });
      }, wait);
      timer.unref();
    }

    function dirty(): boolean {
      return audit.dirty || [...all.values()].some((collection) => collection.dirty);
    }

    /** Writes what changed to its files, and only then drops the part of the journal that they now hold. */
    async function flush(): Promise<void> {
      try {
        const finished = await writer.exclusively(async () => {
          await stillOurs();
          return journal.rotate();
        });
        for (const collection of all.values()) await collection.flush(stillOurs);
        for (const chain of [audit, ...others]) if (chain.dirty) await chain.flush(stillOurs);
        if (closed || journal.kept > mostKept || clock().getTime() - lastCopy > copyEvery) {
          for (const collection of all.values()) await collection.copy();
          await stillOurs();
          await journal.dropUpTo(finished);
          lastCopy = clock().getTime();
        }
        failures = 0;
        await anchorNowAndThen();
        if (!closed) await sweep();
      } catch (error) {
        failures += 1;
        log('flush-failed', { code: (error as NodeJS.ErrnoException).code ?? 'unknown', failures });
        throw error;
      }
    }

    async function anchorNowAndThen(): Promise<void> {
      const { seq } = audit.head;
      const now = clock().getTime();
      if (seq - lastAnchor.seq < anchorEvery.entries && now - lastAnchor.at < anchorEvery.ms) return;
      if (seq === lastAnchor.seq) return;
      lastAnchor = { seq, at: now };
      await anchor();
    }

    async function anchor(): Promise<void> {
      const written = await audit.anchor();
      options.anchor?.(written);
    }

    /** Forgets, once a minute, what has expired. */
    async function sweep(): Promise<void> {
      const now = clock();
      if (now.getTime() - lastSweep < 60_000) return;
      lastSweep = now.getTime();
      const at = now.toISOString();
      for (const kind of ['seen', 'drafts'] as const) {
        const expired = [...kinds[kind].values()].filter((record) => record.expires < at).slice(0, 1_000);
        for (const { id, version } of expired) {
          await writer.commit([{ in: kind, remove: id, version } as Write], []).catch(() => {});
        }
      }
    }
  }
}

type Log = (code: string, detail: object) => void;

/** Whatever lies in the folder that is not the store's own. */
async function strangers(folder: string, kinds: readonly string[]): Promise<FileProblem[]> {
  const known = new Set([...kinds, 'journal', 'audit', 'files', 'last-good', 'vigie.sock']);
  const found = (await readdir(folder)).filter((name) => !known.has(name) && !name.startsWith('.'));
  return found.map((name) => ({
    file: join(folder, name),
    wrong: 'it is not a file of Vigie',
    todo: 'Move it out of the folder, or set DATA_DIR to a folder of its own.',
  }));
}
