import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Line } from '../../src/store/json/line.ts';

describe('a line', () => {
  it('holds in order what was put in and not taken out, whatever comes when', () => {
    const step = fc.record({ take: fc.boolean(), item: fc.integer({ min: 0, max: 3_000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4_000, size: 'max' }), (steps) => {
        const line = new Line<number>((a, b) => a - b);
        const held = new Set<number>();
        for (const { take, item } of steps) {
          if (take) expect(line.delete(item)).toBe(held.delete(item));
          else if (!held.has(item)) {
            held.add(item);
            line.add(item);
          }
        }
        const ordered = [...held].sort((a, b) => a - b);
        expect([...line]).toEqual(ordered);
        expect(line.first).toBe(ordered[0]);
        expect(line.size).toBe(ordered.length);
      }),
      { numRuns: 50 },
    );
  });
});
