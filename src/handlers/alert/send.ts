import type { Action, Outcome, Timer } from '../../chat/command.ts';
import { Refusal, SendError } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import { type Element, elementsOf, say } from '../../chat/message.ts';
import { type Alert, changeAlert, expiryOf, laneOf } from '../../domain/alert.ts';
import { within } from '../../domain/audience.ts';
import { channelPostId } from '../../domain/delivery.ts';
import { fits } from '../../domain/marking.ts';
import { onceEach } from '../../domain/once-each.ts';
import { rolesOf } from '../../domain/person.ts';
import type { Text } from '../../text/index.ts';
import { alertSent } from '../crisis/alerts.ts';
import { onDuty } from '../duty/on-duty.ts';
import { aboutOf } from '../shown.ts';
import type { Unit, Work } from '../work.ts';
import { alertOfficers, draftFor } from './access.ts';
import { isAsShown } from './as-shown.ts';
import { beginWatch } from './begin-watch.ts';
import { emergencies, keepsStill, sayWhatKeepsStill, stopExercises } from './beside-real.ts';
import { alertCard, alertMaker, marked } from './card.ts';
import { type Forecast, forecast, membersOf, sendingLine } from './forecast.ts';
import { owesLanguage } from './language.ts';
import { foretell, obstacle, preview, shownAnew } from './preview.ts';
import { closeRequests } from './requests.ts';
import { spreadFrom } from './spread.ts';
import { audienceText } from './terms.ts';

const startTimer = 'alert.start';
/** A platform that does not tell who reads a channel is asked again after so long, in milliseconds. */
const again = 60_000;

/**
 * Sends a prepared alert, or puts it on its schedule; refuses what is not ready and says what is missing.
 * @param value its number, behind a button with what was shown of it: what somebody changed since is shown and not sent
 */
export async function go(ctx: Work, value: string): Promise<Outcome> {
  const alert = await draftFor(ctx, aboutOf(value));
  return isAsShown(alert, value) ? launch(ctx, alert) : { replace: await shownAnew(ctx, alert) };
}

/** The same of an alert that the sender has seen as it is. */
export async function launch(ctx: Work, alert: Alert): Promise<Outcome> {
  const expected = await foretell(ctx, alert);
  const { people } = expected;
  if (obstacle(alert, people, ctx.department.alerting.approvalAbove)) {
    return { replace: await preview(ctx, alert, [ctx.t.alert.notReady], expected) };
  }
  if (alert.scheduledFor && alert.scheduledFor > ctx.now.toISOString())
    return schedule(ctx, alert, alert.scheduledFor);
  await start(ctx, alert, ctx.actor.id);
  await sayWhatKeepsStill(ctx, alert);
  const heading = sendingLine(ctx.t, alert.id, expected);
  return {
    replace: {
      text: heading,
      card: [
        { kind: 'heading', text: heading },
        { kind: 'text', text: ctx.t.alert.sendingNext(alert.id) },
      ],
    },
  };
}

/** From now on it goes out: people may answer, channels come first, and everybody's line in the ledger is written. */
export async function start(unit: Unit, alert: Alert, by: string): Promise<void> {
  const members = await membersOf(unit, alert.audience);
  const open = changeAlert(alert, by, unit.now, 'sent', {
    ...asOpen(unit, alert),
    ...(members.size > 0 && { readers: Object.fromEntries([...members].map(([id, all]) => [id, [...all]])) }),
    ...(alert.missing && { missing: owesLanguage(unit, alert.id, alert.missing) }),
  });
  unit.save('alerts', open);
  await postToChannels(unit, open);
  spreadFrom(unit, open.id, '');
  await alertSent(unit, open, by);
  await closeRequests(unit, open, by, (t) => t.alert.requestOver(open.id));
  await stopExercises(unit, open);
  await beginWatch(unit, open);
}

/**
 * What is true of an alert from the moment it is sent. A time to answer that passed while it waited, for its approval or
 * a channel's readers, would let nobody get it: people then have the usual time.
 */
