import type { Timer } from '../../chat/command.ts';
import { heldFor, keepsStill } from '../alert/beside-real.ts';
import type { Unit } from '../work.ts';

/** A timer that asks people for something because of a crisis, whose number its subject begins with: in an exercise it waits while a real emergency runs. */
export function keptStill(timer: Timer<Unit>): Timer<Unit> {
  return {
    id: timer.id,
    async run(unit, subject) {
      const crisis = await unit.store.crises.get(subject.split('|')[0] ?? '');
      if (crisis?.state === 'open' && (await keepsStill(unit, crisis.exercise)))
        return unit.arm(timer.id, subject, unit.after(heldFor));
      return timer.run(unit, subject);
    },
  };
}
