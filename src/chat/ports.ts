import type { Reply } from './adapter.ts';
import type { Actor, Answer, Context, Outcome, Privacy } from './command.ts';
import type { InvalidForm, NotTaken, Refusal } from './errors.ts';
import type { ChatEvent, FormEvent, Language, TextEvent, VisitEvent } from './event.ts';
import type { Message } from './message.ts';
import type { Match, Matched, Several } from './registry.ts';

/** Why something was refused, for the audit. */
export type Reason = Refusal['code'] | 'role' | 'marking';

/** What happened to an event, for the audit: names and codes, never content. */
export interface Trace {
  /** Command, action or form id. */
  what: string;
  outcome: 'done' | 'refused' | 'invalid' | 'failed';
  code?: Reason;
  /** Need not be kept when nothing was changed. */
  traceless?: true;
}

/** The pipeline's own sentences. */
export interface Phrases {
  language: Language;
  unknown: Message;
  chooseFirst: Message;
  usage(match: Extract<Match<never>, { kind: 'usage' }>): Message;
  notAllowed: string;
  membersOnly: Message;
  notRecorded: Message;
  failed(reference: string): Message;
  answeredPrivately: string;
  /** Of words that others read: said in the person's own chat. */
  mentionWasVisible: string;
  /** The same, said beside those words. */
  mentionIsVisible: string;
  invalidForm: string;
  wordsLeftOut: string;
}

/**
 * What the pipeline needs from the rest: one unit of work per event, whose writes are stored together or not at all.
 */
export interface Ports<C extends Context> {
  /** The stored reply to an event that was handled before; `otherwise`: to a form that was sent with other contents then. */
  repeated(event: ChatEvent): Promise<Reply | 'otherwise' | undefined>;
  identify(event: ChatEvent): Promise<Actor>;
  begin(event: ChatEvent, actor: Actor): C;
  /** Refuses a form that is too old: its token is no longer remembered, so it could be stored twice. */
  checkForm(ctx: C, form: FormEvent): void;
  /** Whether what was typed into a form may be said once more where it was sent. */
  mayRepeat(form: FormEvent): boolean;
  /** What is said of a form that was sent before with other words, which are not recorded. */
  sentBefore(ctx: C): Message;
  /**
   * Stores what `ctx` has gathered together with the trace, the reply and the event's id.
   * A reply to a form that has to be corrected is not kept: the same form comes back.
   * `conflict`: somebody else changed a record meanwhile and nothing was stored: run again.
   */
  commit(ctx: C, trace: Trace, reply: Reply): Promise<'stored' | 'conflict' | 'not-recorded'>;
  /** Whether an error says that the store takes nothing at the moment. */
  isFull(error: unknown): boolean;
  /** Which of the commands that the same words fit is meant. */
  meant(ctx: C, fitting: Several<C>): Promise<Matched<C>>;
  /** Words that are no command, wherever they were said. */
  plain(ctx: C, event: TextEvent): Promise<Outcome>;
  /**
   * Words that begin like a command and are none, or none of this person's: what is said about it, and what they may mean.
   * @param free what is not the command's own words
   */
  misread(ctx: C, event: TextEvent, said: Message, free?: string): Promise<Message>;
  /** A refusal, or what has to be corrected, as it may be said and kept where the event came from: it may quote what was typed. */
  refused<E extends Refusal | InvalidForm>(ctx: C, error: E): E | Refusal | NotTaken;
  visit(ctx: C, event: VisitEvent): Promise<Outcome>;
  /** The answer with what people have to see first of it, whatever it is. */
  marked(ctx: C, answer: Answer, privacy: Privacy): Promise<Answer>;
  phrases(language: Language): Phrases;
  /** One neutral line for a shared place, in the department's languages. */
  sharedLine(pick: (phrases: Phrases) => string): Message;
  /**
   * What a shared place shows for an answer that cannot be given privately.
   * @param ctx absent where nothing was stored
   */
  undelivered(own: Message | undefined, ctx?: C): Message;
  /** Writes an unexpected error to the log, without anything a person wrote; returns a reference number. */
  failure(event: ChatEvent, what: string, error: unknown): string;
}
