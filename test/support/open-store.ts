import { writeSync } from 'node:fs';
import { openOn } from './json-store.ts';

/** Opens the store of a folder in a process of its own, and says how that went. */
const said = await openOn(process.argv[2] ?? '').then(
  () => 'opened',
  (error: Error) => error.message,
);
writeSync(1, said);
process.exit(0);
