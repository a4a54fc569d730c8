import * as z from 'zod';
import { duration } from '../duration.ts';
import { address, bilingual, webAddress } from './parts.ts';

/** A service whose disruption would be a high or very high injury (Directive on Security Management, Appendix D). */
const criticalService = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters, digits and hyphens'),
  name: bilingual,
  maximumDowntime: duration,
});

/** Rooms, roles, the rhythm of reports, corrective actions, and critical services. */
export const crisis = z.strictObject({
  roleNames: z.enum(['plain', 'ics']).default('plain'),
  rhythm: z
    .strictObject({
      low: duration.prefault('PT12H'),
      medium: duration.prefault('PT4H'),
      high: duration.prefault('PT2H'),
      'very-high': duration.prefault('PT1H'),
    })
    .prefault({}),
  snooze: duration.prefault('PT15M'),
  chaseReportAfter: duration.prefault('PT15M'),
  chaseRolesAfter: duration.prefault('PT10M'),
  reopenWithin: duration.prefault('P7D'),
  executives: z.array(address).default([]),
  criticalServices: z
    .array(criticalService)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two services have the same id')
    .default([]),
  actions: z
    .strictObject({
      dueWithin: duration.prefault('P30D'),
      warnBefore: duration.prefault('P2D'),
      remindEvery: duration.prefault('P3D'),
    })
    .prefault({}),
  links: z
    .array(z.strictObject({ title: bilingual, url: webAddress }))
    .max(5)
    .default([]),
  rooms: z
    .strictObject({
      slack: z
        .strictObject({
          private: z.boolean().default(true),
          reaction: z
            .string()
            .regex(/^[a-z0-9_+'-]+$/, 'give the name of an emoji without its colons, such as pushpin')
            .default('pushpin'),
        })
        .prefault({}),
      teams: z
        .strictObject({
          team: z.uuid('give the id of the team’s group in Entra').optional(),
          channel: z.string().min(1).optional().meta({ description: 'The id of one of the channels above.' }),
        })
        .prefault({}),
    })
    .prefault({}),
});
