import type { Conversation, Conversations } from '../../domain/conversation.ts';
import { idOf } from './directs.ts';
import { within } from './within.ts';

/** Somebody else may write the same record at the same moment. */
const tries = 3;
/** So long, in milliseconds, a person waits for it at most: a database that does not answer is told of in time for Slack. */
const patience = 500;

/** That Slack told of an account: it tells one instance, and the others find it beside the account's direct message. */
export class AccountNews {
  readonly #kept: Conversations | undefined;
  readonly #remember: ((conversation: Conversation) => Promise<void>) | undefined;

  /** Without the two, nothing is known of what others were told. */
  constructor(kept?: Conversations, remember?: (conversation: Conversation) => Promise<void>) {
    this.#kept = kept;
    this.#remember = remember;
  }

  /** When something was told last; undefined, too, when that is not known in time. */
  async last(user: string): Promise<string | undefined> {
    const kept = this.#kept?.get(idOf(user));
    return kept && (await within(kept, patience))?.changedAt;
  }

  async tell(user: string, now: Date): Promise<void> {
    const id = idOf(user);
    const said = { id, platform: 'slack' as const, account: user, changedAt: now.toISOString() };
    for (let tried = 1; ; tried++) {
      const known = await this.#kept?.get(id);
      try {
        await this.#remember?.({
          serviceUrl: '',
          conversation: '',
          ...known,
          ...said,
          version: known?.version ?? 0,
        });
        return;
      } catch (error) {
        if (tried === tries) throw error;
      }
    }
  }
}
