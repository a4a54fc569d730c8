import { type ActionItem, isSettled } from '../../domain/action-item.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { isShort, leased } from '../../domain/delivery.ts';
import type { SituationReport } from '../../domain/situation-report.ts';
import { Conflict, type Kind, type Kinds, type Store, type Write } from '../../domain/store.ts';
import { AlertIndex } from './alerts.ts';
import { AssignmentIndex } from './assignments.ts';
import { ByCrisis } from './by-crisis.ts';
import { CampaignIndex } from './campaigns.ts';
import { Collection } from './collection.ts';
import { CompletionIndex } from './completions.ts';
import { DeliveryIndex } from './deliveries.ts';
import { DrillIndex } from './drills.ts';
import { DueIndex } from './due.ts';
import { EventIndex } from './events.ts';
import { LogIndex } from './log-entries.ts';
import { NumberedIndex } from './numbered.ts';
import { type Counter, Numbers } from './numbers.ts';
import { PeopleIndex } from './people.ts';
import { RoomIndex } from './rooms.ts';
import type { Versioned } from './schema.ts';
import { ScreeningIndex } from './screening.ts';
import { ScreeningTaskIndex } from './screening-tasks.ts';

/** What the store answers from memory. */
type Reads = Omit<
  Store,
  'audit' | 'files' | 'nextNumber' | 'commit' | 'lend' | 'ration' | 'shown' | 'trouble' | 'close'
>;

export type Records = ReturnType<typeof recordsIn>;

