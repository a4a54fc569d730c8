import { createHmac } from 'node:crypto';
import type { Action, Answer, FormHandler, Outcome, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { FormEvent } from '../../chat/event.ts';
import { type Message, say, sayWith } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { zonedInstant } from '../../domain/local-time.ts';
import { fits } from '../../domain/marking.ts';
import { areTwo, type Person, ripeRole } from '../../domain/person.ts';
import type { SecurityEvent, Unsealing } from '../../domain/security-event.ts';
import { postponement, unsealingsOf } from '../../domain/unsealing.ts';
import type { Text } from '../../text/index.ts';
import { ask } from '../ask.ts';
import { closeAsked } from '../asked.ts';
import {
  deskEvent,
  type Identity,
  identityToTell,
  isConcerned,
  isConcernedOpenly,
  mayBeTold,
} from '../report/access.ts';
import type { Unit, Work } from '../work.ts';
import { aboutMarking, acceptAbout, checkHere } from './about-event.ts';
import { tellAuthor } from './author.ts';
import { asOne } from './merged.ts';
import { showButton } from './show-button.ts';

const officers = ['officer', 'cso'] as const;
const mayBeSeenFor = 60 * 60 * 1000;
/** A request that nobody approved for so long is made anew: who is concerned, and why it is asked, may have changed. */
const standsFor = 7 * 24 * 60 * 60 * 1000;
const tellTimer = 'unseal.tell-author';
const lapseTimer = 'unseal.lapse';

/** Opening a confidential author's name takes two persons and a reason; this asks for the reason. */
export async function askUnseal(ctx: Work, id: string): Promise<Answer> {
  const event = await confidentialEvent(ctx, id);
  await takesPart(ctx, event);
  checkHere(ctx, event);
  const t = ctx.t.unseal;
  return ask(
    ctx,
    {
      id: 'event.unseal',
      title: t.title,
      submit: t.submit,
      state: id,
      fields: [
        {
          kind: 'text',
          name: 'reason',
          label: t.reason,
          hint: t.reasonHint,
          multiline: true,
          required: true,
        },
        { kind: 'date', name: 'until', label: t.deferUntil },
        { kind: 'text', name: 'why', label: t.deferReason },
      ],
    },
    { action: 'event.unseal.ask' },
  );
}

export const unsealForm: FormHandler<Work> = {
  id: 'event.unseal',
  who: officers,
  async run(ctx, form) {
    const event = await confidentialEvent(ctx, form.state);
    await takesPart(ctx, event);
    const t = ctx.t.unseal;
    const gated = acceptAbout(ctx, event, [form.values.reason ?? '']);
    const reason = gated.texts.join('').slice(0, 2_000);
    if (!reason) throw new InvalidForm({ reason: t.reason });
    // The author reads it where they wrote from.
    if (!fits(gated.marking, ctx.department.ceilings[event.platform]))
      throw new InvalidForm({ reason: t.reasonForAuthor });
    const deferral = readDeferral(ctx, event, form.values);
    const isPostponed = deferral.tellAfter !== undefined || postponement(event, ctx.now) !== undefined;
    const second = await secondFor(ctx, event, isPostponed);
    if (second.length === 0) throw new Refusal('not-allowed', t.nobody(event.id));
    const before = unsealingsOf(event);
    const number = before.length + 1;
    const unsealing = [...before, { by: ctx.actor.id, reason, at: ctx.now.toISOString(), ...deferral }];
    const values = { from: before.at(-1)?.reason, to: reason };
    ctx.save('events', change(event, ctx.actor.id, ctx.now, 'unseal-asked', { unsealing }, values));
    for (const person of second) await request(person);
    await ctx.arm(lapseTimer, `${event.id}:${number}`, ctx.after(standsFor + 1));
    if (!isPostponed) return say(t.asked(event.id));
    return say(t.askedByLot(event.id, ctx.t.common.list(second.map(({ name }) => name))));

    async function request(person: Person): Promise<void> {
      const marking = aboutMarking(event, gated.marking);
      await ctx.tellMarked(
        requestKey(event, { at: ctx.now.toISOString() }),
        person,
        marking,
        (texts, shown) => {
          const { request, why, askWhy, approve: label } = texts.unseal;
          const sentence = request(event.id, ctx.actor.name);
          const approve = { action: 'event.unseal.approve', value: `${event.id} ${number}`, label };
          return {
            // What a telephone shows of it before it is opened has no content.
            text: sentence,
            card: [
              { kind: 'text', text: [sentence, shown ? why : askWhy].join(' ') },
              ...(shown ? [{ kind: 'quote', text: reason } as const] : []),
              { kind: 'buttons', buttons: [approve, showButton(texts, event.id)] },
            ],
          };
        },
      );
    }
  },
};

export const unsealActions: readonly Action<Work>[] = [
  { id: 'event.unseal.ask', who: officers, privacy: 'private', run: (ctx, value) => askUnseal(ctx, value) },
  { id: 'event.unseal.approve', who: officers, privacy: 'private', run: (ctx, value) => approve(ctx, value) },
  { id: 'event.unseal.show', who: officers, privacy: 'private', run: (ctx, value) => showName(ctx, value) },
];

/** What somebody is asked by to approve a request. */
function requestKey({ id }: SecurityEvent, { at }: Pick<Unsealing, 'at'>): string {
  return `${id}:unseal:${Date.parse(at)}`;
}

/** Nobody has to approve a request any more: all who were asked read why, but for whoever sees it already. */
async function closeRequest(
  unit: Unit,
  event: SecurityEvent,
  asked: Unsealing,
  write: (t: Text) => string,
  by = '',
): Promise<void> {
  const people = (await Promise.all(officers.map((role) => unit.store.people.withRole(role)))).flat();
  const others = people.filter(({ id }) => id !== by);
  await closeAsked(unit, requestKey(event, asked), others, (t) => say(write(t)));
}

/** A request that nobody approved in time. */
export const unsealLapse: Timer<Unit> = {
  id: lapseTimer,
  async run(unit, subject) {
    const [id = '', number = ''] = subject.split(':');
    const event = await unit.store.events.get(id);
    const asked = event && unsealingsOf(event)[Number(number) - 1];
    if (asked && !asked.approvedBy) await closeRequest(unit, event, asked, (t) => t.unseal.lapsed(id));
  },
};

async function approve(ctx: Work, value: string): Promise<Outcome> {
  const [id = '', which] = value.split(' ');
  const event = await confidentialEvent(ctx, id);
  const t = ctx.t.unseal;
  const all = unsealingsOf(event);
  // A button of an older version names no request: it is for the last one.
  const number = which ? Number(which) : all.length;
  const asked = all[number - 1];
  if (!asked || asked.approvedBy) throw inVain(t.noRequest(id));
  if (asked.by === ctx.actor.id) throw new Refusal('not-allowed', t.samePerson);
  const person = await takesPart(ctx, event);
  const other = await ctx.store.people.get(asked.by);
  const isOld = ctx.now.getTime() - Date.parse(asked.at) > standsFor;
  if (isOld || !other || !(await mayTakePart(ctx, event, other))) throw inVain(t.lapsed(id));
  if (!areTwo(person, other, ctx.now)) throw new Refusal('not-allowed', t.actsFor);
  const running = postponement(event, ctx.now);
  const later = (running?.tellAfter ?? '') > (asked.tellAfter ?? '') ? running : undefined;
  const opened = { ...asked, ...later, approvedBy: ctx.actor.id, approvedAt: ctx.now.toISOString() };
  const unsealing = all.with(number - 1, opened);
  ctx.save('events', change(event, ctx.actor.id, ctx.now, 'unsealed', { unsealing }));
  ctx.save('due', {
    id: `${tellTimer}:${id}:${number}:${ctx.now.getTime()}`,
    version: 0,
    timer: tellTimer,
    subject: `${id}:${number}`,
    at: opened.tellAfter ?? ctx.now.toISOString(),
  });
  await ctx.tell(`${id}:unsealed:${ctx.now.getTime()}`, other, (texts) => approved(texts.unseal, id));
  // The author may have been asked before telling them was postponed.
  const write = opened.tellAfter ? 'noRequest' : 'approvedByOther';
  await closeRequest(ctx, event, asked, (texts) => texts.unseal[write](id), ctx.actor.id);
  return { replace: approved(t, id) };
}

/** A request that is over: in the place of its button stands why. */
function inVain(why: string): Refusal {
  return new Refusal('too-late', why, say(why));
}

function approved(t: Work['t']['unseal'], id: string): Message {
  const sentence = t.approved(id);
  const show = { action: 'event.unseal.show', value: id, label: t.show };
  return sayWith(sentence, [{ kind: 'buttons', buttons: [show] }]);
}

/** The name itself is in this one answer and nowhere else; every look is audited. */
async function showName(ctx: Work, id: string): Promise<Message> {
  const event = await confidentialEvent(ctx, id);
  const isTheirs = unsealingsOf(event).some(
    ({ by, approvedBy, approvedAt }) =>
      approvedAt &&
      ctx.now.getTime() - Date.parse(approvedAt) < mayBeSeenFor &&
      [by, approvedBy].includes(ctx.actor.id),
  );
  if (!isTheirs) throw new Refusal('not-allowed', ctx.t.unseal.notYours(id));
  await takesPart(ctx, event);
  const identity = await nameBehind(ctx, event);
  if (!identity) throw new Refusal('not-allowed', ctx.t.unseal.notYours(id));
  ctx.secret = true;
  const t = ctx.t.unseal;
  const shown = { kind: 'text', text: t.shown(id, identity.name, identity.id) } as const;
  return { text: t.shownHeading(id), card: [{ kind: 'heading', text: t.shownHeading(id) }, shown] };
}

/** Tells the author that the name was opened, at once or when a postponement ends. */
export const unsealTimer: Timer<Unit> = {
  id: tellTimer,
  async run(ctx, subject) {
    // An older version knew one opening alone.
    const [id = '', number = '1'] = subject.split(':');
    const event = await ctx.store.events.get(id);
    const opened = event && unsealingsOf(event)[Number(number) - 1];
    if (!opened) return;
    await tellAuthor(ctx, event, `unsealed:author:${number}`, ({ unseal: t }) => ({
      text: t.toAuthor(id),
      card: [
        { kind: 'text', tone: 'strong', text: t.toAuthor(id) },
        { kind: 'text', text: t.why },
        { kind: 'quote', text: opened.reason },
      ],
    }));
  },
};

/** Who is behind a confidential event; where its seal does not open any more, nobody can be asked to open it. */
async function nameBehind(ctx: Work, { id, author }: SecurityEvent): Promise<Identity | undefined> {
  const identity = await identityToTell(ctx, author);
  if (!identity && (await ctx.store.sealed.get(author)))
    throw new Refusal('not-allowed', ctx.t.unseal.broken(id));
  return identity;
}

async function confidentialEvent(ctx: Work, id: string): Promise<SecurityEvent> {
  const event = await deskEvent(ctx, id);
  if (!event.confidential) throw new Refusal('bad-input', ctx.t.unseal.notConfidential(id));
  return event;
}

/** Refuses whoever may not take part, and says why. */
async function takesPart(ctx: Work, event: SecurityEvent): Promise<Person> {
  const person = await ctx.store.people.get(ctx.actor.id);
  await nameBehind(ctx, event);
  if (!person || (await concerned(ctx, event, person)))
    throw new Refusal('not-allowed', ctx.t.unseal.concerned);
  if (!ripeRole(person, officers, ctx.now)) throw new Refusal('not-allowed', ctx.t.unseal.tooYoung);
  return person;
}

/**
 * Whether somebody may be one of the two: who works here and may know of the event, whose role is a day old, and whom it does not
 * concern. Each is asked at each step, because all of it may change between the request, the approval and the look.
 */
async function mayTakePart(
  ctx: Work,
  event: SecurityEvent,
  person: Person,
  isOut: typeof concerned = concerned,
): Promise<boolean> {
  if (!ripeRole(person, officers, ctx.now) || !(await mayBeTold(ctx, person, event))) return false;
  return !(await isOut(ctx, event, person));
}

/**
 * Those who are asked to approve. Everybody whose approval would count: whoever is concerned is not, but for the author, who is refused
 * when they approve. Who alone is not asked, or that there is nobody to ask, would tell whose the name is.
 * @param isPostponed the author is not to know of it for a time, and so is not asked: nor is the other half of those who could be, by a
 * lot that is the same whenever it is drawn for an event
 */
async function secondFor(ctx: Work, event: SecurityEvent, isPostponed: boolean): Promise<Person[]> {
  const { people } = ctx.store;
  const asker = await people.get(ctx.actor.id);
  const all = [...(await people.withRole('officer')), ...(await people.withRole('cso'))];
  const found = new Map<string, Person>();
  for (const person of all) {
    if (!asker || !areTwo(person, asker, ctx.now)) continue;
    if (await mayTakePart(ctx, event, person, concernedOpenly)) found.set(person.id, person);
  }
  if (!isPostponed) return [...found.values()];
  const lot = ({ id }: Person) =>
    createHmac('sha256', ctx.services.sealKey).update(`unseal ${event.id} ${id}`).digest('hex');
  const drawn: Person[] = [];
  for (const person of [...found.values()].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)))
    if (!(await concerned(ctx, event, person))) drawn.push(person);
  return drawn.slice(0, Math.max(1, Math.floor(found.size / 2)));
}

