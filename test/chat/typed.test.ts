import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { asTyped } from '../../src/chat/typed.ts';

const said: Message = {
  text: 'Write “⏵report mine”, or « ⏵signaler mes ».',
  card: [
    { kind: 'text', text: 'For example: ⏵report lost my badge' },
    { kind: 'quote', text: 'he said “/report mine” and/or left: Accueil›Sécurité' },
    { kind: 'facts', rows: [{ label: 'To read', value: 'write “⏵awareness”' }] },
    { kind: 'list', items: ['⏵help me', 'see /reports/2026, Settings › Apps'] },
    { kind: 'buttons', buttons: [{ action: 'x', value: '⏵report', label: 'OK' }] },
  ],
};

describe('a command in what is said', () => {
  it.each([
    ['slack', 'channel', '/vigie '],
    ['slack', 'group', '/vigie '],
    ['teams', 'channel', '@Vigie '],
    ['slack', 'direct', ''],
    ['teams', 'direct', ''],
    ['console', 'channel', ''],
  ] as const)('is as it is typed on %s in a %s', (platform, kind, before) => {
    expect(asTyped(said, { platform, kind })).toEqual({
      text: `Write “${before}report mine”, or « ${before}signaler mes ».`,
      card: [
        { kind: 'text', text: `For example: ${before}report lost my badge` },
        { kind: 'quote', text: 'he said “/report mine” and/or left: Accueil›Sécurité' },
        { kind: 'facts', rows: [{ label: 'To read', value: `write “${before}awareness”` }] },
        { kind: 'list', items: [`${before}help me`, 'see /reports/2026, Settings › Apps'] },
        { kind: 'buttons', buttons: [{ action: 'x', value: '⏵report', label: 'OK' }] },
      ],
    });
  });

  it('is looked for without making anew what names none', () => {
    const plain: Message = { text: 'Recorded.', card: [{ kind: 'list', items: ['a/b'] }] };
    expect(asTyped(plain, { platform: 'slack', kind: 'channel' })).toBe(plain);
  });
});
