import { createReadStream } from 'node:fs';
import { open, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type Anchor,
  type AuditEntry,
  type AuditTrail,
  type ChainProblem,
  chainStart,
  checkLink,
} from '../../domain/audit.ts';
import { AnchorWriter, firstOfEach, type Given, readAnchors } from '../anchors.ts';
import { type Allowed, makeFolder, syncFolder } from './durable-file.ts';
import type { StagedEntry } from './writer.ts';

const perFile = 10_000;

/** Chains of instances that wrote before this store did. */
const othersName = /^chain-(\d+)$/;

/** An audit chain in files of one line an entry, appended to and never written again. */
export class AuditFiles {
  readonly chain: number;
  readonly #folder: string;
  readonly #anchors: string;
  readonly #key: Uint8Array;
  /** Entries that last in the journal and are still to be appended here. */
  #pending: StagedEntry[] = [];
  readonly #anchorWriter: AnchorWriter;
  #inFiles = chainStart;
  /** The last line is none or was cut off, or nothing is there at all: the end is not to be told from the files. */
  #endless = false;
  head: Anchor = chainStart;

  /** @param chain the first is the one that this store writes; further ones were brought by a move */
  constructor(root: string, anchorsFile: string, key: Uint8Array, chain = 1) {
    this.chain = chain;
    this.#folder = chain === 1 ? join(root, 'audit') : join(root, 'audit', `chain-${chain}`);
    this.#anchors = anchorsFile;
    this.#anchorWriter = new AnchorWriter(anchorsFile);
    this.#key = key;
  }

