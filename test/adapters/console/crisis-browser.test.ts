import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformRoom, RoomKeeper } from '../../../src/chat/rooms.ts';
import { type Bot, thisYear, until } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { startConsoleBot, token } from '../../support/console.ts';

const id = `CR-${thisYear()}-0001`;

describe.skipIf(!chromiumPath)('a crisis in a browser (skipped where the machine has no Chromium)', () => {
  const problems: string[] = [];
  let bot: Bot;
  let browser: Browser;
  let officer: Page;
  let helper: Page;

  beforeAll(async () => {
    bot = await startConsoleBot();
    browser = await openBrowser();
    officer = await tab('officer1');
    helper = await tab('facilities1');
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
  });

  async function tab(person: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1800, height: 900 } })).newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${bot.url}/?token=${token}`);
    await page.getByLabel('Person / Personne').selectOption(`${person}@sample.example`);
    await own(page).getByText('Vigie').first().waitFor();
    return page;
  }
  const own = (page: Page) => page.getByRole('region', { name: 'Chat with Vigie' });
  const room = (page: Page): Locator => page.getByRole('region', { name: new RegExp(id) }).last();
  async function roomRecord() {
    const found = await bot.store.rooms.get(id);
    if (!found) throw new Error('no room');
    return found;
  }

  async function say(page: Page, words: string, place?: string): Promise<void> {
    if (place) await page.getByLabel('To / À').selectOption(place);
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill(words);
    await page.getByRole('button', { name: 'Send / Envoyer' }).click();
  }

  it('has its room at once, which whoever opened it leads on the press of a button', async () => {
    await say(officer, 'crisis open flood at 90 Elgin');
    await own(officer).getByRole('button', { name: 'I lead it' }).click();
    await room(helper).getByText('Responsable de l’événement\u00A0: Daniel Okafor').first().waitFor();
    await room(helper).locator('.topic', { hasText: 'Daniel Okafor' }).waitFor();
    await own(officer).getByRole('button', { name: 'I lead it' }).waitFor({ state: 'detached' });
  });

  it('has a message on its log by the button below it, with who said it, once', async () => {
    const place = (await roomRecord()).place?.place;
    await say(helper, 'the pump has started', place);
    const message = room(officer).locator('.shown.person', { hasText: 'the pump has started' });
    const button = message.getByRole('button', { name: 'Add to crisis log / Ajouter au journal' });
    await button.click();
    await own(officer)
      .getByText(/On the log as no\. \d/)
      .waitFor();
    const entries = async () =>
      (await bot.store.logs.page(id, 0, 50)).filter(({ what }) => what === 'message');
    expect(await entries()).toMatchObject([
      {
        text: 'the pump has started',
        by: 'officer1@sample.example',
        author: 'facilities1@sample.example',
        via: 'console',
      },
    ]);
    await button.click();
    await own(officer)
      .getByText(/That message is on the log already, as no\. \d/)
      .waitFor();
    expect(await entries()).toHaveLength(1);
    // Nobody else reads that somebody put it there.
    expect(
      await own(helper)
        .getByText(/On the log|Au journal/)
        .count(),
    ).toBe(0);
  });

  it('becomes graver by a choice below the briefing', async () => {
    const briefing = room(officer).locator('.shown.pinned');
    await briefing.getByRole('combobox').selectOption({ label: 'Very high / Très élevée' });
    await briefing.getByRole('button', { name: 'OK' }).click();
    await room(helper).getByText('Daniel Okafor a changé la gravité\u00A0: Élevée → Très élevée.').waitFor();
    await room(helper).locator('.topic', { hasText: 'Very high / Très élevée' }).waitFor();
    await officer.screenshot({ path: artifact('console-crisis.png') });
  });

  it('has another room when somebody archives the one there is', async () => {
    const old = (await roomRecord()).place as PlatformRoom;
    const keeper = bot.adapters[0]?.rooms as RoomKeeper;
    await keeper.archive(old);
    await say(officer, `crisis log ${id} water on floor 3`, '');
    await own(officer).getByText('Somebody archived its room').first().waitFor();
    await own(officer).getByRole('button', { name: 'Make another room' }).last().click();
    const made = await until(async () => {
      const { place, completeAt } = await roomRecord();
      return completeAt && place?.place !== old.place ? place : undefined;
    });
    await room(helper).getByText('Responsable de l’événement\u00A0: Daniel Okafor').first().waitFor();
    const places = await helper
      .locator('#place option[data-crisis]')
      .evaluateAll((all) => all.map((each) => (each as unknown as { value: string }).value));
    expect(places).toEqual([made.place]);
  });

  it('leaves its column beside the others readable: whole buttons, and one’s own chat at its end', async () => {
    await say(officer, 'report somebody with a knife is in the lobby of 90 Elgin', '');
    const desk = officer.getByRole('region', { name: 'Security desk' });
    const button = desk.getByRole('button', { name: 'Acknowledge / Accuser réception' }).last();
    await button.waitFor();
    await say(officer, 'numbers');
    await own(officer).getByText('911').last().waitFor();
    await officer.setViewportSize({ width: 1400, height: 900 });
    await officer.screenshot({ path: artifact('console-columns.png') });
    const cut = await button.evaluate((element) =>
      [element, ...element.children].some((each) => each.scrollWidth > each.clientWidth),
    );
    expect(cut).toBe(false);
    const below = await own(officer)
      .getByRole('log')
      .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
    expect(below).toBeLessThan(2);
  });

  it('breaks nothing on the way', () => {
    expect(problems).toEqual([]);
  });
});
