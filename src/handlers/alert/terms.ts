import { Refusal } from '../../chat/errors.ts';
import { fold } from '../../chat/words.ts';
import { type Audience, type Term, termKey } from '../../domain/audience.ts';
import { type Role, roles } from '../../domain/person.ts';
import { type Text, text } from '../../text/index.ts';
import { everyPerson } from '../every-person.ts';
import type { Unit, Work } from '../work.ts';

const everyone = ['everyone', 'all', 'tous', 'toutes'];

const names = {
  building: ['building', 'immeuble', 'edifice', 'batiment'],
  floor: ['floor', 'etage'],
  unit: ['unit', 'unite', 'direction'],
  role: ['role'],
  channel: ['channel', 'canal'],
  person: ['person', 'personne'],
} as const;

const address = /^[^\s@<>|:]+@[^\s@<>|:]+\.[^\s@<>|:]+$/;

/**
 * The group that a word names: `everyone`, `building:90-elgin`, `floor:90-elgin/3`, `unit:Policy`, `role:warden`,
 * `channel:general`, an address or a mention. Undefined when it is no such word; refuses a group that does not exist.
 */
export async function readTerm(ctx: Work, token: string): Promise<Term | undefined> {
  if (everyone.includes(fold(token))) return { kind: 'everyone' };
  if (token.startsWith('<@')) return mentioned(ctx, token);
  if (address.test(token)) return person(ctx, token);
  const [name = '', value = ''] = token.split(/:(.*)/s);
  const kinds = Object.keys(names) as (keyof typeof names)[];
  const kind = kinds.find((each) => (names[each] as readonly string[]).includes(fold(name)));
  if (!kind || !token.includes(':')) return undefined;
  const { buildings, channels } = ctx.department;
  const t = ctx.t.alert;
  switch (kind) {
    case 'building': {
      const building = buildings.find((each) => same(each.id, value) || sameEither(each.name, value));
      if (!building)
        throw unknown(
          ctx,
          value,
          buildings.map(({ id }) => id),
        );
      return { kind, building: building.id };
    }
    case 'floor': {
      const [where = '', floor = ''] = value.split('/');
      const building = buildings.find((each) => same(each.id, where) || sameEither(each.name, where));
      if (!building)
        throw new Refusal('bad-input', t.needFloor(`${buildings[0]?.id}/${buildings[0]?.floors[0]}`));
      if (!building.floors.includes(floor))
        throw unknown(
          ctx,
          value,
          building.floors.map((each) => `${building.id}/${each}`),
        );
      return { kind, building: building.id, floor };
    }
    case 'unit': {
      const units = await unitsOf(ctx);
      const unit = units.find((each) => same(each, value));
      if (unit === undefined) throw unknown(ctx, value, units);
      return { kind, unit };
    }
    case 'role': {
      const names = ctx.t.alert.terms.roles;
      const role = roles.find((each) => roleWords(each).some((words) => same(oneOf(words), oneOf(value))));
      if (!role)
        throw unknown(
          ctx,
          value,
          roles.map((each) => names[each].replaceAll(' ', '-')),
        );
      return { kind, role };
    }
    case 'channel': {
      const channel = channels.find((each) => same(each.id, value) || sameEither(each.name, value));
      if (!channel)
        throw unknown(
          ctx,
          value,
          channels.map(({ id }) => id),
        );
      return { kind, channel: channel.id };
    }
    case 'person':
      return person(ctx, value);
  }
}

/** The same for a word that may be a list of addresses as mail programs write it, with commas; empty when it is no group. */
export async function readTerms(ctx: Work, token: string): Promise<Term[]> {
  const parts = token.split(',').filter(Boolean);
  const tokens = parts.length > 0 && parts.every((part) => address.test(part)) ? parts : [token];
  const terms: Term[] = [];
  for (const each of tokens) {
    const term = await readTerm(ctx, each);
    if (term) terms.push(term);
  }
  return terms;
}

function unknown(ctx: Work, found: string, there: readonly string[]): Refusal {
  return new Refusal('bad-input', ctx.t.alert.noSuchGroup(found, there.slice(0, 16).join(', ')));
}

async function person(ctx: Work, typed: string): Promise<Term> {
  const found = await ctx.store.people.get(typed.toLowerCase());
  if (!found?.active) throw new Refusal('bad-input', ctx.t.alert.noSuchPerson(typed));
  return { kind: 'person', person: found.id };
}

async function mentioned(ctx: Work, token: string): Promise<Term> {
  const mention = ctx.event.kind === 'text' && ctx.event.mentions.find((each) => each.token === token);
  const found = mention && (await ctx.store.people.byAccount(ctx.platform, { id: mention.id }));
  if (!found) throw new Refusal('bad-input', ctx.t.alert.noSuchPerson(token));
  return { kind: 'person', person: found.id };
}

/** The directory's units, in order. */
export async function unitsOf(ctx: Unit): Promise<string[]> {
  const units = new Set<string>();
  for await (const { active, unit } of everyPerson(ctx.store.people)) if (active && unit) units.add(unit);
  return [...units].sort((a, b) => a.localeCompare(b));
}

/** What a role is called: its id, and its name in either language. */
function roleWords(role: Role): string[] {
  return [role, text('en').alert.terms.roles[role], text('fr').alert.terms.roles[role]];
}

/** A role may be named by one of those who have it, or by all: “floor wardens”, « gestionnaire ». */
function oneOf(words: string): string {
  return words.replace(/s(?![\p{L}])/gu, '');
}

/** Names are compared without accents and capitals; a hyphen or an underscore may stand for a space. */
function same(a: string, b: string): boolean {
  const plain = (text: string) =>
    fold(text)
      .replace(/[\s_'-]+/g, ' ')
      .trim();
  return plain(a) === plain(b);
}

function sameEither(name: { en: string; fr: string }, typed: string): boolean {
  return same(name.en, typed) || same(name.fr, typed);
}

/** An audience as people type it in one field, where a unit may have a name of several words: `unit:"Corporate Services"`. */
export function asTyped({ include, except }: Audience): string {
  const word = (term: Term) => termKey(term).replace(/:(.*[\s,].*)$/s, ':"$1"');
  return [...include.map(word), ...except.map((term) => `-${word(term)}`)].join(' ');
}

/** An audience as people read it. */
export function audienceText({ department }: Unit, t: Text, { include, except }: Audience): string {
  const { language } = t.common;
  const words = t.alert.terms;
  const building = (id: string) => department.buildings.find((each) => each.id === id)?.name[language] ?? id;
  const channel = (id: string) => department.channels.find((each) => each.id === id)?.name[language] ?? id;

  function name(term: Term): string {
    switch (term.kind) {
      case 'everyone':
        return words.everyone;
      case 'building':
        return building(term.building);
      case 'floor':
        return words.floor(building(term.building), term.floor);
      case 'unit':
        return term.unit;
      case 'role':
        return words.roles[term.role];
      case 'channel':
        return `#${channel(term.channel)}`;
      case 'person':
        return term.person;
    }
  }

  const names = (terms: readonly Term[]) => terms.map(name).join(', ');
  return except.length > 0 ? t.alert.except(names(include), names(except)) : names(include);
}
