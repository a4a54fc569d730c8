/** What is remembered of somebody as a learner, beside the lessons themselves. */
export interface Learner {
  /** Address. */
  id: string;
  version: number;
  /** ISO instant: when Vigie first met them. Whoever was there before there were lessons gets no onboarding. */
  since: string;
  /** Optional campaigns that they do not want. */
  stopped: readonly string[];
  /** Kept before the daily round met them: the first lessons are still owed if they are new. */
  unmet?: true;
}

export interface Learners {
  get(id: string): Promise<Learner | undefined>;
  count(): Promise<number>;
}
