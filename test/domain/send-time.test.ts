import { expect, it } from 'vitest';
import type { Platform } from '../../src/chat/event.ts';
import { sendTime } from '../../src/domain/send-time.ts';
import { sampleDepartment } from '../support/bot.ts';

const department = sampleDepartment();

it.each([
  ['slack', { posts: 230 }, 60_000],
  ['slack', { changes: 3_000 }, 3_600_000],
  ['slack', { posts: 230, changes: 100 }, 120_000],
  ['teams', { posts: 100, changes: 50 }, 3_000],
  ['console', { posts: 1_000 }, 0],
] as [Platform, { posts?: number; changes?: number }, number][])(
  '%s takes %o in %i ms',
  (platform, what, ms) => {
    expect(sendTime(department, platform, what)).toBe(ms);
  },
);
