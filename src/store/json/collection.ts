import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { systemProblem } from '../system-error.ts';
import { type Allowed, copyDurably, durable, makeFolder, syncFolder } from './durable-file.ts';
import type { FileProblem } from './problem.ts';
import { current, migrate, Newer, type Shape, type Versioned } from './schema.ts';

/** Records to a bucket: a file of a few hundred KB at most, so that writing one stays cheap whatever the store's size. */
const perBucket = 256;
/** So many characters of JSON at most are kept for the files; of what is beyond, it is made again when its file is written. */
const mostKept = 8_000_000;

/** Keeps indexes up to date with what is stored. */
export interface Index<R> {
  changed(before: R | undefined, after: R | undefined): void;
}

interface Bucket<R> {
  readonly number: number;
  readonly slots: Slot<R>[];
}

/** A record where it lies. */
interface Slot<R> {
  record: R;
  readonly bucket: Bucket<R>;
  /** The record as JSON, while it is still to be written and there is room to keep it. */
  json?: string | undefined;
}

/** All records of one kind: in memory for reading, in bucket files for good. */
export class Collection<R extends Versioned> {
  readonly kind: string;
  readonly #folder: string;
  readonly #copies: string;
  readonly #index: Index<R> | undefined;
  readonly #slots = new Map<string, Slot<R>>();
  #dirty = new Set<Bucket<R>>();
  /** Buckets whose last good copy is older than their file. */
  readonly #uncopied = new Set<Bucket<R>>();
  #last: Bucket<R> = { number: 0, slots: [] };
  #kept = 0;

  constructor(root: string, kind: string, index?: Index<R>) {
    this.kind = kind;
    this.#folder = join(root, kind);
    this.#copies = join(root, 'last-good', kind);
    this.#index = index;
  }

  get(id: string): R | undefined {
    return this.#slots.get(id)?.record;
  }

  get size(): number {
    return this.#slots.size;
  }

  *values(): IterableIterator<R> {
    for (const { record } of this.#slots.values()) yield record;
  }

  get dirty(): boolean {
    return this.#dirty.size > 0;
  }

  /**
   * Puts a record; its bucket is written at the next flush.
   * @param json the record as JSON, where somebody has made it already
   */
  put(record: R, json?: string): void {
    const slot = this.#slots.get(record.id);
    this.#index?.changed(slot?.record, record);
    if (slot) {
      slot.record = record;
      this.#keep(slot, json);
      this.#dirty.add(slot.bucket);
      return;
    }
    const bucket = this.#openBucket();
    this.#place(record, bucket, json);
    this.#dirty.add(bucket);
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (!slot) return;
    const { bucket, record } = slot;
    this.#slots.delete(id);
    this.#keep(slot, undefined);
    this.#index?.changed(record, undefined);
    bucket.slots.splice(bucket.slots.indexOf(slot), 1);
    this.#dirty.add(bucket);
  }

  #openBucket(): Bucket<R> {
    const { number, slots } = this.#last;
    if (number === 0 || slots.length === 0 || slots.length >= perBucket)
      this.#last = { number: number + 1, slots: [] };
    return this.#last;
  }

