import type { Timer } from '../../chat/command.ts';
import { isUnseen, openSince, type SecurityEvent } from '../../domain/security-event.ts';
import { workingMoment } from '../../domain/working-days.ts';
import type { Text } from '../../text/index.ts';
import { csosFor } from '../report/access.ts';
import type { Unit } from '../work.ts';
import { ownerOf } from './owner.ts';
import { withShow } from './show-button.ts';
import { besideNamed, roundOf, wakeAll, watching } from './wake.ts';

const timers = { officers: 'report.unacknowledged', cso: 'report.unacknowledged-cso' } as const;

/** From now on somebody has to acknowledge the event within the set time. */
export function armAcknowledgement(ctx: Unit, event: SecurityEvent): void {
  arm(ctx, timers.officers, event, ctx.department.reporting.acknowledgeWithin);
}

/**
 * The whole time again in which somebody has to acknowledge it, whoever was told of it before.
 * @param since from when on it counts
 */
export async function armAgain(ctx: Unit, event: SecurityEvent, since = ctx.now): Promise<void> {
  const [armed, told] = await Promise.all(
    [timers.officers, timers.cso].map((timer) => ctx.store.due.get(`${timer}:${event.id}`)),
  );
  if (told) ctx.remove('due', told);
  arm(ctx, timers.officers, event, ctx.department.reporting.acknowledgeWithin, armed?.version, since);
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
  if (!event.named || before?.named || (await ownerOf(ctx, event))) return;
  for (const person of await watching(ctx, event))
    await ctx.tell(`${event.id}:named:${ctx.now.getTime()}`, person, (t) =>
      withShow(t, event.id, t.desk.named(event.id)),
    );
}

/** Somebody has seen it: nobody needs to be woken. */
export async function disarmAcknowledgement(ctx: Unit, event: SecurityEvent): Promise<void> {
  for (const timer of Object.values(timers)) {
    const due = await ctx.store.due.get(`${timer}:${event.id}`);
    if (due) ctx.remove('due', due);
  }
}

function arm(
  ctx: Unit,
  timer: string,
  event: SecurityEvent,
  after: number,
  version = 0,
  since = ctx.now,
): void {
  const { id: subject, circumstance, danger } = event;
  const { screeningRules, reporting } = ctx.department;
  // Nobody is woken for a change of circumstances: it waits for the office to open.
  const patient = circumstance && !danger;
  const soon = danger ? Math.min(after, reporting.acknowledgeDangerWithin) : after;
  const at = new Date(since.getTime() + (patient ? screeningRules.acknowledgeWithin : soon));
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
      const since = event.alarm?.at ?? openSince(event);
      const minutes = Math.round((ctx.now.getTime() - Date.parse(since)) / 60_000);
      const write = ({ desk }: Text) =>
        (event.status === 'open' ? desk.unacknowledged : desk.dangerUnacknowledged)(event.id, minutes);
      const owner = await ownerOf(ctx, event);
      const watched = await watching(ctx, event);
      const people = await besideNamed(ctx, event, owner ? [...watched, owner] : watched);
      await wakeAll(ctx, event, `unacknowledged:${roundOf(event)}`, people, write);
      arm(ctx, timers.cso, event, ctx.department.reporting.escalateAfter);
    },
  },
  {
    id: timers.cso,
    async run(ctx, subject) {
      const event = await unacknowledged(ctx, subject);
      if (!event) return;
      const write = (t: Text) => {
        const late = event.circumstance ? t.screening.change.unacknowledged : t.desk.unacknowledgedCso;
        const told = event.status === 'open' ? late : t.desk.dangerUnacknowledgedCso;
        return told(event.id);
      };
      await wakeAll(ctx, event, `unacknowledged-cso:${roundOf(event)}`, await csosFor(ctx, event), write);
    },
  },
];

async function unacknowledged(ctx: Unit, id: string): Promise<SecurityEvent | undefined> {
  const event = await ctx.store.events.get(id);
  return event && isUnseen(event) ? event : undefined;
}
