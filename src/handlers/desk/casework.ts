import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import type { Detail } from '../../domain/audit.ts';
import { change, changeAll, withAccess, yesOrNo } from '../../domain/event-history.ts';
import { type Person, rolesOf } from '../../domain/person.ts';
import { isOver, type SecurityEvent } from '../../domain/security-event.ts';
import { personNamed } from '../person-named.ts';
import { numberFor } from '../record/references.ts';
import { csosFor, deskEvent, isKeptFrom, isNamedInAny, mayBeTold, needsToKnow } from '../report/access.ts';
import { accessOf } from '../report/colleagues.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { mustAskHere } from './about-event.ts';
import { admit } from './admit.ts';
import { tellAuthor, toAuthor } from './author.ts';
import { caseworkers, ofTwo } from './command-parts.ts';
import { handDangerOver, tellOfNamedDealing } from './danger.ts';
import { disarmAcknowledgement } from './escalation.ts';
import { goesOnIn } from './merged.ts';
import { withNowToTell } from './new-duties.ts';
import { ownerOf } from './owner.ts';
import { record } from './record.ts';
import { joinButton, letInButton, withButton, withShow } from './show-button.ts';

const officers = ['officer', 'cso'] as const;

/** An event that can still be worked on; what was merged is worked on where it goes on. */
export async function openEvent(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await deskEvent(ctx, id);
  if (event.mergedInto) {
    const on = await goesOnIn(ctx, event);
    const into = await numberFor(ctx, on);
    const { isPart, closing } = ctx.t.casework;
    const again = isOver(on) && into === on.id ? [closing.closedAlready(into)] : [];
    throw new Refusal('too-late', [isPart(id, into), ...again].join(' '));
  }
  if (event.status === 'closed') throw new Refusal('too-late', ctx.t.casework.closing.closedAlready(id));
  if (event.status === 'withdrawn') throw new Refusal('too-late', ctx.t.desk.done.withdrawn(id));
  return event;
}

/** The same of what is weighed as an incident is: neither a change of the readiness level nor one of circumstances. */
export async function weighedEvent(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await openEvent(ctx, id);
  if (event.readiness || event.circumstance) throw new Refusal('bad-input', ctx.t.desk.done.typeIsItsOwn(id));
  return event;
}

/**
 * Gives an event to an officer, who is told.
 * @param sure whoever hands it over knows that it names them
 */
export async function assign(ctx: Work, id: string, who: string, sure = false): Promise<Message> {
  const event = await openEvent(ctx, id);
  const t = ctx.t.casework;
  const person = await officer(ctx, who, event);
  if (event.owner === person.id) return say(t.already(id));
  if (!sure && (await isKeptFrom(ctx, event, person))) {
    mustAskHere(ctx, event);
    const button = { action: 'event.assign.named', value: `${id} ${person.id}`, label: t.assignAllTheSame };
    return withButton(t.namesThem(id, person.name), button);
  }
  const { out } = await admit(ctx, event, [person]);
  if (out.length > 0) return say(out.join(' '));
  ctx.detail = `owner:${event.owner ?? '-'}>${person.id}`;
  const fields = { owner: person.id, status: 'taken' } as const;
  const changed = changeAll(event, ctx.actor.id, ctx.now, fields, [
    ['assigned', event.owner, person.id],
    ['status', event.status, fields.status],
  ]);
  await record(ctx, changed, ctx.actor.id);
  // Whoever hands it over may not know yet that somebody is in danger in it: whoever gets it says that they do.
  if (event.alarm) await handDangerOver(ctx, changed, event.alarm, person);
  else {
    await disarmAcknowledgement(ctx, changed);
    await tellOfNamedDealing(ctx, event, changed, person);
  }
  await tellOfAsking(ctx, changed, person);
  if (event.status !== 'taken')
    await tellAuthor(ctx, changed, 'taken', (texts) => say(toAuthor(texts, event).taken(id)));
  const before = event.owner && event.owner !== ctx.actor.id && (await ctx.store.people.get(event.owner));
  if (before && (await mayBeTold(ctx, before, event)))
    await ctx.tell(`${id}:assigned-away:${ctx.now.getTime()}`, before, (texts) =>
      say(texts.casework.assignedAway(id, person.name)),
    );
  if (person.id !== ctx.actor.id) {
    await ctx.tell(`${id}:assigned:${ctx.now.getTime()}`, person, (texts) =>
      withShow(texts, id, texts.casework.assignedToYou(id, ctx.actor.name)),
    );
  }
  if (person.id === ctx.actor.id) return withShow(ctx.t, id, t.assignedSelf(id));
  const given = t.assigned(id, person.name);
  if (!(await needsToKnow(ctx, changed, ctx.actor))) return say([given, t.outOfSight].join(' '));
  return withShow(ctx.t, id, given);
}

