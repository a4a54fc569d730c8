import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { writtenAnswers } from '../../domain/agency-routing.ts';
import { alarmedToo, saidAt, toldOfDanger } from '../../domain/alarm.ts';
import { change, changeAll, withMarking } from '../../domain/event-history.ts';
import { withDuplicate, withWorksheet } from '../../domain/merged.ts';
import { mayConcernPrivacy, undecidedAfter } from '../../domain/privacy-breach.ts';
import { atLeastLevel, levelWords } from '../../domain/screening.ts';
import { isAlarming, type SecurityEvent } from '../../domain/security-event.ts';
import type { Text } from '../../text/index.ts';
import { mayBeTold } from '../report/access.ts';
import { withoutNamed } from '../report/colleagues.ts';
import type { Work } from '../work.ts';
import { mustAskHere } from './about-event.ts';
import { tellAuthor, toAuthor, withAuthorTold } from './author.ts';
import { noteOther, openEvent } from './casework.ts';
import { officers, ofTwo } from './command-parts.ts';
import { raiseDanger, tellOfNamedDealing, tellOfNamedSince } from './danger.ts';
import { disarmAcknowledgement } from './escalation.ts';
import { withKeptFrom } from './kept-from.ts';
import { withParts } from './merged.ts';
import { namedOwner } from './named-owner.ts';
import { withNowToTell } from './new-duties.ts';
import { agencyName } from './notify.ts';
import { ownerOf } from './owner.ts';
import { privacyPartOf } from './privacy-officers.ts';
import { newWorksheet, passOn, record, undecidedTimer, withDuties } from './record.ts';
import { withButton, withShow, worksheetButton } from './show-button.ts';
import { tellOf } from './tell-of.ts';

/**
 * Makes an event part of another that tells of the same thing: it is closed, its author hears that it goes on, and what was
 * found out about it goes along, so that nothing that had to be told is forgotten.
 * @param sure whoever merges them knows that one may be about whoever has the other
 */
export async function merge(ctx: Work, id: string, into: string, sure = false): Promise<Message> {
  const t = ctx.t.casework;
  if (id === into) throw new Refusal('bad-input', t.linkSelf);
  const [event, target] = [await openEvent(ctx, id), await openEvent(ctx, into)];
  await mayGoAlong(ctx, event, target);
  const { id: by } = ctx.actor;
  const isKept = event.restricted || target.restricted;
  const named = !sure && isKept ? await namedOwner(ctx, target, event) : undefined;
  if (named && named.id !== by) {
    for (const each of [event, target]) mustAskHere(ctx, each);
    const button = { action: 'event.merge.named', value: `${id} ${into}`, label: t.allTheSame };
    return withButton(t.mergeNamed(id, into, named.name), button);
  }
  // What only a name raised goes when the target is opened.
  const own = event.named ?? event.marking;
  const duplicate = await decidedAnew(ctx, event, withDuplicate(target, event, by, ctx.now));
  const both = withMarking(duplicate, own, by, ctx.now);
  const guarded = await withoutNamed(ctx, both, await withParts(ctx, event), by);
  const received = withDuties(ctx, guarded, by);
  nothingForgotten(ctx, event, received);

  const closure = { outcome: 'duplicate', cause: into, by, at: ctx.now.toISOString() } as const;
  const fields: Partial<SecurityEvent> = {
    mergedInto: into,
    status: 'closed',
    closures: [...(event.closures ?? []), closure],
    links: [...new Set([...(event.links ?? []), into])],
  };
  const { alarm: _, ...rest } = event;
  const merged = changeAll(rest, by, ctx.now, fields, [
    ['merged', undefined, into],
    ['closed', event.status, closure.outcome],
  ]);
  await record(ctx, merged, by);
  // Somebody saw the danger in one of them; whoever has the other may not have.
  const isNews = event.danger && (!target.danger || isAlarming(event));
  // Nobody says now that there is danger, and it may only have been guessed then: it shows nobody whom the target names.
  const [of = id, ...already] = isAlarming(event) ? toldOfDanger(event) : [];
  if (!isNews) {
    await record(ctx, received, by);
    const owner = event.danger && (await ownerOf(ctx, target));
    if (owner) await tellOfNamedDealing(ctx, received, received, owner);
    else await tellOfNamedSince(ctx, target, received);
  } else if (isAlarming(target)) await record(ctx, alarmedToo(received, [of, ...already]), by);
  else {
    const { alarm } = event;
    const pressed = alarm?.pressed ?? false;
    const since = alarm && saidAt(alarm);
    await raiseDanger(ctx, received, { by, of, already, outright: false, pressed, since });
  }
  await worksheetGoesAlong(ctx, id, received);
  await disarmAcknowledgement(ctx, merged);
  // That others reported the same would tell of a restricted event.
  const toldAs = (texts: Text) =>
    target.restricted ? toAuthor(texts, event).acknowledged(id) : texts.casework.authorMerged(id);
  const told = await tellAuthor(ctx, merged, 'merged', (texts) => say(toldAs(texts)));
  await tellOwner(ctx, event, target, event);
  await tellOwner(ctx, event, target, target);
  noteOther(ctx, 'event.merge', into);
  ctx.about = id;
  const done = say(withAuthorTold(ctx.t, merged, t.merged(id, into), told));
  return withKeptFrom(ctx, merged, withNowToTell(ctx, target, received, done));
}

