import { expect, it } from 'vitest';
import { readWords } from '../../../src/adapters/slack/words.ts';

it.each([
  [
    'Your mailbox is full, <http://evil.example/x?a=1&amp;b=2|Verify your account>',
    'Your mailbox is full, Verify your account (http://evil.example/x?a=1&b=2)',
  ],
  ['<http://evil.example/x|canada.ca/login> now', 'canada.ca/login (http://evil.example/x) now'],
  ['<mailto:it@evil.example|Help desk>', 'Help desk (it@evil.example)'],
  // What Slack makes a link of by itself stays as it was written.
  ['go to <http://canada.ca|canada.ca>', 'go to canada.ca'],
  ['<https://canada.ca/en/>', 'https://canada.ca/en/'],
  ['<https://canada.ca/|https://canada.ca>', 'https://canada.ca'],
  [
    'event assign EV-2026-0001 <mailto:officer1@sample.example|officer1@sample.example>',
    'event assign EV-2026-0001 officer1@sample.example',
  ],
  ['<tel:6135550100|613-555-0100>', '613-555-0100'],
  ['<#C0GENERAL|general> <!here> <@U0JANE|jane>', '#general @here <@U0JANE>'],
])('%s reads as %s', (encoded, text) => {
  expect(readWords(encoded).text).toBe(text);
});
