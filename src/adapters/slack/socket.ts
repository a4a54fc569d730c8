import { randomUUID } from 'node:crypto';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Adapter } from '../../chat/adapter.ts';
import { sendError } from './errors.ts';
import { acknowledgeWithin } from './limits.ts';
import type { SilentLogger } from './logger.ts';
import { acknowledgement } from './receivers.ts';
import { within } from './within.ts';

/** A connection that Slack does not greet in this time has failed, in milliseconds. */
const greetedWithin = 20_000;
/** One that ended sooner, in milliseconds, counts as a failure: Slack may take it and end it again and again. */
const lastsAtLeast = 5_000;
/** Between two attempts, in milliseconds, longer after each failure; none after a connection that worked. */
const pauses = { first: 1_000, longest: 15_000 };
/** So long, in milliseconds, what came over a connection that Slack is about to end may still be answered there. */
const leavesWithin = 8_000;
/** By then, in milliseconds, whatever was taken is acknowledged. */
const acknowledgedWithin = acknowledgeWithin + 500;
/** A stop waits no longer for a connection to end, in milliseconds. */
const endsWithin = 1_000;

const farewell = '"disconnect"';

/**
 * One connection. The SDK would make the next one by itself, after a gap of five seconds and more, and where Slack refuses it, end the
 * process.
 */
class Connection extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    // Slack is about to end it: the next one is made first.
    if (typeof data === 'string' && data.includes(farewell) && typeOf(data) === 'disconnect') {
      this.emit('leaving');
      return;
    }
    // Whatever the SDK cannot read, such as Slack’s word that it holds events back, must not end anything.
    await super.onWebSocketMessage(data, isBinary).catch(() => this.emit('unread'));
  }
}

function typeOf(json: string): unknown {
  try {
    return (JSON.parse(json) as { type?: unknown }).type;
  } catch {
    return undefined;
  }
}

export interface SocketOptions {
  appToken: string;
  logger: SilentLogger;
  apiUrl: string | undefined;
  log: { warn(code: string, detail?: object): void; info(code: string, detail?: object): void };
}

/** Slack over Socket Mode: the same events through connections that the bot opens. There is always one, as far as Slack lets it. */
export class SocketReceiver implements Receiver {
  readonly #options: SocketOptions;
  #app: App | undefined;
  readonly #open = new Set<Connection>();
  /** What was taken and is being answered. */
  readonly #running = new Set<Promise<void>>();
  #stopping = false;
  #wake = () => {};
  /** While nothing comes from Slack; undefined otherwise. */
  state: ReturnType<Adapter['state']> | undefined = { status: 'starting' };

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves at the stop. */
  async start(): Promise<void> {
    for (let failures = 0; !this.#stopping; ) {
      const began = performance.now();
      const pause = await this.#connect();
      if (pause === undefined && performance.now() - began > lastsAtLeast) failures = 0;
      else {
        const grown = Math.min(pauses.longest, pauses.first * 2 ** failures++);
        await this.#rest(Math.max(grown, pause ?? 0));
      }
    }
  }

  /** Takes nothing more; resolves when what was taken is answered. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await within(Promise.all(this.#running), acknowledgedWithin);
    // What Slack sends over a connection that stays open after that, another instance could have taken.
    await within(Promise.all([...this.#open].map((each) => each.disconnect())), endsWithin);
    await Promise.all(this.#running);
  }

  /**
   * Makes a connection. Resolves when another one is needed; where none could be made, with how long Slack wants to be left alone, in
   * milliseconds.
   */
  async #connect(): Promise<number | undefined> {
    const connection = this.#made();
    const over = new Promise<void>((resolve) => {
      connection.once('leaving', resolve);
      connection.once('disconnected', resolve);
    });
    let leaves = 0;
    try {
      if (!(await within(connection.start(), greetedWithin))) throw new Error('no greeting');
      this.#is(undefined);
      await over;
      leaves = this.#stopping ? 0 : leavesWithin;
      return undefined;
    } catch (error) {
      const { reason, retryAfter = 0 } = sendError(error ?? new Error('ended'));
      this.#is(reason);
      return retryAfter * 1_000;
    } finally {
      setTimeout(() => connection.disconnect().catch(() => {}), leaves).unref();
    }
  }

  #made(): Connection {
    const { appToken, logger, apiUrl, log } = this.#options;
    const connection = new Connection({
      appToken,
      logger,
      autoReconnectEnabled: false,
      clientOptions: {
        ...(apiUrl && { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    });
    connection.on('slack_event', (taken: Taken) => this.#take(taken));
    connection.on('unread', () => log.warn('slack-event-unread', {}));
    connection.on('disconnected', () => this.#open.delete(connection));
    this.#open.add(connection);
    return connection;
  }

  #take({ ack: answer, body, type }: Taken): void {
    // Slack sends an event again that was not acknowledged, to another connection.
    if (this.#stopping) return;
    const { ack, handled } = acknowledgement(type === 'events_api', (payload) => {
      answer(payload).catch(() => {});
    });
    const customProperties = { request: randomUUID() };
    const processed = this.#app?.processEvent({ body, ack, customProperties }) ?? Promise.resolve();
    const work = processed
      .catch(() => {})
      .then(() => {
        handled();
        this.#running.delete(work);
      });
    this.#running.add(work);
  }

  /** @param trouble why nothing comes from Slack; absent: it does */
  #is(trouble: string | undefined): void {
    const { log } = this.#options;
    if (trouble === undefined) {
      if (this.state) log.info('slack-connected', {});
      this.state = undefined;
      return;
    }
    if (this.state?.status !== 'failing') log.warn('slack-disconnected', { reason: trouble });
    this.state = { status: 'failing', detail: `Slack opens no Socket Mode connection: ${trouble}` };
  }

  async #rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What the SDK hands over of an event, a command or a press. */
interface Taken {
  ack(answer?: unknown): Promise<void>;
  body: ReceiverEvent['body'];
  type: string;
}
