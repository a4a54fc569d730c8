import type { Message } from './message.ts';

/**
 * Something a person did that cannot be done. `code` is for logs and the audit; the person reads `sentence`, which is
 * chosen in their language by whoever throws.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** @param instead takes the place of the card whose button was pressed in vain: what is so, without that button */
  constructor(
    readonly code: 'not-found' | 'not-allowed' | 'bad-input' | 'not-here' | 'too-late',
    readonly sentence: string,
    readonly instead?: Message,
  ) {
    super(code);
  }
}

/** A form that was sent is too old to be taken: nobody looked at what is in it. */
export class FormExpired extends Refusal {
  constructor(sentence: string) {
    super('too-late', sentence);
  }
}

/** What somebody wrote may not be taken: nothing of it is kept, and they get this answer in place of any other. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  constructor(readonly answer: Message) {
    super('not taken');
  }
}

/** A form came back with fields that cannot be used: shown beside the field, everything typed is kept. */
export class InvalidForm extends Error {
  override readonly name = 'InvalidForm';
  /** @param state what the form has shown from then on, where its errors say what has changed since it was opened */
  constructor(
    readonly errors: Readonly<Record<string, string>>,
    readonly state?: string,
  ) {
    super('invalid form');
  }
}

/**
 * What is the matter beyond the one message. `limited`: too many calls; `away`: the platform does not answer, or with
 * nothing but errors; `refused`: it does not accept the bot's credentials.
 */
export type Trouble = 'limited' | 'away' | 'refused';

/** A platform did not take a message. */
export class SendError extends Error {
  override readonly name = 'SendError';
  /** Seconds it asked to wait. */
  readonly retryAfter: number | undefined;
  readonly trouble: Trouble | undefined;
  /** The platform may have taken the message all the same: nobody knows. */
  readonly unsure: boolean;
  /** The message that was to be changed is not there any more, or is no longer the bot's to change. */
  readonly gone: boolean;
  /** Permissions that an administrator of the platform has to give before it works. */
  readonly missing: readonly string[];

  /** @param permanent trying again cannot help */
  constructor(
    readonly reason: string,
    readonly permanent: boolean,
    more: {
      retryAfter?: number | undefined;
      trouble?: Trouble;
      unsure?: boolean;
      gone?: boolean;
      missing?: readonly string[];
    } = {},
  ) {
    super(reason);
    this.retryAfter = more.retryAfter;
    this.trouble = more.trouble;
    this.unsure = more.unsure ?? false;
    this.gone = more.gone ?? false;
    this.missing = more.missing ?? [];
  }
}

/** Its turn came so late that another may have taken it up: it was not sent. */
export class TurnTooLate extends Error {
  override readonly name = 'TurnTooLate';
}
