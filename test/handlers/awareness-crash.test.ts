import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Alerting, startAlerting } from '../support/alerting-process.ts';
import { placeOf } from '../support/audience.ts';
import { temporaryFolder, until } from '../support/bot.ts';
import { Gate, slackRules } from '../support/gate.ts';
import { startSlackService } from '../support/slack.ts';
import { slackUser } from '../support/user.ts';

const people = 60;
const faster = 5;
const limits = {
  slackMessagesPerMinute: 230 * faster,
  slackChangesPerMinute: 50 * faster,
  teamsRequestsPerSecond: 50,
};

let cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const work of cleanUp.reverse()) await work();
  cleanUp = [];
});

it('a campaign whose bot is killed twice reaches everybody, and nobody twice', async () => {
  const gate = new Gate(slackRules(230, 50, faster));
  const service = await startSlackService(gate);
  cleanUp.push(() => service.stop());
  const { path, remove } = await temporaryFolder();
  cleanUp.push(remove);
  const setup = {
    folder: join(path, 'store'),
    platform: 'slack' as const,
    url: service.url,
    limits,
    lessons: { share: 50, window: 1_000 },
  };
  const lessons = () => service.taken.filter(({ text }) => text.includes('Lock it when you stand up'));
  let bot: Alerting = await startAlerting(setup);
  cleanUp.push(() => bot.kill());
  service.ahead = bot.ahead;
  await bot.tell({ do: 'people', count: people });
  await bot.tell({ do: 'campaign' });
  const officer = slackUser(service, bot.url, 'UOFFICER', 'officer1@sample.example');
  await officer.press('awareness.campaign.start', 'CA-2026-0001');
  for (const share of [0.2, 0.6]) {
    await until(() => lessons().length > people * share, 60_000);
    await bot.kill();
    expect(lessons().length).toBeLessThan(people);
    bot = await startAlerting(setup);
  }
  await until(() => new Set(lessons().map(({ place }) => place)).size >= people, 60_000);
  await until(async () => (await bot.tell({ do: 'waiting' })) === 0, 60_000);
  const each = Array.from(
    { length: people },
    (_, i) => lessons().filter(({ place }) => place === placeOf('slack', i)).length,
  );
  expect(each.filter((times) => times === 0)).toEqual([]);
  expect(each.filter((times) => times > 1)).toEqual([]);
  expect(gate.limited).toBe(0);
}, 240_000);
