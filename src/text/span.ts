/** A span of time by the two largest units that it has, the smaller one left out where there is nothing of it. */
export function spanOf(minutes: number): (readonly [n: number, unit: 'day' | 'hour' | 'minute'])[] {
  const all = [
    [Math.floor(minutes / 1_440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const first = all.findIndex(([n]) => n > 0);
  if (first < 0) return [[0, 'minute']];
  return all.slice(first, first + 2).filter(([n]) => n > 0);
}
