import { Refusal, SendError } from '../../chat/errors.ts';
import type { Button, Element, Fact, Message } from '../../chat/message.ts';
import { type Alert, digestOf, isApproved, maySend } from '../../domain/alert.ts';
import { fits } from '../../domain/marking.ts';
import type { Text } from '../../text/index.ts';
import { onDuty } from '../duty/on-duty.ts';
import { nameAt } from '../name-at.ts';
import type { Unit, Work } from '../work.ts';
import { asShown } from './as-shown.ts';
import { emergencies } from './beside-real.ts';
import { marked, titleOf } from './card.ts';
import { type Forecast, forecast, forecastFacts } from './forecast.ts';
import { audienceText } from './terms.ts';

/** What keeps an alert from being sent as it is. */
export type Obstacle = 'language' | 'nobody' | 'approval';

/** What keeps an alert to so many people from being sent; undefined: nothing does. */
export function obstacle(alert: Alert, people: number, approvalAbove: number): Obstacle | undefined {
  if (people === 0) return 'nobody';
  if (alert.missing && !alert.missing.reason) return 'language';
  return maySend(alert, people, approvalAbove) ? undefined : 'approval';
}

/** A prepared alert as it would be sent, what that comes to, and what can be done with it. */
export async function preview(
  ctx: Work,
  alert: Alert,
  remarks: readonly string[] = [],
  known?: Forecast,
): Promise<Message> {
  const t = ctx.t.alert;
  const expected = known ?? (await foretell(ctx, alert));
  const facing = obstacle(alert, expected.people, ctx.department.alerting.approvalAbove);
  const heading = t.heading(alert.id, t.kinds[alert.kind], t.states[alert.state]);
  return {
    text: `${heading} · ${titleOf(alert, ctx.language)}`,
    card: [
      { kind: 'heading', text: heading },
      ...remarks.map((line): Element => ({ kind: 'text', tone: 'strong', text: line })),
      ...said(ctx, ctx.t, alert),
      { kind: 'facts', rows: [...facts(ctx, ctx.t, alert), ...forecastFacts(ctx.t, expected)] },
      { kind: 'text', tone: 'quiet', text: t.doNotDisturb },
      ...(await notes(ctx, alert, expected, facing)),
      { kind: 'buttons', buttons: await buttons(ctx, alert, facing, expected) },
    ],
  };
}

/** The prepared alert as it is now, for whoever pressed a button that showed it otherwise. */
export function shownAnew(ctx: Work, alert: Alert): Promise<Message> {
  return preview(ctx, alert, [ctx.t.alert.changedAfterShown(alert.id)]);
}

/** The forecast, or one sentence when a platform does not tell who reads a channel. */
export function foretell(ctx: Work, alert: Alert): Promise<Forecast> {
  return whereChannelsTell(ctx, forecast(ctx, alert));
}

/** What was asked for, or one sentence when a platform does not tell who reads a channel. */
export async function whereChannelsTell<T>(ctx: Work, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SendError) throw new Refusal('bad-input', ctx.t.alert.channelUnknown);
    throw error;
  }
}

/** The texts as people will read them, in the department's order of languages. */
export function said({ department }: Unit, t: Text, alert: Alert): Element[] {
  return department.languages.flatMap((language): Element[] => {
    if (alert.missing?.language === language) {
      return [{ kind: 'text', tone: 'quiet', text: t.alert.missing(t.alert.languages[language]) }];
    }
    const lines = [titleOf(alert, language), alert.body[language]].filter(Boolean);
    return [{ kind: 'quote', text: lines.join('\n') }];
  });
}

/** Whom it is for, what they are to answer and until when. */
export function facts(unit: Unit, t: Text, alert: Alert): Fact[] {
  const { fields, wanted } = t.alert;
  const when = (iso: string) => t.common.when(new Date(iso), unit.department.timeZone);
  return [
    { label: fields.audience, value: audienceText(unit, t, alert.audience) },
    { label: fields.wanted, value: wanted[alert.wanted] },
    ...(alert.until ? [{ label: fields.until, value: when(alert.until) }] : []),
    ...(alert.scheduledFor ? [{ label: fields.scheduled, value: when(alert.scheduledFor) }] : []),
    ...(alert.marking === 'unclassified'
      ? []
      : [{ label: fields.marking, value: t.common.markings[alert.marking] }]),
  ];
}

