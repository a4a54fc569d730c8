import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Problem } from './problem.ts';

/** The kernel's own (proc, sysfs): no folder can be made there by anybody, and whoever tries may try for ever. */
const kernels = new Set([0x9f_a0, 0x62_65_65_72]);

/** What keeps a folder, which is made where it is missing, from being used. Nothing is made or changed here. */
export async function folderProblems(variable: string, folder: string): Promise<Problem[]> {
  const todo = `Set ${variable} to a folder that the user who runs Vigie may make and write.`;
  const wrong = (found: string) => [{ where: variable, found, todo }];
  for (let at = folder; ; at = dirname(at)) {
    try {
      if (!(await stat(at)).isDirectory()) return wrong(`${at} is not a folder.`);
      if (kernels.has((await statfs(at)).type)) return wrong(`${at} belongs to the operating system.`);
      await access(at, constants.R_OK | constants.W_OK | constants.X_OK);
      return [];
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // What is missing is made where its parent can be written; below a file, the file is what is wrong.
      if ((code === 'ENOENT' || code === 'ENOTDIR') && at !== dirname(at)) continue;
      return wrong(`${at} cannot be written (${code}).`);
    }
  }
}
