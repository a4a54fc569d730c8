import { expect, it } from 'vitest';
import { text } from '../../src/text/index.ts';

/** Sentences with a number in them, by that number. */
const counting = (language: 'en' | 'fr'): ((n: number) => string)[] => {
  const { desk, partners, record, report } = text(language);
  return [
    (n) => record.handOut.noFile('EV-2026-0001', n),
    (n) => desk.unacknowledged('EV-2026-0001', n),
    desk.gathered,
    (n) => partners.called('EV-2026-0001', 'HR', n),
    report.file.tooMany,
    report.next,
  ];
};
const plural = /\b(files|minutes|reports|people|fichiers|signalements|personnes)\b/;

it.each(['en', 'fr'] as const)('one of something is one, and several are several (%s)', (language) => {
  for (const sentence of counting(language)) {
    expect(sentence(1)).not.toMatch(plural);
    expect(sentence(3)).toMatch(plural);
  }
});