function asOpen(unit: Unit, { wanted, until }: Alert): Pick<Alert, 'state' | 'startedAt' | 'until'> {
  const { answerWithin } = unit.department.alerting;
  const startedAt = unit.now.toISOString();
  const usual = new Date(unit.now.getTime() + answerWithin).toISOString();
  const given = until !== undefined && until > startedAt ? until : usual;
  const answersUntil = until === undefined && wanted === 'none' ? undefined : given;
  return { state: 'open', startedAt, ...(answersUntil && { until: answersUntil }) };
}

/**
 * An emergency also goes to the channels that it names, and to those whose readers all belong to the audience: on Slack
 * that is the fastest way to many. Nothing is posted where somebody reads who was left out on purpose.
 */
function channelsOf(unit: Unit, { kind, audience, marking }: Alert): { id: string; platform: Platform }[] {
  const { channels, ceilings } = unit.department;
  const { include, except } = audience;
  if ((kind !== 'emergency' && kind !== 'exercise') || except.length > 0) return [];
  return channels
    .filter(({ id, covers = [] }) => {
      const all = covers.length > 0 && covers.every((term) => include.some((outer) => within(term, outer)));
      return all || include.some((term) => term.kind === 'channel' && term.channel === id);
    })
    .flatMap(({ id, ...where }) =>
      unit.services.platforms
        .filter((platform) => where[platform] && fits(marking, ceilings[platform]))
        .map((platform) => ({ id, platform })),
    );
}

async function postToChannels(unit: Unit, alert: Alert): Promise<void> {
  for (const { id, platform } of channelsOf(unit, alert)) {
    const to = { kind: 'channel', channel: id, platform } as const;
    const content = { card: alertMaker.id, of: alert.id };
    // A moment before everybody's own message, so that it goes out before them.
    const owedAt = new Date(unit.now.getTime() - 1).toISOString();
    await unit.owe(channelPostId(alert.id, id, platform), to, content, {
      about: alert.id,
      lane: laneOf(alert),
      owedAt,
      expires: expiryOf(alert),
    });
  }
}

async function schedule(ctx: Work, alert: Alert, at: string): Promise<Outcome> {
  const scheduled = changeAlert(alert, ctx.actor.id, ctx.now, 'scheduled', { state: 'scheduled' }, at);
  ctx.save('alerts', scheduled);
  // What was armed before need not be taken back: an alert that is not due when its moment comes is left alone.
  await ctx.arm(startTimer, alert.id, at);
  return { replace: await preview(ctx, scheduled, [ctx.t.alert.scheduledFor(ctx.when(at))]) };
}

/** What was scheduled is sent, unless it has become another alert meanwhile that may not be sent as it is. */
export const scheduledStart: Timer<Unit> = {
  id: startTimer,
  async run(unit, id) {
    const alert = await unit.store.alerts.get(id);
    if (alert?.state !== 'scheduled' || (alert.scheduledFor ?? '') > unit.now.toISOString()) return;
    const by = schedulerOf(alert);
    const held = rolesOf(await unit.store.people.get(by), unit.now);
    if (!alertOfficers.some((role) => held.has(role))) return notTheirs(unit, alert);
    if (await keepsStill(unit, alert.kind === 'exercise')) {
      const [real] = await emergencies(unit);
      return takeOff(unit, alert, (t) => t.alert.exerciseHeld(id, real?.id ?? ''));
    }
    let expected: Forecast;
    try {
      expected = await forecast(unit, alert);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      // It is tried until the platform tells; those whose it is hear once that it is late, and can choose others.
      await unit.arm(startTimer, id, unit.after(again));
      const late = `late-start:${alert.scheduledFor}`;
      if (alert.fired.includes(late)) return;
      unit.save('alerts', { ...alert, fired: [...alert.fired, late] });
      await tellTheirs(unit, alert, 'late-start', (t) => t.alert.startLate(id));
      return;
    }
    if (obstacle(alert, expected.people, unit.department.alerting.approvalAbove))
      return takeOff(unit, alert, (t) => t.alert.scheduleFailed(id));
    await start(unit, alert, by);
    await tellTheirs(unit, alert, 'started', (t) => sendingLine(t, id, expected));
  },
};

/** It was due and is not sent: it waits for somebody to send it, and those whose it is hear why. */
async function takeOff(unit: Unit, alert: Alert, why: (t: Text) => string): Promise<void> {
  unit.save('alerts', changeAlert(alert, 'vigie', unit.now, 'unscheduled', { state: 'draft' }));
  await tellTheirs(unit, alert, 'not-sent', why);
}

