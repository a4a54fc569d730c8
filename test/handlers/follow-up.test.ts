import { describe, expect, it } from 'vitest';
import type { Button } from '../../src/chat/message.ts';
import { sampleDepartment } from '../support/bot.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { photo } from '../support/photo.ts';
import { anEvent } from '../support/records.ts';

let chat: Chat;
const { awareness } = sampleDepartment();
const drill = {
  id: 'fall-2026',
  from: '2026-11-01',
  until: '2026-11-30',
  senders: ['it@login-help.example'],
  subjects: [],
  links: [],
};
chatForEach(
  (begun) => {
    chat = begun;
  },
  { awareness: { ...awareness, drills: [drill] } },
);

const jane = 'employee-en';
const first = 'EV-2026-0001';
const second = 'EV-2026-0002';

const confide = (what = 'Pat takes files home') =>
  chat.fill(jane, 'report', { what, confidential: 'yes', danger: 'no' });
async function asked(id = first, question = 'Which door did they use?') {
  await chat.say('officer1', `event take ${id}`);
  await chat.answer('officer1', 'event.ask', id, { question });
}
/** The buttons of the last answer. */
function buttons(): Button[] {
  const { here, own, replace } = chat.replies.at(-1) ?? {};
  return [here, own, replace].flatMap((message) =>
    (message?.card ?? []).flatMap((each) => (each.kind === 'buttons' ? each.buttons : [])),
  );
}
const labels = () => buttons().map(({ label }) => label);
async function pressed(label: string, where = {}): Promise<string> {
  const button = buttons().find((each) => each.label === label);
  if (!button) throw new Error(`no “${label}” in ${labels()}`);
  return chat.press(jane, button.action, button.value, where);
}
const named = async () =>
  (await chat.store.events.page({ author: 'employee-en@sample.example', limit: 9 })).map(({ id }) => id);
const notes = async (id: string) => (await chat.store.events.get(id))?.notes.map(({ text }) => text);

