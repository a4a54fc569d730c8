/**
 * Changes of circumstances that people have to report to their manager or the chief security officer (Directive on Security
 * Screening, Appendix G; persistent or unusual contacts, and attempts to get access without authorization, among them).
 */
export const circumstances = [
  'criminal-record',
  'law-enforcement',
  'associates',
  'finances',
  'contacts',
  'personal-status',
  'other',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** Legal and personal status, marital status included, has to be reported in security and intelligence organizations only. */
export function circumstancesFor(securityAndIntelligence: boolean): Circumstance[] {
  return circumstances.filter((each) => securityAndIntelligence || each !== 'personal-status');
}