/**
 * An officer by address, or by a mention that the platform vouches for; of what is about screening, too, whoever screens and
 * may take it.
 */
async function officer(ctx: Work, who: string, event: SecurityEvent): Promise<Person> {
  const person = await personNamed(ctx, who);
  const roles = person?.active ? rolesOf(person, ctx.now) : new Set<string>();
  const screens = event.circumstance
    ? person?.id !== event.author
    : event.restricted &&
      event.type === 'insider-screening' &&
      person &&
      !(await isNamedInAny(ctx, event, person));
  if (person && screens && roles.has('screening')) return person;
  if (person && !event.circumstance && officers.some((role) => roles.has(role))) return person;
  throw new Refusal('bad-input', ctx.t.casework.notAnOfficer(who));
}

/**
 * Says whether a compromise resulted: an event that resulted in one is an incident (Policy on Government Security,
 * Appendix B).
 */
export async function decideCompromise(ctx: Work, id: string, confirmed: boolean): Promise<Message> {
  const event = await weighedEvent(ctx, id);
  const t = ctx.t.casework;
  if (event.compromise?.confirmed === confirmed) return say(t.already(id));
  const values = { from: yesOrNo(event.compromise?.confirmed), to: yesOrNo(confirmed) };
  const compromise = { confirmed, by: ctx.actor.id, at: ctx.now.toISOString() };
  ctx.detail = `compromise:${values.from ?? '-'}>${values.to}`;
  const changed = change(event, ctx.actor.id, ctx.now, 'compromise', { compromise }, values);
  const recorded = await record(ctx, changed, ctx.actor.id);
  return withNowToTell(ctx, event, recorded, say(confirmed ? t.incident(id) : t.noCompromise(id)));
}

/** Those of the directory who have these addresses. */
export async function peopleOf(ctx: Work, ids: readonly string[]): Promise<Person[]> {
  const people = await Promise.all(ids.map((each) => ctx.store.people.get(each)));
  return people.filter((person) => person !== undefined);
}

/**
 * Asks to be let in. To whom an event is closed the answer is the same whether there is one or not; whoever is responsible for
 * it learns who asks and why.
 */
export async function askToJoin(ctx: Work, id: string, words: string): Promise<Message> {
  ctx.about = id;
  const event = await ctx.store.events.get(id);
  const { texts, marking } = accept(ctx, [words]);
  // It is no secret from whoever sees it.
  if (event && (await needsToKnow(ctx, event, ctx.actor)))
    return withShow(ctx.t, id, ctx.t.casework.seesAlready(id));
  const responsible = event ? await responsibleFor(ctx, event) : [];
  if (event) ctx.save('events', { ...event, asking: [...new Set([...(event.asking ?? []), ctx.actor.id])] });
  for (const person of responsible) {
    await ctx.tellMarked(`${id}:join:${ctx.actor.id}:${ctx.now.getTime()}`, person, marking, (t, shown) => {
      const reason = shown ? texts.join('').slice(0, 500) : '';
      const sentence = t.casework.joinRequest(id, ctx.actor.name);
      return {
        // What a telephone shows of it before it is opened has no content.
        text: sentence,
        card: [
          { kind: 'text', text: sentence },
          ...(reason ? [{ kind: 'quote', text: reason } as const] : []),
          { kind: 'buttons', buttons: [joinButton(t, id, ctx.actor.id)] },
        ],
      };
    });
  }
  return say(ctx.t.casework.joinAsked);
}

/** Whoever has a restricted event from now on hears who waits to be let in: those who had it before were asked. */
export async function tellOfAsking(ctx: Work, event: SecurityEvent, to: Person | undefined): Promise<void> {
  if (!to) return;
  const { id, asking = [] } = event;
  const { level: _, ...lower } = event;
  for (const person of await peopleOf(ctx, asking)) {
    // Whoever lacks the level still waits; whoever left, or works on events no more, does not.
    const couldBeIn = await mayBeTold(ctx, person, { ...lower, members: [person.id] });
    if (!couldBeIn || (await mayBeTold(ctx, person, event))) continue;
    await ctx.tell(`${id}:join:${person.id}:${ctx.now.getTime()}`, to, (t) =>
      withButton(t.casework.joinWaits(id, person.name), joinButton(t, id, person.id)),
    );
  }
}

