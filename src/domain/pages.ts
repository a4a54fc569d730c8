/**
 * All that is read in pages, page by page; other work gets its turn in between.
 * @param limit how many a page has at most: one with fewer is the last
 * @param keyOf by which a page begins after the last record of the one before
 * @param page what comes after a key; undefined: from the beginning
 */
export async function* pagesBy<R, K>(
  limit: number,
  keyOf: (record: R) => K,
  page: (after: K | undefined) => Promise<R[]>,
): AsyncGenerator<R[]> {
  for (let after: K | undefined; ; ) {
    const found = await page(after);
    const last = found.at(-1);
    if (last === undefined) return;
    yield found;
    if (found.length < limit) return;
    after = keyOf(last);
    await new Promise(setImmediate);
  }
}

/** The same of records that are read by their ids. */
export function pagesOf<R extends { id: string }>(
  limit: number,
  page: (after: string | undefined) => Promise<R[]>,
): AsyncGenerator<R[]> {
  return pagesBy(limit, ({ id }: R) => id, page);
}

/** The same, one record after the other. */
export async function* eachOf<R extends { id: string }>(
  limit: number,
  page: (after: string | undefined) => Promise<R[]>,
): AsyncGenerator<R> {
  for await (const found of pagesOf(limit, page)) yield* found;
}
