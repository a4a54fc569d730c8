import { caseworkers as caseworkerRoles } from '../report/access.ts';

/** What commands about events have in common. */
export const head = { en: ['event'], fr: ['evenement'] } as const;
export const number = { kind: 'number', name: 'event', prefix: 'EV' } as const;
export const officers = { who: ['officer', 'cso'], privacy: 'private' } as const;
/** Screening officers work on the events about screening, and only on those. */
export const caseworkers = { who: caseworkerRoles, privacy: 'private' } as const;
