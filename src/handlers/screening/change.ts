import type { Action, Answer, Command, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Element, elementsOf, type Message } from '../../chat/message.ts';
import { type Circumstance, circumstances, circumstancesFor } from '../../domain/circumstances.ts';
import { change } from '../../domain/event-history.ts';
import { guess } from '../../domain/guess.ts';
import { localDate, zonedInstant } from '../../domain/local-time.ts';
import { atLeast, type Marking, markings } from '../../domain/marking.ts';
import { ask } from '../ask.ts';
import { record } from '../desk/record.ts';
import { dangerFirst } from '../phones.ts';
import { ownEvent } from '../report/access.ts';
import { privacyNotice } from '../report/form.ts';
import { leaveOutSealed } from '../report/left-out.ts';
import { numbered, storeNew } from '../report/new-event.ts';
import { gate, remark } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { answerQuestion } from './answer.ts';
import { asks } from './asks.ts';
import { changeReceipt, tellOfficers, withheldChange } from './change-receipt.ts';
import { mayCarry, whereToGo, whomToAsk } from './office.ts';

/** What a person tells of a change in their circumstances (Directive on Security Screening, Appendix G). */
interface Told {
  what: string;
  kind?: Circumstance;
  /** A date. */
  since?: string;
  contact?: string;
  marking?: Marking;
}

/** A change “of” something is asked about, not told. */
const aboutOne = /^(?:of|in|de|du|des|d['’])/i;

export const changeCommand: Command<Work> = {
  name: 'screening change',
  head: { en: ['screening'], fr: ['filtrage'] },
  sub: { en: ['change'], fr: ['changement'] },
  args: [{ kind: 'text', name: 'what', optional: true }],
  who: 'everyone',
  privacy: 'private',
  summary: {
    en: 'Tell the screening officers, and only them, of a change in your life',
    fr: 'Dire aux agents du filtrage, et à eux seuls, ce qui a changé dans votre vie',
  },
  examples: {
    en: ['screening change', 'screening change I was stopped by the police last week'],
    fr: ['filtrage changement', 'filtrage changement la police m’a interpellé la semaine dernière'],
  },
  async run(ctx, { what }) {
    if (!what) return openChange(ctx);
    if (!asks(what) && !aboutOne.test(what)) return tell(ctx, { what });
    const answer = await answerQuestion(ctx, `${ctx.t.screening.change.name} ${what}`);
    return { ...answer, card: [...elementsOf(answer), opener(ctx)] };
  },
};

/** A button that opens the form. */
export function opener(ctx: Work, style?: 'primary'): Element {
  const label = ctx.t.screening.change.title;
  return {
    kind: 'buttons',
    buttons: [{ action: 'screening.change', value: '', label, ...(style && { style }) }],
  };
}

async function openChange(ctx: Work): Promise<Answer | Message> {
  if (!mayCarry(ctx)) return elsewhere(ctx);
  const t = ctx.t.screening.change;
  const names = ctx.t.common.markings;
  return ask(ctx, {
    id: 'screening.change',
    title: t.title,
    state: '',
    intro: [{ kind: 'text', text: t.intro }],
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: t.kind,
        options: circumstancesFor(ctx.department.screeningRules.securityAndIntelligence).map((value) => ({
          value,
          label: t.kinds[value],
        })),
      },
      {
        kind: 'choice',
        name: 'marking',
        label: t.marking,
        hint: ctx.t.report.form.markingHint(names[ctx.department.ceilings[ctx.platform]]),
        options: markings.map((value) => ({ value, label: names[value] })),
        value: ctx.department.markings.screening,
      },
      { kind: 'text', name: 'what', label: t.what, hint: t.whatHint, multiline: true },
      { kind: 'date', name: 'since', label: t.since },
      { kind: 'text', name: 'contact', label: t.contact },
    ],
    notice: privacyNotice(ctx, ctx.department.screeningRules.notice),
  });
}

