import type { Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Element, Message } from '../../chat/message.ts';
import { fold } from '../../chat/words.ts';
import { termKey } from '../../domain/audience.ts';
import { type Campaign, changeCampaign } from '../../domain/campaign.ts';
import { carriedMarking } from '../../domain/carried-marking.ts';
import { groupOptions, readAudience } from '../alert/form.ts';
import { asTyped } from '../alert/terms.ts';
import { ask } from '../ask.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { campaignCard, campaignFor, campaignOfficers } from './campaign-card.ts';
import { topicOf } from './frame.ts';
import { readRhythm, rhythmText } from './rhythm-words.ts';
import { suggestion, suggestionElements } from './suggest.ts';

const day = 24 * 60 * 60 * 1000;
const everywhere = 'direct';
const mostTopics = 26;
const longestName = 100;

/** A campaign that has not begun; refuses any other, and one that there is not. */
export async function draftCampaign(ctx: Work, id: string): Promise<Campaign> {
  const campaign = await campaignFor(ctx, id);
  if (campaign.state !== 'draft') throw new Refusal('too-late', ctx.t.awareness.campaign.notDraft(id));
  return campaign;
}

/**
 * The form for a campaign: a new one begins with the topic that is suggested.
 * @param value a draft's number, `topic:…`, `month:…` for the lessons of a month, or nothing
 */
export async function openCampaignForm(ctx: Work, value: string): Promise<Answer> {
  const t = ctx.t.awareness.campaign;
  const given = /^CA-/.test(value) ? await draftCampaign(ctx, value) : undefined;
  const suggested = given ? undefined : await suggestion(ctx);
  const month = value.startsWith('month:') ? topicsOfMonth(ctx, Number(value.slice('month:'.length))) : [];
  const chosen = value.startsWith('topic:') ? value.slice('topic:'.length) : suggested?.topic.id;
  const [first = chosen, ...more] = given?.topics ?? month;
  const [group, ...groups] = given?.audience.include ?? [];
  const rest = asTyped({ include: groups, except: given?.audience.except ?? [] });
  const { dueWithin } = ctx.department.awareness;
  const topics = ctx.services.topics.map((each) => ({
    value: each.id,
    label: ctx.language === 'en' ? `${each.en.title} (${each.id})` : each[ctx.language].title,
  }));
  const intro: Element[] = suggestionElements(ctx, ctx.t, suggested);
  return ask(
    ctx,
    {
      id: 'awareness.campaign',
      title: t.form.heading,
      submit: t.form.submit,
      state: given?.id ?? '',
      intro,
      fields: [
        {
          kind: 'choice',
          name: 'topic',
          label: t.form.topic,
          required: true,
          options: topics,
          ...(first && { value: first }),
        },
        {
          kind: 'text',
          name: 'more',
          label: t.form.more,
          hint: t.form.moreHint,
          ...filled(lessonNames(ctx, more)),
        },
        {
          kind: 'choice',
          name: 'group',
          label: t.form.group,
          required: true,
          options: await groupOptions(ctx, group),
          value: group ? termKey(group) : 'everyone',
        },
        {
          kind: 'text',
          name: 'groups',
          label: t.form.groups,
          hint: t.form.groupsHint,
          ...filled(rest),
        },
        {
          kind: 'text',
          name: 'rhythm',
          label: t.form.rhythm,
          hint: t.form.rhythmHint,
          value: rhythmText(ctx.t, given?.rhythm ?? { kind: month.length > 1 ? 'day' : 'once' }),
        },
        {
          kind: 'choice',
          name: 'kind',
          label: t.form.kind,
          compact: true,
          options: (['optional', 'mandatory'] as const).map((value) => ({ value, label: t.kinds[value] })),
          value: given?.mandatory ? 'mandatory' : 'optional',
        },
        {
          kind: 'choice',
          name: 'channel',
          label: t.form.channel,
          options: [
            { value: everywhere, label: t.direct },
            ...ctx.department.channels.map(({ id, name }) => ({
              value: id,
              label: `#${name[ctx.language]}`,
            })),
          ],
          value: given?.channel ?? everywhere,
        },
        {
          kind: 'text',
          name: 'days',
          label: t.form.days,
          value: String(Math.round((given?.dueWithin ?? dueWithin) / day)),
        },
        {
          kind: 'text',
          name: 'name-en',
          label: t.form.nameEn,
          hint: t.form.nameHint,
          maxLength: longestName,
          ...filled(given?.name.en),
        },
        {
          kind: 'text',
          name: 'name-fr',
          label: t.form.nameFr,
          hint: t.form.nameHint,
          maxLength: longestName,
          ...filled(given?.name.fr),
        },
      ],
    },
    { action: 'awareness.campaign.form', value },
  );
}

/** A week of lessons, one each working day. */
const week = 5;

function topicsOfMonth(ctx: Work, month: number): string[] {
  return ctx.services.topics
    .filter(({ months }) => months.includes(month))
    .map(({ id }) => id)
    .slice(0, week);
}

function filled(value: string | undefined): { value?: string } {
  return value ? { value } : {};
}

