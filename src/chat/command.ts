import type { ChatEvent, FormEvent, IncomingFile, Language, Mention, Platform } from './event.ts';
import type { Form, Message } from './message.ts';

/**
 * Who may use a record. `anyone` includes guests, externals and bots; `everyone` every member of the department;
 * otherwise one of the named roles is needed.
 */
export type Who = 'anyone' | 'everyone' | readonly string[];

/** Where an answer belongs that was asked for in a shared place. */
export type Privacy = 'private' | 'place';

/** The person behind an event, as far as the pipeline needs to know them. */
export interface Actor {
  /** Address of the directory, or `platform:account` for somebody who cannot be matched to one. */
  id: string;
  name: string;
  formerNames?: readonly string[];
  language: Language;
  /** `visitor`: may report and see the numbers, nothing else. */
  standing: 'member' | 'visitor';
  roles: ReadonlySet<string>;
  /** Those of them that they have in an acting capacity alone. */
  lent?: ReadonlySet<string>;
  /** The screening levels that they hold today, of whoever may work on what asks for one. */
  levels?: ReadonlySet<string>;
  /** What a platform's mention of them stands for. */
  accounts?: Readonly<Partial<Record<Platform, { id: string }>>>;
}

/** Whether a person may use a record, by role alone; need-to-know is checked on the record itself. */
export function allowed(who: Who, actor: Actor): boolean {
  if (who === 'anyone') return true;
  if (actor.standing === 'visitor') return false;
  return who === 'everyone' || who.some((role) => actor.roles.has(role));
}

/** What every handler can count on; the composition adds stores and settings. */
export interface Context {
  event: ChatEvent;
  actor: Actor;
  /** One moment for everything that happens to one event. */
  now: Date;
  /** Sentences that are said after the answer, whatever it is. */
  readonly remarks: readonly string[];
  /** What was said belongs where it was said: nobody has to be told that others there could read it. */
  readonly belongs: boolean;
  /** The answer must not vanish: nothing else tells the person what it says. */
  readonly lasts: boolean;
  /** It is owed as a message of its own. */
  readonly owed: boolean;
  /** It shows something that may be stored nowhere else. */
  readonly secret: boolean;
  /** Drops what was gathered to be stored. */
  discard(): void;
}

export type Outcome = Message | Answer;

export interface Answer {
  message?: Message;
  form?: { form: Form; opener: Message };
  replace?: Message;
  home?: Message;
  /** What the person reads from this answer on; absent: what they read before. */
  language?: Language;
  /** Overrides the record's own privacy. */
  privacy?: Privacy;
}

export type Words = Readonly<Record<Language, readonly string[]>>;

/** What may follow a command's words, in order. Only the last may be `text`. */
export type Argument =
  | { kind: 'number'; name: string; prefix: string; optional?: boolean }
  /** `optional`: nothing may stand there, but nothing else either. */
  | { kind: 'person'; name: string; optional?: boolean }
  | { kind: 'word'; name: string; words: Readonly<Record<string, Words>>; optional?: boolean }
  /** A whole number, alone or before one of these words. */
  | { kind: 'count'; name: string; of: Words; optional?: boolean }
  | { kind: 'text'; name: string; optional?: boolean };

export interface Arguments {
  readonly [name: string]: string | undefined;
}

export interface Command<C extends Context> {
  /** Stable id, the English words: `report note`. */
  name: string;
  /** First words that select the family: `report`, `signaler`. */
  head: Words;
  /** Words that select within the family; absent for the family's plain form. */
  sub?: Words;
  args: readonly Argument[];
  who: Who;
  /** Whose help shows it, where that is fewer: others may use it when they are called in. */
  shownTo?: Who;
  privacy: Privacy;
  /** One line for help and the README, in each language. */
  summary: Readonly<Record<Language, string>>;
  /** Complete lines that work when typed. */
  examples: Readonly<Record<Language, readonly string[]>>;
  run(ctx: C, args: Arguments, input: CommandInput): Promise<Outcome>;
}

/** What came along with the words of a command. */
export interface CommandInput {
  files: readonly IncomingFile[];
  mentions: readonly Mention[];
  /** The text of a message that the command was started on by a shortcut. */
  quote?: string;
}

export interface Action<C extends Context> {
  id: string;
  who: Who;
  privacy: Privacy;
  /** Shows people only what is theirs, and leaves no trace unless it changes something. */
  traceless?: true;
  run(ctx: C, value: string): Promise<Outcome>;
}

export interface FormHandler<C extends Context> {
  id: string;
  who: Who;
  run(ctx: C, form: FormEvent): Promise<Outcome>;
}

/** Work that falls due. It runs in one unit with the removal of its record: once, whatever happens. */
export interface Timer<W> {
  id: string;
  run(work: W, subject: string): Promise<void>;
}

/** Whom a message is for. A person is an address, `platform:account` of a visitor, or a confidential author's pseudonym. */
export type Addressee =
  | { kind: 'person'; id: string; platform: Platform }
  /** A shared channel of the settings by its id, or a crisis's room by its number. */
  | { kind: 'channel'; channel: string; platform: Platform };

/** Makes an owed card when it is sent; undefined when there is nothing to say any more. */
export interface CardMaker<W> {
  id: string;
  make(work: W, subject: string, to: Addressee): Promise<Message | undefined>;
  /** One message for many of them to the same channel; for those that may be gathered. */
  gather?(work: W, subjects: readonly string[], to: Addressee): Promise<Message>;
}

/**
 * Makes a file or a picture when it is given out or shown; undefined when the reader may not have it. A reference comes
 * back from a platform, so the maker itself checks who reads, and what the platform may carry.
 */
export interface FileMaker<W> {
  id: string;
  /** @param reader absent for what is sent to a channel, and to somebody whom the directory does not know */
  make(work: W, of: string, reader: Actor | undefined, platform: Platform): Promise<Uint8Array | undefined>;
}
