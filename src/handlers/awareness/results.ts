import type { Action, Command } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Element, Fact, HandedFile, Message } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { type Figures, percent, type Results } from '../../domain/awareness-results.ts';
import type { Campaign } from '../../domain/campaign.ts';
import type { Disclosed } from '../../domain/small-groups.ts';
import type { Text } from '../../text/index.ts';
import { everyPerson } from '../every-person.ts';
import type { Work } from '../work.ts';
import { campaignFor } from './campaign-card.ts';
import { frameOf, topicOf } from './frame.ts';
import { pathRounds, resultsOf } from './gather.ts';
import { byName, courseResults, type Missing, missingIn, missingOf, readableBy } from './mandatory.ts';
import { namesFile, resultsFile } from './results-files.ts';
import { overTimePicture } from './results-picture.ts';

/** Who sees numbers. Managers see only who of their people has not done what is mandatory. */
const resultReaders = ['officer', 'cso', 'deputy-head'] as const;
const listed = 20;
const choices = 25;

/** What is asked about: a campaign's number, `onboarding`, or a course's code; nothing: the choice. */
async function results(ctx: Work, about: string): Promise<Message> {
  const word = about.trim();
  const numbers = resultReaders.some((role) => ctx.actor.roles.has(role));
  if (!word) return numbers ? choose(ctx) : ownPeople(ctx);
  const course = ctx.department.awareness.courses.find(({ id }) => id.toUpperCase() === word.toUpperCase());
  if (course) return courseCard(ctx, course.id, numbers);
  if (word === 'onboarding') return numbers ? card(ctx, pathRounds(ctx, 'onboarding')) : ownPeople(ctx);
  if (!/^CA-\d{4}-\d{4,}$/i.test(word))
    // What is no number is quoted as it was typed.
    throw new Refusal('bad-input', ctx.t.awareness.campaign.notFound(word));
  const campaign = await campaignFor(ctx, word.toUpperCase());
  return numbers ? card(ctx, campaign) : ownPeople(ctx);
}

async function choose(ctx: Work): Promise<Message> {
  const t = ctx.t.awareness;
  const campaigns = (await ctx.store.campaigns.page(undefined, choices)).filter(
    ({ rounds }) => rounds.length > 0,
  );
  const onboarding = await frameOf(ctx, 'onboarding');
  const options = [
    ...campaigns.map(({ id, name }) => ({ value: id, label: `${id} · ${name[ctx.language]}` })),
    { value: 'onboarding', label: onboarding?.name[ctx.language] ?? '' },
  ];
  const courses: Fact[] = [];
  const stands = await courseResults(ctx, everyPerson(ctx.store.people), undefined);
  for (const { id, name } of ctx.department.awareness.courses) {
    const of = stands.get(id);
    if (of && of.done + of.due + of.late < ctx.department.awareness.smallestGroup) continue;
    const value = of ? t.results.courseLine(of.done, of.due, of.late) : t.results.noList;
    courses.push({ label: `${name[ctx.language]} (${id})`, value });
  }
  const drills: Fact[] = [];
  for (const { id } of ctx.department.awareness.drills) {
    const days = await ctx.store.drills.of(id);
    const reports = days.reduce((sum, day) => sum + day.reports, 0);
    drills.push({ label: id, value: t.results.drillLine(reports) });
  }
  const heading = t.results.choose;
  return {
    text: heading,
    card: [
      { kind: 'choice', action: 'awareness.results', label: heading, options },
      ...section(t.results.courses, courses),
      ...section(t.results.drills, drills),
    ],
  };
}

function section(title: string, rows: Fact[]): Element[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'text', tone: 'strong', text: title },
    { kind: 'facts', rows },
  ];
}

async function card(ctx: Work, campaign: Pick<Campaign, 'id' | 'rounds'>): Promise<Message> {
  const t = ctx.t.awareness.results;
  ctx.about = campaign.id;
  const frame = await frameOf(ctx, campaign.id);
  // Nobody has anything of it: neither too few people, nor that all have done it.
  if (campaign.rounds.length === 0) throw new Refusal('too-late', t.notBegun(campaign.id));
  const found = await resultsOf(ctx, campaign);
  const heading = t.heading(frame?.name[ctx.language] ?? campaign.id);
  const files: HandedFile[] = [];
  const parts: Element[] = [{ kind: 'heading', text: heading }];
  if (found.figures) {
    parts.push(...numbersOf(ctx, campaign.id, found));
    files.push(resultsFile(ctx.t, campaign.id));
  } else parts.push({ kind: 'text', text: t.tooFew(ctx.department.awareness.smallestGroup) });
  const readable = await readableBy(ctx, ctx.actor);
  // What was stopped for everybody nobody has to do any more.
  if (frame?.mandatory && frame.live && readable && found.people > 0) {
    const missing = await missingIn(ctx, campaign, readable, ctx.language);
    parts.push({ kind: 'divider' }, ...missingPart(ctx.t, missing));
    if (missing.length > 0) files.push(namesFile(ctx.t, campaign.id));
  }
  return { text: heading, card: parts, ...(files.length > 0 && { files }) };
}

