import type { Department } from '../domain/department.ts';
import type { Store } from '../domain/store.ts';
import type { Services } from '../handlers/work.ts';

/** What a verb works on, in the process that owns the store: the running bot, or the command itself when none runs. */
export interface VerbContext {
  store: Store;
  department: Department;
  services: Services;
  now: Date;
  /** Who typed it, as the operating system says: for the audit. */
  user: string;
  print(line: string): void;
}

/** Done, the input is wrong, or it was not used as meant. */
export type ExitCode = 0 | 1 | 2;

/** One verb of the command line. `input` is plain data: it may have come through the local socket. */
export interface Verb<I> {
  name: string;
  run(ctx: VerbContext, input: I): Promise<ExitCode>;
}
