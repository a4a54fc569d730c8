/** What the operating system refused, and what to do about it. */
export interface SystemProblem {
  /** Where, as far as the system says. */
  file: string | undefined;
  wrong: string;
  todo: string;
}

type Sentences = (folder: string) => Omit<SystemProblem, 'file'>;

const anothers: Sentences = (folder) => ({
  wrong: 'the user who runs this may not read or write it',
  todo: `Something was made by another user, such as root. Give all of it to the user who runs Vigie: chown -R USER ${folder}`,
});
const full: Sentences = () => ({
  wrong: 'the disk is full',
  todo: 'Nothing that was answered is lost. Free some room and start again.',
});

const known: Readonly<Record<string, Sentences>> = {
  EACCES: anothers,
  EPERM: anothers,
  ENOSPC: full,
  EDQUOT: full,
  EROFS: () => ({
    wrong: 'nothing can be written on its file system',
    todo: 'Mount it for writing, or name another folder.',
  }),
  EIO: () => ({
    wrong: 'the disk cannot be read or written',
    todo: 'Look at the disk. Then start again, from your backup where it is broken.',
  }),
  EMFILE: () => ({ wrong: 'too many files are open', todo: 'Raise the limit of open files (ulimit -n).' }),
};

/** An error of the operating system in sentences for the operator; undefined for any other. */
export function systemProblem(error: unknown, folder: string): SystemProblem | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  const sentences = known[code]?.(folder);
  return sentences && { file: path, ...sentences };
}
