import { describe, expect, it } from 'vitest';
import type { Change, SecurityEvent } from '../../src/domain/security-event.ts';
import { unsealingsOf } from '../../src/domain/unsealing.ts';
import { eventRecord } from '../../src/handlers/record/document.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aScreening } from '../support/records.ts';
import { pixel } from '../support/slack.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso', 'privacy1']) await chat.say(who, 'language en');
});

const first = 'EV-2026-0001';
const second = 'EV-2026-0002';
const officer1 = 'officer1@sample.example';
const officer2 = 'officer2@sample.example';
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const yes = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');

/** Every value of an event that somebody can change, and the changes that say so. */
const values: Record<string, [Change['what'][], (event: SecurityEvent) => string | undefined]> = {
  status: [
    ['status', 'acknowledged', 'taken', 'withdrawn', 'closed', 'reopened'],
    ({ status, closures }) => (status === 'closed' ? closures?.at(-1)?.outcome : status),
  ],
  owner: [['assigned', 'taken'], ({ owner }) => owner],
  type: [['type'], ({ type }) => type],
  danger: [['danger'], ({ danger }) => yes(danger)],
  severity: [['severity'], ({ severity }) => severity],
  marking: [['marking'], ({ marking }) => marking],
  restricted: [['restricted'], ({ restricted, level }) => (restricted && level) || yes(restricted)],
  compromise: [['compromise'], ({ compromise }) => yes(compromise?.confirmed)],
  controls: [['affected'], ({ affected }) => affected?.controls.join(' ')],
  programs: [['programs'], ({ affected }) => affected?.programs],
  services: [['services'], ({ affected }) => affected?.criticalServices],
  resources: [['resources'], ({ affected }) => affected?.resources],
  people: [['people'], ({ peopleAffected }) => peopleAffected?.toString()],
  merged: [['merged'], ({ mergedInto }) => mergedInto],
  crisis: [['crisis'], ({ crisis }) => crisis],
  materiality: [['materiality'], ({ materiality }) => yes(materiality?.material)],
  unsealing: [['unseal-asked'], (event) => unsealingsOf(event).at(-1)?.reason],
  circumstance: [['details'], ({ circumstance }) => circumstance],
};

/** Does something, and checks that whatever it changed says who, when, from what to what. Gives what changed. */
async function doing(act: () => Promise<unknown>, id = first): Promise<string[]> {
  const before = await event(id);
  await act();
  const after = await event(id);
  const fresh = after.history.slice(before.history.length);
  expect(after.history.slice(0, before.history.length)).toEqual(before.history);
  const changed = Object.entries(values).filter(([, [, of]]) => of(before) !== of(after));
  for (const [name, [whats, of]] of changed) {
    const said = fresh.filter(({ what }) => whats.includes(what));
    const [from, to] = [of(before), of(after)];
    // Whoever takes an event over is who did so.
    const taker =
      name === 'owner' && from === undefined && said.some(({ what, by }) => what === 'taken' && by === to);
    const told = said.some((each) => each.from === from && each.to === to);
    expect(taker || told, `${name}: ${from} → ${to}, said ${JSON.stringify(fresh)}`).toBe(true);
  }
  for (const each of fresh)
    expect(each).toMatchObject({ at: chat.now.toISOString(), by: expect.stringMatching(/./) });
  return changed.map(([name]) => name);
}

const say = (who: string, words: string) => () => chat.say(who, words);

