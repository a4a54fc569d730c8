import { describe, expect, it } from 'vitest';
import type { HandedFile } from '../../src/chat/message.ts';
import { allRecords } from '../../src/handlers/bot.ts';
import { maker } from '../../src/handlers/make.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aCampaign, anAssignment } from '../support/records.ts';

const id = 'CA-2026-0001';
const topic = 'lock-screen';
let chat: Chat;

/** A mandatory campaign of three weeks: of so many people half did it in the first week, and a quarter in the second. */
async function given(count: number): Promise<void> {
  const people = await chat.store.people.page(undefined, count);
  const [at, due] = ['2026-11-03T15:00:00.000Z', '2026-11-17T15:00:00.000Z'];
  await chat.store.commit([
    {
      in: 'campaigns',
      put: aCampaign(1, {
        state: 'running',
        mandatory: true,
        topics: [topic],
        rounds: [{ topic, at, due }],
      }),
    },
    ...people.map(({ id: person, unit }, i) => ({
      in: 'assignments' as const,
      put: anAssignment(id, 1, person, {
        topic,
        givenAt: at,
        due,
        ...(unit && { unit }),
        ...(i % 4 !== 3 && {
          answers: [0],
          right: 1,
          doneAt: i % 2 === 0 ? '2026-11-04T15:00:00.000Z' : '2026-11-12T15:00:00.000Z',
        }),
      }),
    })),
  ]);
}

async function made(who: string, what: Pick<HandedFile, 'maker' | 'of'>): Promise<Uint8Array | undefined> {
  const failure = (about: string, error: unknown) => {
    throw new Error(about, { cause: error });
  };
  const make = maker(allRecords(), chat.services, 'console', { clock: () => chat.now, failure });
  const email = `${who}@sample.example`;
  const reader = { platform: 'console' as const, id: email, email, name: who, standing: 'member' as const };
  return (await make(what, reader, 'give')).bytes;
}

async function lines(who: string, name: string, language = 'en'): Promise<string[] | undefined> {
  const bytes = await made(who, { maker: name, of: `${id}:${language}` });
  return bytes && Buffer.from(bytes).toString('utf8').trim().split('\r\n');
}

chatForEach((started) => {
  chat = started;
});

describe('the results of a campaign', () => {
  it('are a table of units and topics that names nobody, for those who see numbers alone', async () => {
    await given(30);
    for (const who of ['officer1', 'cso', 'deputy']) {
      const table = (await lines(who, 'awareness.results')) ?? [];
      expect(table[0]).toMatch(/dimension,group,people,done_percent,late_percent,right_percent$/);
      expect(table[1]).toMatch(/^People,,30,80,20,/);
      expect(table.join('\n')).toMatch(/By unit,[\s\S]*By lesson,Lock it when you stand up,30,80,20,/);
      expect(table.join('\n')).not.toMatch(/@|Kowalski/);
    }
    expect((await lines('cso', 'awareness.results', 'fr'))?.join('\n')).toContain('Debout? Verrouillez,30,');
    for (const who of ['employee-en', 'manager1', 'auditor'])
      expect(await lines(who, 'awareness.results')).toBeUndefined();
  });

  it('are a picture of how they change over time, in words, too', async () => {
    await given(30);
    const shown = await chat.say('officer1', `awareness results ${id}`);
    expect(shown).toContain('Lessons done, week by week');
    const of = { maker: 'awareness.over-time', of: `${id}:en` };
    expect([...((await made('deputy', of)) ?? [])].slice(0, 4)).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(await made('manager1', of)).toBeUndefined();
  });

  it('are neither table nor picture of few people', async () => {
    await given(9);
    expect(await chat.say('officer1', `awareness results ${id}`)).not.toContain('week by week');
    expect(await lines('officer1', 'awareness.results')).toBeUndefined();
    expect(await made('officer1', { maker: 'awareness.over-time', of: `${id}:en` })).toBeUndefined();
  });

  it('name who has not done what is mandatory to officers, and to managers their own people alone', async () => {
    await given(30);
    const all = (await lines('officer1', 'awareness.not-done')) ?? [];
    expect(all).toHaveLength(1 + 7);
    const own = (await lines('manager1', 'awareness.not-done')) ?? [];
    expect(own.length).toBeGreaterThan(1);
    expect(own.length).toBeLessThan(all.length);
    for (const line of own.slice(1)) {
      const address = /[^,]+@sample\.example/.exec(line)?.[0] ?? '';
      expect((await chat.store.people.get(address))?.manager).toBe('manager1@sample.example');
    }
    for (const who of ['deputy', 'employee-en', 'auditor'])
      expect(await lines(who, 'awareness.not-done')).toBeUndefined();
  });

  it('are none where nobody was given anything, not even that everybody has done it', async () => {
    const nothing = await chat.say('officer1', 'awareness results onboarding');
    expect(nothing).toContain('Fewer than 10 people');
    expect(nothing).not.toContain('Everybody');
  });
});
