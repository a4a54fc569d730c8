import { expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { sideBySide } from '../../src/chat/side-by-side.ts';

const report = (title: string, label: string, value: string, heading: string): Message => ({
  text: title,
  card: [
    { kind: 'heading', text: `CR-2026-0001 · ${title}` },
    { kind: 'facts', rows: [{ label, value }] },
    { kind: 'text', tone: 'strong', text: heading },
    { kind: 'quote', text: 'l’eau est au 2e étage' },
    { kind: 'list', items: [`${label} 1`] },
    { kind: 'buttons', buttons: [{ action: 'x', value: '1', label: heading }] },
  ],
  files: [{ maker: 'm', of: title, name: title, type: 'text/plain' }],
});

it('says labels in each language and people’s own words once', () => {
  const one = sideBySide(
    [
      report('Report 1', 'Marking', 'Secret', 'Situation'),
      report('Rapport no 1', 'Marque', 'Secret', 'État'),
    ],
    'fr',
  );
  expect(one.card).toEqual([
    { kind: 'heading', text: 'CR-2026-0001 · Report 1 / Rapport no 1' },
    { kind: 'facts', rows: [{ label: 'Marking / Marque', value: 'Secret' }], language: 'fr' },
    { kind: 'text', tone: 'strong', text: 'Situation / État' },
    { kind: 'quote', text: 'l’eau est au 2e étage' },
    { kind: 'list', items: ['Marking 1 / Marque 1'] },
    { kind: 'buttons', buttons: [{ action: 'x', value: '1', label: 'Situation / État' }] },
  ]);
  expect(one.text).toBe('Report 1\nRapport no 1');
  expect(one.files).toHaveLength(2);
});

it('keeps long sentences apart, and messages of other shapes whole', () => {
  const long = (word: string) => ({ text: `${word} ${'word '.repeat(20)}` });
  expect(sideBySide([long('one'), long('un')], 'fr').card).toEqual([
    { kind: 'text', text: long('one').text },
    { kind: 'text', text: long('un').text },
  ]);
  const heading = (text: string): Message => ({ text, card: [{ kind: 'heading', text }] });
  const closed = 'CR-2026-0001 is CLOSED: Resolved. It can be opened again until Dec 3, 2026, 06:40.';
  const close = 'CR-2026-0001 est CLOSE : Réglée. On peut la rouvrir jusqu’au 3 déc. 2026, 06 h 40.';
  expect(sideBySide([heading(closed), heading(close)], 'fr').card).toEqual(
    [closed, close].map((text) => ({ kind: 'heading', text })),
  );
  const more: Message = { text: 'x', card: [{ kind: 'list', items: ['a', 'b'] }] };
  const less: Message = { text: 'y', card: [{ kind: 'list', items: ['a'] }] };
  expect(sideBySide([more, less], 'fr').card).toContainEqual({ kind: 'divider' });
  expect(sideBySide([{ text: 'one' }], 'en')).toEqual({ text: 'one', card: [{ kind: 'text', text: 'one' }] });
});
