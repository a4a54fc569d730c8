import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAnswers, learn } from '../../src/search/answers.ts';
import { readScreeningAnswers, readWaysToAsk } from '../../src/settings/screening-answers.ts';
import { sampleAnswers } from '../support/bot.ts';

const answers = sampleAnswers();
const find = await learn(answers);
const questionsOf = (file: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, language, id = '', question = ''] = /^(en|fr) ([a-z-]+): (.+)$/.exec(line) ?? [];
      return language ? [{ language, id, question }] : [];
    });
const held = questionsOf('screening-questions.txt');

/** What the search makes of questions. Where nothing is right, the right thing is to give nothing as the answer. */
const judged = (questions: typeof held) =>
  questions.map((each) => {
    const { sure, nearest } = find(each.question);
    const first = nearest[0]?.id;
    const right = each.id === 'none' ? !sure : first === each.id;
    return { ...each, first, sure, right, wrong: sure && first !== each.id };
  });

describe('the answers', () => {
  it('are at least sixty, each with its clause and the day it was verified, in both languages', () => {
    expect(answers.answers.length).toBeGreaterThanOrEqual(60);
    for (const { en, fr, source, clause, verified } of answers.answers) {
      expect(en.answer).not.toBe(fr.answer);
      expect(source.en && source.fr && clause).toBeTruthy();
      expect(verified <= '2026-11-26').toBe(true);
    }
  });

  it('name the file’s line when they are wrong', () => {
    const text =
      'sources: { dss: { en: D, fr: D } }\nanswers:\n  - id: a\n    source: dss\n    clause: A\n    verified: soon\n';
    const read = readScreeningAnswers('answers.yaml', text);
    expect(read.ok ? [] : read.problems.map(({ where }) => where)).toContain('answers.yaml:6');
  });

  it('are asked for in ways that name one of them, or the line is named', () => {
    const text = 'en my-expiry: when does mine end\nen nothing: what\nfr: quoi\n';
    const read = readWaysToAsk('questions.txt', text, answers.answers);
    expect(read.ok ? [] : read.problems.map(({ where }) => where)).toEqual([
      'questions.txt:2',
      'questions.txt:3',
    ]);
  });
});

