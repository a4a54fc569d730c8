import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assignment, progressOf, streakOf } from '../../src/domain/assignment.ts';
import { percent, ResultsGatherer } from '../../src/domain/awareness-results.ts';
import { rightOf } from '../../src/domain/awareness-topic.ts';
import { type Course, courseStanding } from '../../src/domain/course.ts';
import { type Drill, drillIn } from '../../src/domain/drill.ts';
import { disclose } from '../../src/domain/small-groups.ts';
import { suggestTopics } from '../../src/domain/suggest-topic.ts';
import { sampleTopics } from '../support/bot.ts';
import { anAssignment } from '../support/records.ts';

const now = new Date('2026-11-24T15:00:00.000Z');

describe('progress', () => {
  it.each<[string, Partial<Assignment>, string]>([
    ['open', { due: '2026-11-30T00:00:00.000Z' }, 'open'],
    ['open without end', {}, 'open'],
    ['late', { due: '2026-11-20T00:00:00.000Z' }, 'late'],
    ['done', { due: '2026-11-20T00:00:00.000Z', doneAt: '2026-11-19T00:00:00.000Z' }, 'done'],
    ['done late', { due: '2026-11-20T00:00:00.000Z', doneAt: '2026-11-21T00:00:00.000Z' }, 'done-late'],
    ['stopped, whatever is due', { due: '2026-11-20T00:00:00.000Z', stopped: true }, 'stopped'],
  ])('%s', (_what, fields, expected) => {
    expect(progressOf(anAssignment('CA-2026-0001', 1, 'jane@x.example', fields), now)).toBe(expected);
  });
});

describe('a streak', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  const lesson = (day: number, fields: Partial<Assignment> = {}) =>
    anAssignment('CA-2026-0001', day, 'jane@x.example', { givenAt: at(day), due: at(day + 7), ...fields });

  it('counts lessons done in time, back from the last', () => {
    const done = [1, 2, 3].map((day) => lesson(day, { doneAt: at(day + 1) }));
    expect(streakOf(done, now)).toBe(3);
    expect(streakOf([...done, lesson(23)], now)).toBe(3);
    expect(streakOf([...done, lesson(4)], now)).toBe(0);
    expect(streakOf([lesson(1), ...done], now)).toBe(3);
    expect(streakOf([...done, lesson(5, { doneAt: at(20) })], now)).toBe(0);
    expect(streakOf([...done, lesson(5, { stopped: true })], now)).toBe(3);
    expect(streakOf([], now)).toBe(0);
  });
});

describe('groups that are shown', () => {
  const group = (key: string, size: number, from = 0) => ({
    key,
    people: new Set(Array.from({ length: size }, (_, i) => `${key}${i + from}`)),
    value: size,
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  it('are none that are too small, and none that can be found from the whole', () => {
    expect(disclose([group('a', 30), group('b', 12)], 10, sum)).toMatchObject({
      shown: [{ key: 'a' }, { key: 'b' }],
    });
    // Three alone would be the whole less the others: the smallest of those goes along.
    expect(disclose([group('a', 30), group('b', 12), group('c', 3)], 10, sum)).toEqual({
      shown: [{ key: 'a', people: 30, value: 30 }],
      rest: { people: 15, groups: 2, value: 15 },
    });
    expect(disclose([group('a', 30), group('c', 6), group('d', 5)], 10, sum)).toMatchObject({
      shown: [{ key: 'a' }],
      rest: { people: 11, groups: 2 },
    });
    expect(disclose([group('a', 9)], 10, sum)).toEqual({ shown: [] });
    expect(disclose([group('a', 4), group('b', 4)], 10, sum)).toEqual({ shown: [] });
  });

  it('counts somebody who is in two small groups once', () => {
    const same = new Set(['x', 'y', 'z', 'u', 'v', 'w']);
    const twice = [
      group('a', 20),
      { key: 'b', people: same, value: 6 },
      { key: 'c', people: same, value: 6 },
    ];
    expect(disclose(twice, 10, sum)).toEqual({
      shown: [],
      rest: { people: 26, groups: 3, value: 32 },
    });
  });

  it('never leave a few people, whatever the groups are', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 5, max: 20 }), (all, smallest) => {
        const { shown, rest } = disclose(
          all.map((size, i) => group(String.fromCharCode(97 + i), size)),
          smallest,
          sum,
        );
        expect(shown.every(({ people }) => people >= smallest)).toBe(true);
        const left = sum(all) - sum(shown.map(({ people }) => people));
        // What is not shown, whether as “the rest” or not at all, is large enough, or it is everything.
        expect(left === 0 || left >= smallest || shown.length === 0).toBe(true);
        if (rest) expect(rest.people).toBeGreaterThanOrEqual(smallest);
      }),
    );
  });
});