/** The answer where the platform may not carry it: what has to be reported, and where. Nothing is kept. */
async function elsewhere(ctx: Work): Promise<Message> {
  const t = ctx.t.screening.change;
  const marking = ctx.t.common.markings[ctx.department.markings.screening];
  const sentences = [t.notHere(marking), whereToGo(ctx, ctx.t, t.word)];
  const kinds = circumstancesFor(ctx.department.screeningRules.securityAndIntelligence);
  return {
    text: sentences.join(' '),
    card: [
      ...sentences.map((text) => ({ kind: 'text', text }) as const),
      { kind: 'text', tone: 'strong', text: t.whatToReport },
      { kind: 'list', items: kinds.map((kind) => t.kinds[kind]) },
      { kind: 'text', tone: 'quiet', text: t.duty },
      ...(await whomToAsk(ctx)),
    ],
  };
}

/** Stores what was told for the screening officers alone, and tells them that there is something. */
async function tell(ctx: Work, told: Told): Promise<Message> {
  const least = ctx.department.markings.screening;
  // Nobody at the desk sees it: what is only like the words of others who were in danger is none here.
  const { outright: danger } = guess(told.what, ctx.services.types);
  // Its author is known to whoever follows it up: it cannot be sealed.
  const given = await Promise.all([told.what, told.contact ?? ''].map((each) => leaveOutSealed(ctx, each)));
  const gated = gate(ctx, given, atLeast(told.marking ?? least, least));
  const [text = '', contact = ''] = gated.ok ? gated.texts : [];
  const event = await numbered(ctx, false, {
    type: 'insider-screening',
    circumstance: told.kind ?? 'other',
    restricted: true,
    marking: gated.marking,
    danger,
    ...(gated.ok ? { masked: gated.masked } : { withheld: true }),
    ...(text && { text }),
    ...(contact && { contact }),
    ...(gated.ok && told.since && { happenedAt: told.since }),
  });
  await storeNew(ctx, event);
  await tellOfficers(ctx, event);
  if (!gated.ok) return withheldChange(ctx, event);
  remark(ctx, gated);
  const receipt = changeReceipt(ctx, event, told.kind === undefined);
  return danger
    ? { ...receipt, card: [...dangerFirst(ctx.t, ctx.department), ...(receipt.card ?? [])] }
    : receipt;
}

export const changeForm: FormHandler<Work> = {
  id: 'screening.change',
  who: 'everyone',
  async run(ctx, { values }) {
    const t = ctx.t.screening.change;
    const kind = circumstances.find((each) => each === values.kind);
    const marking = markings.find((each) => each === values.marking);
    const what = values.what ?? '';
    if (!kind && !what.trim()) throw new InvalidForm({ what: t.needSomething });
    const { since: day } = values;
    if (day && day > localDate(ctx.now, ctx.department.timeZone)) throw new InvalidForm({ since: t.future });
    const since = day && zonedInstant(day, '12:00', ctx.department.timeZone) && day;
    return tell(ctx, {
      what,
      ...(kind && { kind }),
      ...(since && { since }),
      ...(values.contact && { contact: values.contact }),
      ...(marking && { marking }),
    });
  },
};

export const changeActions: readonly Action<Work>[] = [
  { id: 'screening.change', who: 'everyone', privacy: 'private', run: openChange },
  {
    id: 'screening.change.kind',
    who: 'everyone',
    privacy: 'private',
    async run(ctx, value) {
      const [id = '', chosen = ''] = value.split(' ');
      const event = await ownEvent(ctx, id);
      const circumstance = circumstances.find((each) => each === chosen);
      if (!event.circumstance || !circumstance || !mayCarry(ctx))
        throw new Refusal('not-found', ctx.t.common.gone);
      const values = { from: event.circumstance, to: circumstance };
      const changed = change(event, ctx.actor.id, ctx.now, 'details', { circumstance }, values);
      await record(ctx, changed, ctx.actor.id);
      const t = ctx.t.screening.change;
      return { replace: changeReceipt(ctx, changed, true, t.kindKept(t.kinds[circumstance])) };
    },
  },
];
