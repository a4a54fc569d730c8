import type { IncomingFile } from '../../chat/event.ts';
import type { Marking } from '../../domain/marking.ts';
import type { KeptFile, SecurityEvent } from '../../domain/security-event.ts';

/** What a person tells: one line, or the answers of the form. */
export interface Intake {
  text: string;
  type?: string;
  /** Absent: Vigie judges by the words. */
  danger?: boolean;
  marking?: Marking;
  where?: string;
  contact?: string;
  /** ISO instant, or a date alone. */
  happenedAt?: string;
  /** Asked for in the form. Words that ask for it, or name a confidential report of the person’s, do the same. */
  confidential?: boolean;
  /** Whoever calls for help has to be found: only an outright wish seals, and the number of a confidential report is left out. */
  found?: boolean;
  /** What asked for it, where a person pressed a button instead of writing. */
  severity?: SecurityEvent['severity'];
  files: readonly IncomingFile[];
  /** Files that were kept earlier, with a draft. */
  kept?: readonly KeptFile[];
  /** The person chose a marking and wrote nothing, as the form asks them to above the ceiling. */
  unwritten?: boolean;
  /** The words are somebody else's, which the person passes on. */
  quoted?: boolean;
  /** The person says that it is no simulated message. */
  real?: true;
  /** Alerts of an exercise that asks the person at this moment whether they are safe. */
  during?: string;
}
