import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVerb } from '../../src/cli/run.ts';
import {
  keeping,
  looksKept,
  pastCompletion,
  pastLesson,
  pastScreening,
  pastTask,
} from '../../src/domain/retention.ts';
import type { Look } from '../../src/domain/screening-log.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import type { Store } from '../../src/domain/store.ts';
import { sampleDepartment } from '../support/bot.ts';
import { startChat } from '../support/chat.ts';
import { temporaryJsonStore } from '../support/json-store.ts';
import { aDelivery, anAssignment, anEvent, aPerson, aScreening, aTask, noon } from '../support/records.ts';
import { sampleServices } from '../support/services.ts';

const now = new Date('2036-01-01T00:00:00Z');
const old = { status: 'closed', history: [{ at: noon, by: 'o', what: 'closed' }] } as const;
const past = (number: number, fields: Partial<SecurityEvent> = {}) =>
  anEvent(number, { ...old, history: [...old.history], ...fields });

describe('a record stays', () => {
  const { retention } = sampleDepartment();
  const breach = (awareAt: string) => ({
    id: 'x',
    version: 1,
    awareAt,
    facts: {},
    items: {},
    decisions: [],
    history: [],
  });
  const held = { by: 'o', at: noon, reason: 'x' };
  const ended = { ...held, ended: { by: 'o', at: noon } };
  const [closed] = old.history;
  const asked = { at: noon, by: 'o', what: 'severing', to: 'asked' } as const;
  const sheet = { ...asked, to: 'sheet' } as const;
  const copied = { ...asked, what: 'exported', to: 'severed fr' } as const;
  const given = { ...copied, to: 'record en' } as const;
  const opening = (day: string, approved = true) => ({
    unsealing: {
      by: 'o',
      reason: 'x',
      at: noon,
      ...(approved && { approvedBy: 'p', approvedAt: noon }),
      tellAfter: `${day}T00:00:00.000Z`,
      whyLater: 'y',
    },
  });
  const duty = { row: 'cyber', agency: 'x', since: noon } as const;
  const cases: [string, SecurityEvent, Date, ReturnType<typeof keeping>][] = [
    ['until its period is over', past(1), new Date('2028-11-23'), 'period'],
    ['no longer than that', past(1), new Date('2028-11-25'), undefined],
    ['for the period of its type', past(1, { type: 'threat-violence' }), new Date('2028-11-25'), 'period'],
    ['while it is open', past(1, { status: 'taken' }), now, 'open'],
    ['while it is on hold, stored alone as it once was', past(1, { hold: held }), now, 'hold'],
    ['while one of several holds has not ended', past(1, { hold: [ended, held] }), now, 'hold'],
    ['no longer when all have', past(1, { hold: [ended, ended] }), now, undefined],
    ['while a severed copy is asked for', past(1, { history: [asked, closed] }), now, 'request'],
    ['while its sheet is worked on', past(1, { history: [asked, copied, sheet] }), now, 'request'],
    ['no longer when the copy was made', past(1, { history: [asked, sheet, copied] }), now, undefined],
    ['but not by any other copy', past(1, { history: [sheet, given] }), now, 'request'],
    [
      'while its author has to hear that their name was opened',
      past(1, opening('2036-01-02')),
      now,
      'to-tell',
    ],
    ['and a week after that', past(1, opening('2035-12-26')), now, 'to-tell'],
    ['no longer', past(1, opening('2035-12-24')), now, undefined],
    ['not for a name that nobody opened', past(1, opening('2036-01-02', false)), now, undefined],
    ['while somebody has to be told', past(1, { duties: [duty] }), now, 'to-tell'],
    [
      'not for the cycle of policy monitoring',
      past(1, { duties: [{ ...duty, row: 'policy-monitoring' }] }),
      now,
      undefined,
    ],
  ];
  it.each(cases)('%s', (_name, event, at, expected) => {
    expect(keeping(event, undefined, retention, at)).toBe(expected);
  });

  it('while the settings hold what there is of its author or owner', () => {
    const holding = (...hold: string[]) => ({ ...retention, hold });
    const mine = past(1, { owner: 'officer@x.ca' });
    for (const person of [mine.author, 'officer@x.ca'])
      expect(keeping(mine, undefined, holding('y@x.ca', person), now)).toBe('hold');
    expect(keeping(mine, undefined, holding('y@x.ca', 'lessons'), now)).toBeUndefined();
  });

  it('five years when it was a privacy breach', () => {
    expect(keeping(past(1), breach(noon), retention, new Date('2031-11-23'))).toBe('privacy-breach');
    expect(keeping(past(1), breach(noon), retention, new Date('2031-11-25'))).toBeUndefined();
  });
});

