import pg from 'pg';

/** The code of an error of PostgreSQL (`23505`) or of the system (`ECONNREFUSED`). */
export function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** Somebody held a row or a table for longer than a statement waits, as a newer version does that changes a table. */
export const waitedForLock = '55P03';

const noRoom = '53100';

/** Why it answers questions and takes nothing: it is a copy of another, as before a takeover, or was told to be; or its disk is full. */
export const refusals: Readonly<Record<string, string>> = {
  25006: 'is read only',
  [noRoom]: 'has no room on its disk',
};

/** One statement was given up, or all connections were lent out: bad for whoever asked, but the database is there. */
export function tookLong(error: unknown): boolean {
  if (codeOf(error) === '57014') return true;
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/** No further connection could be made, or not soon, or a statement got no answer: where others are answered, the database is there. */
export function isBusy(error: unknown): boolean {
  return (
    notMade.includes(codeOf(error) ?? '') || (error instanceof Error && timeOuts.includes(error.message))
  );
}

/** The server has none left, or its name cannot be looked up at the moment. */
const notMade = ['53300', 'EAI_AGAIN', 'ENOTFOUND'];

const timeOuts = ['Connection terminated due to connection timeout', 'Query read timeout'];

/** The server answered, and did not say that it cannot work: it stops or starts, or lacks something. */
export function isThere(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !/^(08|53|57(?!014)|58|XX)|^25006$/.test(error.code ?? '');
}

/**
 * Whether the connection on which a statement failed so can be used again. What only lacked room is kept: on a full disk the
 * server may not be able to make another one, and questions are still answered.
 */
export function leavesConnection(error: unknown): boolean {
  return isThere(error) || codeOf(error) === noRoom;
}
