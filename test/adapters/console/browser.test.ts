import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Bot, temporaryFolder } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { startConsoleBot, token } from '../../support/console.ts';
import { startBalancer } from '../../support/console-program.ts';

let bot: Bot;
let browser: Browser;
const problems: string[] = [];
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Whether a message's beginning can be seen in its column. */
const inSight = (message: Element): boolean => {
  const log = message.parentElement?.getBoundingClientRect();
  const { top } = message.getBoundingClientRect();
  return log !== undefined && top >= log.top - 1 && top < log.bottom - 20;
};

describe.skipIf(!chromiumPath)('the console in a browser (skipped where the machine has no Chromium)', () => {
  beforeAll(async () => {
    bot = await startConsoleBot();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
  });

  async function tab(person: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 950 }, colorScheme });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(`${bot.url}/?token=${token}`);
    await page.getByLabel('Person / Personne').selectOption(person);
    await page.getByText('Vigie,').first().waitFor();
    return page;
  }

  const say = async (page: Page, text: string) => {
    await page.getByLabel('Message').fill(text);
    await page.getByRole('button', { name: 'Send / Envoyer' }).click();
  };
  const desk = (page: Page) => page.getByRole('region', { name: 'Security desk / Bureau de la sécurité' });
  const chat = (page: Page) =>
    page.getByRole('region', { name: 'Chat with Vigie / Conversation avec Vigie' });

  it('a report goes to the desk in another tab, and its acknowledgement comes back by itself', async () => {
    const employee = await tab('employee-en@sample.example');
    const officer = await tab('officer1@sample.example', 'dark');
    await say(employee, 'report lost my badge in the lobby of 90 Elgin');
    await chat(employee)
      .getByText(/Recorded: EV-\d{4}-\d{4}/)
      .waitFor();
    const card = desk(officer).locator('.shown', { hasText: 'lost my badge in the lobby' });
    await card.getByText('Lost or stolen item / Objet perdu ou volé').waitFor();
    await employee.screenshot({ path: artifact('console.png') });
    await officer.screenshot({ path: artifact('console-dark.png') });
    await card.getByRole('button', { name: 'Acknowledge / Accuser réception' }).click();
    await chat(employee)
      .getByText(/A security officer has seen your report EV-/)
      .waitFor();
    await card.getByText('Acknowledged').waitFor();
  });

  it('records once what is sent anew because its answer was lost', async () => {
    const page = await tab('manager1@sample.example');
    const before = problems.length;
    await page.route(
      '**/console/send*',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await say(page, 'report water drips on the plotter of floor 2');
    await page.locator('#problem').waitFor();
    problems.splice(before);
    await page.getByRole('button', { name: 'Send / Envoyer' }).click();
    await page.locator('#problem').waitFor({ state: 'hidden' });
    const receipts = chat(page).getByText(/Recorded: EV-/);
    await receipts.first().waitFor();
    expect(await chat(page).getByText('report water drips').count()).toBe(1);
    expect(await receipts.count()).toBe(1);
    await say(page, 'report water drips on the plotter of floor 2');
    await chat(page).getByText('report water drips').nth(1).waitFor();
    await receipts.nth(1).waitFor();
  });

  it('takes what is sent twice in haste once, and leaves what is typed meanwhile', async () => {
    const page = await tab('k.running-bear@sample.example');
    const box = page.getByLabel('Message');
    await page.route('**/console/send*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await box.fill('report smoke in the stairwell');
    await box.press('Enter');
    await box.press('Enter');
    await box.pressSequentially('third floor');
    await chat(page)
      .getByText(/Recorded: EV-/)
      .first()
      .waitFor();
    await box.press('Enter');
    await chat(page).locator('.shown.person', { hasText: 'third floor' }).waitFor();
    const events = await bot.store.events.page({ author: 'k.running-bear@sample.example', limit: 5 });
    expect(events).toHaveLength(1);
  });

  it('gives back what could not be sent, with its files, before what was typed since', async () => {
    const page = await tab('k.running-bear@sample.example');
    const before = problems.length;
    let fail = () => {};
    await page.route(
      '**/console/send*',
      (route) => {
        fail = () => route.abort();
      },
      { times: 1 },
    );
    await page.getByLabel('Files / Fichiers').setInputFiles({
      name: 'door.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pixel, 'base64'),
    });
    const box = page.getByLabel('Message');
    await box.fill('report the door is broken');
    await box.press('Enter');
    await box.pressSequentially('since noon');
    fail();
    await page.locator('#problem').waitFor();
    expect(await box.inputValue()).toBe('report the door is broken\nsince noon');
    expect(
      await page.getByLabel('Files / Fichiers').evaluate((input: HTMLInputElement) => input.files?.[0]?.name),
    ).toBe('door.png');
    problems.splice(before);
  });

  it('shows the newest at the desk, however tall the card before it; whoever reads further up is told of it', async () => {
    const officer = await tab('officer2@sample.example');
    await officer.setViewportSize({ width: 1400, height: 420 });
    const reporter = await tab('j.bergeron@sample.example');
    const log = desk(officer).getByRole('log');
    const more = desk(officer).getByRole('button', { name: 'New below' });
    for (const words of ['a man with a knife on floor 2', 'the fence is cut', 'a window is broken']) {
      await say(reporter, `report ${words}`);
      const card = desk(officer).locator('.shown', { hasText: words });
      await card.waitFor();
      await expect.poll(() => card.evaluate(inSight)).toBe(true);
    }
    expect(await more.isVisible()).toBe(false);
    await log.evaluate((each) => each.scrollTo(0, 0));
    await say(reporter, 'report a lamp is broken');
    await more.click();
    const newest = desk(officer).locator('.shown', { hasText: 'a lamp is broken' });
    await expect.poll(() => newest.evaluate(inSight)).toBe(true);
    await expect.poll(() => more.isVisible()).toBe(false);
  });

  it('goes back to the person of before with the browser’s own button', async () => {
    const page = await tab('employee-en@sample.example');
    const person = page.getByLabel('Person / Personne');
    await person.selectOption('employee-fr@sample.example');
    await page.goBack();
    await expect.poll(() => person.inputValue()).toBe('employee-en@sample.example');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  it('goes on after the bot was started again, and when the scheme changes, with what is shown and half typed', async () => {
    const made = await temporaryFolder();
    const start = () => startConsoleBot({ folder: join(made.path, 'store') });
    let now = await start();
    const urls = [now.url];
    const balancer = await startBalancer(urls);
    const page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
    onTestFinished(async () => {
      await page.close();
      await balancer.stop();
      await now.stop();
      await made.remove();
    });
    await page.goto(`${balancer.url}/?token=${token}#${encodeURIComponent('g.cote@sample.example')}`);
    await page.getByText('Vigie,').first().waitFor();
    await say(page, 'signaler une vitre est brisée');
    await desk(page).getByText('une vitre est brisée').waitFor();
    await say(page, 'signaler');
    const field = chat(page).getByLabel('Ce qui s’est passé');
    await field.fill('un homme rôde');
    const colour = () =>
      desk(page)
        .locator('.ac-textRun')
        .first()
        .evaluate((each) => getComputedStyle(each).color);
    const light = await colour();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(colour).not.toBe(light);
    balancer.next();
    await now.stop();
    now = await start();
    urls.push(now.url);
    await page.locator('#offline').waitFor({ state: 'hidden' });
    await say(page, 'aide');
    await chat(page).getByText('Ce que vous pouvez faire').first().waitFor();
    expect(await field.inputValue()).toBe('un homme rôde');
    expect(await desk(page).getByText('une vitre est brisée').isVisible()).toBe(true);
    await chat(page).getByRole('button', { name: 'Envoyer', exact: true }).click();
    const receipts = chat(page).getByText(/Consigné|Enregistré/);
    await receipts.nth(1).waitFor();
    // A page that is loaded anew has it all, too.
    await page.reload();
    await receipts.nth(1).waitFor();
    expect(await desk(page).getByText('une vitre est brisée').isVisible()).toBe(true);
  }, 60_000);

  it('works with the keyboard alone', async () => {
    const page = await tab('employee-fr@sample.example');
    await page.getByLabel('Message').focus();
    await page.keyboard.type('signaler j’ai perdu mes clés');
    await page.keyboard.press('Enter');
    const button = chat(page).getByRole('button', { name: 'Ajouter des détails ou une photo' });
    await button.waitFor();
    // Past the desk and every other room.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Tab');
      if (await button.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await chat(page).getByText('Ajouter au signalement').waitFor();
    // What takes the place of the message that was pressed is where the keyboard goes on.
    const types = chat(page).getByRole('button', { name: 'Changer le type' });
    await types.focus();
    await page.keyboard.press('Enter');
    const choice = chat(page).getByRole('combobox', { name: 'Changer le type' });
    await choice.waitFor();
    await page.keyboard.press('Tab');
    expect(await choice.evaluate((each) => each.closest('article')?.contains(document.activeElement))).toBe(
      true,
    );
    await chat(page).getByRole('button', { name: 'OK · Changer le type' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  });

  it('sends a form off, with a picture', async () => {
    const page = await tab('a.singh@sample.example');
    await say(page, 'report');
    await chat(page).getByLabel('What happened').fill('a stranger took pictures of the entrance');
    await chat(page).getByLabel('Where').fill('90 Elgin');
    await chat(page)
      .getByLabel('Photos or files')
      .setInputFiles({
        name: 'car.png',
        mimeType: 'image/png',
        buffer: Buffer.from(pixel, 'base64'),
      });
    await chat(page).getByRole('button', { name: 'Send', exact: true }).click();
    await chat(page)
      .getByText(/Recorded: EV-/)
      .waitFor();
    const [event] = await bot.store.events.page({ author: 'a.singh@sample.example', limit: 1 });
    expect(event).toMatchObject({ where: '90 Elgin', type: 'suspicious-activity' });
    expect(event?.files.map((file) => file.name)).toEqual(['car.png']);
  });

  it('gives a form that has to be corrected back in its place, with what was typed and the picture', async () => {
    const page = await tab('b.morin@sample.example');
    await say(page, 'signaler');
    await chat(page).getByLabel('Ce qui s’est passé').fill('une inconnue photographie l’entrée');
    const before = await chat(page).locator('.shown').count();
    await chat(page).getByLabel('Date').fill('2030-01-01');
    await chat(page)
      .getByLabel('Photos ou fichiers')
      .setInputFiles({
        name: 'entree.png',
        mimeType: 'image/png',
        buffer: Buffer.from(pixel, 'base64'),
      });
    await chat(page).getByRole('button', { name: 'Envoyer', exact: true }).click();
    await chat(page).getByText('Ce moment est encore à venir').first().waitFor();
    await page.screenshot({ path: artifact('console-corrected.png') });
    expect(await chat(page).locator('.shown').count()).toBe(before);
    expect(await chat(page).getByLabel('Ce qui s’est passé').inputValue()).toBe(
      'une inconnue photographie l’entrée',
    );
    await chat(page).getByLabel('Date').fill('2026-01-01');
    await chat(page).getByRole('button', { name: 'Envoyer', exact: true }).click();
    await chat(page)
      .getByText(/Enregistré\u00A0: EV-/)
      .last()
      .waitFor();
    expect(await chat(page).getByText('Rien n’est encore enregistré').count()).toBe(0);
    const [event] = await bot.store.events.page({ author: 'b.morin@sample.example', limit: 1 });
    expect(event?.files.map((file) => file.name)).toEqual(['entree.png']);
  });

  it('leaves what is half typed in a form that another tab sends: it is shown below what was recorded', async () => {
    const [one, two] = [await tab('d.nguyen@sample.example'), await tab('d.nguyen@sample.example')];
    await say(one, 'report');
    const what = (page: Page) => chat(page).getByLabel('What happened');
    await what(two).fill('the second gate is open too');
    await chat(two).getByLabel('Where').fill('365 Laurier');
    await what(one).fill('the first gate is open');
    await chat(one).getByLabel('Date').fill('2030-01-01');
    const send = (page: Page) => chat(page).getByRole('button', { name: 'Send', exact: true });
    await send(one).click();
    // The form has to be corrected: the other tab sees that, too, and goes on typing.
    await chat(two).getByText('That time is still to come').first().waitFor();
    expect(await what(two).inputValue()).toBe('the second gate is open too');
    await chat(one).getByLabel('Date').fill('2026-01-01');
    await send(one).click();
    for (const page of [one, two]) {
      await chat(page)
        .getByText(/Recorded: EV-/)
        .waitFor();
    }
    await chat(two).getByText('What you were typing here was not').waitFor();
    expect(await chat(two).locator('.unsent blockquote').textContent()).toBe(
      'the second gate is open too\n365 Laurier',
    );
    expect(await chat(one).locator('.unsent').count()).toBe(0);
  }, 30_000);

  it('shows hostile words as words', async () => {
    const page = await tab('b.morin@sample.example');
    const words =
      '<img src=x onerror=alert(1)> **bold** [a](http://evil.example) {{DATE(2020-01-01T00:00:00Z)}}';
    await say(page, `signaler ${words}`);
    const quote = desk(page).locator('.shown', { hasText: 'onerror' });
    await quote.waitFor();
    const shown = ((await quote.textContent()) ?? '').replaceAll('\u2060', '');
    expect(shown).toContain(words);
    expect(await quote.locator('img, strong').count()).toBe(0);
    expect(await quote.locator('a').count()).toBe(0);
  });

  it('answers privately what was asked in a channel', async () => {
    const page = await tab('c.oconnor@sample.example');
    await page.getByLabel('To / À').selectOption('general');
    await say(page, 'report a door does not lock');
    const general = page.getByRole('region', { name: 'General / Général' });
    await general.getByText('Answered privately. / Réponse envoyée en privé.').waitFor();
    await chat(page)
      .getByText(/Recorded: EV-/)
      .waitFor();
  });

  it('shows the board with its picture, and the picture’s words', async () => {
    const page = await tab('deputy@sample.example');
    await say(page, 'event board');
    const image = chat(page).getByRole('img', {
      name: /Events reported and closed, by week|Événements signalés et clos, par semaine/,
    });
    await image.waitFor();
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(960);
    await image.scrollIntoViewIfNeeded();
    await page.screenshot({ path: artifact('console-board.png') });
  });

  it('names no two parts of the page alike, however many forms are open', async () => {
    const page = await tab('officer2@sample.example');
    for (const words of ['signaler', 'signaler', 'signaler note EV-2026-0001']) await say(page, words);
    const what = chat(page).getByLabel('Ce qui s’est passé');
    await what.nth(1).fill('la seconde');
    expect(await what.nth(0).inputValue()).toBe('');
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('breaks nothing on the way', () => {
    expect(problems).toEqual([]);
  });
});
