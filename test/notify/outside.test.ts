import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkGcNotify } from '../../src/adapters/gc-notify/check.ts';
import { gcNotify } from '../../src/adapters/gc-notify/client.ts';
import { type BudgetMaker, Pacer } from '../../src/chat/pacer.ts';
import type { Alert } from '../../src/domain/alert.ts';
import { type Delivery, ledgerId } from '../../src/domain/delivery.ts';
import { outsideWords } from '../../src/handlers/alert/outside-words.ts';
import type { Loop } from '../../src/notify/loop.ts';
import { startOutside } from '../../src/notify/outside-sender.ts';
import { until } from '../support/bot.ts';
import { type Chat, startChat } from '../support/chat.ts';
import { type GcNotifyService, startGcNotifyService } from '../support/gc-notify.ts';

const jane = 'employee-en@sample.example';
const etienne = 'employee-fr@sample.example';
const claire = 'cso@sample.example';
const templates = {
  email: { en: 'email-en', fr: 'email-fr' },
  sms: { en: 'sms-en', fr: 'sms-fr' },
};

let service: GcNotifyService;
let chat: Chat;
let loops: Loop[];
let logged: string[];

beforeEach(async () => {
  service = await startGcNotifyService();
  for (const language of ['en', 'fr']) {
    service.templates.set(`email-${language}`, { type: 'email', subject: '((title))', body: '((body))' });
    service.templates.set(`sms-${language}`, { type: 'sms', body: 'Vigie: ((title)) ((body))' });
  }
  chat = await startChat();
  loops = [];
  logged = [];
  const person = await chat.store.people.get(etienne);
  if (person) await chat.store.commit([{ in: 'people', put: { ...person, telephone: '613-555-0199' } }]);
});
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  await chat.close();
  await service.stop();
});

const options = () => ({ apiKey: service.apiKey, url: service.url, templates });

function start(makeBudget: BudgetMaker = () => new Pacer({ calls: 1_000, ms: 1_000 })): Loop {
  const loop = startOutside({
    store: chat.store,
    clock: () => chat.now,
    ways: gcNotify(options()),
    words: outsideWords(chat.department),
    log: (code, detail) => logged.push(`${code} ${JSON.stringify(detail)}`),
    failed: (error) => {
      throw error;
    },
    makeBudget,
  });
  loops.push(loop);
  return loop;
}

const alert: Alert = {
  id: 'AL-2026-0001',
  version: 0,
  kind: 'emergency',
  title: { en: 'Gas leak', fr: 'Fuite de gaz' },
  body: { en: 'Stay away from 90 Elgin.', fr: 'Tenez-vous loin du 90, rue Elgin.' },
  marking: 'unclassified',
  audience: { include: [{ kind: 'everyone' }], except: [] },
  wanted: 'none',
  state: 'open',
  author: claire,
  createdAt: '2026-11-24T14:00:00.000Z',
  updates: [],
  fired: [],
  history: [],
};

function line(person: string, more: Partial<Delivery> = {}): Delivery {
  const at = '2026-11-24T14:00:00.000Z';
  return {
    id: ledgerId(alert.id, person),
    version: 0,
    lane: 'emergency',
    alert: alert.id,
    to: { kind: 'person', id: person, platform: 'slack' },
    content: { card: 'alert', of: alert.id },
    state: 'failed',
    reason: 'no-account',
    owedAt: at,
    tryAt: at,
    attempts: 0,
    ...more,
  };
}

async function open(changes: Partial<Alert>, ...lines: Delivery[]): Promise<void> {
  await chat.store.commit([
    { in: 'alerts', put: { ...alert, ...changes } },
    ...lines.map((put) => ({ in: 'deliveries' as const, put })),
  ]);
}

const outsideOf = async (person: string) =>
  (await chat.store.deliveries.get(ledgerId(alert.id, person)))?.outside;
const settled = (person: string, kind: 'email' | 'sms', state: string) =>
  until(async () => (await outsideOf(person))?.[kind]?.state === state);
/** Long enough for a look at every alert. */
const pass = () => new Promise((resolve) => setTimeout(resolve, 300));

