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
  .meta({ title: 'A department’s settings for Vigie' });

/** What can be read of a department's file, each field by itself. */
export type Parts = Partial<Department>;

interface Mismatch {
  path: PropertyKey[];
  found: string;
}

/** What is right by itself and does not fit another part of the file, of the parts that can be read. */
function mismatches({ buildings, channels, awareness, crisis }: Parts): Mismatch[] {
  const strange = (terms: readonly Term[] | undefined, ...path: PropertyKey[]): Mismatch[] =>
    (terms ?? []).flatMap((term, i) =>
      !buildings || isSomewhere(term, buildings)
        ? []
        : { path: [...path, i], found: 'there is no such building or floor above' },
    );
  const twice = (['slack', 'teams'] as const).flatMap((platform) => {
    const places = (channels ?? []).map((each) => each[platform]);
    return places.flatMap((place, i): Mismatch[] =>
      place && places.indexOf(place) < i
        ? [{ path: ['channels', i, platform], found: 'a channel above is the same place' }]
        : [],
    );
  });
  const room = crisis?.rooms.teams.channel;
  const isNowhere =
    room !== undefined && channels !== undefined && !channels.some(({ id, teams }) => id === room && teams);
  return [
    ...(channels ?? []).flatMap(({ covers }, i) => strange(covers, 'channels', i, 'covers')),
    ...(awareness?.courses ?? []).flatMap(({ audience: { include, except } }, i) => [
      ...strange(include, 'awareness', 'courses', i, 'audience', 'include'),
      ...strange(except, 'awareness', 'courses', i, 'audience', 'except'),
    ]),
    ...twice,
    ...(isNowhere
      ? [
          {
            path: ['crisis', 'rooms', 'teams', 'channel'],
            found: 'give the id of one of the channels above that has an address on Teams (teams: 19:…)',
          },
        ]
      : []),
  ];
}

/** Whether the building and the floor that a term names are among the department's. */
function isSomewhere(term: Term, buildings: Department['buildings']): boolean {
  if (term.kind !== 'building' && term.kind !== 'floor') return true;
  const floors = buildings.find(({ id }) => id === term.building)?.floors;
  return floors !== undefined && (term.kind === 'building' || floors.includes(term.floor));
}

/**
 * Reads a department's file; every problem names its line. Of one that is wrong, `parts` are compared with what is set elsewhere all the same:
 * all that is wrong is told at once.
 */
export function readDepartment(
  file: string,
  text: string,
):
  | { ok: true; department: Department; where: Where }
  | { ok: false; problems: Problem[]; parts: Parts; where: Where } {
  const read = readYaml(file, text, schema);
  const { where } = read;
  const parts: Parts = read.ok ? read.value : partsOf(read.raw);
  const problems = mismatches(parts).map(({ path, found }) => ({
    where: where(path),
    found: `${path.join('.')}: ${found}`,
    todo: 'Correct the value.',
  }));
  if (read.ok && problems.length === 0) return { ok: true, department: read.value, where };
  return { ok: false, problems: [...(read.ok ? [] : read.problems), ...problems], parts, where };
}

function partsOf(raw: unknown): Parts {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const read = Object.entries(schema.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(given[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(read);
}

/** The JSON Schema that stands beside the file, for editors. */
export function departmentSchema(): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
