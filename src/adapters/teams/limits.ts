/**
 * Just under what Teams allows: 7 sends in a second and 60 in half a minute to one conversation, and 50 requests a
 * second for an app in a tenant, counting every call.
 */
export const pace = { perSecond: 40, samePlaceMs: 520 };

/** How long a look at a member is trusted. */
export const memberFreshMs = 5 * 60_000;

/** Larger requests than any that Teams sends are not read. */
export const largestBody = 1_000_000;

/** Bytes that go into one part of an upload; no document that we make is near it. */
export const largestUpload = 60 * 1_024 * 1_024;
/** Members of a channel in one answer: the most that Teams gives. */
export const rosterPage = 500;
