import type { Bilingual } from './bilingual.ts';

/** A kind of security event, as `data/event-types.yaml` describes it. */
export interface EventType {
  id: string;
  name: Bilingual;
  /** Security control of the Policy on Government Security, Appendix A, for example `A.3`. */
  control: string;
  /** What to do at once, one sentence each. */
  advice: Readonly<Record<'en' | 'fr', readonly string[]>>;
  /** The same while somebody is in danger, where the rest would have to wait. */
  adviceInDanger?: Readonly<Record<'en' | 'fr', readonly string[]>> | undefined;
  /** Words and phrases that speak for the type, with their weight; in both languages together. */
  words: Readonly<Record<string, number>>;
  /** Events of this type are restricted from the start (insider and screening concerns). */
  restricted: boolean;
  /**
   * A colleague whom such a report names is likely the one it is about: it is restricted then. Elsewhere a name is that of a
   * witness, of whoever was hurt, or of whose information was breached, and an officer restricts what has to be.
   */
  restrictedIfNamed: boolean;
}

/** The event types, and the words of either language that mean that somebody is in danger now. */
export interface EventTypes {
  types: readonly EventType[];
  dangerWords: readonly string[];
  /** Words that mean so where nothing else is said: “fire!”. */
  dangerAlone: readonly string[];
  /** Phrases that hold a danger word and mean none: “fire drill”, “nobody is hurt”. */
  safePhrases: readonly string[];
  examples: readonly ReportExample[];
}

/** A report in somebody's words, in either language, from which is learnt what others look like. */
export interface ReportExample {
  text: string;
  /** Id of its type; absent where it may be any. */
  type?: string;
  /** Somebody is in danger now. */
  danger: boolean;
}
