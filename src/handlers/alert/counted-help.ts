import { type Alert, isAnswerable } from '../../domain/alert.ts';
import { callsForHelp } from '../../domain/calls-for-help.ts';
import { type Delivery, ledgerId } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import { inBoth } from '../../text/index.ts';
import type { Work } from '../work.ts';
import { placeOf } from './names.ts';
import { member, mustersOf, numbersOf, recordAnswer } from './record-answer.ts';
import { toldBeside } from './shown-answer.ts';

/**
 * Whether somebody calls for help in words of theirs, in whichever way these come to security, while a muster runs in which nobody
 * knows yet that they need it: whoever was safe where they were may be stuck on the way out.
 */
export async function callsDuringMuster(ctx: Work, words: string): Promise<boolean> {
  if (!callsForHelp(words) || ctx.actor.standing !== 'member') return false;
  const alerts = await mustersOf(ctx);
  const ids = alerts.map(({ id }) => ledgerId(id, ctx.actor.id));
  const lines = await Promise.all(ids.map((id) => ctx.store.deliveries.get(id)));
  return lines.some((line) => line?.answer?.what !== 'help');
}

/**
 * What makes a report of such a call one like that behind a muster's own button: of danger and high severity, with where to look.
 * In an exercise alone, the desk is told that it may be played.
 */
export async function asCalled(ctx: Work) {
  const [musters, person] = await Promise.all([mustersOf(ctx), member(ctx)]);
  return {
    danger: true,
    type: 'ohs',
    severity: 'high',
    ...whereabouts(ctx, person),
    ...playedIn(musters, ctx.now),
  } as const;
}

/** The exercises in which whoever calls for help may only play: once their time is over, or where a real muster asks as well, nobody does. */
export function playedIn(musters: readonly Alert[], now: Date): { during?: string } {
  const played = musters.filter((alert) => isAnswerable(alert, now));
  if (played.length === 0 || musters.some(({ kind }) => kind !== 'exercise')) return {};
  return { during: played.map(({ id }) => id).join(', ') };
}

/** Records that somebody needs help; in an exercise, too: whoever looks for them has to hear when they answer otherwise. */
export async function recordHelp(
  ctx: Work,
  alerts: readonly Alert[],
  person: Person,
  event: string | undefined,
): Promise<Delivery[]> {
  const lines: Delivery[] = [];
  for (const alert of alerts)
    lines.push(await recordAnswer(ctx, alert, person, 'help', event ? { event } : {}));
  if (event) ctx.about = event;
  return lines;
}

/** The same beside what was said to security: the alerts' own cards change where they are, and it is said after the answer. */
export async function recordHelpBeside(ctx: Work, event: string): Promise<void> {
  const alerts = await mustersOf(ctx);
  const lines = await recordHelp(ctx, alerts, await member(ctx), event);
  for (const [i, alert] of alerts.entries()) {
    const line = lines[i];
    if (line) toldBeside(ctx, alert, line);
  }
  const { recorded, answers } = ctx.t.alert;
  ctx.remarks.push(recorded(answers.help, numbersOf(alerts)));
}

/** Where the directory says that somebody works, until they say where they are. */
export function whereabouts(ctx: Work, person: Person | undefined): { where?: string } {
  const { languages } = ctx.department;
  if (!person || !placeOf(ctx, ctx.t, person)) return {};
  return { where: inBoth(languages, (t) => t.alert.helpPlace(placeOf(ctx, t, person) ?? '')) };
}
