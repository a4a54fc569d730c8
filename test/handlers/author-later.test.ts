import { beforeEach, describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../src/domain/security-event.ts';
import { type Chat, chatForEach } from '../support/chat.ts';

let chat: Chat;

chatForEach(async (begun) => {
  chat = begun;
  for (const who of ['officer2', 'cso']) await chat.say(who, 'language en');
});

const jane = 'employee-en';
const first = 'EV-2026-0001';
const event = async (id = first): Promise<SecurityEvent> => {
  const found = await chat.store.events.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('an author sets the type of their report', () => {
  beforeEach(() => chat.say(jane, 'report a window is broken'));
  const retype = (type: string) => chat.press(jane, 'report.type', `${first} ${type}`);

  it('until somebody at the desk has seen it', async () => {
    await retype('lost-item');
    expect((await event()).type).toBe('lost-item');
    await chat.say('officer1', `event ack ${first}`);
    expect(await retype('insider-screening')).toContain('its type is theirs to set');
    expect(await chat.press(jane, 'report.types', first)).toContain(`report note ${first}`);
    expect(await event()).toMatchObject({ type: 'lost-item', restricted: false });
    expect(await chat.say('officer1', `event show ${first}`)).toContain('a window is broken');
  });

  it('but does not overrule the desk', async () => {
    await chat.press('officer1', 'event.type', `${first} cyber`);
    const duties = (await event()).duties?.map(({ row }) => row);
    expect(duties).toContain('cyber');
    expect(await retype('ohs')).toContain('its type is theirs to set');
    expect(await event()).toMatchObject({ type: 'cyber', status: 'open' });
    expect((await event()).duties?.map(({ row }) => row)).toEqual(duties);
  });

  it('and not of one that comes back after it was closed', async () => {
    await chat.answer('officer1', 'event.close', first, { outcome: 'unfounded', cause: 'none' });
    await chat.say(jane, `report note ${first} he has a gun`);
    expect((await event()).status).toBe('open');
    expect(await retype('cyber')).toContain('its type is theirs to set');
  });
});
