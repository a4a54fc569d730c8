import type { Actor } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import { requestOver } from '../../domain/access-to-information.ts';
import { byName } from '../../domain/event-history.ts';
import { atLeast, fits, type Marking } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { goesOnIn } from '../desk/merged.ts';
import { hasPrivacyPart } from '../desk/privacy-officers.ts';
import { needsToKnow } from '../report/access.ts';
import type { Unit, Work } from '../work.ts';
import type { Part } from './parts.ts';

/** Whether a person may be handed a part of an event, by need-to-know (Directive on Security Management, G.2.3.1). */
export async function mayHave(unit: Unit, actor: Actor, event: SecurityEvent, part: Part): Promise<boolean> {
  switch (part) {
    case 'record':
      return (await needsToKnow(unit, event, actor)) || maySever(unit, actor, event);
    case 'report':
      return needsToKnow(unit, event, actor);
    case 'severed':
      return maySever(unit, actor, event);
    case 'privacy': {
      const on = await goesOnIn(unit, event);
      if ((await unit.store.breaches.get(on.id)) === undefined) return false;
      return (await hasPrivacyPart(unit, actor, event)) && hasPrivacyPart(unit, actor, on);
    }
  }
}

/**
 * Whether a person may sever an event, and so read all of it: a privacy officer, when whoever handles it has asked for
 * the copy, until the request is over; without that, when the privacy officers are in it already and it is not restricted.
 */
export async function maySever(unit: Unit, actor: Actor, event: SecurityEvent): Promise<boolean> {
  if (!(await hasPrivacyPart(unit, actor, event))) return false;
  if (await needsToKnow(unit, event, actor)) return true;
  const over = requestOver(event) ?? '';
  const sheet = await unit.store.severings.get(event.id);
  const asked = sheet?.history.findLast(({ what, at }) => what === 'asked' && at > over);
  if (event.restricted) return asked !== undefined && asked.at >= restrictedAt(event);
  return asked !== undefined || (await unit.store.breaches.get(event.id)) !== undefined;
}

/** What was asked for before an event was restricted does not count any more; that it stays so changes nothing. */
function restrictedAt({ history, reportedAt }: SecurityEvent): string {
  return history.findLast(({ what, from }) => what === 'restricted' && from !== byName)?.at ?? reportedAt;
}

/** The marking that a part bears where platforms are concerned. */
export function markingOf(unit: Unit, event: SecurityEvent, part: Part): Marking {
  const personal = part === 'severed' || part === 'privacy';
  return personal ? atLeast(event.marking, unit.department.markings.restricted) : event.marking;
}

/** Refuses what the platform may not carry, and says how it is had otherwise. */
export function mustFit(
  ctx: Work,
  event: SecurityEvent,
  marking: Marking,
  part: Part,
  language: Language,
): void {
  if (fits(marking, ctx.department.ceilings[ctx.platform])) return;
  const option = part === 'record' ? '' : ` --${part}`;
  const command = `npm run vigie -- record ${event.id}${option} --language ${language}`;
  const { record, common } = ctx.t;
  throw new Refusal('not-here', record.handOut.elsewhere(event.id, common.markings[marking], command));
}
