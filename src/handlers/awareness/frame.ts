import { own } from '../../domain/assignment.ts';
import type { AwarenessTopic } from '../../domain/awareness-topic.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import type { Unit } from '../work.ts';

/** Paths that everybody gets who is new, or whose screening was granted or updated: no campaign, but given like one. */
export const paths = ['onboarding', 'briefing'] as const;
export type Path = (typeof paths)[number];

/** What a lesson needs to know of what it was given in. */
export interface Frame {
  id: string;
  kind: 'campaign' | Path | typeof own;
  name: Bilingual;
  mandatory: boolean;
  /** False once it was stopped: nothing of it is owed any more. */
  live: boolean;
  remindEvery: number;
  reminders: number;
}

const names: Readonly<Record<Path | typeof own, Bilingual>> = {
  onboarding: { en: 'First lessons', fr: 'Premières capsules' },
  briefing: { en: 'Your screening', fr: 'Votre filtrage' },
  own: { en: 'By yourself', fr: 'De votre propre initiative' },
};

/** The campaign that an assignment belongs to, or what takes its place. */
export async function frameOf(unit: Unit, campaign: string): Promise<Frame | undefined> {
  const { remindEvery, reminders } = unit.department.awareness;
  const path = paths.find((each) => each === campaign);
  if (path) {
    const most = { remindEvery, reminders: reminders.mandatory };
    return { id: path, kind: path, name: names[path], mandatory: true, live: true, ...most };
  }
  if (campaign === own)
    return { id: own, kind: own, name: names.own, mandatory: false, live: true, remindEvery, reminders: 0 };
  const found = await unit.store.campaigns.get(campaign);
  if (!found) return undefined;
  const { id, name, mandatory, state } = found;
  const live = state === 'running' || state === 'done';
  const most = { remindEvery: found.remindEvery, reminders: found.reminders };
  return { id, kind: 'campaign', name, mandatory, live, ...most };
}

/** The topic of an id; undefined for one that is no longer in `data/awareness`. */
export function topicOf({ services }: Unit, id: string): AwarenessTopic | undefined {
  return services.topics.find((each) => each.id === id);
}