describe('plain words of somebody whose confidential report is open', () => {
  it('are offered as the answer to what they were asked, which names nobody', async () => {
    await confide();
    await asked();
    const offer = await chat.say(jane, 'the loading dock door of the east wing');
    expect(offer).toContain(`Security asked you something about ${first}`);
    expect(labels()).toEqual([
      `Answer about ${first}`,
      'Send as a new report, without my name',
      'Add details first',
      'Someone is in danger (without my name)',
      'Send as a new report, with my name',
    ]);
    expect(buttons().map(({ style }) => style)).toEqual([
      'primary',
      undefined,
      undefined,
      'danger',
      undefined,
    ]);
    expect(await pressed(`Answer about ${first}`)).toContain(`Added to ${first}`);
    expect(await notes(first)).toEqual(['the loading dock door of the east wing']);
    expect(await named()).toEqual([]);
    await chat.say(jane, 'and it was at noon');
    expect(labels()[0]).toBe(`Add to ${first}`);
    const audit = JSON.stringify((await chat.store.audit.page(0, 200)).filter((each) => each.record));
    expect(audit).not.toContain(jane);
  });

  it('that are no more than a yes or a no may be the answer, too', async () => {
    await confide();
    expect(await chat.say(jane, 'no')).toContain('I have not sent this message');
    await asked(first, 'Did anybody else see it?');
    await chat.say(jane, 'no');
    await pressed(`Answer about ${first}`);
    expect(await notes(first)).toEqual(['no']);
  });

  it.each([
    ['Send as a new report, without my name', true],
    ['Someone is in danger (without my name)', true],
    ['Send as a new report, with my name', false],
  ])('become a new report as the button says: %s', async (label, confidential) => {
    await confide();
    await chat.say(jane, 'it happened again in the lobby');
    await pressed(label);
    expect(await chat.store.events.get(second)).toMatchObject({ confidential });
    expect(await named()).toEqual(confidential ? [] : [second]);
  });

  it('stay without their name in the form where they are completed', async () => {
    await confide();
    await chat.say(jane, 'it happened again in the lobby');
    await pressed('Add details first');
    const form = chat.replies.at(-1)?.form?.form;
    expect(form?.fields.find(({ name }) => name === 'confidential')).toMatchObject({ value: true });
    await chat.say('employee-fr', 'un virus sur mon ordinateur');
    const [, details] = buttons();
    await chat.press('employee-fr', 'report.form', details?.value ?? '');
    const other = chat.replies.at(-1)?.form?.form;
    expect(other?.fields.find(({ name }) => name === 'confidential')).not.toHaveProperty('value');
  });

  it('say of a report under their name what adding to it means', async () => {
    await chat.say(jane, 'report lost my badge in the lobby');
    await confide();
    await chat.say(jane, 'there is something more to tell');
    expect(labels()[0]).toBe(`Add to ${second}`);
    expect(labels()).toContain(`Add to ${first}, with my name`);
    await asked(first);
    await chat.say(jane, 'there is something more to tell');
    expect(labels()).toContain(`Answer about ${first}, with my name`);
  });

  it('that are too sensitive to keep become a record without their name', async () => {
    await confide();
    const answer = await chat.say(jane, 'SECRET\nit was the east door');
    expect(answer).toContain('Your name is sealed');
    expect(answer).not.toContain('your name only');
    expect(await chat.store.events.get(second)).toMatchObject({ confidential: true, withheld: true });
    expect(await named()).toEqual([]);
  });

  it('are never offered for it beside what others write, where alone it may be told', async () => {
    await confide();
    await chat.say(jane, 'there is something more to tell', { channel: 'general' });
    const { here, own } = chat.replies.at(-1) ?? {};
    expect(JSON.stringify(here)).not.toContain(first);
    expect(JSON.stringify(own)).toContain(first);
    // As Slack answers a slash command: in the channel, to its author alone.
    const slash = await chat.send({
      id: 'slash',
      kind: 'text',
      text: 'there is something more to tell',
      files: [],
      mentions: [],
      sender: {
        platform: 'slack',
        id: `slack-${jane}`,
        email: `${jane}@sample.example`,
        name: jane,
        standing: 'member',
      },
      place: { platform: 'slack', id: 'general', kind: 'channel' },
      audience: 'author',
      lasting: false,
    });
    expect(JSON.stringify(slash)).not.toContain(first);
    expect(JSON.stringify(slash)).toContain('write to me in our own chat');
    expect(labels()).toEqual([
      'Send as a new report, with my name',
      'Add details first',
      'Someone is in danger (with my name)',
    ]);
  });

  it('that were taken for a simulated message stay without their name when they were not one', async () => {
    await confide();
    await chat.say(jane, 'phishing mail from it@login-help.example, it asked for my password');
    expect(await pressed('Send as a new report, without my name')).toContain('Well spotted');
    const [real] = buttons();
    await chat.press(jane, real?.action ?? '', real?.value ?? '');
    expect(await chat.store.events.get(second)).toMatchObject({ confidential: true });
    expect(await named()).toEqual([]);
    expect(JSON.stringify(await chat.store.audit.page(0, 50))).not.toMatch(/employee-en[^{}]*draft/);
  });

  it('are as anybody’s once that report is closed or withdrawn', async () => {
    await confide();
    await chat.say(jane, `report withdraw ${first}`);
    await chat.say(jane, 'there is something more to tell');
    expect(labels()).toEqual([
      'Send to security now',
      'Send without my name',
      'Add details first',
      'Someone is in danger',
    ]);
  });
});

describe('plain words of somebody who reported danger', () => {
  const etienne = 'employee-fr';
  const bag = 'signaler un sac avec des fils est devant l’ascenseur, il fait tic-tac';

  it.each(['je fais quoi, je sors tu', 'y en a un autre au 4e', 'je vois un homme avec un couteau'])(
    'are offered for that report first, below the numbers: %s',
    async (words) => {
      await chat.say(etienne, bag);
      await chat.say(etienne, 'signaler une lampe est brisée au 2e');
      chat.now = new Date(chat.now.getTime() + 20 * 60_000);
      const answer = await chat.say(etienne, words);
      expect(answer).toMatch(/^[\s\S]{0,80}911[\s\S]*EV-2026-0001 est enregistré et transmis/);
      expect(labels().slice(0, 2)).toEqual([`Ajouter à ${first}`, 'Envoyer à la sécurité maintenant']);
      expect(labels()).toContain(`Ajouter à ${second}`);
      await chat.press(etienne, buttons()[0]?.action ?? '', buttons()[0]?.value ?? '');
      expect(await notes(first)).toEqual([words]);
    },
  );

  it('are as anybody’s an hour later', async () => {
    await chat.say(etienne, bag);
    chat.now = new Date(chat.now.getTime() + 61 * 60_000);
    expect(await chat.say(etienne, 'je fais quoi, je sors tu')).not.toContain('911');
    expect(labels()[0]).toBe('Envoyer à la sécurité maintenant');
  });

  it('are offered without their name where that report is confidential, and not beside others', async () => {
    await chat.say(jane, 'report confidentially: my boss has a knife');
    expect(await chat.say(jane, 'what do i do')).toMatch(/911[\s\S]*EV-2026-0001 is recorded and passed on/);
    expect(labels()[0]).toBe(`Add to ${first}`);
    const beside = { platform: 'slack', channel: 'general', seenBy: 'author' } as const;
    expect(await chat.say(jane, 'what do i do', beside)).not.toContain(first);
  });

  it('say where the desk could not be reached yet', async () => {
    chat.services.isHeld = () => true;
    await chat.say(etienne, bag);
    expect(await chat.say(etienne, 'je fais quoi, je sors tu')).toContain('n’a pas encore pu être joint');
  });
});

