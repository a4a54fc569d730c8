import { allowed } from '../../chat/command.ts';
import type { Button, Element } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { type Crisis, mayWorkOn } from '../../domain/crisis.ts';
import type { LogEntry } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { countsOf } from '../../domain/roll-up.ts';
import type { Text } from '../../text/index.ts';
import { alertOfficers } from '../alert/access.ts';
import { titleOf } from '../alert/card.ts';
import { figures } from '../alert/figures.ts';
import { watchers } from '../alert/parts.ts';
import type { Unit, Work } from '../work.ts';

/** A card shows so many. */
const shown = 3;

/** The alerts of a crisis: those that run first, the newest of each first. */
export async function alertsOf(unit: Unit, { alerts }: Crisis): Promise<Alert[]> {
  const found = await Promise.all(alerts.map((id) => unit.store.alerts.get(id)));
  const sent = found
    .filter((alert) => alert !== undefined)
    .filter(({ startedAt }) => startedAt !== undefined);
  return sent.reverse().sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
}

/** Those that nobody has ended, of which somebody waits for answers. */
export async function runningAlerts(unit: Unit, crisis: Crisis): Promise<Alert[]> {
  return (await alertsOf(unit, crisis)).filter(({ state, wanted }) => state === 'open' && wanted !== 'none');
}

/**
 * `AL-2026-0001 Leave the building now: sent · 2 need help · 12 safe`: numbers alone.
 * @param most the highest marking that may stand there: of what is marked higher, there is no title
 */
export async function alertLine(unit: Unit, t: Text, alert: Alert, most = alert.marking): Promise<string> {
  const counts = countsOf(await unit.store.deliveries.tally(alert.id));
  const stands = [t.alert.states[alert.state], figures(t, alert.wanted, counts)].filter(Boolean).join(' · ');
  const title = fits(alert.marking, most) ? ` ${titleOf(alert, t.common.language)}` : '';
  return t.common.pair(alert.id + title, stands);
}

/**
 * How people answered the alerts of a crisis, for whoever asks how it stands; whoever may send alerts takes out one that is another
 * crisis’s.
 */
export async function ownAlerts(ctx: Work, crisis: Crisis): Promise<Element[]> {
  const ceiling = ctx.department.ceilings[ctx.platform];
  const own = (await alertsOf(ctx, crisis)).filter(({ marking }) => fits(marking, ceiling)).slice(0, shown);
  if (own.length === 0) return [];
  const { t } = ctx;
  const mayTakeOut =
    crisis.state === 'open' && allowed(alertOfficers, ctx.actor) && mayWorkOn(crisis, ctx.actor);
  const buttons: Button[] = [];
  for (const alert of own) {
    const label = own.length > 1 ? t.common.pair(t.watch.status, alert.id) : t.watch.status;
    if (allowed(watchers, ctx.actor)) buttons.push({ action: 'alert.answers', value: alert.id, label });
    if (mayTakeOut) buttons.push(takeOutButton(t, crisis, alert));
  }
  const items = await Promise.all(own.map((alert) => alertLine(ctx, t, alert)));
  return [
    { kind: 'text', tone: 'strong', text: t.crisis.alerts.heading },
    { kind: 'list', items },
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}

/** Takes an alert out of a crisis that it is none of. */
export function takeOutButton(t: Text, crisis: Crisis, { id }: Alert): Button {
  return { action: 'crisis.alert.out', value: `${crisis.id} ${id}`, label: t.crisis.alerts.takeOut(id) };
}

/** Whether an entry of a crisis’s log is about none of the alerts that were taken out of it: nobody was told by these. */
export function isStillOf({ alerts }: Crisis, { what, of = '' }: LogEntry): boolean {
  return (what !== 'alert' && what !== 'alert-results') || alerts.includes(of);
}
