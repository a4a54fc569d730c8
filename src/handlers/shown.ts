import { createHash } from 'node:crypto';
import { InvalidForm } from '../chat/errors.ts';
import type { Work } from './work.ts';

/** A record's values as a form shows them, by the field's name; none is the same as an empty one. */
export type Values = Readonly<Record<string, string | undefined>>;

/**
 * The state of a form about a record: its number, and a print of each value that the form shows. By that an older form
 * takes nothing back that somebody else entered while it was open. A form of an older version has the number alone, as if
 * it had shown nothing.
 */
export function shownIn(id: string, values: Values): string {
  const prints = Object.entries(values).flatMap(([name, value]) =>
    value ? [`${name}=${print(value)}`] : [],
  );
  return [id, ...prints].join(' ');
}

/** The number of the record that a form is about. */
export function aboutOf(state: string): string {
  return state.split(' ')[0] ?? '';
}

/** Whether a form showed this value. */
export function wasShown(state: string, name: string, value = ''): boolean {
  const shown = state.split(' ').find((each) => each.startsWith(`${name}=`));
  return shown === (value ? `${name}=${print(value)}` : undefined);
}

/**
 * What the values are to be once a form was sent: what its sender changed, and the rest as it is now. Where somebody else
 * changed the same value meanwhile, the form comes back with everything that was typed.
 */
export function merged(ctx: Work, state: string, sent: Values, now: Values): Record<string, string> {
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(now)) {
    const given = sent[name] ?? '';
    const untouched = wasShown(state, name, given);
    values[name] = untouched ? value : given;
    if (!untouched && given !== value && !wasShown(state, name, value))
      errors[name] = ctx.t.common.changedMeanwhile;
  }
  if (Object.keys(errors).length > 0) throw new InvalidForm(errors);
  return values;
}

function print(value: string): string {
  return createHash('sha256').update(value).digest('base64url').slice(0, 8);
}
