/** One file of the store that cannot be used, and what to do about it. */
export interface FileProblem {
  file: string;
  wrong: string;
  todo: string;
}

/** The store cannot be opened. Nothing was changed. The message lists every file, what is wrong and what to do. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map(({ file, wrong, todo }) => `${file}: ${wrong}\n  ${todo}`).join('\n'));
  }
}
