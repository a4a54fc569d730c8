import { type Alert, expiryOf, isAnswerable, laneOf } from '../../domain/alert.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { mayRead } from '../crisis/access.ts';
import { tellRoom } from '../crisis/room-work.ts';
import { about } from '../crisis/words.ts';
import type { Unit, Work } from '../work.ts';

/** So long after a real emergency held something of an exercise up it is looked again, in milliseconds. */
export const heldFor = 5 * 60_000;

/**
 * Whether an exercise keeps still: while a real emergency runs, none begins by itself, brings something in, reminds anybody or sends
 * people to look for others.
 */
export async function keepsStill(unit: Unit, isExercise: boolean): Promise<boolean> {
  return isExercise && (await emergencies(unit)).length > 0;
}

/** The real emergencies that run: until they are ended, or for a day, whenever people were to answer. */
export async function emergencies(unit: Unit): Promise<Alert[]> {
  const now = unit.now.toISOString();
  return (await unit.store.alerts.open()).filter(
    (alert) => alert.kind === 'emergency' && expiryOf(alert) > now,
  );
}

/** Whoever sends an emergency hears of the exercises that still run beside it; whoever sends an exercise, of the emergencies. */
export async function sayWhatKeepsStill(ctx: Work, { kind }: Alert): Promise<void> {
  const { exerciseStill, crisisStill, besideReal } = ctx.t.alert;
  if (kind === 'exercise') for (const { id } of await emergencies(ctx)) ctx.remarks.push(besideReal(id));
  if (kind !== 'emergency') return;
  // One that nobody ended is over, too, once its time to answer is.
  for (const alert of await ctx.store.alerts.open())
    if (alert.kind === 'exercise' && isAnswerable(alert, ctx.now)) ctx.remarks.push(exerciseStill(alert.id));
  for (const { id } of await rehearsed(ctx)) ctx.remarks.push(crisisStill(id));
}

/** The rooms of exercises read at once that a real emergency runs, for which they stand still: people are to do what that says. */
export async function stopExercises(unit: Unit, alert: Alert): Promise<void> {
  if (alert.kind !== 'emergency') return;
  for (const crisis of (await unit.store.crises.open()).filter(({ exercise }) => exercise)) {
    const said = unit.inAll((t) => {
      const text = about(t, crisis, t.alert.roomStill(alert.id));
      return { text, card: [{ kind: 'text', tone: 'alert', text }] };
    });
    await tellRoom(unit, crisis, `still:${alert.id}`, said, { lane: laneOf(alert) });
  }
}

/** The crises that are exercises, run, and may be known to whoever asks. */
async function rehearsed(ctx: Work): Promise<Crisis[]> {
  const found: Crisis[] = [];
  for (const crisis of await ctx.store.crises.open())
    if (crisis.exercise && (await mayRead(ctx, crisis, ctx.actor))) found.push(crisis);
  return found;
}
