import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { copyDurably, durable, makeFolder, syncFolder } from './durable-file.ts';
import type { FileProblem } from './problem.ts';
import { current, migrate, type Shape, type Versioned } from './schema.ts';

/** Records to a bucket: a file of a few hundred KB at most, so that writing one stays cheap whatever the store's size. */
const perBucket = 256;

/** Keeps indexes up to date with what is stored. */
export interface Index<R> {
  changed(before: R | undefined, after: R | undefined): void;
}

/** All records of one kind: in memory for reading, in bucket files for good. */
export class Collection<R extends Versioned> {
  readonly kind: string;
  readonly #folder: string;
  readonly #copies: string;
  readonly #index: Index<R> | undefined;
  readonly #records = new Map<string, R>();
  readonly #bucketOf = new Map<string, number>();
  readonly #buckets = new Map<number, Set<string>>();
  /** Records that are still to be written, as JSON. */
  readonly #json = new Map<string, string>();
  #dirty = new Set<number>();
  /** Buckets whose last good copy is older than their file. */
  readonly #uncopied = new Set<number>();
  #last = 0;

  constructor(root: string, kind: string, index?: Index<R>) {
    this.kind = kind;
    this.#folder = join(root, kind);
    this.#copies = join(root, 'last-good', kind);
    this.#index = index;
  }

  get(id: string): R | undefined {
    return this.#records.get(id);
  }

  values(): IterableIterator<R> {
    return this.#records.values();
  }

  get dirty(): boolean {
    return this.#dirty.size > 0;
  }

  /**
   * Puts a record; its bucket is written at the next flush.
   * @param json the record as JSON, where somebody has made it already
   */
  put(record: R, json?: string): void {
    const { id } = record;
    const before = this.#records.get(id);
    this.#records.set(id, record);
    this.#index?.changed(before, record);
    if (json === undefined) this.#json.delete(id);
    else this.#json.set(id, json);
    let bucket = this.#bucketOf.get(id);
    if (bucket === undefined) {
      bucket = this.#openBucket();
      this.#place(id, bucket);
    }
    this.#dirty.add(bucket);
  }

  remove(id: string): void {
    const before = this.#records.get(id);
    this.#records.delete(id);
    this.#json.delete(id);
    this.#index?.changed(before, undefined);
    const bucket = this.#bucketOf.get(id);
    if (bucket === undefined) return;
    this.#buckets.get(bucket)?.delete(id);
    this.#bucketOf.delete(id);
    this.#dirty.add(bucket);
  }

  #openBucket(): number {
    if ((this.#buckets.get(this.#last)?.size ?? perBucket) >= perBucket) this.#last += 1;
    return this.#last;
  }

  #place(id: string, bucket: number): void {
    this.#bucketOf.set(id, bucket);
    const ids = this.#buckets.get(bucket);
    if (ids) ids.add(id);
    else this.#buckets.set(bucket, new Set([id]));
  }

  /** Writes every bucket that changed. What cannot be written stays to be written. */
  async flush(): Promise<void> {
    const dirty = this.#dirty;
    if (dirty.size === 0) return;
    this.#dirty = new Set();
    for (const bucket of dirty) {
      try {
        await this.#write(bucket);
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
      const name = bucketName(bucket);
      if (this.#buckets.has(bucket)) await copyDurably(join(this.#folder, name), join(this.#copies, name));
      this.#uncopied.delete(bucket);
    }
    await syncFolder(this.#copies);
  }

  /** The journal still has this record's change: whether its file's copy has it too is not known. */
  doubt(id: string): void {
    const bucket = this.#bucketOf.get(id);
    if (bucket !== undefined) this.#uncopied.add(bucket);
  }

  async #write(bucket: number): Promise<void> {
    const name = bucketName(bucket);
    const ids = this.#buckets.get(bucket);
    if (!ids?.size) {
      this.#buckets.delete(bucket);
      this.#uncopied.delete(bucket);
      // The copy first: a copy without its file would look like a lost file.
      await rm(join(this.#copies, name), { force: true });
      await rm(join(this.#folder, name), { force: true });
      return;
    }
    const records: [id: string, json: string][] = [];
    for (const id of ids) {
      records.push([id, this.#json.get(id) ?? JSON.stringify(this.#records.get(id))]);
      this.#json.delete(id);
    }
    await durable(join(this.#folder, name), { kind: this.kind, records }, lines).write();
    this.#uncopied.add(bucket);
  }

  /** Reads and checks every bucket file; what is wrong with any of them is added to `problems`. */
  async load(root: string, shape: Shape, problems: FileProblem[]): Promise<void> {
    await makeFolder(this.#folder);
    await makeFolder(this.#copies);
    const names = (await readdir(this.#folder)).filter((name) => !/^\d{6}\.json\.\d+$|\.bad-/.test(name));
    const copies = await readdir(this.#copies);
    const lost = copies.filter((name) => isBucket(name) && !names.includes(name));
    for (const name of lost) problems.push(this.#problem(root, name, 'the file is missing', true));
    const queue = names.sort();
    const read: [bucket: number, records: R[]][] = [];
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
          const loaded = await this.#read(name, shape);
          if (typeof loaded === 'string')
            problems.push(this.#problem(root, name, loaded, copies.includes(name)));
          else read.push([Number.parseInt(name, 10), loaded]);
        }
      }),
    );
    for (const [bucket, records] of read.sort(([a], [b]) => a - b)) {
      this.#last = Math.max(this.#last, bucket);
      for (const record of records) {
        this.#records.set(record.id, record);
        this.#place(record.id, bucket);
        this.#index?.changed(undefined, record);
      }
    }
  }

  async #read(name: string, shape: Shape): Promise<R[] | string> {
    if (!isBucket(name)) return 'it is not a file of Vigie';
    let data: unknown;
    try {
      const low = durable<unknown>(join(this.#folder, name), {});
      await low.read();
      data = low.data;
    } catch (error) {
      return error instanceof SyntaxError ? 'it is empty or not whole JSON' : 'it cannot be read';
    }
    const migrated = migrate(data, this.kind);
    if (typeof migrated === 'string') return migrated;
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

/** A `BucketFile` with a line for each record: as easy to read and to compare as it is quick to write. */
function lines({ kind, records }: { kind: string; records: [id: string, json: string][] }): string {
  const head = JSON.stringify({ format: 'vigie', schema: current, kind });
  const each = records.map(([id, json]) => `${JSON.stringify(id)}: ${json}`);
  return `${head.slice(0, -1)}, "records": {\n${each.join(',\n')}\n}}\n`;
}

function bucketName(bucket: number): string {
  return `${String(bucket).padStart(6, '0')}.json`;
}

function isBucket(name: string): boolean {
  return /^\d{6}\.json$/.test(name);
}