function numbersOf(
  ctx: Work,
  id: string,
  { people, figures, byUnit, byTopic, overTime }: Results,
): Element[] {
  const t = ctx.t.awareness.results;
  if (!figures) return [];
  const share = (part: number, of: number) => t.percent(percent(part, of) ?? 0);
  return [
    {
      kind: 'facts',
      rows: [
        { label: t.people, value: String(people) },
        { label: t.done, value: share(figures.done, figures.given) },
        { label: t.late, value: share(figures.late + figures.doneLate, figures.given) },
        {
          label: t.score,
          value: figures.asked > 0 ? share(figures.right, figures.asked) : t.tooFewAnswers,
        },
        { label: t.stopped, value: share(figures.stopped, figures.given) },
      ],
    },
    ...section(
      t.byUnit,
      groupRows(ctx.t, byUnit, (key) => key || t.noUnit),
    ),
    ...section(
      t.byTopic,
      groupRows(ctx.t, byTopic, (key) => topicOf(ctx, key)?.[ctx.language].title ?? key),
    ),
    ...(overTime.length > 1 ? [overTimePicture(ctx.t, id)] : []),
    { kind: 'text', tone: 'quiet', text: t.rounded(ctx.department.awareness.smallestGroup) },
  ];
}

function groupRows(t: Text, { shown, rest }: Disclosed<Figures>, name: (key: string) => string): Fact[] {
  const words = t.awareness.results;
  const line = ({ given, done, late, doneLate, asked, right }: Figures) =>
    words.line(
      words.percent(percent(done, given) ?? 0),
      words.percent(percent(late + doneLate, given) ?? 0),
      asked > 0 ? words.percent(percent(right, asked) ?? 0) : undefined,
    );
  // By name: an order by result would be a ranking.
  const rows = shown
    .map(({ key, people, value }) => ({ label: `${name(key)} (${people})`, value: line(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  if (rest) rows.push({ label: `${words.rest(rest.groups)} (${rest.people})`, value: line(rest.value) });
  return rows;
}

function missingPart(t: Text, missing: readonly Missing[]): Element[] {
  const words = t.awareness.results;
  if (missing.length === 0) return [{ kind: 'text', text: words.allDone }];
  const people = new Set(missing.map(({ person }) => person.id)).size;
  const lines = missing
    .slice(0, listed)
    .map(
      ({ person, what, by, late }) =>
        `${person.name}${colon(t.common.language)}${what} (${late ? t.awareness.lateSince(by) : t.awareness.dueBy(by)})`,
    );
  if (missing.length > listed) lines.push(words.more(missing.length - listed));
  return [
    { kind: 'text', tone: 'strong', text: words.openOf(people) },
    { kind: 'text', tone: 'quiet', text: words.openHint },
    { kind: 'list', items: lines },
  ];
}

async function courseCard(ctx: Work, code: string, numbers: boolean): Promise<Message> {
  const t = ctx.t.awareness.results;
  ctx.about = code;
  const readable = await readableBy(ctx, ctx.actor);
  const people = numbers ? everyPerson(ctx.store.people) : await ctx.store.people.reportingTo(ctx.actor.id);
  const found = (await courseResults(ctx, people, readable)).get(code);
  const heading = t.heading(code);
  if (!found)
    return {
      text: heading,
      card: [
        { kind: 'heading', text: heading },
        { kind: 'text', text: t.noList },
      ],
    };
  const { done, due, late, missing } = found;
  const enough = done + due + late >= ctx.department.awareness.smallestGroup;
  return {
    text: heading,
    card: [
      { kind: 'heading', text: heading },
      ...(numbers && (enough || readable)
        ? [{ kind: 'text', text: t.courseLine(done, due, late) } as const]
        : []),
      ...(readable ? missingPart(ctx.t, missing) : []),
    ],
    ...(readable && missing.length > 0 && { files: [namesFile(ctx.t, code)] }),
  };
}

/** What a manager sees: who of their people has not done what is mandatory. */
async function ownPeople(ctx: Work): Promise<Message> {
  const t = ctx.t.awareness.results;
  const people = await ctx.store.people.reportingTo(ctx.actor.id);
  const courses = await courseResults(ctx, people, () => true);
  const missing = [
    ...(await missingOf(ctx, people, ctx.language)),
    ...[...courses.values()].flatMap((course) => course.missing),
  ].sort(byName);
  if (missing.length === 0) return { text: t.nothingForManagers };
  return {
    text: t.yourPeople,
    card: [{ kind: 'heading', text: t.yourPeople }, ...missingPart(ctx.t, missing)],
  };
}

const who = [...resultReaders, 'manager'] as const;

export const resultsCommand: Command<Work> = {
  name: 'awareness results',
  head: { en: ['awareness'], fr: ['sensibilisation'] },
  sub: { en: ['results'], fr: ['resultats'] },
  args: [{ kind: 'text', name: 'about', optional: true }],
  who,
  privacy: 'private',
  summary: {
    en: 'How awareness goes, in numbers that name nobody; who has not done what is mandatory, for those responsible',
    fr: 'La sensibilisation en chiffres qui ne nomment personne; qui n’a pas fait ce qui est obligatoire, pour les responsables',
  },
  examples: {
    en: ['awareness results', 'awareness results CA-2026-0001'],
    fr: ['sensibilisation resultats', 'sensibilisation resultats CA-2026-0001'],
  },
  run: (ctx, { about = '' }) => results(ctx, about),
};

export const resultsAction: Action<Work> = {
  id: 'awareness.results',
  who,
  privacy: 'private',
  run: results,
};
