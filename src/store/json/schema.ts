import * as z from 'zod';
import type { Kind } from '../../domain/store.ts';

export interface Versioned {
  id: string;
  version: number;
}

/** A bucket file: a few dozen records, readable with any editor. */
export interface BucketFile {
  format: 'vigie';
  schema: number;
  kind: string;
  records: Record<string, Versioned>;
}

/**
 * The schema that this version writes. It is raised in each release whose records one before would misread, also where they only
 * have something more: it would write on without it.
 */
export const current = 2;

/** Brings a file from the schema of its key to the next one. */
export type Migrations = Readonly<Record<number, (file: BucketFile) => BucketFile>>;

const migrations: Migrations = { 1: (file) => file };

/** Records of a later schema are whole, and so are their copies: neither is for this version. */
export class Newer {
  constructor(readonly schema: number) {}
}

/** A file brought to the current schema, or a sentence about why it cannot be used. */
export function migrate(
  data: unknown,
  kind: string,
  table = migrations,
  target = current,
): BucketFile | Newer | string {
  const parsed = bucketFile.safeParse(data);
  if (!parsed.success) return 'it is not a file of Vigie';
  let file = parsed.data as BucketFile;
  if (file.kind !== kind) return `it holds ${file.kind}, not ${kind}`;
  if (file.schema > target) return new Newer(file.schema);
  while (file.schema < target) {
    const step = table[file.schema];
    if (!step) return `its schema ${file.schema} is too old for this version`;
    file = { ...step(file), schema: file.schema + 1 };
  }
  return file;
}

const bucketFile = z.looseObject({
  format: z.literal('vigie'),
  schema: z.int().min(1),
  kind: z.string(),
  records: z.record(z.string(), z.looseObject({ id: z.string(), version: z.int().min(1) })),
});

/** Whether a record has the fields that the code relies on; further ones are kept as they are. */
export type Shape = (record: unknown) => boolean;

const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
const day = z.iso.date();
const base = { id: z.string().min(1), version: z.int().min(1) };
const notes = z.array(z.looseObject({ at: instant, by: z.string(), text: z.string() }));

