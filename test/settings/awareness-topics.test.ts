import { describe, expect, it } from 'vitest';
import { parseAwarenessTopics } from '../../src/settings/awareness-topics.ts';
import { sampleTopics, sampleTypes } from '../support/bot.ts';

const topics = sampleTopics();
const words = (text: string) => text.trim().split(/\s+/).length;

describe('the awareness topics', () => {
  it('are enough for a year of every other week, with something for each month', () => {
    expect(topics.length).toBeGreaterThanOrEqual(24);
    for (let month = 1; month <= 12; month++)
      expect(`${month}: ${topics.filter(({ months }) => months.includes(month)).length > 0}`).toBe(
        `${month}: true`,
      );
  });

  it('have enough for Security Awareness Week in February and for Cyber Month in October', () => {
    for (const month of [2, 10])
      expect(topics.filter(({ months }) => months.includes(month)).length).toBeGreaterThanOrEqual(4);
  });

  it('help against every kind of event', () => {
    const prevented = new Set(topics.flatMap(({ prevents }) => prevents));
    expect(sampleTypes().types.filter(({ id }) => !prevented.has(id))).toEqual([]);
  });

  it.each(topics.map((topic) => [topic.id, topic] as const))('%s is read in a minute', (_id, topic) => {
    for (const language of ['en', 'fr'] as const) {
      const { lesson } = topic[language];
      expect(words(lesson)).toBeGreaterThanOrEqual(110);
      expect(words(lesson)).toBeLessThanOrEqual(170);
      expect(lesson.split('\n')).toHaveLength(3);
    }
  });

  it.each(topics.map((topic) => [topic.id, topic] as const))(
    '%s is written in both languages',
    (_id, { en, fr }) => {
      const all = (of: typeof en) => [
        of.title,
        of.lesson,
        ...of.questions.flatMap(({ ask, choices }) => [
          ask,
          ...choices.flatMap(({ text, feedback }) => [text, feedback]),
        ]),
      ];
      const french = all(fr);
      expect(french).toHaveLength(all(en).length);
      expect(all(en).filter((text, i) => words(text) > 1 && text === french[i])).toEqual([]);
      // A French question or exclamation has no space before its mark here, a colon and guillemets have.
      expect(french.filter((text) => /\s[?!;]|«\S|\S»/.test(text))).toEqual([]);
      expect(french.filter((text) => /\S:(\s|$)/.test(text))).toEqual([]);
    },
  );

  it('do not always have the right choice in the same place', () => {
    const places = topics.flatMap(({ en }) =>
      en.questions.map(({ choices }) => choices.findIndex(({ right }) => right)),
    );
    for (const place of [0, 1, 2]) expect(places).toContain(place);
  });
});

const good = `
months: [3]
prevents: [cyber]
source: { instrument: dsm, clause: 4.5, verified: 2026-08-22 }
en: { title: T, lesson: L, questions: [{ ask: Q, choices: [{ text: a, right: true, feedback: f }, { text: b, feedback: f }] }] }
fr: { title: T, lesson: L, questions: [{ ask: Q, choices: [{ text: a, right: true, feedback: f }, { text: b, feedback: f }] }] }
`;
const sources = { file: 'x/sources.yaml', text: 'dsm: { en: Directive, fr: La directive }' };

describe('a topic that cannot be used', () => {
  const told = (text: string, file = 'x/one.yaml') => {
    const read = parseAwarenessTopics([sources, { file, text }], sampleTypes());
    return read.ok ? 'fine' : read.problems.map(({ where, found }) => `${where} ${found}`).join('\n');
  };

  it.each([
    ['as it should be', good, 'fine'],
    ['no lesson', good.replace('lesson: L, ', ''), 'x/one.yaml:5 en.lesson'],
    ['two right choices', good.replace('{ text: b,', '{ text: b, right: true,'), 'exactly one choice'],
    ['another right choice in French', swapped(), 'the right one in the same place'],
    ['an unknown kind of event', good.replace('[cyber]', '[cyber, nothing]'), 'nothing: no such type'],
    ['an unknown instrument', good.replace('dsm', 'abc'), 'abc is not among the sources'],
    ['a month that there is not', good.replace('[3]', '[13]'), 'x/one.yaml:2 months.0'],
    ['broken YAML', 'en: [', 'x/one.yaml:1'],
  ])('%s', (_what, text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it('has a name that is no id', () => {
    expect(told(good, 'x/My Topic.yaml')).toContain('small letters and hyphens');
  });

  function swapped(): string {
    const [head, fr = ''] = good.split('fr: { title');
    return `${head}fr: { title${fr.replace('text: a, right: true', 'text: a').replace('{ text: b,', '{ text: b, right: true,')}`;
  }
});
