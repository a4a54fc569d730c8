/** Somebody looked up a person's screening record. */
export interface Look {
  /** ISO instant. */
  at: string;
  by: string;
  /** As whom: an officer sees the record, a manager whether it is valid. */
  as: 'officer' | 'manager';
  /** Why, in the officer's words. */
  reason?: string;
  /** An investigation keeps it from the person until then (ISO instant); by whom and why it was put off. */
  deferred?: { until: string; why: string; by: string };
}

/** Everybody who looked up one person's record. */
export interface ScreeningLog {
  /** The person's address. */
  id: string;
  version: number;
  /** The oldest first. */
  looks: Look[];
}

export interface ScreeningLogs {
  get(id: string): Promise<ScreeningLog | undefined>;
}

/** The log with one more look; a manager's of the same day is one. */
export function withLook(log: ScreeningLog | undefined, person: string, look: Look): ScreeningLog {
  const looks = log?.looks ?? [];
  const again = looks.some(
    ({ as, by, at }) =>
      as === 'manager' && look.as === as && by === look.by && at.slice(0, 10) === look.at.slice(0, 10),
  );
  return { id: person, version: log?.version ?? 0, looks: again ? looks : [...looks, look] };
}

/** What the person may read of it at a moment, the newest first. */
export function readable(log: ScreeningLog | undefined, now: Date): Look[] {
  return (log?.looks ?? []).filter((look) => !isHidden(look, now)).reverse();
}

/** What is kept from the person at a moment. */
export function hiddenLooks(log: ScreeningLog | undefined, now: Date): Look[] {
  return (log?.looks ?? []).filter((look) => isHidden(look, now));
}

function isHidden({ deferred }: Look, now: Date): boolean {
  return deferred !== undefined && deferred.until > now.toISOString();
}
