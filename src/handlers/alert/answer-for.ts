import type { Action, Command, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say, sayWith } from '../../chat/message.ts';
import { type Alert, type AlertAnswer, type Answered, answersTo } from '../../domain/alert.ts';
import { ledgerId, owedAnew } from '../../domain/delivery.ts';
import { type Person, rolesOf } from '../../domain/person.ts';
import { inBoth } from '../../text/index.ts';
import { personNamed } from '../person-named.ts';
import type { Work } from '../work.ts';
import { askForHelp } from './need-help.ts';
import { closedMustersOf, member, mustersOf, numbersOf, recordAnswer } from './record-answer.ts';

/** Whether somebody may answer for another: officers, the wardens of their floor, their manager. */
function mayAnswerFor(actor: Person, person: Person, now: Date): boolean {
  const roles = rolesOf(actor, now);
  if (roles.has('officer')) return true;
  const floor =
    actor.building !== undefined && actor.building === person.building && actor.floor === person.floor;
  return (roles.has('warden') && floor) || person.manager === actor.id;
}

/** The card with which a warden or a manager answers for somebody. */
async function askFor(ctx: Work, value: string): Promise<Outcome> {
  const { alert, person } = await forSomebody(ctx, value);
  const t = ctx.t.alert;
  const buttons = answersTo[alert.wanted].map((what) => ({
    action: 'alert.for.set',
    value: `${alert.id} ${person.id} ${what}`,
    label: t.answers[what],
  }));
  const line = t.answerFor(person.name, alert.id);
  return sayWith(line, [{ kind: 'buttons', buttons }], 'strong');
}

async function setFor(ctx: Work, value: string): Promise<Outcome> {
  const what = (['acknowledged', 'safe', 'help', 'away'] as const).find(
    (each) => each === value.split(' ')[2],
  );
  const { alert, person } = await forSomebody(ctx, value);
  if (!what || !answersTo[alert.wanted].includes(what)) return { text: ctx.t.common.gone };
  const t = ctx.t.alert;
  let receipt: Message | undefined;
  let event: string | undefined;
  if (what === 'help' && alert.kind !== 'exercise') {
    const { languages } = ctx.department;
    receipt = await askForHelp(
      ctx,
      inBoth(languages, (each) => each.alert.helpFor(person.name, alert.id)),
      person,
    );
    event = ctx.about;
  }
  await keepFor(ctx, alert, person, what, event ? { event } : {});
  const recorded = alert.state === 'open' ? t.recordedFor : t.recordedLateFor;
  const said = { text: recorded(person.name, t.answers[what], alert.id) };
  return { replace: said, ...(receipt && { message: receipt }) };
}

/** The person's own card shows what was answered for them. */
async function keepFor(
  ctx: Work,
  alert: Alert,
  person: Person,
  what: AlertAnswer,
  more: Pick<Answered, 'event'> = {},
): Promise<void> {
  const line = await recordAnswer(ctx, alert, person, what, more);
  if (line.posted) ctx.save('deliveries', owedAnew(line, ctx.now));
}

/** `safe` with somebody's address or mention: they are safe, says whoever may answer for them. */
export async function safeFor(ctx: Work, who: string): Promise<Message> {
  const t = ctx.t.alert;
  const [person, actor] = await Promise.all([personNamed(ctx, who), member(ctx)]);
  const open = person ? await mustersOf(ctx, person.id) : [];
  const musters = person && open.length === 0 ? await closedMustersOf(ctx, person.id) : open;
  if (!person || musters.length === 0 || (person.id !== actor.id && !mayAnswerFor(actor, person, ctx.now)))
    throw new Refusal('not-found', t.notYoursNow(person?.name ?? who));
  for (const alert of musters) await keepFor(ctx, alert, person, 'safe');
  const recorded = open.length > 0 ? t.recordedFor : t.recordedLateFor;
  return say(recorded(person.name, t.answers.safe, numbersOf(musters)));
}

async function forSomebody(ctx: Work, value: string): Promise<{ alert: Alert; person: Person }> {
  const [id = '', address = ''] = value.split(' ');
  const [alert, person, actor] = await Promise.all([
    ctx.store.alerts.get(id.toUpperCase()),
    personNamed(ctx, address),
    ctx.store.people.get(ctx.actor.id),
  ]);
  ctx.about = id.toUpperCase();
  const line = alert && person && (await ctx.store.deliveries.get(ledgerId(alert.id, person.id)));
  if (!alert || !person || !line || !actor || !mayAnswerFor(actor, person, ctx.now)) {
    throw new Refusal('not-found', ctx.t.alert.notYours(address, id));
  }
  return { alert, person };
}

export const answerForCommand: Command<Work> = {
  name: 'alert answer',
  head: { en: ['alert'], fr: ['alerte'] },
  sub: { en: ['answer'], fr: ['repondre'] },
  args: [
    { kind: 'number', name: 'alert', prefix: 'AL' },
    { kind: 'person', name: 'person' },
  ],
  who: ['officer', 'cso', 'warden', 'manager'],
  privacy: 'private',
  summary: {
    en: 'Answer for somebody on your floor or team',
    fr: 'Répondre pour quelqu’un de votre étage ou de votre équipe',
  },
  examples: {
    en: ['alert answer AL-2026-0001 employee-en@sample.example'],
    fr: ['alerte repondre AL-2026-0001 employee-fr@sample.example'],
  },
  run: (ctx, { alert = '', person = '' }) => askFor(ctx, `${alert} ${person}`),
};

const everyone = { who: 'everyone', privacy: 'private' } as const;

export const answerForActions: readonly Action<Work>[] = [
  { id: 'alert.for', ...everyone, run: askFor },
  { id: 'alert.for.set', ...everyone, run: setFor },
];
