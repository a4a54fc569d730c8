import type { Text } from '../index.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { help } from './help.ts';
import { report } from './report.ts';
import { unseal } from './unseal.ts';
export const fr: Text = { common, desk, help, report, unseal };
