import type { Answer, Privacy } from '../../chat/command.ts';
import { type Element, type Message, say, together } from '../../chat/message.ts';
import { alarmParted, toldOfDanger, wordsOfDanger } from '../../domain/alarm.ts';
import { change } from '../../domain/event-history.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { isAuthor, mayBeAbout, showable } from '../report/access.ts';
import type { Work } from '../work.ts';
import { tellAuthor, toAuthor } from './author.ts';
import { tellOfNamedDealing } from './danger.ts';
import { disarmAcknowledgement } from './escalation.ts';
import { asItIs, goesOnIn } from './merged.ts';
import { record } from './record.ts';

/**
 * Somebody at the desk has seen that danger was said of an event that had been seen before: nobody is woken because of it any more, and
 * whoever said so hears of it.
 * @param ids those events whose authors’ danger was seen; where others wait still, somebody is woken for them as before
 * @returns a sentence on whether they could be told
 */
export async function seeDanger(ctx: Work, before: SecurityEvent, ids: readonly string[]): Promise<string> {
  const { alarm: _, ...event } = before;
  const { stays } = alarmParted(before, ids);
  const rest = { ...event, ...(stays && { alarm: stays }) };
  const seen = change(rest, ctx.actor.id, ctx.now, 'danger-seen', {});
  await record(ctx, seen, ctx.actor.id);
  if (!stays) await disarmAcknowledgement(ctx, seen);
  await tellOfNamedDealing(ctx, before, seen, ctx.actor);
  const lost: string[] = [];
  for (const id of ids) if (!(await tellOfSeen(ctx, id))) lost.push(id);
  const t = ctx.t.desk;
  return lost.length > 0 ? t.authorsLost(lost) : t.dangerToldOf;
}

/** Whoever said that somebody is in danger hears that it was seen. Returns as `tellAuthor`. */
export async function tellOfSeen(ctx: Work, id: string): Promise<boolean> {
  const event = await ctx.store.events.get(id);
  if (!event) return false;
  return tellAuthor(ctx, event, 'danger-seen', (t) => say(toAuthor(t, event).dangerSeen(id)));
}

/**
 * Whoever has an event and is shown what its author said of danger since it was last seen has seen it, without a press more. That is
 * not enough where they said so themselves, or may be whom it is about: somebody else has to know, too.
 * @returns what they are shown first; nothing where nobody waits for them to see anything
 */
export async function dangerShown(ctx: Work, event: SecurityEvent): Promise<Message | undefined> {
  const on = await goesOnIn(ctx, event);
  if (isOver(on) || on.owner !== ctx.actor.id || !on.alarm || !toldOfDanger(on).includes(event.id))
    return undefined;
  // Where this very work brings the danger along nobody has been told of it yet.
  if (!(await ctx.store.events.get(on.id))?.alarm) return undefined;
  if ((await isAuthor(ctx, event)) || (await mayBeAbout(ctx, on, ctx.actor))) return undefined;
  // Where the words may not be shown nothing was read yet.
  if (!showable(ctx.department, event, ctx.platform)) return undefined;
  const words = wordsOfDanger(event, on.alarm);
  const told = await seeDanger(ctx, on, [event.id]);
  const sentence = `${ctx.t.desk.done.dangerShown(event.id)} ${told}`;
  const card: Element[] = [
    { kind: 'text', tone: 'alert', text: ctx.t.desk.danger },
    ...(words ? [{ kind: 'quote', text: words } as const] : []),
    { kind: 'text', text: sentence },
  ];
  return { text: sentence, card };
}

/** Whoever writes about an event that they have is shown the danger in it first, as far as they have not seen it. */
export async function withDangerShown(ctx: Work, answer: Answer, privacy: Privacy): Promise<Answer> {
  const { about = '', actor, event } = ctx;
  const isOpen = event.audience === 'everyone' && privacy !== 'private';
  if (!answer.message || isOpen) return answer;
  const written = ctx.coming('events', about);
  if (written?.history.at(-1)?.by !== actor.id) return answer;
  const shown = await dangerShown(ctx, (await asItIs(ctx, about)) ?? written);
  return shown ? { ...answer, message: together(shown, answer.message) } : answer;
}
