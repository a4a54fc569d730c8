import type { Timer } from '../../chat/command.ts';
import { type Message, sayWith } from '../../chat/message.ts';
import { type Duty, nextReminder } from '../../domain/agency-duty.ts';
import { isPrivacys } from '../../domain/agency-routing.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { hasDeadline } from '../agency-words.ts';
import { onDuty } from '../duty/on-duty.ts';
import { csosFor } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { ownerOf } from './owner.ts';
import { privacyPartOf } from './privacy-officers.ts';
import { dutiesTimer, remindOfDuties } from './record.ts';
import { tellOf } from './tell-of.ts';

/**
 * Reminds of what an agency still has to be told: whoever has the event, or of a breach the privacy officers, before and when
 * it is due, then the CSO.
 */
export const dutiesReminder: Timer<Unit> = {
  id: dutiesTimer,
  async run(ctx, subject) {
    const event = await ctx.store.events.get(subject);
    if (!event?.duties) return;
    const duties: Duty[] = [];
    for (const duty of event.duties) {
      const next = nextReminder(duty, ctx.department.notifications);
      if (!next || next.at > ctx.now) {
        duties.push(duty);
        continue;
      }
      for (const person of await remindedOf(ctx, event, duty, next.level)) {
        // Whoever is reminded once more gets a message of its own: nobody sees one of weeks ago that changes.
        const id = `${event.id}:duty:${duty.row}:${duty.agency}:${next.level}:${ctx.now.getTime()}`;
        await tellOf(ctx, id, person, event, (t) => reminder(ctx, t, event, duty, next.level));
      }
      const remindedAt = next.level === 'owner' && { remindedAt: ctx.now.toISOString() };
      duties.push({ ...duty, reminded: next.level, ...remindedAt });
    }
    const changed = { ...event, duties };
    ctx.save('events', changed);
    await remindOfDuties(ctx, changed);
  },
};

async function remindedOf(
  ctx: Unit,
  event: SecurityEvent,
  duty: Duty,
  level: NonNullable<Duty['reminded']>,
): Promise<Person[]> {
  const owners = await toldBy(ctx, event, duty);
  if (level !== 'cso') return owners;
  // Who has to tell them themselves knows it already.
  return (await csosFor(ctx, event)).filter(({ id }) => !owners.some((owner) => owner.id === id));
}

/** Who has to tell an agency. */
async function toldBy(ctx: Unit, event: SecurityEvent, duty: Duty): Promise<Person[]> {
  if (isPrivacys(duty)) return privacyPartOf(ctx, event);
  const owner = await ownerOf(ctx, event);
  if (owner) return [owner];
  return event.restricted ? csosFor(ctx, event) : onDuty(ctx);
}

function reminder(
  ctx: Unit,
  t: Text,
  event: SecurityEvent,
  duty: Duty,
  level: NonNullable<Duty['reminded']>,
): Message {
  const agency = ctx.services.routing.agencies[duty.agency]?.[t.common.language] ?? duty.agency;
  const moment = t.common.when(new Date(duty.dueAt ?? duty.since), ctx.department.timeZone);
  const row = ctx.services.routing.rows.find(({ id }) => id === duty.row);
  const sentence =
    level === 'soon' && row && !hasDeadline(ctx, row)
      ? t.routing.reminder.withoutDelay(event.id, agency)
      : t.routing.reminder[level](event.id, agency, moment);
  const show = { action: 'event.notify', value: event.id, label: t.routing.show, style: 'primary' } as const;
  return sayWith(sentence, [{ kind: 'buttons', buttons: [show] }], 'strong');
}
