import { Refusal } from '../../chat/errors.ts';
import { type Message, say, together } from '../../chat/message.ts';
import type { PrivacyBreach } from '../../domain/privacy-breach.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { csosFor } from '../report/access.ts';
import type { Work } from '../work.ts';
import { placesInstead } from './about-event.ts';
import { tellOfKeptFrom } from './kept-from.ts';
import { goesOnIn } from './merged.ts';
import { ownerOf } from './owner.ts';
import { hasPrivacyPart, outByWords } from './privacy-officers.ts';

/** Whose part of an event its worksheet is. */
export const privacyRoles = ['privacy', 'cso'] as const;

/**
 * The event and its worksheet, for whoever has the privacy officers’ part in it; nobody else learns that there is one. Of an
 * event that was merged it is the one in which it goes on, whichever button or form was pressed.
 */
export async function privacyPart(
  ctx: Work,
  id: string,
): Promise<{ event: SecurityEvent; breach: PrivacyBreach }> {
  ctx.about = id;
  const asked = await ctx.store.events.get(id);
  const event = asked && (await hasPrivacyPart(ctx, ctx.actor, asked)) && (await goesOnIn(ctx, asked));
  const breach = event && (await ctx.store.breaches.get(event.id));
  if (!event || !breach || !(await hasPrivacyPart(ctx, ctx.actor, event)))
    throw new Refusal('not-found', ctx.t.common.noRecord(id));
  ctx.about = event.id;
  return { event, breach };
}

/**
 * Where the worksheet is not shown here, what is said of that. Where another platform may carry it all is done there; where
 * none may, whether the breach is material is decided here all the same, without the reason: the seven days have to run.
 */
export function withheld(ctx: Work, { id }: PrivacyBreach): string | undefined {
  const { elsewhere, nowhere } = ctx.t.privacy;
  const instead = placesInstead(ctx, id, ctx.department.markings.restricted, elsewhere, nowhere);
  if (instead && instead.places.length > 0) throw new Refusal('not-here', instead.sentence);
  return instead?.sentence;
}

/** The event and its worksheet, for what shows or takes words of it. */
export async function sheetShown(ctx: Work, id: string): ReturnType<typeof privacyPart> {
  const part = await privacyPart(ctx, id);
  const sentence = withheld(ctx, part.breach);
  if (sentence) throw new Refusal('not-here', sentence);
  return part;
}

/**
 * The answer to whoever wrote something in a worksheet, with which privacy officers it is kept from because of that. Who else it is
 * kept from hears whoever has the event.
 */
export async function withOut(ctx: Work, event: SecurityEvent, answer: Message): Promise<Message> {
  const owner = await ownerOf(ctx, event);
  await tellOfKeptFrom(ctx, event, owner ? [owner] : await csosFor(ctx, event));
  const said = await outByWords(ctx, event);
  return said.reduce((whole, write) => together(whole, say(write(ctx.t))), answer);
}
