import { beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/chat/errors.ts';
import type { RoomAbility } from '../../src/chat/rooms.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { firstCrisis } from '../support/crises.ts';
import { aScreening } from '../support/records.ts';

let chat: Chat;
const { id, crisis, room, platform, reads, kinds } = firstCrisis(() => chat);
const daniel = 'officer1';
const claire = 'cso';

chatForEach((begun) => {
  chat = begun;
});

const openers = () => reads(daniel);

describe('crisis open', () => {
  it('begins where nothing more is said and no crisis runs, for those who may open one', async () => {
    expect(await chat.say(claire, 'crise')).toMatch(/aucune crise[\s\S]*\[Ouvrir une salle\]/);
    expect(await chat.press(claire, 'crisis.open', '')).toContain('[form crisis.open]');
    expect(await chat.say('employee-en', 'crisis')).toBe('No crisis is running that you may see.');
  });

  it('calls nobody in whom its restricted event is kept from because it may be about them', async () => {
    const people = ['cso', 'officer1', 'officer2'].map((who) => aScreening(`${who}@sample.example`));
    await chat.store.commit(people.map((put) => ({ in: 'screening', put })));
    await chat.say('employee-en', 'report unauthorized access: Mélanie Gagnon opened the server room');
    expect(await chat.store.events.get('EV-2026-0001')).toMatchObject({ restricted: true });
    await chat.say(claire, 'crisis open EV-2026-0001 kind:cyber the server room');
    const { event, members } = await crisis();
    expect(event).toBe('EV-2026-0001');
    const called = members.map(({ person }) => person);
    expect(called).toEqual(expect.arrayContaining([`${claire}@sample.example`, `${daniel}@sample.example`]));
    expect(called).not.toContain('officer2@sample.example');
  });

  it('has no room made for an event that was merged, also by a form of earlier', async () => {
    for (const who of ['employee-en', 'employee-fr']) await chat.say(who, 'report a virus on my computer');
    const [part, whole] = ['EV-2026-0001', 'EV-2026-0002'];
    await chat.press(claire, 'crisis.open', part);
    const form = chat.replies.at(-1)?.form?.form;
    if (!form) throw new Error('no form');
    await chat.say(daniel, `event take ${part}`);
    await chat.press(daniel, 'event.merge', `${part} ${whole}`);
    const values = { name: 'Virus', kind: 'cyber' };
    expect(await chat.submit(claire, form, values)).toContain(`fusionné avec ${whole}`);
    expect(await chat.say(daniel, `crisis open ${part} kind:cyber virus`)).toContain(`merged into ${whole}`);
    expect(await chat.store.crises.get(id)).toBeUndefined();
    expect(await chat.store.events.get(part)).not.toHaveProperty('crisis');
    await chat.say(claire, `event take ${whole}`);
    await chat.say(claire, `event restrict ${whole}`);
    const refused = await chat.say(daniel, `crisis open ${part} kind:cyber virus`);
    expect(refused).toContain('into a restricted event');
    expect(refused).not.toContain(whole);
  });

  it('makes the record at once, and the room of it with its people, cards, topic and pin', async () => {
    const answer = await chat.say(daniel, 'crisis open flood at 90 Elgin');
    expect(answer).toContain(`${id} · flood at 90 Elgin\nThe room is being made`);
    expect(await crisis()).toMatchObject({
      playbook: 'flood-fire',
      severity: 'high',
      exercise: false,
      marking: 'unclassified',
      openedBy: 'officer1@sample.example',
    });
    await chat.settle();
    const [made] = platform().rooms;
    expect(platform().rooms).toHaveLength(1);
    expect(made?.name).toBe('flood at 90 Elgin');
    expect([...(made?.members ?? [])].sort()).toEqual(
      ['comms1', 'cso', 'executive1', 'facilities1', 'hr1', 'it1', 'officer1', 'officer2', 'ohs1'].map(
        (name) => `${name}@sample.example`,
      ),
    );
    expect(made?.topicText).toContain(id);
    expect(made?.pinned).toEqual([`${id}~crisis.briefing/0`]);
    const cards = await chat.owed(`#${id} console`);
    expect(cards).toHaveLength(3);
    expect(cards.join('\n')).toMatch(/People first[\s\S]*Les personnes d’abord/);
    expect(cards.join('\n')).toContain('NOBODY; it has to be filled');
    expect(cards.join('\n')).toContain('☐ Muster everyone of the building');
    expect((await room()).completeAt).toBeDefined();
    expect((await room()).tryAt).toBeUndefined();
    expect(await openers()).toContain('The room is ready on the console: flood at 90 Elgin');
    expect(await kinds()).toEqual(['opened', 'room']);
  });

  it('reads severity, exercise, kind, marking and event before the name, in either language', async () => {
    await chat.say('employee-en', 'report the server room smells of smoke');
    await chat.say(
      'officer2',
      'crise ouvrir exercice tres-elevee genre:cyber EV-2026-0001 rançongiciel aux serveurs',
    );
    expect(await crisis()).toMatchObject({
      playbook: 'cyber',
      severity: 'very-high',
      exercise: true,
      event: 'EV-2026-0001',
      name: 'rançongiciel aux serveurs',
    });
    expect((await chat.store.events.get('EV-2026-0001'))?.crisis).toBe(id);
    expect(await chat.say(daniel, 'event show EV-2026-0001')).toContain(id);
    expect(await chat.say(daniel, 'crisis open EV-2026-0001 flood again')).toContain('already has its room');
  });

  it('tells a leak of gas from one of water, and says which event the form is about', async () => {
    await chat.say('officer2', 'crise ouvrir fuite de gaz au 90 Elgin');
    expect(await crisis()).toMatchObject({ playbook: 'evacuation' });
    await chat.say('employee-en', 'report something is wrong at the dock');
    expect(await chat.say(daniel, 'crisis open EV-2026-0001 trouble')).toContain('[form crisis.open]');
    expect(JSON.stringify(chat.replies.at(-1)?.form?.form.intro)).toContain(
      'The room will be about EV-2026-0001.',
    );
  });

  it('reads what is named wherever it stands, so that no marking is lost in the name', async () => {
    await chat.store.commit([{ in: 'screening', put: aScreening(`${daniel}@sample.example`) }]);
    await chat.say('employee-en', 'report the server room smells of smoke');
    await chat.say(
      daniel,
      'crisis open very high flood marking:protected-b at 90 Elgin EV-2026-0001 kind:cyber',
    );
    expect(await crisis()).toMatchObject({
      name: 'flood at 90 Elgin',
      severity: 'very-high',
      marking: 'protected-b',
      playbook: 'cyber',
      event: 'EV-2026-0001',
    });
    expect(await chat.say(daniel, 'crisis open flood marking:protected-x')).toContain(
      '“marking:protected-x”',
    );
    await chat.say('officer2', 'crise ouvrir exercice élevé d’incendie au 90 Elgin');
    expect(await chat.store.crises.get('CR-2026-0002')).toMatchObject({
      name: 'incendie au 90 Elgin',
      severity: 'high',
      exercise: true,
    });
  });

  it('takes neither an exercise for something real nor something real for an exercise: it asks', async () => {
    for (const name of ['water leak exercise at 90 Elgin', 'smoke in the exercise hall, evacuation']) {
      expect(await chat.say(daniel, `crisis open ${name}`)).toContain('[form crisis.open]');
      const { fields = [] } = chat.replies.at(-1)?.form?.form ?? {};
      expect(fields.find((field) => field.name === 'exercise')).toMatchObject({ value: true });
    }
    expect(await chat.store.crises.open()).toHaveLength(0);
    await chat.say(daniel, 'crisis open tabletop on Friday');
    expect(await crisis()).toMatchObject({ exercise: true, playbook: 'exercise' });
    await chat.say(daniel, 'crisis open kind:exercise the first one');
    expect(await chat.store.crises.get('CR-2026-0002')).toMatchObject({ exercise: true });
  });

  it('says EXERCISE in the first line of everything', async () => {
    const answer = await chat.say(daniel, 'crisis open exercise flood at 90 Elgin');
    expect(answer).toContain(`EXERCISE · ${id}`);
    await chat.settle();
    for (const card of await chat.owed(`#${id} console`)) {
      expect(card.split('\n')[0]).toContain('EXERCISE');
      expect(card).toContain('EXERCICE');
    }
    expect(platform().rooms[0]?.name).toMatch(/^EXERCISE \/ EXERCICE /);
    expect(platform().rooms[0]?.topicText).toMatch(/^EXERCISE \/ EXERCICE · CR-2026-0001 · /);
    expect((await chat.owed(`${daniel}@sample.example`)).every((each) => each.startsWith('EXERCISE'))).toBe(
      true,
    );
  });

  it('asks what kind it is when the name does not say', async () => {
    expect(await chat.say(daniel, 'crisis open something strange')).toContain('[form crisis.open]');
    const answer = await chat.fill(daniel, 'crisis open something strange', {
      name: 'Something strange',
      kind: 'protest',
      severity: 'low',
    });
    expect(answer).toContain(`${id} · Something strange`);
    expect(await crisis()).toMatchObject({ playbook: 'protest', severity: 'low' });
    expect(await chat.fill(daniel, 'crisis open', { name: ' ', kind: 'protest' })).toContain(
      'what is happening',
    );
    expect(await chat.fill(daniel, 'crisis open', { name: 'x', kind: 'nothing' })).toContain('Choose one');
  });

  it('takes the kinds by their French names, too, and shows no others to French readers', async () => {
    await chat.say(daniel, 'langue fr');
    const refused = await chat.say(daniel, 'crise ouvrir genre:rien quelque chose');
    const kinds = /l’un de ceux-ci\s: (.*)\./.exec(refused)?.[1]?.split(', ') ?? [];
    expect(kinds).toContain('fuite-de-données');
    expect(kinds).toHaveLength(chat.services.playbooks.length);
    for (const id of ['data-leak', 'supplier-failure', 'flood-fire']) expect(kinds).not.toContain(id);
    await chat.say(daniel, 'crise ouvrir genre:fuite-de-donnees niveau:tres-secret quelque chose');
    await chat.say(daniel, `crise ouvrir genre:${kinds.at(-2)} autre chose`);
    const opened = await chat.store.crises.open();
    expect(opened.map(({ playbook }) => playbook)).toEqual(['supplier-failure']);
  });

  it('is in the audit of the event that it is about, with who opened it', async () => {
    await chat.say('employee-en', 'report water comes through the ceiling');
    await chat.say('officer1', 'crisis open flood at 90 Elgin EV-2026-0001');
    expect(await chat.store.audit.about('EV-2026-0001')).toContainEqual(
      expect.objectContaining({ what: 'crisis open', who: 'officer1@sample.example', outcome: 'done' }),
    );
  });

  it('has its situation reports that went to executives or to others in the audit of that event, without its own number', async () => {
    await chat.say('employee-en', 'report water comes through the ceiling');
    await chat.say('officer1', 'crisis open flood at 90 Elgin EV-2026-0001');
    await chat.fill('officer1', 'crisis sitrep CR-2026-0001', { situation: 'Wet.' });
    const given = {
      name: 'flood at 90 Elgin',
      situation: 'Wet.',
      why: 'They share the building',
      to: 'PSPC',
    };
    await chat.fill('officer1', 'crisis sitrep CR-2026-0001 1 share', given);
    const lines = await chat.store.audit.about('EV-2026-0001');
    const by = { who: 'officer1@sample.example', outcome: 'done' };
    expect(lines.slice(-2)).toEqual([
      expect.objectContaining({ ...by, what: 'crisis report-shown', detail: 'shared:2' }),
      expect.objectContaining({ ...by, what: 'crisis.share', detail: 'shared:1:' }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('CR-2026');
    await chat.say('auditor', 'language en');
    expect(await chat.say('auditor', 'audit show EV-2026-0001')).toContain(
      'Situation report shown to executives · shared: 2 people',
    );
  });

  it('opens from a button on an event, with what the event says', async () => {
    await chat.say('employee-en', 'report smoke in the basement');
    await chat.press(daniel, 'event.severity', 'EV-2026-0001 very-high');
    expect(await chat.press(daniel, 'crisis.open', 'EV-2026-0001')).toContain('[form crisis.open]');
    const form = chat.replies.at(-1)?.form?.form;
    expect(form?.fields.find(({ name }) => name === 'severity')).toMatchObject({ value: 'very-high' });
    expect(form?.fields.find(({ name }) => name === 'kind')).toMatchObject({ value: 'flood-fire' });
    await chat.answer(daniel, 'crisis.open', 'EV-2026-0001', { name: 'Smoke', kind: 'flood-fire' });
    expect(await crisis()).toMatchObject({ event: 'EV-2026-0001' });
  });

  it.each([
    ['very-high', '', 'very-high'],
    ['low', '', 'high'],
    ['very-high', 'medium ', 'medium'],
  ])(
    'is as grave as its event (%s) or as such a crisis usually is, unless somebody says: %j',
    async (of, said, is) => {
      await chat.say('employee-en', 'report water in the basement');
      await chat.press(daniel, 'event.severity', `EV-2026-0001 ${of}`);
      await chat.say(daniel, `crisis open ${said}flood in the basement EV-2026-0001`);
      expect(await crisis()).toMatchObject({ event: 'EV-2026-0001', severity: is });
    },
  );

  it('is of the kind of its event’s type where its words say none', async () => {
    const what = 'Mon écran demande de l’argent';
    await chat.fill('employee-fr', 'signaler', { what, type: 'cyber', danger: 'no' });
    await chat.press('officer1', 'crisis.open', 'EV-2026-0001');
    const kind = chat.replies.at(-1)?.form?.form.fields.find(({ name }) => name === 'kind');
    expect(kind).toMatchObject({ value: 'cyber' });
  });

  it('is as grave as its event in the form as well, whatever stood in it before', async () => {
    await chat.say('employee-en', 'report water in the basement');
    await chat.press(daniel, 'event.severity', 'EV-2026-0001 very-high');
    await chat.fill(daniel, 'crisis open EV-2026-0001', { name: 'Water', kind: 'flood-fire' });
    expect(await crisis()).toMatchObject({ severity: 'very-high' });
  });

  it('is for officers and the CSO', async () => {
    expect(await chat.say('employee-en', 'crisis open flood')).toContain('Your role does not allow that');
    expect(await chat.say('deputy', 'crisis open flood')).toContain('Your role does not allow that');
    expect(await chat.store.crises.page(undefined, 10)).toEqual([]);
    // Whoever may work in one, though not open it, hears what there is.
    expect(await chat.say('it1', 'crise membre hr1@sample.example')).toContain('There is no “crisis membre”');
    for (const who of ['it1', daniel])
      expect(await chat.say(who, 'crisis')).toContain('No crisis is running');
  });
});

describe('the links of the settings', () => {
  const url = 'https://intranet.example/bcp';

  async function links(can: readonly RoomAbility[]): Promise<string> {
    const { crisis: settings } = chat.department;
    const title = { en: 'Continuity plan', fr: 'Plan de continuité' };
    Object.assign(chat.department, { crisis: { ...settings, links: [{ title, url }] } });
    platform().offer = { shape: 'channel', invites: 'adding', can: new Set(can) };
    await chat.say(daniel, 'crisis open flood at 90 Elgin');
    await chat.settle();
    return (await chat.owed(`#${id} console`)).join('\n');
  }

  it('stand at the top of a room', async () => {
    expect(await links(['bookmark'])).not.toContain(url);
    expect(platform().rooms[0]?.bookmarks).toEqual(['Continuity plan / Plan de continuité']);
  });

  it('stand in the briefing where the platform keeps none there', async () => {
    expect(await links(['rename'])).toMatch(
      /Continuity plan: https:\/\/intranet\.example\/bcp[\s\S]*Plan de continuité\s: https:\/\/intranet\.example\/bcp/,
    );
    expect(platform().rooms[0]?.bookmarks).toEqual([]);
  });
});

describe('need-to-know', () => {
  beforeEach(async () => {
    for (const [who, level] of [
      ['officer1', 'enhanced-secret'],
      ['cso', 'top-secret'],
      ['facilities1', 'reliability'],
    ] as const) {
      await chat.store.commit([
        { in: 'screening', put: aScreening(`${who}@sample.example`, { level, nextCheck: '2027-11-24' }) },
      ]);
    }
  });

  it('lets in only who holds the level, tells the opener alone, and has it in the audit', async () => {
    const answer = await chat.say(daniel, 'crisis open level:secret marking:protected-b flood in the vault');
    expect(answer).toContain('Not let in, because the screening level is not confirmed for them');
    expect(answer).toContain('Georges Leblanc');
    await chat.settle();
    const [made] = platform().rooms;
    expect(made?.closed).toBe(true);
    expect([...(made?.members ?? [])].sort()).toEqual(['cso@sample.example', 'officer1@sample.example']);
    expect(await openers()).toContain('Georges Leblanc');
    for (const card of await chat.owed(`#${id} console`)) expect(card).not.toContain('Georges');
    expect(await kinds()).not.toContain('kept-out');
    const audit = await chat.store.audit.page(0, 100);
    expect(audit.filter(({ what }) => what === 'crisis kept-out').map(({ detail }) => detail)).toContain(
      'kept-out:facilities1@sample.example:secret',
    );
  });

  it('needs reliability for what is protected, whatever was asked for', async () => {
    await chat.say(daniel, 'crisis open marking:protected-a flood');
    expect(await crisis()).toMatchObject({ level: 'reliability' });
  });

  it('is not opened by somebody who may not be in it', async () => {
    expect(await chat.say('officer2', 'crise ouvrir niveau:secret inondation')).toContain(
      'Habilitation Secret',
    );
    expect(await chat.store.crises.page(undefined, 10)).toEqual([]);
  });

  it('does not exist for others, officers included', async () => {
    await chat.say(daniel, 'crisis open marking:protected-b flood in the vault');
    await chat.settle();
    for (const who of ['officer2', 'deputy', 'employee-en']) {
      expect(await chat.say(who, `crisis log ${id}`)).toContain(id);
      expect(await chat.say(who, `crisis log ${id}`)).not.toContain('vault');
    }
    expect(await chat.say('employee-en', 'crisis log hello', { channel: 'console-room-1' })).toContain(
      'There is no crisis',
    );
    expect(await chat.say(claire, `crisis log ${id}`)).toContain('in the vault');
  });

  it('keeps what is written in it off platforms that may not carry its marking, also from those who are in it', async () => {
    const person = await chat.store.people.get('facilities1@sample.example');
    if (!person) throw new Error('nobody');
    const accounts = { ...person.accounts, slack: { id: 'U0FACILITIES' } };
    await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    await chat.say(daniel, 'crisis open marking:protected-b flood');
    await chat.say(daniel, `crisis action ${id} empty the vault facilities1@sample.example`);
    await chat.say(daniel, `crisis role ${id} scribe`);
    await chat.fill(daniel, `crisis handover ${id}`, {
      role: 'scribe',
      to: 'facilities1@sample.example',
      note: 'the vault is open',
    });
    await chat.press('facilities1', 'crisis.claim', `${id} lead`);
    await chat.answer('facilities1', 'crisis.services', id, { 'border-permits': 'down' });
    await chat.pass(2 * 60 * 60 * 1_000);
    await chat.settle();
    const all = await chat.store.deliveries.page(undefined, 1_000);
    const on = (platform: string) =>
      JSON.stringify(
        all
          .filter(({ to }) => to.kind === 'person' && to.id === person.id && to.platform === platform)
          .map(({ content }) => content),
      );
    expect(on('console')).toContain('empty the vault');
    expect(on('console')).toContain('the vault is open');
    expect(on('slack')).toContain('AC-2026-0001');
    expect(on('slack')).not.toContain('the vault');
    expect(on('console')).toContain('Permis à la frontière');
    expect(on('slack')).toContain('a atteint son temps d’arrêt maximal');
    expect(on('slack')).not.toContain('Permis à la frontière');
    expect(on('slack')).toContain('ne peut pas être montrée sur cette plateforme');
  });

  it('keeps what it is called off them, too, whatever becomes of its room', async () => {
    const person = await chat.store.people.get('officer1@sample.example');
    if (!person) throw new Error('nobody');
    const accounts = { ...person.accounts, slack: { id: 'U0OFFICER1' } };
    await chat.store.commit([{ in: 'people', put: { ...person, accounts } }]);
    platform().strangers.set('officer1@sample.example', 'unknown');
    await chat.say(daniel, 'crisis open kind:violence marking:protected-b letters to Kim Tremblay');
    await chat.settle();
    const [made] = platform().rooms;
    expect(made?.name).toContain('Tremblay');
    if (made) made.archived = true;
    await chat.say(daniel, `crisis severity ${id} low`);
    await chat.settle();
    expect((await room()).lost).toBeDefined();
    const all = await chat.store.deliveries.page(undefined, 1_000);
    const mine = all.filter(({ to }) => to.kind === 'person' && to.platform === 'slack');
    const told = JSON.stringify(mine.map(({ content }) => content));
    expect(told).toContain(`Its room is on the console: ${id}`);
    expect(told).toContain(`Somebody archived its room on the console (${id})`);
    expect(told).not.toContain('Tremblay');
  });

  it('is not opened where the marking is above the ceiling; it says where', async () => {
    const answer = await chat.say(daniel, 'crisis open marking:protected-b flood', { platform: 'slack' });
    expect(answer).toContain('cannot be worked on here. Open it on Teams, the console');
    expect(await chat.store.crises.page(undefined, 10)).toEqual([]);
  });
});

it.each([
  ['armed person at 365 Laurier', 'violence'],
  ['man with a gun in the lobby', 'violence'],
  ['gunman on floor 2', 'violence'],
  ['shots fired near the loading dock', 'violence'],
  ['shooting at 90 Elgin', 'violence'],
  ['stabbing in the cafeteria', 'violence'],
  ['visitor with a knife', 'violence'],
  ['personne armée au 365 Laurier', 'violence'],
  ['homme armé dans le hall', 'violence'],
  ['fusillade devant le 90 Elgin', 'violence'],
  ['tirs entendus au 3e étage', 'violence'],
  ['un visiteur a un couteau', 'violence'],
  ['flood on floor 2', 'flood-fire'],
  ['smoke in the archives', 'flood-fire'],
  ['armoire électrique en feu', 'flood-fire'],
  ['gas leak at 90 Elgin', 'evacuation'],
  ['fuite de gaz au 90 Elgin', 'evacuation'],
  ['internet outage in the region', 'supplier-failure'],
  ['panne de courant au 365 Laurier', 'supplier-failure'],
  ['grippe au 4e étage', 'pandemic'],
])('“%s” is the kind of crisis that its name speaks of: %s', async (name, playbook) => {
  await chat.say(daniel, `crisis open ${name}`);
  expect(await crisis()).toMatchObject({ name, playbook });
});

describe('a room that is only half made', () => {
  const refused = (reason: string, permanent: boolean, more = {}) => new SendError(reason, permanent, more);

  it('is never made twice, whatever is lost on the way', async () => {
    platform().fail('open', refused('timeout', false));
    await chat.say(daniel, 'crisis open flood at 90 Elgin');
    await chat.settle();
    await chat.pass(60_000);
    await chat.settle();
    expect(platform().rooms).toHaveLength(1);
    expect((await room()).troubles).toEqual({});
    expect((await room()).completeAt).toBeDefined();
  });

  it('goes on where it stopped, and does nothing twice', async () => {
    platform().fail('topic', refused('ratelimited', false, { retryAfter: 30 }));
    await chat.say(daniel, 'crisis open flood at 90 Elgin');
    await chat.settle();
    expect(await openers()).toContain('its topic (ratelimited)');
    expect(await openers()).toContain('goes on trying');
    expect((await room()).openAt).toBeDefined();
    expect(platform().rooms[0]?.pinned).toHaveLength(1);
    expect((await room()).completeAt).toBeUndefined();
    await chat.pass(60_000);
    await chat.settle();
    expect((await room()).completeAt).toBeDefined();
    expect(platform().calls.filter((call) => call.startsWith('pin'))).toHaveLength(1);
    expect(platform().calls.filter((call) => call.startsWith('letIn'))).toHaveLength(1);
  });

  it('says which permission is missing, and is finished when somebody asks again', async () => {
    platform().fail('pin', refused('missing_scope', true, { missing: ['pins:write'] }));
    await chat.say(daniel, 'crisis open flood at 90 Elgin');
    await chat.settle();
    expect(await openers()).toContain(
      'pinning the briefing (missing_scope; an administrator has to give: pins:write)',
    );
    expect(await openers()).toContain('[Try again]');
    await chat.pass(3_600_000);
    await chat.settle();
    expect(platform().calls.filter((call) => call.startsWith('pin'))).toHaveLength(1);
    await chat.press(daniel, 'crisis.room', id);
    await chat.settle();
    expect((await room()).troubles).toEqual({});
    expect(await openers()).not.toContain('Still missing');
  });

  it('names whom it could not let in, and tells them how to work in it', async () => {
    platform().strangers.set('it1@sample.example', 'left');
    await chat.say(daniel, 'crisis open flood at 90 Elgin');
    await chat.settle();
    expect(await openers()).toContain('Account closed: Wei Zhang');
    expect((await chat.owed('it1@sample.example')).join('\n')).toContain(
      `“crisis log ${id} …”.\n[How it stands]`,
    );
  });

  it('may have been made before the platform broke off: somebody looks before it is made again', async () => {
    platform().fail('open', refused('may-exist', true));
    await chat.say(daniel, 'crisis open flood at 90 Elgin');
    await chat.settle();
    expect(await openers()).toContain('Look whether it is there before you try again');
    expect(await openers()).toContain(`“crisis log ${id} …”`);
    expect(await chat.say(daniel, `crisis log ${id} we meet in the lobby`)).toContain('On the log as no. 2');
  });

  it('is on another platform when the opener’s cannot have it, with the reason', async () => {
    platform('slack').offer = { refused: 'no-permission', missing: ['groups:write'] };
    platform('teams').offer = { refused: 'not-configured', missing: ['crisis.rooms.teams'] };
    await chat.say(daniel, 'crisis open flood at 90 Elgin', { platform: 'slack' });
    await chat.settle();
    expect((await room()).place?.platform).toBe('console');
    expect(await openers()).toContain('It is on the console. Vigie lacks the permission for it.');
  });

  it('is nowhere: everything works by number, and what is missing is said', async () => {
    for (const name of ['slack', 'teams', 'console'] as const) {
      platform(name).offer = { refused: 'no-permission', missing: [`${name}:write`] };
    }
    await chat.say(daniel, 'crisis open flood at 90 Elgin', { platform: 'slack' });
    await chat.settle();
    expect(await openers()).toContain('Slack: Vigie lacks the permission for it. Missing: slack:write.');
    platform('slack').offer = platform('console').offer = {
      shape: 'channel',
      invites: 'adding',
      can: new Set(['topic'] as const),
    };
    await chat.press(daniel, 'crisis.room', id);
    await chat.settle();
    expect((await room()).place?.platform).toBe('slack');
    expect((await chat.owed(`#${id} slack`)).join('\n')).toContain(
      'What this platform cannot do with a room: pin the briefing; keep bookmarks; rename it when it is closed; archive it afterwards',
    );
  });
});
