import { z } from 'zod';
import { rows } from '../domain/agency-routing.ts';
import type { Term } from '../domain/audience.ts';
import type { Department } from '../domain/department.ts';
import { fits, markings } from '../domain/marking.ts';
import { roles } from '../domain/person.ts';
import { peopleRecords } from '../domain/retention.ts';
import { isLoopbackHost } from '../server/from-this-machine.ts';
import { duration } from './duration.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
const address = z
  .email()
  .transform((text) => text.toLowerCase())
  .meta({ description: 'An address of the directory.' });
const marking = z.enum(markings);
const language = z.enum(['en', 'fr']);
const telephone = z
  .string()
  .regex(/^[+\d][\d\s().x-]{1,24}$/, 'give a telephone number such as 613-555-0100');

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as "02:30", in quotes');

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'give an IANA time zone such as America/Toronto');

const provinces = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'] as const;

/** `everyone`, `building:90-elgin`, `floor:90-elgin/3`, `unit:Policy`, `role:warden`. */
const term = z
  .string()
  .regex(
    /^(everyone|building:[^/]+|floor:[^/]+\/[^/]+|unit:.+|role:[a-z-]+)$/,
    'write everyone, building:90-elgin, floor:90-elgin/3, unit:Policy or role:warden',
  )
  .transform((text, ctx): Term => {
    const [kind = '', rest = ''] = text.split(/:(.*)/s);
    const [building = '', floor = ''] = rest.split('/');
    switch (kind) {
      case 'building':
        return { kind, building };
      case 'floor':
        return { kind, building, floor };
      case 'unit':
        return { kind, unit: rest };
      case 'role': {
        const role = roles.find((each) => each === rest);
        if (role) return { kind, role };
        ctx.addIssue({ code: 'custom', message: `${rest} is not a role` });
        return z.NEVER;
      }
      default:
        return { kind: 'everyone' };
    }
  });

const channel = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and hyphens'),
  name: bilingual,
  slack: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/, 'give the id of the Slack channel (C…), not its name')
    .optional(),
  teams: z.string().min(1).optional(),
  console: z.boolean().optional(),
  covers: z.array(term).optional(),
});

const templateIds = z.strictObject({
  en: z.uuid('give the id of a template of GC Notify'),
  fr: z.uuid('give the id of a template of GC Notify'),
});

const daysBefore = z.array(z.int().min(1).max(365)).min(1, 'give days, such as [180, 90, 30, 7]');

const privacyNotice = z.strictObject({
  purpose: bilingual,
  authority: bilingual,
  bank: bilingual,
  seenBy: bilingual,
  kept: bilingual,
});

/** From the Directive on Security Screening: the bank, and how long a file is kept at least. */
const screeningNotice = {
  purpose: {
    en: 'To see whether your status or clearance still fits, and to reach you about it.',
    fr: 'Voir si votre cote ou votre habilitation convient toujours, et communiquer avec vous à ce sujet.',
  },
  authority: {
    en: 'Financial Administration Act, section 7, and the Directive on Security Screening.',
    fr: 'Loi sur la gestion des finances publiques, article 7, et Directive sur le filtrage de sécurité.',
  },
  bank: { en: 'Personnel Security Screening (PSU 917).', fr: 'Filtrage de sécurité du personnel (POU 917).' },
  seenBy: {
    en: 'The screening officers and the chief security officer; others only where the law requires it.',
    fr: 'Les agents du filtrage et le dirigeant principal de la sécurité; d’autres seulement si la loi l’exige.',
  },
  kept: {
    en: 'Here for the period that the department has set; in your screening file at least two years after you leave the public service.',
    fr: 'Ici pendant la période que le ministère a fixée; dans votre dossier de filtrage au moins deux ans après votre départ de la fonction publique.',
  },
};

const contact = z
  .strictObject({
    telephone: telephone.optional(),
    email: z.email().optional(),
    verified: z.iso.date('give the day it was last checked, such as 2026-11-02'),
  })
  .refine(({ telephone, email }) => telephone || email, 'a contact needs a telephone or an email');

/** A service whose disruption would be a high or very high injury (Directive on Security Management, Appendix D). */
const criticalService = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters, digits and hyphens'),
  name: bilingual,
  maximumDowntime: duration,
});

