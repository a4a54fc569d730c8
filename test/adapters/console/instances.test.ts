import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Shown } from '../../../src/adapters/console/rooms.ts';
import { temporaryFolder, until } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { type ConsoleProgram, startBalancer, startConsoleProgram } from '../../support/console-program.ts';
import { type Server, sql, startServer } from '../../support/postgres.ts';
import { buildProgram } from '../../support/program.ts';

const at = (name: string) => `${name}@sample.example`;
const [jane, officer, other, cso] = [at('employee-en'), at('officer1'), at('officer2'), at('cso')];
/** Long enough for a machine that is busy, and less than anything but a look at what others show. */
const soon = 5_000;

let server: Server;
let folder: { path: string; remove(): Promise<void> };
let env: Record<string, string>;
const started: ConsoleProgram[] = [];

async function start(): Promise<ConsoleProgram> {
  const program = await startConsoleProgram(env);
  started.push(program);
  return program;
}

beforeAll(async () => {
  await buildProgram();
  server = await startServer();
  folder = await temporaryFolder();
}, 120_000);

afterAll(async () => {
  for (const each of started) await each.kill();
  await server?.remove();
  await folder?.remove();
});

/** Two that have nothing from before. */
async function startTwo(name: string): Promise<[ConsoleProgram, ConsoleProgram]> {
  env = {
    PATH: process.env.PATH ?? '',
    LOG_LEVEL: 'error',
    DATABASE_URL: await server.database(),
    KEYS_DIR: join(folder.path, name),
  };
  return [await start(), await start()];
}

/** What a button or the form of a card sends. */
function dataOf({ card }: Shown, name: string): object {
  const found: { data: object }[] = [];
  JSON.stringify(card, (_, each) => {
    if (each?.data?.vigie && (each.data.vigie.action ?? each.data.vigie.form) === name) found.push(each);
    return each;
  });
  const [button] = found;
  if (!button) throw new Error(`no ${name} in ${JSON.stringify(card)}`);
  return button.data;
}

