import type { CardMaker } from '../../chat/command.ts';
import { type Element, type Message, say } from '../../chat/message.ts';
import { type Crisis, crisisClosure } from '../../domain/crisis.ts';
import { holderOf } from '../../domain/crisis-role.ts';
import { fits } from '../../domain/marking.ts';
import { languageOf } from '../../domain/person.ts';
import { type Room, roomSteps } from '../../domain/room.ts';
import { type Text, text } from '../../text/index.ts';
import { hasLevel } from '../has-level.ts';
import type { Unit } from '../work.ts';
import { joinHere, pressed } from './access.ts';
import { closedFact } from './cards.ts';
import { freeAlerts } from './free-alerts.ts';
import { lostButtons, lostLine } from './lost-room.ts';
import { laneOf, platformsFor, touchRoom } from './room-work.ts';
import { about, nameOf, numberOf, titleOf } from './words.ts';

/** Owes whoever opened a crisis how its room stands, or brings what they were shown up to date. */
export async function tellOpener(unit: Unit, crisis: Crisis): Promise<void> {
  const to = { kind: 'person', id: crisis.openedBy, platform: crisis.platform } as const;
  const content = { card: openerMaker.id, of: crisis.id };
  await unit.owe(`${crisis.id}~opener`, to, content, { about: crisis.id, lane: laneOf(crisis) });
}

/** For whoever opened it alone: how the room stands, who is not in it, and what is missing. */
export const openerMaker: CardMaker<Unit> = {
  id: 'crisis.opener',
  async make(unit, id, to) {
    const crisis = await unit.store.crises.get(id);
    const room = await unit.store.rooms.get(id);
    if (!crisis || !room || to.kind !== 'person') return undefined;
    if (!fits(crisis.marking, unit.department.ceilings[to.platform])) return undefined;
    const person = await unit.store.people.get(to.id);
    if (!person?.active || !(await hasLevel(unit, crisis, to.id))) return undefined;
    return openerCard(unit, text(languageOf(person, crisis.language)), crisis, room);
  },
};

async function openerCard(unit: Unit, t: Text, crisis: Crisis, room: Room): Promise<Message> {
  const o = t.crisis.opener;
  const heading = titleOf(t, crisis);
  const closure = crisisClosure(crisis);
  if (room.lost && !closure) {
    const line = lostLine(t, crisis, room);
    return {
      text: t.common.pair(numberOf(t, crisis), line),
      card: [
        { kind: 'heading', text: heading },
        { kind: 'text', tone: 'alert', text: line },
        { kind: 'text', text: t.crisis.lost.goesOn(crisis.id) },
        { kind: 'buttons', buttons: lostButtons(t, room) },
      ],
    };
  }
  const state =
    room.openAt && room.place ? o.ready(t.crisis.platforms[room.place.platform], room.place.name) : o.making;
  const card: Element[] = [{ kind: 'heading', text: heading }];
  const stuck = room.troubles.open?.permanent === true && !room.place && !closure;
  const ended = closure && closedFact(unit, t, closure);
  const first = ended ? t.common.pair(ended.label, ended.value) : stuck ? o.noRoom(crisis.id) : state;
  card.push(stuck ? { kind: 'text', tone: 'alert', text: first } : { kind: 'text', text: first });
  if (room.place?.link) card.push({ kind: 'text', text: room.place.link });
  if (room.place?.shape === 'thread') card.push({ kind: 'text', tone: 'quiet', text: o.thread });
  if (room.place && room.place.platform !== crisis.platform) {
    const why = room.refusals.find(({ platform }) => platform === crisis.platform);
    const where = t.crisis.platforms[room.place.platform];
    card.push({ kind: 'text', text: o.elsewhere(where, why ? o.refusals[whyCode(why.why)] : '') });
  }
  if (!room.place && room.refusals.length > 0) {
    const items = room.refusals.map(({ platform, why, missing }) =>
      o.refused(t.crisis.platforms[platform], o.refusals[whyCode(why)], missing.join(', ')),
    );
    card.push({ kind: 'list', items });
  }
  card.push(
    ...(await people(unit, t, crisis, room)),
    ...leading(t, crisis, room),
    ...(await freeAlerts(unit, t, crisis)),
    ...missing(t, crisis, room),
  );
  return { text: t.common.pair(numberOf(t, crisis), first), card };
}

