import { count } from '../count.ts';

export const audit = {
  which: 'Give the number of a record or somebody’s address. For example: audit show EV-2026-0001',
  heading: (record: string) => `Audit of ${record}`,
  count: (entries: number) => (entries === 1 ? 'one entry' : `${count('en-CA', entries)} entries`),
  nothing: (record: string) => `Nothing is in the audit about ${record}.`,
  outcomes: { refused: 'refused', invalid: 'had to be corrected', failed: 'failed' },
  older: (entries: number) =>
    `${count('en-CA', entries)} older. “npm run vigie -- export audit” gives all of them.`,
};
