import { type Message, together } from '../../chat/message.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { csosFor } from '../report/access.ts';
import type { Work } from '../work.ts';
import { letInButton, withButton } from './show-button.ts';

/**
 * The answer to whoever wrote something about an event or restricted it, with whom it is kept from because of that while they
 * act for the CSO: a note that they were told of it names them, too, and one press lets them in again.
 */
export async function withKeptFrom(
  ctx: Work,
  before: SecurityEvent,
  written: SecurityEvent,
  answer: Message,
): Promise<Message> {
  const left = new Set((await csosFor(ctx, written)).map(({ id }) => id));
  return (await csosFor(ctx, before))
    .filter(({ id }) => !left.has(id))
    .map(({ id, name }) =>
      withButton(ctx.t.casework.keptFromActing(written.id, name), letInButton(ctx.t, written.id, id)),
    )
    .reduce(together, answer);
}