it('tells those whom chat did not reach, each in their language and once', async () => {
  const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
  await open({}, line(jane), line(etienne), line(claire, { state: 'sent', posted }));
  const loop = start();
  await settled(etienne, 'sms', 'sent');
  await settled(jane, 'email', 'sent');
  expect(service.sent.map(({ kind, to, template }) => `${kind} ${to} ${template}`).sort()).toEqual(
    [`email ${jane} email-en`, `email ${etienne} email-fr`, 'sms +16135550199 sms-fr'].sort(),
  );
  const mail = service.sent.find(({ to }) => to === etienne);
  expect(mail?.said).toContain('Fuite de gaz');
  expect(mail?.said).toContain('Tenez-vous loin du 90, rue Elgin.');
  expect(JSON.stringify(service.sent.map(({ reference, said }) => [reference, said]))).not.toMatch(
    /Étienne|Roy|sample\.example/,
  );
  loop.wake();
  await pass();
  await loop.stop();
  start();
  await pass();
  expect(service.sent).toHaveLength(3);
});

it('tells whom a muster asks how to answer where there is no button, for as long as it asks', async () => {
  const said = async (person: string) => {
    await settled(person, 'email', 'sent');
    return service.sent.filter(({ to }) => to === person).at(-1)?.said ?? '';
  };
  await open({ wanted: 'muster' }, line(jane), line(etienne));
  start();
  expect(await said(jane)).toContain('call the security desk and say how you are: 613-555-0100');
  expect(await said(etienne)).toMatch(
    /pour dire comment vous allez, appelez le bureau de la sécurité au 613-555-0100$/,
  );
  const body = { en: 'You may go back in.', fr: 'Vous pouvez rentrer.' };
  const update = { at: '2026-11-24T16:00:00.000Z', by: claire, scope: 'all', body } as const;
  const ended = { by: claire, at: '2026-11-24T16:00:00.000Z' };
  const stored = await chat.store.alerts.get(alert.id);
  if (stored)
    await chat.store.commit([
      { in: 'alerts', put: { ...stored, state: 'cleared', ended, updates: [update] } },
    ]);
  await until(async () => (await outsideOf(jane))?.email?.of === '1');
  expect(await said(jane)).toMatch(
    /You may go back in\.[\s\S]*Do not answer this message\. Security desk: 613-555-0100$/,
  );
});

it('makes each call out of one budget of a thousand a minute, which instances share', async () => {
  const asked: unknown[] = [];
  let turns = 0;
  const waiting: (() => void)[] = [];
  const budget = Object.assign(new Pacer({ calls: 1, ms: 1 }), {
    take: () => new Promise<void>((resolve) => waiting.push(resolve)),
  });
  const give = (most: number) => {
    for (; waiting.length > 0 && turns < most; turns++) waiting.shift()?.();
  };
  await open({}, line(jane), line(etienne), line(claire));
  for (let instance = 0; instance < 2; instance++)
    start((...named) => {
      asked.push(named);
      return budget;
    });
  await until(() => waiting.length === 2);
  expect(service.sent).toEqual([]);
  await until(() => {
    give(3);
    return service.sent.length === 3;
  });
  await pass();
  expect(service.sent).toHaveLength(3);
  await until(() => {
    give(4);
    return service.sent.length === 4;
  });
  await pass();
  expect(new Set(service.sent.map(({ to }) => to)).size).toBe(4);
  expect(asked).toEqual(Array(2).fill(['outside', { calls: 1_000, ms: 60_000 }]));
});

it('leaves alone whom its turn came too late for: another may be telling them', async () => {
  const turns: (() => void)[] = [];
  const take = () => new Promise<void>((resolve) => turns.push(resolve));
  await open({}, line(jane));
  start(() => Object.assign(new Pacer({ calls: 1, ms: 1 }), { take }));
  await until(() => turns.length === 1);
  chat.now = new Date(chat.now.getTime() + 90_000);
  turns[0]?.();
  await pass();
  expect(service.sent).toEqual([]);
  expect(await outsideOf(jane)).toMatchObject({ email: { state: 'sending' } });
});

const changeNow = async (changes: Partial<Alert>) => {
  const before = await chat.store.alerts.get(alert.id);
  if (!before) throw new Error('no alert');
  await chat.store.commit([{ in: 'alerts', put: { ...before, ...changes } }]);
};
const update = (scope: 'all' | 'unanswered' | 'help', en: string) => ({
  at: '2026-11-24T14:10:00.000Z',
  by: claire,
  scope,
  body: { en, fr: `${en} (fr)` },
});
const told = (to: string) => service.sent.filter((each) => each.to === to).map(({ said }) => said);

