import { beforeEach, describe, expect, it } from 'vitest';
import { keeping } from '../../src/domain/retention.ts';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { unsealingsOf } from '../../src/domain/unsealing.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const hour = 60 * 60_000;
const day = 24 * hour;
const first = 'EV-2026-0001';
const event = async (): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(first);
  if (!found) throw new Error(`no ${first}`);
  return found;
};
const ask = (who: string, reason: string, more: Record<string, string> = {}) =>
  chat.fill(who, `event unseal ${first}`, { reason, ...more });
const approve = (who: string, number?: number) =>
  chat.press(who, 'event.unseal.approve', number ? `${first} ${number}` : first);
const told = async () =>
  (await chat.owed(`confidential:${first}`)).filter((each) => each.includes('your name')).join('\n');
const postponed = { until: '2026-12-20', why: 'the police ask for silence' };

describe('a name that is to be opened more than once', () => {
  beforeEach(() =>
    chat.fill('employee-en', 'report', { what: 'my director takes files home', confidential: 'yes' }),
  );

  describe('while the CSO postponed telling its author', () => {
    beforeEach(async () => {
      await ask('cso', 'a warrant', postponed);
      await approve('officer2');
      await chat.pass(2 * hour);
    });

    it('tells them the reason for which it was opened, not that of a later request', async () => {
      await ask('officer1', 'to call them');
      await chat.pass(40 * day);
      expect(await told()).toContain('a warrant');
      expect(await told()).not.toContain('to call them');
    });

    it('tells them of a further opening only then, and of both', async () => {
      await ask('officer1', 'to call them');
      await approve('officer2');
      expect(await chat.press('officer1', 'event.unseal.show', first)).toContain('Jane Kowalski');
      await chat.pass(day);
      expect(await told()).toBe('');
      await chat.pass(40 * day);
      expect(await told()).toContain('a warrant');
      expect(await told()).toContain('to call them');
    });

    it('keeps the record until they can be told, whatever is asked later', async () => {
      await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
      const at = new Date('2026-12-21T00:00:00.000Z');
      await ask('officer1', 'to call them');
      const retention = { ...chat.department.retention, events: 0, byType: {} };
      expect(keeping(await event(), undefined, retention, at)).toBe('to-tell');
    });
  });

  it('is opened by each request for the two who took part in it', async () => {
    await ask('officer1', 'someone is at risk');
    await ask('cso', 'a warrant');
    await approve('officer2', 1);
    expect(await chat.press('officer1', 'event.unseal.show', first)).toContain('Jane Kowalski');
    expect(await chat.press('cso', 'event.unseal.show', first)).not.toContain('Jane Kowalski');
    await chat.pass(0);
    expect(await told()).toContain('someone is at risk');
    expect(await approve('officer2', 1)).not.toContain('approved');
    await approve('officer1', 2);
    expect(await chat.press('cso', 'event.unseal.show', first)).toContain('Jane Kowalski');
    expect((await chat.owed('officer2@sample.example')).join()).not.toContain('[Approve opening]');
  });

  it('was stored alone by an older version, and is told of', async () => {
    const by = 'cso@sample.example';
    const unsealing = {
      by,
      reason: 'a warrant',
      at: chat.now.toISOString(),
      approvedBy: 'officer2@sample.example',
      approvedAt: chat.now.toISOString(),
      tellAfter: '2026-12-20T17:00:00.000Z',
      whyLater: 'silence',
    };
    const due = { id: 'unseal.tell-author:old', version: 0, timer: 'unseal.tell-author', subject: first };
    await chat.store.commit([
      { in: 'events', put: { ...(await event()), unsealing } },
      { in: 'due', put: { ...due, at: unsealing.tellAfter } },
    ]);
    await ask('officer1', 'to call them');
    expect(unsealingsOf(await event()).map(({ reason }) => reason)).toEqual(['a warrant', 'to call them']);
    await chat.pass(40 * day);
    expect(await told()).toContain('a warrant');
  });
});

