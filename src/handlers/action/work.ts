import type { Action, Answer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say, sayWith } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { type ActionItem, actionText, changeAction, isSettled } from '../../domain/action-item.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { Person } from '../../domain/person.ts';
import { wordsFor } from '../crisis/access.ts';
import { armAction, tellFormerOwner } from '../crisis/action-record.ts';
import { announce } from '../crisis/announce.ts';
import { leaders } from '../crisis/chase.ts';
import { put } from '../crisis/entry.ts';
import { laneOf } from '../crisis/room-work.ts';
import { tellOf } from '../crisis/tell-of.ts';
import { about, nameOf } from '../crisis/words.ts';
import { nameAt } from '../name-at.ts';
import type { Unit, Work } from '../work.ts';
import { actionFor, answersFor, dutyFor, isDoer } from './access.ts';
import { actionButton, redrawCards } from './card.ts';

/** The crisis of an action; fails where there is none, which no import or disposal leaves behind. */
export async function crisisOf(unit: Unit, action: ActionItem): Promise<Crisis> {
  const crisis = await unit.store.crises.get(action.crisis);
  if (!crisis) throw new Error('an action without its crisis');
  return crisis;
}

/** Somebody takes an action that nobody has. */
async function take(ctx: Work, id: string): Promise<Answer> {
  const action = await actionFor(ctx, id);
  const t = ctx.t.crisis.action;
  if (action.state !== 'open') throw new Refusal('too-late', overSentence(ctx, action));
  if (action.owner === ctx.actor.id) return { message: say(t.isYours(id)) };
  if (action.owner && !(await answersFor(ctx, action)))
    throw new Refusal('too-late', t.isTaken(id, await nameOf(ctx, ctx.t, action.owner)));
  const { id: by } = ctx.actor;
  const values = { to: by, ...(action.owner && { from: action.owner }) };
  const taken = changeAction(action, by, ctx.now, 'assigned', { owner: by, reminded: 0 }, values);
  ctx.save('actions', taken);
  await armAction(ctx, taken);
  const crisis = await crisisOf(ctx, taken);
  await redrawCards(ctx, crisis, taken);
  await tellFormerOwner(ctx, crisis, action, ctx.actor);
  return tell(ctx, taken, { to: 'open', person: by }, (t2) => t2.crisis.action.isTaken(id, ctx.actor.name));
}

/** Why nobody has to do an action any more: it is settled, or was done and waits for somebody to confirm it. */
function overSentence({ t }: Work, action: ActionItem): string {
  const { settled, waitsForVerification } = t.crisis.action;
  return (isSettled(action) ? settled : waitsForVerification)(action.id);
}

/** Says that it was done; somebody else has to confirm it. */
export async function done(ctx: Work, id: string, words: string): Promise<Answer> {
  const action = await actionFor(ctx, id);
  const t = ctx.t.crisis.action;
  if (action.state !== 'open') throw new Refusal('too-late', overSentence(ctx, action));
  if (action.owner !== ctx.actor.id && !(await answersFor(ctx, action))) {
    throw new Refusal('not-allowed', t.notYours(id));
  }
  const crisis = await crisisOf(ctx, action);
  const [text = ''] = words.trim() ? wordsFor(ctx, crisis, [words]) : [];
  const owner = action.owner ?? ctx.actor.id;
  const changed = changeAction(
    action,
    ctx.actor.id,
    ctx.now,
    'done',
    { state: 'done', owner, reminded: 0 },
    { ...(text && { text }) },
  );
  ctx.save('actions', changed);
  await redrawCards(ctx, crisis, changed);
  await askVerification(ctx, crisis, changed);
  const write = (t2: Work['t']) => {
    const { isDone, saidDone } = t2.crisis.action;
    return `${isDone(id)} ${saidDone(ctx.actor.name, text !== '')}`;
  };
  return tell(ctx, changed, { to: 'done', ...(text && { text }) }, write, text || undefined);
}

/**
 * Whoever leads, and the officers on duty once the room is closed, are asked to look whether it was done: with who says so, and in
 * what words.
 */
