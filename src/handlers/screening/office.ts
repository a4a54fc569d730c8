import type { Element } from '../../chat/message.ts';
import type { Work } from '../work.ts';

/** How many officers are named. */
const named = 2;

/** Whom a person can ask: the screening office, the desk where the settings name none, and its officers. */
export async function whomToAsk(ctx: Work): Promise<Element[]> {
  const t = ctx.t.screening;
  const { telephone, email } = ctx.department.screeningOffice ?? ctx.department.desk;
  const officers = (await ctx.store.people.withRole('screening')).slice(0, named);
  const asked = [...officers.map(({ name, id }) => `${name} (${id})`), ...(email ? [email] : [])];
  const card: Element[] = [];
  if (asked.length > 0) card.push({ kind: 'facts', rows: [{ label: t.askWhom, value: asked.join('\n') }] });
  if (telephone) card.push({ kind: 'phones', rows: [{ label: t.office, number: telephone }] });
  return card;
}
