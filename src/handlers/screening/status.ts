import type { Element, Fact, Message } from '../../chat/message.ts';
import { localDate } from '../../domain/local-time.ts';
import { type OwnView, ownView } from '../../domain/screening.ts';
import type { Work } from '../work.ts';
import { mayCarry, whereToGo, whomToAsk } from './office.ts';

/**
 * A person's own screening: to themselves, in private, where the platform may carry it. Somebody without a record reads
 * the same as somebody whose record may not be acknowledged.
 */
export async function ownStatus(ctx: Work): Promise<Message> {
  const t = ctx.t.screening;
  const marking = ctx.t.common.markings[ctx.department.markings.screening];
  const ask = await whomToAsk(ctx);
  if (!mayCarry(ctx)) return told([t.notHere(marking), whereToGo(ctx, ctx.t, t.word)], ask);
  // Neither the record nor that there is none is kept with the answer to a repeated event.
  ctx.secret = true;
  const today = localDate(ctx.now, ctx.department.timeZone);
  const view = ownView(await ctx.store.screening.get(ctx.actor.id), today);
  if (!view) return told([t.nothing], [...ask, next(ctx)]);
  const rows = factsOf(ctx, view);
  const valid = view.held?.temporary ? t.temporaryEnds : t.renew;
  const advice = view.held?.until ? (view.held.expired ? t.renewNow : valid) : undefined;
  return {
    // What a telephone shows of it before it is opened has no content.
    text: t.heading,
    card: [
      { kind: 'heading', text: t.heading },
      { kind: 'text', tone: 'quiet', text: t.marked(marking) },
      { kind: 'facts', rows },
      ...(view.held?.checkOverdue ? [{ kind: 'text', tone: 'strong', text: t.overdueAdvice } as const] : []),
      ...(advice ? [{ kind: 'text', text: advice } as const] : []),
      ...ask,
      next(ctx),
    ],
  };
}

/** The same whether there is a record or not. */
function next(ctx: Work): Element {
  const t = ctx.t.screening;
  return {
    kind: 'buttons',
    buttons: [
      { action: 'screening.change', value: '', label: t.change.title },
      { action: 'screening.log', value: '', label: t.officers.whoLooked },
    ],
  };
}

function told(sentences: readonly string[], ask: readonly Element[]): Message {
  return {
    text: sentences.join(' '),
    card: [...sentences.map((text) => ({ kind: 'text', text }) as const), ...ask],
  };
}

function factsOf(ctx: Work, { level, held, request }: OwnView): Fact[] {
  const t = ctx.t.screening;
  const rows: Fact[] = [];
  const row = (label: string, value: string | undefined) => value && rows.push({ label, value });
  const name = level && t.levels[level];
  row(t.level, name && (held?.temporary ? t.temporaryLevel(name) : name));
  row(t.granted, held?.granted);
  row(held?.expired ? t.endedOn : t.validUntil, held?.until);
  row(held?.checkOverdue ? t.checkOverdue : t.nextCheck, held?.nextCheck);
  row(t.request, request?.since);
  row(t.stage, request && t.stages[request.stage]);
  row(t.nextStep, request && t.nextSteps[request.stage]);
  return rows;
}
