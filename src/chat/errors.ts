import type { Message } from './message.ts';

/**
 * Something a person did that cannot be done. `code` is for logs and the audit; the person reads `sentence`, which is
 * chosen in their language by whoever throws.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: 'not-found' | 'not-allowed' | 'bad-input' | 'not-here' | 'too-late',
    readonly sentence: string,
  ) {
    super(code);
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
  constructor(readonly errors: Readonly<Record<string, string>>) {
    super('invalid form');
  }
}

/** A platform did not take a message. `permanent`: trying again cannot help; `retryAfter`: seconds it asked for. */
export class SendError extends Error {
  override readonly name = 'SendError';
  constructor(
    readonly reason: string,
    readonly permanent: boolean,
    readonly retryAfter?: number,
  ) {
    super(reason);
  }
}
