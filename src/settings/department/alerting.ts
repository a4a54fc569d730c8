import * as z from 'zod';
import { isLoopbackHost } from '../../server/from-this-machine.ts';
import { duration } from '../duration.ts';

const templateIds = z.strictObject({
  en: z.uuid('give the id of a template of GC Notify'),
  fr: z.uuid('give the id of a template of GC Notify'),
});

/** Approval, answers, reminders and escalation of alerts, the ways outside chat, and the platforms’ limits. */
export const alerting = z.strictObject({
  approvalAbove: z.int().min(0).default(50),
  secondLanguageWithin: duration.prefault('PT30M'),
  answerWithin: duration.prefault('PT4H'),
  remindEvery: duration.prefault('PT10M'),
  reminders: z.int().min(0).max(10).default(2),
  escalateBelow: z.int().min(0).max(100).default(80),
  escalateAfter: duration.prefault('PT15M'),
  escalateToCsoAfter: duration.prefault('PT30M'),
  gcNotify: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/, error: 'give an https address' })
        .refine((url) => {
          const { protocol, hostname } = new URL(url);
          return protocol === 'https:' || isLoopbackHost(hostname);
        }, 'give an https address')
        .optional(),
      emailTemplate: templateIds.optional(),
      smsTemplate: templateIds.optional(),
    })
    .refine(
      ({ emailTemplate, smsTemplate }) => emailTemplate || smsTemplate,
      'name the templates of e-mails, of text messages, or of both',
    )
    .optional(),
  limits: z
    .strictObject({
      slackMessagesPerMinute: z.int().min(1).default(230),
      slackChangesPerMinute: z.int().min(1).default(50),
      teamsRequestsPerSecond: z.int().min(1).default(50),
    })
    .prefault({}),
});
