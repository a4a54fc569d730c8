import type { WebClient } from '@slack/web-api';
import type { Adapter } from '../../chat/adapter.ts';
import { SendError } from '../../chat/errors.ts';
import { type BudgetMaker, PlacePacer } from '../../chat/pacer.ts';
import { sendError } from './errors.ts';
import { budgets, methodsPerMinute, type SlackLimits } from './limits.ts';

/** Every call to Slack goes through here, so that the state tells how the last one went. Each fails with `SendError`. */
export class SlackApi {
  /** What is counted together, whatever method it is. */
  readonly budgets: ReturnType<typeof budgets>;
  readonly #client: WebClient;
  readonly #methods = new Map<string, PlacePacer>();
  #identity: Introduced | undefined;
  state: ReturnType<Adapter['state']> = { status: 'starting' };

  constructor(client: WebClient, limits: SlackLimits, make?: BudgetMaker) {
    this.#client = client;
    this.budgets = budgets(limits, make);
  }

  /** A call that waits for no turn; whoever makes it has counted it, where it has a budget. */
  async call<T>(work: (client: WebClient) => Promise<T>): Promise<T> {
    try {
      const answer = await work(this.#client);
      this.state = { status: 'ok' };
      return answer;
    } catch (error) {
      const failure = sendError(error);
      if (!failure.permanent) this.state = { status: 'failing', detail: `Slack answered: ${failure.reason}` };
      throw failure;
    }
  }

  /** Who the bot is: its workspace, its user, the workspace's address, and the scopes it was given. */
  async introduce(): Promise<Introduced> {
    const answer = await this.call((client) => client.auth.test());
    const { team_id: team, user_id: user, url, response_metadata: metadata } = answer;
    return { team, user, url, scopes: metadata?.scopes };
  }

  /** The same, as it was when it was asked for first: a token's workspace and user do not change. */
  async identity(): Promise<Introduced> {
    this.#identity ??= await this.introduce();
    return this.#identity;
  }

  /**
   * A call of a method that has a limit of its own, in its turn.
   * @param longest milliseconds after which its turn is too late
   */
  async inTurn<T>(
    method: keyof typeof methodsPerMinute,
    work: (client: WebClient) => Promise<T>,
    longest?: number,
  ): Promise<T> {
    const pacer =
      this.#methods.get(method) ?? new PlacePacer([{ calls: methodsPerMinute[method], ms: minute }]);
    this.#methods.set(method, pacer);
    if (!(await pacer.take(method, longest)))
      throw new SendError('rate-limited', false, { trouble: 'limited' });
    return this.call(work);
  }
}

const minute = 60_000;

/** `scopes`: absent where Slack does not say. */
export interface Introduced {
  team: string | undefined;
  user: string | undefined;
  url: string | undefined;
  scopes: readonly string[] | undefined;
}
