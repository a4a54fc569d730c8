import * as z from 'zod';
import type { Term } from '../../domain/audience.ts';
import { markings } from '../../domain/marking.ts';
import { roles } from '../../domain/person.ts';

// What several parts of a department's file are made of.

export const bilingual = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
export const address = z
  .email()
  .transform((text) => text.toLowerCase())
  .meta({ description: 'An address of the directory.' });
export const marking = z.enum(markings);
export const language = z.enum(['en', 'fr']);
export const telephone = z
  .string()
  .regex(/^[+\d][\d\s().x-]{1,24}$/, 'give a telephone number such as 613-555-0100');

export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as "02:30", in quotes');

export const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'give an IANA time zone such as America/Toronto');

/** `everyone`, `building:90-elgin`, `floor:90-elgin/3`, `unit:Policy`, `role:warden`. */
export const term = z
  .string()
  .regex(
    /^(everyone|building:[^/]+|floor:[^/]+\/[^/]+|unit:.+|role:[a-z-]+)$/,
    'write everyone, building:90-elgin, floor:90-elgin/3, unit:Policy or role:warden',
  )
  .transform((text, ctx): Term => {
    const [kind = '', rest = ''] = text.split(/:(.*)/s);
    const [building = '', floor = ''] = rest.split('/');
    switch (kind) {
      case 'building':
        return { kind, building };
      case 'floor':
        return { kind, building, floor };
      case 'unit':
        return { kind, unit: rest };
      case 'role': {
        const role = roles.find((each) => each === rest);
        if (role) return { kind, role };
        ctx.addIssue({ code: 'custom', message: `${rest} is not a role` });
        return z.NEVER;
      }
      default:
        return { kind: 'everyone' };
    }
  });

/** An address that a button opens. */
export const webAddress = z.url({ protocol: /^https?$/, error: 'give an address such as https://…' });

/** What a form says before it takes personal information (Directive on Privacy Practices). */
export const privacyNotice = z.strictObject({
  purpose: bilingual,
  authority: bilingual,
  bank: bilingual,
  seenBy: bilingual,
  kept: bilingual,
});
