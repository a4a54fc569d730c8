import type { Action, Command, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import { type Element, type Message, say } from '../../chat/message.ts';
import { changeCampaign } from '../../domain/campaign.ts';
import { firstDate } from '../../domain/rhythm.ts';
import { forecast } from '../alert/forecast.ts';
import { whereChannelsTell } from '../alert/preview.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { campaignCard, campaignFor, campaignOfficers } from './campaign-card.ts';
import { draftCampaign, openCampaignForm } from './campaign-form.ts';
import { armRound } from './give.ts';
import { calm } from './owe-lesson.ts';
import { suggestion, suggestionElements } from './suggest.ts';

const listed = 12;
const number = { kind: 'number', name: 'campaign', prefix: 'CA' } as const;

/** The campaigns, the newest first, and the topic that would help most now. */
async function list(ctx: Work): Promise<Message> {
  const t = ctx.t.awareness.campaign;
  const campaigns = await ctx.store.campaigns.page(undefined, listed);
  const suggested = await suggestion(ctx);
  const rows = campaigns.map(({ id, name, state, rounds, topics }) => ({
    label: `${id} · ${name[ctx.language]}`,
    value: `${t.states[state]} · ${rounds.length}/${topics.length}`,
  }));
  const card: Element[] = [
    { kind: 'heading', text: t.list },
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : [{ kind: 'text', text: t.none } as const]),
    ...(campaigns.length > 0
      ? [
          {
            kind: 'choice',
            action: 'awareness.campaign.show',
            label: ctx.t.awareness.results.choose,
            options: campaigns.map(({ id, name }) => ({ value: id, label: `${id} · ${name[ctx.language]}` })),
          } as const,
        ]
      : []),
    { kind: 'divider' },
    ...suggestionElements(ctx, ctx.t, suggested),
    {
      kind: 'buttons',
      buttons: [
        ...(suggested
          ? [
              {
                action: 'awareness.campaign.form',
                value: `topic:${suggested.topic.id}`,
                label: t.useSuggestion,
                style: 'primary' as const,
              },
            ]
          : []),
        { action: 'awareness.campaign.form', value: '', label: t.make },
        // The two that are kept government-wide.
        ...([2, 10] as const).map((month) => ({
          action: 'awareness.campaign.form',
          value: `month:${month}`,
          label: t.months[month],
        })),
      ],
    },
  ];
  return { text: rows.length > 0 ? t.list : t.none, card };
}

/** From now on it runs: the first round begins on the rhythm's first date. */
async function start(ctx: Work, id: string): Promise<Message> {
  const t = ctx.t.awareness.campaign;
  const campaign = await draftCampaign(ctx, id);
  const { audience } = campaign;
  const { people } = await whereChannelsTell(ctx, forecast(ctx, { audience, marking: 'unclassified' }));
  if (people === 0 && !campaign.channel) throw new Refusal('bad-input', t.nobody);
  const first = firstDate(campaign.rhythm, ctx.now, ctx.department);
  const at = calm(ctx, first);
  const firstAt = first.toISOString();
  const running = changeCampaign(campaign, ctx.actor.id, ctx.now, 'started', { state: 'running', firstAt });
  ctx.save('campaigns', running);
  armRound(ctx, id, 1, at);
  return campaignCard(ctx, running, [t.started(id, ctx.when(at.toISOString()))]);
}

async function stop(ctx: Work, id: string, words = ''): Promise<Message> {
  const t = ctx.t.awareness.campaign;
  const campaign = await campaignFor(ctx, id);
  if (campaign.state !== 'running') throw new Refusal('too-late', t.notRunning(id));
  const reason = accept(ctx, [words]).texts.join('');
  const ended = { at: ctx.now.toISOString(), by: ctx.actor.id, ...(reason && { reason }) };
  const stopped = changeCampaign(campaign, ctx.actor.id, ctx.now, 'stopped', { state: 'stopped', ended });
  ctx.save('campaigns', stopped);
  return campaignCard(ctx, stopped, [t.stopped(id)]);
}

