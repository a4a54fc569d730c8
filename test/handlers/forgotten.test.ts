import { describe, expect, it } from 'vitest';
import { endAlert, openAlert, take } from '../support/alerts.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const elgin = { audience: { include: [{ kind: 'building', building: '90-elgin' }], except: [] } } as const;
let chat: Chat;

chatForEach((begun) => {
  chat = begun;
});

const later = (ms: number) => {
  chat.now = new Date(chat.now.getTime() + ms);
};

describe('an alert that nobody ended', () => {
  it.each(['exercise', 'emergency'] as const)(
    'is not what people have in mind weeks later: %s',
    async (kind) => {
      await openAlert(chat, { kind, title: { en: 'Leave now', fr: 'Sortez' }, ...elgin });
      await take(chat);
      later(hour);
      expect(await chat.say('employee-en', 'where is the cafeteria?')).toContain('AL-2026-0001');
      expect(await chat.say('employee-en', 'my keyboard is broken')).toContain('Are you safe?');
      later(21 * day);
      expect(await chat.say('employee-en', 'where is the cafeteria?')).not.toContain('AL-2026-0001');
      expect(await chat.say('employee-en', 'my keyboard is broken')).not.toContain('Are you safe?');
      expect(await chat.say('employee-en', 'safe')).toContain('Nobody is asking whether you are safe');
      const help = await chat.say('employee-en', 'help me I fell in the stairwell');
      expect(help).not.toContain('AL-2026-0001');
      const event = await chat.store.events.get('EV-2026-0001');
      expect(event).toMatchObject({ danger: true, severity: 'high' });
      expect(event).not.toHaveProperty('during');
      // Its own buttons still take what somebody answers.
      expect(await chat.press('employee-en', 'alert.safe', 'AL-2026-0001')).toContain('Your answer: Safe');
    },
  );

  it('is played by nobody once its time to answer is over', async () => {
    await openAlert(chat, {
      kind: 'exercise',
      until: new Date(chat.now.getTime() + hour).toISOString(),
      ...elgin,
    });
    await take(chat);
    const during = async (event: string) => (await chat.store.events.get(event))?.during;
    await chat.say('employee-en', 'help me I am stuck in the elevator');
    expect(await during('EV-2026-0001')).toBe('AL-2026-0001');
    later(2 * hour);
    await chat.say('employee-fr', 'aidez-moi je suis tombé dans l’escalier');
    expect(await during('EV-2026-0002')).toBeUndefined();
    expect(await chat.say('facilities1', 'sauf')).toContain('AL-2026-0001');
  });
});

describe('an alert without a number', () => {
  const send = async (who: string, words: string, id: string) => {
    await chat.say(who, words);
    await chat.press(who, 'alert.go', id);
    await chat.pass(60_000);
    await take(chat);
  };

  it('is the real one, though an exercise or what only informs people was sent after it', async () => {
    await send(
      'officer1',
      'alert send emergency floor:90-elgin/3 Gas. Leave now. | Gaz. Sortez.',
      'AL-2026-0001',
    );
    await send('officer2', 'alerte envoyer exercice-evacuation immeuble:365-laurier', 'AL-2026-0002');
    await send('officer1', 'alert send information everyone New menu. | Nouveau menu.', 'AL-2026-0003');
    expect(await chat.say('warden-90elgin-3', 'alert status')).toMatch(/^Gas\nAL-2026-0001 /);
    await endAlert(chat, 'officer1', 'AL-2026-0001');
    expect(await chat.say('warden-90elgin-3', 'alert status')).toContain('AL-2026-0003');
  });

  it('what only informs people is no order that runs until somebody ends it', async () => {
    await send('officer1', 'alert send information everyone New menu. | Nouveau menu.', 'AL-2026-0001');
    await send(
      'officer1',
      'alert send emergency floor:90-elgin/3 Gas. Leave now. | Gaz. Sortez.',
      'AL-2026-0002',
    );
    const asked = await chat.say('employee-en', 'can we go back in?');
    expect(asked).toContain('AL-2026-0002');
    expect(asked).not.toContain('New menu');
    expect(await chat.say('deputy', 'how do things stand?')).toContain('New menu');
    later(2 * day);
    const stands = await chat.say('deputy', 'how do things stand?');
    expect(stands).toContain('AL-2026-0002');
    expect(stands).not.toContain('New menu');
  });
});