  /**
   * Finds the end of the chain; a line that a crash left unfinished is cut off, the journal still has its entry. Damage
   * keeps nobody from being answered: it is `verify` that names it.
   */
  async open(): Promise<void> {
    await makeFolder(this.#folder);
    const names = await this.#files();
    this.#endless = names.length === 0;
    for (const name of names.toReversed()) {
      const file = join(this.#folder, name);
      const text = await readFile(file, 'utf8');
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
      const lines = whole.split('\n').slice(0, -1);
      const end = lines.findLastIndex(read);
      if (whole.length < text.length || end < 0 || end < lines.length - 1) this.#endless = true;
      const last = read(lines[end] ?? '');
      if (!last) continue;
      this.#inFiles = { seq: last.seq, hash: last.hash };
      break;
    }
    this.head = this.#inFiles;
  }

  /**
   * Goes on from the last anchor where the files do not tell the end, once the journal was asked: two entries with one number
   * could not be set right by putting the files back.
   * @returns the number of the last entry that is known of, where it is not in the files
   */
  async findEnd(): Promise<number | undefined> {
    if (!this.#endless) return undefined;
    const anchor = (await readAnchors(this.#anchors)).get(this.chain)?.at(-1);
    if (!anchor || anchor.seq <= this.head.seq) return undefined;
    this.#inFiles = anchor;
    this.head = anchor;
    return anchor.seq;
  }

  /** Takes entries that last in the journal; those that are in the files already are passed over. */
  add(entries: readonly StagedEntry[]): void {
    for (const entry of entries) {
      if (entry.seq <= this.head.seq) continue;
      this.#pending.push(entry);
      this.head = { seq: entry.seq, hash: entry.hash };
    }
  }

  get dirty(): boolean {
    return this.#pending.length > 0;
  }

  async flush(allowed: Allowed): Promise<void> {
    for (let left = this.#pending.length; left > 0; ) {
      // A file holds the numbers up to a multiple of `perFile`.
      const first = this.#pending[0]?.seq ?? 0;
      const part = this.#pending.slice(0, Math.min(left, perFile - ((first - 1) % perFile)));
      await allowed();
      await append(join(this.#folder, fileFor(first)), part);
      this.#pending.splice(0, part.length);
      left -= part.length;
      const end = part.at(-1);
      if (end) this.#inFiles = { seq: end.seq, hash: end.hash };
    }
    await syncFolder(this.#folder);
  }

  /** Writes the end of the chain where whoever cuts the chain cannot reach. */
  async anchor(numbers: Given): Promise<Anchor> {
    const { seq, hash } = this.#inFiles;
    await this.#anchorWriter.write({ seq, hash }, this.chain, numbers);
    return { seq, hash };
  }

  async isAnchored(): Promise<boolean> {
    return (await readAnchors(this.#anchors)).size > 0;
  }

  async page(after: number, limit: number): Promise<AuditEntry[]> {
    const page: AuditEntry[] = [];
    const pending = this.#waiting();
    for await (const { entry } of this.#entries(after)) {
      if (entry && entry.seq > after) page.push(entry);
      if (page.length >= limit) break;
    }
    for (const { seq, json } of pending) {
      if (seq > Math.max(after, page.at(-1)?.seq ?? 0) && page.length < limit) page.push(JSON.parse(json));
    }
    return page;
  }

  async about(record: string): Promise<AuditEntry[]> {
    const found: AuditEntry[] = [];
    const named = JSON.stringify(record);
    const pending = this.#waiting();
    for (const name of await this.#files()) {
      const file = await readFile(join(this.#folder, name));
      // Most files and most lines are of other records: to take them apart would be most of what this costs.
      if (!file.includes(named)) continue;
      for (const line of file.toString().split('\n')) {
        const entry = line.includes(named) ? read(line) : undefined;
        if (entry?.record === record) found.push(entry);
      }
    }
    const last = found.at(-1)?.seq ?? 0;
    const left = pending.filter(({ seq }) => seq > last).map(({ json }) => JSON.parse(json) as AuditEntry);
    return [...found, ...left.filter((entry) => entry.record === record)];
  }

  async verify(): Promise<{ entries: number; problem?: ChainProblem }> {
    const anchors = (await readAnchors(this.#anchors)).get(this.chain) ?? [];
    const anchored = firstOfEach(anchors);
    const pending = this.#waiting();
    let before: Anchor = chainStart;
    let line = 0;
    for await (const { entry } of this.#entries(0)) {
      line += 1;
      if (!entry) return { entries: line, problem: { kind: 'unreadable', line } };
      const problem = checkLink(entry, before, line, this.#key, anchored);
      if (problem) return { entries: line, problem };
      before = entry;
    }
    for (const { json } of pending.filter((each) => each.seq > before.seq)) {
      line += 1;
      const entry = JSON.parse(json) as AuditEntry;
      const problem = checkLink(entry, before, line, this.#key, anchored);
      if (problem) return { entries: line, problem };
      before = entry;
    }
    const anchor = anchors.findLast((each) => each.seq > before.seq);
    if (anchor) return { entries: line, problem: { kind: 'tail-missing', lastSeq: before.seq, anchor } };
    return { entries: line };
  }

  /** What is still to be appended, taken before the files are read: what is appended meanwhile is in one of the two at least. */
  #waiting(): StagedEntry[] {
    return this.#pending.slice();
  }

  async *#entries(after: number): AsyncGenerator<{ entry: AuditEntry | undefined }> {
    const first = fileFor(after + 1);
    for (const name of await this.#files()) {
      if (name < first) continue;
      const lines = createInterface({ input: createReadStream(join(this.#folder, name), 'utf8') });
      for await (const line of lines) yield { entry: read(line) };
    }
  }

  async #files(): Promise<string[]> {
    return (await readdir(this.#folder)).filter((name) => /^\d{6}\.ndjson$/.test(name)).sort();
  }
}

/** The chains in a store's folder beside the first. */
export async function otherChains(root: string, anchorsFile: string, key: Uint8Array): Promise<AuditFiles[]> {
  const names = await readdir(join(root, 'audit')).catch(() => []);
  const numbers = names.flatMap((name) => othersName.exec(name)?.[1] ?? []).map(Number);
  const chains = numbers.sort((a, b) => a - b).map((each) => new AuditFiles(root, anchorsFile, key, each));
  for (const chain of chains) await chain.open();
  return chains;
}

/** All chains together; `others` may grow. */
export function auditTrail(own: AuditFiles, others: readonly AuditFiles[]): AuditTrail {
  return {
    chains: async () => [own, ...others].map(({ chain }) => chain),
    head: async () => own.head,
    isAnchored: () => own.isAnchored(),
    page: async (after, limit, chain = 1) =>
      (await [own, ...others].find((each) => each.chain === chain)?.page(after, limit)) ?? [],
    async about(record) {
      const found: AuditEntry[] = [];
      for (const each of [own, ...others]) found.push(...(await each.about(record)));
      return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    },
    async verify() {
      let entries = 0;
      for (const each of [own, ...others]) {
        const checked = await each.verify();
        entries += checked.entries;
        const { problem } = checked;
        if (problem)
          return { entries, problem: { ...problem, ...(each.chain !== 1 && { chain: each.chain }) } };
      }
      return { entries };
    },
  };
}

async function append(file: string, entries: readonly StagedEntry[]): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    const { size } = await handle.stat();
    try {
      await handle.appendFile(entries.map(({ json }) => `${json}\n`).join(''));
      await handle.datasync();
    } catch (error) {
      // Half a line must not stay: the next try would continue it.
      await handle.truncate(size);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

function fileFor(seq: number): string {
  return `${String(Math.floor((seq - 1) / perFile) + 1).padStart(6, '0')}.ndjson`;
}

function read(line: string): AuditEntry | undefined {
  try {
    const entry = JSON.parse(line) as AuditEntry;
    return typeof entry.seq === 'number' && typeof entry.hash === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}
