import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { startConsoleBot, token } from '../../support/console.ts';

let bot: Bot;
let browser: Browser;
const problems: string[] = [];

describe.skipIf(!chromiumPath)('an alert in a browser (skipped where the machine has no Chromium)', () => {
  beforeAll(async () => {
    bot = await startConsoleBot();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
  });

  async function tab(person: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1400 } });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(`${bot.url}/?token=${token}`);
    await page.getByLabel('Person / Personne').selectOption(`${person}@sample.example`);
    await page.getByLabel('Message').waitFor();
    return page;
  }
  const say = async (page: Page, text: string) => {
    await page.getByLabel('Message').fill(text);
    await page.getByRole('button', { name: 'Send / Envoyer' }).click();
  };
  const chat = (page: Page) =>
    page.getByRole('region', { name: 'Chat with Vigie / Conversation avec Vigie' });
  const shown = (page: Page, text: string | RegExp): Locator =>
    chat(page).locator('.shown', { hasText: text }).last();

  it('is sent, answered, followed, looked into, and withdrawn', async () => {
    const officer = await tab('officer1');
    const employee = await tab('employee-en');
    const french = await tab('employee-fr');
    await say(officer, 'alert send evacuation everyone');
    await chat(officer).getByRole('button', { name: 'Send now' }).click();
    const live = shown(officer, 'Sent:');
    await live.waitFor();

    await chat(employee).getByRole('button', { name: 'I am safe' }).click();
    await chat(french).getByRole('button', { name: 'J’ai besoin d’aide' }).click();
    await live.getByText('1 needs help · 1 safe').waitFor({ timeout: 20_000 });
    await live.getByText('Everything has been sent.').waitFor();

    await live.getByRole('button', { name: 'See the answers' }).click();
    const status = shown(officer, 'By building');
    await status.getByText(/Étienne Roy · 90 Elgin Street, floor 4 · EV-\d{4}-0001/).waitFor();
    await status.getByRole('button', { name: 'By floor' }).click();
    const floors = shown(officer, 'Names in a group');
    const bars = floors.getByRole('img', { name: 'By floor' });
    await bars.waitFor();
    expect(await bars.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(960);
    await live.scrollIntoViewIfNeeded();
    await officer.screenshot({ path: artifact('console-alert-live.png') });
    await bars.scrollIntoViewIfNeeded();
    await officer.screenshot({ path: artifact('console-alert-status.png') });

    const warden = await tab('warden-90elgin-3');
    await say(warden, 'alert status AL-2026-0001');
    await shown(warden, 'Your people')
      .getByText(/Kai Running Bear · 90 Elgin Street, floor 3/)
      .waitFor();
    await warden.screenshot({ path: artifact('console-alert-warden.png') });

    await say(officer, 'alert export AL-2026-0001');
    const report = shown(officer, 'Delivery report of AL-2026-0001');
    await report.getByRole('img', { name: 'Answers over time' }).waitFor();
    const [download] = await Promise.all([
      officer.waitForEvent('download'),
      report.getByRole('button', { name: /AL-2026-0001\.csv/ }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('employee-fr@sample.example');
    await report.getByRole('img').scrollIntoViewIfNeeded();
    await officer.screenshot({ path: artifact('console-alert-report.png') });

    await say(officer, 'alert recall AL-2026-0001 smoke came from a toaster');
    await shown(officer, 'Had already acted').getByText('1 needs help · 1 safe').waitFor();
    await chat(employee)
      .getByText(/smoke came from a toaster/)
      .waitFor();
    expect(await chat(employee).getByText('Leave by the nearest safe exit').count()).toBe(0);
    const general = employee.getByRole('region', { name: 'General / Général' });
    await general.getByText(/“Leave the building now”. Disregard this alert/).waitFor();
    await employee.screenshot({ path: artifact('console-alert-withdrawn.png') });
  }, 90_000);

  it('breaks nothing on the way', () => {
    expect(problems).toEqual([]);
  });
});
