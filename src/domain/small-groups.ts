/** A group in a table of results, with who is in it. Somebody may be in several. */
export interface Group<T> {
  key: string;
  people: ReadonlySet<string>;
  value: T;
}

export interface Disclosed<T> {
  shown: { key: string; people: number; value: T }[];
  /** The groups that are not shown by themselves, taken together; absent when there are none. */
  rest?: { people: number; value: T; groups: number };
}

/**
 * What may be shown of groups that together make up a whole that is shown, too. No group smaller than `smallest` is
 * shown, and none can be found by taking the shown ones from the whole: what is left over is made at least as large, by
 * taking the smallest shown group along. Nothing at all when the whole is too small.
 */
export function disclose<T>(
  groups: readonly Group<T>[],
  smallest: number,
  together: (values: readonly T[]) => T,
): Disclosed<T> {
  const bySize = [...groups].sort((a, b) => b.people.size - a.people.size || a.key.localeCompare(b.key));
  const hidden = bySize.filter(({ people }) => people.size < smallest);
  const large = bySize.filter(({ people }) => people.size >= smallest);
  const left = new Set(hidden.flatMap(({ people }) => [...people]));
  while (hidden.length > 0 && left.size < smallest) {
    const next = large.pop();
    if (!next) return { shown: [] };
    hidden.push(next);
    for (const person of next.people) left.add(person);
  }
  const shown = large.map(({ key, people, value }) => ({ key, people: people.size, value }));
  if (hidden.length === 0) return { shown };
  const value = together(hidden.map((each) => each.value));
  return { shown, rest: { people: left.size, groups: hidden.length, value } };
}
