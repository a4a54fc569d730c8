import type { Action, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Element, say } from '../../chat/message.ts';
import { localDate } from '../../domain/local-time.ts';
import type { Screening } from '../../domain/screening.ts';
import { reassessAgain, ruleOf } from '../../domain/screening-clocks.ts';
import { ask } from '../ask.ts';
import type { Work } from '../work.ts';
import { nameAndAddress } from './look.ts';
import { mayCarry } from './office.ts';

const who = ['screening', 'cso'] as const;
const id = 'screening.conditions';

/** Lets a screening officer say that somebody’s conditions were looked at again. */
export function reassessButton(ctx: Work, person: string): Element {
  return {
    kind: 'buttons',
    buttons: [{ action: id, value: person, label: ctx.t.screening.officers.reassess }],
  };
}

/** An officer says that somebody's conditions were reassessed: when, and by when they are again. */
export const conditionsAction: Action<Work> = {
  id,
  who,
  privacy: 'private',
  async run(ctx, person) {
    const t = ctx.t.screening.officers;
    await conditionsOf(ctx, person);
    const today = localDate(ctx.now, ctx.department.timeZone);
    const name = nameAndAddress(await ctx.store.people.get(person), person);
    return ask(ctx, {
      id,
      title: t.reassessTitle,
      state: person,
      intro: [{ kind: 'text', text: `${name} · ${t.source(ruleOf('conditions').clause)}` }],
      fields: [
        { kind: 'date', name: 'on', label: t.reassessedOn, required: true, value: today },
        { kind: 'date', name: 'next', label: t.reassessAgain, required: true, value: reassessAgain(today) },
      ],
    });
  },
};

export const conditionsForm: FormHandler<Work> = {
  id,
  who,
  async run(ctx, { state: person, values }) {
    const t = ctx.t.screening.officers;
    const record = await conditionsOf(ctx, person);
    const { on = '', next = '' } = values;
    const [isDay, today] = [/^\d{4}-\d{2}-\d{2}$/, localDate(ctx.now, ctx.department.timeZone)];
    if (!isDay.test(on)) throw new InvalidForm({ on: t.startNeedsDay });
    if (on > today) throw new InvalidForm({ on: t.startFuture });
    if (!isDay.test(next) || next <= on || next > reassessAgain(on))
      throw new InvalidForm({ next: t.reassessYearly(reassessAgain(on)) });
    ctx.about = person;
    ctx.detail = `conditions:${on}>${next}`;
    ctx.secret = true;
    const reassessed = { on, by: ctx.actor.id, at: ctx.now.toISOString(), due: record.conditionsUntil };
    ctx.save('screening', { ...record, reassessed, conditionsUntil: next });
    return say(t.reassessed(nameAndAddress(await ctx.store.people.get(person), person), on, next));
  },
};

/** The record of somebody whose level has conditions; nobody says this of their own. */
async function conditionsOf(
  ctx: Work,
  person: string,
): Promise<Screening & Required<Pick<Screening, 'conditionsUntil'>>> {
  const t = ctx.t.screening.officers;
  const record = mayCarry(ctx) ? await ctx.store.screening.get(person) : undefined;
  if (person === ctx.actor.id) throw new Refusal('not-allowed', t.own);
  const { conditionsUntil } = record ?? {};
  if (!record || !conditionsUntil) throw new Refusal('not-found', ctx.t.common.gone);
  return { ...record, conditionsUntil };
}
