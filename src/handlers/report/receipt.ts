import type { CardMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import {
  type Button,
  type Element,
  type Fact,
  inLanguage,
  type Message,
  sayWith,
} from '../../chat/message.ts';
import { asAuthorKnows } from '../../domain/event-history.ts';
import type { Marking } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { isTypeAuthors } from '../../domain/still-authors.ts';
import { type Text, text } from '../../text/index.ts';
import { isDeskCutOff, nextInDanger } from '../desk/channel.ts';
import { dangerFirst, dangerLine, deskPhone } from '../phones.ts';
import type { Unit, Work } from '../work.ts';
import { showable } from './access.ts';
import { feedback } from './feedback.ts';

/**
 * The answer to a stored report: numbers first in danger, then number, type, advice, what happens next, buttons.
 * @param language that of whoever reads it now, who may have chosen another since they reported
 * @param retyping its author finds that Vigie understood another type
 * @param kept it cannot be taken back any more
 */
export function receipt(
  ctx: Unit,
  stored: SecurityEvent,
  language: Language,
  remarks: readonly string[],
  { retyping = false, kept = false } = {},
): Message {
  const event = asAuthorKnows(stored);
  const texts = text(language);
  const t = texts.report;
  const type = ctx.type(event.type);
  const name = type.name[language];
  const advice = (event.danger && type.adviceInDanger) || type.advice;
  const cutOff = isDeskCutOff(ctx);
  const unreached = t.deskUnreached(ctx.department.desk.telephone);
  const card: Element[] = [
    ...(event.danger ? dangerFirst(texts, ctx.department) : []),
    ...(event.danger ? [{ kind: 'text', text: nextInDanger(ctx, texts) } as const] : []),
    { kind: 'heading', text: t.recorded(event.id) },
    ...(event.during
      ? [{ kind: 'text', tone: 'strong', text: t.during(event.during, event.id) } as const]
      : []),
    cutOff && !event.danger
      ? { kind: 'text', tone: 'alert', text: unreached }
      : {
          kind: 'text',
          text: event.danger
            ? t.nextInDanger
            : t.next(Math.ceil(ctx.department.reporting.acknowledgeWithin / 60_000)),
        },
    { kind: 'facts', rows: [{ label: t.typeLabel, value: name }, ...fileRows(ctx, texts, event)] },
    ...(event.confidential ? [{ kind: 'text', text: t.confidentialKept } as const] : []),
    // The button that gives such a number back makes no sense without it.
    ...(event.masked > 0 ? [{ kind: 'text', text: t.masked(event.masked) } as const] : []),
    ...remarks.map((remark) => ({ kind: 'text', text: remark }) as const),
    ...feedback(texts, event),
    { kind: 'text', tone: 'strong', text: t.adviceHeading },
    { kind: 'list', items: [...advice[language]] },
    ...(retyping ? [typeChoice(ctx, event, { language, action: 'report.type' })] : []),
    {
      kind: 'buttons',
      buttons: receiptButtons(texts, event, {
        retypable: isTypeAuthors(stored) && !stored.circumstance && !retyping,
        kept,
      }),
    },
    ...(event.danger ? [] : [{ kind: 'phones' as const, rows: [deskPhone(texts, ctx.department)] }]),
  ];
  const first = event.danger ? `${dangerLine(texts, ctx.department)}\n` : '';
  const playing = event.during ? `\n${t.during(event.during, event.id)}` : '';
  const short = cutOff ? `${t.recorded(event.id)} (${name}). ${unreached}` : t.recordedShort(event.id, name);
  return inLanguage({ text: first + short + playing, card }, language);
}

/** The author's files that are kept, so that they know which arrived; what they are called only where it may be shown. */
function fileRows({ department }: Unit, { report: t }: Text, event: SecurityEvent): Fact[] {
  const names = event.files.filter(({ by }) => by === event.author).map(({ name }) => name);
  if (names.length === 0) return [];
  const value = showable(department, event, event.platform) ? names.join('\n') : String(names.length);
  return [{ label: t.details.files, value }];
}

/** In every receipt, the types to choose from would be most of it: they are for whoever asks. */
export function typeChoice(
  ctx: Unit,
  event: SecurityEvent,
  { language, action }: { language: Language; action: string },
): Element {
  return {
    kind: 'choice',
    action,
    label: text(language).report.changeType,
    options: ctx.services.types.types.map(({ id, name }) => ({
      value: `${event.id} ${id}`,
      label: name[language],
    })),
    selected: `${event.id} ${event.type}`,
  };
}

function receiptButtons(
  texts: Text,
  event: SecurityEvent,
  { retypable, kept }: { retypable: boolean; kept: boolean },
): Button[] {
  const t = texts.report;
  const buttons: Button[] = [
    {
      action: 'report.details',
      value: event.id,
      label: event.danger ? t.addWhere : t.addDetails,
      style: 'primary',
    },
  ];
  // Vigie may not have understood it from the words.
  if (!event.danger)
    buttons.push({ action: 'report.danger', value: event.id, label: t.dangerButton, style: 'danger' });
  if (retypable) buttons.push({ action: 'report.types', value: event.id, label: t.changeType });
  if (event.masked > 0) buttons.push({ action: 'report.asset', value: event.id, label: t.giveBack });
  if (!event.danger && !kept) buttons.push({ action: 'report.withdraw', value: event.id, label: t.withdraw });
  return buttons;
}

/** The receipt that lasts in the author's own chat. */
export const receiptMaker: CardMaker<Unit> = {
  id: 'report.receipt',
  async make(ctx, subject) {
    const event = await ctx.store.events.get(subject);
    if (event?.status === 'withdrawn') return takenBack(text(event.language), subject);
    return event && receipt(ctx, event, event.language, []);
  },
};

/** The id of the receipt that lasts. */
export function receiptId(event: string): string {
  return `${event}:receipt`;
}

/** Whether the receipt says what nothing else does: what to do with words that could not be kept, or whom to ask. */
export function isSpecial({ withheld, circumstance }: SecurityEvent): boolean {
  return withheld || circumstance !== undefined;
}

/**
 * The receipt that lasts says and offers what the author now reads where it does not. One that cannot be changed in place,
 * as a confidential author's, is left as it is; so is one that is no ordinary receipt.
 */
export async function renewReceipt(ctx: Work, event: SecurityEvent): Promise<void> {
  const isPressed = ctx.event.kind === 'action' && ctx.event.lasting;
  if (isPressed || isSpecial(event)) return;
  const id = receiptId(event.id);
  const owed = await ctx.store.deliveries.get(id);
  if (!owed || (owed.state === 'sent' && !owed.posted)) return;
  await ctx.owe(id, owed.to, { card: receiptMaker.id, of: event.id });
}

/** Nothing of a report that was taken back goes on, but that somebody may be in danger after all. */
export function takenBack({ report: t }: Text, id: string, said = t.withdrawn(id)): Message {
  const danger: Button = { action: 'report.danger', value: id, label: t.dangerButton, style: 'danger' };
  return sayWith(said, [{ kind: 'buttons', buttons: [danger] }]);
}

/**
 * The answer to text that may not be written here: nothing of it is repeated.
 * @param unwritten nothing was written, as the form asks
 */
export function withheldReceipt(
  ctx: Work,
  event: SecurityEvent | undefined,
  marking: Marking,
  unwritten = false,
): Message {
  const t = ctx.t.report;
  const names = ctx.t.common.markings;
  const why = unwritten ? t.unwritten : t.withheld;
  const refusal = why(names[marking], names[ctx.department.ceilings[ctx.platform]]);
  const heading = unwritten ? t.unwrittenHeading : t.withheldHeading;
  const stays = unwritten ? [] : [whatStays(ctx)];
  const made = event?.confidential ? t.withheldRecordSealed : t.withheldRecord;
  const record = event ? made(event.id) : undefined;
  const phone = deskPhone(ctx.t, ctx.department);
  return {
    text: [heading, refusal, record, `${t.withheldCall} ${phone.number}`, ...stays]
      .filter((line) => line !== undefined)
      .join('\n'),
    card: [
      ...(event?.danger ? dangerFirst(ctx.t, ctx.department) : []),
      { kind: 'heading', text: heading },
      { kind: 'text', text: refusal },
      { kind: 'text', tone: 'strong', text: t.withheldCall },
      { kind: 'phones', rows: [phone], language: ctx.language },
      ...(record ? [{ kind: 'text', text: record } as const] : []),
      ...stays.map((text) => ({ kind: 'text', text }) as const),
    ],
  };
}

/** What is said of a message that stands on the platform still: a form leaves none there. */
export function whatStays({ event, t: { report } }: Work): string {
  const isMessage = event.kind === 'text' ? !event.unposted : event.kind !== 'form';
  return isMessage ? report.withheldStays : report.withheldMayStay;
}
