/** Who is on duty for the security desk, where it is not those whom the department's file names. */
export interface DutyRoster {
  id: 'current';
  version: number;
  turns: DutyTurn[];
}

/** One officer's turn. */
export interface DutyTurn {
  /** Address of an officer. */
  person: string;
  /** ISO instants. */
  since: string;
  until: string;
  by: string;
}

export interface DutyRosters {
  /** Undefined while nobody was ever put on duty. */
  get(id: 'current'): Promise<DutyRoster | undefined>;
}

/** The turns that are not over at a moment. */
export function turnsAt(roster: DutyRoster | undefined, now: Date): DutyTurn[] {
  return (roster?.turns ?? []).filter(({ until }) => Date.parse(until) > now.getTime());
}
