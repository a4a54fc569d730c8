import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Sender } from '../../src/chat/event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;
chatForEach((begun) => {
  chat = begun;
});

async function report(sender: Sender): Promise<void> {
  await chat.send({
    id: randomUUID(),
    kind: 'text',
    text: 'report lost my badge in the lobby',
    sender,
    place: { platform: 'console', id: 'dm', kind: 'direct' },
    audience: 'author',
    lasting: true,
    files: [],
    mentions: [],
  });
}

const own = { platform: 'console', id: 'new', email: 'new@sample.example', standing: 'member' } as const;
const guest = { platform: 'console', id: 'guest', standing: 'guest' } as const;

it.each<[string, Omit<Sender, 'name'>]>([
  ['of the department who is not in the directory', own],
  ['who is none', guest],
])(
  'what somebody %s calls themselves steers nothing at the desk, and is no longer than a name',
  async (_, who) => {
    await report({ ...who, name: `\u202EnaD\u2066 Claire\nTremblay\u200B ${'x'.repeat(5_000)}` });
    const [person] = (await chat.store.people.page(undefined, 100)).filter(
      ({ id }) => id === 'new@sample.example',
    );
    const [event] = await chat.store.events.page({ limit: 1 });
    const name = person?.name ?? event?.visitor ?? '';
    expect(name).toMatch(/^naD Claire Tremblay x+…$/);
    expect(name).toHaveLength(80);
    const shown = [
      await chat.say('officer1', `event show ${event?.id}`),
      ...(await chat.owed('#desk console')),
    ].join('\n');
    expect(shown).toContain('naD Claire Tremblay');
    expect(shown).not.toMatch(/[\u202E\u2066\u200B]/);
  },
);

it('whoever calls themselves by what cannot be seen is known by their address', async () => {
  await report({ ...own, name: '\u200B\u2066' });
  expect((await chat.store.people.get('new@sample.example'))?.name).toBe('new@sample.example');
});
