import { join } from 'node:path';
import type { Setup } from '../support/alerting.ts';
import { type Alerting, startAlerting } from '../support/alerting-process.ts';
import { accountOf, member, placeOf } from '../support/audience.ts';
import { until } from '../support/bot.ts';
import { Gate, slackRules, type Taken, teamsRules } from '../support/gate.ts';
import { startSlackService } from '../support/slack.ts';
import { startTeamsService } from '../support/teams.ts';
import { slackUser, teamsUser, type User } from '../support/user.ts';
import { type Row, rowsOf } from './row.ts';

/** The stand-ins, and the bot's settings, are at so many times the documented limits: what such a machine can send. */
const times = { teams: 5, slack: 10 };
const people = 10_000;
/** The same where everybody also answers: they get it in 50 seconds, and sending goes on until the last answers. */
const musterTimes = 4;
const perSecond = { teams: 50, slack: 230 / 60 };
const hour = 3_600_000;

export interface Stage {
  gate: Gate;
  taken: Taken[];
  bot: Alerting;
  officer: User;
  /** Somebody of the audience. */
  user(i: number): User;
  stop(): Promise<void>;
}

type Platform = 'slack' | 'teams';

/** A bot in a process of its own, with so many people, and a stand-in that enforces the limits. */
export async function stage(
  platform: Platform,
  folder: string,
  count: number,
  faster = times[platform],
  lessons?: Setup['lessons'],
): Promise<Stage> {
  const rules = platform === 'slack' ? slackRules(230, 50, faster) : teamsRules(50, faster);
  const gate = new Gate(rules);
  const service = await (platform === 'slack' ? slackSide(gate) : teamsSide(gate));
  const bot = await startAlerting({
    folder: join(folder, 'store'),
    platform,
    ...service.setup,
    limits: {
      slackMessagesPerMinute: 230 * faster,
      slackChangesPerMinute: 50 * faster,
      teamsRequestsPerSecond: 50 * faster,
    },
    ...(lessons && { lessons }),
  });
  await bot.tell({ do: 'people', count });
  await settled();
  return {
    gate,
    taken: service.taken,
    bot,
    officer: service.user(bot.url, 'officer', 'officer1@sample.example'),
    user: (i) => service.user(bot.url, accountOf(platform, i), member(i).id),
    async stop() {
      gate.release();
      await bot.kill();
      await service.stop();
    },
  };
}

/** Right after its start a bot has other things to do, which a department's has long done when it sends an alert. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5_000));

async function slackSide(gate: Gate) {
  const service = await startSlackService(gate);
  const { url, taken, stop } = service;
  return { setup: { url }, taken, stop, user: slackUser.bind(undefined, service) };
}

async function teamsSide(gate: Gate) {
  const service = await startTeamsService(gate);
  const { url, tokenUrl, openIdMetadata, taken, stop } = service;
  const setup = { url, tokenUrl, openIdMetadata };
  return { setup, taken, stop, user: teamsUser.bind(undefined, service) };
}

const numberOf = (n: number) => `AL-${new Date().getFullYear()}-${String(n).padStart(4, '0')}`;

/** Composes and sends the bot's `n`th alert to everyone, as an officer does. */
export async function send({ officer }: Stage, n: number, kind: string, title: string) {
  await officer.say(`alert send ${kind} everyone ${title}. | ${title} (fr).`);
  await officer.press('alert.go', numberOf(n));
  return numberOf(n);
}

/** Waits until nobody is owed the alert any more. Whoever has no account on the platform is not counted. */
async function sent({ bot }: Stage, alert: string, count: number): Promise<void> {
  await until(async () => {
    const { people: known, standings } = await bot.tally(alert);
    return known >= count && standings.owed + standings.sending === 0;
  }, hour);
  const { standings } = await bot.tally(alert);
  if (standings.sent + standings.answered < count)
    throw new Error(`not all were sent: ${JSON.stringify(standings)}`);
}

