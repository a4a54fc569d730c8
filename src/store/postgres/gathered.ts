/**
 * Questions for one thing each, asked in the same turn of the event loop, become one question for many: a statement costs
 * more than the rows that it brings. The same thing that two ask for is read once, and never kept.
 */
export function gathered<V>(
  ask: (keys: string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  let asking: { keys: Set<string>; answer: Promise<ReadonlyMap<string, V>> } | undefined;
  return async (key) => {
    if (!asking) {
      const keys = new Set<string>();
      const turn = new Promise((resolve) => setImmediate(resolve));
      const answer = turn.then(() => {
        asking = undefined;
        return ask([...keys]);
      });
      asking = { keys, answer };
    }
    asking.keys.add(key);
    return (await asking.answer).get(key);
  };
}
