import { expect, it } from 'vitest';
import { type ConsolePerson, receive } from '../../../src/adapters/console/receive.ts';

const jane: ConsolePerson = { id: 'employee-en@sample.example', name: 'Jane Kowalski', language: 'en' };

it('words said in a channel are the same message to a shortcut on them, and those said alone are none', () => {
  const words = { id: 'c1', text: 'the pump stopped' };
  expect(receive(words, jane, 'room-1')).toMatchObject({ kind: 'text', message: 'room-1/c1' });
  const shown = { id: 'c1', from: jane.name, by: jane.id, text: words.text };
  const shortcut = { id: 'c2', shortcut: 'crisis log', message: 'c1' };
  expect(receive(shortcut, jane, 'room-1', shown)).toMatchObject({
    kind: 'shortcut',
    quote: words.text,
    quoted: { id: 'room-1/c1', author: jane.id },
  });
  expect(receive(words, jane)).not.toHaveProperty('message');
});
