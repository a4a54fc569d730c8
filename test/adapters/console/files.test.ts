import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsole } from '../../../src/adapters/console/adapter.ts';
import { type Alone, serveAlone } from '../../support/adapter.ts';
import { artifact, chromiumPath, openBrowser } from '../../support/browser.ts';
import { shownInMemory, token } from '../../support/console.ts';
import { pixel } from '../../support/slack.ts';

let alone: Alone;
const name = 'EV-2026-0001 dossier é.docx';
const file = { maker: 'm', of: 'record', name, type: 'application/docx' };
const bytes = Buffer.from('a whole document, ünïcödé and all');
const people = [
  { id: 'jane@sample.example', name: 'Jane Kowalski', language: 'en' as const },
  { id: 'etienne@sample.example', name: 'Étienne Roy', language: 'fr' as const },
];
const cookie = { Cookie: `vigie=${token}` };

beforeAll(async () => {
  alone = await serveAlone(
    createConsole({
      token,
      department: { en: 'Sample', fr: 'Exemple' },
      languages: ['en', 'fr'],
      channels: [{ id: 'general', name: { en: 'General', fr: 'Général' } }],
      people: async () => people,
      shown: shownInMemory(),
      asKept: (line) => line,
    }),
  );
  alone.bytes.set('record', bytes);
  alone.bytes.set('chart', pixel);
});
afterAll(() => alone?.stop());

/** The first event of a person's stream: everything their tab shows. */
async function shownTo(person: string): Promise<Record<string, { files?: { id: string }[] }[]>> {
  const ended = new AbortController();
  const response = await fetch(`${alone.url}/console/stream?person=${person}`, {
    headers: cookie,
    signal: ended.signal,
  });
  let text = '';
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(part).toString('utf8');
    if (text.includes('\n\n')) break;
  }
  ended.abort();
  return JSON.parse(text.split('\n')[1]?.replace(/^data: /, '') ?? '{}');
}

const download = (person: string, id: string, headers: Record<string, string> = cookie) =>
  fetch(`${alone.url}/console/file?${new URLSearchParams({ person, id })}`, { headers });

describe('a file of the console', () => {
  it('is for whoever was given it, and for those who see the channel it was given in', async () => {
    const [jane, etienne] = ['jane@sample.example', 'etienne@sample.example'] as const;
    await alone.adapter.send(
      { kind: 'account', platform: 'console', id: jane },
      { text: 'x', files: [file] },
      '1',
    );
    const id = (await shownTo(jane))['']?.at(-1)?.files?.[0]?.id ?? '';
    const got = await download(jane, id);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(bytes);
    expect(got.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(alone.made.at(-1)).toEqual({ of: 'record', reader: jane, purpose: 'give' });

    const other = await download(etienne, id);
    expect(other.status).toBe(404);
    expect(await other.json()).toEqual({ error: expect.stringContaining('n’est plus conservé ici') });
    expect((await download(jane, id, {})).status).toBe(401);
    expect((await download('nobody', id)).status).toBe(404);
    expect((await download(jane, 'x')).status).toBe(404);

    await alone.adapter.send(
      { kind: 'channel', platform: 'console', id: 'general' },
      { text: 'x', files: [file] },
      '2',
    );
    const shared = (await shownTo(etienne)).general?.at(-1)?.files?.[0]?.id ?? '';
    expect((await download(etienne, shared)).status).toBe(200);
  });
});

describe.skipIf(!chromiumPath)('in a browser (skipped where the machine has no Chromium)', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 950 }, acceptDownloads: true });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on(
      'console',
      (message) => /Content Security Policy/.test(message.text()) && problems.push(message.text()),
    );
    await page.goto(`${alone.url}/?token=${token}#${encodeURIComponent('etienne@sample.example')}`);
    await page.getByRole('button', { name: 'Send / Envoyer' }).waitFor();
  });
  afterAll(() => browser?.close());

  const say = async () => {
    await page.getByLabel('Message').fill('x');
    await page.keyboard.press('Enter');
  };

  it('a file is saved with the keyboard alone, or one sentence says why not', async () => {
    alone.reply = { here: { text: 'Voici', files: [file] } };
    await say();
    const button = page.getByRole('button', { name: `Télécharger ${name}`, exact: true });
    await button.waitFor();
    await button.focus();
    const saved = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const arrived = await saved;
    expect(arrived.suggestedFilename()).toBe(name);
    expect(await readFile(await arrived.path())).toEqual(bytes);
    alone.bytes.delete('record');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/cannot give you/)
      .waitFor();
    alone.bytes.set('record', bytes);
  });

  it('a picture is shown with its words', async () => {
    alone.reply = {
      here: {
        text: 'Board',
        card: [{ kind: 'picture', maker: 'm', of: 'chart', alt: 'Signalements par semaine' }],
      },
    };
    await say();
    const image = page.getByRole('img', { name: 'Signalements par semaine' });
    await image.waitFor();
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
    await page.screenshot({ path: artifact('console-files.png') });
  });

  it('breaks nothing on the way', () => {
    expect(problems).toEqual([]);
  });
});
