import type { FormEvent } from './event.ts';
import type { Field, Form } from './message.ts';

/**
 * The form as it was sent, with everything that was typed: what is wrong with it stands above all else, and beside each field
 * that cannot be used.
 */
export function filledIn(
  form: Form,
  sent: FormEvent,
  { heading, errors }: { heading: string; errors: Readonly<Record<string, string>> },
): Form {
  const { token, state } = sent;
  return {
    ...form,
    token,
    state,
    intro: [
      { kind: 'text', tone: 'alert', text: heading },
      { kind: 'list', items: Object.values(errors) },
      ...form.intro,
    ],
    fields: form.fields.map((field) => filled(field, sent.values[field.name], errors[field.name])),
  };
}

/** A field that was left empty is empty again, whatever it was shown with. */
function filled(field: Field, value: string | undefined, error: string | undefined): Field {
  const said = error ? { ...field, error } : field;
  if (said.kind === 'files') return said;
  if (said.kind === 'check') return { ...said, value: value === 'yes' };
  const { value: _, ...empty } = said;
  return value === undefined ? empty : { ...empty, value };
}