/** Whoever put it on its schedule: they have to be one who may send alerts when its moment comes, as it goes out in their name. */
function schedulerOf({ history, author }: Alert): string {
  return history.findLast(({ what }) => what === 'scheduled')?.by ?? author;
}

/** What is said of one schedule: of the next one it is another message, for a change of the first rings nowhere. */
function keyOf({ id, scheduledFor }: Alert, what: string): string {
  return `${id}:${what}:${scheduledFor}`;
}

/** Tells whoever put it on its schedule, and whoever wrote it. */
async function tellTheirs(unit: Unit, alert: Alert, what: string, words: (t: Text) => string): Promise<void> {
  for (const id of new Set([schedulerOf(alert), alert.author])) {
    const person = await unit.store.people.get(id);
    if (person) await unit.tell(keyOf(alert, what), person, (t) => say(marked(alert, words(t))));
  }
}

/** It waits for somebody who may send it; the officers on duty and the CSO hear that it did not go. */
async function notTheirs(unit: Unit, alert: Alert): Promise<void> {
  unit.save('alerts', changeAlert(alert, 'vigie', unit.now, 'unscheduled', { state: 'draft' }));
  const all = [...(await onDuty(unit)), ...(await unit.store.people.withRole('cso'))];
  for (const person of onceEach(all))
    await unit.tell(keyOf(alert, 'not-sent'), person, (t) =>
      say(marked(alert, t.alert.schedulerGone(alert.id))),
    );
}

/**
 * Everything but sending: everybody of the audience is looked up, and the message made for each language of theirs, and
 * shown as they would read it.
 */
async function rehearse(ctx: Work, id: string): Promise<Outcome> {
  const alert = await draftFor(ctx, id);
  const rehearsed = changeAlert(alert, ctx.actor.id, ctx.now, 'rehearsed');
  const expected = await foretell(ctx, alert);
  const reached = Object.values(expected.platforms).reduce((sum, count) => sum + count, 0);
  ctx.save('alerts', rehearsed);
  const remarks = [ctx.t.alert.rehearsed(reached, expected.people)];
  const seen = await preview(ctx, rehearsed, remarks, expected);
  return { replace: { ...seen, card: [...(seen.card ?? []), ...asRead(ctx, alert, expected)] } };
}

/** The messages as they would arrive, with their buttons as words: nobody can answer what was not sent. */
function asRead(ctx: Work, alert: Alert, { languages }: Forecast): Element[] {
  const t = ctx.t.alert;
  const open = { ...alert, ...asOpen(ctx, alert) };
  const cards = ctx.department.languages
    .filter((language) => languages[language] > 0)
    .flatMap((language): Element[] => [
      { kind: 'divider' },
      { kind: 'text', tone: 'quiet', text: t.asRead(t.languages[language], languages[language]) },
      ...elementsOf(alertCard(ctx, open, undefined, language)).map(unpressed),
    ]);
  const ids = new Set(channelsOf(ctx, alert).map(({ id }) => id));
  if (ids.size === 0) return cards;
  const include = [...ids].map((channel) => ({ kind: 'channel' as const, channel }));
  const posted = audienceText(ctx, ctx.t, { include, except: [] });
  return [...cards, { kind: 'text', tone: 'quiet', text: t.postedIn(posted) }];
}

function unpressed(element: Element): Element {
  if (element.kind !== 'buttons') return element;
  return { kind: 'text', text: element.buttons.map(({ label }) => `[${label}]`).join(' ') };
}

/** What `alert send AL-…` and `alert rehearse AL-…` do with an alert that was prepared. */
export async function rehearseOrRefuse(ctx: Work, id: string): Promise<Outcome> {
  if (!/^AL-\d{4}-\d{4,}$/i.test(id.trim())) throw new Refusal('bad-input', ctx.t.alert.needNumber);
  return rehearse(ctx, id.trim().toUpperCase());
}

export const sendActions: readonly Action<Work>[] = [
  { id: 'alert.go', who: alertOfficers, privacy: 'private', run: go },
  { id: 'alert.rehearse', who: alertOfficers, privacy: 'private', run: rehearse },
];
