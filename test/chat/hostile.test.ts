import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderForm } from '../../src/adapters/cards/form.ts';
import { renderMessage as renderCard } from '../../src/adapters/cards/message.ts';
import { readSubmission } from '../../src/adapters/cards/submission.ts';
import { renderForm as renderModal } from '../../src/adapters/slack/modal.ts';
import { renderMessage as renderSlack } from '../../src/adapters/slack/render.ts';
import { readWords } from '../../src/adapters/slack/words.ts';
import type { Element, Form, Message } from '../../src/chat/message.ts';
import { placePictures } from '../../src/chat/pictures.ts';
import { clean, fold, shorten } from '../../src/chat/words.ts';
import { carriedMarking } from '../../src/domain/carried-marking.ts';
import { cleanFileName } from '../../src/domain/evidence.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import type { Bot } from '../support/bot.ts';
import { startConsoleBot, token } from '../support/console.ts';
import { mistake } from '../support/slack.ts';

const nasty = [
  '<!channel> <!here> <@U0AAAAAA> <#C1|x> <http://evil.example|click>',
  '**bold** _it_ [a](http://evil.example) ![i](x) `code` # h',
  '<img src=x onerror=alert(1)><script>x</script>',
  '{{DATE(2020-01-01T00:00:00Z, SHORT)}} {{TIME(x)}}',
  '\u202Eevil\u2066\u200B\uFEFF',
  '=cmd|/c calc',
  'x'.repeat(100_000),
  '😀'.repeat(20_000),
];
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...nasty));

function everyElement(words: string): Element[] {
  return [
    { kind: 'heading', text: words },
    { kind: 'text', text: words, tone: 'alert' },
    { kind: 'text', text: words, tone: 'quiet' },
    { kind: 'quote', text: words },
    { kind: 'facts', rows: [{ label: words, value: words }] },
    { kind: 'list', items: [words, words] },
    { kind: 'phones', rows: [{ label: words, number: '613-555-0100' }] },
    {
      kind: 'buttons',
      buttons: [
        { action: 'a', value: 'v', label: words, style: 'danger' },
        { action: 'a', value: 'w', label: words },
      ],
    },
    { kind: 'choice', action: 'c', label: words, options: [{ value: 'v', label: words }], selected: 'v' },
    { kind: 'picture', maker: 'm', of: 'x', alt: words },
    { kind: 'picture', maker: 'm', of: 'shown', alt: words },
    { kind: 'divider' },
    { kind: 'text', text: words },
  ];
}

const message = (words: string): Message => ({ text: words, card: everyElement(words) });
const pictures = (address: string) =>
  placePictures(everyElement(''), async ({ of }) => (of === 'shown' ? address : undefined));

function everyField(words: string): Form {
  const common = { label: words, hint: words };
  return {
    id: 'f',
    token: 't',
    title: words,
    submit: words,
    cancel: words,
    state: '',
    again: { action: 'f', value: '' },
    intro: everyElement(words),
    fields: [
      { kind: 'text', name: 'text', value: words, ...common },
      { kind: 'choice', name: 'choice', options: [{ value: 'v', label: words }], value: 'v', ...common },
      { kind: 'check', name: 'check', text: words, ...common },
      { kind: 'date', name: 'date', value: '2026-11-24', ...common },
      { kind: 'time', name: 'time', value: '09:30', ...common },
      { kind: 'files', name: 'files', maxFiles: 5, elsewhere: words, ...common },
    ],
    notice: everyElement(words),
  };
}

describe('whatever people write', () => {
  it('is drawn on Slack within its limits, and mentions nobody', async () => {
    const uploaded = await pictures('F0123456789');
    fc.assert(
      fc.property(text, (words) => {
        const drawn = renderSlack(message(words), uploaded);
        expect(mistake('chat.postMessage', drawn)).toBeUndefined();
        expect(drawn.text).not.toMatch(/<[!@#]|<http/);
        for (const block of JSON.stringify(drawn.blocks).match(/"mrkdwn","text":"[^"]*"/g) ?? []) {
          expect(block).not.toMatch(/<[!@#h]/);
        }
        expect(mistake('views.open', { view: renderModal(everyField(words)) })).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('is drawn on a card that fits Teams, with nothing that a client would run', async () => {
    const inline = await pictures('data:image/png;base64,AAAA');
    fc.assert(
      fc.property(text, (words) => {
        for (const card of [
          renderCard(message(words), inline),
          renderForm(everyField(words.slice(0, 2_500))),
        ]) {
          const json = JSON.stringify(card);
          // Teams counts UTF-16.
          expect(2 * json.length).toBeLessThan(100_000);
          expect(json).not.toContain('{{');
          expect(json).not.toContain('"TextBlock"');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read without an end of anything', () => {
    const registry = allRecords();
    fc.assert(
      fc.property(text, (words) => {
        registry.match(words);
        registry.match(`report ${words}`);
        expect(clean(clean(words))).toBe(clean(words));
        expect(shorten(words, 10).length).toBeLessThanOrEqual(10);
        fold(words);
        carriedMarking(words);
        expect(cleanFileName(words)).toMatch(/^[^/\\]{1,100}$/);
        readWords(words);
      }),
      { numRuns: 200 },
    );
  });

  it('in a card’s data is text or nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        readSubmission(a);
        const read = readSubmission({ vigie: a, x: b });
        if (read?.kind === 'form')
          for (const value of Object.values(read.values)) expect(typeof value).toBe('string');
      }),
    );
  });
});

describe('whatever is sent over HTTP', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await startConsoleBot();
  });
  afterAll(() => bot.stop());

  it('gets an answer that is not our fault, and ends nothing', async () => {
    const paths = fc.constantFrom(
      '/',
      '/healthz',
      '/console/send',
      '/console/send?person=cso@sample.example',
      '/console/stream',
      '/api/messages',
      '/slack/events',
      '/%',
      '/../etc',
    );
    const types = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'x',
    );
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc.jsonValue().map((data) => JSON.stringify({ id: 'x', data, text: 'report x' })),
    );
    await fc.assert(
      fc.asyncProperty(
        paths,
        types,
        body,
        fc.constantFrom('POST', 'PUT', 'DELETE'),
        async (path, type, content, method) => {
          const headers = { 'Content-Type': type, Cookie: `vigie=${token}` };
          const response = await fetch(bot.url + path, {
            method,
            headers,
            body: content,
            redirect: 'manual',
          });
          expect(response.status).toBeLessThan(500);
          await response.body?.cancel();
        },
      ),
      { numRuns: 150 },
    );
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect(bot.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});
