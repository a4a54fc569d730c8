import type { Activity } from 'botbuilder';
import { expect, it } from 'vitest';
import { receive } from '../../../src/adapters/teams/receive.ts';
import type { Sender } from '../../../src/chat/event.ts';

const sender: Sender = { platform: 'teams', id: 'aad-jane', name: 'Jane', standing: 'member' };

/** A message as Teams sends it: its words, and the same in HTML beside them. */
function read(text: string, content: unknown, more: object = {}): string {
  const activity = {
    type: 'message',
    text,
    conversation: { conversationType: 'personal', id: 'a:1' },
    attachments: [{ contentType: 'text/html', content }],
    ...more,
  } as unknown as Activity;
  const event = receive(activity, sender, []);
  return event?.kind === 'text' ? event.text : '';
}

it.each([
  [
    'the address behind a label',
    'report see click here',
    '<p>report see <a href="http://evil.example/login?a=1&amp;b=2" title="x">click here</a></p>',
    'report see click here (http://evil.example/login?a=1&b=2)',
  ],
  [
    'each of several, where its label stands',
    'click here, or here, or ask the help desk',
    '<div>click <b>here</b>, or <a href="https://evil.example/">here</a>, or ask the <a href="mailto:it@evil.example">help&nbsp;desk</a></div>',
    'click here, or here (https://evil.example/), or ask the help desk (it@evil.example)',
  ],
  [
    'nothing where the label is the address',
    'report canada.ca https://canada.ca/en jane@sample.example',
    '<p>report <a href="http://canada.ca/">canada.ca</a> <a href="https://canada.ca/en">https://canada.ca/en</a> <a href="mailto:jane@sample.example">jane@sample.example</a></p>',
    'report canada.ca https://canada.ca/en jane@sample.example',
  ],
  [
    'at the end what stands nowhere, as behind a picture',
    'report this mail',
    '<p>report this mail</p><a href="http://evil.example/x"><img src="https://x.example/a.png"></a>',
    'report this mail\nhttp://evil.example/x',
  ],
  [
    'no other kind of address',
    'report click here',
    '<a href="javascript:alert(1)">click here</a><a href="/x">click here</a><a>click here</a>',
    'report click here',
  ],
  [
    'nothing of what is cut off or wrong',
    'report click here',
    '<p>report <a href="http://evil.example/login" <<a href=">click here',
    'report click here',
  ],
])('keeps %s', (_name, text, html, kept) => {
  expect(read(text, html)).toBe(kept);
});

it('keeps so many addresses at most, and of each so much', () => {
  const long = `http://evil.example/${'x'.repeat(5_000)}`;
  const html = `<a href="${long}">here</a>${'<a href="http://evil.example/">here</a>'.repeat(500)}`;
  const kept = read('here', html);
  expect(kept.match(/evil\.example/g)).toHaveLength(100);
  expect(kept.length).toBeLessThan(6_000);
});

it.each([undefined, null, 7, {}])('survives the content %j', (content) => {
  expect(read('report a fire', content)).toBe('report a fire');
});

it('leaves mentions what they are', () => {
  const mention = (id: string, text: string) => ({ type: 'mention', text, mentioned: { id } });
  const spans = ['Vigie', 'Marc'].map(
    (name) => `<span itemtype="http://schema.skype.com/Mention">${name}</span>`,
  );
  expect(
    read(
      '<at>Vigie</at> report <at>Marc</at> sent a link',
      `<p>${spans[0]} report ${spans[1]} sent <a href="http://evil.example">a link</a></p>`,
      {
        recipient: { id: 'bot' },
        entities: [mention('bot', '<at>Vigie</at>'), mention('29:marc', '<at>Marc</at>')],
      },
    ),
  ).toBe('report <@29:marc> sent a link (http://evil.example)');
});

const reply = (quoted: string) =>
  `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17"><strong itemprop="mri">Vigie</strong><p itemprop="preview">${quoted}</p></blockquote>`;

it.each([
  ['<quoted messageId="1764000000123"/>report the door is open', '', 'report the door is open'],
  [
    '\r\nVigie\r\nIf anyone is in danger, call now & stay away\r\n\r\non the third floor',
    `${reply('If anyone is in danger, call now &amp; stay away')}<p>on the third floor</p>`,
    'on the third floor',
  ],
  [
    'on the third floor',
    `${reply('Which <a href="http://x.example">door</a>?')}<p>on the third floor</p>`,
    'on the third floor',
  ],
  [
    'Vigie is slow, and the door is open',
    `${reply('Which door?')}<p>Vigie is slow, and the door is open</p>`,
    'Vigie is slow, and the door is open',
  ],
])('leaves out the message that is answered: %j', (text, html, own) => {
  expect(read(text, html)).toBe(own);
});

it('keeps them of a message that somebody reports', () => {
  const content = '<p>Pay <a href="http://evil.example/pay">here</a></p><p>today</p>';
  const activity = {
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    conversation: { conversationType: 'personal', id: 'a:1' },
    value: { commandId: 'report', messagePayload: { id: '1', body: { contentType: 'html', content } } },
  } as unknown as Activity;
  expect(receive(activity, sender, [])).toMatchObject({ quote: 'Pay here (http://evil.example/pay)\ntoday' });
});
