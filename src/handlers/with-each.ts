/** So many questions a store is asked in the same moment; PostgreSQL answers them with one statement. */
const atOnce = 500;

/** Each of many with what is looked up for it, page by page: one after the other, every question would be a way to the database. */
export async function* withEach<T, U>(
  all: AsyncIterable<T> | Iterable<T>,
  look: (each: T) => Promise<U>,
): AsyncGenerator<readonly [T, U]> {
  let page: T[] = [];
  for await (const each of all) {
    page.push(each);
    if (page.length < atOnce) continue;
    yield* await looked(page);
    page = [];
  }
  yield* await looked(page);

  async function looked(page: readonly T[]): Promise<(readonly [T, U])[]> {
    return Promise.all(page.map(async (each) => [each, await look(each)] as const));
  }
}
