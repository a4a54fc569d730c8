import { describe, expect, it } from 'vitest';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

const [first, second] = ['EV-2026-0001', 'EV-2026-0002'];
const minute = 60_000;
const mark = 'It came while an exercise';
const owed = async (who: string) =>
  (await chat.owed(`${who}@sample.example`)).filter((each) => each.includes('Someone may be in danger'));
const desk = async (id: string) => (await chat.owed('#desk console')).find((card) => card.includes(id));
const shown = (id: string) => chat.say('officer1', `event show ${id}`);

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
  await chat.say('officer1', 'alert send drill floor:90-elgin/3');
  await chat.press('officer1', 'alert.go', 'AL-2026-0001');
  await chat.pass(0);
});

/** Jane Kowalski is asked by the exercise, and Étienne Roy is not. */
const plays = () => chat.say('employee-en', 'help me third floor');
const means = () => chat.say('employee-fr', 'report a man with a gun on floor 4');

describe('what came while an exercise asked', () => {
  it('does not say so where its author is not to be named: whom it asks, and who has not answered, may be few', async () => {
    await chat.say('employee-en', 'help me my boss has a knife, do not say who i am');
    const event = await chat.store.events.get(first);
    expect(event).toMatchObject({ confidential: true, danger: true, type: 'threat-violence' });
    expect(event).not.toHaveProperty('during');
  });

  it('is no mark of real danger that is part of it, nor of it from then on', async () => {
    await plays();
    await chat.say('officer2', `event take ${first}`);
    expect(await chat.store.events.get(first)).toMatchObject({ during: 'AL-2026-0001' });
    expect([await desk(first), await shown(first)].join()).toContain(mark);
    await means();
    expect(await chat.store.events.get(second)).not.toHaveProperty('during');
    await chat.say('officer1', `event link ${second} ${first} merge`);
    const told = () => Promise.all(['officer2', 'officer1', 'cso'].map(owed));
    for (let i = 0; i < 2; i++) await chat.pass(2 * minute);
    expect((await told()).map((of) => of.filter((each) => each.includes(first)).length)).toEqual([2, 1, 1]);
    expect((await told()).flat().join()).not.toContain(mark);
    expect([await desk(first), await shown(first)].join()).not.toContain(mark);
    await chat.say('officer2', `event ack ${first}`);
    expect([await desk(first), await shown(first)].join()).not.toContain(mark);
    // By itself it is what it was.
    await chat.say('officer1', `event reopen ${second} another matter`);
    expect(await shown(first)).toContain(mark);
  });

  it('is marked also where it is part of another for whose danger somebody is woken', async () => {
    await chat.say('employee-fr', 'report a window is broken');
    await chat.say('officer2', `event take ${first}`);
    await plays();
    await chat.say('officer1', `event link ${second} ${first} merge`);
    expect((await owed('officer2')).filter((each) => each.includes(first)).join()).toContain(mark);
    expect([await desk(first), await shown(first)].join()).toContain(mark);
    // Nobody has seen it yet, and somebody else is in danger indeed.
    await means();
    await chat.say('officer1', `event link EV-2026-0003 ${first} merge`);
    await chat.pass(2 * minute);
    const later = (await owed('officer1')).filter((each) => each.includes('nobody has acknowledged'));
    expect(later).toHaveLength(1);
    expect(later.join()).not.toContain(mark);
    await chat.say('officer2', `event ack ${first}`);
    expect([await desk(first), await shown(first)].join()).not.toContain(mark);
  });

  it('is no mark of the danger that the author of the whole says meanwhile, whom no exercise asks', async () => {
    await chat.say('employee-fr', 'report a window is broken');
    await chat.say('officer2', `event take ${first}`);
    await plays();
    await chat.say('officer1', `event link ${second} ${first} merge`);
    await chat.say('employee-fr', `report note ${first} a man with a gun is here`);
    expect([await desk(first), await shown(first)].join()).not.toContain(mark);
    await chat.pass(2 * minute);
    const later = (await owed('officer1')).filter((each) => each.includes('nobody has acknowledged'));
    expect(later).toHaveLength(1);
    expect(later.join()).not.toContain(mark);
  });
});
