import { NotRecorded } from '../domain/store.ts';
import { auditVerify } from './audit-verify.ts';
import { crisisLogVerb } from './crisis-log.ts';
import { disposeVerb } from './dispose.ts';
import { examineStore } from './examine-store.ts';
import { exportVerb } from './export.ts';
import { importCourses } from './import-courses.ts';
import { importPeople } from './import-people.ts';
import { importScreening } from './import-screening.ts';
import { importSevering } from './import-severing.ts';
import { recordVerb, recordWritten } from './record.ts';
import type { Request } from './socket.ts';
import { syncVerb } from './sync.ts';
import type { ExitCode, Verb, VerbContext } from './verb.ts';

/** The verbs that work on the store, wherever it is open. */
const verbs: readonly Verb<never>[] = [
  importPeople,
  importScreening,
  importCourses,
  importSevering,
  exportVerb,
  recordVerb,
  recordWritten,
  disposeVerb,
  auditVerify,
  syncVerb,
  examineStore,
  crisisLogVerb,
];

/** Runs one verb. Its input was made by our own command line, of the same operating-system user. */
export async function runVerb(request: Request, ctx: Omit<VerbContext, 'user'>): Promise<ExitCode> {
  const verb = verbs.find((each) => each.name === request.verb) as Verb<unknown> | undefined;
  if (!verb) {
    ctx.print('The running bot does not know this command. Is it an older version? Restart it.');
    return 2;
  }
  try {
    return await verb.run({ ...ctx, user: request.user }, request.input);
  } catch (error) {
    if (!(error instanceof NotRecorded)) throw error;
    const { cause } = error;
    const why = cause instanceof Error ? cause.message : 'it does not answer';
    ctx.print(
      `The store did not take it: ${why}. Run it again once that is mended: what it had done already stays.`,
    );
    return 1;
  }
}
