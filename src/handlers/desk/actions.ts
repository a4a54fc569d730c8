import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { answersOfGraver, writtenAnswers } from '../../domain/agency-routing.ts';
import { toldOfDanger } from '../../domain/alarm.ts';
import { change, changeAll, retyped } from '../../domain/event-history.ts';
import { type Change, isOver, isUnseen, type SecurityEvent } from '../../domain/security-event.ts';
import { severities } from '../../domain/severity.ts';
import type { Text } from '../../text/index.ts';
import { nameAt } from '../name-at.ts';
import { csosFor, deskEvent, needsToKnow } from '../report/access.ts';
import { accessAsType } from '../report/colleagues.ts';
import type { Work } from '../work.ts';
import { keptOut } from './admit.ts';
import { tellAuthor, toAuthor, withAuthorTold } from './author.ts';
import { openEvent, tellOfAsking, weighedEvent } from './casework.ts';
import { caseworkers, ofTwo } from './command-parts.ts';
import { tellOfNamedDealing } from './danger.ts';
import { disarmAcknowledgement, tellOfNamed } from './escalation.ts';
import { withKeptFrom } from './kept-from.ts';
import { goesOnIn } from './merged.ts';
import { askOfOwner } from './named-owner.ts';
import { withNowToTell } from './new-duties.ts';
import { ownerOf } from './owner.ts';
import { record } from './record.ts';
import { seeDanger, tellOfSeen } from './seen-danger.ts';
import { withShow } from './show-button.ts';

/** Somebody at the desk has seen it. The author hears of it, and nobody is woken any more. */
export async function acknowledge(ctx: Work, asked: string): Promise<Message> {
  const event = await openEvent(ctx, await whereSeen(ctx, asked));
  const { id } = event;
  const t = ctx.t.desk.done;
  if (event.status !== 'open' && event.alarm) return acknowledgeDanger(ctx, event);
  if (event.status !== 'open') return alreadySeen(ctx, event);
  const fields = { status: 'acknowledged' } as const;
  const values = { from: event.status, to: fields.status };
  const changed = change(event, ctx.actor.id, ctx.now, 'acknowledged', fields, values);
  const told = await settle(ctx, event, changed, (texts) => toAuthor(texts, event).acknowledged(id));
  return withShow(ctx.t, id, withAuthorTold(ctx.t, event, t.acknowledged(id), told));
}

/** Where an event waits to be seen: what is part of another waits with that one, for whoever may know of it. */
async function whereSeen(ctx: Work, id: string): Promise<string> {
  const on = await goesOnIn(ctx, await deskEvent(ctx, id));
  const waits = !isOver(on) && isUnseen(on) && (await needsToKnow(ctx, on, ctx.actor));
  return waits ? on.id : id;
}

/** The officer takes the event over, from whomever has not. */
export async function take(ctx: Work, id: string): Promise<Message> {
  const event = await openEvent(ctx, id);
  const t = ctx.t.desk.done;
  if (event.owner === ctx.actor.id && event.alarm) return acknowledgeDanger(ctx, event);
  if (event.owner === ctx.actor.id) return withShow(ctx.t, id, t.alreadyYours(id));
  const owner = await ownerOf(ctx, event);
  if (owner) return withShow(ctx.t, id, t.takenByOther(id, owner.name));
  const out = await keptOut(ctx, event);
  if (out.length > 0) return say(out.join(' '));
  const fields = { status: 'taken', owner: ctx.actor.id } as const;
  const values = { from: event.status, to: fields.status };
  // From whoever had it and left.
  const changed = event.owner
    ? changeAll(event, ctx.actor.id, ctx.now, fields, [
        ['assigned', event.owner, fields.owner],
        ['status', event.status, fields.status],
      ])
    : change(event, ctx.actor.id, ctx.now, 'taken', fields, values);
  const told = await settle(ctx, event, changed, (texts) => toAuthor(texts, event).taken(id));
  await tellOfAsking(ctx, changed, await ctx.store.people.get(ctx.actor.id));
  return withShow(ctx.t, id, withAuthorTold(ctx.t, event, t.taken(id), told));
}

/**
 * Sets the degree of injury of an event, with what follows for whom agencies’ rules want told. `chosen` may be a word that is none
 * any more.
 */
export async function setSeverity(ctx: Work, id: string, chosen: string): Promise<Message> {
  const event = await weighedEvent(ctx, id);
  const severity = severities.find((each) => each === chosen);
  if (!severity) return say(ctx.t.common.gone);
  if (event.severity === severity) return say(ctx.t.casework.already(id));
  const answers = event.answers && answersOfGraver(event.answers, severity);
  const fields = { severity, ...(answers && { answers }) };
  const changed = changeAll(event, ctx.actor.id, ctx.now, fields, [
    ['severity', event.severity, severity],
    ['answered', writtenAnswers(event.answers), writtenAnswers(answers)],
  ]);
  ctx.detail = `severity:${event.severity ?? '-'}>${severity}`;
  const recorded = await record(ctx, changed, ctx.actor.id);
  const done = ctx.t.desk.done.severity(id, ctx.t.common.severities[severity]);
  return withNowToTell(ctx, event, recorded, say(done));
}

