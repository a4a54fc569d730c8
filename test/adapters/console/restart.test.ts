import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, temporaryFolder, thisYear } from '../../support/bot.ts';
import { startConsoleBot, token } from '../../support/console.ts';
import { type Watched, watch } from '../../support/watch.ts';

const [jane, officer] = ['employee-en@sample.example', 'officer1@sample.example'];

let folder: { path: string; remove(): Promise<void> };
let bot: Bot;
let begun: Watched[];

const start = async () => {
  bot = await startConsoleBot({ folder: join(folder.path, 'store') });
};
beforeEach(async () => {
  begun = [];
  folder = await temporaryFolder();
  await start();
});
afterEach(async () => {
  await bot.stop();
  await folder.remove();
});

async function open(person: string): Promise<Watched> {
  const page = await watch(bot.url, `vigie=${token}`, person);
  begun.push(page);
  return page;
}

async function restart(): Promise<void> {
  for (const page of begun.splice(0)) page.close();
  await bot.stop();
  await start();
}

async function post(person: string, posted: object, channel?: string): Promise<void> {
  const query = new URLSearchParams({ person, ...(channel && { channel }) });
  const { status } = await fetch(`${bot.url}/console/send?${query}`, {
    method: 'POST',
    headers: { Cookie: `vigie=${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), ...posted }),
  });
  expect(status).toBe(200);
}

describe('a page that is loaded after the bot was started again', () => {
  it('shows the conversations as they were, and no message as it was before it changed', async () => {
    await post(jane, { text: 'report lost my badge in the lobby' });
    const [own, desk] = [await open(jane), await open(officer)];
    const card = await desk.seen('desk', /lost my badge in the lobby/);
    const button = JSON.stringify(card.card).match(/"vigie":(\{"action":"event.ack"[^}]*\})/)?.[1] ?? '';
    await post(officer, { data: { vigie: JSON.parse(button) }, message: card.id }, 'desk');
    await desk.seen('desk', /Acknowledged/);
    await own.seen('', /A security officer has seen your report/);
    const before = { own: own.at(''), desk: desk.at('desk') };
    await restart();
    expect((await open(jane)).at('')).toEqual(before.own);
    expect((await open(officer)).at('desk')).toEqual(before.desk);
    await post(officer, { text: 'help' }, 'desk');
    await restart();
    expect((await open(officer)).at('desk').slice(0, before.desk.length)).toEqual(before.desk);
  });

  it('has a line in the place of an answer that may be kept nowhere', async () => {
    await post(jane, { text: 'screening' });
    await restart();
    const shown = (await open(jane)).at('').at(-1);
    expect(shown?.text).toContain('This answer is kept nowhere');
    // A page draws what nobody said as a card.
    expect(JSON.stringify(shown?.card)).toContain('This answer is kept nowhere');
  });

  it('does not answer once more what was answered before an orderly stop', async () => {
    await post(jane, { text: 'report a lamp is broken' });
    await restart();
    expect((await bot.store.due.due(new Date('9999-01-01'), 100)).map(({ timer }) => timer)).not.toContain(
      'report.unanswered',
    );
    const own = await open(jane);
    await own.seen('', /Recorded: EV-/);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(JSON.stringify(own.at(''))).not.toContain('second time');
  });

  it('gives out a file that was given before', async () => {
    await post(officer, { text: 'report a van is parked at the gate' });
    await post(officer, { text: `event export EV-${thisYear()}-0001` });
    const given = await (await open(officer)).seen('', /\.docx/);
    await restart();
    const query = new URLSearchParams({ person: officer, id: given.files?.[0]?.id ?? '' });
    const headers = { Cookie: `vigie=${token}` };
    expect((await fetch(`${bot.url}/console/file?${query}`, { headers })).status).toBe(200);
  });

  it('does not show words above the ceiling, which are kept nowhere', async () => {
    const words = 'SECRET // he photographs the courtyard of the archive';
    const own = await open(jane);
    await own.seen('', /Vigie/);
    await post(jane, { text: 'report a lamp is broken' });
    await post(jane, { text: `report ${words}` });
    await own.seen('', /he photographs/);
    await own.seen('', /Please do not write this here/);
    const ids = own.at('').map(({ id }) => id);
    expect(ids.indexOf((await own.seen('', /he photographs/)).id)).toBe(ids.length - 2);
    await restart();
    const after = await open(jane);
    await after.seen('', /a lamp is broken/);
    expect(JSON.stringify(after.at(''))).not.toContain('photographs');
    // What the answer below is about is told, and nothing of it.
    expect(after.at('').map(({ id }) => id)).toEqual(ids);
    expect(after.at('').at(-2)?.text).toBe(
      '(Words marked above what may be written here. They are kept nowhere.)',
    );
  });

  it.each(['report SECRET:', 'report note EV-2026-0009 SECRET:', 'signaler TOP SECRET', 'event SECRET:'])(
    'nor what follows a command and is above the ceiling: %s',
    async (begins) => {
      const own = await open(jane);
      await own.seen('', /Vigie/);
      await post(jane, { text: 'report a lamp is broken' });
      await post(jane, { text: `${begins} he photographs the courtyard` });
      await own.seen('', /he photographs/);
      await restart();
      const after = await open(jane);
      await after.seen('', /a lamp is broken/);
      expect(JSON.stringify(after.at(''))).not.toContain('photographs');
    },
  );

  it('nor what names a level above the ceiling wherever it stands, nor an answer that may be stored nowhere', async () => {
    const own = await open(jane);
    await own.seen('', /Vigie/);
    await post(jane, { text: 'report a lamp is broken' });
    await post(jane, { text: 'event readiness to SECRET he photographs the courtyard' });
    await own.seen('', /he photographs/);
    await post(jane, { text: 'screening' });
    await own.seen('', /nothing about your screening/);
    await restart();
    const after = await open(jane);
    await after.seen('', /a lamp is broken/);
    expect(JSON.stringify(after.at(''))).not.toMatch(/photographs|nothing about your screening/);
  });

  it('masks social insurance numbers', async () => {
    await post(jane, { text: 'report somebody sold my number 046 454 286' });
    await restart();
    const after = await open(jane);
    await after.seen('', /somebody sold my number •••/);
    expect(JSON.stringify(after.at(''))).not.toContain('046 454 286');
  });

  it('leaves nothing in the folder that can be read without the key', async () => {
    await post(jane, { text: 'report lost my badge in the lobby' });
    await post(jane, { text: 'is it true that the red fox sleeps' });
    const shown = join(bot.folder, 'shown');
    expect(await readdir(shown)).toEqual(['kept']);
    const file = join(shown, 'kept');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(shown)).mode & 0o777).toBe(0o700);
    const text = await readFile(file, 'utf8');
    expect(text.length).toBeGreaterThan(1_000);
    // Each has a sign that base64 never writes: a bare word of three letters turns up in ciphertext by chance.
    expect(text).not.toMatch(/my badge|red fox|@sample|EV-\d{4}-\d/);
  });
});
