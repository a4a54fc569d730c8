import { expect, it } from 'vitest';
import { ledgerId } from '../../src/domain/delivery.ts';
import { otherWay } from '../../src/handlers/alert/other-way.ts';
import { Unit } from '../../src/handlers/work.ts';
import { type Chat, chatForEach } from '../support/chat.ts';
import { aDelivery, anAlert } from '../support/records.ts';

let chat: Chat;
chatForEach((begun) => {
  chat = begun;
});

const jane = 'employee-en@sample.example';

it('whom Teams refuses an alert is tried on Slack, once, unless it may have reached them or may not go there', async () => {
  Object.assign(chat.services, { platforms: ['slack', 'teams'] });
  const person = await chat.store.people.get(jane);
  if (!person) throw new Error('nobody');
  const accounts = { slack: { id: 'U1' }, teams: { id: 'T1' } };
  const { id } = anAlert(1);
  await chat.store.commit([
    { in: 'people', put: { ...person, accounts } },
    { in: 'alerts', put: anAlert(1) },
    { in: 'alerts', put: anAlert(2, { marking: 'protected-b' }) },
  ]);
  const to = { kind: 'person', id: jane, platform: 'teams' } as const;
  const line = aDelivery(ledgerId(id, jane), { alert: id, to, state: 'sending' });
  const next = (changes: Partial<typeof line> = {}) =>
    otherWay(new Unit(chat.services, chat.now), { ...line, ...changes });
  expect(await next()).toBe('slack');
  expect(await next({ to: { ...to, platform: 'slack' }, refusedOn: ['teams'] })).toBeUndefined();
  expect(await next({ unsure: true })).toBeUndefined();
  expect(await next({ posted: { platform: 'teams', place: 'p', message: '1' } })).toBeUndefined();
  expect(await next({ alert: anAlert(2).id })).toBeUndefined();
  const { alert: _, ...message } = line;
  expect(await otherWay(new Unit(chat.services, chat.now), message)).toBeUndefined();
});
