import { SendError } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import { shorten } from '../../chat/words.ts';
import type { OutsideKind, OutsideWay } from '../../domain/outside.ts';

export interface GcNotifyOptions {
  apiKey: string;
  url: string;
  /** Ids of the templates by language; a kind without templates is not used. */
  templates: Readonly<Partial<Record<OutsideKind, Readonly<Record<Language, string>>>>>;
}

/** A text message has at most 612 characters, the template's own included; a title at most a line. */
const limits = { email: { title: 200, body: 5_000 }, sms: { title: 150, body: 250 } } as const;

const path: Record<OutsideKind, string> = {
  email: '/v2/notifications/email',
  sms: '/v2/notifications/sms',
};

/**
 * GC Notify, the Government of Canada's service for e-mails and text messages. Its templates name `((title))` and
 * `((body))`. What it says in an error is not repeated: it may quote an address.
 */
export function gcNotify(options: GcNotifyOptions): OutsideWay[] {
  return (['email', 'sms'] as const).flatMap((kind) => {
    const templates = options.templates[kind];
    if (!templates) return [];
    return {
      kind,
      async send(to: string, { language, title, body, last }, reference: string): Promise<string> {
        const answer = await call(options, 'POST', path[kind], {
          ...(kind === 'email' ? { email_address: to } : { phone_number: to }),
          template_id: templates[language],
          personalisation: {
            title: shorten(title, limits[kind].title),
            body: [shorten(body, limits[kind].body), last].filter(Boolean).join('\n\n'),
          },
          reference,
        });
        return (answer as { id?: string }).id ?? '';
      },
      async sent(reference: string): Promise<string | undefined> {
        const query = new URLSearchParams({ reference, template_type: kind });
        const answer = await call(options, 'GET', `/v2/notifications?${query}`);
        return (answer as { notifications?: { id: string }[] }).notifications?.[0]?.id;
      },
    } satisfies OutsideWay;
  });
}

/** One call to GC Notify. Fails with `SendError`. */
export async function call(
  { apiKey, url }: Pick<GcNotifyOptions, 'apiKey' | 'url'>,
  method: 'GET' | 'POST',
  where: string,
  body?: object,
): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`${url.replace(/\/+$/, '')}${where}`, {
      method,
      headers: { Authorization: `ApiKey-v1 ${apiKey}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    });
    answer = await response.json().catch(() => ({}));
  } catch {
    throw new SendError('unreachable', false);
  }
  if (response.ok) return answer;
  const [error] = (answer as { errors?: { error?: string }[] }).errors ?? [];
  const { status } = response;
  const reason = error?.error && /^\w{1,40}$/.test(error.error) ? error.error : `status ${status}`;
  if (status === 429) {
    throw new SendError(reason, false, {
      retryAfter: retryAfter(response) ?? waits[reason],
      trouble: 'limited',
    });
  }
  throw new SendError(reason, status < 500);
}

/** The limit of a minute is soon over; that of a day at midnight UTC, which is not far enough to be worth knowing. */
const waits: Readonly<Record<string, number>> = { RateLimitError: 10, TooManyRequestsError: 900 };

function retryAfter({ headers }: Response): number | undefined {
  const value = Number(headers.get('retry-after'));
  return value > 0 ? value : undefined;
}