describe('a record of people is past its time', () => {
  const { retention, awareness } = sampleDepartment();
  const course = awareness.courses.find(({ id }) => id === 'COR310');
  const once = awareness.courses.find(({ againAfterMonths }) => againAfterMonths === undefined);
  if (!course || !once) throw new Error('no course');
  const taken = {
    id: 'x',
    version: 1,
    course: 'COR310',
    person: 'x@x.ca',
    completed: '2026-11-24',
    importedBy: 'o',
    importedAt: noon,
  };
  const here = aPerson('x@x.ca');
  const left = { ...here, active: false, leftAt: noon };
  const unknownSince = { ...here, active: false };
  const at = (day: string) => new Date(`${day}T23:00:00Z`);
  const lesson = (fields: object) => anAssignment('CA-2026-0001', 1, 'x@x.ca', { givenAt: noon, ...fields });
  const look = { at: noon, by: 'o', as: 'officer' } as const;
  const log = (...looks: Look[]) => ({ id: 'x@x.ca', version: 1, looks });
  const cases: [string, boolean, boolean][] = [
    ['a lesson, two years after it', pastLesson(lesson({}), retention, at('2028-11-23')), true],
    ['not before', pastLesson(lesson({}), retention, at('2028-11-22')), false],
    [
      'not two years after it was given, but after it was due',
      pastLesson(lesson({ due: '2027-01-01T00:00:00.000Z' }), retention, at('2028-12-01')),
      false,
    ],
    [
      'a course, not while it counts',
      pastCompletion(taken, course, here, retention, at('2034-11-20')),
      false,
    ],
    [
      'a course, five years after that',
      pastCompletion(taken, course, here, retention, at('2034-11-24')),
      true,
    ],
    ['never one that counts for good', pastCompletion(taken, once, here, retention, at('2099-01-01')), false],
    [
      'of a course that is no longer asked for, five years after it',
      pastCompletion(taken, undefined, here, retention, at('2031-11-24')),
      true,
    ],
    ['not before', pastCompletion(taken, undefined, here, retention, at('2031-11-20')), false],
    ['but of who left', pastCompletion(taken, once, left, retention, at('2031-11-24')), true],
    [
      'screening, two years after somebody left',
      pastScreening(aScreening('x'), left, retention, at('2028-11-24')),
      true,
    ],
    ['not before', pastScreening(aScreening('x'), left, retention, at('2028-11-22')), false],
    [
      'ten years after, where it was revoked',
      pastScreening(aScreening('x', { status: 'revoked' }), left, retention, at('2036-11-20')),
      false,
    ],
    ['never of who is here', pastScreening(aScreening('x'), here, retention, at('2099-01-01')), false],
    [
      'nor since nobody knows when',
      pastScreening(aScreening('x'), unknownSince, retention, at('2099-01-01')),
      false,
    ],
    ['a look, two years after it', looksKept(log(look), retention, at('2028-11-24')).length === 0, true],
    [
      'not one that the person could not read for as long',
      looksKept(
        log({ ...look, deferred: { until: '2027-11-24T12:00:00.000Z', why: 'x', by: 'o' } }),
        retention,
        at('2028-11-24'),
      ).length === 0,
      false,
    ],
    ['a clock that runs, never', pastTask(aTask('x@x.ca', '2026-11-24'), retention, at('2099-01-01')), false],
  ];
  it.each(cases)('%s', (_name, past, expected) => expect(past).toBe(expected));
});