it('plain words that begin with the number of an open report are first offered for that one', async () => {
  for (const what of ['lost my badge', 'a door is open', 'a lamp is broken'])
    await chat.say(jane, `report ${what}`);
  await chat.say(jane, `${first} found it`);
  expect(labels()[0]).toBe(`Add to ${first}`);
  await chat.say(jane, 'the lamp fell');
  expect(labels()[0]).toBe('Send to security now');
});

it.each([
  'never mind, found it',
  'I found my badge, it was in my coat',
  'false alarm sorry',
  'laisse faire, je l’ai retrouvée',
  'c’est beau, retrouvée finalement',
])('plain words that say that it is settled are first offered for the last report: %s', async (words) => {
  await chat.say(jane, 'report a lamp is broken');
  await chat.pass(60_000);
  await chat.say(jane, 'report lost my badge');
  expect(await chat.say(jane, words)).toMatch(
    /\[(?:Add to|Ajouter à) EV-2026-0002\] \[Send to security now\]/,
  );
  await chat.say(jane, 'send it');
  expect((await chat.store.events.get('EV-2026-0002'))?.notes).toMatchObject([{ text: words }]);
});

it('plain words of somebody who was asked under their name are offered as the answer first', async () => {
  await chat.say(jane, 'report lost my badge in the lobby');
  await chat.say(jane, 'report a virus on my computer');
  await asked(first, 'Which lobby?');
  await chat.say(jane, 'the one with the fountain');
  expect(labels()[0]).toBe(`Answer about ${first}`);
  await pressed(`Answer about ${first}`);
  expect(await notes(first)).toEqual(['the one with the fountain']);
  await chat.say(jane, 'the one with the fountain');
  expect(labels()[0]).toBe('Send to security now');
  expect(labels().at(-1)).toBe(`Add to ${second}`);
});

it('plain words of somebody who was asked about several reports are offered as the answer to each of them', async () => {
  await chat.say(jane, 'report I found a badge at the door');
  await chat.say(jane, 'report a virus on my computer');
  await asked(first, 'Which door?');
  await asked(second, 'Which computer?');
  const offer = await chat.say(jane, 'the north door');
  for (const id of [first, second]) expect(offer).toContain(`Security asked you something about ${id}`);
  expect(labels().slice(0, 2)).toEqual([`Answer about ${second}`, `Answer about ${first}`]);
  await pressed(`Answer about ${first}`);
  expect(await notes(first)).toEqual(['the north door']);
});

it('plain words of somebody with many open reports are the answer to an old one that was asked about', async () => {
  await chat.say(jane, 'report I found a badge at the door');
  await asked(first, 'Was anybody there?');
  const author = 'employee-en@sample.example';
  const later = Array.from({ length: 25 }, (_, i) => anEvent(i + 2, { author }));
  await chat.store.commit(later.map((put) => ({ in: 'events', put }) as const));
  await chat.say(jane, 'no');
  expect(labels()[0]).toBe(`Answer about ${first}`);
});