const crisis = z.strictObject({
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
    .array(z.strictObject({ title: bilingual, url: z.url() }))
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

const path = (topics: readonly string[], every: string) =>
  z
    .strictObject({
      topics: z.array(z.string()).default([...topics]),
      every: duration.prefault(every),
    })
    .prefault({});

const awareness = z.strictObject({
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
        url: z.url().optional(),
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

const schema = z
  .strictObject({
    sample: z.boolean().default(false),
    name: bilingual,
    timeZone,
    province: z.enum(provinces),
    holidays: z
      .strictObject({ also: z.array(z.iso.date()).default([]), not: z.array(z.iso.date()).default([]) })
      .prefault({}),
    workingHours: z
      .strictObject({ from: clockTime.default('08:30'), until: clockTime.default('16:30') })
      .refine(({ from, until }) => from < until, 'the working hours have to end after they begin')
      .prefault({}),
    languages: z.tuple([language, language]).refine(([a, b]) => a !== b, 'name both languages once'),
    ceilings: z.strictObject({
      slack: z.literal('unclassified', 'Slack takes nothing above unclassified').default('unclassified'),
      teams: marking
        .refine((level) => fits(level, 'protected-b'), 'Teams takes at most protected-b')
        .default('unclassified'),
      console: marking
        .refine((level) => fits(level, 'protected-b'), 'the console takes at most protected-b')
        .default('unclassified'),
    }),
    markings: z
      .strictObject({
        report: marking.default('unclassified'),
        alert: marking.default('unclassified'),
        crisis: marking.default('unclassified'),
        restricted: marking.default('protected-b'),
        screening: marking.default('protected-b'),
      })
      .prefault({}),
    channels: z
      .array(channel)
      .refine(
        (channels) => channels.some((each) => each.id === 'desk'),
        'the security desk needs a channel with the id desk',
      )
      .refine(
        (channels) => new Set(channels.map((each) => each.id)).size === channels.length,
        'two channels have the same id',
      ),
    emergencyNumbers: z.array(z.strictObject({ label: bilingual, number: telephone })).min(1),
    desk: z.strictObject({ telephone, email: z.email().optional() }),
    screeningOffice: z
      .strictObject({ telephone: telephone.optional(), email: z.email().optional() })
      .optional(),
    screeningRules: z
      .strictObject({
        acknowledgeWithin: duration.prefault('P1D'),
        reminders: z
          .strictObject({
            updates: daysBefore.default([180, 90, 30, 7]),
            checks: daysBefore.default([30]),
            snooze: duration.prefault('P7D'),
            escalateAfter: duration.prefault('P2D'),
          })
          .prefault({}),
        positionsReviewed: z.iso.date('give a day such as 2024-05-01').optional(),
        securityAndIntelligence: z.boolean().default(false),
        notice: privacyNotice.prefault(screeningNotice),
      })
      .prefault({}),
    buildings: z.array(
      z.strictObject({ id: z.string().min(1), name: bilingual, floors: z.array(z.coerce.string()) }),
    ),
    allowedTenants: z.array(z.string().min(1)).default([]),
    duty: z.strictObject({ officers: z.array(address) }),
    reporting: z.strictObject({
      acknowledgeWithin: duration,
      escalateAfter: duration,
      floodPerMinute: z.int().min(1).default(10),
      deskCardsPerMinute: z.int().min(1).default(20),
      files: z.strictObject({
        most: z.int().min(0).max(10).default(5),
        bytes: z.int().min(1_000).max(50_000_000).default(10_000_000),
        types: z.array(z.string().regex(/^[a-z]+\/[\w.+-]+$/, 'give a media type such as image/jpeg')),
      }),
    }),
    alerting: z
      .strictObject({
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
      })
      .prefault({}),
    sync: z
      .strictObject({
        at: clockTime.default('02:30'),
        staleAfter: duration.prefault('P3D'),
      })
      .prefault({}),
    notifications: z
      .strictObject({
        deadlines: z.partialRecord(z.enum(rows), duration).default({}),
        remindWithoutDelay: duration.prefault('PT1H'),
        warnBefore: duration.prefault('PT4H'),
        escalateAfter: duration.prefault('PT4H'),
        contactsStaleAfter: duration.prefault('P180D'),
      })
      .prefault({}),
    retention: z
      .strictObject({
        events: duration.prefault('P730D'),
        byType: z.record(z.string(), duration).default({}),
        lessons: duration.prefault('P730D'),
        courses: duration.prefault('P1825D'),
        lookups: duration.prefault('P730D'),
        screening: duration.prefault('P730D'),
        screeningRevoked: duration.prefault('P3650D'),
        hold: z.array(z.union([z.enum(peopleRecords), address])).default([]),
      })
      .prefault({}),
    readinessLevels: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters, digits and hyphens'),
          name: bilingual,
        }),
      )
      .min(2)
      .refine(
        (levels) => new Set(levels.map(({ id }) => id)).size === levels.length,
        'two levels have the same id',
      )
      .default([
        { id: 'baseline', name: { en: 'Baseline', fr: 'Niveau de base' } },
        { id: 'increased', name: { en: 'Increased', fr: 'Niveau accru' } },
      ]),
    agencies: z.record(z.string(), contact).default({}),
    crisis: crisis.prefault({}),
    awareness: awareness.prefault({}),
    privacyNotice,
    people: z.string().optional(),
    screening: z.string().optional(),
  })
  .refine(
    ({ channels, crisis }) => {
      const { channel } = crisis.rooms.teams;
      return channel === undefined || channels.some(({ id, teams }) => id === channel && teams);
    },
    {
      path: ['crisis', 'rooms', 'teams', 'channel'],
      error: 'give the id of one of the channels above that has an address on Teams (teams: 19:…)',
    },
  )
  .meta({ title: 'A department’s settings for Vigie' });

/** Reads a department's file; every problem names its line. */
export function readDepartment(
  file: string,
  text: string,
): { ok: true; department: Department } | { ok: false; problems: Problem[] } {
  const read = readYaml(file, text, schema);
  return read.ok ? { ok: true, department: read.value } : read;
}

/** The JSON Schema that stands beside the file, for editors. */
export function departmentSchema(): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
