import type { Action, CardMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import type { Button, Element, Message } from '../../chat/message.ts';
import {
  type Alert,
  type AlertAnswer,
  type AlertUpdate,
  type Answered,
  answersTo,
  type UpdateScope,
} from '../../domain/alert.ts';
import { type Delivery, ledgerId } from '../../domain/delivery.ts';
import { fits, type Marking } from '../../domain/marking.ts';
import { languageOf } from '../../domain/person.ts';
import { inBoth, type Text, text } from '../../text/index.ts';
import { nameAt } from '../name-at.ts';
import { dangerFirst } from '../phones.ts';
import type { Unit, Work } from '../work.ts';

/** How an alert of an exercise is marked. */
export const drill = inBoth(['en', 'fr'], (t) => t.common.exerciseMark);

/** What people see first of an alert; an exercise says so in both languages, whoever reads it. */
export function titleOf(alert: Alert, language: Language): string {
  return marked(alert, alert.title[language]);
}

/** The same where nothing marked higher may be shown: its number alone. */
export function calledWhere(alert: Alert, language: Language, most: Marking): string {
  return fits(alert.marking, most) ? titleOf(alert, language) : marked(alert, alert.id);
}

/** A line that is read first and does not name the alert by its title. */
export function marked({ kind }: Pick<Alert, 'kind'>, line: string): string {
  return kind === 'exercise' ? `${drill} — ${line}` : line;
}

/**
 * What a follow-up is called; the last of an alert that is over is its all-clear.
 * @param shown whether the alert's words may stand there
 */
export function followLabel(alert: Alert, n: number, t: Text, shown = true): string {
  const last = alert.state === 'cleared' && n === alert.updates.length;
  const title = shown ? alert.title[t.common.language] : alert.id;
  // The title is an order that holds no longer, or not by itself: it must not be what is read first.
  return marked(alert, last ? t.watch.clear.label(title) : t.watch.update.label(title));
}

/** The last thing that was said after an alert to whoever gave an answer, or none; what is over needs no word any more. */
export function lastUpdate(
  { state, updates }: Alert,
  given: Pick<Answered, 'what'> | undefined,
): (AlertUpdate & { n: number }) | undefined {
  if (state !== 'open') return undefined;
  const concerned: Readonly<Record<UpdateScope, boolean>> = {
    all: true,
    unanswered: given === undefined,
    help: given?.what === 'help',
  };
  const i = updates.findLastIndex(({ scope }) => concerned[scope]);
  const update = updates[i];
  return update && { ...update, n: i + 1 };
}

/** What an alert is called now for somebody: after a follow-up its title is an order that perhaps holds no longer. */
export function headingOf(alert: Alert, given: Pick<Answered, 'what'> | undefined, t: Text): string {
  const update = lastUpdate(alert, given);
  return update ? followLabel(alert, update.n, t) : titleOf(alert, t.common.language);
}

/** The action behind each answer's button. */
export const answerActions: Readonly<Record<AlertAnswer, string>> = {
  acknowledged: 'alert.ack',
  safe: 'alert.safe',
  help: 'alert.help',
  away: 'alert.away',
};

const styles: Partial<Record<AlertAnswer, NonNullable<Button['style']>>> = {
  acknowledged: 'primary',
  safe: 'primary',
  help: 'danger',
};

/** What somebody answered, and the name of whoever did it for them. */
interface Given extends Answered {
  byName?: string;
}

/** What stands in somebody's line of the ledger. */
export async function givenIn(unit: Unit, line: Delivery | undefined): Promise<Given | undefined> {
  const answer = line?.answer;
  if (!answer?.by) return answer;
  const byName = await nameAt(unit, answer.by);
  return { ...answer, byName };
}

/** An alert as one person reads it, with what they answered, or others did for them. */
export function alertCard(unit: Unit, alert: Alert, given: Given | undefined, language: Language): Message {
  const t = text(language);
  const words = t.alert;
  const title = titleOf(alert, language);
  const update = lastUpdate(alert, given);
  const heading = headingOf(alert, given, t);
  const first = `${words.kinds[alert.kind]} · ${heading}`;
  const refresh = { action: 'alert.view', value: alert.id };
  if (alert.state === 'recalled') {
    const withdrawn = words.withdrawn(title, alert.ended?.reason ?? '');
    return {
      text: withdrawn,
      card: [{ kind: 'text', tone: 'strong', text: withdrawn }, signature(unit, alert, t)],
      refresh,
    };
  }
  const over = alert.state === 'cleared';
  const missing = alert.missing?.language === language;
  const card: Element[] = [
    {
      kind: 'text',
      tone: alert.kind === 'emergency' && !over ? 'alert' : 'strong',
      text: words.kinds[alert.kind],
    },
    { kind: 'heading', text: heading },
    // Whoever was to stay may have to leave by now: what was said first is no order that anybody reads as the last.
    ...(update ? sinceThen(update, t) : []),
    ...(over ? [{ kind: 'text', tone: 'strong', text: words.over } as const] : []),
    ...(missing ? [{ kind: 'text', tone: 'quiet', text: words.onlyIn } as const] : []),
    ...(alert.body[language]
      ? [{ kind: 'text', ...(update && { tone: 'quiet' as const }), text: alert.body[language] } as const]
      : []),
    ...answerPart(unit, alert, given, t),
    signature(unit, alert, t),
  ];
  return { text: first, card, refresh };
}

function sinceThen({ body, missing }: AlertUpdate, { alert: words, common: { language } }: Text): Element[] {
  return [
    ...(missing?.language === language ? [{ kind: 'text', tone: 'quiet', text: words.onlyIn } as const] : []),
    { kind: 'text', tone: 'strong', text: body[language] },
    { kind: 'text', tone: 'quiet', text: words.saidBefore },
  ];
}

/**
 * What the person answered, and the buttons to answer or to correct it. Whoever was taken for somebody else, and is still inside,
 * has to see that it was not they who said that they are safe.
 */
function answerPart(unit: Unit, alert: Alert, given: Given | undefined, t: Text): Element[] {
  const wanted = answersTo[alert.wanted];
  if (wanted.length === 0) return [];
  const parts: Element[] = [];
  if (given) {
    const at = t.common.when(new Date(given.at), unit.department.timeZone);
    const answer = t.alert.answers[given.what];
    const said = given.byName ? t.alert.answeredFor(given.byName, answer, at) : t.alert.answered(answer, at);
    parts.push({ kind: 'text', tone: 'strong', text: said });
    if (given.what === 'help') parts.push(...dangerFirst(t, unit.department));
    if (given.what === 'acknowledged' && !given.byName) return parts;
  } else if (alert.until && alert.state === 'open') {
    parts.push({
      kind: 'text',
      text: t.alert.answerBy(t.common.when(new Date(alert.until), unit.department.timeZone)),
    });
  }
  const buttons = answerButtons(alert, t).filter(
    ({ action }) => !given || given.byName || action !== answerActions[given.what],
  );
  return [...parts, { kind: 'buttons', buttons }];
}

/**
 * A button for each answer that is wanted.
 * @param beside what they stand beside, which stays when one is pressed: a draft, or nothing that is kept
 */
export function answerButtons(alert: Alert, t: Text, beside?: string): Button[] {
  return answersTo[alert.wanted].map((what) => button(alert, what, t.alert.answerLabels[what], beside));
}

function button(alert: Alert, what: AlertAnswer, label: string, beside?: string): Button {
  const style = styles[what];
  const value = beside === undefined ? alert.id : `${alert.id} ${beside}`;
  return { action: answerActions[what], value, label, ...(style && { style }) };
}

/** Who speaks, and the number to name in a call. */
function signature({ department }: Unit, alert: Alert, t: Text): Element {
  const name = department.name[t.common.language];
  const at = t.common.when(new Date(alert.startedAt ?? alert.createdAt), department.timeZone);
  return { kind: 'text', tone: 'quiet', text: t.alert.signature(name, alert.id, at) };
}

/** An alert in a channel: in both languages, one set of buttons for all. What somebody answers is shown to them alone. */
function channelCard(unit: Unit, alert: Alert): Message {
  const { languages } = unit.department;
  const updates = alert.updates.filter(({ scope }) => scope === 'all');
  const open = { ...alert, updates, wanted: 'none' as const };
  const { text: first, card } = unit.inAll((t) => alertCard(unit, open, undefined, t.common.language));
  const buttons =
    alert.state === 'recalled'
      ? []
      : answersTo[alert.wanted].map((what) =>
          button(
            alert,
            what,
            inBoth(languages, (t) => t.alert.answerLabels[what]),
          ),
        );
  return {
    text: first,
    card: [...(card ?? []), ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : [])],
  };
}

/** The alert itself, as it is at the moment it is sent or changed in place. */
export const alertMaker: CardMaker<Unit> = {
  id: 'alert',
  async make(unit, subject, to) {
    const alert = await unit.store.alerts.get(subject);
    if (!alert) return undefined;
    if (to.kind === 'channel') return channelCard(unit, alert);
    const [person, line] = await Promise.all([
      unit.store.people.get(to.id),
      unit.store.deliveries.get(ledgerId(alert.id, to.id)),
    ]);
    return alertCard(unit, alert, await givenIn(unit, line), languageOf(person, undefined));
  },
};

/** Teams asks for the card again whenever somebody opens the conversation: it is then as it is now. */
export const viewAction: Action<Work> = {
  id: 'alert.view',
  who: 'everyone',
  privacy: 'private',
  traceless: true,
  async run(ctx, id) {
    const alert = await ctx.store.alerts.get(id);
    const line = await ctx.store.deliveries.get(ledgerId(id, ctx.actor.id));
    if (!alert || !line) return { text: ctx.t.common.gone };
    return { replace: alertCard(ctx, alert, await givenIn(ctx, line), ctx.language) };
  },
};