export async function askVerification(unit: Unit, crisis: Crisis, action: ActionItem): Promise<void> {
  const said = action.history.findLast(({ what }) => what === 'done');
  const doer = said?.by;
  const name = doer && (await nameAt(unit, doer));
  for (const person of await verifiers(unit, crisis, doer)) {
    await tellOf(
      unit,
      crisis,
      `${action.id}:verify:${unit.now.getTime()}`,
      person,
      (t): Message => {
        const line = about(t, crisis, t.crisis.action.toVerify(action.id));
        const value = action.id;
        return {
          text: line,
          card: [
            { kind: 'text', tone: 'strong', text: line },
            { kind: 'quote', text: actionText(action, t.common.language) },
            ...(name
              ? [{ kind: 'text', text: t.crisis.action.saidDone(name, said?.text !== undefined) } as const]
              : []),
            ...(said?.text ? [{ kind: 'quote', text: said.text } as const] : []),
            {
              kind: 'buttons',
              buttons: [{ action: 'action.verify', value, label: t.crisis.action.verify, style: 'primary' }],
            },
          ],
        };
      },
      { about: action.id, lane: 'normal' },
    );
  }
}

/** Whoever looks at what somebody did with an action: those who lead while it runs, else the officers on duty. */
export async function verifiers(unit: Unit, crisis: Crisis, doer: string | undefined): Promise<Person[]> {
  const all = crisis.state === 'open' ? await leaders(unit, crisis) : [];
  const others = all.filter(({ id }) => id !== doer);
  return others.length > 0 ? others : dutyFor(unit, crisis, doer);
}

/** Confirms that it was done, or sends it back with what is missing: never whoever did it. */
export async function verify(ctx: Work, id: string, words: string): Promise<Answer> {
  const action = await actionFor(ctx, id);
  const t = ctx.t.crisis.action;
  if (action.state !== 'done')
    throw new Refusal('too-late', action.state === 'open' ? t.notDone(id) : t.settled(id));
  if (isDoer(action, ctx.actor.id)) throw new Refusal('not-allowed', t.notYourself(id));
  if (!(await answersFor(ctx, action))) throw new Refusal('not-allowed', ctx.t.common.notAllowed);
  const crisis = await crisisOf(ctx, action);
  const [first = '', ...rest] = words.trim().split(/\s+/);
  if (['no', 'non'].includes(fold(first).replace(/[^a-z]/g, ''))) {
    const [text = ''] = wordsFor(ctx, crisis, [rest.join(' ')]);
    if (!text) throw new Refusal('bad-input', t.sayWhatIsMissing(id));
    const back = changeAction(
      action,
      ctx.actor.id,
      ctx.now,
      'sent-back',
      { state: 'open', reminded: 0 },
      { text },
    );
    ctx.save('actions', back);
    await armAction(ctx, back);
    await redrawCards(ctx, crisis, back);
    const owner = back.owner && (await ctx.store.people.get(back.owner));
    if (owner)
      await tellWhy(ctx, crisis, id, owner, text, (t2) => t2.crisis.action.sentBack(id, ctx.actor.name));
    return tell(ctx, back, { to: 'open', text }, (t2) => t2.crisis.action.isBack(id));
  }
  const verified = changeAction(action, ctx.actor.id, ctx.now, 'verified', { state: 'verified' });
  ctx.save('actions', verified);
  await redrawCards(ctx, crisis, verified);
  return tell(ctx, verified, { to: 'verified' }, (t2) => t2.crisis.action.isVerified(id));
}

/** Tells somebody what was decided of an action, with the reason. */
export function tellWhy(
  ctx: Work,
  crisis: Crisis,
  id: string,
  person: Person,
  why: string,
  write: (t: Work['t']) => string,
): Promise<void> {
  return tellOf(
    ctx,
    crisis,
    `${id}:back:${ctx.now.getTime()}`,
    person,
    (t) => withWhy(about(t, crisis, write(t)), why),
    { about: id, lane: laneOf(crisis) },
  );
}

function withWhy(line: string, why: string): Message {
  return sayWith(line, [{ kind: 'quote', text: why }]);
}

/**
 * On the crisis’s log, and in its room while it runs.
 * @param why stands with it for whoever reads it
 */
export async function tell(
  ctx: Work,
  action: ActionItem,
  entry: { to: string; person?: string; text?: string },
  write: (t: Work['t']) => string,
  why?: string,
): Promise<Answer> {
  const crisis = await crisisOf(ctx, action);
  const said = (t: Work['t']): Message => {
    const line = about(t, crisis, write(t));
    return why === undefined ? say(line) : withWhy(line, why);
  };
  ctx.detail = `action:${entry.to}`;
  await put(ctx, crisis, { what: 'action-state', by: ctx.actor.id, of: action.id, ...entry });
  if (crisis.state === 'closed') return { message: said(ctx.t) };
  return announce(ctx, crisis, (t) => ({ ...said(t), text: write(t) }));
}

export const actionActions: readonly Action<Work>[] = [
  actionButton('action.take', take),
  actionButton('action.done', (ctx, id) => done(ctx, id, '')),
  actionButton('action.verify', (ctx, id) => verify(ctx, id, '')),
];