describe('results', () => {
  const gather = (count: number, units: (i: number) => string) => {
    const gatherer = new ResultsGatherer(now, () => 2);
    for (let i = 0; i < count; i++)
      for (const [round, topic] of [
        [1, 'lock-screen'],
        [2, 'marking'],
      ] as const)
        gatherer.add(
          anAssignment('CA-2026-0001', round, `p${i}@x.example`, {
            topic,
            unit: units(i),
            givenAt: '2026-11-02T15:00:00.000Z',
            due: '2026-11-16T15:00:00.000Z',
            ...(i % 2 === 0 && { doneAt: '2026-11-05T15:00:00.000Z', answers: [0, 1], right: 1 }),
          }),
        );
    return gatherer.results(10);
  };

  it('count people once, and lessons as often as they were given', () => {
    const results = gather(40, (i) => (i < 20 ? 'Policy' : 'Operations'));
    expect(results.people).toBe(40);
    expect(results.figures).toMatchObject({ given: 80, done: 40, late: 40, asked: 80, right: 40 });
    expect(results.byUnit.shown.map(({ key, people }) => `${key} ${people}`)).toEqual([
      'Operations 20',
      'Policy 20',
    ]);
    expect(results.byTopic.shown.map(({ key }) => key)).toEqual(['lock-screen', 'marking']);
    expect(results.overTime.at(0)).toEqual({ at: '2026-11-09T15:00:00.000Z', done: 40 });
    expect(results.overTime.at(-1)?.at).toBe(now.toISOString());
  });

  it('tell how well it was answered only where enough people have', () => {
    // Nine of the ten of each unit did nothing: what is right of the tenth is theirs alone.
    const gatherer = new ResultsGatherer(now, () => 1);
    for (let i = 0; i < 120; i++) {
      const done = i % 10 === 0 ? { doneAt: '2026-11-05T15:00:00.000Z', answers: [0], right: 1 } : {};
      const unit = `Unit ${Math.floor(i / 10)}`;
      gatherer.add(anAssignment('CA-2026-0001', 1, `p${i}@x.example`, { unit, ...done }));
    }
    const { figures, byUnit, byTopic } = gatherer.results(10);
    expect(figures).toMatchObject({ asked: 12, right: 12 });
    expect(byUnit.shown).toHaveLength(12);
    expect(byUnit.shown.every(({ value }) => value.asked === 0 && value.right === 0)).toBe(true);
    expect(byTopic.shown[0]?.value).toMatchObject({ asked: 12 });
  });

  it('show nothing of few people', () => {
    const results = gather(9, () => 'Policy');
    expect(results).toMatchObject({ people: 9, overTime: [] });
    expect(results.figures).toBeUndefined();
    expect(JSON.stringify(results)).not.toContain('lock-screen');
  });

  it('are rounded, so that one person more is not to be read from them', () => {
    expect(percent(12, 41)).toBe(30);
    expect(percent(12, 40)).toBe(30);
    expect(percent(11, 20)).toBe(60);
    expect(percent(12, 20)).toBe(60);
    expect([0, 1, 2, 3].map((part) => percent(part, 10))).toEqual([0, 20, 20, 40]);
    for (let of = 4; of <= 100; of++)
      for (let part = 1; part < of; part++)
        expect([part - 1, part + 1].some((other) => percent(other, of) === percent(part, of))).toBe(true);
    expect(percent(0, 0)).toBeUndefined();
  });
});

