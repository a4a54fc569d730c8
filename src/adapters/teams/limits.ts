import { type Budget, type BudgetMaker, type Limit, Pacer } from '../../chat/pacer.ts';

/** What Teams allows the app in a tenant, as far as the department's settings know it: every call counts. */
export interface TeamsLimits {
  teamsRequestsPerSecond: number;
}

export const usualLimits: TeamsLimits = { teamsRequestsPerSecond: 50 };

/** What one conversation gets from a bot. */
export const perConversation: readonly Limit[] = [
  { calls: 7, ms: 1_000 },
  { calls: 8, ms: 2_000 },
  { calls: 60, ms: 30_000 },
  { calls: 1_800, ms: 3_600_000 },
];

/** How often a bot may ask one conversation for its members. */
export const membersOfOne: readonly Limit[] = [
  { calls: 14, ms: 1_000 },
  { calls: 16, ms: 2_000 },
  { calls: 120, ms: 30_000 },
  { calls: 3_600, ms: 3_600_000 },
];

/** The least members of a channel that can be asked for at a time. */
export const leastRosterPage = 50;

/** Between two messages to the same conversation, so that a few do not use up its second. */
export const samePlaceMs = 150;

/** A call that takes longer has failed, in milliseconds. */
export const callTimeout = 10_000;

/** How long a look at a member is trusted. */
export const memberFreshMs = 5 * 60_000;

/** Larger requests than any that Teams sends are not read. */
export const largestBody = 1_000_000;

/** Bytes that go into one part of an upload; no document that we make is near it. */
export const largestUpload = 60 * 1_024 * 1_024;
/** Members of a channel in one answer: the most that Teams gives. */
export const rosterPage = 500;

/**
 * Requests to Graph. Its part for Teams takes 30 a second of an app in a tenant; a batch counts at once, so that what is
 * asked beside it would pass them at a faster pace.
 */
const graphLimit: Limit = { calls: 20, ms: 1_000 };
export const graphBatch = 10;

/** One for all that asks Graph. */
export function graphBudget(make: BudgetMaker = (_, limit) => new Pacer(limit)): Budget {
  return make('teams graph', graphLimit);
}
