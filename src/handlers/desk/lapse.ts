import type { Timer } from '../../chat/command.ts';
import { localDate, nextTime } from '../../domain/local-time.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { hasLevel, noteKeptOut } from '../has-level.ts';
import { csosFor, mayBeTold } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { deskCardsFor } from './card.ts';
import { withShow } from './show-button.ts';

const timer = 'event.access';
/** Every event that somebody works on. */
const all = 'all';
const atOnce = 100;
/** Who may read is asked at each reading: whoever has to hand an event over is not told of it at night. */
const morning = '08:00';

/** Has it looked at once who left, or whose screening no longer gives the level that their event asks for. */
export function checkOwners(unit: Unit): Promise<void> {
  return unit.arm(timer, all, unit.now.toISOString());
}

/**
 * The CSO hears each day of events whose officer left or does not hold their level any more, until somebody else has them
 * (Directive on Security Management, G.2.3.1): else nobody would notice that they lie idle. The desk's card offers them again.
 */
export const ownersTimer: Timer<Unit> = {
  id: timer,
  async run(unit) {
    const tomorrow = nextTime(unit.now, morning, unit.department.timeZone);
    await unit.arm(timer, all, tomorrow.toISOString());
    const query = { status: ['open', 'acknowledged', 'taken'], limit: atOnce } as const;
    for (let page = await unit.store.events.page(query); page.length > 0; ) {
      await Promise.all(page.map((event) => tellOfLapsed(unit, event)));
      const after = page.at(-1)?.id;
      page = after ? await unit.store.events.page({ ...query, after }) : [];
    }
  },
};

async function tellOfLapsed(unit: Unit, event: SecurityEvent): Promise<void> {
  const { id, owner: address } = event;
  const owner = address ? await unit.store.people.get(address) : undefined;
  if (!address || (owner && (await mayBeTold(unit, owner, event)))) return;
  const isLapsed = owner?.active && !(await hasLevel(unit, event, owner.id));
  if (isLapsed) noteKeptOut(unit, 'event', event, owner.id);
  const name = owner?.name ?? address;
  const today = localDate(unit.now, unit.department.timeZone);
  for (const cso of await csosFor(unit, event))
    await unit.tell(`${id}:owner-lapsed:${today}`, cso, (t) =>
      withShow(t, id, t.casework[isLapsed ? 'ownerLapsed' : 'ownerGone'](id, name)),
    );
  await deskCardsFor(unit, event);
}
