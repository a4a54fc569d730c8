import type { Timer } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import { changeAll, withAccess, yesOrNo } from '../../domain/event-history.ts';
import type { Person } from '../../domain/person.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { workingMoment } from '../../domain/working-days.ts';
import type { Text } from '../../text/index.ts';
import { onDuty } from '../duty/on-duty.ts';
import { mayBeTold } from '../report/access.ts';
import { accessInDanger } from '../report/colleagues.ts';
import type { Unit } from '../work.ts';
import { ownerOf } from './owner.ts';
import { record } from './record.ts';
import { withShow } from './show-button.ts';

const timers = { officers: 'report.unacknowledged', cso: 'report.unacknowledged-cso' } as const;

/** From now on somebody has to acknowledge the event within the set time. */
export function armAcknowledgement(ctx: Unit, event: SecurityEvent): void {
  arm(ctx, timers.officers, event, ctx.department.reporting.acknowledgeWithin);
}

/**
 * Stores that somebody is in danger in what was reported earlier, and tells whoever has it at once, else those on duty: the
 * desk's card changes in place, which rings nobody's telephone.
 */
export async function raiseDanger(
  ctx: Unit,
  before: SecurityEvent,
  by = before.author,
): Promise<SecurityEvent> {
  const said = changeAll(before, by, ctx.now, { danger: true }, [['danger', yesOrNo(before.danger), 'yes']]);
  const event = await record(ctx, withAccess(said, await accessInDanger(ctx, before), by, ctx.now), by);
  const owner = await ownerOf(ctx, event);
  for (const person of owner ? [owner] : await watching(ctx, event)) {
    await wake(ctx, event, `danger:${event.id}`, person, (t) => wakeUp(t, event, t.desk.dangerNow(event.id)));
  }
  const armed = await ctx.store.due.get(`${timers.officers}:${event.id}`);
  if (armed) arm(ctx, timers.officers, event, ctx.department.reporting.acknowledgeWithin, armed.version);
  return event;
}

/**
 * What is restricted from now on because of a name shows the desk a number alone: those who may see it are told of it, but
 * where somebody has it already.
 */
export async function tellOfNamed(
  ctx: Unit,
  before: SecurityEvent | undefined,
  event: SecurityEvent,
): Promise<void> {
  if (!event.named || before?.named || event.owner) return;
  for (const person of await watching(ctx, event))
    await ctx.tell(`${event.id}:named`, person, (t) => withShow(t, event.id, t.desk.named(event.id)));
}

/** Somebody has seen it: nobody needs to be woken. */
export async function disarmAcknowledgement(ctx: Unit, event: SecurityEvent): Promise<void> {
  for (const timer of Object.values(timers)) {
    const due = await ctx.store.due.get(`${timer}:${event.id}`);
    if (due) ctx.remove('due', due);
  }
}

function arm(ctx: Unit, timer: string, event: SecurityEvent, after: number, version = 0): void {
  const { id: subject, circumstance, danger } = event;
  const { screeningRules, reporting } = ctx.department;
  // Nobody is woken for a change of circumstances: it waits for the office to open.
  const patient = circumstance && !danger;
  const soon = danger ? Math.min(after, reporting.acknowledgeDangerWithin) : after;
  const at = new Date(ctx.now.getTime() + (patient ? screeningRules.acknowledgeWithin : soon));
  const moment = patient ? workingMoment(at, ctx.department) : at;
  ctx.save('due', { id: `${timer}:${subject}`, version, timer, subject, at: moment.toISOString() });
}

/** Nobody acknowledged in time: the officers on duty are told directly, and after that the CSO. */
export const escalation: readonly Timer<Unit>[] = [
  {
    id: timers.officers,
    async run(ctx, subject) {
      const event = await unacknowledged(ctx, subject);
      if (!event) return;
      const minutes = Math.round((ctx.now.getTime() - Date.parse(event.reportedAt)) / 60_000);
      const write = (t: Text) => wakeUp(t, event, t.desk.unacknowledged(event.id, minutes));
      for (const person of await watching(ctx, event))
        await wake(ctx, event, `unacknowledged:${event.id}`, person, write);
      arm(ctx, timers.cso, event, ctx.department.reporting.escalateAfter);
    },
  },
  {
    id: timers.cso,
    async run(ctx, subject) {
      const event = await unacknowledged(ctx, subject);
      if (!event) return;
      const write = (t: Text) => {
        const told = event.circumstance ? t.screening.change.unacknowledged : t.desk.unacknowledgedCso;
        return wakeUp(t, event, told(event.id));
      };
      for (const person of await csos(ctx, event)) {
        await wake(ctx, event, `unacknowledged-cso:${event.id}`, person, write);
      }
    },
  },
];

async function unacknowledged(ctx: Unit, id: string): Promise<SecurityEvent | undefined> {
  const event = await ctx.store.events.get(id);
  return event?.status === 'open' ? event : undefined;
}

function wake(
  ctx: Unit,
  { circumstance, danger }: SecurityEvent,
  id: string,
  person: Person,
  write: (t: Text) => Message,
): Promise<void> {
  return ctx.tell(id, person, write, { lane: circumstance && !danger ? 'normal' : 'emergency' });
}

/** A message without content: whoever reads it over a shoulder learns a number. */
function wakeUp(t: Text, event: SecurityEvent, sentence: string): Message {
  return {
    text: sentence,
    card: [
      ...(event.danger ? [{ kind: 'text', tone: 'alert', text: t.desk.danger } as const] : []),
      { kind: 'text', tone: 'strong', text: sentence },
      ...(event.during ? [{ kind: 'text', text: t.desk.during(event.during) } as const] : []),
      {
        kind: 'buttons',
        buttons: [
          { action: 'event.ack', value: event.id, label: t.desk.acknowledge, style: 'primary' },
          { action: 'event.take', value: event.id, label: t.desk.take },
        ],
      },
    ],
  };
}

/**
 * Who has to see an event: the officers on duty as far as they may know of it; else the screening officers, for what is
 * theirs, or the CSO. Never the author of a change of circumstances.
 */
async function watching(ctx: Unit, event: SecurityEvent): Promise<Person[]> {
  const knowing = (people: readonly Person[]) => people.filter((person) => mayBeTold(person, event, ctx.now));
  const duty = event.circumstance ? [] : knowing(await onDuty(ctx));
  if (duty.length > 0) return duty;
  const officers = knowing(await ctx.store.people.withRole('screening'));
  return officers.length > 0 ? officers : csos(ctx, event);
}

async function csos(ctx: Unit, event: SecurityEvent): Promise<Person[]> {
  const all = await ctx.store.people.withRole('cso');
  return event.circumstance ? all.filter(({ id }) => id !== event.author) : all;
}
