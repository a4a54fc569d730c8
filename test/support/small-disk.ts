import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { temporaryFolder } from './bot.ts';

/** A file system of so many megabytes, for whoever fills it; undefined where this machine lets nobody mount one. */
export async function smallDisk(
  megabytes: number,
): Promise<{ path: string; remove(): Promise<void> } | undefined> {
  const { path, remove } = await temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    await remove();
    return undefined;
  }
  await chmod(path, 0o777);
  return {
    path,
    async remove() {
      execFileSync('umount', ['-l', path]);
      await remove();
    },
  };
}
