import { beforeEach, describe, expect, it } from 'vitest';
import { endAlert, take } from '../support/alerts.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

const minute = 60_000;
const real = 'AL-2026-0002';
let chat: Chat;

chatForEach((begun) => {
  chat = begun;
});

/** What people read in so many minutes, the first line of each message with whom it is for. */
async function within(minutes: number): Promise<string[]> {
  const lines: string[] = [];
  for (let i = 0; i < minutes; i++) {
    await chat.pass(minute);
    for (const { to, text } of await take(chat)) lines.push(`${to} ${text.split('\n')[0]}`);
  }
  return lines;
}

const ofExercise = (lines: string[]) => lines.filter((line) => /exerci[sc]e/i.test(line));
const emergency = async (until = '') => {
  await chat.say(
    'officer1',
    `alert send emergency floor:90-elgin/3 muster ${until} Stay inside. | Restez à l’intérieur.`,
  );
  const sent = await chat.press(
    'officer1',
    'alert.go',
    (await chat.store.alerts.page(undefined, 1))[0]?.id ?? '',
  );
  await take(chat);
  return sent;
};

describe('an exercise that is scheduled', () => {
  beforeEach(async () => {
    await chat.say('officer2', 'alerte envoyer exercice-evacuation immeuble:90-elgin a:10:15');
    await chat.press('officer2', 'alert.go', 'AL-2026-0001');
  });

  it('does not begin while a real emergency runs, and those whose it is hear why', async () => {
    await emergency();
    expect((await within(16)).filter((line) => line.includes('EXERC'))).toEqual([
      expect.stringMatching(/^officer2@.* devait partir et n’a PAS été envoyé\s: l’urgence AL-2026-0002/),
    ]);
    expect((await chat.store.alerts.get('AL-2026-0001'))?.state).toBe('draft');
    const shown = await chat.press('officer1', 'alert.open', 'AL-2026-0001');
    expect(shown).toContain(`The emergency ${real} is real and still running`);
    await endAlert(chat, 'officer1', real);
    const after = await chat.press('officer1', 'alert.open', 'AL-2026-0001');
    expect(after).not.toContain(real);
    expect(await chat.press('officer1', 'alert.go', 'AL-2026-0001')).toContain('is on its way');
  });

  it('begins where what runs is no emergency', async () => {
    await chat.say('officer1', 'alert send warning floor:90-elgin/3 Ice. | Verglas.');
    await chat.press('officer1', 'alert.go', real);
    expect(ofExercise(await within(16)).length).toBeGreaterThan(10);
  });

  it('tells whoever sends it by hand all the same what runs beside it', async () => {
    await emergency();
    await within(16);
    const sent = await chat.press('officer1', 'alert.go', 'AL-2026-0001');
    expect(sent).toContain('is on its way');
    expect(sent).toContain(`The emergency ${real} is real and still running`);
  });
});

it('an exercise keeps still until an emergency is over, though its time to answer is', async () => {
  await chat.say('officer2', 'alerte envoyer exercice-evacuation immeuble:90-elgin');
  await chat.press('officer2', 'alert.go', 'AL-2026-0001');
  await take(chat);
  await emergency('until:10:05');
  expect(ofExercise(await within(20)).filter((line) => /Reminder|Rappel/.test(line))).toEqual([]);
  await endAlert(chat, 'officer1', real);
  expect(ofExercise(await within(20)).some((line) => /Reminder|Rappel/.test(line))).toBe(true);
});

describe('a crisis that is an exercise', () => {
  beforeEach(async () => {
    await chat.say('officer2', 'crise ouvrir exercice incendie au 90 Elgin');
    await chat.settle();
    await chat.say(
      'officer1',
      'crisis action CR-2026-0001 call the landlord facilities1@sample.example due:10:05',
    );
    await take(chat);
  });

  it('brings nothing in and asks nobody for anything while a real emergency runs, and goes on after it', async () => {
    const sent = await emergency();
    expect(sent).toContain('The exercise CR-2026-0001 is still running.');
    expect(sent).toContain('crisis close CR-2026-0001');
    const inRoom = (await chat.owed('#CR-2026-0001 console')).join('\n');
    expect(inRoom).toContain('EXERCISE · STOP: a real emergency is running (AL-2026-0001).');
    expect(inRoom).toMatch(/EXERCICE · ARRÊT\s: une urgence réelle est en cours \(AL-2026-0001\)/);
    expect(ofExercise(await within(30))).toEqual([]);
    await endAlert(chat, 'officer1', 'AL-2026-0001');
    const after = ofExercise(await within(6)).join('\n');
    for (const asked of [/Inject/, /cannot do without/, /En retard dans/, /AC-2026-0001 reste à faire/])
      expect(after).toMatch(asked);
    const { injects = [] } = (await chat.store.crises.get('CR-2026-0001')) ?? {};
    // What is still to come comes as long after what came before as it was to.
    expect(injects.filter(({ releasedAt }) => releasedAt)).toHaveLength(1);
  });

  it('goes on where there is none', async () => {
    expect(ofExercise(await within(12)).join('\n')).toMatch(/Inject/);
  });
});

it('a crisis that is real goes on beside an emergency', async () => {
  await chat.say('officer1', 'crisis open flood at 90 Elgin');
  await chat.settle();
  await take(chat);
  await emergency();
  expect((await chat.owed('#CR-2026-0001 console')).join('\n')).not.toContain('STOP');
  expect((await within(12)).join('\n')).toContain('cannot do without');
});
