import { Temporal } from 'temporal-polyfill';
import type { Screening } from './screening.ts';

/** What was granted longer ago, and comes with a first import, is nothing new. */
const recentDays = 60;

/**
 * Whether a changed record is one of the moments at which policy asks for awareness at least: a status or clearance was
 * granted or updated (Directive on Security Screening, Appendix G).
 */
export function wantsBriefing(before: Screening | undefined, after: Screening, today: string): boolean {
  const { status, granted } = after;
  if (status !== 'active' || !granted || granted > today) return false;
  if (before?.status === 'active' && before.granted === granted && before.level === after.level) return false;
  const earliest = Temporal.PlainDate.from(today).subtract({ days: recentDays }).toString();
  return granted >= earliest;
}
