import type { Platform } from '../chat/event.ts';
import type { Department } from './department.ts';

/**
 * Milliseconds until a platform has taken so many messages at its limits, everything else resting. Slack counts new
 * messages and changes apart; Teams counts every call; the console has no limit.
 */
export function sendTime(
  { alerting: { limits } }: Department,
  platform: Platform,
  { posts = 0, changes = 0 }: { posts?: number; changes?: number },
): number {
  switch (platform) {
    case 'slack':
      return 60_000 * Math.max(posts / limits.slackMessagesPerMinute, changes / limits.slackChangesPerMinute);
    case 'teams':
      return (1_000 * (posts + changes)) / limits.teamsRequestsPerSecond;
    case 'console':
      return 0;
  }
}

/** Calls take their time on the way and may arrive together: so much of the share is used, that they stay below it then, too. */
const headroom = 0.85;

/** The part of what a platform takes that lessons use, at most 1: just under the share of the settings. */
export function lessonShare({ awareness: { share } }: Department): number {
  return (share / 100) * headroom;
}
