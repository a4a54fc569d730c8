import type { Evidence } from './security-event.ts';

/** Plain words that may become a report, kept until the person says what to do with them. */
export interface Draft {
  id: string;
  version: number;
  author: string;
  text: string;
  files: Evidence[];
  /** ISO instant after which it is dropped. */
  expires: string;
}

export interface Drafts {
  get(id: string): Promise<Draft | undefined>;
}
