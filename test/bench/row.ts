/** A figure with the one it is compared with, both from the same run. */
export interface Row {
  bench: string;
  measured: string;
  value: string;
  target: string;
}

/** Makes the rows of one bench. */
export function rowsOf(bench: string) {
  return (measured: string, value: string | number, target = ''): Row => ({
    bench,
    measured,
    value: String(value),
    target,
  });
}
