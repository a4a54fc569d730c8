import type { Action, CardMaker, Timer } from '../../chat/command.ts';
import { Refusal, SendError } from '../../chat/errors.ts';
import type { Platform } from '../../chat/event.ts';
import { type Element, type Message, say } from '../../chat/message.ts';
import { type Assignment, assignmentId } from '../../domain/assignment.ts';
import { belongs, type Members } from '../../domain/audience.ts';
import { type Campaign, changeCampaign, type Round } from '../../domain/campaign.ts';
import type { Person } from '../../domain/person.ts';
import { nextDate } from '../../domain/rhythm.ts';
import { type Text, text } from '../../text/index.ts';
import { forecast, membersOf } from '../alert/forecast.ts';
import type { Unit, Work } from '../work.ts';
import { frameOf, type Path, topicOf } from './frame.ts';
import { lessonCard } from './lesson.ts';
import { calm, oweLesson } from './owe-lesson.ts';
import { type Cursors, gapOf, readCursors, turnOf, writeCursors } from './pace.ts';
import { armReminder } from './remind.ts';

const roundTimer = 'awareness.round';
const giveTimer = 'awareness.give';
const endTimer = 'awareness.end';

/** A round is tried again after so long, in milliseconds, where a platform does not tell whom it is for. */
const again = 60 * 60 * 1000;
/** First lessons given within this time, in milliseconds, are still remembered. */
const remembered = 90 * 24 * 60 * 60 * 1000;
const onboarding: Path = 'onboarding';
/** People a commit: few enough that a report, which waits behind it, waits for milliseconds. */
const perStep = 250;

/** The next round begins at a moment. */
export function armRound(unit: Unit, campaign: string, round: number, at: Date): void {
  const id = `${roundTimer}:${campaign}:${round}`;
  const subject = `${campaign}|${round}`;
  unit.save('due', { id, version: 0, timer: roundTimer, subject, at: at.toISOString() });
}

/** A round begins: its lesson goes to everybody of the audience, or into the channel, and the next one is seen to. */
const round: Timer<Unit> = {
  id: roundTimer,
  async run(unit, subject) {
    const [id = '', n = '1'] = subject.split('|');
    const campaign = await unit.store.campaigns.get(id);
    const topic = campaign?.topics[Number(n) - 1];
    if (campaign?.state !== 'running' || !topic || campaign.rounds.length >= Number(n)) return;
    const readers = await readersOf(unit, campaign);
    if (!readers) return putOff(unit, campaign, Number(n));
    const { members, cursors } = readers;
    const due = new Date(unit.now.getTime() + campaign.dueWithin);
    const begun: Round = {
      topic,
      at: unit.now.toISOString(),
      due: due.toISOString(),
      ...(members.size > 0 && {
        readers: Object.fromEntries([...members].map(([key, all]) => [key, [...all]])),
      }),
    };
    const rounds = [...campaign.rounds, begun];
    unit.save('campaigns', changeCampaign(campaign, 'vigie', unit.now, 'round', { rounds }, `${n}:${topic}`));
    if (campaign.channel) await postInChannel(unit, campaign, campaign.channel, Number(n));
    else armGive(unit, id, Number(n), '', cursors);
    const next = campaign.topics.length > rounds.length && nextRound(unit, { ...campaign, rounds });
    if (next) armRound(unit, id, rounds.length + 1, next);
    else await armEnd(unit, campaign, due);
  },
};

/** Who reads the channels of its audience, and every platform's pace; undefined while a platform does not tell. */
async function readersOf(
  unit: Unit,
  campaign: Campaign,
): Promise<{ members: Members; cursors: Cursors } | undefined> {
  if (campaign.channel) return { members: new Map(), cursors: {} };
  try {
    return {
      members: await membersOf(unit, campaign.audience),
      cursors: await cursorsFor(unit, campaign),
    };
  } catch (error) {
    if (error instanceof SendError) return undefined;
    throw error;
  }
}

/** A round that cannot begin is tried again; its author hears of it once, and can choose others. */
async function putOff(unit: Unit, campaign: Campaign, n: number): Promise<void> {
  const { id, author, history } = campaign;
  const at = calm(unit, new Date(unit.now.getTime() + again));
  await unit.arm(roundTimer, `${id}|${n}`, at.toISOString());
  if (history.some(({ what, detail }) => what === 'put-off' && detail === String(n))) return;
  unit.save('campaigns', changeCampaign(campaign, 'vigie', unit.now, 'put-off', {}, String(n)));
  const person = await unit.store.people.get(author);
  const words = (t: Text) => say(t.awareness.campaign.putOff(id, n));
  if (person?.active) await unit.tell(`${id}:put-off:${n}`, person, words);
}