interface Figures {
  share: number;
  /** Seconds. */
  longest: number;
  lost: number;
  double: number;
}

/** From the first to the last message of an alert, as the stand-in saw them. */
function figures(platform: Platform, taken: readonly Taken[], count: number): Figures {
  const at = taken.map((each) => each.at).sort((a, b) => a - b);
  const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1_000;
  const got = new Map<string, number>();
  for (const { place } of taken) got.set(place, (got.get(place) ?? 0) + 1);
  const each = Array.from({ length: count }, (_, i) => got.get(placeOf(platform, i)) ?? 0);
  return {
    share: (at.length - 1) / seconds / (perSecond[platform] * times[platform]),
    longest: Math.max(...at.map((moment, i) => moment - (at[i - 1] ?? moment))) / 1_000,
    lost: each.filter((copies) => copies === 0).length,
    double: each.filter((copies) => copies > 1).length,
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

async function plain(platform: Platform, folder: string): Promise<Row[]> {
  const bench = `alert-${platform}`;
  const row = rowsOf(bench);
  const on = await stage(platform, folder, people);
  try {
    await sent(on, await send(on, 1, 'emergency', 'Leave the building'), people);
    const { share, longest, lost, double } = figures(platform, on.taken, people);
    return [
      row(
        `share of the limit used, ${people} people, ${times[platform]} times the limits`,
        percent(share),
        'at least 95 %',
      ),
      row('calls refused for a limit', on.gate.limited),
      row('longest time between two messages, s', longest.toFixed(2), 'at most Retry-After (1 s)'),
      row('lost, double', `${lost}, ${double}`, '0, 0'),
      ...(platform === 'slack' ? [row('first in the channels', inChannelFirst(on.taken), 'yes')] : []),
    ];
  } finally {
    await on.stop();
  }
}

function inChannelFirst(taken: readonly Taken[]): string {
  return taken.find(({ text }) => text.includes('Leave the building'))?.place.startsWith('C') ? 'yes' : 'no';
}

/** One call in a hundred fails, half of those after they had their effect, and for 30 seconds all of them do. */
async function faulty(platform: Platform, folder: string): Promise<Row[]> {
  const row = rowsOf('alert-faults');
  const on = await stage(platform, folder, people);
  try {
    const alert = await send(on, 1, 'emergency', 'Leave the building');
    on.gate.faults.share = 0.01;
    on.gate.faults.afterEffect = 0.5;
    await until(() => on.taken.length > people / 3, hour);
    on.gate.faults.outage = 'error';
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    on.gate.faults.outage = undefined;
    const over = performance.now();
    await until(() => on.taken.some(({ at }) => at > over), hour);
    const resumed = performance.now() - over;
    await sent(on, alert, people);
    const { lost, double } = figures(platform, on.taken, people);
    const note = platform === 'slack' ? '0, 0' : '0, those that took effect and failed';
    return [
      row(`${platform}: lost, double with 1 % failing and 30 s of outage`, `${lost}, ${double}`, note),
      row(`${platform}: goes on after the outage, s`, (resumed / 1_000).toFixed(1)),
    ];
  } finally {
    await on.stop();
  }
}

/**
 * From the order until the first and the last message of an emergency, in seconds; alone, or amid an ordinary send. The
 * emergency goes to half of the people.
 */
async function emergency(folder: string, amid: boolean): Promise<{ first: number; last: number }> {
  const on = await stage('teams', folder, people);
  try {
    if (amid) {
      await send(on, 1, 'information', 'Read this');
      await until(() => on.taken.length > people / 5, hour);
    }
    const began = performance.now();
    const alert = await send(on, amid ? 2 : 1, 'emergency', 'Leave the building');
    await sent(on, alert, people);
    const at = on.taken
      .filter(({ text }) => text.includes('Leave the building'))
      .map((each) => each.at - began);
    return { first: Math.min(...at) / 1_000, last: Math.max(...at) / 1_000 };
  } finally {
    await on.stop();
  }
}

/** Everybody answers within three seconds of getting the muster, while it still goes out to the others. */
async function muster(folder: string): Promise<Row[]> {
  const row = rowsOf('alert-muster');
  const on = await stage('teams', folder, people, musterTimes);
  try {
    const alert = await send(on, 1, 'evacuation', 'Leave the building');
    const began = performance.now();
    const given = { safe: 0, away: 0, help: 0 };
    const times: number[] = [];
    const answers: Promise<void>[] = [];
    const answer = async (i: number) => {
      const what = i % 200 === 0 ? 'help' : i % 10 === 0 ? 'away' : 'safe';
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3_000));
      const asked = performance.now();
      const response = await on.user(i).press(`alert.${what}`, alert);
      if (!(await response.text()).includes('"statusCode":200')) throw new Error('an answer was refused');
      times.push(performance.now() - asked);
      given[what] += 1;
    };
    const whose = new Map(Array.from({ length: people }, (_, i) => [placeOf('teams', i), i]));
    let seen = 0;
    while (answers.length < people) {
      for (; seen < on.taken.length; seen++) {
        const { place = '' } = on.taken[seen] ?? {};
        const i = whose.get(place);
        if (i === undefined) continue;
        // What they get after it is the receipt of their call for help.
        whose.delete(place);
        answers.push(answer(i));
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await Promise.all(answers);
    const seconds = (performance.now() - began) / 1_000;
    const tally = await on.bot.tally(alert);
    const right = (['safe', 'away', 'help'] as const).every((what) => tally.answers[what] === given[what]);
    times.sort((a, b) => a - b);
    const p = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
    return [
      row(`${people} answers while it is sent, s`, seconds.toFixed(1), 'within 60'),
      row('99th percentile of an answer, ms (half of them)', `${p(0.99)} (${p(0.5)})`, 'under 500'),
      row('lost', people - Object.values(tally.answers).reduce((sum, n) => sum + n, 0), '0'),
      row('tally', right ? 'right' : JSON.stringify(tally.answers), 'right'),
    ];
  } finally {
    await on.stop();
  }
}

const crowd = 100_000;

export const alertBenches: Record<string, (folder: string) => Promise<Row[]>> = {
  'alert-teams': (folder) => plain('teams', folder),
  'alert-slack': (folder) => plain('slack', folder),

  async 'alert-faults'(folder) {
    return [
      ...(await faulty('teams', join(folder, 'teams'))),
      ...(await faulty('slack', join(folder, 'slack'))),
    ];
  },

  'alert-muster': muster,

  async 'alert-emergency'(folder) {
    const row = rowsOf('alert-emergency');
    const alone = await emergency(join(folder, 'alone'), false);
    const amid = await emergency(join(folder, 'amid'), true);
    return [
      row(`first of an emergency amid ${people} ordinary messages, s`, amid.first.toFixed(2), 'at most 1'),
      row('last of it, s', amid.last.toFixed(2)),
      row('last when alone, s', alone.last.toFixed(2)),
      row('ratio', (amid.last / alone.last).toFixed(3), 'at most 1.05'),
    ];
  },

  async 'alert-memory'(folder) {
    const row = rowsOf('alert-memory');
    const on = await stage('teams', folder, crowd, 100);
    try {
      const heap = async () => ((await on.bot.tell({ do: 'heap' })) as number) / 1_000_000;
      const settled = () => new Promise((resolve) => setTimeout(resolve, 15_000));
      await settled();
      const before = await heap();
      const alert = await send(on, 1, 'information', 'Read this');
      await until(async () => (await on.bot.tally(alert)).people >= crowd, hour);
      const owed = await heap();
      await sent(on, alert, crowd);
      await settled();
      const after = await heap();
      return [
        row(`heap, ${crowd} people known, MB`, before.toFixed(0)),
        row('grown when all are owed, MB', (owed - before).toFixed(0), 'under 100'),
        row('grown when all were sent, MB', (after - before).toFixed(0), 'under 100'),
      ];
    } finally {
      await on.stop();
    }
  },
};
