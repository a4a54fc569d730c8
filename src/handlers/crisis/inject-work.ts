import type { Outcome, Timer } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import type { Crisis, Inject } from '../../domain/crisis.ts';
import { holderOf } from '../../domain/crisis-role.ts';
import { entryId } from '../../domain/log-entry.ts';
import type { Playbook, PlaybookInject } from '../../domain/playbook.ts';
import type { Text } from '../../text/index.ts';
import { heldFor, keepsStill } from '../alert/beside-real.ts';
import type { Unit, Work } from '../work.ts';
import { pressed, wordsFor, workOn } from './access.ts';
import { longestLabel } from './cards.ts';
import { clocks } from './clocks.ts';
import { put } from './entry.ts';
import { tellRoom } from './room-work.ts';
import { about, playbookOf, roleName, titleOf } from './words.ts';

const ownPrefix = 'own-';

/** What an exercise will bring in, by time. */
export function injectsOf(unit: Unit, { injects }: Playbook): Inject[] {
  return injects.map(({ id, after }) => ({ id, at: unit.after(after) }));
}

/** What an exercise brings in comes by itself, each at its time. */
export async function armInjects(unit: Unit, { id, injects }: Crisis): Promise<void> {
  for (const inject of injects.filter(({ releasedAt }) => !releasedAt))
    await unit.arm(clocks.inject, `${id}|${inject.id}`, inject.at);
}

/**
 * While an exercise is closed its clock stands still: what is still to come comes as long after it was opened again as it
 * would have come after the end, never all at once.
 */
export function resumedInjects(unit: Unit, { injects }: Crisis, closedAt: string): Inject[] {
  const left = (at: string) => Math.max(0, Date.parse(at) - Date.parse(closedAt));
  return injects.map((each) => (each.releasedAt ? each : { ...each, at: unit.after(left(each.at)) }));
}

/** How many things still come by themselves, and when the next does; nothing where none does. */
export function toCome(unit: Unit, t: Text, crisis: Crisis): string | undefined {
  const waiting = crisis.injects.filter(({ id, releasedAt }) => !releasedAt && textOf(unit, crisis, id));
  const [next] = waiting.map(({ at }) => at).sort();
  return next && t.crisis.inject.toCome(waiting.length, unit.whenIn(t, next));
}

export const injectTimer: Timer<Unit> = {
  id: clocks.inject,
  async run(unit, subject) {
    const [id = '', wanted = ''] = subject.split('|');
    const crisis = await unit.store.crises.get(id);
    const inject = crisis?.injects.find((each) => each.id === wanted);
    if (!crisis || crisis.state === 'closed' || !inject || inject.releasedAt) return;
    // It was put off meanwhile.
    if (inject.at > unit.now.toISOString()) return;
    if (await keepsStill(unit, crisis.exercise)) return putOff(unit, crisis);
    await release(unit, crisis, wanted, 'vigie');
  },
};

/** While a real emergency runs, the clock of an exercise stands still, too: nothing of it comes all at once after that. */
async function putOff(unit: Unit, crisis: Crisis): Promise<void> {
  const later = (at: string) => new Date(Date.parse(at) + heldFor).toISOString();
  const injects = crisis.injects.map((each) => (each.releasedAt ? each : { ...each, at: later(each.at) }));
  unit.save('crises', { ...crisis, injects });
  await armInjects(unit, { ...crisis, injects });
}

function textOf(unit: Unit, crisis: Crisis, id: string): PlaybookInject | undefined {
  return playbookOf(unit, crisis.playbook)?.injects.find((each) => each.id === id);
}

async function release(unit: Unit, crisis: Crisis, id: string, by: string): Promise<void> {
  const at = unit.now.toISOString();
  const injects = crisis.injects.map((each) => (each.id === id ? { ...each, releasedAt: at, by } : each));
  unit.save('crises', { ...crisis, injects });
  await put(unit, crisis, { what: 'inject', by, of: id });
  const known = textOf(unit, crisis, id);
  if (!known) return;
  const message = unit.inAll((t): Message => {
    const line = about(t, crisis, t.common.pair(t.crisis.inject.label, known.text[t.common.language]));
    return {
      text: line,
      card: [
        {
          kind: 'text',
          tone: 'strong',
          text: about(t, crisis, t.crisis.inject.for(roleName(unit, t, known.role))),
        },
        { kind: 'text', text: known.text[t.common.language] },
      ],
    };
  });
  await tellRoom(unit, crisis, `inject:${id}`, message);
}