  #place(record: R, bucket: Bucket<R>, json?: string): void {
    const slot: Slot<R> = { record, bucket };
    this.#keep(slot, json);
    bucket.slots.push(slot);
    this.#slots.set(record.id, slot);
  }

  #keep(slot: Slot<R>, json: string | undefined): void {
    this.#kept -= slot.json?.length ?? 0;
    slot.json = json !== undefined && this.#kept + json.length <= mostKept ? json : undefined;
    this.#kept += slot.json?.length ?? 0;
  }

  /** Writes every bucket that changed. What cannot be written stays to be written. */
  async flush(allowed: Allowed): Promise<void> {
    const dirty = this.#dirty;
    if (dirty.size === 0) return;
    this.#dirty = new Set();
    for (const bucket of dirty) {
      try {
        await this.#write(bucket, allowed);
        dirty.delete(bucket);
      } catch (error) {
        for (const left of dirty) this.#dirty.add(left);
        throw error;
      }
    }
    await syncFolder(this.#folder);
  }

  /** Brings the last good copies up to date. Until then the journal has to keep what they lack. */
  async copy(): Promise<void> {
    for (const bucket of [...this.#uncopied]) {
      const name = bucketName(bucket.number);
      if (bucket.slots.length > 0) await copyDurably(join(this.#folder, name), join(this.#copies, name));
      this.#uncopied.delete(bucket);
    }
    await syncFolder(this.#copies);
  }

  /** The journal still has this record's change: whether its file's copy has it too is not known. */
  doubt(id: string): void {
    const slot = this.#slots.get(id);
    if (slot) this.#uncopied.add(slot.bucket);
  }

  async #write(bucket: Bucket<R>, allowed: Allowed): Promise<void> {
    const name = bucketName(bucket.number);
    if (bucket.slots.length === 0) {
      this.#uncopied.delete(bucket);
      await allowed();
      // The copy first: a copy without its file would look like a lost file.
      await rm(join(this.#copies, name), { force: true });
      await rm(join(this.#folder, name), { force: true });
      return;
    }
    const records = bucket.slots.map((slot) => {
      const json = slot.json ?? JSON.stringify(slot.record);
      this.#keep(slot, undefined);
      return `${JSON.stringify(slot.record.id)}: ${json}`;
    });
    await durable(join(this.#folder, name), { kind: this.kind, records }, lines, allowed).write();
    this.#uncopied.add(bucket);
  }

  /** Reads and checks every bucket file; what is wrong with any of them is added to `problems`. */
  async load(root: string, shape: Shape, problems: FileProblem[]): Promise<void> {
    await makeFolder(this.#folder);
    await makeFolder(this.#copies);
    const names = (await swept(this.#folder)).filter((name) => !/\.bad-/.test(name));
    const copies = await swept(this.#copies);
    const lost = copies.filter((name) => isBucket(name) && !names.includes(name));
    for (const name of lost) problems.push(this.#problem(root, name, 'the file is missing', true));
    const queue = names.sort();
    const read: [bucket: number, records: R[]][] = [];
    let newer: Newer | undefined;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
          const loaded = await this.#read(name, shape);
          if (loaded instanceof Newer) newer = loaded;
          else if (typeof loaded === 'string')
            problems.push(this.#problem(root, name, loaded, copies.includes(name)));
          else read.push([Number.parseInt(name, 10), loaded]);
        }
      }),
    );
    if (newer) problems.push(ofNewer(this.#folder, newer));
    for (const [number, records] of read.sort(([a], [b]) => a - b)) {
      this.#last = { number, slots: [] };
      for (const record of records) {
        // Removed and put again while the files were written or copied: it was put last where it lies last.
        this.remove(record.id);
        this.#place(record, this.#last);
        this.#index?.changed(undefined, record);
      }
    }
  }

  async #read(name: string, shape: Shape): Promise<R[] | Newer | string> {
    if (!isBucket(name)) return 'it is not a file of Vigie';
    let data: unknown;
    try {
      const low = durable<unknown>(join(this.#folder, name), {});
      await low.read();
      data = low.data;
    } catch (error) {
      // No copy helps against a file that another user made, or a disk.
      if (systemProblem(error, this.#folder)) throw error;
      return error instanceof SyntaxError ? 'it is empty or not whole JSON' : 'it cannot be read';
    }
    const migrated = migrate(data, this.kind);
    if (typeof migrated === 'string' || migrated instanceof Newer) return migrated;
    const records = Object.values(migrated.records);
    const bad = Object.entries(migrated.records).find(([id, record]) => record?.id !== id || !shape(record));
    return bad ? `record ${bad[0]} has not the shape of ${this.kind}` : (records as R[]);
  }

  #problem(root: string, name: string, wrong: string, copied: boolean): FileProblem {
    const file = join(this.#folder, name);
    if (!isBucket(name)) return { file, wrong, todo: 'Move it out of the folder.' };
    const todo = copied
      ? `The last good copy is ${join(this.#copies, name)}. Restore it with: npm run vigie -- restore ${relative(root, file)}`
      : 'It is too young to have a copy; the journal has all of it. Move the file out of the folder and start again.';
    return { file, wrong, todo };
  }
}

/** Said once of a folder, which may have thousands of files. */
function ofNewer(folder: string, { schema }: Newer): FileProblem {
  return {
    file: folder,
    wrong: `a newer version of Vigie has written it (schema ${schema}, this one knows ${current})`,
    todo: 'Start the newer version, or put back the whole folder from the backup that was made before it.',
  };
}

/** A `BucketFile` with a line for each record: as easy to read and to compare as it is quick to write. */
function lines({ kind, records }: { kind: string; records: string[] }): string {
  const head = JSON.stringify({ format: 'vigie', schema: current, kind });
  return `${head.slice(0, -1)}, "records": {\n${records.join(',\n')}\n}}\n`;
}

/** The names in a folder, without what a crash left half-written: it would outlive the records it holds. */
async function swept(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const half = names.filter((name) => /^\d{6}\.json\.\d+$/.test(name));
  for (const name of half) await rm(join(folder, name), { force: true });
  return names.filter((name) => !half.includes(name));
}

function bucketName(bucket: number): string {
  return `${String(bucket).padStart(6, '0')}.json`;
}

function isBucket(name: string): boolean {
  return /^\d{6}\.json$/.test(name);
}
