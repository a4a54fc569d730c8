import type { Timer } from '../../chat/command.ts';
import { type Alert, expiryOf, laneOf } from '../../domain/alert.ts';
import { belongs } from '../../domain/audience.ts';
import { type Delivery, ledgerId } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import type { Unit } from '../work.ts';
import { alertMaker } from './card.ts';
import { wayTo } from './forecast.ts';

const timer = 'alert.spread';

/** People a commit: few enough that an answer, which waits behind it, waits for milliseconds. */
const perStep = 500;

/** The ledger is written from after this address on. */
export function spreadFrom(unit: Unit, alert: string, after: string): void {
  const id = `${timer}:${alert}:${after}`;
  unit.save('due', { id, version: 0, timer, subject: `${alert}|${after}`, at: unit.now.toISOString() });
}

/**
 * Writes everybody of the audience into the alert's ledger, some hundred people at a time: the first get their message
 * while the last are still written, and a crash in between loses nobody. Whom nobody can reach stands there with the reason.
 */
export const spread: Timer<Unit> = {
  id: timer,
  async run(unit, subject) {
    const [id = '', after = ''] = subject.split('|');
    const alert = await unit.store.alerts.get(id);
    if (alert?.state !== 'open') return;
    const page = await unit.store.people.page(after || undefined, perStep);
    const members = new Map(
      Object.entries(alert.readers ?? {}).map(([channel, all]) => [channel, new Set(all)]),
    );
    for (const person of page) {
      if (!belongs(person, alert.audience, members, unit.now)) continue;
      // Whoever answered in a channel before their turn has a line already.
      if (await unit.store.deliveries.get(ledgerId(id, person.id))) continue;
      unit.save('deliveries', await newLine(unit, alert, person));
    }
    const last = page.at(-1)?.id;
    if (page.length === perStep && last) spreadFrom(unit, id, last);
    else unit.save('alerts', { ...alert, spreadAt: unit.now.toISOString() });
  },
};

/** A person's line in the ledger: the message is owed, or nobody can reach them. */
export async function newLine(unit: Unit, alert: Alert, person: Person): Promise<Delivery> {
  const way = await wayTo(unit, person, alert);
  const at = unit.now.toISOString();
  const [anywhere = 'console'] = unit.services.platforms;
  return {
    id: ledgerId(alert.id, person.id),
    version: 0,
    alert: alert.id,
    lane: laneOf(alert),
    to: { kind: 'person', id: person.id, platform: 'platform' in way ? way.platform : anywhere },
    content: { card: alertMaker.id, of: alert.id },
    owedAt: at,
    tryAt: at,
    attempts: 0,
    expires: expiryOf(alert),
    ...('reason' in way ? { state: 'failed', reason: way.reason } : { state: 'owed' }),
  };
}