export const campaignForm: FormHandler<Work> = {
  id: 'awareness.campaign',
  who: campaignOfficers,
  async run(ctx, { values, state }): Promise<Message> {
    const t = ctx.t.awareness.campaign.form;
    const before = state ? await draftCampaign(ctx, state) : undefined;
    const topics = readTopics(ctx, values);
    const rhythm = readRhythm(values.rhythm?.trim() || 'once');
    if (!rhythm) throw new InvalidForm({ rhythm: ctx.t.awareness.rhythm.bad(values.rhythm ?? '') });
    if (topics.length > 1 && rhythm.kind === 'once') throw new InvalidForm({ rhythm: t.needRhythm });
    const mandatory = values.kind === 'mandatory';
    const channel = ctx.department.channels.find(({ id }) => id === values.channel)?.id;
    if (channel && mandatory) throw new InvalidForm({ channel: t.channelMandatory });
    const days = Number(values.days?.trim() || Math.round(ctx.department.awareness.dueWithin / day));
    if (!Number.isInteger(days) || days < 1 || days > 90) throw new InvalidForm({ days: t.badDays });
    const { remindEvery, reminders } = ctx.department.awareness;
    const fields = {
      name: readName(ctx, values, topics),
      topics,
      audience: await readAudience(ctx, values),
      rhythm,
      mandatory,
      dueWithin: days * day,
      remindEvery,
      reminders: mandatory ? reminders.mandatory : reminders.optional,
    };
    const made = before ? withoutChannel(before) : await newCampaign(ctx, fields);
    const what = before ? 'changed' : 'drafted';
    const campaign = changeCampaign(made, ctx.actor.id, ctx.now, what, {
      ...fields,
      ...(channel && { channel }),
    });
    ctx.about = campaign.id;
    ctx.save('campaigns', campaign);
    return campaignCard(ctx, campaign);
  },
};

type Fields = Pick<
  Campaign,
  'name' | 'topics' | 'audience' | 'rhythm' | 'mandatory' | 'dueWithin' | 'remindEvery' | 'reminders'
>;

async function newCampaign(ctx: Work, fields: Fields): Promise<Campaign> {
  return {
    id: await ctx.nextNumber('CA'),
    version: 0,
    ...fields,
    state: 'draft',
    author: ctx.actor.id,
    createdAt: ctx.now.toISOString(),
    rounds: [],
    history: [],
  };
}

function withoutChannel({ channel: _, ...rest }: Campaign): Campaign {
  return rest;
}

/** The chosen topic, and further ones by name or title. */
function readTopics(ctx: Work, values: Readonly<Record<string, string>>): string[] {
  const t = ctx.t.awareness.campaign.form;
  const found = [values.topic ?? '', ...separate(ctx, values.more ?? '')]
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word, i) => {
      const topic = ctx.services.topics.find(
        ({ id, en, fr }) => id === word || [en.title, fr.title].some((title) => fold(title) === fold(word)),
      );
      if (topic) return topic.id;
      const some = ctx.services.topics.slice(0, 5).map(({ id }) => id);
      throw new InvalidForm({ [i === 0 ? 'topic' : 'more']: t.noTopic(word, lessonNames(ctx, some)) });
    });
  return [...new Set(found)].slice(0, mostTopics);
}

/** Lessons as their reader may type them: by id, or in French by title. A title may have commas of its own. */
function lessonNames(ctx: Work, ids: readonly string[]): string {
  if (ctx.language === 'en') return ids.join(', ');
  return ids.map((id) => topicOf(ctx, id)?.[ctx.language].title ?? id).join('; ');
}

/** What stands between commas, or between semicolons where a title has commas itself. */
function separate(ctx: Work, more: string): string[] {
  const titles = ctx.services.topics.flatMap(({ en, fr }) => [en.title, fr.title]).map(fold);
  if (titles.includes(fold(more.trim()))) return [more];
  return more.split(/[;\n]/.test(more) ? /[;\n]/ : /,/);
}

/** As given, or after the lessons. Everybody reads it, on each platform and in channels. */
function readName(ctx: Work, values: Readonly<Record<string, string>>, topics: readonly string[]) {
  const fields = ['name-en', 'name-fr'] as const;
  const given = accept(
    ctx,
    fields.map((field) => values[field] ?? ''),
  ).texts;
  const marked = fields.find((_, i) => carriedMarking(given[i] ?? ''));
  if (marked) throw new InvalidForm({ [marked]: ctx.t.awareness.campaign.form.markedName });
  const [en = '', fr = ''] = given.map((name) => name.slice(0, longestName));
  if (en && fr) return { en, fr };
  if (en || fr)
    throw new InvalidForm({ [en ? 'name-fr' : 'name-en']: ctx.t.awareness.campaign.form.oneName });
  const first = topicOf(ctx, topics[0] ?? '');
  const more = topics.length - 1;
  return {
    en: more === 0 ? (first?.en.title ?? '') : `${first?.en.title} (+${more})`,
    fr: more === 0 ? (first?.fr.title ?? '') : `${first?.fr.title} (+${more})`,
  };
}
