import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Bot, temporaryFolder, thisYear, until } from '../support/bot.ts';
import { startConsoleBot, token } from '../support/console.ts';

const id = `CR-${thisYear()}-0001`;
const officer = 'officer1@sample.example';

async function say(bot: Bot, text: string, channel?: string): Promise<void> {
  const where = channel ? `&channel=${encodeURIComponent(channel)}` : '';
  const response = await fetch(`${bot.url}/console/send?person=${officer}${where}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: `vigie=${token}` },
    body: JSON.stringify({ id: `${text}${Math.random()}`, text }),
  });
  expect(response.status).toBe(200);
}

it('the whole bot makes a room of its own within seconds, and works in it', async () => {
  const bot = await startConsoleBot();
  onTestFinished(() => bot.stop());
  const began = performance.now();
  await say(bot, 'crisis open flood at 90 Elgin');
  const room = await until(async () => {
    const found = await bot.store.rooms.get(id);
    return found?.completeAt ? found : undefined;
  });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(room.troubles).toEqual({});
  expect(Object.values(room.people).every(({ state }) => state === 'in')).toBe(true);
  await say(bot, 'crisis log water on floor 2', room.place?.place);
  expect((await bot.store.logs.last(id, 1))[0]).toMatchObject({ what: 'fact', text: 'water on floor 2' });
  expect(bot.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
}, 30_000);

it('a bot that stops in the middle goes on where it was, with the one room', async () => {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  const folder = join(path, 'store');
  const first = await startConsoleBot({ folder });
  await say(first, 'crisis open flood at 90 Elgin');
  await first.stop();
  const second = await startConsoleBot({ folder });
  onTestFinished(() => second.stop());
  const room = await until(async () => {
    const found = await second.store.rooms.get(id);
    return found?.completeAt ? found : undefined;
  }, 30_000);
  expect(room.place?.key).toBe(id);
  expect((await second.store.logs.page(id, 0, 10)).filter(({ what }) => what === 'room')).toHaveLength(1);
}, 60_000);
