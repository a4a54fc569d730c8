import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSocialInsuranceNumbers } from '../../src/domain/social-insurance-number.ts';

/** Nine digits whose last makes the check come out right. */
const valid = fc.integer({ min: 0, max: 99_999_999 }).map((eight) => {
  const digits = String(eight).padStart(8, '0');
  const sum = [...digits].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
});
const separator = fc.constantFrom(
  ...[
    '',
    ' ',
    '-',
    '.',
    '/',
    '\t',
    '  ',
    ' - ',
    '\u00A0',
    '\u202F',
    '\u2009',
    '\u2010',
    '\u2011',
    '–',
    ' — ',
    '\u00A0–\u00A0',
  ],
);
const words = fc.constantFrom('', 'my number is ', 'NAS : ', 'room 12, ', '(', 'a\n');

describe('social insurance numbers', () => {
  it('masks every number that passes the check, however it is written', () => {
    fc.assert(
      fc.property(valid, separator, words, words, (digits, mark, before, after) => {
        const written = digits.replace(/(\d{3})(\d{3})(\d{3})/, `$1${mark}$2${mark}$3`);
        const { text, masked } = maskSocialInsuranceNumbers(`${before}${written} ${after}`);
        expect(masked).toBe(1);
        expect(text).toBe(`${before}•••-•••-••• ${after}`);
      }),
    );
  });

  it('leaves a number alone that does not pass', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 1, max: 9 }), (digits, off) => {
        const wrong = digits.slice(0, 8) + ((Number(digits[8]) + off) % 10);
        expect(maskSocialInsuranceNumbers(`n ${wrong}.`)).toEqual({ text: `n ${wrong}.`, masked: 0 });
      }),
    );
  });

  it.each([
    'call 613-555-0100 or 1-800-622-6232',
    'EV-2026-0001 and EV-2026-0002',
    'server 192.168.100.200',
    'serial 0464542861234',
    'asset 1046454286',
    'pages 046, 454 and 286',
    '046\n454\n286',
    'between 2026-11-24 and 2026-11-30',
    '613 – 555 – 0100',
  ])('%s holds none', (text) => {
    expect(maskSocialInsuranceNumbers(text)).toEqual({ text, masked: 0 });
  });

  it('counts several', () => {
    const { text, masked } = maskSocialInsuranceNumbers('046 454 286 and 046-454-286, not 046 454 287');
    expect(masked).toBe(2);
    expect(text).toBe('•••-•••-••• and •••-•••-•••, not 046 454 287');
  });
});