describe('a photo without a word', () => {
  const send = () => chat.say(jane, '', { files: [photo] });

  it('just after a report is first offered for it, as the receipt asked for it', async () => {
    await chat.say(jane, 'report the door of the east wing does not close');
    await send();
    expect(labels()[0]).toBe(`Add to ${first}`);
    expect(await pressed(`Add to ${first}`)).toContain(`Added to ${first}`);
    expect((await chat.store.events.get(first))?.files).toMatchObject([{ name: photo.name }]);
    chat.now = new Date(chat.now.getTime() + 30 * 60_000);
    await send();
    expect(labels()).toMatchObject({ 0: 'Send to security now', 4: `Add to ${first}` });
  });

  it('may also belong to a report that nothing was asked about', async () => {
    await chat.say(jane, 'report I found a badge at the door');
    await asked(first, 'Which door?');
    await chat.say(jane, 'report the door of the east wing does not close');
    await send();
    expect(labels().slice(0, 2)).toEqual([`Answer about ${first}`, `Add to ${second}`]);
    await chat.say(jane, 'it is the north door');
    expect(labels()[0]).toBe(`Answer about ${first}`);
    expect(labels().at(-1)).toBe(`Add to ${second}`);
  });
});

it('plain words of whoever changed the readiness level are no addition to that', async () => {
  await chat.say('cso', 'language en');
  await chat.say('cso', 'event readiness increased');
  await chat.say('cso', 'my badge was stolen from my car');
  expect(labels()).not.toContain(`Add to ${first}`);
  expect(await chat.say('cso', `report show ${first}`)).not.toContain('[Add details');
});

describe('plain words of somebody whose report was merged into another', () => {
  const merge = async () => {
    await chat.press('officer1', 'event.merge', `${second} ${first}`);
    await chat.settle();
  };
  const answered = () => JSON.stringify(chat.replies.at(-1));

  it('are offered to be added to it while it goes on, and tell nothing of the other', async () => {
    await chat.say('employee-fr', 'report a laptop was stolen on floor 4');
    await chat.say(jane, 'report my laptop is gone');
    await merge();
    await chat.say(jane, 'the laptop was found');
    expect(labels().at(-1)).toBe(`Add to ${second}`);
    expect(answered()).not.toContain(first);
    expect(await pressed(`Add to ${second}`)).toContain(`Added to ${second}`);
    expect(answered()).not.toContain(first);
    expect(await notes(second)).toEqual(['the laptop was found']);

    await asked(second, 'Where was it?');
    await chat.say(jane, 'below a desk');
    expect(labels()[0]).toBe(`Answer about ${second}`);

    const other = await chat.store.events.get(first);
    if (other) await chat.store.commit([{ in: 'events', put: { ...other, status: 'closed' } }]);
    await chat.say(jane, 'the laptop was found');
    expect(labels()).not.toContain(`Add to ${second}`);
  });

  it('stay without their name where that report was confidential', async () => {
    await chat.say('employee-fr', 'report a laptop was stolen on floor 4');
    await confide();
    await merge();
    await chat.say(jane, 'it happened again in the lobby');
    expect(labels()).toEqual([
      `Add to ${second}`,
      'Send as a new report, without my name',
      'Add details first',
      'Someone is in danger (without my name)',
      'Send as a new report, with my name',
    ]);
    expect(answered()).not.toContain(first);
  });

  it('are offered for the one that goes on, where both are theirs', async () => {
    await chat.say(jane, 'report my laptop is gone');
    await chat.say(jane, 'report my laptop is gone from floor 4');
    await merge();
    await chat.say(jane, 'the laptop was found');
    expect(labels().at(-1)).toBe(`Add to ${first}`);
  });
});

describe('words with a number that is not theirs', () => {
  const wrong = 'EV-2026-0099';

  it.each([
    `report note ${wrong} confidentially: my boss has a gun`,
    `signaler note ${wrong} confidentiel : mon chef a une arme`,
    `report ${wrong} confidentially: my boss takes files home`,
    `report danger ${wrong} keep my name out of it, he has a gun`,
  ])('are sealed where they ask for it: %s', async (words) => {
    expect(await chat.say(jane, words)).toMatch(/name is sealed|nom est scellé/);
    expect(await chat.store.events.get(first)).toMatchObject({ confidential: true });
    expect(await named()).toEqual([]);
  });

  it.each([`report note ${wrong} he has a gun now`, `report ${wrong} there is more now`])(
    'are sealed where they may mean a confidential report, unless others read them: %s',
    async (words) => {
      await confide();
      const channel = { channel: '19:general', platform: 'teams' } as const;
      expect(await chat.say(jane, words)).toContain('name is sealed');
      expect(await chat.store.events.get(second)).toMatchObject({ confidential: true });
      expect(await named()).toEqual([]);
      await chat.say(jane, words, channel);
      expect(await named()).toEqual(['EV-2026-0003']);
      await chat.say('employee-fr', words);
      expect(await chat.store.events.get('EV-2026-0004')).toMatchObject({ confidential: false });
    },
  );
});