/** The next date of the rhythm that is still to come: after a stop of weeks people do not get weeks of lessons at once. */
function nextRound(unit: Unit, { rhythm, firstAt, rounds }: Campaign): Date | undefined {
  const first = new Date(firstAt ?? unit.now);
  for (let n = rounds.length; ; n++) {
    const next = nextDate(rhythm, first, n, unit.department);
    if (!next || next > unit.now) return next;
  }
}

/** Every platform's pace for this audience. */
async function cursorsFor(unit: Unit, { audience }: Campaign): Promise<Cursors> {
  const { platforms } = await forecast(unit, { audience, marking: 'unclassified' });
  const at = calm(unit, unit.now).toISOString();
  return Object.fromEntries(
    (Object.entries(platforms) as [Platform, number][]).map(([platform, people]) => [
      platform,
      { at, gap: gapOf(unit, platform, people) },
    ]),
  );
}

function armGive(unit: Unit, campaign: string, n: number, after: string, cursors: Cursors): void {
  const id = `${giveTimer}:${campaign}:${n}:${after}`;
  const subject = [campaign, n, after, writeCursors(cursors)].join('|');
  unit.save('due', { id, version: 0, timer: giveTimer, subject, at: unit.now.toISOString() });
}

/** Gives a round's lesson to everybody of the audience, some hundred people a commit: a crash goes on from there. */
const give: Timer<Unit> = {
  id: giveTimer,
  async run(unit, subject) {
    const [id = '', n = '1', after = '', paced = ''] = subject.split('|');
    const campaign = await unit.store.campaigns.get(id);
    const begun = campaign?.rounds[Number(n) - 1];
    if (campaign?.state !== 'running' || !begun) return;
    const cursors = readCursors(paced);
    const members = new Map(
      Object.entries(begun.readers ?? {}).map(([channel, all]) => [channel, new Set(all)]),
    );
    const page = await unit.store.people.page(after || undefined, perStep);
    for (const person of page) {
      if (belongs(person, campaign.audience, members, unit.now))
        await giveTo(unit, campaign, Number(n), begun, person, cursors);
    }
    const last = page.at(-1)?.id;
    if (page.length === perStep && last) armGive(unit, id, Number(n), last, cursors);
    else {
      const spreadAt = unit.now.toISOString();
      const rounds = campaign.rounds.map((each) => (each === begun ? { ...each, spreadAt } : each));
      unit.save('campaigns', { ...campaign, rounds });
      armReminder(unit, campaign, Number(n), 0, new Date(lastOf(cursors) ?? unit.now));
    }
  },
};

function lastOf(cursors: Cursors): string | undefined {
  return Object.values(cursors)
    .map(({ at }) => at)
    .sort()
    .at(-1);
}

async function giveTo(
  unit: Unit,
  campaign: Campaign,
  n: number,
  { topic, due }: Round,
  person: Person,
  cursors: Cursors,
): Promise<void> {
  const id = assignmentId(campaign.id, n, person.id);
  if (await unit.store.assignments.get(id)) return;
  if ((await unit.store.learners.get(person.id))?.stopped.includes(campaign.id)) return;
  if (await isAmongFirst(unit, person, topic)) return;
  const assignment = newAssignment(unit, campaign.id, n, topic, person, due);
  unit.save('assignments', assignment);
  await oweLesson(unit, assignment, person, await turnOf(unit, person, cursors));
}

/** Whether a topic is one of the first lessons that somebody was given lately, or will be: nobody needs it twice. */
async function isAmongFirst(
  { store, department, now }: Unit,
  { id }: Person,
  topic: string,
): Promise<boolean> {
  if (!department.awareness.onboarding.topics.includes(topic)) return false;
  const since = new Date(now.getTime() - remembered).toISOString();
  const mine = await store.assignments.ofPerson(id);
  return mine.some((each) => each.campaign === onboarding && each.topic === topic && each.givenAt > since);
}

