import { type Element, type Message, say } from '../../chat/message.ts';
import { fits, type Marking } from '../../domain/marking.ts';
import type { Text } from '../../text/index.ts';
import type { Unit, Work } from '../work.ts';

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

/** Whether something about screening may be shown or taken on the platform of an event. */
export function mayCarry(ctx: Work): boolean {
  return fits(ctx.department.markings.screening, ctx.department.ceilings[ctx.platform]);
}

/** Where a person has to go with what is of a marking, as a sentence; absent, that of what is about screening. */
export function whereToGo(ctx: Unit, texts: Text, words: string, marking?: Marking): string {
  const t = texts.screening;
  const { markings, ceilings } = ctx.department;
  const places = ctx.services.platforms.filter((platform) =>
    fits(marking ?? markings.screening, ceilings[platform]),
  );
  if (places.length === 0) return t.goToOffice;
  return t.goTo(words, texts.common.list(places.map((platform) => t.places[platform])));
}

/** What officers, managers and readers of their log get where the platform may not carry it: where to go, and nothing else. */
export function officersElsewhere(ctx: Work, words: string): Message {
  const marking = ctx.t.common.markings[ctx.department.markings.screening];
  return say([ctx.t.screening.officers.notHere(marking), whereToGo(ctx, ctx.t, words)].join(' '));
}
