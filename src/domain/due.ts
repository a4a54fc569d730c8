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
  /** What is due at `now`, the oldest first. Two that claim the same one meet in a version conflict. */
  due(now: Date, limit: number): Promise<Due[]>;
  /** When the next one is due. */
  next(): Promise<Date | undefined>;
}