async function notes(
  ctx: Work,
  alert: Alert,
  { people }: Forecast,
  facing: Obstacle | undefined,
): Promise<Element[]> {
  const t = ctx.t.alert;
  const lines: string[] = [];
  if (alert.kind === 'exercise') for (const { id } of await emergencies(ctx)) lines.push(t.besideReal(id));
  if (facing === 'nobody') lines.push(t.nobody);
  if (facing === 'language') lines.push(t.needLanguage(t.languages[alert.missing?.language ?? 'fr']));
  if (facing === 'approval') lines.push(t.needApproval(people, ctx.department.alerting.approvalAbove));
  const crisis = alert.crisis === undefined ? undefined : await ctx.store.crises.get(alert.crisis);
  if (crisis && !fits(crisis.marking, alert.marking)) {
    const { markings } = ctx.t.common;
    lines.push(t.lessThanRoom(crisis.id, markings[crisis.marking], markings[alert.marking]));
  }
  if (isApproved(alert) && alert.approval) {
    const { by, at } = alert.approval;
    const name = await nameAt(ctx, by);
    lines.push(t.approvedBy(name, ctx.when(at)));
  }
  return lines.map((line) => ({ kind: 'text', text: line }));
}

async function buttons(
  ctx: Work,
  alert: Alert,
  facing: Obstacle | undefined,
  { unreachable }: Forecast,
): Promise<Button[]> {
  const t = ctx.t.alert.buttons;
  const shown = asShown(alert);
  const list: Button[] = [];
  const add = (action: string, label: string, style?: Button['style'], value = alert.id) =>
    list.push({ action, value, label, ...(style && { style }) });
  if (!facing && alert.state === 'draft')
    add('alert.go', waitsToStart(ctx, alert) ? t.schedule : t.send, 'danger', shown);
  if (facing === 'language') {
    add('alert.translate', t.translate, 'primary');
    if (alert.kind === 'emergency') add('alert.single', t.single);
  }
  if (facing === 'approval') {
    add('alert.ask', t.ask, 'primary', shown);
    if (await mayBreakGlass(ctx, alert)) add('alert.glass', t.glass, 'danger', shown);
  }
  if (Object.keys(unreachable).length > 0) add('alert.unreached', t.unreached);
  add('alert.rehearse', t.rehearse);
  add('alert.change', t.change);
  add('alert.discard', t.discard, undefined, shown);
  return list;
}

/** Whether it goes on its schedule where somebody sends it now. */
export function waitsToStart({ now }: Unit, { scheduledFor }: Alert): boolean {
  return scheduledFor !== undefined && scheduledFor > now.toISOString();
}

/** In an emergency, an officer on duty or the CSO may send without a second person, with a reason. */
export async function mayBreakGlass(ctx: Work, alert: Alert): Promise<boolean> {
  if (alert.kind !== 'emergency') return false;
  if (ctx.actor.roles.has('cso')) return true;
  return ctx.actor.roles.has('officer') && (await onDuty(ctx)).some(({ id }) => id === ctx.actor.id);
}

/** What a second officer reads: exactly what they approve, with buttons that are good for nothing else. */
export function approvalRequest(
  unit: Unit,
  t: Text,
  alert: Alert,
  asker: string,
  expected: Forecast,
): Message {
  const asked = marked(alert, t.alert.asked(alert.id, asker));
  const value = `${alert.id} ${digestOf(alert).slice(0, 16)}`;
  const labels = t.alert.buttons;
  const sends = waitsToStart(unit, alert) ? labels.approveAndSchedule : labels.approveAndSend;
  return {
    text: asked,
    card: [
      { kind: 'heading', text: asked },
      { kind: 'text', tone: 'strong', text: t.alert.kinds[alert.kind] },
      ...said(unit, t, alert),
      { kind: 'facts', rows: [...facts(unit, t, alert), ...forecastFacts(t, expected)] },
      {
        kind: 'buttons',
        buttons: [
          { action: 'alert.approve-send', value, label: sends, style: 'danger' },
          { action: 'alert.approve', value, label: labels.approve, style: 'primary' },
          { action: 'alert.decline', value, label: labels.decline },
        ],
      },
    ],
  };
}