/** A lesson that a person has just been given. `due` and `givenAt` are ISO instants. */
export function newAssignment(
  unit: Unit,
  campaign: string,
  n: number,
  topic: string,
  person: Person,
  due: string,
  givenAt = unit.now.toISOString(),
): Assignment {
  return {
    id: assignmentId(campaign, n, person.id),
    version: 0,
    campaign,
    round: n,
    topic,
    person: person.id,
    ...(person.unit && { unit: person.unit }),
    givenAt,
    due,
    answers: [],
    reminders: 0,
  };
}

/** After the last round's time the campaign is over, and its author hears of it. */
async function armEnd(unit: Unit, { id }: Campaign, at: Date): Promise<void> {
  unit.save('due', {
    id: `${endTimer}:${id}`,
    version: 0,
    timer: endTimer,
    subject: id,
    at: calm(unit, at).toISOString(),
  });
}

const end: Timer<Unit> = {
  id: endTimer,
  async run(unit, id) {
    const campaign = await unit.store.campaigns.get(id);
    if (campaign?.state !== 'running') return;
    const ended = { at: unit.now.toISOString(), by: 'vigie' };
    unit.save('campaigns', changeCampaign(campaign, 'vigie', unit.now, 'done', { state: 'done', ended }));
    const author = await unit.store.people.get(campaign.author);
    if (author?.active)
      await unit.tell(`${id}:over`, author, (t) => ({ text: t.awareness.campaign.over(id) }), {
        lane: 'slow',
        inWorkingHours: true,
      });
  },
};

async function postInChannel(unit: Unit, { id }: Campaign, channel: string, n: number): Promise<void> {
  const where = unit.department.channels.find((each) => each.id === channel);
  for (const platform of unit.services.platforms) {
    if (!where?.[platform]) continue;
    await unit.owe(
      `${id}/${n}~channel:${channel}:${platform}`,
      { kind: 'channel', channel, platform },
      { card: channelMaker.id, of: `${id}|${n}` },
      { lane: 'slow', inWorkingHours: true },
    );
  }
}

/** A lesson in a channel: in both languages, with one button; whoever presses it answers in private. */
export const channelMaker: CardMaker<Unit> = {
  id: 'awareness.channel',
  async make(unit, of) {
    const [id = '', n = '1'] = of.split('|');
    const campaign = await unit.store.campaigns.get(id);
    const begun = campaign?.rounds[Number(n) - 1];
    const topic = begun && topicOf(unit, begun.topic);
    if (campaign?.state !== 'running' || !topic) return undefined;
    const write = (t: Text): Message => {
      const { title, lesson } = topic[t.common.language];
      const card: Element[] = [
        { kind: 'heading', text: title },
        { kind: 'text', tone: 'quiet', text: t.awareness.channelIntro },
        ...lesson.split('\n').map((paragraph) => ({ kind: 'text', text: paragraph }) as const),
        { kind: 'text', tone: 'quiet', text: t.awareness.answeredPrivately },
      ];
      return { text: `${t.awareness.heading} · ${title}`, card };
    };
    const { card = [], ...message } = unit.inAll(write);
    const label = unit.department.languages.map((language) => text(language).awareness.take).join(' / ');
    const button = { action: 'awareness.take', value: of, label, style: 'primary' } as const;
    return { ...message, card: [...card, { kind: 'buttons', buttons: [button] }] };
  },
};

/** Whoever presses the button in a channel gets the lesson as their own. */
const take: Action<Work> = {
  id: 'awareness.take',
  who: 'everyone',
  privacy: 'private',
  async run(ctx, value) {
    const [id = '', n = '1'] = value.split('|');
    ctx.about = id;
    const campaign = await ctx.store.campaigns.get(id);
    const begun = campaign?.rounds[Number(n) - 1];
    const topic = begun && topicOf(ctx, begun.topic);
    const frame = await frameOf(ctx, id);
    if (!campaign || !begun || !topic || !frame?.live) throw new Refusal('not-found', ctx.t.awareness.gone);
    const known = await ctx.store.assignments.get(assignmentId(id, n, ctx.actor.id));
    const person = await ctx.store.people.get(ctx.actor.id);
    if (!known && !person) throw new Refusal('not-found', ctx.t.awareness.gone);
    const mine = known ?? (person && newAssignment(ctx, id, Number(n), begun.topic, person, begun.due));
    if (!mine) throw new Refusal('not-found', ctx.t.awareness.gone);
    if (!known) ctx.save('assignments', mine);
    return lessonCard(ctx, mine, frame, topic, ctx.language);
  },
};

export const giveTimers: readonly Timer<Unit>[] = [round, give, end];
export const giveActions: readonly Action<Work>[] = [take];
