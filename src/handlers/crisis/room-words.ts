import type { Element } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { crisisClosure, isClosed } from '../../domain/crisis.ts';
import { holderOf } from '../../domain/crisis-role.ts';
import { languageOf } from '../../domain/person.ts';
import type { Room, RoomPlan, Visitors } from '../../domain/room.ts';
import { inBoth, type Text, text } from '../../text/index.ts';
import { nameAt } from '../name-at.ts';
import { type Services, Unit } from '../work.ts';
import { isTold } from './chase.ts';
import { put } from './entry.ts';
import { askByHand } from './lapse.ts';
import { tellLost } from './lost-room.ts';
import { tellOpener } from './opener.ts';
import { catchUp, laneOf, oweCard, roomCards, tellThere } from './room-work.ts';
import { mayBeIn, visited } from './visitors.ts';
import { briefButton, numberOf, roomName } from './words.ts';

/** What is stored together with what was done to a room. */
type Follows = Pick<Unit, 'writes' | 'facts'>;

/** What whoever makes rooms is told of crises: the words, and what follows when something is done. */
export class RoomWords {
  readonly #services: Services;
  readonly #clock: () => Date;

  constructor(services: Services, clock: () => Date) {
    this.#services = services;
    this.#clock = clock;
  }

  get #unit(): Unit {
    return new Unit(this.#services, this.#clock());
  }

  /** What the room should be like now; undefined when there is no such crisis. */
  async plan(id: string): Promise<(RoomPlan & { closed: boolean; opener: string }) | undefined> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(id);
    if (!crisis) return undefined;
    const closure = crisisClosure(crisis);
    return {
      name: await nameOfRoom(unit, crisis),
      topic: await topicOf(unit, crisis),
      bookmarks: unit.department.crisis.links.map(({ title, url }) => ({
        title: inBoth(unit.department.languages, (t) => title[t.common.language]),
        url,
      })),
      archive: closure !== undefined && closure.reopenUntil <= unit.now.toISOString(),
      closed: isClosed(crisis),
      opener: crisis.openedBy,
    };
  }

  /** The room has its place: it is on the log. */
  async opened({ id, place }: Room): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(id);
    if (!crisis || !place) return unit;
    await put(unit, crisis, { what: 'room', by: 'vigie', to: place.platform });
    return unit;
  }

  /** What everybody reads first in it, and then what no room was told after an entry. */
  async cards(room: Room, told?: number): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(room.id);
    // Each a moment after the one before: what became owed first is sent first.
    for (const [i, card] of crisis ? roomCards.entries() : [])
      if (crisis) await oweCard(unit, crisis, card, { owedAt: unit.after(i) });
    if (crisis && told !== undefined)
      await catchUp(unit, room, told, { owedAt: unit.after(roomCards.length) });
    return unit;
  }

  /** How things stand has changed: whoever opened it hears of it and, where no platform has a room for it, whoever is called in. */
  async stands({ id, place, troubles }: Room): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(id);
    if (!crisis) return unit;
    await tellOpener(unit, crisis);
    if (place || !troubles.open?.permanent || crisis.state === 'closed') return unit;
    for (const { person } of crisis.members.filter((each) => each.person !== crisis.openedBy))
      await callIn(unit, crisis, person, (t) => [t.crisis.opener.noRoom(id)], true);
    return unit;
  }

  /** Who of these may be in the room. */
  async mayBeIn({ id }: Room, people: readonly string[]): Promise<string[]> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(id);
    return crisis ? mayBeIn(unit, crisis, people) : [];
  }

  /** People were added by hand: whoever may be there belongs to it, whoever may not was taken out. */
  async visited(room: Room, found: Visitors): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(room.id);
    if (crisis) await visited(unit, crisis, room, found);
    return unit;
  }

  /** The platform does not take people out who may not be there: whoever leads has to. */
  async notTakenOut({ id, place }: Room, people: readonly string[]): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(id);
    if (crisis && place) await askByHand(unit, crisis, place, people);
    return unit;
  }

  async lost(room: Room): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(room.id);
    if (crisis) await tellLost(unit, crisis, room);
    return unit;
  }

  async found(room: Room, told: number): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(room.id);
    if (!crisis || !room.place) return unit;
    await put(unit, crisis, { what: 'room', by: 'vigie', to: room.place.platform });
    for (const card of roomCards)
      await tellThere(unit, room, card, { card, of: crisis.id }, { lane: laneOf(crisis) });
    await catchUp(unit, room, told);
    return unit;
  }

  /** Who could not be let in is told where the room is, on whatever platform reaches them. */
  async notLetIn({ id, place }: Room, people: readonly string[]): Promise<Follows> {
    const unit = this.#unit;
    const crisis = await unit.store.crises.get(id);
    if (!crisis || !place) return unit;
    for (const each of people)
      await callIn(unit, crisis, each, ({ crisis: t }) => [
        t.opener.whereTo(t.platforms[place.platform], roomName(crisis, place)),
        t.opener.byNumber(id),
      ]);
    return unit;
  }
}

/**
 * Tells somebody that they are called into a crisis, with how they can work in it.
 * @param once whoever heard of it already is left alone
 */
async function callIn(
  unit: Unit,
  crisis: Crisis,
  address: string,
  how: (t: Text) => string[],
  once = false,
): Promise<void> {
  const person = await unit.store.people.get(address);
  const key = `${crisis.id}~called`;
  if (!person?.active || (once && (await isTold(unit, key, person)))) return;
  const t = text(languageOf(person, undefined));
  const name = isClosed(crisis) ? '' : crisis.name;
  const lines = [t.crisis.opener.calledIn(numberOf(t, crisis), name), ...how(t)];
  const card: Element[] = lines.map((line) => ({ kind: 'text', text: line }));
  card.push({ kind: 'buttons', buttons: [briefButton(t, crisis)] });
  const more = { about: crisis.id, lane: laneOf(crisis) };
  await unit.tellMade(key, person, { text: lines.join('\n'), card }, more);
}

async function nameOfRoom(unit: Unit, crisis: Crisis): Promise<string> {
  const { languages } = unit.department;
  const marks = [
    crisis.exercise ? inBoth(languages, (t) => t.common.exerciseMark) : '',
    // Before the name: platforms cut the end off a long one.
    crisis.state === 'closed' ? inBoth(languages, (t) => t.crisis.states.closed) : '',
    crisis.name,
  ];
  return marks.filter(Boolean).join(' ');
}

async function topicOf(unit: Unit, crisis: Crisis): Promise<string> {
  const { languages } = unit.department;
  const lead = holderOf(crisis, 'lead');
  const name = lead && (await nameAt(unit, lead));
  const state = crisis.state === 'closed' ? inBoth(languages, (t) => t.crisis.states.closed) : '';
  return [
    crisis.exercise && inBoth(languages, (t) => t.common.exerciseMark),
    crisis.id,
    crisis.name,
    state || inBoth(languages, (t) => t.common.severities[crisis.severity]),
    name && inBoth(languages, (t) => t.crisis.fields.lead) + colon(languages.at(-1)) + name,
  ]
    .filter(Boolean)
    .join(' · ');
}
