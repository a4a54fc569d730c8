import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomKeeper } from '../../../src/chat/rooms.ts';
import { type Bot, temporaryFolder } from '../../support/bot.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { startConsoleBot, token } from '../../support/console.ts';

describe.skipIf(!chromiumPath)('rooms in a browser (skipped where the machine has no Chromium)', () => {
  const problems: string[] = [];
  const wish = { key: 'CR-2026-0001', name: 'Flood at 90 Elgin', closed: true };
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let bot: Bot;
  let browser: Browser;
  const keeper = () => bot.adapters[0]?.rooms as RoomKeeper;

  beforeAll(async () => {
    folder = await temporaryFolder();
    bot = await startConsoleBot({ folder: `${folder.path}/store` });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await folder?.remove();
  });

  async function tab(person: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1800, height: 900 } });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${bot.url}/?token=${token}`);
    await page.getByLabel('Person / Personne').selectOption(`${person}@sample.example`);
    await page.getByRole('region', { name: 'Chat with Vigie' }).getByText('Vigie').first().waitFor();
    return page;
  }
  const region = (page: Page, name: string | RegExp = /CR-2026-0001/) => page.getByRole('region', { name });
  const account = (name: string) => ({ id: `${name}@sample.example` });

  it('appears at once for those let in, and for nobody else', async () => {
    const [officer, outsider] = [await tab('officer1'), await tab('employee-en')];
    const room = await keeper().open(wish, []);
    await keeper().letIn(room, [account('officer1'), account('cso')]);
    await region(officer).waitFor();
    const target = { kind: 'channel', platform: 'console', id: room.place } as const;
    const posted = await bot.adapters[0]?.send(target, { text: 'Briefing: water on floor 2' }, 'k');
    await region(officer).getByText('Briefing: water on floor 2').waitFor();
    if (posted) await keeper().pin(room, posted);
    await keeper().topic(room, 'Severity high');
    await keeper().bookmark(room, 'Continuity plan', 'https://intranet.example/bcp');
    await region(officer).getByText('Severity high').waitFor();
    await region(officer).locator('.shown.pinned', { hasText: 'Briefing' }).waitFor();
    expect(await region(officer).getByRole('link', { name: 'Continuity plan' }).getAttribute('rel')).toMatch(
      /noopener/,
    );
    const cso = await tab('cso');
    await region(cso).getByText('Briefing: water on floor 2').waitFor();
    await cso.getByLabel('To / À').selectOption(room.place);
    await cso.getByLabel('Message').fill('numbers');
    await cso.getByRole('button', { name: 'Send / Envoyer' }).click();
    await region(officer).locator('.shown.person', { hasText: 'numbers' }).waitFor();
    await officer.screenshot({ path: artifact('console-room.png') });
    expect(await outsider.getByText(/CR-2026-0001|water on floor 2/).count()).toBe(0);
    await keeper().remove(room, account('cso'));
    await region(cso).waitFor({ state: 'detached' });
    expect(await cso.locator('#place option', { hasText: 'CR-2026' }).count()).toBe(0);
  });

  it('takes nothing from those who are not in it', async () => {
    const send = (person: string) =>
      fetch(`${bot.url}/console/send?person=${person}@sample.example&channel=room:CR-2026-0001`, {
        method: 'POST',
        headers: { Cookie: `vigie=${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), text: 'numbers' }),
      });
    expect((await send('employee-en')).status).toBe(404);
    expect((await send('officer1')).status).toBe(200);
  });

  it('is still there after a restart, and reads archived when it is', async () => {
    for (const page of browser.contexts().flatMap((context) => context.pages())) await page.close();
    await bot.stop();
    bot = await startConsoleBot({ folder: `${folder.path}/store` });
    const officer = await tab('officer1');
    await region(officer).getByText('Severity high').waitFor();
    const room = await keeper().open(wish, []);
    await keeper().archive(await keeper().rename(room, 'Closed: Flood'));
    await region(officer, 'CR-2026-0001 Closed: Flood').getByText('Archived / Archivée').waitFor();
    expect(await officer.locator('#place option', { hasText: 'CR-2026' }).count()).toBe(0);
    await keeper().unarchive(room);
    await officer.locator('#place option', { hasText: 'CR-2026' }).waitFor({ state: 'attached' });
  });

  it('breaks nothing on the way', () => {
    expect(problems).toEqual([]);
  });
});