describe('whoever takes part in opening a name is looked at anew at each step', () => {
  beforeEach(() =>
    chat.fill('employee-en', 'report', { what: 'my boss takes files home', confidential: 'yes' }),
  );

  const show = (who: string) => chat.press(who, 'event.unseal.show', first);
  const person = async (who: string) => {
    const found = await chat.store.people.get(`${who}@sample.example`);
    if (!found) throw new Error(`no ${who}`);
    return found;
  };
  /** What comes to be known of officer2, who asked. */
  const since: [string, () => Promise<unknown>][] = [
    [
      'is named by its author',
      () => chat.say('employee-en', `report note ${first} my boss is Mélanie Gagnon, she threatened me`),
    ],
    ['is named in another’s note', () => chat.say('officer1', `event note ${first} it is Mélanie Gagnon`)],
    ['handles it', () => chat.say('officer2', `event take ${first}`)],
    [
      'handles what it became part of',
      async () => {
        await chat.say('employee-fr', 'report files are missing on the 4th floor');
        await chat.say('officer2', 'event take EV-2026-0002');
        await chat.press('cso', 'event.merge.named', `${first} EV-2026-0002`);
      },
    ],
    [
      'reported what it became part of',
      async () => {
        await chat.say('officer2', 'report files are missing on the 4th floor');
        await chat.press('cso', 'event.merge.named', `${first} EV-2026-0002`);
      },
    ],
  ];

  it.each(since)('asks for it no more where whoever asked %s', async (_, becomes) => {
    await becomes();
    expect(await chat.say('officer2', `event unseal ${first}`)).toContain('cannot take part');
  });

  it.each(since)('is approved no more where whoever asked %s', async (_, becomes) => {
    await ask('officer2', 'to call them');
    await becomes();
    expect(await approve('cso', 1)).toContain('no longer stands');
    expect(await show('officer2')).not.toContain('Jane Kowalski');
  });

  it.each(since)('is shown no more to whoever %s', async (_, becomes) => {
    await ask('officer2', 'to call them');
    await approve('cso', 1);
    await becomes();
    expect(await show('officer2')).toContain('cannot take part');
    expect(await show('cso')).toContain('Jane Kowalski');
  });

  it('nor is it approved where whoever asked left, or has the role no more', async () => {
    await ask('officer2', 'to call them');
    const before = await person('officer2');
    await chat.store.commit([{ in: 'people', put: { ...before, active: false } }]);
    expect(await approve('cso', 1)).toContain('no longer stands');
    await chat.store.commit([{ in: 'people', put: { ...before, version: before.version + 1, roles: [] } }]);
    expect(await approve('cso', 1)).toContain('no longer stands');
  });

  it('nor after a week', async () => {
    await ask('officer2', 'to call them');
    await chat.pass(6 * day);
    await ask('officer1', 'someone is at risk');
    await chat.pass(day + hour);
    expect(await approve('cso', 1)).toContain('no longer stands');
    expect(await approve('cso', 2)).toContain('approved');
  });
});

describe('whoever is asked to approve', () => {
  const request = async (who: string) => {
    const asked = (await chat.owed(`${who}@sample.example`)).filter((each) => each.includes('sealed name'));
    return asked.join('\n');
  };

  it('reads why, and gets to the record', async () => {
    await chat.fill('employee-en', 'report', { what: 'my boss takes files home', confidential: 'yes' });
    await ask('officer1', 'someone is at risk');
    expect(await request('cso')).toContain('someone is at risk');
    expect(await request('cso')).toContain('[Open the record]');
  });

  it('sees no button once somebody approved it, or it lapsed', async () => {
    await chat.fill('employee-en', 'report', { what: 'my boss takes files home', confidential: 'yes' });
    await ask('officer1', 'someone is at risk');
    await chat.settle();
    expect(await approve('officer2', 1)).toContain('[Show the name]');
    expect(chat.replies.at(-1)?.replace).toBeDefined();
    const over = 'was approved by somebody else';
    const said = (await chat.owed('cso@sample.example')).filter((each) => each.includes(over));
    expect(said).toEqual([expect.not.stringContaining('[')]);
    await ask('officer1', 'they have to be warned');
    await chat.settle();
    await chat.pass(7 * day + hour);
    for (const who of ['officer2', 'cso']) {
      const told = (await chat.owed(`${who}@sample.example`)).filter((each) => each.includes('seven days'));
      expect(told).toEqual([expect.not.stringContaining('[')]);
    }
    await approve('cso', 2);
    expect(chat.replies.at(-1)?.replace?.text).toContain('no longer stands');
  });

  it('reads it only where it may be shown, and elsewhere that they have to ask', async () => {
    const officer = await chat.store.people.get('officer1@sample.example');
    if (!officer) throw new Error('no officer');
    const accounts = { ...officer.accounts, slack: { id: 'U1' } };
    await chat.store.commit([{ in: 'people', put: { ...officer, accounts } }]);
    const what = { what: 'my boss takes files home', type: 'insider-screening' };
    await chat.fill('employee-en', 'report', { ...what, confidential: 'yes' });
    await chat.press('cso', 'event.join.add', `${first} officer1@sample.example`);
    await ask('cso', 'someone is at risk');
    const deliveries = await chat.store.deliveries.page(undefined, 1_000);
    const on = (platform: string) =>
      JSON.stringify(deliveries.filter(({ id }) => id.includes(':unseal:') && id.endsWith(platform)));
    expect(on('console')).toContain('someone is at risk');
    expect(on('slack')).toContain('may not be shown here');
    expect(on('slack')).not.toContain('someone is at risk');
  });
});

