import { counted, weekOf } from '../../domain/board.ts';
import { type Delivery, queueOf, shownTo, standing } from '../../domain/delivery.ts';
import { toldOutside } from '../../domain/outside-sayings.ts';
import { placeKey } from '../../domain/room.ts';
import type { Kind, Kinds } from '../../domain/store.ts';

/** Columns that rules of the domain fill, beside those that the database makes of a document by itself. */
type Derived<R> = Readonly<
  Record<string, { type: 'text' | 'text[]' | 'int' | 'bigint' | 'bigint[]'; of(record: R): unknown }>
>;

/** Every kind of record; each has a table of its name. */
export const tables: { readonly [K in Kind]: Derived<Kinds[K]> } = {
  people: { roles: { type: 'text[]', of: ({ roles }) => roles.map(({ role }) => role) } },
  // What the board counts.
  events: {
    open_as: { type: 'text', of: (event) => counted(event).openAs },
    reported_week: { type: 'int', of: (event) => weekAt(counted(event).reported) },
    to_acknowledge: { type: 'bigint', of: (event) => counted(event).toAcknowledge },
    closed_week: { type: 'int', of: (event) => weekAt(counted(event).closed) },
    to_close: { type: 'bigint', of: (event) => counted(event).toClose },
    duties: { type: 'int', of: (event) => counted(event).duties || null },
    duties_due: { type: 'bigint[]', of: (event) => counted(event).dueAt },
  },
  deliveries: {
    queue: { type: 'text', of: queueOf },
    because: { type: 'text[]', of: because },
    measures: { type: 'text[]', of: measures },
  },
  // Whoever puts it anew lets go of it.
  due: { held_until: { type: 'text', of: () => null } },
  drafts: {},
  seen: {},
  sealed: {},
  conversations: {},
  breaches: {},
  readiness: {},
  roster: {},
  alerts: {},
  screening: {},
  clocks: {},
  looks: {},
  reminded: {},
  severings: {},
  campaigns: {},
  assignments: {},
  learners: {},
  completions: {},
  drills: {},
  crises: {},
  entries: {},
  actions: {},
  reports: {},
  // Where it is, as what is said there is looked up.
  rooms: { place_key: { type: 'text', of: ({ place }) => (place ? placeKey(place) : null) } },
};

export const kinds = Object.keys(tables) as readonly Kind[];

function weekAt(at: number | undefined): number | null {
  return at === undefined ? null : weekOf(at);
}

const recordNumber = /^[A-Z]{2}-\d{4}-\d+$/;

/** The records that a delivery of no ledger is because of: its id names them, or it says so. */
function because({ id, about, alert }: Delivery): string[] | null {
  if (alert !== undefined) return null;
  const named = id.split(':').filter((part) => recordNumber.test(part));
  return about === undefined ? named : [...new Set([about, ...named])];
}

/** What a line of an alert's ledger counts for, each as often as it does. */
function measures(line: Delivery): string[] | null {
  if (line.alert === undefined) return null;
  const { platform } = line.to;
  const now = standing(line);
  return [
    'people',
    `standings ${now}`,
    ...(now === 'owed' || now === 'sending' ? [`waiting ${platform}`] : []),
    ...shownTo(line).map(() => `shown ${platform}`),
    ...toldOutside(line).map((kind) => `outside ${kind}`),
    ...(line.answer ? [`answers ${line.answer.what}`] : []),
  ];
}