describe('two hundred questions that were held back', () => {
  const results = judged(held);
  const count = (which: (result: (typeof results)[number]) => boolean) => results.filter(which).length;

  it('are of both languages, and some have no answer', () => {
    expect([count(({ language }) => language === 'en'), count(({ language }) => language === 'fr')]).toEqual([
      100, 100,
    ]);
    expect(count(({ id }) => id === 'none')).toBe(25);
    const ids = new Set(['none', ...answers.answers.map(({ id }) => id)]);
    expect(results.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('at least 180 right at first place, at most 4 wrong answers given as the answer', () => {
    const [right, wrong, given] = [count((r) => r.right), count((r) => r.wrong), count((r) => r.sure)];
    process.stdout.write(
      `screening questions: ${right} of 200 right, ${given} given as the answer, ${wrong} of them wrong\n`,
    );
    for (const { language, id, question, first, wrong } of results.filter((r) => !r.right || r.wrong))
      process.stdout.write(`  ${wrong ? 'wrong' : 'missed'} ${language} ${id}: ${question} → ${first}\n`);
    expect(right).toBeGreaterThanOrEqual(180);
    expect(wrong).toBeLessThanOrEqual(4);
  });
});

describe.each([
  ['the second set', 'screening-questions-2.txt', 204],
  ['the third set', 'screening-questions-3.txt', 110],
  ['the fourth set', 'screening-questions-4.txt', 220],
  ['the fifth set', 'screening-questions-5.txt', 200],
  ['the sixth set', 'screening-questions-6.txt', 220],
])('questions in people’s own words, %s', (name, file, number) => {
  it('are right nine times of ten, with a wrong answer in fifty at most', () => {
    const results = judged(questionsOf(file));
    const count = (which: (result: (typeof results)[number]) => boolean) => results.filter(which).length;
    const [right, wrong, given] = [count((r) => r.right), count((r) => r.wrong), count((r) => r.sure)];
    process.stdout.write(
      `${name}: ${right} of ${results.length} right, ${given} given as the answer, ${wrong} of them wrong\n`,
    );
    expect(results).toHaveLength(number);
    expect(right).toBeGreaterThanOrEqual(number * 0.88);
    expect(wrong).toBeLessThanOrEqual(number * 0.02);
  });
});

describe('what nobody is told', () => {
  it.each([
    ['has my coworker got a top secret', 'others'],
    ['est-ce que ma voisine de bureau a son secret', 'others'],
    ['what did you find in my file', 'findings'],
    ['pourquoi ma demande a été refusée', 'findings'],
    ['when does my secret expire', undefined],
    ['what can my manager see of my screening', undefined],
  ])('told so: %s', (question, kind) => {
    expect(find(question).withheld).toBe(kind);
  });

  it('is told so of somebody by whatever name or title, and never of oneself, in general or of places', () => {
    const lines = readFileSync(join(import.meta.dirname, '../fixtures/screening-others.txt'), 'utf8');
    const put = (of: string) => [...lines.matchAll(new RegExp(`^${of}: (.+)$`, 'gm'))].map(([, q = '']) => q);
    const [others, own] = [put('others'), put('own')];
    expect([others.length, own.length]).toEqual([65, 65]);
    expect(own.filter((each) => find(each).withheld)).toEqual([]);
    const missed = others.filter((each) => find(each).withheld === undefined);
    for (const each of missed) process.stdout.write(`  not known to be about somebody else: ${each}\n`);
    expect(missed.length).toBeLessThanOrEqual(3);
  });

  it('is told so of one person, described or named, and not of all of a nation, a trade or a standing', () => {
    const lines = readFileSync(join(import.meta.dirname, '../fixtures/screening-general.txt'), 'utf8');
    const asked = [...lines.matchAll(/^(?:others|general ([a-z-]+)): (.+)$/gm)].map(
      ([, id, question = '']) => {
        const { nearest, sure, withheld } = find(question);
        return { id, question, first: nearest[0]?.id, sure, withheld };
      },
    );
    const [general, others] = [asked.filter(({ id }) => id), asked.filter(({ id }) => !id)];
    expect([general.length, others.length]).toEqual([55, 55]);
    expect(general.filter(({ withheld }) => withheld)).toEqual([]);
    expect(general.filter(({ id, sure, first }) => sure && first !== id)).toEqual([]);
    const missed = [
      ...general.filter(({ id, first }) => first !== id),
      ...others.filter(({ withheld }) => withheld !== 'others'),
    ];
    for (const { id, question, first } of missed)
      process.stdout.write(`  missed ${id ?? 'others'}: ${question} → ${first}\n`);
    expect(missed.length).toBeLessThanOrEqual(12);
  });

  it.each([
    ['Is Jane Kowalski cleared?', true],
    ['la cote d’Étienne Roy est-elle valide', true],
    ['has Jean de la Rue got his reliability', true],
    ['I am Jane Kowalski, am I cleared to secret?', false],
    ['does the Treasury Board hold my file', false],
    ['has my clearance from Global Affairs Canada come through', false],
    ['Thanks Jane, when does my clearance expire?', false],
    ['Hello Marie, is my clearance still valid?', false],
    ['Bonjour Marie Tremblay, quand expire ma cote?', false],
    ['Hey Sam, what is my clearance level?', false],
    ['Hi Sam, is Jane Kowalski cleared?', true],
    ['Ma fille Julie a des dettes, dois-je le dire?', false],
    ['mon directeur Alain Roy est-il coté', true],
    ['is my boss Jane Kowalski cleared to secret?', true],
    ['what is my manager Jane Kowalski’s clearance?', true],
    ['what is my partner Sam’s clearance level?', true],
    ['Is my roommate Ivan Petrov cleared?', true],
    ['Bonjour Marie Tremblay, est-elle cotée?', true],
    ['Bonjour Marie Tremblay, est-il possible de voyager avec ma cote?', false],
    ['does my husband Paul need to be on my clearance form?', false],
    ['Is Signal okay for secret messages?', false],
    ['Does Copilot see my clearance?', false],
  ])('by name: %s', (question, isOthers) => {
    expect(find(question).withheld).toBe(isOthers ? 'others' : undefined);
  });

  it('still offer what one may do about a colleague', () => {
    const { nearest } = find('a colleague leaves secret papers on his desk');
    expect(nearest[0]?.id).toBe('others-behaviour');
  });
});

describe('finding', () => {
  const first = (question: string) => {
    const { sure, nearest } = find(question);
    return `${nearest[0]?.id}${sure ? '' : '?'}`;
  };

  it.each([
    'quand expire ma cote ?',
    'quand expire mon habilitation?',
    'Quand expire mon autorisation de sécurité',
    'when does my clearence expire',
  ])('takes each language’s words for the same: %s', (question) => {
    expect(first(question)).toBe('my-expiry');
  });

  it('lets others have their turn while it learns, whoever waits for it', async () => {
    const fresh = { ...answers };
    let waited = 0;
    let last = performance.now();
    const turns = setInterval(() => {
      waited = Math.max(waited, performance.now() - last);
      last = performance.now();
    }, 1);
    void learn(fresh);
    const found = await Promise.all(held.slice(0, 5).map(({ question }) => findAnswers(question, fresh)));
    clearInterval(turns);
    expect(found).toEqual(held.slice(0, 5).map(({ question }) => find(question)));
    expect(waited).toBeLessThan(500);
  });

  it.each([
    ['polygrahp test', 'polygraph'],
    ['what is enhanced reliabilty', 'enhanced-reliability'],
    ['qu’est-ce que la fiabilité aprofondie', 'enhanced-reliability'],
    ['ma citoyenetté est-elle exigée', 'citizenship'],
  ])('sees through a spelling mistake: %s', (question, id) => {
    expect(first(question).replace('?', '')).toBe(id);
  });

  it.each(['', '???', 'hello', 'le la les', 'x'.repeat(10_000), '🦊 🦊'])(
    'gives nothing for %j',
    (question) => {
      expect(find(question).sure).toBe(false);
    },
  );
});