/** The records of every kind in a folder, not loaded yet, with the indexes from which is answered what is asked of them. */
export function recordsIn(folder: string) {
  const people = new PeopleIndex();
  const events = new EventIndex();
  const deliveries = new DeliveryIndex();
  const due = new DueIndex();
  const alerts = new AlertIndex();
  const screening = new ScreeningIndex();
  const campaigns = new CampaignIndex();
  const assignments = new AssignmentIndex();
  const completions = new CompletionIndex();
  const drills = new DrillIndex();
  const clocks = new ScreeningTaskIndex();
  const crises = new NumberedIndex<Crisis>(({ state }) => state === 'open');
  const logs = new LogIndex();
  const actions = new NumberedIndex<ActionItem>((action) => !isSettled(action));
  const actionsByCrisis = new ByCrisis<ActionItem>();
  const reports = new ByCrisis<SituationReport>();
  const rooms = new RoomIndex();
  const kinds = {
    people: new Collection<Kinds['people']>(folder, 'people', people),
    events: new Collection<Kinds['events']>(folder, 'events', events),
    deliveries: new Collection<Kinds['deliveries']>(folder, 'deliveries', deliveries),
    due: new Collection<Kinds['due']>(folder, 'due', due),
    drafts: new Collection<Kinds['drafts']>(folder, 'drafts'),
    seen: new Collection<Kinds['seen']>(folder, 'seen'),
    sealed: new Collection<Kinds['sealed']>(folder, 'sealed'),
    conversations: new Collection<Kinds['conversations']>(folder, 'conversations'),
    breaches: new Collection<Kinds['breaches']>(folder, 'breaches'),
    readiness: new Collection<Kinds['readiness']>(folder, 'readiness'),
    roster: new Collection<Kinds['roster']>(folder, 'roster'),
    alerts: new Collection<Kinds['alerts']>(folder, 'alerts', alerts),
    screening: new Collection<Kinds['screening']>(folder, 'screening', screening),
    clocks: new Collection<Kinds['clocks']>(folder, 'clocks', clocks),
    looks: new Collection<Kinds['looks']>(folder, 'looks'),
    reminded: new Collection<Kinds['reminded']>(folder, 'reminded'),
    severings: new Collection<Kinds['severings']>(folder, 'severings'),
    campaigns: new Collection<Kinds['campaigns']>(folder, 'campaigns', campaigns),
    assignments: new Collection<Kinds['assignments']>(folder, 'assignments', assignments),
    learners: new Collection<Kinds['learners']>(folder, 'learners'),
    completions: new Collection<Kinds['completions']>(folder, 'completions', completions),
    drills: new Collection<Kinds['drills']>(folder, 'drills', drills),
    crises: new Collection<Kinds['crises']>(folder, 'crises', crises),
    entries: new Collection<Kinds['entries']>(folder, 'entries', logs),
    actions: new Collection<Kinds['actions']>(folder, 'actions', {
      changed(before, after) {
        actions.changed(before, after);
        actionsByCrisis.changed(before, after);
      },
    }),
    reports: new Collection<Kinds['reports']>(folder, 'reports', reports),
    rooms: new Collection<Kinds['rooms']>(folder, 'rooms', rooms),
  } satisfies { [K in Kind]: Collection<Kinds[K]> };
  const counters = new Collection<Counter>(folder, 'counters');
  const all: ReadonlyMap<string, Collection<Versioned>> = new Map(
    [...Object.values(kinds), counters].map((each) => [each.kind, each as unknown as Collection<Versioned>]),
  );
  return {
    kinds,
    counters,
    /** Every collection, by the name of its kind. */
    all,
    numbers: new Numbers(counters),
    /** Deliveries that were being sent by somebody who is no more. */
    orphans: () => deliveries.orphans(),
    reads,
  };

  /** @param commit what a claim is stored by */
  function reads(commit: (writes: readonly Write[]) => Promise<void>): Reads {
    return {
      people: people.view((id) => kinds.people.get(id)),
      events: events.view(
        (id) => kinds.events.get(id),
        (id) => kinds.breaches.get(id) !== undefined,
      ),
      due: due.view((id) => kinds.due.get(id)),
      deliveries: {
        get: async (id) => kinds.deliveries.get(id),
        page: async (after, limit) => deliveries.page(after, limit),
        ledger: async (alert, after, limit) => deliveries.ledger(alert, after, limit),
        tally: async (alert) => deliveries.tally(alert),
        about: async (record) => deliveries.about(record),
        waiting: async () => deliveries.waiting(),
        oldest: async (now) => deliveries.oldest(now),
        async claim(platform, now, until, which) {
          const found = deliveries.claimable(platform, now, which);
          if (found.length === 0) return [];
          const claimed = found.map((each) => leased(each, until));
          try {
            await commit(claimed.map((put): Write => ({ in: 'deliveries', put })));
          } catch (error) {
            // Somebody else claimed or changed one of them: they are looked at again in the next round.
            if (error instanceof Conflict) return [];
            throw error;
          }
          return claimed.map((each) => ({ ...each, version: each.version + 1 }));
        },
      },
      drafts: { get: async (id) => kinds.drafts.get(id) },
      seen: { get: async (id) => kinds.seen.get(id) },
      sealed: { get: async (id) => kinds.sealed.get(id), all: async () => [...kinds.sealed.values()] },
      conversations: { get: async (id) => kinds.conversations.get(id) },
      breaches: { get: async (id) => kinds.breaches.get(id) },
      readiness: { get: async (id) => kinds.readiness.get(id) },
      roster: { get: async (id) => kinds.roster.get(id) },
      alerts: alerts.view(
        (id) => kinds.alerts.get(id),
        (id) => isShort(deliveries.tally(id)),
      ),
      screening: screening.view((id) => kinds.screening.get(id)),
      clocks: clocks.view((id) => kinds.clocks.get(id)),
      looks: { get: async (id) => kinds.looks.get(id) },
      reminded: { get: async (id) => kinds.reminded.get(id) },
      severings: { get: async (id) => kinds.severings.get(id) },
      campaigns: campaigns.view((id) => kinds.campaigns.get(id)),
      assignments: assignments.view((id) => kinds.assignments.get(id)),
      learners: { get: async (id) => kinds.learners.get(id), count: async () => kinds.learners.size },
      completions: completions.view((id) => kinds.completions.get(id)),
      drills: drills.view((id) => kinds.drills.get(id)),
      crises: {
        get: async (id) => kinds.crises.get(id),
        open: async () => crises.open(),
        page: async (after, limit) => crises.page(after, limit),
      },
      logs: logs.view((id) => kinds.entries.get(id)),
      actions: {
        get: async (id) => kinds.actions.get(id),
        of: async (crisis) => actionsByCrisis.of(crisis),
        unsettled: async () => actions.open(),
        page: async (after, limit) => actions.page(after, limit),
      },
      reports: {
        get: async (id) => kinds.reports.get(id),
        of: async (crisis) => reports.of(crisis),
      },
      rooms: rooms.view((id) => kinds.rooms.get(id)),
    };
  }
}
