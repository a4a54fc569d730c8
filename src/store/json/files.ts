import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Files, NotRecorded } from '../../domain/store.ts';
import { makeFolder, writeDurably } from './durable-file.ts';

/** Evidence by its SHA-256, in folders of the first two digits. */
export function evidenceFiles(root: string): Files {
  const pathOf = (sha256: string) => join(root, 'files', sha256.slice(0, 2), sha256);
  return {
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      // Also where it is there: what a disk spoiled is made whole by whoever sends it again.
      try {
        await makeFolder(join(path, '..'));
        await writeDurably(path, Buffer.from(bytes));
      } catch (error) {
        throw new NotRecorded(error);
      }
      return sha256;
    },
    async read(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
      try {
        return await readFile(pathOf(sha256));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async keptBefore(moment) {
      const found: string[] = [];
      for (const sha256 of await digestsIn(root)) {
        const kept = await stat(pathOf(sha256)).catch(() => undefined);
        if (kept && kept.mtime < moment) found.push(sha256);
      }
      return found;
    },
    async remove(sha256) {
      if (/^[0-9a-f]{64}$/.test(sha256)) await rm(pathOf(sha256), { force: true });
    },
  };
}

/** Digests of the files that are kept. */
export async function digestsIn(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'files'), { recursive: true }).catch(() => []);
  return names.flatMap((name) => /(?:^|[\\/])([0-9a-f]{64})$/.exec(name)?.[1] ?? []);
}
