import type { Reply } from '../chat/adapter.ts';

/** An event that has been handled, with its reply, so that the same event again changes nothing. */
export interface Seen {
  id: string;
  version: number;
  reply: Reply;
  /** ISO instant after which the platform cannot send it again. */
  expires: string;
}

export interface SeenEvents {
  get(id: string): Promise<Seen | undefined>;
}
