/** Each record once, in the order in which they first came; of several versions of one, the last. */
export function onceEach<R extends { id: string }>(all: readonly R[]): R[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
