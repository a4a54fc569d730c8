import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { startConsoleBot, token } from '../../support/console.ts';

const phone = { width: 375, height: 740 };

describe.skipIf(!chromiumPath)(
  'the console on a telephone (skipped where the machine has no Chromium)',
  () => {
    let bot: Bot;
    let browser: Browser;

    beforeAll(async () => {
      bot = await startConsoleBot();
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await bot?.stop();
    });

    async function tab(person: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
      const page = await browser.newPage({ viewport: phone, colorScheme });
      await page.goto(`${bot.url}/?token=${token}`);
      await page.getByLabel('Person / Personne').selectOption(`${person}@sample.example`);
      await chat(page).getByText('Vigie,').first().waitFor();
      return page;
    }
    const chat = (page: Page) =>
      page.getByRole('region', { name: 'Chat with Vigie / Conversation avec Vigie' });
    const say = async (page: Page, text: string) => {
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
      await page.getByRole('button', { name: 'Send / Envoyer' }).click();
    };
    /** Whether all of an element lies in what its scrollers let through, and nothing is drawn over it. */
    const seen = (page: Page, words: string) =>
      chat(page)
        .getByText(words, { exact: true })
        .last()
        .evaluate((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return [top + 2, bottom - 2].every((y) => {
            const there = document.elementFromPoint((left + right) / 2, y);
            return there !== null && (element.contains(there) || there.contains(element));
          });
        });

    it('shows the emergency numbers and the button of an answer at once, then all of what is needed of a receipt', async () => {
      const page = await tab('employee-fr');
      await say(page, 'y a un gars avec un couteau au 2e étage vite');
      const button = chat(page).getByRole('button', { name: 'Envoyer à la sécurité maintenant' });
      await button.waitFor();
      await page.screenshot({ path: artifact('phone-danger.png') });
      expect(await seen(page, 'Envoyer à la sécurité maintenant')).toBe(true);
      expect(await seen(page, '911')).toBe(true);
      await button.click();
      await chat(page)
        .getByText(/Enregistré\u00A0: EV-/)
        .waitFor();
      await page.screenshot({ path: artifact('phone-receipt.png') });
      expect(await seen(page, '911')).toBe(true);
    });

    it('comes back to the chat that one writes in', async () => {
      const page = await tab('officer2');
      await page.getByRole('region', { name: 'Security desk' }).scrollIntoViewIfNeeded();
      await page.getByLabel('To / À').selectOption('');
      await say(page, 'numeros');
      await chat(page).getByText('911').waitFor();
      expect(await seen(page, '911')).toBe(true);
    });

    it('takes a photo with a form there, too', async () => {
      const page = await tab('employee-en', 'dark');
      expect(await page.getByLabel('Files / Fichiers').isVisible()).toBe(true);
      await page.screenshot({ path: artifact('phone-dark.png') });
    });

    it('leaves the conversation most of the narrowest screen, and its choices large enough for a thumb', async () => {
      const page = await tab('employee-fr');
      await page.setViewportSize({ width: 320, height: 640 });
      await say(page, 'signaler');
      const choice = chat(page).getByRole('radio').first();
      await choice.waitFor();
      const heightOf = async (selector: string) => (await page.locator(selector).boundingBox())?.height ?? 0;
      expect((await choice.boundingBox())?.width).toBeGreaterThan(22);
      expect(await heightOf('#composer')).toBeLessThan(160);
      await page.screenshot({ path: artifact('phone-narrow.png') });
    });

    it('is as wide as the screen, whatever the rooms are called', async () => {
      const officer = await tab('officer1');
      await say(officer, 'crisis open a flood of the archives in the second basement of 90 Elgin Street');
      await officer.locator('#place option[data-crisis]').first().waitFor({ state: 'attached' });
      await officer.screenshot({ path: artifact('phone-crisis.png') });
      const width = await officer.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(phone.width);
    });
  },
);
