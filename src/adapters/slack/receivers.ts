import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ParsedUrlQuery, parse as parseForm } from 'node:querystring';
import { type App, HTTPModuleFunctions, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { readText } from '../../server/body.ts';
import { acknowledgeWithin } from './limits.ts';
import { isSigned, mostApart } from './signature.ts';

/** Slack's own requests stay far below; what is larger is not read. */
const largestBody = 1_000_000;

/**
 * Calls back once: with the listener's answer as soon as there is one; for an Events API call when it has been handled
 * and stored, since Slack sends it again as long as it was not acknowledged; without an answer when time runs out.
 */
export function acknowledgement(isEvent: boolean, send: (answer: unknown) => void) {
  let sent = false;
  const once = (answer?: unknown) => {
    if (sent) return;
    sent = true;
    clearTimeout(timer);
    send(answer);
  };
  const timer = setTimeout(once, acknowledgeWithin + 300);
  return {
    ack: async (answer?: unknown) => {
      if (!isEvent) once(answer);
    },
    handled: () => once(),
    dropped: () => {
      sent = true;
      clearTimeout(timer);
    },
  };
}

interface SlackBody {
  type?: string;
  challenge?: unknown;
}

/** Slack over HTTP, on a route of the one server: Bolt's own checks, and an answer whatever was sent. */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  /** Signatures of what was taken while they hold: a proxy that sends a command twice files one report. */
  readonly #taken = new LRUCache<string, true>({ max: 20_000, ttl: 2 * mostApart * 1000 });

  constructor(
    private readonly signingSecret: string,
    private readonly clock: () => Date,
  ) {}

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  async handle(req: IncomingMessage, res: ServerResponse, request: string): Promise<void> {
    const refuse = (status: number) => HTTPModuleFunctions.buildNoBodyResponse(res, status);
    const text = await readText(req, largestBody);
    if (text === undefined) return refuse(413);
    // Proxies may add a charset.
    const isForm = req.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const form = isForm ? parseForm(text) : undefined;
    // Slack's look at the certificate is not signed, and says nothing else.
    if (form?.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(res);
    if (!isSigned(req.headers, text, this.signingSecret, this.clock())) return refuse(401);
    const body = parse(form, text);
    if (!body) return refuse(400);
    if (body.type === 'url_verification') {
      return HTTPModuleFunctions.buildUrlVerificationResponse(res, {
        challenge: String(body.challenge ?? ''),
      });
    }
    const signature = String(req.headers['x-slack-signature']);
    const isEvent = body.type === 'event_callback';
    // Slack sends only its events again, which are known by their ids; each command and press has a signature of its own.
    if (!isEvent && this.#taken.has(signature)) return write(res, '');
    if (!isEvent) this.#taken.set(signature, true);
    const { ack, handled, dropped } = acknowledgement(isEvent, (answer) => write(res, answer));
    try {
      await this.#app?.processEvent({
        body: body as ReceiverEvent['body'],
        ack,
        customProperties: { request },
      });
      handled();
    } catch {
      // A body that only Slack's secret could have signed, and that makes no sense all the same.
      dropped();
      if (!res.headersSent) refuse(400);
    }
  }
}

/** An answer with its length, which leaves in one piece; Bolt's own way, without one, takes four. */
function write(res: ServerResponse, answer: unknown): void {
  const text = typeof answer === 'object' ? JSON.stringify(answer) : String(answer ?? '');
  res.writeHead(200, {
    'content-length': Buffer.byteLength(text),
    ...(typeof answer === 'object' && { 'content-type': 'application/json' }),
  });
  res.end(text);
}

/** What Slack sent: a form, JSON in a form's `payload`, or JSON alone. */
function parse(form: ParsedUrlQuery | undefined, text: string): SlackBody | undefined {
  const json = form ? form.payload : text;
  if (typeof json !== 'string') return form;
  try {
    const body: unknown = JSON.parse(json);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return undefined;
  }
}
