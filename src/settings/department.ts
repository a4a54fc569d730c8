import * as z from 'zod';
import { rows } from '../domain/agency-routing.ts';
import type { Term } from '../domain/audience.ts';
import type { Department } from '../domain/department.ts';
import { fits } from '../domain/marking.ts';
import { heldKinds } from '../domain/retention.ts';
import { alerting } from './department/alerting.ts';
import { awareness } from './department/awareness.ts';
import { crisis } from './department/crisis.ts';
import {
  address,
  bilingual,
  clockTime,
  language,
  marking,
  privacyNotice,
  telephone,
  term,
  timeZone,
} from './department/parts.ts';
import { screeningRules } from './department/screening.ts';
import { duration } from './duration.ts';
import type { Problem } from './problem.ts';
import { readYaml, type Where } from './yaml-file.ts';

const provinces = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'] as const;

const channel = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and hyphens'),
  name: bilingual,
  slack: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/, 'give the id of the Slack channel (C…), not its name')
    .optional(),
  teams: z
    .string()
    .regex(/^19:[^\s@;]+@thread\.\w+$/, 'give the id of the Teams channel (19:…@thread.tacv2), not its name')
    .optional(),
  console: z.boolean().optional(),
  covers: z.array(term).optional(),
});

const contact = z
  .strictObject({
    telephone: telephone.optional(),
    email: z.email().optional(),
    verified: z.iso.date('give the day it was last checked, such as 2026-11-02'),
  })
  .refine(({ telephone, email }) => telephone || email, 'a contact needs a telephone or an email');

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
    screeningRules: screeningRules.prefault({}),
    buildings: z
      .array(z.strictObject({ id: z.string().min(1), name: bilingual, floors: z.array(z.coerce.string()) }))
      .refine(
        (all) => new Set(all.map(({ id }) => id)).size === all.length,
        'two buildings have the same id',
      ),
    allowedTenants: z
      .array(z.guid('give the id of a tenant, as the Entra admin center shows it'))
      .default([]),
    duty: z.strictObject({ officers: z.array(address) }),
    reporting: z.strictObject({
      acknowledgeWithin: duration,
      acknowledgeDangerWithin: duration.prefault('PT2M'),
      escalateAfter: duration,
      floodPerMinute: z.int().min(1).default(10),
      deskCardsPerMinute: z.int().min(1).default(20),
      files: z.strictObject({
        most: z.int().min(0).max(10).default(5),
        bytes: z.int().min(1_000).max(50_000_000).default(10_000_000),
        types: z.array(z.string().regex(/^[a-z]+\/[\w.+-]+$/, 'give a media type such as image/jpeg')),
      }),
    }),
    alerting: alerting.prefault({}),
    sync: z
      .strictObject({
        at: clockTime.default('02:30'),
        staleAfter: duration.prefault('P3D'),
      })
      .prefault({}),
    notifications: z
      .strictObject({
        deadlines: z
          .partialRecord(z.enum(rows), duration)
          .refine((set) => set['material-privacy-breach'] === undefined, {
            path: ['material-privacy-breach'],
            error:
              'policy sets this one, seven days from the decision that a breach is material: take it out',
          })
          .default({}),
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
        alerts: duration.prefault('P730D'),
        crises: duration.prefault('P1825D'),
        hold: z.array(z.union([z.enum(heldKinds), address])).default([]),
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
  .superRefine(({ buildings, channels, awareness }, ctx) => {
    const check = (terms: readonly Term[] | undefined, ...path: PropertyKey[]) => {
      for (const [i, term] of (terms ?? []).entries())
        if (!isSomewhere(term, buildings))
          ctx.addIssue({
            code: 'custom',
            path: [...path, i],
            message: 'there is no such building or floor above',
          });
    };
    for (const [i, { covers }] of channels.entries()) check(covers, 'channels', i, 'covers');
    for (const platform of ['slack', 'teams'] as const) {
      const places = channels.map((each) => each[platform]);
      for (const [i, place] of places.entries())
        if (place && places.indexOf(place) < i)
          ctx.addIssue({
            code: 'custom',
            path: ['channels', i, platform],
            message: 'a channel above is the same place',
          });
    }
    for (const [i, { audience }] of awareness.courses.entries()) {
      check(audience.include, 'awareness', 'courses', i, 'audience', 'include');
      check(audience.except, 'awareness', 'courses', i, 'audience', 'except');
    }
  })
  .meta({ title: 'A department’s settings for Vigie' });

/** Whether the building and the floor that a term names are among the department's. */
function isSomewhere(term: Term, buildings: Department['buildings']): boolean {
  if (term.kind !== 'building' && term.kind !== 'floor') return true;
  const floors = buildings.find(({ id }) => id === term.building)?.floors;
  return floors !== undefined && (term.kind === 'building' || floors.includes(term.floor));
}

/** Reads a department's file; every problem names its line. */
export function readDepartment(
  file: string,
  text: string,
): { ok: true; department: Department; where: Where } | { ok: false; problems: Problem[] } {
  const read = readYaml(file, text, schema);
  return read.ok ? { ok: true, department: read.value, where: read.where } : read;
}

/** The JSON Schema that stands beside the file, for editors. */
export function departmentSchema(): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
