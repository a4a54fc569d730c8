import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTaken, readState, renderForm } from '../../../src/adapters/slack/modal.ts';
import type { Field, Form } from '../../../src/chat/message.ts';

const form = (fields: Field[]): Form => ({
  id: 'event.affected',
  token: 'token',
  title: 'Title',
  submit: 'Send',
  cancel: 'Cancel',
  state: 'EV-2026-0001',
  again: { action: 'again', value: 'EV-2026-0001' },
  intro: [],
  fields,
  notice: [],
});

interface Input {
  block_id: string;
  optional: boolean;
  label: { text: string };
  element: { initial_value?: string };
}
const text = (value: string, more: object = {}): Field => ({
  kind: 'text',
  name: 'programs',
  label: 'Programs',
  value,
  ...more,
});
const inputs = (...fields: Field[]) => renderForm(form(fields)).blocks as unknown as Input[];
/** What Slack sends back of inputs that stay as they are, but for what somebody changed; in any order. */
const sent = (blocks: readonly Input[], changed: Record<string, string | null> = {}) =>
  readState(
    Object.fromEntries(
      [...blocks]
        .reverse()
        .map(({ block_id: id, element }) => [
          id,
          { input: { value: id in changed ? (changed[id] ?? null) : (element.initial_value ?? null) } },
        ]),
    ),
  ).values;

describe('a question to tick', () => {
  const check = (words: string): Field => ({ kind: 'check', name: 'one', label: 'Controls', text: words });
  const texts = (field: Field) => {
    const [block] = renderForm(form([field])).blocks as unknown as {
      hint?: { text: string };
      element: { options: { text: { text: string } }[] };
    }[];
    return { option: block?.element.options[0]?.text.text, hint: block?.hint?.text };
  };

  it('says beside the box what is ticked', () => {
    expect(texts(check('Physical security'))).toEqual({ option: 'Physical security' });
  });

  it('says it whole beneath, where a box has no room for it', () => {
    const words = 'Two officers together may open it. '.repeat(3);
    expect(texts(check(words))).toEqual({ option: 'Controls', hint: words });
  });
});

describe('a text that was filled in before', () => {
  it('comes back from Slack letter by letter, however long it is', () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 });
    const space = fc.constantFrom('\n', ' ', '\n\n', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space), { maxLength: 60 }), (pieces) => {
        const value = pieces.flat().join('').trim();
        const blocks = inputs(text(value));
        for (const { element } of blocks)
          expect(element.initial_value?.length ?? 0).toBeLessThanOrEqual(3_000);
        expect(sent(blocks)).toEqual(value ? { programs: value } : {});
      }),
      { numRuns: 200 },
    );
  });

  it('that one input takes is in one', () => {
    expect(inputs(text('p'.repeat(3_000)))).toHaveLength(1);
  });

  it('that is longer is in several, cut between lines or words, each with room for more', () => {
    const line = `${'word '.repeat(199)}word`;
    const blocks = inputs(text(Array(7).fill(line).join('\n'), { required: true, hint: 'Name them' }));
    expect(blocks.map(({ label }) => label.text)).toEqual([1, 2, 3, 4].map((n) => `Programs (${n}/4)`));
    expect(blocks.map(({ optional }) => optional)).toEqual([false, true, true, true]);
    expect(blocks.map(({ element }) => element.initial_value)).toEqual([
      ...Array(3).fill(`${line}\n${line}`),
      line,
    ]);
    expect(sent(blocks)).toEqual({ programs: Array(7).fill(line).join('\n') });
    const [, , third] = blocks;
    expect(sent(blocks, { [third?.block_id ?? '']: 'Payments' })).toEqual({
      programs: [line, line, line, line, 'Payments', line].join('\n'),
    });
    // Whoever empties a part takes that away, and whoever empties all of them everything.
    expect(sent(blocks, { [third?.block_id ?? '']: null })).toEqual({
      programs: Array(5).fill(line).join('\n'),
    });
    expect(sent(blocks, Object.fromEntries(blocks.map(({ block_id: id }) => [id, null])))).toEqual({});
  });

  it('is not offered for a change where all of it is more than Slack takes', () => {
    const fields = (n: number, letter = 'p') =>
      Array.from({ length: n }, (_, i) => ({ ...text(letter.repeat(10_000)), name: `field-${i}` }) as Field);
    expect(isTaken(renderForm(form(fields(14))))).toBe(true);
    expect(isTaken(renderForm(form(fields(26))))).toBe(false);
    expect(isTaken(renderForm(form(fields(24, 'é'))))).toBe(false);
  });
});
