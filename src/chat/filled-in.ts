import type { FormEvent } from './event.ts';
import { type Element, elementsOf, type Field, type Form, type Message } from './message.ts';

/** Why a form comes back. */
export interface Returned {
  heading: readonly Element[];
  /** What is wrong with its fields, by name. */
  errors: Readonly<Record<string, string>>;
  /** Under which it is known when it is sent again; absent: as another form than the one that was sent. */
  token?: string;
  /** What was typed may not be written where the form is shown, which on some platforms is a message. */
  wordless?: boolean;
  /** What it has shown from now on; absent: what it showed when it was sent. */
  state?: string;
}

/**
 * The form as it was sent, with everything that was typed and may be shown: what is wrong with it stands above all else, and beside each field
 * that cannot be used.
 */
export function filledIn(
  form: Form,
  sent: FormEvent,
  { heading, errors, token = form.token, state = sent.state, wordless = false }: Returned,
): Form {
  const items = Object.values(errors);
  // A form that has become another in the meantime has no field for all of it.
  const names = new Set(form.fields.map(({ name }) => name));
  const left = Object.entries(sent.values).filter(([name, value]) => !names.has(name) && /\s/.test(value));
  const others = wordless ? [] : left.map(([, value]) => value);
  return {
    ...form,
    token,
    state,
    intro: [
      ...heading,
      ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
      ...(others.length > 0 ? [{ kind: 'quote', text: others.join('\n\n') } as const] : []),
      ...form.intro,
    ],
    fields: form.fields.map((field) => {
      const value = wordless && field.kind === 'text' ? undefined : sent.values[field.name];
      return filled(field, value, errors[field.name]);
    }),
  };
}

/** A message with the words of a form that cannot be opened any more: a date, a choice or a number is soon given again. */
export function withWords(message: Message, { values }: FormEvent): Message {
  const words = Object.values(values).filter((value) => /\s/.test(value));
  if (words.length === 0) return message;
  return { ...message, card: [...elementsOf(message), { kind: 'quote', text: words.join('\n\n') }] };
}

/** A field that was left empty is empty again, whatever it was shown with. */
function filled(field: Field, value: string | undefined, error: string | undefined): Field {
  const said = error ? { ...field, error } : field;
  if (said.kind === 'files') return said;
  if (said.kind === 'check') return { ...said, value: value === 'yes' };
  const { value: _, ...empty } = said;
  return value === undefined ? empty : { ...empty, value };
}
