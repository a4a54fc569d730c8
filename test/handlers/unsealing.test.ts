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
    expect((await chat.owed('officer2@sample.example')).join()).toContain('[Approve opening]');
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