/** Whoever has one of the two hears that somebody else brought them together; of the other as far as they may know of it. */
async function tellOwner(
  ctx: Work,
  event: SecurityEvent,
  target: SecurityEvent,
  own: SecurityEvent,
): Promise<void> {
  const owner = await ownerOf(ctx, own);
  if (!owner || owner.id === ctx.actor.id) return;
  const known = await Promise.all([event, target].map((each) => mayBeTold(ctx, owner, each)));
  await ctx.tell(`${event.id}:merged-by:${ctx.now.getTime()}`, owner, (t) => {
    const [one = '', two = ''] = [event, target].map(({ id }, i) => (known[i] ? id : t.record.otherEvent));
    return withShow(t, own.id, t.casework.mergedBy(one, two, ctx.actor.name));
  });
}

/** Refuses where the other event could not hold what this one has. */
async function mayGoAlong(ctx: Work, event: SecurityEvent, target: SecurityEvent): Promise<void> {
  const t = ctx.t.casework;
  const [id, into] = [event.id, target.id];
  const ownKind = [event, target].find(({ readiness, circumstance }) => readiness || circumstance);
  if (ownKind) throw new Refusal('bad-input', t.standsAlone(ownKind.id));
  // Its seven days run with it.
  if (event.materiality?.material) throw new Refusal('bad-input', t.keepsBreach(id, into));
  const crisis = event.crisis === undefined ? undefined : await ctx.store.crises.get(event.crisis);
  if (crisis?.state === 'open') throw new Refusal('bad-input', t.keepsCrisis(id, crisis.id, into));
  const level = atLeastLevel(target.level, event.level);
  // What nobody restricted but Vigie, because of a name, is opened with one press.
  const opens = !target.restricted || (target.named !== undefined && !event.named);
  if ((event.restricted && opens) || level !== target.level) {
    const [word] = level ? levelWords[level][ctx.language] : [];
    throw new Refusal('bad-input', t.restrictFirst(id, into, word));
  }
}

/** Refuses where an agency that one of them has to be told to would not have to be told any more. */
function nothingForgotten(ctx: Work, event: SecurityEvent, received: SecurityEvent): void {
  const kept = received.duties ?? [];
  const lost = (event.duties ?? []).filter(
    ({ row, agency, done }) => !done && !kept.some((duty) => duty.row === row && duty.agency === agency),
  );
  if (lost.length === 0) return;
  const names = [...new Set(lost.map(({ agency }) => agencyName(ctx, agency)))].join('; ');
  throw new Refusal('bad-input', ctx.t.casework.keepsDuties(event.id, received.id, names));
}

/**
 * What was ruled out without an undecided breach that becomes part of the event is open again: that personal information is
 * involved, and that it is a material breach.
 */
async function decidedAnew(ctx: Work, event: SecurityEvent, target: SecurityEvent): Promise<SecurityEvent> {
  if (event.materiality || !mayConcernPrivacy(event)) return target;
  if (!(await ctx.store.breaches.get(event.id))) return target;
  const { id: by } = ctx.actor;
  const { 'personal-information': involved, ...answers } = target.answers ?? {};
  const values = { from: writtenAnswers(target.answers), to: writtenAnswers(answers) };
  const asked = involved === 'no' ? change(target, by, ctx.now, 'answered', { answers }, values) : target;
  const { materiality, ...undecided } = asked;
  if (materiality?.material !== false) return asked;
  return change(undecided, by, ctx.now, 'materiality', {}, { from: 'no' });
}

/** The privacy officers find in one worksheet what they wrote in either. */
async function worksheetGoesAlong(ctx: Work, id: string, target: SecurityEvent): Promise<void> {
  const other = await ctx.store.breaches.get(id);
  const known = await ctx.store.breaches.get(target.id);
  const own = ctx.coming('breaches', target.id) ?? known;
  if (!other) return;
  const { id: by } = ctx.actor;
  const both = withWorksheet(own ?? newWorksheet(ctx, target.id), other, by, ctx.now);
  const isAnew = !target.materiality && (await ctx.store.events.get(target.id))?.materiality !== undefined;
  const opened = { at: ctx.now.toISOString(), by, what: 'decision', from: 'no' } as const;
  ctx.save('breaches', isAnew ? { ...both, history: [...both.history, opened] } : both);
  if (!mayConcernPrivacy(target)) return;
  if (own && !isAnew) {
    // Whoever is called to a new one reads in it what came along.
    if (target.materiality?.material) await tellOfMore(ctx, target, (t) => t.privacy.joinedMaterial);
    else if (known && !target.materiality) await tellOfMore(ctx, target, (t) => t.privacy.joinedUndecided);
    return;
  }
  await ctx.arm(undecidedTimer, target.id, ctx.after(undecidedAfter));
  if (isAnew) await tellOfMore(ctx, target, (t) => t.privacy.decideAnew);
  else await passOn(ctx, target);
}

/** Whoever has a worksheet hears that there is more in it, and what has to be done. */
async function tellOfMore(
  ctx: Work,
  event: SecurityEvent,
  sentence: (t: Text) => (id: string) => string,
): Promise<void> {
  const { id } = event;
  for (const person of await privacyPartOf(ctx, event))
    await tellOf(ctx, `${id}:privacy-anew:${ctx.now.getTime()}`, person, event, (t) =>
      withButton(sentence(t)(id), worksheetButton(t, id)),
    );
}

export const mergeActions: readonly Action<Work>[] = [
  { id: 'event.merge', ...officers, run: ofTwo(merge) },
  { id: 'event.merge.named', ...officers, run: ofTwo((ctx, id, into) => merge(ctx, id, into, true)) },
];
