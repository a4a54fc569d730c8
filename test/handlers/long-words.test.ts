import { expect, it } from 'vitest';
import { personalDetails } from '../../src/domain/personal-details.ts';
import { inOrder } from '../../src/domain/sever.ts';
import { forReader } from '../../src/handlers/report/written-for.ts';
import { startChat } from '../support/chat.ts';

/**
 * What the longest report that is kept costs whoever looks at it, and with them everybody: there is one thread. Each is several
 * times as long, so that what goes through all of it for each of its parts does not end before the test's own time is over.
 */
it.each([
  [
    'notes of nothing but lines',
    () => {
      const text = 'b\n'.repeat(400_000);
      const notes = Array.from({ length: 4 }, () => ({ at: '2026-11-24T15:00:00.000Z', by: 'x', text }));
      expect(forReader({ text, notes }, ['en', 'fr'], 'fr')).toEqual({ text, notes });
    },
  ],
  [
    'thousands of telephone numbers',
    () => {
      const numbers = Array.from({ length: 28_000 }, (_, i) => `613-${200 + (i % 700)}-${10_000 + i}`);
      expect(new Set(inOrder([numbers.join(' ')], numbers))).toEqual(new Set(numbers));
    },
  ],
  ['one long word', () => expect(personalDetails('1'.repeat(400_000))).toEqual([])],
  ['one long word with hyphens', () => expect(personalDetails('ab-'.repeat(130_000))).toEqual([])],
])('%s are soon read', (_, read) => read());

it('an address is found wherever it stands', () => {
  const words = 'write to jane.o’neil+a@mail.example.ca, or (b_c@x.ca) ou «é@ü.example».';
  expect(personalDetails(words)).toEqual(['jane.o’neil+a@mail.example.ca', 'b_c@x.ca', 'é@ü.example']);
});

it('a report that names thousands of others asks a slow store for them at once, and not for one after the other', async () => {
  const chat = await startChat();
  const { events } = chat.store;
  const get = events.get.bind(events);
  let [asked, most] = [0, 0];
  events.get = async (id) => {
    asked += 1;
    most = Math.max(most, asked);
    await new Promise((resolve) => setTimeout(resolve, 5));
    asked -= 1;
    return get(id);
  };
  const numbers = Array.from({ length: 3_000 }, (_, i) => `EV${i + 10}`).join(' ');
  expect(await chat.say('employee-en', `report lost badge ${numbers}`)).toContain('EV-2026-0001');
  expect(most).toBeGreaterThan(10);
  await chat.close();
}, 90_000);
