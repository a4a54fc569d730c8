import { Refusal } from '../../chat/errors.ts';
import { type Alert, type AlertAnswer, type Answered, isLate } from '../../domain/alert.ts';
import { type Delivery, ledgerId } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import type { Work } from '../work.ts';
import { newLine } from './spread.ts';

/** Stores what somebody answered. Answering again corrects; whoever answers late is kept, and marked. */
export async function recordAnswer(
  ctx: Work,
  alert: Alert,
  person: Person,
  what: AlertAnswer,
  more: Pick<Answered, 'event'> = {},
): Promise<Delivery> {
  const before =
    (await ctx.store.deliveries.get(ledgerId(alert.id, person.id))) ?? (await newLine(ctx, alert, person));
  const answer: Answered = {
    what,
    at: ctx.now.toISOString(),
    ...(person.id !== ctx.actor.id && { by: ctx.actor.id }),
    ...(isLate(alert, ctx.now) && { late: true }),
    ...more,
  };
  // What is on its way to change a message that was posted has to arrive all the same, and tells when it could not.
  const changing = before.posted !== undefined && (before.state === 'owed' || before.state === 'sending');
  const line: Delivery = {
    ...before,
    state: changing ? before.state : 'answered',
    answer,
    ...(before.answer && { corrected: [...(before.corrected ?? []), before.answer] }),
  };
  ctx.save('deliveries', line);
  ctx.about = alert.id;
  ctx.detail = `answer:${what}`;
  return line;
}

/** The alerts that ask whether the person is safe, and include them. */
export async function mustersOf(ctx: Work): Promise<Alert[]> {
  const open = (await ctx.store.alerts.open()).filter(({ wanted }) => wanted === 'muster');
  const lines = await Promise.all(open.map(({ id }) => ctx.store.deliveries.get(ledgerId(id, ctx.actor.id))));
  return open.filter((_, i) => lines[i] !== undefined);
}

/** Whoever answers, as the directory has them. */
export async function member(ctx: Work): Promise<Person> {
  const person = await ctx.store.people.get(ctx.actor.id);
  if (!person) throw new Refusal('not-allowed', ctx.t.common.notAllowed);
  return person;
}
