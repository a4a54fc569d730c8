/** Markings from least to most sensitive, as ordered by what a platform may carry. */
export const markings = [
  'unclassified',
  'protected-a',
  'protected-b',
  'protected-c',
  'confidential',
  'secret',
  'top-secret',
] as const;

export type Marking = (typeof markings)[number];

/** The more sensitive of two markings. */
export function atLeast(marking: Marking, least: Marking): Marking {
  return fits(marking, least) ? least : marking;
}

/** Whether something marked `marking` may be shown or taken where `ceiling` is the most that is allowed. */
export function fits(marking: Marking, ceiling: Marking): boolean {
  return markings.indexOf(marking) <= markings.indexOf(ceiling);
}
