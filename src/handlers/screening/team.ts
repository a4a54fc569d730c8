import type { Action } from '../../chat/command.ts';
import type { Element, Fact, Message } from '../../chat/message.ts';
import { localDate } from '../../domain/local-time.ts';
import type { Person } from '../../domain/person.ts';
import { validOn } from '../../domain/screening.ts';
import type { Work } from '../work.ts';
import { noteLook } from './look.ts';
import { mayCarry, officersElsewhere } from './office.ts';

const pageLength = 15;

/** Whether one person is valid, and until when (Directive on Security Screening, 4.4): nothing else, and the person sees it. */
export async function showValid(ctx: Work, person: Person): Promise<Message> {
  ctx.about = person.id;
  return valid(ctx, [person]);
}

/** The same for everybody who reports to the manager, in pages. */
export async function showTeam(ctx: Work, after: string): Promise<Message> {
  const team = [...(await ctx.store.people.reportingTo(ctx.actor.id))].sort((a, b) =>
    a.name.localeCompare(b.name, ctx.language),
  );
  const t = ctx.t.screening.officers;
  if (team.length === 0) return { text: t.teamNone };
  const from = after ? team.findIndex(({ id }) => id === after) + 1 : 0;
  const page = team.slice(from, from + pageLength);
  const last = page.at(-1);
  return valid(ctx, page, last && from + pageLength < team.length ? last.id : undefined);
}

export const teamAction: Action<Work> = {
  id: 'screening.team',
  who: ['manager', 'screening', 'cso'],
  privacy: 'private',
  run: async (ctx, after) =>
    mayCarry(ctx) ? showTeam(ctx, after) : officersElsewhere(ctx, ctx.t.screening.officers.words.who),
};

async function valid(ctx: Work, people: readonly Person[], more?: string): Promise<Message> {
  const t = ctx.t.screening.officers;
  const today = localDate(ctx.now, ctx.department.timeZone);
  ctx.secret = true;
  const rows: Fact[] = [];
  for (const { id, name } of people) {
    const { valid, until } = validOn(await ctx.store.screening.get(id), today);
    rows.push({ label: name, value: valid && until ? t.valid(until) : t.notValid });
    await noteLook(ctx, id, { as: 'manager' });
  }
  const card: Element[] = [
    { kind: 'heading', text: t.teamHeading },
    { kind: 'facts', rows },
    { kind: 'text', tone: 'quiet', text: t.teamNote },
  ];
  if (more)
    card.push({ kind: 'buttons', buttons: [{ action: 'screening.team', value: more, label: t.more }] });
  // What a telephone shows of it before it is opened has no content.
  return { text: t.teamHeading, card };
}