describe('a course', () => {
  const course: Course = {
    id: 'COR310',
    name: { en: 'Security Awareness', fr: 'Sensibilisation à la sécurité' },
    audience: { include: [{ kind: 'everyone' }], except: [] },
    withinDays: 90,
    againAfterMonths: 36,
  };
  const taken = (completed: string) => ({
    id: 'COR310/jane@x.example',
    version: 1,
    course: 'COR310',
    person: 'jane@x.example',
    completed,
    importedBy: 'os:x',
    importedAt: completed,
  });

  it.each<[string, string | undefined, string, object]>([
    ['is due for who is new', undefined, '2026-11-01', { state: 'due', by: '2027-01-30' }],
    ['is late after its time', undefined, '2026-01-01', { state: 'late', by: '2026-04-01' }],
    ['is done', '2025-11-24', '2020-01-01', { state: 'done', completed: '2025-11-24', by: '2028-11-24' }],
    ['is due again a while before', '2023-12-24', '2020-01-01', { state: 'due', by: '2026-12-24' }],
    ['is late again', '2023-10-24', '2020-01-01', { state: 'late', by: '2026-10-24' }],
  ])('%s', (_what, completed, since, expected) => {
    expect(
      courseStanding(course, completed ? taken(completed) : undefined, since, '2026-11-24'),
    ).toMatchObject(expected);
  });

  it('that has to be taken once is done for good', () => {
    const { againAfterMonths: _, ...once } = course;
    expect(courseStanding(once, taken('2001-01-01'), '2000-01-01', '2026-11-24')).toEqual({
      state: 'done',
      completed: '2001-01-01',
    });
  });
});

describe('a simulated message', () => {
  const drill: Drill = {
    id: 'fall-2026',
    from: '2026-11-01',
    until: '2026-11-30',
    senders: ['it@login-help.example'],
    subjects: ['Your mailbox is full'],
    links: ['reset.login-help.example'],
    header: 'X-Drill: fall-2026',
  };
  const found = (text: string, today = '2026-11-24') => drillIn(text, [drill], today)?.id;

  it.each([
    ['From: IT <it@login-help.example>', 'fall-2026'],
    ['I got a mail from IT@Login-Help.example.', 'fall-2026'],
    ['it says https://reset.login-help.example/now', 'fall-2026'],
    ['Subject: Your mailbox is full\nclick', 'fall-2026'],
    ['X-Drill: fall-2026', 'fall-2026'],
    // What a real message may share, or imitate.
    ['somebody wrote that your mailbox is full', undefined],
    ['from it@login-help.example.evil.example', undefined],
    ['from exit@login-help.example', undefined],
    ['https://reset.login-help.example.evil.example', undefined],
    ['https://not-reset.login-help.example', undefined],
    ['the drill is this month', undefined],
  ])('%s → %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it('is one only on its days', () => {
    expect(found('from it@login-help.example', '2026-12-01')).toBeUndefined();
    expect(found('from it@login-help.example', '2026-10-31')).toBeUndefined();
  });
});

describe('the topic that is suggested', () => {
  const topics = sampleTopics();
  const first = (lately: Record<string, number>, before = {}, month = 8, recent: string[] = []) =>
    suggestTopics(topics, { lately, before }, month, new Set(recent))[0];

  it('is about what happens most, with the reason', () => {
    const best = first({ 'lost-item': 9, cyber: 2, other: 1 }, { 'lost-item': 3 });
    expect(best?.topic.id).toBe('lost-device');
    expect(best?.because).toEqual({ type: 'lost-item', count: 9, of: 12, before: 3 });
  });

  it('is another one when that was given lately', () => {
    expect(first({ 'threat-violence': 5 }, {}, 8, [])?.topic.prevents[0]).toBe('threat-violence');
    const next = first({ 'lost-item': 3, 'unauthorized-access': 3 }, {}, 8, ['lost-device']);
    expect(next?.topic.prevents).toContain('unauthorized-access');
  });

  it('is of the month when nothing happened', () => {
    const best = first({}, {}, 2);
    expect(best?.month).toBe(true);
    expect(best?.because).toBeUndefined();
    expect(best?.topic.months).toContain(2);
  });
});

describe('answers', () => {
  it('are right at the place of the right choice', () => {
    const topic = sampleTopics().find(({ id }) => id === 'suspicious-links');
    if (!topic) throw new Error('no topic');
    expect(rightOf(topic, [1, 2])).toBe(2);
    expect(rightOf(topic, [0, 2])).toBe(1);
    expect(rightOf(topic, [])).toBe(0);
  });
});
