import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from '../../domain/audit.ts';
import { type Kind, numbered, type Write } from '../../domain/store.ts';
import { noteRaised } from '../anchors.ts';
import { systemProblem } from '../system-error.ts';
import { type Timed, timer } from '../timed.ts';
import { type MovableStore, unfinishedMove } from '../transfer.ts';
import { AuditFiles, auditTrail, otherChains } from './audit-file.ts';
import { makeFolder } from './durable-file.ts';
import { evidenceFiles } from './files.ts';
import { Flusher } from './flusher.ts';
import { Journal, readJournal } from './journal.ts';
import { sameKeys } from './key-marks.ts';
import { type Ownership, own } from './owner.ts';
import { type FileProblem, StoreProblem } from './problem.ts';
import { type Records, recordsIn } from './records.ts';
import { shapeOf } from './schema.ts';
import { forgetShown, shownFile } from './shown.ts';
import { isUnfinished, jsonTransfer } from './transfer.ts';
import { type JournalLine, type JournalWrite, stagedEntry, Writer } from './writer.ts';

export interface JsonStoreOptions {
  folder: string;
  auditKey: Uint8Array;
  /** Seals the identities of confidential reports, where it is only compared with the one of before, and what the console shows. */
  sealKey: Uint8Array;
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
  /** It is opened to be moved, and may hold what a move that broke off left. */
  moving?: boolean;
}

/** So many of the audit's last entries tell with which key it was written. */
const lastEntries = 20;

const lockLost = 'its lock is lost: another process may write now';

/**
 * The JSON datastore: every commit lasts in a journal before it is answered, records live in small readable files that
 * are written behind it, and all of them are in memory. Exactly one process owns the folder.
 * Fails with `StoreProblem` when a file cannot be used or another process owns the folder; nothing is changed then.
 */
export async function openJsonStore(options: JsonStoreOptions): Promise<MovableStore> {
  const { folder, clock } = options;
  const log = options.log ?? (() => {});
  const timing = timer(options.timed);
  let lost: (() => void) | undefined;
  try {
    await makeFolder(folder);
    const ownership = await own(folder, clock, () => lost?.());
    try {
      return await open(options, ownership);
    } catch (error) {
      await ownership.release();
      throw error;
    }
  } catch (error) {
    const problem = systemProblem(error, folder);
    throw problem ? new StoreProblem([{ ...problem, file: problem.file ?? folder }]) : error;
  }

  async function open(
    { auditKey, sealKey, anchorsFile }: JsonStoreOptions,
    ownership: Ownership,
  ): Promise<MovableStore> {
    const records = recordsIn(folder);
    const { kinds, counters, all, numbers } = records;
    const audit = new AuditFiles(folder, anchorsFile, auditKey);
    const journalFolder = join(folder, 'journal');
    await makeFolder(journalFolder);

    const problems: FileProblem[] = [];
    for (const collection of all.values()) {
      await collection.load(folder, shapeOf(collection.kind as Kind | 'counters'), problems);
    }
    problems.push(...(await strangers(folder, [...all.keys()])));
    if (!options.moving && isUnfinished(folder)) problems.push({ file: folder, ...unfinishedMove });
    const { lines, next } = await readJournal(journalFolder, problems);
    if (problems.length > 0) throw new StoreProblem(problems);
    await audit.open();
    const others = await otherChains(folder, anchorsFile, auditKey);
    for (const line of lines) {
      const commit = JSON.parse(line) as JournalLine;
      for (const write of commit.w) replay(records, write);
      audit.add(commit.a.map(stagedEntry));
    }
    const empty = audit.head.seq === 0 && [...all.values()].every(({ size }) => size === 0);
    const last = () => audit.page(Math.max(0, audit.head.seq - lastEntries), lastEntries);
    await sameKeys({ folder, empty, last }, { audit: auditKey, seal: sealKey });
    for (const chain of options.moving ? [] : [audit, ...others]) {
      const after = await chain.findEnd();
      if (after !== undefined) log('audit-damaged', { chain: chain.chain, goesOnAfter: after });
    }
    if (!options.moving) noteRaised(log, await numbers.catchUp(anchorsFile));
    const journal = await Journal.open(journalFolder, next);

    const writer = new Writer({
      auditKey,
      versionOf: (kind, id) => all.get(kind)?.get(id)?.version ?? 0,
      head: () => audit.head,
      log,
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
            if (write.put.version === 1 && numbered.has(write.in)) numbers.taken(write.put.id);
          } else collection?.remove(write.remove);
        }
        audit.add(entries);
        flusher.soon();
      },
    });
    const flusher = new Flusher({
      records,
      audit,
      others,
      journal,
      writer,
      allowed: stillOurs,
      clock,
      anchor: options.anchor,
      log,
      every: options.flushMs,
    });

    let gone = false;
    lost = () => {
      if (gone) return;
      gone = true;
      log('store-lock-lost', {});
      writer.forbid(lockLost);
      flusher.halt();
      options.lost?.();
    };

    /** Fails when the folder is another process's by now. */
    async function stillOurs(): Promise<void> {
      if (!gone && (await ownership.holds())) return;
      lost?.();
      throw new Error(lockLost);
    }

    if (lines.length > 0) await flusher.flush();
    await freeOrphans();
    await forgetShown(folder, clock());
    return {
      ...records.reads((writes) => writer.commit(writes, [])),
      audit: auditTrail(audit, others),
      files: evidenceFiles(folder),
      nextNumber: async (prefix, year) => numbers.next(prefix, year),
      commit: (writes, facts = []) => timing('commit', () => writer.commit(writes, facts)),
      shown: shownFile({ root: folder, key: sealKey, clock, allowed: stillOurs }),
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
        flush: () => flusher.flush(),
      }),
      async close() {
        flusher.halt();
        await writer.idle();
        try {
          await flusher.finish();
        } catch {
          // What could not be written (a full disk) lasts in the journal.
        } finally {
          await journal.close();
          await ownership.release();
        }
      },
    };

    /** The folder has one owner: whoever was sending these is no more, and nobody waits for their leases to run out. */
    async function freeOrphans(): Promise<void> {
      const tryAt = clock().toISOString();
      const freed = records
        .orphans()
        .map((each): Write => ({ in: 'deliveries', put: { ...each, state: 'owed', tryAt, unsure: true } }));
      // With a full disk they wait after all.
      await writer.commit(freed, []).catch(() => {});
    }
  }
}

/** Brings what a line of the journal says into memory, where the files do not have it. */
function replay({ all, numbers }: Records, write: JournalWrite): void {
  const collection = all.get(write.in);
  if (!collection) return;
  if ('put' in write) {
    if (write.put.version > (collection.get(write.put.id)?.version ?? 0)) collection.put(write.put);
    if (numbered.has(write.in)) numbers.taken(write.put.id);
  } else if ((collection.get(write.remove)?.version ?? 0) <= write.version) collection.remove(write.remove);
  collection.doubt('put' in write ? write.put.id : write.remove);
}

/** Whatever lies in the folder that is not the store's own. */
async function strangers(folder: string, kinds: readonly string[]): Promise<FileProblem[]> {
  const known = new Set([...kinds, 'journal', 'audit', 'files', 'last-good', 'shown', 'vigie.sock']);
  const found = (await readdir(folder)).filter((name) => !known.has(name) && !name.startsWith('.'));
  return found.map((name) => ({
    file: join(folder, name),
    wrong: 'it is not a file of Vigie',
    todo: 'Move it out of the folder, or set DATA_DIR to a folder of its own.',
  }));
}