/** The first thing that a room needs: somebody who leads it. */
function leading(t: Text, crisis: Crisis, room: Room): Element[] {
  if (!room.openAt || crisis.state === 'closed' || holderOf(crisis, 'lead') !== undefined) return [];
  const lead = { action: 'crisis.claim', value: `${crisis.id} lead`, label: t.crisis.opener.iLead } as const;
  return [
    { kind: 'text', tone: 'strong', text: t.crisis.opener.noLead(crisis.id) },
    { kind: 'buttons', buttons: [{ ...lead, style: 'primary' }] },
  ];
}

type Why = keyof Text['crisis']['opener']['refusals'];

function whyCode(why: string): Why {
  const known: readonly Why[] = ['none', 'marking', 'not-configured', 'no-permission', 'not-closed'];
  return known.find((each) => each === why) ?? 'none';
}

async function people(unit: Unit, t: Text, crisis: Crisis, room: Room): Promise<Element[]> {
  const o = t.crisis.opener;
  const elements: Element[] = [];
  const states = Object.entries(room.people);
  const inside = states.filter(([, { state }]) => state === 'in').length;
  if (inside > 0) elements.push({ kind: 'text', text: o.inside(inside) });
  const names = (ids: readonly string[]) => Promise.all(ids.map((id) => nameOf(unit, t, id)));
  const out = new Map<keyof Text['crisis']['opener']['reasons'], string[]>();
  for (const [id, { state, reason = 'unknown' }] of states) {
    if (state === 'out') out.set(reason, [...(out.get(reason) ?? []), id]);
  }
  const items: string[] = [];
  for (const [reason, ids] of out) items.push(o.notIn(o.reasons[reason], (await names(ids)).join(', ')));
  if (items.length > 0) elements.push({ kind: 'list', items });
  if (crisis.keptOut.length > 0) {
    const kept = await names(crisis.keptOut.map(({ person }) => person));
    elements.push({ kind: 'text', tone: 'alert', text: o.keptOut(kept.join(', ')) });
    elements.push({ kind: 'text', tone: 'quiet', text: o.callThem });
  }
  return elements;
}

function missing(t: Text, crisis: Crisis, room: Room): Element[] {
  const o = t.crisis.opener;
  const steps = roomSteps.filter((step) => room.troubles[step]);
  if (steps.length === 0) return [];
  const items = steps.map((step) => {
    const trouble = room.troubles[step];
    return o.trouble(o.steps[step], trouble?.reason ?? '', trouble?.missing?.join(', ') ?? '');
  });
  const byItself = steps.some((step) => room.troubles[step]?.permanent === false);
  return [
    { kind: 'text', tone: 'strong', text: o.unfinished },
    { kind: 'list', items },
    ...(room.troubles.open?.reason === 'may-exist'
      ? [{ kind: 'text', tone: 'alert', text: o.mayExist } as const]
      : []),
    ...(byItself ? [{ kind: 'text', tone: 'quiet', text: o.trying } as const] : []),
    {
      kind: 'buttons',
      buttons: [{ action: 'crisis.room', value: crisis.id, label: o.again, style: 'primary' }],
    },
  ];
}

/** Somebody asks to have everything tried again that is missing. */
export const roomAction = pressed('crisis.room', async (ctx, id) => {
  const crisis = await joinHere(ctx, id);
  await touchRoom(ctx, id, (room) => ({
    ...room,
    ...(room.place && { doubted: 'asked' as const }),
    troubles: {},
    people: Object.fromEntries(
      Object.entries(room.people).map(([person, each]) => [
        person,
        each.state === 'out' ? { state: 'wanted' as const } : each,
      ]),
    ),
    ...(!room.place && { platforms: platformsFor(ctx, crisis), refusals: [] }),
  }));
  return say(about(ctx.t, crisis, ctx.t.crisis.opener.making));
});
