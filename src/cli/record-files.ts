import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanFileName, isAsKept } from '../domain/evidence.ts';
import type { Evidence } from '../domain/security-event.ts';
import type { EventRecord } from '../handlers/record/document.ts';
import { fileOf } from '../handlers/record/file.ts';
import { formats, type Made, partFileName } from '../handlers/record/parts.ts';
import type { RecordInput } from './record.ts';

/**
 * Writes what the `record` verb printed as files that only their owner can read; none when one of them is there already.
 * Fails with a sentence for whoever typed the command.
 * @param lines the part as JSON, then the evidence as base64, in the order of the event’s files
 */
export async function writeRecord(
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
    await writeFile(path, content, { flag: 'wx', mode: 0o600 }).catch(() => {
      throw new Error(`${path} cannot be written.`);
    });
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
