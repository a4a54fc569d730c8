/** The degree of injury, from limited or moderate to exceptionally grave (Standard on Security Categorization, J.2.3). */
export const severities = ['low', 'medium', 'high', 'very-high'] as const;
export type Severity = (typeof severities)[number];

/** The graver of two; undefined when neither is known. */
export function graver(one: Severity | undefined, other: Severity | undefined): Severity | undefined {
  return severities.findLast((severity) => severity === one || severity === other);
}
