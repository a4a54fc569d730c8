import type { Action } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { neededLevel } from '../../domain/crisis.ts';
import { withAccess } from '../../domain/event-history.ts';
import { rolesOf } from '../../domain/person.ts';
import { levelWords, type ScreeningLevel, screeningLevels } from '../../domain/screening.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Guarded } from '../has-level.ts';
import { asRestricted, deskEvent, thoseToTell } from '../report/access.ts';
import type { Work } from '../work.ts';
import { admit } from './admit.ts';
import { openEvent, peopleOf } from './casework.ts';
import { officers } from './command-parts.ts';
import { withKeptFrom } from './kept-from.ts';
import { mergedInto, opensAlone } from './merged.ts';
import { askOfOwner } from './named-owner.ts';
import { record } from './record.ts';
import { showPart } from './show.ts';
import { withShow } from './show-button.ts';

/**
 * From now on only its officer, the CSO and those added see it (Directive on Security Management, G.2.3.1); where a
 * screening level is asked for, whoever is let in has to hold it, and whoever was let in and does not is out.
 * @param sure whoever restricts it knows that it may be about whoever has it
 */
export async function restrict(
  ctx: Work,
  id: string,
  wanted: ScreeningLevel | undefined,
  sure = false,
): Promise<Message> {
  const event = await openEvent(ctx, id);
  const t = ctx.t.casework;
  const { restricted, marking } = asRestricted(ctx, event.marking);
  const level = wanted ? neededLevel(marking, wanted) : event.level;
  if (event.restricted && !event.named && level === event.level) return say(t.already(id));
  if (!event.owner) throw new Refusal('bad-input', t.needsOwner(id));
  const guarded = { id, ...(level && { level }) };
  const owner = await admit(ctx, guarded, await peopleOf(ctx, [event.owner]));
  if (owner.out.length > 0) return say([...owner.out, t.ownerLacksLevel(id)].join(' '));
  const isNew = !sure && (!event.restricted || event.named);
  const asked =
    isNew && (await askOfOwner(ctx, event, 'event.restrict.named', `${id} ${wanted ?? ''}`.trim()));
  if (asked) return asked;
  const { inside, out } = await admit(ctx, guarded, await peopleOf(ctx, event.members ?? []));
  const members = level ? inside.map((each) => each.id) : event.members;
  const access = { restricted, marking, ...(members && { members }), ...(level && { level }) };
  ctx.detail = `restricted:${event.level ?? '-'}>${level ?? '-'}`;
  const changed = withAccess(event, access, ctx.actor.id, ctx.now);
  const outOfAny = new Set([...out, ...(await outOfParts(ctx, event, guarded))]);
  await record(ctx, changed, ctx.actor.id);
  const [example] = levelWords.secret[ctx.language];
  const needed = level ? t.levelNeeded(ctx.t.screening.levels[level]) : t.askLevel(id, example);
  const said = event.type === 'insider-screening' ? t.restrictedToScreening(id) : t.restricted(id);
  return withKeptFrom(ctx, changed, say([said, needed, ...outOfAny].join(' ')));
}

/**
 * The level holds for what is part of an event, too: who could see a part and does not hold it is out, and whoever had the part
 * hears of that. Returned is what whoever asked for the level hears.
 */
async function outOfParts(ctx: Work, event: SecurityEvent, { level }: Guarded): Promise<string[]> {
  const found: string[] = [];
  if (!level) return found;
  const [has] = await peopleOf(ctx, event.owner ? [event.owner] : []);
  for (const { id, ...part } of await mergedInto(ctx, event)) {
    const listed = await peopleOf(ctx, [...(part.owner ? [part.owner] : []), ...(part.members ?? [])]);
    const known = await thoseToTell(ctx, listed, { id, ...part });
    const { inside, out } = await admit(ctx, { id, level }, known);
    found.push(...out);
    const had = known.find((person) => person.id === part.owner && !inside.includes(person));
    if (had && has)
      await ctx.tell(`${id}:assigned-away:${ctx.now.getTime()}`, had, (t) =>
        say(t.casework.assignedAway(id, has.name)),
      );
  }
  return found;
}

/**
 * Shows the desk what nobody restricted but Vigie, because of a name in it. A part of another is opened where that one is open; else
 * it is shown to whoever asked, with what it is part of.
 */
async function open(ctx: Work, id: string): Promise<Message> {
  const part = await deskEvent(ctx, id);
  if (part.mergedInto && !(await opensAlone(ctx, part))) return showPart(ctx, id);
  const event = part.mergedInto ? part : await openEvent(ctx, id);
  const t = ctx.t.casework;
  if (!event.named) return say(t.already(id));
  // Whoever was let in besides the desk stays.
  const members = (await peopleOf(ctx, event.members ?? []))
    .filter((person) => !rolesOf(person, ctx.now).has('officer'))
    .map((person) => person.id);
  const access = { restricted: false, marking: event.named, ...(members.length > 0 && { members }) };
  const changed = withAccess(event, access, ctx.actor.id, ctx.now);
  await record(ctx, changed, ctx.actor.id);
  return withShow(ctx.t, id, t.opened(id));
}

export const restrictActions: readonly Action<Work>[] = [
  {
    id: 'event.restrict',
    ...officers,
    run: (ctx, value) => restrict(ctx, value, undefined),
  },
  {
    id: 'event.restrict.named',
    ...officers,
    run(ctx, value) {
      const [id = '', wanted] = value.split(' ');
      return restrict(
        ctx,
        id,
        screeningLevels.find((each) => each === wanted),
        true,
      );
    },
  },
  { id: 'event.open', ...officers, run: open },
];