it('tells those it told what is said afterwards, in order, and nobody else', async () => {
  const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
  await open({}, line(jane), line(claire, { state: 'sent', posted }));
  const loop = start();
  await settled(jane, 'email', 'sent');
  await changeNow({ updates: [update('all', 'Wait.'), update('help', 'Shout.')] });
  loop.wake();
  await until(() => told(jane).length === 2);
  expect(told(jane)[1]).toContain('Update on “Gas leak”');
  expect(told(jane)[1]).toContain('Wait.');
  const updates = [update('all', 'Wait.'), update('help', 'Shout.'), update('all', 'You may go back in.')];
  const ended = { by: claire, at: chat.now.toISOString() };
  await changeNow({ state: 'cleared', ended, updates });
  // Told by a process that knows nothing of the one before.
  await loop.stop();
  start();
  await until(() => told(jane).length === 3);
  expect(told(jane)[2]).toContain('All clear for “Gas leak”');
  expect(told(jane)[2]).toContain('You may go back in.');
  await pass();
  expect(service.sent).toHaveLength(3);
  expect(await outsideOf(jane)).toMatchObject({ email: { state: 'sent', of: '3' } });
  expect((await chat.store.deliveries.tally(alert.id)).outside).toEqual({ email: 1, sms: 0 });
});

it('tells those it told that the alert is withdrawn, even when chat has reached them since', async () => {
  await open({}, line(jane), line(etienne, { outside: {} }));
  const loop = start();
  await settled(jane, 'email', 'sent');
  await settled(etienne, 'sms', 'sent');
  const before = await chat.store.deliveries.get(ledgerId(alert.id, jane));
  if (!before) throw new Error('no line');
  const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
  await chat.store.commit([{ in: 'deliveries', put: { ...before, state: 'sent', posted } }]);
  const ended = { by: claire, at: chat.now.toISOString(), reason: 'wrong building' };
  await changeNow({ state: 'recalled', ended, updates: [update('all', 'Wait.')] });
  loop.wake();
  await until(() => service.sent.length === 6);
  expect(told(jane)[1]).toContain('WITHDRAWN: “Gas leak”. Disregard this alert. Reason: wrong building');
  expect(told('+16135550199')[1]).toContain('wrong building');
  await pass();
  expect(service.sent).toHaveLength(6);
});

it('tells of an alert that is still open, however many came after it', async () => {
  await open({}, line(jane));
  for (let n = 2; n <= 130; n++)
    await chat.store.commit([
      { in: 'alerts', put: { ...alert, id: `AL-2026-${String(n).padStart(4, '0')}` } },
    ]);
  start();
  await settled(jane, 'email', 'sent');
  expect(service.sent).toHaveLength(1);
});

it('tells that an alert is withdrawn when chat has reached everybody since', async () => {
  await open({}, line(jane));
  const loop = start();
  await settled(jane, 'email', 'sent');
  const before = await chat.store.deliveries.get(ledgerId(alert.id, jane));
  if (!before) throw new Error('no line');
  const posted = { platform: 'slack', place: 'D1', message: '1' } as const;
  await chat.store.commit([{ in: 'deliveries', put: { ...before, state: 'sent', posted } }]);
  const ended = { by: claire, at: chat.now.toISOString(), reason: 'wrong building' };
  await changeNow({ state: 'recalled', ended });
  loop.wake();
  await until(() => told(jane).length === 2);
  expect(told(jane)[1]).toContain('wrong building');
});

it('does not tell of the end of an alert that it never told', async () => {
  service.limit.left = 0;
  await open({}, line(jane));
  const loop = start();
  await settled(jane, 'email', 'owed');
  service.limit.left = 10;
  const ended = { by: claire, at: chat.now.toISOString(), reason: 'an error' };
  await changeNow({ state: 'recalled', ended });
  chat.now = new Date(chat.now.getTime() + 3_600_000);
  loop.wake();
  await pass();
  expect(service.sent).toEqual([]);
});

it('says in both languages that it is an exercise', async () => {
  await open({ kind: 'exercise' }, line(jane));
  start();
  await settled(jane, 'email', 'sent');
  expect(service.sent[0]?.said).toContain('EXERCISE / EXERCICE — Gas leak');
});