describe('two instances, and then one', () => {
  let one: ConsoleProgram;
  let two: ConsoleProgram;
  let third: ConsoleProgram;

  beforeAll(async () => {
    [one, two] = await startTwo('keys');
  }, 120_000);

  it('the same address opens both, whichever printed it', () => {
    expect(two.token).toBe(one.token);
  });

  it('what the one shows is on the open pages of the other by itself: what was typed, the answer, the desk’s card', async () => {
    const [own, desk] = [await two.watch(jane), await two.watch(officer)];
    await own.seen('', /Vigie/);
    expect(await one.post(jane, { text: 'report lost my badge in the lobby, keep my name out of it' })).toBe(
      200,
    );
    await own.seen('', /lost my badge in the lobby/, soon);
    expect(await one.post(jane, { text: 'report someone left the loading dock open' })).toBe(200);
    await own.seen('', /Recorded: EV-/, soon);
    await desk.seen('desk', /loading dock open/);
    // Of what the first one shows, the database has nothing that can be read.
    const { rows } = await sql(env.DATABASE_URL ?? '', 'SELECT row_to_json(shown) AS row FROM shown');
    expect(rows.length).toBeGreaterThan(4);
    expect(JSON.stringify(rows)).not.toMatch(/badge|dock|example|EV-|desk/);
  }, 60_000);

  it('a room that the one made is there on the other, for those who are in it alone', async () => {
    const [in1, out] = [await two.watch(other), await two.watch(jane)];
    expect(await one.post(officer, { text: 'crisis open flood at 90 Elgin' })).toBe(200);
    const { id } = await until(() => in1.rooms()[0]);
    await in1.seen(id, /flood at 90 Elgin/);
    expect(await two.post(other, { text: 'the pump has started' }, id)).toBe(200);
    const leader = await one.watch(cso);
    await leader.seen(id, /the pump has started/);
    expect(out.rooms()).toEqual([]);
    expect(await two.post(jane, { text: 'me too' }, id)).toBe(404);
  }, 60_000);

  it('of one that died the other has everything: history in its order, cards, forms, files', async () => {
    await one.post(officer, { text: 'report a van is parked at the gate' });
    await one.post(officer, { text: 'report' });
    const before = await one.watch(officer);
    const form = await before.seen('', /"form":"report/);
    const card = await before.seen('desk', /a van is parked at the gate/);
    const [, id = ''] = /(EV-\d{4}-\d+)/.exec(JSON.stringify(card)) ?? [];
    await one.post(officer, { text: `event export ${id}` });
    const given = await before.seen('', /\.docx/);
    await until(() => before.at('desk').length >= 3);
    await one.kill();

    const after = await two.watch(officer);
    for (const place of ['', 'desk']) expect(after.at(place)).toEqual(before.at(place));
    // Pressed and sent here, both change where they stand.
    const places = after.at('desk').map((shown) => shown.id);
    expect(await two.post(officer, { data: dataOf(card, 'event.ack'), message: card.id }, 'desk')).toBe(200);
    await until(() => /Acknowledged/.test(JSON.stringify(after.at('desk').find((s) => s.id === card.id))));
    expect(
      after
        .at('desk')
        .map((shown) => shown.id)
        .slice(0, places.length),
    ).toEqual(places);
    const values = { ...dataOf(form, 'report'), what: 'a second van has come', where: '365 Laurier' };
    expect(await two.post(officer, { data: values, message: form.id })).toBe(200);
    await until(() => /Recorded: EV-/.test(JSON.stringify(after.at('').find((s) => s.id === form.id))));
    const file = await two.download(officer, given.files?.[0]?.id ?? '');
    expect(file.status).toBe(200);
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    expect((await two.download(jane, given.files?.[0]?.id ?? '')).status).toBe(404);

    // And one that starts afterwards has it in the same order.
    third = await start();
    const again = await third.watch(officer);
    for (const place of ['', 'desk']) expect(again.at(place)).toEqual(after.at(place));
  }, 90_000);

  it('while the database is away people hear that nothing was recorded, and all goes on when it is back', async (context) => {
    if (!server.own) return context.skip('the database of DATABASE_URL is not ours to stop');
    const page = await two.watch(jane);
    const receipts = () => page.at('').filter((shown) => /Recorded: EV-/.test(JSON.stringify(shown))).length;
    const before = receipts();
    await server.stop();
    const began = performance.now();
    expect(await two.post(jane, { text: 'report the lift is stuck' })).toBe(200);
    await page.seen('', /NOT recorded/, soon);
    expect(performance.now() - began).toBeLessThan(soon);
    await server.start();
    for (const { url } of [two, third]) {
      await until(async () => (await fetch(`${url}/readyz`)).status === 200);
    }
    expect(await third.post(jane, { text: 'report the lift is stuck, again' })).toBe(200);
    await page.seen('', /the lift is stuck, again/, soon);
    await until(() => receipts() === before + 1, soon);
  }, 60_000);

  it('of words above the ceiling the other has a line that says so, and nothing of them', async () => {
    const [own, elsewhere] = [await two.watch(jane), await third.watch(jane)];
    const channel = await third.watch(officer);
    await two.post(jane, { text: 'report SECRET: he photographs the courtyard' });
    await own.seen('', /he photographs/);
    await elsewhere.seen('', /Words marked above what may be written here/, soon);
    await elsewhere.seen('', /Please do not write this here/, soon);
    await two.post(officer, { text: 'SECRET: he photographs the courtyard' }, 'desk');
    await channel.seen('desk', /Words marked above[^/]*\/ \(Texte dont la marque/, soon);
    for (const page of [elsewhere, channel])
      expect(JSON.stringify([page.at(''), page.at('desk')])).not.toContain('photographs');
  }, 60_000);
});

describe.skipIf(!chromiumPath)(
  'a page behind a load balancer (skipped where the machine has no Chromium)',
  () => {
    it('goes on by itself with another instance when its own dies, with what is half typed', async () => {
      const [one, two] = await startTwo('keys-browser');
      const balancer = await startBalancer([one.url, two.url]);
      onTestFinished(() => balancer.stop());
      const browser = await openBrowser();
      onTestFinished(() => browser.close());
      const problems: string[] = [];
      const page = await browser.newPage({ viewport: { width: 1800, height: 900 } });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(`${balancer.url}/?token=${two.token}#${encodeURIComponent(officer)}`);
      const own = page.getByRole('region', { name: 'Chat with Vigie / Conversation avec Vigie' });
      const desk = page.getByRole('region', { name: 'Security desk / Bureau de la sécurité' });
      const message = page.getByLabel('Message');
      await own.getByText('Vigie,').first().waitFor();
      const say = async (words: string) => {
        await message.fill(words);
        await page.keyboard.press('Enter');
      };
      await say('report a van is parked at the gate');
      const card = desk.locator('.shown', { hasText: 'a van is parked at the gate' });
      await card.waitFor();
      // What the other instance shows is here, too.
      await two.post(jane, { text: 'report someone left the loading dock open' });
      await desk.getByText('someone left the loading dock open').waitFor();
      await say('report');
      await own.getByLabel('What happened').fill('a second van');
      await message.fill('report mine');

      await one.kill();
      await page.locator('#offline').waitFor({ state: 'visible' });
      await page.locator('#offline').waitFor({ state: 'hidden' });
      await page.keyboard.press('Enter');
      await own.locator('.shown.person', { hasText: 'report mine' }).waitFor();
      expect(await own.getByLabel('What happened').inputValue()).toBe('a second van');
      await own.getByLabel('What happened').fill('a second van has come');
      await own.getByRole('button', { name: 'Send', exact: true }).click();
      await own
        .getByText(/Recorded: EV-/)
        .nth(1)
        .waitFor();
      await own.getByLabel('What happened').waitFor({ state: 'detached' });
      await card.getByRole('button', { name: 'Acknowledge / Accuser réception' }).click();
      await card.getByText('Acknowledged').waitFor();
      expect(await card.count()).toBe(1);
      await page.screenshot({ path: artifact('console-instances.png') });
      expect(problems).toEqual([]);
    }, 120_000);
  },
);
