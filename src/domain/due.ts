/** Something to be done later: which timer, about what. One that is gone has been done or is no longer wanted. */
export interface Due {
  id: string;
  version: number;
  timer: string;
  subject: string;
  /** ISO instant. */
  at: string;
}

export interface DueThings {
  get(id: string): Promise<Due | undefined>;
  /** What is due at `now`, the oldest first, whoever works on it. */
  due(now: Date, limit: number): Promise<Due[]>;
  /**
   * Takes what is due at `now`, the oldest first, for this instance to do until `until`; what it has not done by then,
   * others take. A thing that is put anew is free at once.
   */
  claim(now: Date, until: Date, limit: number): Promise<Due[]>;
  /** When the next one is due. */
  next(): Promise<Date | undefined>;
}
