import { join } from 'node:path';
import { type Alerting, startAlerting } from '../support/alerting-process.ts';
import { placeOf } from '../support/audience.ts';
import { until } from '../support/bot.ts';
import { Gate, slackRules, type Taken, teamsRules } from '../support/gate.ts';
import { startSlackService } from '../support/slack.ts';
import { startTeamsService } from '../support/teams.ts';
import { type Row, rowsOf } from './row.ts';

/** The stand-ins, and the bot's settings, are at so many times the documented limits. */
const times = 10;
const people = 10_000;
const perSecond = { teams: 50, slack: 230 / 60 };
const hour = 3_600_000;

interface Stage {
  gate: Gate;
  taken: Taken[];
  bot: Alerting;
  stop(): Promise<void>;
}

type Platform = 'slack' | 'teams';

/** A bot in a process of its own, with so many people, and a stand-in that enforces the limits. */
async function stage(platform: Platform, folder: string, count: number, faster = times): Promise<Stage> {
  const rules = platform === 'slack' ? slackRules(230, 50, faster) : teamsRules(50, faster);
  const gate = new Gate(rules);
  const service = await (platform === 'slack' ? startSlackService(gate) : startTeamsService(gate));
  const { tokenUrl, openIdMetadata } = { tokenUrl: '', openIdMetadata: '', ...service };
  const bot = await startAlerting({
    folder: join(folder, 'store'),
    platform,
    url: service.url,
    tokenUrl,
    openIdMetadata,
    limits: {
      slackMessagesPerMinute: 230 * faster,
      slackChangesPerMinute: 50 * faster,
      teamsRequestsPerSecond: 50 * faster,
    },
  });
  await bot.tell({ do: 'people', count });
  return {
    gate,
    taken: service.taken,
    bot,
    async stop() {
      gate.release();
      await bot.kill();
      await service.stop();
    },
  };
}

/** Waits until nobody is owed the alert any more. */
async function sent({ bot }: Stage, alert: string, count: number): Promise<void> {
  await until(async () => {
    const { owed, sending } = (await bot.tally(alert)).standings;
    return owed + sending === 0;
  }, hour);
  const { standings } = await bot.tally(alert);
  if (standings.sent !== count) throw new Error(`not all were sent: ${JSON.stringify(standings)}`);
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
    share: (at.length - 1) / seconds / (perSecond[platform] * times),
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
    await on.bot.tell({ do: 'owe', alert: 'AL-2026-0001', count: people, lane: 'emergency' });
    await sent(on, 'AL-2026-0001', people);
    const { share, longest, lost, double } = figures(platform, on.taken, people);
    return [
      row(
        `share of the limit used, ${people} people, ${times} times the limits`,
        percent(share),
        'at least 95 %',
      ),
      row('calls refused for a limit', on.gate.limited),
      row('longest time between two messages, s', longest.toFixed(2), 'at most Retry-After (1 s)'),
      row('lost, double', `${lost}, ${double}`, '0, 0'),
    ];
  } finally {
    await on.stop();
  }
}

/** One call in a hundred fails, half of those after they had their effect, and for 30 seconds all of them do. */
async function faulty(platform: Platform, folder: string): Promise<Row[]> {
  const row = rowsOf('alert-faults');
  const on = await stage(platform, folder, people);
  try {
    on.gate.faults.share = 0.01;
    on.gate.faults.afterEffect = 0.5;
    await on.bot.tell({ do: 'owe', alert: 'AL-2026-0001', count: people, lane: 'emergency' });
    await until(() => on.taken.length > people / 3, hour);
    on.gate.faults.outage = 'error';
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    on.gate.faults.outage = undefined;
    const over = performance.now();
    await until(() => on.taken.some(({ at }) => at > over), hour);
    const resumed = performance.now() - over;
    await sent(on, 'AL-2026-0001', people);
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

const urgent = 5_000;

/** From the order until the first and the last message of an emergency, in seconds; alone, or amid an ordinary send. */
async function emergency(folder: string, amid: boolean): Promise<{ first: number; last: number }> {
  const on = await stage('teams', folder, people);
  try {
    if (amid) {
      await on.bot.tell({ do: 'owe', alert: 'AL-2026-0001', count: people, lane: 'normal' });
      await until(() => on.taken.length > people / 5, hour);
    }
    const began = performance.now();
    await on.bot.tell({ do: 'owe', alert: 'AL-2026-0002', count: urgent, lane: 'emergency' });
    await sent(on, 'AL-2026-0002', urgent);
    const at = on.taken.filter(({ text }) => text === 'AL-2026-0002').map((each) => each.at - began);
    return { first: Math.min(...at) / 1_000, last: Math.max(...at) / 1_000 };
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

  async 'alert-emergency'(folder) {
    const row = rowsOf('alert-emergency');
    const alone = await emergency(join(folder, 'alone'), false);
    const amid = await emergency(join(folder, 'amid'), true);
    return [
      row(`first of ${urgent} amid ${people} ordinary ones, s`, amid.first.toFixed(2), 'at most 1'),
      row('last of them, s', amid.last.toFixed(2)),
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
      await on.bot.tell({ do: 'owe', alert: 'AL-2026-0001', count: crowd, lane: 'normal' });
      const owed = await heap();
      await sent(on, 'AL-2026-0001', crowd);
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
