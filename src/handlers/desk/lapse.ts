import type { Timer } from '../../chat/command.ts';
import { localDate, nextTime } from '../../domain/local-time.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { EventQuery } from '../../domain/security-events.ts';
import type { Text } from '../../text/index.ts';
import { onDuty } from '../duty/on-duty.ts';
import { hasLevel, noteKeptOut } from '../has-level.ts';
import { csosFor, mayBeTold, thoseToTell } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { deskCardsFor } from './card.ts';
import { passOn } from './record.ts';
import { withShow } from './show-button.ts';
import { tellOf } from './tell-of.ts';

const timer = 'event.access';
/** Every event that somebody works on. */
const all = 'all';
const atOnce = 100;
/** Who may read is asked at each reading: whoever has to hand an event over is not told of it at night. */
const morning = '08:00';

/**
 * Has it looked at once who left, or whose screening no longer gives the level that their event asks for, and whose the privacy
 * worksheets are since.
 */
export function checkOwners(unit: Unit): Promise<void> {
  return unit.arm(timer, all, unit.now.toISOString());
}

/**
 * The CSO hears each day of events whose officer left or does not hold their level any more, and of those that nobody has nor
 * may see, until somebody else has them (Directive on Security Management, G.2.3.1): else nobody would notice that they lie
 * idle. The desk's card offers the former again. Whoever a worksheet falls to since hears of that, too.
 */
export const ownersTimer: Timer<Unit> = {
  id: timer,
  async run(unit) {
    const tomorrow = nextTime(unit.now, morning, unit.department.timeZone);
    await unit.arm(timer, all, tomorrow.toISOString());
    await eachPage(unit, { status: ['open', 'acknowledged', 'taken'] }, async (event) => {
      await tellOfLapsed(unit, event);
      await passOn(unit, event);
    });
    // What is to be told of a breach outlives its event.
    await eachPage(unit, { status: ['closed', 'withdrawn'], owing: true }, (event) => passOn(unit, event));
  },
};

async function eachPage(
  unit: Unit,
  which: Pick<EventQuery, 'status' | 'owing'>,
  look: (event: SecurityEvent) => Promise<void>,
): Promise<void> {
  const query = { ...which, limit: atOnce };
  for (let page = await unit.store.events.page(query); page.length > 0; ) {
    await Promise.all(page.map(look));
    const after = page.at(-1)?.id;
    page = after ? await unit.store.events.page({ ...query, after }) : [];
  }
}

async function tellOfLapsed(unit: Unit, event: SecurityEvent): Promise<void> {
  const { id, owner: address } = event;
  if (!address) {
    if (await isOnlyCsos(unit, event)) await tellCso(unit, event, (t) => t.casework.nobodySees(id));
    return;
  }
  const owner = await unit.store.people.get(address);
  if (owner && (await mayBeTold(unit, owner, event))) return;
  const isLapsed = owner?.active && !(await hasLevel(unit, event, owner.id));
  if (isLapsed) noteKeptOut(unit, 'event', event, owner.id);
  const name = owner?.name ?? address;
  await tellCso(unit, event, (t) => t.casework[isLapsed ? 'ownerLapsed' : 'ownerGone'](id, name));
  await deskCardsFor(unit, event);
}

/** Whether nobody who works on events may see one besides the CSO. */
async function isOnlyCsos(unit: Unit, event: SecurityEvent): Promise<boolean> {
  if (!event.restricted && !event.circumstance) return false;
  const { people } = unit.store;
  const members = await Promise.all((event.members ?? []).map((id) => people.get(id)));
  const others = [...(await onDuty(unit)), ...(await people.withRole('screening'))];
  const all = [...members.filter((person) => person !== undefined), ...others];
  return (await thoseToTell(unit, all, event)).length === 0;
}

async function tellCso(unit: Unit, event: SecurityEvent, sentence: (t: Text) => string): Promise<void> {
  const { id } = event;
  const today = localDate(unit.now, unit.department.timeZone);
  for (const cso of await csosFor(unit, event))
    await tellOf(unit, `${id}:owner-lapsed:${today}`, cso, event, (t) => withShow(t, id, sentence(t)));
}
