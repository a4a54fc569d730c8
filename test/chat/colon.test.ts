import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderMessage as card } from '../../src/adapters/cards/message.ts';
import { renderMessage as slack } from '../../src/adapters/slack/render.ts';
import { type Message, say } from '../../src/chat/message.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { plainText } from '../support/plain-text.ts';

let chat: Chat;
const first = 'EV-2026-0001';

beforeEach(async () => {
  chat = await startChat();
  await chat.say('employee-fr', 'signaler j’ai perdu ma carte');
});
afterEach(() => chat.close());

/** A message as each renderer draws it. */
const drawn = (message: Message): string[] => [
  plainText(message),
  JSON.stringify(slack(message).blocks),
  JSON.stringify(card(message)),
];
const last = (): Message => {
  const { here, replace, home } = chat.replies.at(-1) ?? {};
  return here ?? replace ?? home ?? say('');
};
const tight = /[\p{L}»)]: (?!\/\/)/u;

describe('a label has a space before its colon in French, that does not break', () => {
  it.each([
    ['a receipt', 'signaler mon portable est volé'],
    ['a report', `signaler voir ${first}`],
    ['one’s reports', 'signaler mes'],
    ['the numbers', 'numeros'],
    ['help', 'aide'],
  ])('%s', async (_what, words) => {
    await chat.say('employee-fr', words);
    for (const text of drawn(last())) {
      expect(text).toContain('\u00A0: ');
      expect(text).not.toMatch(tight);
    }
  });

  it('in what is sent later, and in what a colleague reads in English it has none', async () => {
    const [receipt] = await chat.owed('employee-fr@sample.example');
    expect(receipt ?? '\u00A0: ').toContain('\u00A0: ');
    await chat.say('employee-en', 'numbers');
    for (const text of drawn(last())) expect(text).not.toContain('\u00A0:');
  });

  it('in a place that both read, each language has its own', async () => {
    await chat.say('employee-fr', 'numeros', { channel: 'general' });
    const shown = plainText(last());
    expect(shown).toMatch(/Security desk: /);
    expect(shown).toContain('Bureau de la sécurité\u00A0: ');
    const [desk] = await chat.owed('#desk slack');
    expect(desk).toContain('Status / État\u00A0: ');
  });

  it('in the notice of a form', async () => {
    await chat.say('employee-fr', 'signaler');
    const notice = chat.replies.at(-1)?.form?.form.notice ?? [];
    expect(plainText({ text: '', card: notice })).toContain('\u00A0: ');
  });
});
