/**
 * Questions for one thing each, asked before they leave for the database, become one question for many: a statement costs
 * more than the rows that it brings. The same thing that two ask for is read once, and never kept.
 * @param ask calls `keys` when the question leaves
 */
export function gathered<V>(
  ask: (keys: () => string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  let asking: { keys: Set<string>; answer: Promise<ReadonlyMap<string, V>> } | undefined;
  return async (key) => {
    if (!asking) {
      const keys = new Set<string>();
      const answer = ask(() => {
        asking = undefined;
        return [...keys];
      });
      asking = { keys, answer };
    }
    asking.keys.add(key);
    return (await asking.answer).get(key);
  };
}
