import { expect, it } from 'vitest';
import { personalDetails } from '../../src/domain/personal-details.ts';
import { inOrder } from '../../src/domain/sever.ts';
import { forReader } from '../../src/handlers/report/written-for.ts';
import { startChat } from '../support/chat.ts';

/** What the longest report that is kept costs whoever looks at it, and with them everybody: there is one thread. */
it.each([
  [
    'notes of nothing but lines',
    () => {
      const text = 'b\n'.repeat(50_000);
      const notes = Array.from({ length: 4 }, () => ({ at: '2026-11-24T15:00:00.000Z', by: 'x', text }));
      expect(forReader({ text, notes }, ['en', 'fr'], 'fr')).toEqual({ text, notes });
    },
  ],
  [
    'thousands of telephone numbers',
    () => {
      const numbers = Array.from({ length: 7_000 }, (_, i) => `613-${200 + (i % 700)}-${1_000 + i}`);
      expect(new Set(inOrder([numbers.join(' ')], numbers))).toEqual(new Set(numbers));
    },
  ],
  ['one long word', () => expect(personalDetails('1'.repeat(100_000))).toEqual([])],
  ['one long word with hyphens', () => expect(personalDetails('ab-'.repeat(33_000))).toEqual([])],
])(
  '%s are soon read',
  (_, read) => {
    const began = performance.now();
    read();
    expect(performance.now() - began).toBeLessThan(3_000);
  },
  60_000,
);

it('an address is found wherever it stands', () => {
  const words = 'write to jane.o’neil+a@mail.example.ca, or (b_c@x.ca) ou «é@ü.example».';
  expect(personalDetails(words)).toEqual(['jane.o’neil+a@mail.example.ca', 'b_c@x.ca', 'é@ü.example']);
});

it('a report that names thousands of others asks a slow store for them at once, and not for one after the other', async () => {
  const chat = await startChat();
  const { events } = chat.store;
  const get = events.get.bind(events);
  events.get = async (id) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return get(id);
  };
  const numbers = Array.from({ length: 3_000 }, (_, i) => `EV${i + 10}`).join(' ');
  const began = performance.now();
  expect(await chat.say('employee-en', `report lost badge ${numbers}`)).toContain('EV-2026-0001');
  expect(performance.now() - began).toBeLessThan(25_000);
  await chat.close();
}, 90_000);