/**
 * Sets right what kind of event it is: whom it has to be told to, and how long it is kept, follow from that.
 * @param sure whoever sets it knows that the event, which it restricts, may be about whoever has it
 */
async function setType(ctx: Work, id: string, chosen: string, sure = false): Promise<Message> {
  const event = await weighedEvent(ctx, id);
  const t = ctx.t.desk.done;
  const type = ctx.services.types.types.find((each) => each.id === chosen);
  if (!type) return say(ctx.t.common.gone);
  if (event.type === type.id) return say(ctx.t.casework.already(id));
  if (type.restricted && !event.restricted && !event.owner)
    throw new Refusal('bad-input', ctx.t.casework.needsOwner(id));
  const by = ctx.actor.id;
  const access = await accessAsType(ctx, event, type, by);
  const isNew = !sure && access.restricted && !event.restricted;
  const asked = isNew && (await askOfOwner(ctx, event, 'event.type.named', `${id} ${type.id}`));
  if (asked) return asked;
  ctx.detail = `type:${event.type}>${type.id}`;
  const changed = await record(ctx, retyped(event, type, access, { by, now: ctx.now }), by);
  await tellOfNamed(ctx, event, changed);
  if (event.restricted && event.type === 'insider-screening') await tellOfLost(ctx, changed);
  return withKeptFrom(ctx, changed, withShow(ctx.t, id, t.type(id, type.name[ctx.language])));
}

/** What is for the screening officers no more, and restricted still, is nobody’s but where somebody has it: the CSO hears of it. */
async function tellOfLost(ctx: Work, event: SecurityEvent): Promise<void> {
  const { id } = event;
  if (await ownerOf(ctx, event)) return;
  const { name } = ctx.actor;
  for (const cso of await csosFor(ctx, event))
    if (cso.id !== ctx.actor.id)
      await ctx.tell(`${id}:lost:${ctx.now.getTime()}`, cso, (t) => withShow(t, id, t.desk.lost(id, name)));
}

async function settle(
  ctx: Work,
  before: SecurityEvent,
  { alarm: _, ...changed }: SecurityEvent,
  write: (t: Text) => string,
): Promise<boolean> {
  await record(ctx, changed, ctx.actor.id);
  await disarmAcknowledgement(ctx, changed);
  await tellOfNamedDealing(ctx, before, changed, ctx.actor);
  const told = await tellAuthor(ctx, changed, changed.status, (t) => say(write(t)));
  for (const id of toldOfDanger(before)) if (id !== changed.id) await tellOfSeen(ctx, id);
  return told;
}

/** Somebody at the desk has seen that danger was said of an event that had been seen before. */
async function acknowledgeDanger(ctx: Work, event: SecurityEvent): Promise<Message> {
  const told = await seeDanger(ctx, event, toldOfDanger(event));
  return withShow(ctx.t, event.id, `${ctx.t.desk.done.dangerSeen(event.id)} ${told}`);
}

/** Who has an event that somebody wants to acknowledge; where nobody has, who acknowledged it. */
async function alreadySeen(ctx: Work, event: SecurityEvent): Promise<Message> {
  const { id, history } = event;
  const t = ctx.t.desk.done;
  const owner = await ownerOf(ctx, event);
  if (owner?.id === ctx.actor.id) return withShow(ctx.t, id, t.alreadyYours(id));
  if (owner) return withShow(ctx.t, id, t.takenByOther(id, owner.name));
  const seen = history.findLast(({ what }) => seeing.includes(what));
  return say(seen ? t.already(id, await nameAt(ctx, seen.by)) : ctx.t.casework.already(id));
}

const seeing: readonly Change['what'][] = ['acknowledged', 'danger-seen', 'taken', 'assigned'];

export const deskActions: readonly Action<Work>[] = [
  { id: 'event.ack', ...caseworkers, run: (ctx, value) => acknowledge(ctx, value) },
  { id: 'event.take', ...caseworkers, run: (ctx, value) => take(ctx, value) },
  { id: 'event.severity', ...caseworkers, run: ofTwo(setSeverity) },
  { id: 'event.type', ...caseworkers, run: ofTwo(setType) },
  { id: 'event.type.named', ...caseworkers, run: ofTwo((ctx, id, type) => setType(ctx, id, type, true)) },
];
