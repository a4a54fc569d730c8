import type { Element, Message } from '../../chat/message.ts';
import { circumstancesFor } from '../../domain/circumstances.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { withShow } from '../desk/show-button.ts';
import { dangerFirst } from '../phones.ts';
import { makeLast } from '../report/new-event.ts';
import { whatStays } from '../report/receipt.ts';
import type { Work } from '../work.ts';
import { whereToGo, whomToAsk } from './office.ts';

/**
 * What somebody reads who told of a change; nothing of what they told stands in it.
 * @param choose they may still say what it is about
 */
export function changeReceipt(ctx: Work, event: SecurityEvent, choose: boolean, remark = ''): Message {
  const t = ctx.t.screening.change;
  const { id } = event;
  const kinds = circumstancesFor(ctx.department.screeningRules.securityAndIntelligence);
  const card: Element[] = [
    { kind: 'heading', text: t.recorded(id) },
    ...(remark ? [{ kind: 'text', tone: 'strong', text: remark } as const] : []),
    { kind: 'text', text: t.who },
    { kind: 'text', text: t.next },
    { kind: 'text', tone: 'quiet', text: t.duty },
    {
      kind: 'buttons',
      buttons: [{ action: 'report.details', value: id, label: ctx.t.report.addDetails }],
    },
  ];
  if (choose)
    card.push({
      kind: 'choice',
      action: 'screening.change.kind',
      label: t.chooseKind,
      options: kinds.map((kind) => ({ value: `${id} ${kind}`, label: t.kinds[kind] })),
    });
  return { text: t.short(id), card };
}

/** The answer to a change that may not be written here: nothing of it was kept but that there is one. */
export async function withheldChange(ctx: Work, event: SecurityEvent): Promise<Message> {
  const t = ctx.t.screening.change;
  const sentences = [
    t.withheld(ctx.t.common.markings[event.marking]),
    t.withheldRecord(event.id),
    whereToGo(ctx, ctx.t, t.word, event.marking),
    whatStays(ctx),
  ];
  const answer: Message = {
    text: sentences.join('\n'),
    card: [
      ...(event.danger ? dangerFirst(ctx.t, ctx.department) : []),
      { kind: 'heading', text: ctx.t.report.withheldHeading },
      ...sentences.map((text) => ({ kind: 'text', text }) as const),
      ...(await whomToAsk(ctx)),
    ],
  };
  await makeLast(ctx, event, answer);
  return answer;
}

/** Tells the screening officers, else the CSO, that there is something: a number, and neither who nor what. */
export async function tellOfficers(ctx: Work, event: SecurityEvent): Promise<void> {
  const { people } = ctx.store;
  const others = (all: Awaited<ReturnType<typeof people.withRole>>) =>
    all.filter(({ id }) => id !== event.author);
  const officers = others(await people.withRole('screening'));
  for (const person of officers.length > 0 ? officers : others(await people.withRole('cso')))
    await ctx.tell(
      `${event.id}:officers`,
      person,
      (t) => withShow(t, event.id, t.screening.change.officersTold(event.id)),
      {
        about: event.id,
        ...(event.danger && { lane: 'emergency' as const }),
      },
    );
}
