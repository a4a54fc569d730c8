import type { Audience } from './audience.ts';
import type { Bilingual } from './bilingual.ts';
import type { Rhythm } from './rhythm.ts';

/** Lessons given to many, one topic a round, and everything that was decided about them. Who did what stands in assignments. */
export interface Campaign {
  /** Record number, `CA-2026-0001`. */
  id: string;
  version: number;
  name: Bilingual;
  /** Ids of the topics, in the order in which they are given. */
  topics: readonly string[];
  audience: Audience;
  rhythm: Rhythm;
  /** Nobody can stop a mandatory one for themselves. */
  mandatory: boolean;
  /** Posted in this channel, by its id in the settings, instead of to each person: whoever wants to answers. */
  channel?: string;
  /** How long people have for a lesson; how often and how many times they are reminded. Times in milliseconds. */
  dueWithin: number;
  remindEvery: number;
  reminders: number;
  state: 'draft' | 'running' | 'stopped' | 'done';
  author: string;
  createdAt: string;
  /** ISO instant: the first round's date. */
  firstAt?: string;
  /** Rounds that have begun, in order. */
  rounds: readonly Round[];
  ended?: { at: string; by: string; reason?: string };
  history: readonly CampaignChange[];
}

export interface Round {
  topic: string;
  /** ISO instants: when it began; until when people have time; when the last of the audience was given it. */
  at: string;
  due: string;
  spreadAt?: string;
  /** Who read each channel of the audience when it began, by address. */
  readers?: Readonly<Record<string, readonly string[]>>;
}

export interface CampaignChange {
  at: string;
  by: string;
  what: 'drafted' | 'changed' | 'started' | 'put-off' | 'round' | 'reminded' | 'stopped' | 'done';
  detail?: string;
}

/** A changed copy, with the change in its history. */
export function changeCampaign(
  campaign: Campaign,
  by: string,
  now: Date,
  what: CampaignChange['what'],
  fields: Partial<Campaign> = {},
  detail?: string,
): Campaign {
  const entry = { at: now.toISOString(), by, what, ...(detail !== undefined && { detail }) };
  return { ...campaign, ...fields, history: [...campaign.history, entry] };
}

export interface Campaigns {
  get(id: string): Promise<Campaign | undefined>;
  /** Newest first; `after` is the number after which the page begins. */
  page(after: string | undefined, limit: number): Promise<Campaign[]>;
}
