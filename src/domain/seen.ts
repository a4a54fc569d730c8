import type { Reply } from '../chat/adapter.ts';

/** An event that has been handled, with its reply, so that the same event again changes nothing. */
export interface Seen {
  id: string;
  version: number;
  reply: Reply;
  /** Of a form, a keyed digest of what it said. */
  content?: string;
  /** ISO instant after which the platform cannot send it again. */
  expires: string;
}

export interface SeenEvents {
  get(id: string): Promise<Seen | undefined>;
}
