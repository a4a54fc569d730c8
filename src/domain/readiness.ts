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
