import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanFileName, isAsKept } from '../domain/evidence.ts';
import type { Evidence } from '../domain/security-event.ts';
import type { EventRecord } from '../handlers/record/document.ts';
import { fileOf } from '../handlers/record/file.ts';
import { formats, type Made, partFileName } from '../handlers/record/parts.ts';
import { changedMeanwhile, type RecordInput } from './record.ts';

/** Runs a verb where the store is, and gathers what it prints. */
export type Ask = (verb: string, input: object) => Promise<{ exit: number; lines: string[] }>;

/**
 * Writes the files of a part of a record, and then has it kept that it was handed out; all of it again where somebody changes
 * the event between the two. Fails with a sentence for whoever typed the command.
 */
export async function writeOut(
  ask: Ask,
  folder: string,
  input: RecordInput,
): Promise<{ files: { file: string; marking: string }[]; toLookAt: string[] }> {
  for (;;) {
    const { exit, lines } = await ask('record', input);
    if (exit !== 0) throw new Error(lines.join('\n'));
    // The worksheet of an event that was merged is that of another, under its number.
    const [id = '', version] = lines.pop()?.split(/ (.*)/) ?? [];
    const written = { ...input, id };
    const files = await writeRecord(folder, written, lines);
    const kept = await ask('record written', { ...written, version });
    if (kept.exit === 0) return { files, toLookAt: input.part === 'record' ? [] : lines.slice(1) };
    if (kept.lines[0] !== changedMeanwhile) {
      const what = 'The files are written, but it may not be kept that they were: do not give them out.';
      throw new Error([...kept.lines, what].join('\n'));
    }
    for (const { file } of files) await rm(file, { force: true });
  }
}

/**
 * Writes what the `record` verb printed as files that only their owner can read; none when one of them is there already or cannot be written.
 * Fails with a sentence for whoever typed the command.
 * @param lines the part as JSON, then the evidence as base64, in the order of the event’s files
 */
async function writeRecord(
  folder: string,
  { id, part, language }: RecordInput,
  [first = '', ...evidence]: readonly string[],
): Promise<{ file: string; marking: string }[]> {
  const made = JSON.parse(first) as Made;
  const files: [name: string, content: Uint8Array][] = [];
  for (const format of formats[part]) {
    files.push([partFileName(id, part, language, format), await fileOf(made, format)]);
  }
  if (part === 'record') files.push(...evidenceFiles(id, (made as EventRecord).event.files, evidence));
  const paths = files.map(([name]) => join(folder, name));
  for (const path of paths) if (await exists(path)) throw new Error(`${path} is there already.`);
  for (const [i, [, content]] of files.entries()) {
    const path = paths[i] ?? '';
    await writeFile(path, content, { flag: 'wx', mode: 0o600 }).catch(
      async (error: NodeJS.ErrnoException) => {
        // What somebody else put there meanwhile is not ours; of our own not even the half stays.
        const ours = paths.slice(0, error.code === 'EEXIST' ? i : i + 1);
        for (const own of ours) await rm(own, { force: true }).catch(() => {});
        throw new Error(`${path} cannot be written.`);
      },
    );
  }
  return paths.map((file) => ({ file, marking: made.document.marking }));
}

/**
 * The evidence of an event by its files’ names, checked against the hash under which it was kept: a file that is not what
 * was kept is not written under its name. A name that was kept longer than file systems take is cut.
 */
export function evidenceFiles(
  id: string,
  files: readonly Evidence[],
  lines: readonly string[],
): [name: string, content: Uint8Array][] {
  return files.map((file, i) => {
    const bytes = Buffer.from(lines[i] ?? '', 'base64');
    return [`${id}.${i + 1}.${isAsKept(file, bytes) ? cleanFileName(file.name) : 'DAMAGED'}`, bytes];
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
