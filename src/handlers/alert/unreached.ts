import type { Action } from '../../chat/command.ts';
import { type Message, sayWith } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Work } from '../work.ts';
import { alertOfficers, draftFor } from './access.ts';
import { audience, wayTo } from './forecast.ts';
import { placeOf } from './names.ts';
import { whereChannelsTell } from './preview.ts';

const mostNamed = 50;

/** Before an alert is sent: who would not get it in chat and why, with the number to call where there is one. */
async function showUnreached(ctx: Work, id: string): Promise<Message> {
  const people = await whereChannelsTell(ctx, unreached(ctx, await draftFor(ctx, id)));
  const { watch } = ctx.t;
  const heading = watch.titleWith(ctx.t.alert.forecast.unreachable, watch.number(people.length));
  const more = people.length - mostNamed;
  const items = [...people.slice(0, mostNamed), ...(more > 0 ? [watch.more(more)] : [])];
  return sayWith(heading, [{ kind: 'list', items }], 'strong');
}

async function unreached(ctx: Work, alert: Alert): Promise<string[]> {
  const people: string[] = [];
  for await (const person of audience(ctx, alert.audience)) {
    const way = await wayTo(ctx, person, alert);
    if (!('reason' in way)) continue;
    const reason = ctx.t.alert.forecast.reasons[way.reason];
    people.push(
      [person.name, placeOf(ctx, ctx.t, person), person.telephone, reason].filter(Boolean).join(' · '),
    );
  }
  return people;
}

export const unreachedAction: Action<Work> = {
  id: 'alert.unreached',
  who: alertOfficers,
  privacy: 'private',
  run: showUnreached,
};
