import type { Language, Platform } from '../../chat/event.ts';
import type { Fact } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import { type Audience, belongs, type Members } from '../../domain/audience.ts';
import { fits } from '../../domain/marking.ts';
import { languageOf, type Person } from '../../domain/person.ts';
import { conversationsOf, type Reach, reach } from '../../domain/reach.ts';
import { sendTime } from '../../domain/send-time.ts';
import type { Text } from '../../text/index.ts';
import { everyPerson } from '../every-person.ts';
import type { Unit } from '../work.ts';

/** What sending an alert now would come to. */
export interface Forecast {
  people: number;
  languages: Record<Language, number>;
  platforms: Partial<Record<Platform, number>>;
  unreachable: Partial<Record<Unreached, number>>;
  /** Minutes each platform needs at its limits. */
  minutes: Partial<Record<Platform, number>>;
}

/** Why nobody gets through to somebody; `marking`: only platforms that may not carry the alert's marking would. */
export type Unreached = Extract<Reach, { reason: string }>['reason'] | 'marking';

/** Counts whom an alert would reach, and how. Asks the platforms only for the members of channels. */
export async function forecast(unit: Unit, alert: Pick<Alert, 'audience' | 'marking'>): Promise<Forecast> {
  const result: Forecast = {
    people: 0,
    languages: { en: 0, fr: 0 },
    platforms: {},
    unreachable: {},
    minutes: {},
  };
  for await (const person of audience(unit, alert.audience)) {
    result.people += 1;
    result.languages[languageOf(person, undefined)] += 1;
    const way = await wayTo(unit, person, alert);
    if ('platform' in way) result.platforms[way.platform] = (result.platforms[way.platform] ?? 0) + 1;
    else result.unreachable[way.reason] = (result.unreachable[way.reason] ?? 0) + 1;
  }
  for (const [platform, count] of Object.entries(result.platforms) as [Platform, number][]) {
    const minutes = sendTime(unit.department, platform, { posts: count }) / 60_000;
    result.minutes[platform] = Math.max(1, Math.ceil(minutes));
  }
  return result;
}

/** Everybody of an audience, in the order of their addresses, from after one of them. */
export async function* audience(unit: Unit, wanted: Audience, after?: string): AsyncGenerator<Person> {
  const members = await membersOf(unit, wanted);
  for await (const person of everyPerson(unit.store.people, after)) {
    if (belongs(person, wanted, members, unit.now)) yield person;
  }
}

/** Who reads the channels that an audience names; refuses when a platform does not tell at the moment. */
export async function membersOf(unit: Unit, { include, except }: Audience): Promise<Members> {
  const members = new Map<string, ReadonlySet<string>>();
  for (const term of [...include, ...except]) {
    if (term.kind === 'channel') members.set(term.channel, await unit.services.channelMembers(term.channel));
  }
  return members;
}

/** The platform a person gets an alert on, or why there is none. */
export async function wayTo(
  unit: Unit,
  person: Person,
  { marking }: Pick<Alert, 'marking'>,
): Promise<{ platform: Platform } | { reason: Unreached }> {
  const { platforms } = unit.services;
  const open = platforms.filter((platform) => fits(marking, unit.department.ceilings[platform]));
  const known = await conversationsOf(person, unit.store.conversations);
  const way = reach(person, open, known);
  if ('platform' in way || open.length === platforms.length) return way;
  return 'platform' in reach(person, platforms, known) ? { reason: 'marking' } : way;
}

/** That an alert is on its way, to how many, and how many chat does not bring it to. */
export function sendingLine({ alert: t }: Text, id: string, { people, unreachable }: Forecast): string {
  const missed = Object.values(unreachable).reduce((sum, count) => sum + count, 0);
  const line = t.sending(id, people - missed);
  return missed > 0 ? `${line} ${t.notReached(missed)}` : line;
}

/** The forecast as rows of a card. */
export function forecastFacts(
  { alert: { forecast: t } }: Text,
  { people, languages, platforms, unreachable, minutes }: Forecast,
): Fact[] {
  const ways = (Object.entries(platforms) as [Platform, number][]).map(([platform, count]) =>
    t.platform(t.platforms[platform], count, minutes[platform] ?? 0),
  );
  const reasons = (Object.entries(unreachable) as [Unreached, number][]).map(
    ([reason, count]) => `${count} ${t.reasons[reason]}`,
  );
  return [
    { label: t.people, value: String(people) },
    { label: t.languages, value: t.languagesValue(languages.en, languages.fr) },
    { label: t.ways, value: ways.join(' · ') || t.noWay },
    ...(reasons.length > 0 ? [{ label: t.unreachable, value: reasons.join(' · ') }] : []),
  ];
}
