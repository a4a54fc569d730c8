import type { Department } from './department.ts';

/** The department's readiness level (Directive on Security Management, G.2.4): a baseline, and raised ones. */
export interface Readiness {
  id: 'current';
  version: number;
  /** Id of a level of the settings. */
  level: string;
  since: string;
  by: string;
  /** The event that holds the task of telling the Privy Council Office. */
  event: string;
}

export interface ReadinessLevels {
  /** Undefined while the baseline was never left. */
  get(id: 'current'): Promise<Readiness | undefined>;
}

type Levels = Department['readinessLevels'];

/** A level of the settings; one that they no longer have is called by its id, and the baseline where none was ever set. */
export function levelOf(levels: Levels, id: string | undefined): Levels[number] | undefined {
  const gone = id === undefined ? undefined : { id, name: { en: id, fr: id } };
  return levels.find((level) => level.id === id) ?? gone ?? levels[0];
}
