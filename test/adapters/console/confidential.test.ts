import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Bot, temporaryFolder, until } from '../../support/bot.ts';
import { startConsoleBot, token } from '../../support/console.ts';
import { pixel } from '../../support/slack.ts';

const jane = 'employee-en@sample.example';
const officer = 'officer1@sample.example';

async function post(bot: Bot, person: string, posted: object): Promise<void> {
  const { status } = await fetch(`${bot.url}/console/send?person=${encodeURIComponent(person)}`, {
    method: 'POST',
    headers: { Cookie: `vigie=${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), ...posted }),
  });
  expect(status).toBe(200);
}

const owedTo = async (bot: Bot, id: string) =>
  (await bot.store.deliveries.page(undefined, 100)).filter(({ to }) => to.kind === 'person' && to.id === id);

it('a confidential author, whatever is sent to them and added by them, is named in no file but those of people', async () => {
  const { path, remove } = await temporaryFolder();
  const folder = join(path, 'store');
  const bot = await startConsoleBot({ folder });
  const photo = { name: 'gate.png', type: 'image/png', data: pixel.toString('base64') };
  await post(bot, jane, { text: 'he sells passes at the gate, keep my name out of it', files: [photo] });
  const draft = await until(async () => {
    const file = await readFile(
      join(folder, 'journal', (await readdir(join(folder, 'journal'))).at(-1) ?? ''),
    );
    return /"in":"drafts","put":\{"id":"([^"]+)"/.exec(file.toString())?.[1];
  });
  await post(bot, jane, { data: { vigie: { action: 'report.draft.send', value: draft } } });
  const [event] = await until(async () => {
    const found = await bot.store.events.page({ limit: 1 });
    return found.length > 0 && found;
  });
  expect(event).toMatchObject({ confidential: true, files: [{ by: event?.author }] });
  await post(bot, officer, { text: `event ack ${event?.id}` });
  await post(bot, officer, { text: `event take ${event?.id}` });
  await post(bot, jane, { text: `report note ${event?.id} it was at noon` });
  await until(async () => {
    const told = await owedTo(bot, event?.author ?? '');
    return told.length >= 2 && told.every(({ state }) => state === 'sent');
  });
  await bot.stop();
  const naming: string[] = [];
  for (const name of await readdir(path, { recursive: true })) {
    if (/(^|\/)people\//.test(name)) continue;
    const content = await readFile(join(path, name)).catch(() => Buffer.alloc(0));
    if (content.includes(jane)) naming.push(name);
  }
  expect(naming).toEqual([]);
  await remove();
});
