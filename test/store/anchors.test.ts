import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AnchorWriter, missedNumbers, readAnchors } from '../../src/store/anchors.ts';
import { temporaryFolder } from '../support/bot.ts';

it('hold the numbers that were given since the one before, and are read together', async () => {
  const { path, remove } = await temporaryFolder();
  const file = join(path, 'anchors');
  const anchors = new AnchorWriter(file);
  const hash = 'a'.repeat(64);
  await anchors.write({ seq: 1, hash }, 1, { 'EV-2025': 40, 'EV-2026': 7 });
  await anchors.write({ seq: 2, hash }, 1, { 'EV-2025': 40, 'EV-2026': 8 });
  await anchors.write({ seq: 3, hash }, 1, { 'EV-2025': 40, 'EV-2026': 8 });
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  expect(lines.map((line) => JSON.parse(line).numbers)).toEqual([
    { 'EV-2025': 40, 'EV-2026': 7 },
    { 'EV-2026': 8 },
    undefined,
  ]);
  expect((await readAnchors(file)).get(1)).toHaveLength(3);
  expect(await missedNumbers(file, { 'EV-2026': 7 })).toEqual({ 'EV-2025': 140, 'EV-2026': 108 });
  await remove();
});
