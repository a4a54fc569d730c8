import { casework } from './casework.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { help } from './help.ts';
import { report } from './report.ts';
import { routing } from './routing.ts';
import { unseal } from './unseal.ts';

export const en = { casework, common, desk, help, report, routing, unseal };