async function responsibleFor(ctx: Work, event: SecurityEvent): Promise<Person[]> {
  const owner = await ownerOf(ctx, event);
  return owner ? [owner] : csosFor(ctx, event);
}

/** @param sure whoever lets them in knows that the event names them */
async function addMember(ctx: Work, id: string, who: string, sure: boolean): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const t = ctx.t.casework;
  const person = await ctx.store.people.get(who);
  if (!person || event.members?.includes(who)) return say(t.already(id));
  if (!sure && (await isKeptFrom(ctx, event, person))) {
    mustAskHere(ctx, event);
    return withButton(t.namesThem(id, person.name), letInButton(ctx.t, id, who, t.allTheSame));
  }
  const { out } = await admit(ctx, event, [person]);
  if (out.length > 0) return say(out.join(' '));
  const members = [...(event.members ?? []), who];
  if (!(await mayBeTold(ctx, person, { ...event, members }))) return say(t.cannotSee(person.name));
  const asking = event.asking?.filter((each) => each !== who);
  const fields = { members, ...(asking && { asking }) };
  const changed = change(event, ctx.actor.id, ctx.now, 'joined', fields, { to: who });
  ctx.detail = `joined:${who}`;
  await record(ctx, changed, ctx.actor.id);
  await ctx.tell(`${id}:joined:${who}:${ctx.now.getTime()}`, person, (texts) =>
    withShow(texts, id, texts.casework.youWereAdded(id)),
  );
  return say(t.added(id, person.name));
}

/** Takes out of an event whoever was let in, who is not told: it may be about them. */
async function putOut(ctx: Work, id: string, who: string): Promise<Message> {
  const event = await deskEvent(ctx, id);
  const t = ctx.t.casework;
  if (!event.members?.includes(who)) return say(t.already(id));
  const members = event.members.filter((each) => each !== who);
  const by = ctx.actor.id;
  ctx.detail = `put-out:${who}`;
  const changed = await record(ctx, withAccess(event, { ...accessOf(event), members }, by, ctx.now), by);
  const person = await ctx.store.people.get(who);
  if (person && (await mayBeTold(ctx, person, changed))) return say(t.seesStill(id, person.name));
  return say(t.putOutNow(id, person?.name ?? who));
}

/** Links two events, both ways. */
export async function link(ctx: Work, id: string, other: string): Promise<Message> {
  const t = ctx.t.casework;
  if (id === other) throw new Refusal('bad-input', t.linkSelf);
  const [one, two] = [await deskEvent(ctx, id), await deskEvent(ctx, other)];
  if (one.links?.includes(other)) return say(t.already(id));
  for (const [event, to] of [
    [one, other],
    [two, id],
  ] as const) {
    const links = [...(event.links ?? []), to];
    await record(ctx, change(event, ctx.actor.id, ctx.now, 'linked', { links }, { to }), ctx.actor.id);
  }
  noteOther(ctx, 'event link', other);
  ctx.about = id;
  return say(t.linked(id, other));
}

/**
 * What was done with a second event too, or with what its crisis tells of it, is in the audit of that one as well, without the number
 * of the first, or of the crisis: who reads its record may not know that one.
 */
export function noteOther(
  ctx: Work,
  what:
    | 'event link'
    | 'event.merge'
    | 'crisis open'
    | 'crisis reopen'
    | 'crisis report-shown'
    | 'crisis.share',
  other: string,
  detail?: Detail,
): void {
  const from = `${ctx.platform}:${ctx.event.place.kind}`;
  ctx.facts.push({
    at: ctx.now.toISOString(),
    who: ctx.actor.id,
    what,
    outcome: 'done',
    record: other,
    ...(detail && { detail }),
    from,
  });
}

export const caseworkActions: readonly Action<Work>[] = [
  { id: 'event.assign.named', ...caseworkers, run: ofTwo((ctx, id, who) => assign(ctx, id, who, true)) },
  { id: 'event.join.add', ...caseworkers, run: ofTwo((ctx, id, who) => addMember(ctx, id, who, false)) },
  { id: 'event.join.named', ...caseworkers, run: ofTwo((ctx, id, who) => addMember(ctx, id, who, true)) },
  { id: 'event.put-out', ...caseworkers, run: ofTwo(putOut) },
  {
    id: 'event.compromise',
    ...caseworkers,
    run: ofTwo((ctx, id, answer) => {
      if (answer !== 'yes' && answer !== 'no') throw new Refusal('not-found', ctx.t.common.gone);
      return decideCompromise(ctx, id, answer === 'yes');
    }),
  },
];