describe('dispose', () => {
  let opened: Awaited<ReturnType<typeof temporaryJsonStore>>;
  beforeEach(async () => {
    opened = await temporaryJsonStore();
  });
  afterEach(() => opened.remove());

  async function dispose(
    input: object,
    { store }: { store: Store } = opened,
    hold: string[] = [],
  ): Promise<{ exit: number; lines: string[] }> {
    const lines: string[] = [];
    const sample = sampleDepartment();
    const department = { ...sample, retention: { ...sample.retention, hold } };
    const services = sampleServices(store, department);
    const print = (line: string) => lines.push(line);
    const exit = await runVerb(
      { verb: 'dispose', input, user: 'admin' },
      { store, department, services, now, print },
    );
    return { exit, lines };
  }
  /** What `dispose` prints for deleting what it showed. */
  const codeOf = ({ lines }: { lines: string[] }) =>
    /--delete (\d+:[0-9a-f]{8})$/.exec(lines.at(-1) ?? '')?.[1] ?? '';
  const showAndDelete = async (at: { store: Store } = opened) =>
    dispose({ delete: codeOf(await dispose({}, at)) }, at);

  it('tells days as the department’s calendar has them', async () => {
    const evening = '2026-11-25T03:30:00.000Z';
    const hold = { by: 'o', at: evening, reason: 'court' };
    const closed = { ...old, history: [{ at: evening, by: 'o', what: 'closed' as const }] };
    await opened.store.commit([
      { in: 'events', put: anEvent(1, closed) },
      { in: 'events', put: anEvent(2, { ...closed, hold }) },
    ]);
    const [gone, stays] = (await dispose({})).lines;
    expect(gone).toContain('last action 2026-11-24');
    expect(stays).toContain('hold 1 since 2026-11-24');
  });

  it('names an event that stays because of a person whom the settings hold', async () => {
    await opened.store.commit([{ in: 'events', put: past(1) }]);
    expect((await dispose({}, opened, [past(1).author])).lines[0]).toBe(
      'EV-2026-0001 stays: the settings hold what there is of its author or officer.',
    );
  });

  it('shows first, deletes only as many as it showed, and takes what belongs to a record along', async () => {
    const { store } = opened;
    const shared = await store.files.keep(Buffer.from('shared'));
    const own = await store.files.keep(Buffer.from('own'));
    const file = (sha256: string) => ({ name: 'a', type: 'text/plain', size: 1, sha256, at: noon, by: 'o' });
    const held = { by: 'o', at: noon, reason: 'court' };
    await store.commit([
      {
        in: 'events',
        put: past(1, { confidential: true, author: 'confidential:1', files: [file(own), file(shared)] }),
      },
      { in: 'events', put: past(2, { hold: held, files: [file(shared)] }) },
      { in: 'sealed', put: { id: 'confidential:1', version: 0, box: 'x' } },
      { in: 'severings', put: { id: 'EV-2026-0001', version: 0, passages: [], history: [] } },
      { in: 'deliveries', put: aDelivery('desk:EV-2026-0001:slack') },
      { in: 'deliveries', put: aDelivery('EV-2026-0001:taken') },
      { in: 'deliveries', put: aDelivery('EV-2026-0002:taken') },
    ]);
    const shown = await dispose({});
    expect(shown.lines).toEqual([
      expect.stringContaining('EV-2026-0001  other  closed'),
      `EV-2026-0002 stays: hold 1 since ${noon.slice(0, 10)}.`,
      expect.stringMatching(/^To delete what is listed: npm run vigie -- dispose --delete 1:[0-9a-f]{8}$/),
    ]);
    const code = codeOf(shown);
    expect(await dispose({ delete: code.replace('1:', '2:') })).toMatchObject({
      exit: 1,
      lines: [expect.stringContaining('Nothing was deleted')],
    });
    expect(await store.events.get('EV-2026-0001')).toBeDefined();

    expect(await dispose({ delete: code })).toMatchObject({
      exit: 0,
      lines: [expect.stringContaining('Deleted: 1.')],
    });
    expect(await store.events.get('EV-2026-0001')).toBeUndefined();
    expect(await store.sealed.get('confidential:1')).toBeUndefined();
    expect(await store.severings.get('EV-2026-0001')).toBeUndefined();
    expect((await store.deliveries.page(undefined, 10)).map(({ id }) => id)).toEqual(['EV-2026-0002:taken']);
    expect([await store.files.read(own), (await store.files.read(shared))?.length]).toEqual([undefined, 6]);
    expect((await store.audit.page(0, 10)).at(-1)).toMatchObject({ what: 'dispose', record: 'EV-2026-0001' });
    expect(await store.nextNumber('EV', 2026)).toBe('EV-2026-0003');
    expect((await dispose({})).lines.at(-1)).toBe('No record is past its time.');
  });

  const held = { by: 'o', at: noon, reason: 'court' };
  it('deletes nothing that it did not show, though as many are due', async () => {
    const { store } = opened;
    await store.commit([past(1), past(2, { hold: held })].map((put) => ({ in: 'events', put })));
    const code = codeOf(await dispose({}));
    const [one, two] = [await store.events.get('EV-2026-0001'), await store.events.get('EV-2026-0002')];
    if (!one || !two) throw new Error('no event');
    const { hold: _, ...free } = two;
    await store.commit([
      { in: 'events', put: { ...one, hold: held } },
      { in: 'events', put: free },
    ]);
    expect(await dispose({ delete: code })).toMatchObject({
      exit: 1,
      lines: [expect.stringContaining('Nothing was deleted')],
    });
    expect(await store.events.page({ limit: 10 })).toHaveLength(2);
  });

  it('leaves a file that was sent again just now: a draft may have it', async () => {
    const { store, folder } = opened;
    const sha256 = await store.files.keep(Buffer.from('shared'));
    const files = [{ name: 'a', type: 'text/plain', size: 1, sha256, at: noon, by: 'o' }];
    await store.commit([{ in: 'events', put: past(1, { files }) }]);
    const hourAgo = new Date(now.getTime() - 60 * 60 * 1000);
    await utimes(join(folder, 'files', sha256.slice(0, 2), sha256), hourAgo, hourAgo);
    expect(await showAndDelete()).toMatchObject({ exit: 0 });
    expect(await store.files.read(sha256)).toBeDefined();
  });

  it('shows and deletes files that no event has, which nobody could ever read', async () => {
    const { store } = opened;
    const drafted = await store.files.keep(Buffer.from('of a draft that nobody sent off'));
    const sha256 = await store.files.keep(Buffer.from('evidence'));
    const files = [{ name: 'a', type: 'text/plain', size: 1, sha256, at: noon, by: 'o' }];
    await store.commit([{ in: 'events', put: past(1, { files, hold: held }) }]);
    expect((await dispose({})).lines[0]).toBe('files  1 that came with what was not kept');
    expect((await showAndDelete()).lines).toEqual([expect.stringContaining('Deleted: 1.')]);
    expect(await store.files.read(drafted)).toBeUndefined();
    expect(await store.files.read(sha256)).toBeDefined();
    expect((await store.audit.page(0, 10)).at(-1)).toMatchObject({ what: 'dispose', detail: '1 files' });
  });

  const into = (number: number) => ({ mergedInto: `EV-2026-000${number}` });

  it.each<[string, SecurityEvent[], number[]]>([
    ['that is on hold', [past(1, into(2)), past(2, { hold: held })], []],
    ['that is open', [past(1, into(2)), past(2, { status: 'taken' })], []],
    [
      'whose period is not over',
      [past(1, into(2)), past(2, { history: [{ at: '2035-01-01T12:00:00.000Z', by: 'o', what: 'closed' }] })],
      [],
    ],
    [
      'over others, with all of them',
      [past(1, into(2)), past(2, into(3)), past(3, { hold: held }), past(4, into(2)), past(5)],
      [5],
    ],
    ['while it is on hold itself', [past(1, { ...into(2), hold: held }), past(2), past(3, into(2))], []],
    ['no longer than that', [past(1, into(2)), past(2), past(3, { hold: held })], [1, 2]],
    ['that is gone', [past(1, into(9)), past(2, { hold: held })], [1]],
  ])('keeps a duplicate with the event %s', async (_name, events, expected) => {
    await opened.store.commit(events.map((put) => ({ in: 'events', put })));
    const { lines } = await dispose({});
    const ids = lines.flatMap((line) => /^EV-2026-000(\d) {2}/.exec(line)?.[1] ?? []).map(Number);
    expect(ids.sort()).toEqual(expected);
    if (expected.length > 0) expect(await showAndDelete()).toMatchObject({ exit: 0 });
    const left = (await opened.store.events.page({ limit: 10 })).map(({ id }) => Number(id.at(-1)));
    expect(left.sort()).toEqual(
      events.map(({ id }) => Number(id.at(-1))).filter((number) => !expected.includes(number)),
    );
  });

  it('deletes nothing of a matter of which one part is put on hold at that moment, nor evidence that it shares', async () => {
    const { store } = opened;
    const sha256 = await store.files.keep(Buffer.from('shared'));
    const files = [{ name: 'a', type: 'text/plain', size: 1, sha256, at: noon, by: 'o' }];
    const target = past(2, { files });
    await store.commit([past(1, into(2)), target, past(3, { files })].map((put) => ({ in: 'events', put })));
    const severings = {
      async get(id: string) {
        const stored = await store.events.get(target.id);
        if (stored && !stored.hold) await store.commit([{ in: 'events', put: { ...stored, hold: held } }]);
        return store.severings.get(id);
      },
    };
    const code = codeOf(await dispose({}));
    const { lines } = await dispose({ delete: code }, { store: { ...store, severings } });
    expect(lines).toEqual([expect.stringContaining('Deleted: 1.')]);
    const left = (await store.events.page({ limit: 10 })).map(({ id }) => id);
    expect(left.sort()).toEqual(['EV-2026-0001', 'EV-2026-0002']);
    expect(await store.files.read(sha256)).toBeDefined();
    const facts = (await store.audit.page(0, 10)).filter(({ what }) => what === 'dispose');
    expect(facts.map(({ record }) => record)).toEqual(['EV-2026-0003']);
  });

  it('keeps, and names, an event whose severed copy is asked for in chat until the request is over', async () => {
    const chat = await startChat();
    try {
      const id = 'EV-2026-0001';
      await chat.say('employee-en', 'report Luc Bouchard lost my badge');
      await chat.say('employee-en', `report withdraw ${id}`);
      const shown = await dispose({}, chat);
      expect(shown.lines[0]).toContain(`${id}  lost-item  withdrawn`);
      const code = codeOf(shown);
      const stays = [
        `${id} stays: a severed copy is in work since 2026-11-24 and was not made.`,
        'No record is past its time.',
      ];
      await chat.say('officer1', `event export ${id} severed`);
      expect((await dispose({}, chat)).lines).toEqual(stays);
      await chat.answer('privacy1', 'event.severing', id, { '19(1)': 'Luc Bouchard' });
      expect((await dispose({}, chat)).lines).toEqual(stays);
      expect(await dispose({ delete: code }, chat)).toMatchObject({ exit: 1 });
      await chat.press('privacy1', 'event.severed', `${id} fr 1`);
      expect((await dispose({}, chat)).lines).toEqual([
        `${id} stays: hold 1 since 2026-11-24.`,
        'No record is past its time.',
      ]);
      await chat.say('officer1', `event hold ${id} off`);
      await showAndDelete(chat);
      expect(await chat.store.events.get(id)).toBeUndefined();
    } finally {
      await chat.close();
    }
  });
});
