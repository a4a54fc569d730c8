import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, until } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { startConsoleBot, token } from '../../support/console.ts';

let bot: Bot;
let browser: Browser;

describe.skipIf(!chromiumPath)(
  'a campaign in the console (skipped where the machine has no Chromium)',
  () => {
    beforeAll(async () => {
      // A Tuesday morning in Ottawa, whenever the test runs.
      bot = await startConsoleBot({ clock: () => new Date('2026-11-24T15:00:00.000Z') });
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await bot?.stop();
    });

    async function tab(person: string): Promise<Page> {
      const page = await browser.newPage({ viewport: { width: 1400, height: 1400 } });
      await page.goto(`${bot.url}/?token=${token}`);
      await page.getByLabel('Person / Personne').selectOption(person);
      await page.getByText('Vigie,').first().waitFor();
      return page;
    }

    const say = async (page: Page, text: string) => {
      await page.getByLabel('Message').fill(text);
      await page.getByRole('button', { name: 'Send / Envoyer' }).click();
    };
    const chat = (page: Page) =>
      page.getByRole('region', { name: 'Chat with Vigie / Conversation avec Vigie' });

    it('is prepared and started by an officer, done by an employee, and seen in numbers', async () => {
      const officer = await tab('officer1@sample.example');
      await say(officer, 'awareness campaign');
      await chat(officer).getByLabel('First lesson').selectOption('lock-screen');
      await officer.screenshot({ path: artifact('campaign-form.png') });
      await chat(officer).getByRole('button', { name: 'Look at it' }).click();
      await chat(officer).getByText('Being prepared').first().waitFor();
      await officer.screenshot({ path: artifact('campaign.png') });
      await chat(officer).getByRole('button', { name: 'Start' }).click();
      await chat(officer).getByText('CA-2026-0001 begins').first().waitFor();
      await until(
        async () => (await bot.store.assignments.ofRound('CA-2026-0001', 1, undefined, 99)).length === 31,
      );

      const employee = await tab('employee-fr@sample.example');
      await say(employee, 'sensibilisation questionnaire');
      await chat(employee).getByText('Debout? Verrouillez').first().waitFor();
      await employee.screenshot({ path: artifact('lesson.png') });
      await chat(employee).getByRole('button', { name: 'A', exact: true }).click();
      await chat(employee)
        .getByText(/C’est fait\s: [01] sur 1/)
        .waitFor();
      await employee.screenshot({ path: artifact('lesson-answered.png') });

      await say(officer, 'awareness results CA-2026-0001');
      await chat(officer).getByText('Results: Lock it when you stand up').first().waitFor();
      await officer.screenshot({ path: artifact('lesson-results.png') });
      expect(await chat(officer).getByText('Étienne Roy').count()).toBe(0);
    });
  },
);
