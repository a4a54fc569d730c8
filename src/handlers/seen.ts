import { createHmac } from 'node:crypto';
import type { Reply } from '../chat/adapter.ts';
import type { ChatEvent } from '../chat/event.ts';
import { contentOf, eventKey } from '../chat/event-key.ts';
import { seal, unseal } from '../domain/seal.ts';
import type { Services, Work } from './work.ts';

const day = 24 * 60 * 60 * 1000;

const ids = new WeakMap<ChatEvent, string>();

/**
 * Under which an event's answer is kept. A platform's id of a message may name the conversation, and with it the person;
 * the answer names the report: together they would say who made a confidential one, so that only a keyed hash is stored.
 */
export function idOf({ sealKey }: Services, event: ChatEvent): string {
  const known = ids.get(event);
  if (known !== undefined) return known;
  const id = createHmac('sha256', sealKey).update(eventKey(event)).digest('base64url');
  ids.set(event, id);
  return id;
}

/** What was answered to the same event, where it came before; or that it came with other words. */
export async function answeredBefore(
  services: Services,
  event: ChatEvent,
): Promise<Reply | 'otherwise' | undefined> {
  const seen = await services.store.seen.get(idOf(services, event));
  if (seen && contentOf(event) !== '' && seen.content !== digestOf(event, services)) return 'otherwise';
  const { id = '', version = 0, box } = seen ?? {};
  return box === undefined
    ? seen?.reply
    : (JSON.parse(unseal({ id, version, box }, services.sealKey)) as Reply);
}

/** The same event again gets the same answer; what may be stored nowhere is left out. */
export function remember(ctx: Work, reply: Reply): void {
  const lives = ctx.event.kind === 'form' ? 8 * day : day;
  const { here, own, aside, undelivered, replace } = reply;
  const shown: Reply = {};
  if (here) shown.here = here;
  if (own) shown.own = own;
  if (aside) shown.aside = aside;
  if (undelivered) shown.undelivered = undelivered;
  if (replace) shown.replace = replace;
  const id = idOf(ctx.services, ctx.event);
  ctx.save('seen', {
    id,
    version: 0,
    box: seal(JSON.stringify(ctx.secret ? {} : shown), id, ctx.services.sealKey),
    ...(contentOf(ctx.event) !== '' && { content: digestOf(ctx.event, ctx.services) }),
    expires: new Date(ctx.now.getTime() + lives).toISOString(),
  });
}

/** Tells whether a form says the same, and nothing of what it says to whoever has no key. */
function digestOf(event: ChatEvent, { sealKey }: Services): string {
  return createHmac('sha256', sealKey).update(eventKey(event)).update(contentOf(event)).digest('base64url');
}
