import { describe, expect, it } from 'vitest';
import { renderFormActivity } from '../../../src/adapters/teams/render.ts';
import type { Form } from '../../../src/chat/message.ts';

/** The worksheet of a privacy breach: fourteen texts, each of so many letters. */
const worksheet = (letters: number): Form => ({
  id: 'privacy.items',
  token: 't',
  state: 'EV-2026-0001',
  again: { action: 'again', value: 'EV-2026-0001' },
  title: 'Report of a material breach',
  submit: 'Send',
  cancel: 'Cancel',
  intro: [],
  notice: [],
  fields: Array.from({ length: 14 }, (_, i) => ({
    kind: 'text',
    name: `item-${i}`,
    label: `Item ${i}`,
    value: 'é'.repeat(letters),
    multiline: true,
  })),
});

describe('a form on Teams', () => {
  it('holds all that is filled in already, or none of it where Teams would refuse the message', () => {
    const inputs = JSON.stringify(renderFormActivity(worksheet(2_000)));
    expect(inputs.match(/é/g)).toHaveLength(28_000);

    const tooLong = renderFormActivity(worksheet(6_000));
    expect(Buffer.byteLength(JSON.stringify(tooLong), 'utf16le')).toBeLessThan(80_000);
    expect(tooLong.text).toContain('too long for a form on Teams');
    expect(tooLong.text).toContain('trop long pour un formulaire dans Teams');
    expect(JSON.stringify(tooLong)).not.toContain('é'.repeat(10));
  });
});
