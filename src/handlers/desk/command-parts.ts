import type { Action } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import { caseworkers as caseworkerRoles } from '../report/access.ts';
import type { Work } from '../work.ts';

/** What commands about events have in common. */
export const head = { en: ['event'], fr: ['evenement'] } as const;
export const number = { kind: 'number', name: 'event', prefix: 'EV' } as const;
export const officers = { who: ['officer', 'cso'], privacy: 'private' } as const;
/** Screening officers work on the events about screening, and only on those. */
export const caseworkers = { who: caseworkerRoles, privacy: 'private' } as const;

/** Runs a button whose value is of two words: which event, and what of it. */
export function ofTwo(
  run: (ctx: Work, id: string, other: string) => Promise<Message>,
): (...asked: Parameters<Action<Work>['run']>) => Promise<Message> {
  return (ctx, value) => {
    const [id = '', other = ''] = value.split(' ');
    return run(ctx, id, other);
  };
}