/**
 * Whether somebody handles, reported or is suspected in an event or anything that it became one with: of one who may be the reason for
 * which its author stays unknown, a note that names them is enough.
 */
async function concerned(ctx: Work, event: SecurityEvent, person: Person): Promise<boolean> {
  return (await handles(ctx, event, person)) || isConcerned(ctx, event, person);
}

async function concernedOpenly(ctx: Work, event: SecurityEvent, person: Person): Promise<boolean> {
  return (await handles(ctx, event, person)) || isConcernedOpenly(ctx, event, person);
}

async function handles(ctx: Work, event: SecurityEvent, { id }: Person): Promise<boolean> {
  return (await asOne(ctx, event)).some(({ owner }) => owner === id);
}

function readDeferral(
  ctx: Work,
  event: SecurityEvent,
  { until, why }: FormEvent['values'],
): Pick<Unsealing, 'tellAfter' | 'whyLater'> {
  if (!until && !why) return {};
  const t = ctx.t.unseal;
  if (!ctx.actor.roles.has('cso')) throw new InvalidForm({ until: t.onlyCsoDefers });
  const at = until && zonedInstant(until, '12:00', ctx.department.timeZone);
  const reason = acceptAbout(ctx, event, [why ?? ''])
    .texts.join('')
    .slice(0, 2_000);
  if (!at || !reason) throw new InvalidForm({ until: t.deferNeedsBoth });
  if (at <= ctx.now) throw new InvalidForm({ until: t.deferPast });
  return { tellAfter: at.toISOString(), whyLater: reason };
}
