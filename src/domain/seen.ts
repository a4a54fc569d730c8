import type { Reply } from '../chat/adapter.ts';

/** An event that has been handled, with its reply, so that the same event again changes nothing. */
export interface Seen {
  id: string;
  version: number;
  /** The reply in a seal: it may list beside each other what its reader reported under their name and what without. */
  box?: string;
  /** As older versions kept it. */
  reply?: Reply;
  /** Of a form, a keyed digest of what it said. */
  content?: string;
  /** ISO instant after which the platform cannot send it again. */
  expires: string;
}

export interface SeenEvents {
  get(id: string): Promise<Seen | undefined>;
}
