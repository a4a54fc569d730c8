import { Refusal } from '../../chat/errors.ts';
import { type Alert, type AlertAnswer, type Answered, isForgotten, isLate } from '../../domain/alert.ts';
import { type Delivery, ledgerId } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import { inBoth, type Text } from '../../text/index.ts';
import { helpNeeded } from '../crisis/alerts.ts';
import { appendNote } from '../report/added.ts';
import type { Work } from '../work.ts';
import { marked } from './card.ts';
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
  if (what === 'help' && before.answer?.what !== 'help') await helpNeeded(ctx, alert, person.id);
  if (what !== 'help') for (const asked of requestsOf(before)) await noteRescue(ctx, asked, what, alert.id);
  ctx.about = alert.id;
  ctx.detail = `answer:${what}`;
  return line;
}

/** The events of somebody who asks for help, and asked more than once perhaps: by the alert, a reminder, and in words. */
function requestsOf({ answer, corrected = [] }: Delivery): Set<string> {
  const events = new Set<string>();
  for (const { what, event } of [...corrected, ...(answer ? [answer] : [])].reverse()) {
    if (what !== 'help') break;
    if (event) events.add(event);
  }
  return events;
}

/** Whoever looks for somebody who asked for help reads that they answered otherwise since. */
async function noteRescue(ctx: Work, id: string, what: AlertAnswer, alert: string): Promise<void> {
  const event = await ctx.store.events.get(id);
  if (!event || event.status === 'withdrawn') return;
  const { languages } = ctx.department;
  const said = (t: Text) => t.alert.helpSince(t.alert.answers[what], alert);
  await appendNote(ctx, event, inBoth(languages, said), (t) => t.common.pair(id, said(t)));
}

/** The alerts that ask whether the person is safe, and include them; none that was forgotten. */
export async function mustersOf(ctx: Work, person = ctx.actor.id): Promise<Alert[]> {
  const open = (await ctx.store.alerts.open()).filter((alert) => !isForgotten(alert, ctx.now));
  return including(ctx, open.filter(isMuster), person);
}

/** The last musters that include the person and ended, or were withdrawn, within a day: who answers one now answers late. */
export async function closedMustersOf(ctx: Work, person = ctx.actor.id): Promise<Alert[]> {
  const since = new Date(ctx.now.getTime() - 24 * 60 * 60 * 1000).toISOString();
  const last = await ctx.store.alerts.page(undefined, 20);
  const closed = last.filter(
    (each) => isMuster(each) && each.state !== 'open' && each.ended !== undefined && each.ended.at > since,
  );
  return including(ctx, closed, person);
}

function isMuster({ wanted }: Alert): boolean {
  return wanted === 'muster';
}

/** Those of some alerts that include somebody. */
export async function including(ctx: Work, alerts: readonly Alert[], person: string): Promise<Alert[]> {
  const lines = await Promise.all(alerts.map(({ id }) => ctx.store.deliveries.get(ledgerId(id, person))));
  return alerts.filter((_, i) => lines[i] !== undefined);
}

/** Their numbers; where some are real, those of exercises are marked one by one. */
export function numbersOf(musters: readonly Alert[]): string {
  const mixed = musters.some(({ kind }) => kind !== 'exercise');
  return musters.map((alert) => (mixed ? marked(alert, alert.id) : alert.id)).join(', ');
}

/** Whoever answers, as the directory has them. */
export async function member(ctx: Work): Promise<Person> {
  const person = await ctx.store.people.get(ctx.actor.id);
  if (!person) throw new Refusal('not-allowed', ctx.t.common.notAllowed);
  return person;
}