it('what a telephone shows before it is opened has neither the name nor why it was opened', async () => {
  await chat.fill('employee-en', 'report', { what: 'my boss takes files home', confidential: 'yes' });
  await ask('officer1', 'someone is at risk');
  await approve('officer2', 1);
  expect(await chat.press('officer1', 'event.unseal.show', first)).toContain('Jane Kowalski');
  expect(chat.replies.at(-1)?.here?.text).toBe(`The name in ${first}`);
  await chat.pass(hour);
  expect(await told()).toContain('someone is at risk');
  const texts = (await chat.store.deliveries.page(undefined, 1_000)).map(({ content }) =>
    'text' in content ? content.text : '',
  );
  expect(texts.join()).toContain('asks to open the sealed name');
  expect(texts.join()).toContain('opened your name');
  expect(texts.join()).not.toContain('someone is at risk');
});

describe('where an officer reported confidentially', () => {
  beforeEach(() => chat.say('officer2', 'report confidentially: somebody sells passes'));
  const asked = async (who: string) =>
    (await chat.owed(`${who}@sample.example`)).some((each) => each.includes('sealed name'));

  it('no line of the audit says that they were refused to open the name', async () => {
    expect(await chat.say('officer2', `event unseal ${first}`)).toContain('cannot take part');
    await ask('officer1', 'someone is at risk');
    for (const press of ['event.unseal.approve', 'event.unseal.ask', 'event.unseal.show'])
      await chat.press('officer2', press, first);
    expect(JSON.stringify(await chat.store.audit.about(first))).not.toContain('officer2');
    await chat.say('officer1', `event take ${first}`);
    await chat.say('officer1', `event unseal ${first}`);
    expect((await chat.store.audit.about(first)).at(-1)).toMatchObject({
      who: 'officer1@sample.example',
      outcome: 'refused',
    });
  });

  it('they are asked like the rest, as who alone is not asked is known, and cannot approve', async () => {
    await ask('officer1', 'someone is at risk');
    expect([await asked('officer2'), await asked('cso')]).toEqual([true, true]);
    expect(await approve('officer2', 1)).toContain('cannot take part');
    expect(await approve('cso', 1)).toContain('approved');
  });

  it('they are not while they are not to know of it', async () => {
    await ask('cso', 'a warrant', postponed);
    expect([await asked('officer2'), await asked('officer1')]).toEqual([false, true]);
    await approve('officer1', 1);
    await ask('officer1', 'to call them');
    expect(await asked('officer2')).toBe(false);
  });

  it('nor do they read in an earlier request, which they were asked in, that it was opened meanwhile', async () => {
    await ask('officer1', 'to call them');
    await chat.settle();
    await ask('cso', 'a warrant', postponed);
    await approve('officer1', 2);
    await approve('cso', 1);
    const told = (await chat.owed('officer2@sample.example')).join();
    expect(told).toContain('Nobody is asking to open the name');
    expect(told).not.toContain('approved');
  });

  it('nor is then half of the others, always the same, so that nobody is known for not being asked', async () => {
    const others = ['employee-en', 'employee-fr', 'warden-90elgin-3', 'hr1'].map(
      (who) => `${who}@sample.example`,
    );
    for (const who of others) {
      const person = await chat.store.people.get(who);
      if (!person) throw new Error(`no ${who}`);
      await chat.store.commit([
        { in: 'people', put: { ...person, roles: [{ role: 'officer', since: null }] } },
      ]);
    }
    const askedNow = async () => {
      const owed = await chat.store.deliveries.page(undefined, 500);
      const requests = owed.filter(({ id }) => id.startsWith(`${first}:unseal:`));
      return [...new Set(requests.flatMap(({ to }) => (to.kind === 'person' ? to.id : [])))];
    };
    const said = await ask('cso', 'a warrant', postponed);
    const half = await askedNow();
    expect(half).toHaveLength(3);
    expect(half).not.toContain('officer2@sample.example');
    expect(said).toContain('as the lot falls');
    await chat.say('employee-en', 'report confidentially: somebody sells passes');
    await ask('cso', 'a warrant again', postponed);
    expect(await askedNow()).toEqual(half);
  });
});
