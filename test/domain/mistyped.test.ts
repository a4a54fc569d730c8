import { expect, it } from 'vitest';
import { mistyped } from '../../src/domain/mistyped.ts';

const found = mistyped(['knife', 'shooter', 'breathing', 'couteau', 'fire', 'smoke'], new Set(['smoek']));

it.each([
  ['kinfe', 'knife'],
  ['knnife', 'knife'],
  ['shoter', 'shooter'],
  ['breating', 'breathing'],
  ['coutaeu', 'couteau'],
])('“%s” is meant for “%s”', (typed, meant) => {
  expect(found.get(typed)).toBe(meant);
});

it.each(['nife', 'reathing', 'fier', 'smok', 'smoek', 'knife'])(
  '“%s” may be another word, or too short a one',
  (typed) => {
    expect(found.get(typed)).toBeUndefined();
  },
);