describe('the history says from what to what', () => {
  it('of everything that is done at the desk', async () => {
    await chat.say('employee-en', 'report privacy breach, files sent to the wrong person');
    await chat.say('employee-en', 'report a window is broken');
    const affected = (given: Record<string, string>) => () =>
      chat.answer('officer1', 'event.affected', first, { 'A.3': 'yes', ...given });
    const people = (n: string) => () =>
      chat.answer('officer1', 'event.questions', first, { crime: 'yes', people: n });
    const close = () =>
      chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'nothing there' });
    const decide = (material: string) => () =>
      chat.answer('privacy1', 'privacy.decide', first, { material, reason: 'as told' });
    const steps: [() => Promise<unknown>, string[]][] = [
      [say('officer1', `event ack ${first}`), ['status']],
      [say('officer1', `event take ${first}`), ['status', 'owner']],
      [say('officer1', `event assign ${first} ${officer2}`), ['owner']],
      [say('officer1', `event severity ${first} medium`), ['severity']],
      [say('officer1', `event severity ${first} low`), ['severity']],
      [say('officer1', `event compromise ${first} yes`), ['compromise']],
      [say('officer1', `event compromise ${first} no`), ['compromise']],
      [affected({ programs: 'Grants', resources: 'One laptop' }), ['controls', 'programs', 'resources']],
      [affected({ programs: 'Loans', services: 'Payments' }), ['programs', 'services', 'resources']],
      [affected({ programs: 'Loans', services: 'Payments' }), []],
      [people('40'), ['people']],
      [people('1 200'), ['people']],
      [decide('no'), ['materiality']],
      [decide('yes'), ['materiality']],
      [decide('no'), ['materiality']],
      [close, ['status']],
      [say('officer1', `event reopen ${first} a witness came`), ['status', 'owner']],
      [() => chat.press('officer1', 'event.merge', `${first} ${second}`), ['status', 'merged']],
      [say('officer1', `event reopen ${first} not the same`), ['status', 'merged']],
      [say('officer1', `crisis open kind:cyber ${first} files gone`), ['crisis']],
    ];
    for (const [act, changed] of steps) expect(await doing(act)).toEqual(changed);
  });

  it('of a danger that a merged event brings along, and of one that is told of later', async () => {
    await chat.say('employee-en', 'report somebody has a gun in the lobby');
    await chat.say('employee-en', 'report a window is broken');
    await chat.say('employee-en', 'report a door is broken');
    expect(await doing(() => chat.press('officer1', 'event.merge', `${first} ${second}`), second)).toEqual([
      'danger',
    ]);
    const third = 'EV-2026-0003';
    expect(await doing(() => chat.press('employee-en', 'report.danger', third), third)).toEqual(['danger']);
  });

  it('of who may see it, the marking and the screening level, and names whom that puts out', async () => {
    await chat.say('employee-en', 'report Pat takes files home');
    await chat.say('officer1', `event take ${first}`);
    await chat.store.commit([{ in: 'screening', put: aScreening(officer1) }]);
    expect(await doing(say('officer1', `event restrict ${first}`))).toEqual(['marking', 'restricted']);
    await chat.press('officer1', 'event.join.add', `${first} ${officer2}`);
    expect(await doing(say('officer1', `event restrict ${first} secret`))).toEqual(['restricted']);
    expect((await event()).history.at(-1)).toMatchObject({ what: 'put-out', from: officer2 });
  });

  it('of what its author changes: the type and what follows from it, a file beside words, taking it back', async () => {
    await chat.say('employee-en', 'report lost my badge');
    const window = { name: 'window.png', size: pixel.length, type: 'image/png', read: async () => pixel };
    await doing(() => chat.say('employee-en', `report note ${first} seen there`, { files: [window] }));
    expect((await event()).history.slice(-2).map(({ what }) => what)).toEqual(['note', 'file']);
    const type = () => chat.press('employee-en', 'report.type', `${first} insider-screening`);
    expect(await doing(type)).toEqual(['type', 'marking', 'restricted']);
    expect(await doing(say('employee-en', `report withdraw ${first}`))).toEqual(['status']);
  });

  it('of the reasons for opening a name, and of the kind of a change of circumstances', async () => {
    await chat.fill('employee-en', 'report', { what: 'my director takes files home', confidential: 'yes' });
    for (const reason of ['a court asks', 'a second court asks'])
      expect(await doing(() => chat.fill('officer1', `event unseal ${first}`, { reason }))).toEqual([
        'unsealing',
      ]);
    await chat.say('employee-fr', 'screening change I was stopped by the police last week');
    const kind = () => chat.press('employee-fr', 'screening.change.kind', `${second} law-enforcement`);
    expect(await doing(kind, second)).toEqual(['circumstance']);
  });
});

it('what people wrote in it is in no audit entry, no log and no message', async () => {
  await chat.say('employee-en', 'report lost my badge');
  for (const words of ['Zygomatic', 'Quixotic']) {
    await chat.answer('officer1', 'event.affected', first, {
      programs: `${words} grants`,
      services: `${words} payments`,
      resources: `${words} phones`,
    });
    await chat.say('officer1', `event hold ${first} ${words} request`);
  }
  const elsewhere = [
    await chat.store.audit.page(0, 200),
    await chat.store.deliveries.page(undefined, 200),
    chat.failures,
  ];
  expect(JSON.stringify(elsewhere)).not.toMatch(/Zygomatic|Quixotic/);
  const { history } = await event();
  expect(history.filter(({ from }) => from?.startsWith('Zygomatic'))).toHaveLength(3);
});

describe('in the record for people', () => {
  it('values are put in words, and one that was not set says so', async () => {
    await chat.say('employee-en', 'report lost my badge');
    await chat.say('officer1', `event assign ${first} ${officer2}`);
    await chat.say('officer1', `event severity ${first} high`);
    for (const programs of ['Grants', 'Loans'])
      await chat.answer('officer1', 'event.affected', first, { programs });
    await chat.answer('officer1', 'event.affected', first, { services: 'Payments' });
    await chat.say('officer1', `event hold ${first} request A-12`);
    await chat.say('officer1', `event hold ${first} off`);
    const changes = async (language: 'en' | 'fr') => {
      const { document } = await eventRecord(new Unit(chat.services, chat.now), await event(), language);
      return document.sections.at(-2)?.rows.map(([, value]) => value) ?? [];
    };
    expect(await changes('en')).toEqual(
      expect.arrayContaining([
        'assigned: not set → Mélanie Gagnon (officer2@sample.example)',
        'status: Reported → Being handled',
        'severity: not set → High',
        'programs or activities affected: not set → Grants',
        'programs or activities affected: Grants → Loans',
        'programs or activities affected: Loans → not set',
        'hold: no. 1 in force',
        'hold: no. 1 in force → no. 1 ended',
      ]),
    );
    expect(await changes('fr')).toEqual(
      expect.arrayContaining([
        'gravité\u00A0: non indiqué → Élevée',
        'programmes ou activités touchés\u00A0: Grants → Loans',
      ]),
    );
  });

  it('changes of an older version stay what they were', async () => {
    await chat.say('employee-en', 'report lost my badge');
    const at = chat.now.toISOString();
    const old = (what: Change['what'], more: Partial<Change> = {}): Change => ({
      at,
      by: officer1,
      what,
      ...more,
    });
    const stored = await event();
    stored.history.push(
      old('acknowledged'),
      old('restricted'),
      old('details'),
      old('hold', { from: 'off', to: 'on' }),
      old('affected', { to: 'A.3' }),
      old('reopened', { from: 'resolved', to: 'taken' }),
    );
    const { document } = await eventRecord(new Unit(chat.services, chat.now), stored, 'en');
    expect(
      document.sections
        .at(-2)
        ?.rows.map(([, value]) => value)
        .slice(1),
    ).toEqual([
      'acknowledged',
      'restricted',
      'details',
      'hold: none → in force',
      'what is affected: not set → A.3 Physical security',
      'reopened: Resolved → Being handled',
    ]);
  });
});
