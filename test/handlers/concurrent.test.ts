import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startChat } from '../support/chat.ts';

const first = 'EV-2026-0001';
const actions = fc.constantFrom(
  ['officer1', `event severity ${first} low`],
  ['officer2', `event severity ${first} high`],
  ['officer1', `event note ${first} seen`],
  ['officer2', `event compromise ${first} yes`],
  ['cso', `event compromise ${first} no`],
  ['cso', `event assign ${first} officer1@sample.example`],
  ['officer1', `event assign ${first} officer2@sample.example`],
  ['employee-en', `report note ${first} and another thing`],
) as fc.Arbitrary<[string, string]>;

describe('officers who act on one event at the same time', () => {
  it('lose no change: each follows on the one before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { minLength: 2, maxLength: 30 }), async (chosen) => {
        const chat = await startChat();
        try {
          await chat.say('employee-en', 'report lost my badge');
          await Promise.all(chosen.map(([who, words]) => chat.say(who, words)));
          expect(chat.failures).toEqual([]);
          const event = await chat.store.events.get(first);
          const history = event?.history ?? [];
          const notes = chosen.filter(([, words]) => words.includes('note')).length;
          expect(history.filter(({ what }) => what === 'note')).toHaveLength(notes);
          expect((event?.notes.length ?? 0) + (event?.deskNotes.length ?? 0)).toBe(notes);
          for (const [what, now] of [
            ['severity', event?.severity],
            ['assigned', event?.owner],
            ['compromise', event?.compromise && (event.compromise.confirmed ? 'yes' : 'no')],
          ] as const) {
            const changes = history.filter((each) => each.what === what);
            let value: string | undefined;
            for (const { from, to } of changes) {
              expect(from).toBe(value);
              value = to;
            }
            expect(now).toBe(value);
          }
        } finally {
          await chat.close();
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
