import { Refusal } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import type { Button, Element, Fact, Message } from '../../chat/message.ts';
import { colon } from '../../chat/words.ts';
import { percent } from '../../domain/awareness-results.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { datesOf, firstDate } from '../../domain/rhythm.ts';
import { forecast } from '../alert/forecast.ts';
import { whereChannelsTell } from '../alert/preview.ts';
import { audienceText } from '../alert/terms.ts';
import type { Work } from '../work.ts';
import { topicOf } from './frame.ts';
import { resultsOf } from './gather.ts';
import { gapOf } from './pace.ts';
import { rhythmText } from './rhythm-words.ts';

export const campaignOfficers = ['officer', 'cso'] as const;
const day = 24 * 60 * 60 * 1000;

/** A campaign by its number. */
export async function campaignFor(ctx: Work, id: string): Promise<Campaign> {
  ctx.about = id;
  const campaign = await ctx.store.campaigns.get(id);
  if (!campaign) throw new Refusal('not-found', ctx.t.awareness.campaign.notFound(id));
  return campaign;
}

/** Everything about a campaign: before it begins also whom it reaches, how fast, and on which dates. */
export async function campaignCard(
  ctx: Work,
  campaign: Campaign,
  lines: readonly string[] = [],
): Promise<Message> {
  const t = ctx.t.awareness.campaign;
  const { id, name, state } = campaign;
  const title = `${id} · ${name[ctx.language]}`;
  const card: Element[] = [
    { kind: 'heading', text: title },
    ...lines.map((text) => ({ kind: 'text', tone: 'strong', text }) as const),
    { kind: 'facts', rows: await factsOf(ctx, campaign) },
    ...datesPart(ctx, campaign),
    { kind: 'buttons', buttons: buttonsOf(ctx, campaign) },
  ];
  return { text: [`${title}${colon(ctx.language)}${t.states[state]}`, ...lines].join('\n'), card };
}

async function factsOf(ctx: Work, campaign: Campaign): Promise<Fact[]> {
  const t = ctx.t.awareness.campaign;
  const { audience, rhythm, mandatory, channel, dueWithin, remindEvery, reminders, state } = campaign;
  const place = ctx.department.channels.find((each) => each.id === channel);
  const rows: Fact[] = [
    { label: t.fields.state, value: t.states[state] },
    { label: t.fields.audience, value: audienceText(ctx, ctx.t, audience) },
    { label: t.fields.way, value: place ? t.inChannel(place.name[ctx.language]) : t.direct },
    { label: t.fields.rhythm, value: rhythmText(ctx.t, rhythm) },
    { label: t.fields.kind, value: mandatory ? t.kinds.mandatory : t.kinds.optional },
    { label: t.fields.due, value: t.days(Math.round(dueWithin / day)) },
  ];
  if (!channel) {
    const days = Math.max(1, Math.round(remindEvery / day));
    rows.push({ label: t.fields.reminders, value: t.remindersValue(reminders, days) });
  }
  if (state === 'draft' && !channel)
    rows.push({ label: t.fields.pace, value: await paceText(ctx, campaign) });
  if (campaign.rounds.length > 0) {
    const words = ctx.t.awareness.results.percent;
    // Of few people it would tell who it was, however many lessons they were given.
    const { given, figures } = await resultsOf(ctx, campaign);
    const done = figures && words(percent(figures.done, figures.given) ?? 0);
    rows.push({ label: t.fields.progress, value: t.progress(given, done) });
  }
  return rows;
}

async function paceText(ctx: Work, { audience }: Campaign): Promise<string> {
  const t = ctx.t.awareness.campaign;
  const { people, platforms, unreachable } = await whereChannelsTell(
    ctx,
    forecast(ctx, { audience, marking: 'unclassified' }),
  );
  const minutes = (Object.entries(platforms) as [Platform, number][]).map(
    ([platform, count]) => (count * gapOf(ctx, platform, count)) / 60_000,
  );
  const longest = Math.ceil(Math.max(1, ...minutes));
  const missing = Object.values(unreachable).reduce((sum, count) => sum + count, 0);
  const pace = t.pace(people, longest, ctx.department.awareness.share);
  return missing > 0 ? `${pace}; ${t.unreached(missing)}` : pace;
}

function datesPart(ctx: Work, campaign: Campaign): Element[] {
  const items = roundLines(ctx, campaign);
  const title = ctx.t.awareness.campaign.fields.dates;
  return items.length === 0
    ? []
    : [
        { kind: 'text', tone: 'quiet', text: title },
        { kind: 'list', items },
      ];
}

/** Rounds that were, and those to come. */
function roundLines(ctx: Work, { topics, rounds, rhythm, firstAt, state }: Campaign): string[] {
  const t = ctx.t.awareness.campaign;
  const first = firstAt ? new Date(firstAt) : firstDate(rhythm, ctx.now, ctx.department);
  const dates = datesOf(rhythm, first, topics.length, ctx.department);
  return topics.flatMap((topic, i) => {
    const when = rounds[i]?.at ?? dates[i]?.toISOString();
    const ended = (state === 'stopped' || state === 'done') && !rounds[i];
    if (!when || ended) return [];
    return [t.round(i + 1, topicOf(ctx, topic)?.[ctx.language].title ?? topic, ctx.when(when))];
  });
}

function buttonsOf(ctx: Work, { id, state }: Campaign): Button[] {
  const t = ctx.t.awareness.campaign;
  switch (state) {
    case 'draft':
      return [
        { action: 'awareness.campaign.start', value: id, label: t.start, style: 'primary' },
        { action: 'awareness.campaign.form', value: id, label: t.change },
        { action: 'awareness.campaign.discard', value: id, label: t.discard },
      ];
    case 'running':
      return [
        { action: 'awareness.results', value: id, label: t.results },
        { action: 'awareness.campaign.stop', value: id, label: t.stop, style: 'danger' },
      ];
    default:
      return [{ action: 'awareness.results', value: id, label: t.results }];
  }
}