/** A campaign that was stopped does not begin again: the button asks first. */
async function askStop(ctx: Work, id: string): Promise<Message> {
  const t = ctx.t.awareness.campaign;
  const campaign = await campaignFor(ctx, id);
  if (campaign.state !== 'running') throw new Refusal('too-late', t.notRunning(id));
  const question = t.confirmStop(id, campaign.name[ctx.language]);
  return {
    text: question,
    card: [
      { kind: 'text', tone: 'strong', text: question },
      {
        kind: 'buttons',
        buttons: [
          { action: 'awareness.campaign.stop.sure', value: id, label: t.stop, style: 'danger' },
          { action: 'awareness.campaign.show', value: id, label: ctx.t.common.no },
        ],
      },
    ],
  };
}

async function discard(ctx: Work, id: string): Promise<Message> {
  ctx.remove('campaigns', await draftCampaign(ctx, id));
  return say(ctx.t.awareness.campaign.discarded(id));
}

const officers = { who: campaignOfficers, privacy: 'private' } as const;
const head = { en: ['awareness'], fr: ['sensibilisation'] } as const;

function command(
  word: readonly [en: string, fr: string],
  summary: Command<Work>['summary'],
  examples: Command<Work>['examples'],
  args: Command<Work>['args'],
  run: Command<Work>['run'],
): Command<Work> {
  const [en, fr] = word;
  const sub = {
    en: [`campaign ${en}`.trim()],
    fr: [`campagne ${fr}`.trim()],
  };
  return { name: `awareness ${sub.en[0]}`, head, sub, args, ...officers, summary, examples, run };
}

export const campaignCommands: readonly Command<Work>[] = [
  command(
    ['start', 'lancer'],
    { en: 'Start an awareness campaign', fr: 'Lancer une campagne de sensibilisation' },
    {
      en: ['awareness campaign start CA-2026-0001'],
      fr: ['sensibilisation campagne lancer CA-2026-0001'],
    },
    [number],
    (ctx, { campaign = '' }) => start(ctx, campaign),
  ),
  command(
    ['stop', 'arreter'],
    { en: 'Stop an awareness campaign for everybody', fr: 'Arrêter une campagne pour tout le monde' },
    {
      en: ['awareness campaign stop CA-2026-0001'],
      fr: ['sensibilisation campagne arreter CA-2026-0001'],
    },
    [number, { kind: 'text', name: 'reason', optional: true }],
    (ctx, { campaign = '', reason }) => stop(ctx, campaign, reason),
  ),
  command(
    ['show', 'voir'],
    { en: 'An awareness campaign in full', fr: 'Une campagne de sensibilisation au complet' },
    {
      en: ['awareness campaign show CA-2026-0001'],
      fr: ['sensibilisation campagne voir CA-2026-0001'],
    },
    [number],
    async (ctx, { campaign = '' }) => campaignCard(ctx, await campaignFor(ctx, campaign)),
  ),
  command(
    ['list', 'liste'],
    {
      en: 'Awareness campaigns, and the topic that would help most now',
      fr: 'Les campagnes, et le sujet qui aiderait le plus en ce moment',
    },
    { en: ['awareness campaign list'], fr: ['sensibilisation campagne liste'] },
    [],
    list,
  ),
  command(
    ['', ''],
    { en: 'Prepare an awareness campaign', fr: 'Préparer une campagne de sensibilisation' },
    { en: ['awareness campaign'], fr: ['sensibilisation campagne'] },
    [],
    (ctx) => openCampaignForm(ctx, ''),
  ),
];

const replaced =
  (act: (ctx: Work, value: string) => Promise<Message>) =>
  async (ctx: Work, value: string): Promise<Outcome> => ({ replace: await act(ctx, value) });

export const campaignActions: readonly Action<Work>[] = [
  { id: 'awareness.campaign.form', ...officers, run: openCampaignForm },
  { id: 'awareness.campaign.start', ...officers, run: replaced(start) },
  { id: 'awareness.campaign.stop', ...officers, run: replaced(askStop) },
  { id: 'awareness.campaign.stop.sure', ...officers, run: replaced((ctx, id) => stop(ctx, id)) },
  { id: 'awareness.campaign.discard', ...officers, run: replaced(discard) },
  {
    id: 'awareness.campaign.show',
    ...officers,
    traceless: true,
    run: async (ctx, id) => campaignCard(ctx, await campaignFor(ctx, id)),
  },
];