const shapes: Readonly<Record<Kind | 'counters', z.ZodType>> = {
  people: z.looseObject({
    ...base,
    name: z.string(),
    active: z.boolean(),
    roles: z.array(
      z.looseObject({
        role: z.string(),
        since: instant.nullable(),
        acting: z.looseObject({ until: instant, by: z.string() }).optional(),
      }),
    ),
    accounts: z.record(z.string(), z.looseObject({ id: z.string() })),
  }),
  events: z.looseObject({
    ...base,
    author: z.string(),
    reportedAt: instant,
    type: z.string(),
    status: z.string(),
    danger: z.boolean(),
    restricted: z.boolean(),
    notes,
    deskNotes: notes,
    files: z.array(z.looseObject({ name: z.string(), sha256: z.string() })),
    history: z.array(z.looseObject({ at: instant, by: z.string(), what: z.string() })),
  }),
  deliveries: z.looseObject({
    ...base,
    lane: z.enum(['emergency', 'normal', 'slow']),
    state: z.enum(['owed', 'sending', 'sent', 'answered', 'failed', 'given-up']),
    to: z.looseObject({ kind: z.string(), platform: z.string() }),
    content: z.union([
      z.looseObject({ text: z.string() }),
      z.looseObject({ card: z.string(), of: z.string() }),
    ]),
    owedAt: instant,
    tryAt: instant,
    attempts: z.int(),
  }),
  due: z.looseObject({ ...base, timer: z.string(), subject: z.string(), at: instant }),
  drafts: z.looseObject({ ...base, author: z.string(), text: z.string(), expires: instant }),
  seen: z.looseObject({
    ...base,
    box: z.string().optional(),
    reply: z.looseObject({}).optional(),
    expires: instant,
  }),
  sealed: z.looseObject({ ...base, box: z.string() }),
  conversations: z.looseObject({ ...base, conversation: z.string(), serviceUrl: z.string() }),
  breaches: z.looseObject({
    ...base,
    awareAt: instant,
    decisions: z.array(z.looseObject({ material: z.boolean() })),
  }),
  readiness: z.looseObject({ ...base, level: z.string(), since: instant }),
  roster: z.looseObject({ ...base, turns: z.array(z.looseObject({ person: z.string(), until: instant })) }),
  alerts: z.looseObject({
    ...base,
    kind: z.string(),
    state: z.enum(['draft', 'scheduled', 'open', 'recalled', 'cleared']),
    title: z.looseObject({ en: z.string(), fr: z.string() }),
    body: z.looseObject({ en: z.string(), fr: z.string() }),
    audience: z.looseObject({ include: z.array(z.looseObject({})), except: z.array(z.looseObject({})) }),
    updates: z.array(z.looseObject({ at: instant })),
    fired: z.array(z.string()),
    history: z.array(z.looseObject({ at: instant, by: z.string(), what: z.string() })),
  }),
  screening: z.looseObject({
    ...base,
    level: z.string().optional(),
    status: z.string(),
    granted: day.optional(),
    expires: day.optional(),
  }),
  clocks: z.looseObject({ ...base, person: z.string(), clock: z.string(), since: day, due: day }),
  looks: z.looseObject({ ...base, looks: z.array(z.looseObject({ at: instant, by: z.string() })) }),
  reminded: z.looseObject({ ...base, person: z.record(z.string(), z.number()) }),
  severings: z.looseObject({
    ...base,
    passages: z.array(z.looseObject({ text: z.string(), provisions: z.array(z.string()) })),
    seen: z.number().optional(),
    left: z.array(z.string()).optional(),
  }),
  campaigns: z.looseObject({
    ...base,
    name: z.looseObject({ en: z.string(), fr: z.string() }),
    topics: z.array(z.string()),
    audience: z.looseObject({ include: z.array(z.looseObject({})), except: z.array(z.looseObject({})) }),
    rhythm: z.looseObject({ kind: z.string() }),
    mandatory: z.boolean(),
    state: z.enum(['draft', 'running', 'stopped', 'done']),
    rounds: z.array(z.looseObject({ topic: z.string(), at: instant, due: instant })),
    history: z.array(z.looseObject({ at: instant, by: z.string(), what: z.string() })),
  }),
  assignments: z.looseObject({
    ...base,
    campaign: z.string(),
    round: z.int(),
    topic: z.string(),
    person: z.string(),
    givenAt: instant,
    answers: z.array(z.int()),
    reminders: z.int(),
  }),
  learners: z.looseObject({ ...base, since: instant, stopped: z.array(z.string()) }),
  completions: z.looseObject({ ...base, course: z.string(), person: z.string(), completed: day }),
  drills: z.looseObject({ ...base, drill: z.string(), day, reports: z.int() }),
  crises: z.looseObject({
    ...base,
    name: z.string(),
    playbook: z.string(),
    severity: z.string(),
    exercise: z.boolean(),
    marking: z.string(),
    state: z.enum(['open', 'closed']),
    openedAt: instant,
    members: z.array(z.looseObject({ person: z.string() })),
    roles: z.array(z.looseObject({ role: z.string(), person: z.string() })),
    checklist: z.array(z.looseObject({ id: z.string(), state: z.string(), dueAt: instant })),
    reporting: z.looseObject({ issued: z.int(), nextAt: instant }),
    closures: z.array(z.looseObject({ at: instant })),
  }),
  entries: z.looseObject({
    ...base,
    crisis: z.string(),
    number: z.int().min(1),
    what: z.string(),
    at: instant,
    by: z.string(),
  }),
  actions: z.looseObject({
    ...base,
    crisis: z.string(),
    text: z.string(),
    state: z.enum(['open', 'done', 'verified', 'dropped']),
    history: z.array(z.looseObject({ at: instant, by: z.string(), what: z.string() })),
  }),
  reports: z.looseObject({
    ...base,
    crisis: z.string(),
    number: z.int().min(1),
    asOf: instant,
    texts: z.looseObject({}),
  }),
  rooms: z.looseObject({
    ...base,
    platforms: z.array(z.string()),
    people: z.record(z.string(), z.looseObject({ state: z.string() })),
    troubles: z.looseObject({}),
  }),
  counters: z.looseObject({ ...base, last: z.int() }),
};

/** What a record of a kind has to look like. */
export function shapeOf(kind: Kind | 'counters'): Shape {
  const shape = shapes[kind];
  return (record) => shape.safeParse(record).success;
}
