import { expect, it } from 'vitest';
import { loggedId } from '../../src/domain/delivery.ts';

it.each([
  [
    'screening.reminder:update:30:2026-11-27:jane@x.example:slack',
    'jane@x.example',
    'screening.reminder:update:30:2026-11-27:…:slack',
  ],
  ['receipt:EV-2026-0001:slack:U1', 'slack:U1', 'receipt:EV-2026-0001:…'],
  ['late:jane@x.example:roy@x.example', 'roy@x.example', 'late:…:…'],
])('a delivery’s id in the log names nobody: %s', (id, person, logged) => {
  expect(loggedId({ id, to: { kind: 'person', id: person, platform: 'slack' } })).toBe(logged);
});
