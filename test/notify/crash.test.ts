import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Alerting, startAlerting } from '../support/alerting-process.ts';
import { placeOf } from '../support/audience.ts';
import { temporaryFolder, until } from '../support/bot.ts';
import { Gate, slackRules, teamsRules } from '../support/gate.ts';
import { startSlackService } from '../support/slack.ts';
import { startTeamsService } from '../support/teams.ts';
import { slackUser } from '../support/user.ts';

const alert = 'AL-2026-0001';
const people = 100;
const limits = { slackMessagesPerMinute: 1_150, slackChangesPerMinute: 1_000, teamsRequestsPerSecond: 100 };

let cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const work of cleanUp.reverse()) await work();
  cleanUp = [];
});

/** Kills the bot in the middle of a send, and lets another one finish it. Returns how often each person got it. */
async function sendThroughCrashes(platform: 'slack' | 'teams', kills: readonly number[]) {
  const rules = platform === 'slack' ? slackRules(230, 50, 5) : teamsRules(100);
  const gate = new Gate(rules);
  const service = platform === 'slack' ? await startSlackService(gate) : await startTeamsService(gate);
  cleanUp.push(() => service.stop());
  const { path, remove } = await temporaryFolder();
  cleanUp.push(remove);
  const hosts = 'tokenUrl' in service ? service : {};
  const { tokenUrl, openIdMetadata } = hosts as { tokenUrl?: string; openIdMetadata?: string };
  const setup = {
    folder: join(path, 'store'),
    platform,
    url: service.url,
    ...(tokenUrl && { tokenUrl }),
    ...(openIdMetadata && { openIdMetadata }),
    limits,
  };
  const started: number[] = [];
  let bot: Alerting = await startAlerting(setup);
  await bot.tell({ do: 'people', count: people });
  await bot.tell({ do: 'owe', alert, count: people, lane: 'emergency' });
  for (const share of kills) {
    await until(() => service.taken.length > people * share, 30_000);
    await bot.kill();
    started.push(service.taken.length);
    bot = await startAlerting(setup);
  }
  await until(async () => (await bot.tally(alert)).standings.sent === people, 60_000);
  await bot.stop();
  const times = new Map<string, number>();
  for (const { place } of service.taken) times.set(place, (times.get(place) ?? 0) + 1);
  return { each: Array.from({ length: people }, (_, i) => times.get(placeOf(platform, i)) ?? 0), started };
}

it('on Slack nobody is lost and nobody gets it twice, however often the bot is killed', async () => {
  const { each, started } = await sendThroughCrashes('slack', [0.3, 0.6]);
  expect(started[0]).toBeLessThan(people);
  expect(each.filter((times) => times === 0)).toEqual([]);
  expect(each.filter((times) => times > 1)).toEqual([]);
}, 120_000);

it('on Teams nobody is lost, and only those in flight at a kill can get it twice', async () => {
  const { each } = await sendThroughCrashes('teams', [0.4]);
  expect(each.filter((times) => times === 0)).toEqual([]);
  // A hundred a second, claimed shortly before their turn, and what the answers took.
  expect(each.filter((times) => times > 1).length).toBeLessThan(50);
}, 120_000);

it.each([
  ['had it', true],
  ['never got it', false],
])(
  'a message that gathers reports is posted once when the bot is killed while Slack %s',
  async (_name, after) => {
    const gate = new Gate([]);
    const service = await startSlackService(gate);
    cleanUp.push(() => service.stop());
    const { path, remove } = await temporaryFolder();
    cleanUp.push(remove);
    const setup = {
      folder: join(path, 'store'),
      platform: 'slack' as const,
      url: service.url,
      limits,
      deskCardsPerMinute: 1,
    };
    const onDesk = () => service.taken.filter(({ place }) => place === 'C0DESK').map(({ text }) => text);
    let held = 0;
    gate.judge = ({ name, place }) => {
      if (name !== 'chat.postMessage' || place !== 'C0DESK' || onDesk().length === 0 || held > 0)
        return undefined;
      held += 1;
      return { fault: 'hang', after, retryAfter: 0 };
    };
    let bot = await startAlerting(setup);
    const user = slackUser(service, bot.url, 'U1', 'employee-en@sample.example');
    for (let n = 1; n <= 4; n++) await user.say(`report lost badge number ${n}`);
    await until(() => held > 0, 30_000);
    await bot.kill();
    gate.release();
    bot = await startAlerting(setup);
    await until(async () => (await bot.tell({ do: 'waiting' })) === 0, 30_000);
    await bot.stop();
    const [first, ...gathered] = onDesk();
    expect(first).toContain('EV-');
    expect(gathered).toHaveLength(1);
    expect(gathered[0]).toContain('3 more reports');
  },
  120_000,
);
