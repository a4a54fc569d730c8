import { expect, it } from 'vitest';
import { text } from '../../src/text/index.ts';

/** Sentences with a number in them, by that number. */
const counting = (language: 'en' | 'fr'): ((n: number) => string)[] => {
  const { desk, partners, record, report } = text(language);
  return [
    (n) => record.handOut.noFile('EV-2026-0001', n),
    (n) => record.file('text/plain', n, 'at', 'by'),
    (n) => desk.unacknowledged('EV-2026-0001', n),
    desk.gathered,
    (n) => partners.called('EV-2026-0001', 'HR', n),
    report.file.tooMany,
    report.next,
  ];
};
const plural = /\b(bytes|files|minutes|reports|people|octets|fichiers|signalements|personnes)\b/;

it.each(['en', 'fr'] as const)('one of something is one, and several are several (%s)', (language) => {
  for (const sentence of counting(language)) {
    expect(sentence(1)).not.toMatch(plural);
    expect(sentence(3)).toMatch(plural);
  }
});

it('a long wait is told in days and hours', () => {
  const told = (minutes: number) =>
    (['en', 'fr'] as const).map((language) => text(language).desk.unacknowledged('EV-1', minutes));
  expect(told(6_751)).toEqual([
    'EV-1 has waited 4 days and 16 hours without being acknowledged.',
    'EV-1 attend depuis 4 jours et 16 heures sans accusé de réception.',
  ]);
  expect(told(60)[0]).toContain('waited one hour without');
  expect(told(1_500)[1]).toContain('depuis un jour et une heure sans');
});

it('the stages that Vigie itself acts on have words', () => {
  for (const stage of ['denied', 'refused', 'consent-refused', 'consent-withdrawn'])
    for (const language of ['en', 'fr'] as const)
      expect(text(language).screening.officers.stage(stage)).not.toBe(stage);
});
