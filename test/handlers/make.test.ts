import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../src/chat/adapter.ts';
import type { FileMaker } from '../../src/chat/command.ts';
import type { Sender } from '../../src/chat/event.ts';
import { Registry } from '../../src/chat/registry.ts';
import { maker } from '../../src/handlers/make.ts';
import type { Unit, Work } from '../../src/handlers/work.ts';
import { type Chat, startChat } from '../support/chat.ts';

let chat: Chat;
beforeEach(async () => {
  chat = await startChat();
});
afterEach(() => chat.close());

const seen: unknown[] = [];
const record: FileMaker<Unit> = {
  id: 'record',
  async make(_unit, of, reader, platform) {
    seen.push([of, reader?.id, platform]);
    if (of.endsWith('broken')) throw new Error(`what a person wrote`);
    return reader?.roles.has('officer') ? Buffer.from(of) : undefined;
  },
};

function making() {
  seen.length = 0;
  const failures: string[] = [];
  const registry = new Registry<Work, Unit>([{ files: [record] }]);
  const failure = (what: string) => String(failures.push(what));
  const make = maker(registry, chat.services, 'slack', { clock: () => chat.now, failure });
  return { make, failures };
}

const sender = (who: string): Sender => ({
  platform: 'slack',
  id: `slack-${who}`,
  email: `${who}@sample.example`,
  name: who,
  standing: 'member',
});
const what = { maker: 'record', of: 'EV-2026-0001:fr:docx' };
const facts = async () => (await chat.store.audit.page(0, 100)).filter(({ what }) => what.startsWith('file'));

describe('what is made when it is given out', () => {
  it('is for whoever may have it, and in the audit', async () => {
    const { make } = making();
    const made = await make(what, sender('officer1'), 'give');
    expect(Buffer.from(made.bytes ?? []).toString()).toBe('EV-2026-0001:fr:docx');
    expect(await make(what, sender('employee-fr'), 'give')).toEqual({ language: 'fr' });
    expect(await facts()).toMatchObject([
      { who: 'officer1@sample.example', outcome: 'done', record: 'EV-2026-0001', detail: `file:${what.of}` },
      { who: 'employee-fr@sample.example', outcome: 'refused', record: 'EV-2026-0001', from: 'slack' },
    ]);
  });

  it('is shown without a second entry in the audit', async () => {
    const { make } = making();
    expect((await make(what, sender('officer1'), 'show')).bytes).toBeDefined();
    expect(await facts()).toEqual([]);
  });

  it('knows whom the bot writes to first by the account, and nobody else', async () => {
    const { make } = making();
    await make(what, sender('officer1'), 'show');
    const to = (id: string): Reader => ({ kind: 'account', platform: 'slack', id });
    expect((await make(what, to('slack-officer1'), 'show')).bytes).toBeDefined();
    expect((await make(what, to('slack-stranger'), 'show')).bytes).toBeUndefined();
    expect((await make(what, undefined, 'show')).bytes).toBeUndefined();
    expect(seen.slice(1)).toEqual([
      [what.of, 'officer1@sample.example', 'slack'],
      [what.of, undefined, 'slack'],
      [what.of, undefined, 'slack'],
    ]);
  });

  it.each([
    ['an unknown maker', { maker: 'other', of: 'x' }],
    ['what is no reference', { maker: 'record', of: 'my manager <copies> files' }],
    ['a reference without end', { maker: 'record', of: 'x'.repeat(201) }],
  ])('never reaches the audit for %s', async (_name, wrong) => {
    const { make } = making();
    expect((await make(wrong, sender('officer1'), 'give')).bytes).toBeUndefined();
    expect(seen).toEqual([]);
    expect(await facts()).toEqual([]);
  });

  it('fails for nobody', async () => {
    const { make, failures } = making();
    const broken = { maker: 'record', of: 'EV-2026-0001:broken' };
    expect(await make(broken, sender('officer1'), 'give')).toEqual({ language: 'en' });
    expect(failures).toEqual(['make record']);
  });
});
