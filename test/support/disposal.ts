import { runVerb } from '../../src/cli/run.ts';
import type { Store } from '../../src/domain/store.ts';
import { sampleDepartment } from './bot.ts';
import { sampleServices } from './services.ts';

/** What `vigie dispose` prints on a store. */
export async function dispose(
  store: Store,
  input: object,
  { now, hold }: { now: Date; hold: readonly string[] },
): Promise<string> {
  const sample = sampleDepartment();
  const department = { ...sample, retention: { ...sample.retention, hold } };
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const services = sampleServices(store, department);
  await runVerb({ verb: 'dispose', input, user: 'admin' }, { store, department, services, now, print });
  return lines.join('\n');
}