it.each([
  ['a rehearsal', { rehearsal: true }],
  ['what is marked', { marking: 'protected-a' }],
  ['what was withdrawn', { state: 'recalled' }],
] as [string, Partial<Alert>][])('never tells of %s', async (_what, changes) => {
  await open(changes, line(jane));
  start();
  await pass();
  expect(service.sent).toEqual([]);
});

it('leaves those alone who answered all the same, and those who left the department', async () => {
  const gone = await chat.store.people.get(claire);
  if (gone) await chat.store.commit([{ in: 'people', put: { ...gone, active: false } }]);
  const answer = { what: 'safe', at: '2026-11-24T14:05:00.000Z' } as const;
  await open({}, line(jane, { answer }), line(claire), line(etienne));
  start();
  await settled(etienne, 'sms', 'sent');
  expect(service.sent.map(({ to }) => to)).toEqual([etienne, '+16135550199']);
});

it('leaves those alone who have the alert, and whose reminder alone did not get through', async () => {
  const earlier = [{ platform: 'slack' as const, place: 'D1', message: '1' }];
  await open({}, line(jane), line(etienne, { state: 'given-up', reason: 'expired', earlier }));
  start();
  await settled(jane, 'email', 'sent');
  await pass();
  expect(await outsideOf(etienne)).toBeUndefined();
});

it('waits when there were too many, and tries again', async () => {
  service.limit.left = 0;
  await open({}, line(jane));
  const loop = start();
  await settled(jane, 'email', 'owed');
  expect((await outsideOf(jane))?.email).toMatchObject({
    reason: 'RateLimitError',
    attempts: 1,
    at: '2026-11-24T15:00:10.000Z',
  });
  service.limit.left = 10;
  loop.wake();
  await pass();
  expect(service.sent).toEqual([]);
  chat.now = new Date(chat.now.getTime() + 11_000);
  loop.wake();
  await settled(jane, 'email', 'sent');
});

it('sends again after an error of the service', async () => {
  service.failing = { how: 500, times: 1 };
  await open({}, line(jane));
  const loop = start();
  await settled(jane, 'email', 'owed');
  chat.now = new Date(chat.now.getTime() + 61_000);
  loop.wake();
  await settled(jane, 'email', 'sent');
  expect(service.sent).toHaveLength(1);
});

it('looks up what was cut off in place of sending it twice', async () => {
  service.failing = { how: 'cut', times: 1 };
  await open({}, line(jane));
  const loop = start();
  await until(async () => (await outsideOf(jane))?.email?.reason === 'unreachable');
  expect(service.sent).toHaveLength(1);
  chat.now = new Date(chat.now.getTime() + 91_000);
  loop.wake();
  await settled(jane, 'email', 'sent');
  expect(service.sent).toHaveLength(1);
  expect((await outsideOf(jane))?.email?.id).toBe(service.sent[0]?.id);
});

it('gives up with the reason, and repeats nothing that the service says', async () => {
  service.templates.delete('email-en');
  await open({}, line(jane));
  start();
  await settled(jane, 'email', 'failed');
  expect((await outsideOf(jane))?.email?.reason).toBe('BadRequestError');
  expect(logged).toEqual([
    `outside-not-sent ${JSON.stringify({ delivery: `${alert.id}:…`, reason: 'BadRequestError' })}`,
  ]);
});

it('is examined by doctor, which sends nothing and never shows the key', async () => {
  expect(await checkGcNotify(options())).toEqual([]);
  service.templates.set('sms-fr', { type: 'sms', body: '((title))' });
  service.templates.delete('email-fr');
  expect(await checkGcNotify(options())).toEqual([
    expect.stringContaining('email-fr (email, fr) is not there (NoResultFound)'),
    'GC Notify: the template sms-fr (sms, fr) lacks ((body)).',
  ]);
  const [wrong = ''] = await checkGcNotify({ ...options(), apiKey: 'gcntfy-wrong' });
  expect(wrong).toContain('does not accept GC_NOTIFY_API_KEY');
  expect(wrong).not.toContain('wrong');
  await service.stop();
  expect(await checkGcNotify(options())).toEqual([
    expect.stringContaining('cannot be reached (unreachable)'),
  ]);
  service = await startGcNotifyService();
});
