import type { Timer } from '../../chat/command.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Unit } from '../work.ts';

/** Lines in one commit: few enough that an answer in between is rare, many enough for 100,000 people in seconds. */
const chunk = 500;
/** A line that is on its way is looked at again after so long. */
const again = 15_000;

/** Something done to every line of an alert's ledger. */
export interface Walk {
  /** The timer's id; `note` comes back at every step. */
  timer: string;
  /** False when it is no longer wanted. */
  wanted(alert: Alert, note: string, now: Date): boolean;
  /** `later`: the message is on its way at this moment. Does nothing to a line that it was done to before. */
  step(unit: Unit, alert: Alert, line: Delivery, note: string): Promise<'later' | undefined>;
}

/** Begins a walk, in the unit's commit. */
export function startWalk(unit: Unit, { timer }: Walk, alert: string, note: string): void {
  arm(unit, timer, alert, note, '', unit.now);
}

/** A walk as a timer: a chunk a commit, which also says where the next begins; a crash goes on from there. */
export function walkTimer(walk: Walk): Timer<Unit> {
  return {
    id: walk.timer,
    async run(unit, subject) {
      const [id = '', note = '', last = ''] = subject.split('|');
      const alert = await unit.store.alerts.get(id);
      if (!alert || !walk.wanted(alert, note, unit.now)) return;
      const lines = await unit.store.deliveries.ledger(id, last || undefined, chunk);
      let unsettled = false;
      for (const line of lines) {
        if ((await walk.step(unit, alert, line, note)) === 'later') unsettled = true;
      }
      if (unsettled) await armAgain(unit, walk.timer, id, note);
      const end = lines.at(-1);
      if (end && lines.length === chunk) arm(unit, walk.timer, id, note, end.id, unit.now);
    },
  };
}

/** Another walk for those that were on their way; one is enough for all chunks. */
async function armAgain(unit: Unit, timer: string, alert: string, note: string): Promise<void> {
  const at = new Date(Math.ceil((unit.now.getTime() + 1) / again) * again);
  if (!(await unit.store.due.get(dueId(timer, alert, note, '', at)))) arm(unit, timer, alert, note, '', at);
}

function arm(unit: Unit, timer: string, alert: string, note: string, last: string, at: Date): void {
  const id = dueId(timer, alert, note, last, at);
  unit.save('due', { id, version: 0, timer, subject: [alert, note, last].join('|'), at: at.toISOString() });
}

function dueId(timer: string, alert: string, note: string, last: string, at: Date): string {
  return [timer, alert, note, last, at.getTime()].join(':');
}
