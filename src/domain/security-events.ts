import type { Board } from './board.ts';
import type { SecurityEvent } from './security-event.ts';
import type { Severity } from './severity.ts';

/** Narrows a list of events; every field that is there must hold. Newest first. */
export interface EventQuery {
  author?: string;
  status?: readonly SecurityEvent['status'][];
  type?: string;
  severity?: Severity;
  owner?: string;
  /** ISO instant: reported at or after. */
  since?: string;
  /** Only events that everybody at the desk may see. */
  unrestricted?: boolean;
  /** Only events of which, as the board counts it, an agency still has to be told. */
  owing?: boolean;
  /** Only events in which danger waits to be seen. */
  alarming?: boolean;
  /** Only events that are open, or over and with a worksheet in which the privacy officers may have something to do. */
  forPrivacy?: boolean;
  /** Record number after which the page begins. */
  after?: string;
  limit: number;
}

export interface SecurityEvents {
  get(id: string): Promise<SecurityEvent | undefined>;
  page(query: EventQuery): Promise<SecurityEvent[]>;
  /** How many somebody reported since an ISO instant; no more than `most` are counted. */
  count(author: string, since: string, most: number): Promise<number>;
  /** The numbers of the board, at a cost that does not grow with the store. */
  board(now: Date): Promise<Board>;
}
