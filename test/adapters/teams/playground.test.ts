import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/adapter.ts';
import { type Bot, freePort, startBot, temporaryFolder, until } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';

const cli = join(import.meta.dirname, '../../../node_modules/.bin/agentsplayground');

let bot: Bot;
let playground: ChildProcess;
let browser: Browser;
let page: Page;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

describe.skipIf(!chromiumPath)(
  'in Microsoft’s Agents Playground (skipped where the machine has no Chromium)',
  () => {
    beforeAll(async () => {
      bot = await startBot({
        adapters: (store, log) => [
          createTeams({
            allowedTenants: [],
            loopback: true,
            conversations: store.conversations,
            remember: (conversation) => store.commit([{ in: 'conversations', put: conversation }]),
            clock: () => new Date(),
            log,
          }),
        ],
      });
      const port = await freePort();
      const args = ['-e', `${bot.url}/api/messages`, '-c', 'msteams', '-p', String(port), '--dt', 'true'];
      // It writes a log where it is started.
      folder = await temporaryFolder();
      playground = spawn(cli, args, { stdio: 'ignore', detached: true, cwd: folder.path });
      const url = `http://127.0.0.1:${port}/`;
      await until(
        () =>
          fetch(url).then(
            ({ ok }) => ok,
            () => false,
          ),
        40_000,
      );
      browser = await openBrowser();
      page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
      page.setDefaultTimeout(10_000);
      // Its page is large, and a busy machine takes long to show it for the first time.
      await page.goto(url, { timeout: 40_000 });
    });

    afterAll(async () => {
      await browser?.close();
      if (playground?.pid) process.kill(-playground.pid);
      await bot?.stop();
    });

    const say = async (text: string) => {
      await page.locator('[contenteditable]').first().click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };

    it('takes a report, and its type is changed in place', async () => {
      await say('report something odd in the lobby of 90 Elgin');
      await page.getByText(/Recorded: EV-\d{4}-0001/).waitFor();
      await page.screenshot({ path: artifact('playground.png') });
      await page.getByRole('button', { name: 'Change the type' }).first().click();
      await page.getByRole('combobox').first().click();
      await page.getByRole('option', { name: 'Cyber or IT' }).click();
      await page.getByRole('button', { name: 'OK' }).first().click();
      await page.getByText('is now “Cyber or IT”').first().waitFor();
      const [event] = await bot.store.events.page({ limit: 1 });
      expect(event).toMatchObject({
        type: 'cyber',
        text: 'something odd in the lobby of 90 Elgin',
        platform: 'teams',
      });
    });

    it('opens the form as a card and records what is sent off', async () => {
      await say('report');
      const what = page.getByLabel('What happened').last();
      await page.getByLabel('Where').last().fill('90 Elgin');
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page.getByText('Nothing was recorded yet').last().waitFor();
      await page.screenshot({ path: artifact('playground-corrected.png') });
      expect(await page.getByLabel('Where').last().inputValue()).toBe('90 Elgin');
      await what.fill('a stranger took pictures of the entrance');
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page
        .getByText(/Recorded: EV-\d{4}-0002/)
        .first()
        .waitFor();
      const [event] = await bot.store.events.page({ limit: 1 });
      expect(event).toMatchObject({ text: 'a stranger took pictures of the entrance', where: '90 Elgin' });
    });

    it('opens the same form as a dialog from a message, and records what is sent off there', async () => {
      await page.getByRole('button', { name: 'Show more information' }).last().click();
      await page.getByRole('menuitem', { name: 'Action Command' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByPlaceholder('Input command id').fill('report');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await dialog.getByLabel('What happened').fill('a door that does not close');
      await page.screenshot({ path: artifact('playground-dialog.png') });
      await dialog.getByRole('button', { name: 'Send', exact: true }).click();
      await dialog.getByText(/Recorded: EV-\d{4}-0003/).waitFor();
      const [event] = await bot.store.events.page({ limit: 1 });
      expect(event?.text).toBe('a door that does not close');
      await dialog.getByRole('button').first().click();
      await dialog.waitFor({ state: 'hidden' });
    });

    it('delivers an alert whose card becomes the answer to it', async () => {
      // The playground’s one person becomes an officer of the sample, in its building.
      const officer = await bot.store.people.get('officer1@sample.example');
      const alex = await bot.store.people.get('alexw@example.com');
      if (!officer) throw new Error('no officer');
      const { accounts = {}, version = 0 } = alex ?? {};
      const put = { ...officer, id: 'alexw@example.com', name: 'Alex', accounts, version };
      await bot.store.commit([{ in: 'people', put }]);
      await say('numbers');
      await page.getByText('Emergency numbers').last().waitFor();
      await say('alert send evacuation building:90-elgin');
      await page.getByRole('button', { name: 'Send now' }).last().click();
      await page.getByRole('button', { name: 'I am safe' }).last().click();
      await page.getByText('Your answer: Safe').waitFor();
      expect(await page.getByRole('button', { name: 'I am safe' }).count()).toBe(0);
      await page.getByRole('button', { name: 'I need help' }).last().waitFor();
      await page.screenshot({ path: artifact('playground-alert.png') });
      const [delivery] = (await bot.store.deliveries.page(undefined, 1_000)).filter(
        ({ to }) => to.kind === 'person' && to.id === 'alexw@example.com',
      );
      await until(async () => {
        const found = (await bot.store.deliveries.page(undefined, 1_000)).find(
          ({ id }) => id === delivery?.id,
        );
        return found?.state === 'answered';
      });
    });
  },
);
