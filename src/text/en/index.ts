import { alert } from './alert.ts';
import { watch } from './alert-watch.ts';
import { audit } from './audit.ts';
import { awareness } from './awareness.ts';
import { board } from './board.ts';
import { casework } from './casework.ts';
import { common } from './common.ts';
import { crisis } from './crisis/index.ts';
import { desk } from './desk.ts';
import { duty } from './duty.ts';
import { files } from './files.ts';
import { help } from './help.ts';
import { outside } from './outside.ts';
import { partners } from './partners.ts';
import { privacy } from './privacy.ts';
import { readiness } from './readiness.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { rooms } from './rooms.ts';
import { routing } from './routing.ts';
import { screening } from './screening.ts';
import { unseal } from './unseal.ts';

export const en = {
  alert,
  audit,
  awareness,
  board,
  casework,
  common,
  crisis,
  desk,
  duty,
  files,
  help,
  outside,
  partners,
  privacy,
  readiness,
  record,
  report,
  rooms,
  routing,
  screening,
  unseal,
  watch,
};

/** Every sentence people read, by feature. French has exactly the keys of English: a missing one fails the build. */
export type Text = typeof en;
