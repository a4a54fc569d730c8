import type * as files from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chainStart, link } from '../../src/domain/audit.ts';
import { AuditFiles } from '../../src/store/json/audit-file.ts';
import { temporaryFolder } from '../support/bot.ts';
import { noon } from '../support/records.ts';

const meanwhile = vi.hoisted(() => ({ once: undefined as (() => Promise<void>) | undefined }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  const readdir = async (folder: string) => {
    const found = await real.readdir(folder);
    const { once } = meanwhile;
    meanwhile.once = undefined;
    await once?.();
    return found;
  };
  return { ...real, readdir };
});

describe('the audit of the JSON store', () => {
  const key = Buffer.alloc(32, 1);
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  it.each(['about', 'page'] as const)(
    'holds all that lasts, also what is written while it is read: %s',
    async (read) => {
      const audit = new AuditFiles(folder.path, `${folder.path}/ends`, key);
      await audit.open();
      const fact = {
        at: noon,
        who: 'a@x.ca',
        what: 'event show',
        outcome: 'done',
        record: 'EV-2026-0001',
        from: 'system',
      } as const;
      const one = link(chainStart, fact, key);
      const two = link(one, fact, key);
      const staged = [one, two].map((entry) => ({
        seq: entry.seq,
        hash: entry.hash,
        json: JSON.stringify(entry),
      }));
      const found = async () =>
        (read === 'about' ? await audit.about('EV-2026-0001') : await audit.page(0, 9)).map(({ seq }) => seq);
      audit.add(staged.slice(0, 1));
      meanwhile.once = () => audit.flush(async () => {});
      expect(await found()).toEqual([1]);
      audit.add(staged);
      meanwhile.once = () => audit.flush(async () => {});
      expect(await found()).toEqual([1, 2]);
      expect(await found()).toEqual([1, 2]);
    },
  );
});
