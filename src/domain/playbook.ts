import type { WantedAnswer } from './alert.ts';
import type { Bilingual } from './bilingual.ts';
import type { CrisisRole } from './crisis-role.ts';
import type { Severity } from './severity.ts';
import { spokenOf } from './spoken-of.ts';

/** How a kind of crisis is handled, as a file of `data/playbooks` says; times are already milliseconds. */
export interface Playbook {
  /** The file’s name. */
  id: string;
  name: Bilingual;
  /** Words that it is recognised by in a room’s name, without accents. */
  words: readonly string[];
  /** Types of events that it is for where their words speak of none. */
  events?: readonly string[] | undefined;
  /** Taken where nobody says how grave it is. */
  severity: Severity;
  /** What everybody reads first. */
  briefing: Bilingual;
  /** Roles of the room; whoever of the directory fills them is let in. */
  roles: readonly CrisisRole[];
  /** Roles that must not stay empty. */
  critical: readonly CrisisRole[];
  checklist: readonly PlaybookTask[];
  /** Time between reports where it differs from the department’s. */
  rhythm?: Readonly<Partial<Record<Severity, number>>> | undefined;
  /** What an exercise brings in. */
  injects: readonly PlaybookInject[];
}

export interface PlaybookTask {
  id: string;
  text: Bilingual;
  /** Whose task it is. */
  role: CrisisRole;
  /** Milliseconds from the opening. */
  within: number;
  /** It is done as soon as an alert of the crisis went out that asks for this, or its last muster was ended. */
  alert?: WantedAnswer | 'cleared' | undefined;
}

export interface PlaybookInject {
  id: string;
  text: Bilingual;
  /** Milliseconds from the opening. */
  after: number;
  /** Who should do something about it. */
  role: CrisisRole;
}

/** The playbook of an exercise that names no other kind. */
export const exercisePlaybook = 'exercise';

/**
 * The playbook that a name speaks of; undefined when it speaks of none, or as much of several.
 * “Flood at 90 Elgin” is the one that has the word `flood`.
 */
export function playbookFor(name: string, playbooks: readonly Playbook[]): Playbook | undefined {
  return spokenOf(name, playbooks, ({ words }) => words);
}
