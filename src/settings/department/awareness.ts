import * as z from 'zod';
import { duration } from '../duration.ts';
import { bilingual, clockTime, term, webAddress } from './parts.ts';

/** Topics that somebody gets one after the other. */
const path = (topics: readonly string[], every: string) =>
  z
    .strictObject({
      topics: z.array(z.string()).default([...topics]),
      every: duration.prefault(every),
    })
    .prefault({});

/** Campaigns, the paths of new and newly screened people, courses, and the department’s own phishing drills. */
export const awareness = z.strictObject({
  share: z.int().min(1).max(50, 'leave at least half of a platform’s limit to what is urgent').default(20),
  window: duration.prefault('PT4H'),
  quietHours: z
    .array(
      z
        .strictObject({ from: clockTime, until: clockTime })
        .refine(({ from, until }) => from < until, 'quiet hours have to end after they begin'),
    )
    .max(6)
    .default([{ from: '12:00', until: '13:00' }]),
  dueWithin: duration.prefault('P14D'),
  remindEvery: duration.prefault('P4D'),
  reminders: z
    .strictObject({
      optional: z.int().min(0).max(10).default(1),
      mandatory: z.int().min(0).max(20).default(4),
    })
    .prefault({}),
  later: duration.prefault('PT3H'),
  smallestGroup: z.int().min(5, 'a group of fewer than five people hides nobody').default(10),
  onboarding: path(
    ['report-early', 'tailgating', 'lock-screen', 'suspicious-links', 'marking', 'when-the-alarm-rings'],
    'P3D',
  ),
  briefing: path(['your-screening-briefing', 'changes-in-your-life'], 'P3D'),
  courses: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'give the code of the course, such as COR310'),
        name: bilingual,
        url: webAddress.optional(),
        audience: z
          .strictObject({ include: z.array(term).min(1), except: z.array(term).default([]) })
          .prefault({ include: ['everyone'] }),
        withinDays: z.int().min(1).default(90),
        againAfterMonths: z.int().min(1).optional(),
      }),
    )
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two courses have the same code')
    .default([]),
  courseReminders: z
    .strictObject({ every: duration.prefault('P14D'), most: z.int().min(0).max(26).default(6) })
    .prefault({}),
  drills: z
    .array(
      z
        .strictObject({
          id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters, digits and hyphens'),
          from: z.iso.date(),
          until: z.iso.date(),
          senders: z.array(z.email()).default([]),
          subjects: z.array(z.string().min(8, 'give the whole subject')).default([]),
          links: z
            .array(z.string().min(6, 'give the site of the link, such as login-help.example'))
            .default([]),
          header: z
            .string()
            .regex(/^[A-Za-z-]+: \S+/, 'give a header line such as “X-Drill: fall-2026”')
            .optional(),
        })
        .refine(({ from, until }) => from <= until, 'a drill has to end after it begins')
        .refine(
          ({ senders, subjects, links, header }) =>
            senders.length + subjects.length + links.length > 0 || header,
          'say by what the messages of the drill are known: senders, subjects, links or a header',
        ),
    )
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two drills have the same id')
    .default([]),
});
