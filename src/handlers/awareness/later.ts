import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say, sayWith } from '../../chat/message.ts';
import type { Work } from '../work.ts';
import { type Frame, frameOf } from './frame.ts';
import { calm, oweLesson } from './owe-lesson.ts';
import { ownAssignment, show } from './quiz.ts';

/**
 * The lesson comes back after a few hours; not in the evening, but on the next working day. What is owed already comes
 * then, and not before.
 */
async function later(ctx: Work, id: string): Promise<Message> {
  const assignment = await ownAssignment(ctx, id);
  // An older card of a lesson that was done since, or left.
  if (assignment.doneAt) return show(ctx, assignment);
  const person = await ctx.store.people.get(ctx.actor.id);
  const frame = await frameOf(ctx, assignment.campaign);
  if (!person || !frame?.live) throw new Refusal('not-found', ctx.t.awareness.gone);
  if (assignment.stopped) return leftCard(ctx, frame);
  const at = calm(ctx, new Date(ctx.now.getTime() + ctx.department.awareness.later));
  await oweLesson(ctx, assignment, person, at);
  return say(ctx.t.awareness.laterAt(ctx.when(at.toISOString())));
}

/** No more of an optional campaign; of a mandatory one it is said why that cannot be. */
async function stop(ctx: Work, campaign: string): Promise<Message> {
  const t = ctx.t.awareness;
  ctx.about = campaign;
  const frame = await frameOf(ctx, campaign);
  if (!frame) throw new Refusal('not-found', t.gone);
  if (frame.mandatory) {
    const why =
      frame.kind === 'onboarding' || frame.kind === 'briefing' ? t.mandatoryPath[frame.kind] : t.mandatory;
    throw new Refusal('not-allowed', t.cannotStop(frame.name[ctx.language], why));
  }
  await leave(ctx, campaign, true);
  return leftCard(ctx, frame);
}

/** What stands in the place of the lessons that somebody left, with the way back. */
function leftCard({ t, language }: Work, { id, name }: Frame): Message {
  const button = { action: 'awareness.resume', value: id, label: t.awareness.resume };
  const sentence = t.awareness.stopped(name[language]);
  return sayWith(sentence, [{ kind: 'buttons', buttons: [button] }]);
}

async function resume(ctx: Work, campaign: string): Promise<Message> {
  ctx.about = campaign;
  const frame = await frameOf(ctx, campaign);
  if (!frame?.live) throw new Refusal('not-found', ctx.t.awareness.gone);
  await leave(ctx, campaign, false);
  return say(ctx.t.awareness.resumed(frame.name[ctx.language]));
}

async function leave(ctx: Work, campaign: string, stopped: boolean): Promise<void> {
  const { id } = ctx.actor;
  const learner = (await ctx.store.learners.get(id)) ?? {
    id,
    version: 0,
    since: ctx.now.toISOString(),
    stopped: [],
    unmet: true,
  };
  const others = learner.stopped.filter((each) => each !== campaign);
  ctx.save('learners', { ...learner, stopped: stopped ? [...others, campaign] : others });
  for (const assignment of await ctx.store.assignments.ofPerson(id)) {
    if (assignment.campaign !== campaign || assignment.doneAt) continue;
    const { stopped: _, ...rest } = assignment;
    ctx.save('assignments', stopped ? { ...rest, stopped: true } : rest);
  }
}

export const laterActions: readonly Action<Work>[] = (
  [
    ['awareness.later', later],
    ['awareness.stop', stop],
    ['awareness.resume', resume],
  ] as const
).map(([id, act]) => ({
  id,
  who: 'everyone',
  privacy: 'private',
  run: async (ctx, value) => ({ replace: await act(ctx, value) }),
}));
