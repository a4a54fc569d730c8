import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import type { Work } from '../work.ts';
import { frameOf } from './frame.ts';
import { calm, oweLesson } from './owe-lesson.ts';
import { ownAssignment } from './quiz.ts';

/**
 * The lesson comes back after a few hours; not in the evening, but on the next working day. What is owed already comes
 * then, and not before.
 */
async function later(ctx: Work, id: string): Promise<Message> {
  const assignment = await ownAssignment(ctx, id);
  const person = await ctx.store.people.get(ctx.actor.id);
  if (!person) throw new Refusal('not-found', ctx.t.awareness.gone);
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
  const name = frame.name[ctx.language];
  if (frame.mandatory) {
    const why =
      frame.kind === 'onboarding' || frame.kind === 'briefing' ? t.mandatoryPath[frame.kind] : t.mandatory;
    throw new Refusal('not-allowed', t.cannotStop(name, why));
  }
  await leave(ctx, campaign, true);
  const button = { action: 'awareness.resume', value: campaign, label: t.resume };
  const sentence = t.stopped(name);
  return {
    text: sentence,
    card: [
      { kind: 'text', text: sentence },
      { kind: 'buttons', buttons: [button] },
    ],
  };
}

async function resume(ctx: Work, campaign: string): Promise<Message> {
  ctx.about = campaign;
  const frame = await frameOf(ctx, campaign);
  if (!frame) throw new Refusal('not-found', ctx.t.awareness.gone);
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
