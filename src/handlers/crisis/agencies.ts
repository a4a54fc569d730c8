import type { Element } from '../../chat/message.ts';
import type { Duty } from '../../domain/agency-duty.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { hasDeadline } from '../agency-words.ts';
import type { Unit, Work } from '../work.ts';
import { put } from './entry.ts';
import { refreshCards } from './room-work.ts';
import { runningCrisis } from './running.ts';

/** Whom agencies' rules want told because of the event, as part of the checklist; of a restricted one, how many. */
export async function agencyLines(unit: Unit, t: Text, crisis: Crisis): Promise<Element[]> {
  const event = crisis.event === undefined ? undefined : await unit.store.events.get(crisis.event);
  const duties = event?.duties ?? [];
  if (!event || duties.length === 0) return [];
  const words = t.crisis.task;
  const open = duties.filter((duty) => !duty.done);
  if (event.restricted) {
    return open.length > 0 ? [{ kind: 'text', text: words.agenciesHidden(open.length) }] : [];
  }
  const when = (iso: string) => unit.whenIn(t, iso);
  const { agencies, rows } = unit.services.routing;
  const line = ({ row: id, agency, dueAt, done }: Duty) => {
    const name = agencies[agency]?.[t.common.language] ?? agency;
    if (done) return `☑ ${words.told(name, when(done.at))}`;
    const row = rows.find((each) => each.id === id);
    if (row && !hasDeadline(unit, row)) return `☐ ${name} · ${t.routing.timings[row.timing]}`;
    return `☐ ${words.tell(name, dueAt ? when(dueAt) : '')}`;
  };
  return [
    { kind: 'text', tone: 'strong', text: words.agencies(event.id) },
    { kind: 'list', items: duties.map(line) },
  ];
}

/** An event changed: the room of its crisis shows whom agencies’ rules now want told, and no number of a restricted one. */
export async function showAgencies(unit: Unit, event: SecurityEvent): Promise<void> {
  const crisis = await runningCrisis(unit, event);
  if (!crisis) return;
  await refreshCards(unit, crisis, [
    'crisis.checklist',
    ...(event.restricted ? ['crisis.briefing' as const] : []),
  ]);
}

/** An agency was told: that is on the log of the event’s crisis, but of a restricted event in its own record alone. */
export async function noteFiling(ctx: Work, event: SecurityEvent, agency: string): Promise<void> {
  if (event.restricted) return;
  const crisis = await runningCrisis(ctx, event);
  if (crisis) await put(ctx, crisis, { what: 'notified', by: ctx.actor.id, of: agency, to: event.id });
}
