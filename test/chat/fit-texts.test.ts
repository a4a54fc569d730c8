import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessage as renderCard } from '../../src/adapters/cards/message.ts';
import { renderMessage as renderSlack } from '../../src/adapters/slack/render.ts';
import { fitTexts } from '../../src/chat/fit-texts.ts';
import type { Element } from '../../src/chat/message.ts';

const button: Element = { kind: 'buttons', buttons: [{ action: 'a', value: 'v', label: 'Close' }] };

describe('what is longer than a platform takes', () => {
  it('is shortened where it is longest; what is short stays whole', () => {
    const elements: Element[] = [
      { kind: 'heading', text: 'EV-2026-0001' },
      { kind: 'quote', text: 'x'.repeat(5_000) },
      { kind: 'facts', rows: [{ label: 'How', value: '613-555-0100' }] },
      { kind: 'quote', text: 'y'.repeat(800) },
      button,
    ];
    const fitted = fitTexts(elements, 1_500);
    expect(fitted[0]).toEqual(elements[0]);
    expect(fitted[2]).toEqual(elements[2]);
    expect(fitted[4]).toEqual(button);
    const [one, other] = [fitted[1], fitted[3]].map((each) => (each?.kind === 'quote' ? each.text : ''));
    expect([one?.length, other?.length]).toEqual([736, 736]);
    expect(one?.endsWith('…')).toBe(true);
    expect(fitTexts(elements, 6_000)).toBe(elements);
  });

  it('comes to at most the budget, whatever it is', () => {
    const text = fc.string({ maxLength: 3_000, unit: 'binary' });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 40 }),
        fc.integer({ min: 200, max: 20_000 }),
        (texts, budget) => {
          const fitted = fitTexts(
            texts.map((each): Element => ({ kind: 'quote', text: each })),
            budget,
          );
          const length = fitted.reduce(
            (sum, each) => sum + (each.kind === 'quote' ? each.text.length : 0),
            0,
          );
          expect(length).toBeLessThanOrEqual(budget);
        },
      ),
    );
  });

  it('loses nothing that is short behind a long text on a card, whatever its length', () => {
    for (const length of [18_000, 22_000, 28_000, 200_000]) {
      const card: Element[] = [
        { kind: 'quote', text: 'x'.repeat(length) },
        { kind: 'facts', rows: [{ label: 'How', value: 'in person' }] },
        { kind: 'list', items: ['the last note'] },
        { kind: 'phones', rows: [{ label: 'Desk', number: '613-555-0100' }] },
      ];
      const drawn = JSON.stringify(renderCard({ text: 'x', card }));
      for (const short of ['in person', 'the last note', 'Desk', '613-555-0100'])
        expect(drawn).toContain(short);
    }
  });

  it('goes through both renderers with its buttons', () => {
    const card: Element[] = [
      ...Array.from({ length: 20 }, (): Element => ({ kind: 'quote', text: 'é"'.repeat(50_000) })),
      button,
    ];
    const slack = JSON.stringify(renderSlack({ text: 'x', card }).blocks);
    expect(slack.length).toBeLessThan(25_000);
    expect(slack).toContain('Close');
    const teams = JSON.stringify(renderCard({ text: 'x', card }));
    expect(Buffer.byteLength(teams)).toBeLessThan(80_000);
    expect(teams).toContain('Close');
  });
});