/** `crisis inject`: the list; with the name of one, it comes now; with other words, something that is not on it. */
export async function injectCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const crisis = await workOn(ctx, id);
  const t = ctx.t.crisis.inject;
  if (!crisis.exercise) throw new Refusal('bad-input', t.notExercise(id));
  const { roles, id: by } = ctx.actor;
  const runs =
    crisis.openedBy === by || holderOf(crisis, 'lead') === by || roles.has('officer') || roles.has('cso');
  if (!runs) throw new Refusal('not-allowed', ctx.t.common.notAllowed);
  const wanted = words.trim();
  if (!wanted) return { message: await list(ctx, crisis), privacy: 'private' };
  const known = crisis.injects.find(
    ({ id: name }, i) => name === wanted.toLowerCase() || String(i + 1) === wanted,
  );
  if (known?.releasedAt) throw new Refusal('too-late', t.already(wanted));
  if (known) {
    await release(ctx, crisis, known.id, by);
    return { message: { text: about(ctx.t, crisis, t.released) }, privacy: 'private' };
  }
  // One word is the name of one that there is not, not something that happens.
  const names = crisis.injects
    .filter((each) => textOf(ctx, crisis, each.id))
    .map((each) => nameFor(ctx, crisis, each.id));
  if (names.length > 0 && !/\s/.test(wanted))
    throw new Refusal('bad-input', t.unknown(wanted, names.join(', '), id));
  const [text = ''] = wordsFor(ctx, crisis, [wanted]);
  const entry = await put(ctx, crisis, { what: 'inject', by, text });
  const at = ctx.now.toISOString();
  const own = { id: `${ownPrefix}${entry.number}`, at, releasedAt: at, by };
  ctx.save('crises', { ...crisis, injects: [...crisis.injects, own] });
  const message = ctx.inOne((each): Message => {
    const line = about(each, crisis, each.crisis.inject.label);
    return {
      text: each.common.pair(line, text),
      card: [
        { kind: 'text', tone: 'strong', text: line },
        { kind: 'quote', text },
      ],
    };
  });
  await tellRoom(ctx, crisis, `inject:${own.id}`, message);
  return { message: { text: about(ctx.t, crisis, t.released) }, privacy: 'private' };
}

/** What somebody wrote themselves has no name: it stands in the log, under the number that its id ends with. */
async function line(ctx: Work, crisis: Crisis, id: string, when: string): Promise<string> {
  const known = textOf(ctx, crisis, id);
  if (known) return [nameFor(ctx, crisis, id), when, known.text[ctx.language]].join(' · ');
  const entry = await ctx.store.logs.get(entryId(crisis.id, Number(id.slice(ownPrefix.length))));
  return [when, entry?.text].filter(Boolean).join(' · ');
}

/** What may be typed for one: its id, which is English, or where it stands. */
function nameFor({ language }: Work, { injects }: Crisis, id: string): string {
  return language === 'en' ? id : String(injects.findIndex((each) => each.id === id) + 1);
}

async function list(ctx: Work, crisis: Crisis): Promise<Message> {
  const t = ctx.t.crisis.inject;
  const items: string[] = [];
  for (const { id, at, releasedAt } of crisis.injects) {
    const when = releasedAt ? t.releasedAt(ctx.when(releasedAt)) : t.comesAt(ctx.when(at));
    items.push(await line(ctx, crisis, id, when));
  }
  const waiting = crisis.injects.filter(({ releasedAt }) => !releasedAt).slice(0, 10);
  const card: Element[] = [
    { kind: 'heading', text: titleOf(ctx.t, crisis) },
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : [{ kind: 'text', text: t.none } as const]),
  ];
  if (waiting.length > 0) {
    const options = waiting.map(({ id }) => ({
      value: `${crisis.id} ${id}`,
      label: shorten(textOf(ctx, crisis, id)?.text[ctx.language] ?? id, longestLabel),
    }));
    card.push({ kind: 'choice', action: 'crisis.inject', label: t.now, options });
  }
  return { text: titleOf(ctx.t, crisis), card };
}

export const injectAction = pressed('crisis.inject', (ctx, value) => {
  const [id = '', inject = ''] = value.split(' ');
  return injectCommand(ctx, id, inject);
});
