import type { Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Message } from '../../chat/message.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { needsToKnow } from '../report/access.ts';
import type { Work } from '../work.ts';
import { joinHere, wordsFor } from './access.ts';
import { clocks } from './clocks.ts';
import { mayClose } from './closing.ts';
import { put } from './entry.ts';
import { armInjects, resumedInjects, toCome } from './inject-work.ts';
import { openCrisis } from './open.ts';
import { armReport } from './report.ts';
import { rhythmOf } from './rhythm.ts';
import { laneOf, refreshCards, tellRoom, touchRoom } from './room-work.ts';
import { about, playbookOf } from './words.ts';

/** `crisis reopen`: within the set time as it was; later, a room of its own that goes on from it. */
export async function reopenCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const crisis = await joinHere(ctx, id);
  const t = ctx.t.crisis.closing;
  if (crisis.state === 'open') throw new Refusal('bad-input', t.isOpen(id));
  mayClose(ctx, crisis);
  const playbook = playbookOf(ctx, crisis.playbook);
  const closure = crisis.closures.at(-1);
  if (!words.trim()) throw new Refusal('bad-input', t.needReason(id));
  if (crisis.followedBy) throw new Refusal('too-late', t.goesOn(id, crisis.followedBy));
  if (playbook && closure && closure.reopenUntil < ctx.now.toISOString()) {
    const { name, severity, exercise, marking, level } = crisis;
    const [reason = ''] = wordsFor(ctx, crisis, [words]);
    const event = await eventOf(ctx, crisis);
    const opened = await openCrisis(ctx, {
      name,
      playbook,
      severity,
      exercise,
      marking,
      ...(level && { level }),
      ...(event && { event }),
      follows: crisis,
    });
    const next = ctx.about ?? '';
    ctx.save('crises', { ...crisis, followedBy: next });
    // On both logs: whoever reads one finds the other, and why.
    const entry = { what: 'reopened', by: ctx.actor.id, text: reason } as const;
    await put(ctx, crisis, { ...entry, of: next });
    await put(ctx, { id: next }, { ...entry, of: id });
    return opened;
  }
  const [reason = ''] = wordsFor(ctx, crisis, [words]);
  const at = ctx.now.toISOString();
  const closures = crisis.closures.map((each) =>
    each === closure ? { ...each, reopened: { by: ctx.actor.id, at, reason } } : each,
  );
  const nextAt = ctx.after(rhythmOf(ctx, playbook, crisis.severity));
  const { reminded: _r, snoozed: _s, ...reporting } = crisis.reporting;
  const injects = closure ? resumedInjects(ctx, crisis, closure.at) : crisis.injects;
  const open: Crisis = { ...crisis, state: 'open', closures, injects, reporting: { ...reporting, nextAt } };
  ctx.save('crises', open);
  ctx.detail = 'reopened';
  await put(ctx, open, { what: 'reopened', by: ctx.actor.id, text: reason });
  await armReport(ctx, open);
  await armInjects(ctx, open);
  await ctx.arm(clocks.roles, id, ctx.after(ctx.department.crisis.chaseRolesAfter));
  await refreshCards(ctx, open);
  // Somebody may have archived it meanwhile.
  await touchRoom(ctx, id, (room) => ({ ...room, ...(room.place && { doubted: 'asked' as const }) }));
  const said = ctx.inOne((each): Message => {
    const line = about(each, open, each.crisis.closing.reopenedBy(id, ctx.actor.name));
    const clock = toCome(ctx, each, open);
    return {
      text: line,
      card: [
        { kind: 'heading', text: line },
        { kind: 'quote', text: reason },
        ...(clock ? [{ kind: 'text', text: clock } as const] : []),
      ],
    };
  });
  await tellRoom(ctx, open, `reopened:${at}`, said, { lane: laneOf(open) });
  const told = [t.reopened(id), toCome(ctx, ctx.t, open)].filter(Boolean).join(' ');
  return { message: { text: about(ctx.t, open, told) }, privacy: 'private' };
}

/**
 * The event that it was about, so that whom agencies' rules want told stands in the next room, too; nothing where whoever
 * opens that may not know of the event, or another crisis is about it by now.
 */
async function eventOf(ctx: Work, crisis: Crisis): Promise<string | undefined> {
  const event = crisis.event === undefined ? undefined : await ctx.store.events.get(crisis.event);
  if (event?.crisis !== crisis.id) return undefined;
  return (await needsToKnow(ctx, event, ctx.actor)) ? event.id : undefined;
}
