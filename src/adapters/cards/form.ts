import type { Field, Form } from '../../chat/message.ts';
import { execute, renderElements } from './message.ts';
import { type AdaptiveCard, adaptiveCard, type CardPart, inert, label, Pen } from './parts.ts';

/** The console's own part of a card. */
const filesInput = 'Input.Files';

/**
 * Draws a form as a card with inputs. Cards have no file input: it says how else files are sent, but where whoever draws the
 * card knows one.
 */
export function renderForm(form: Form, takesFiles = false): AdaptiveCard {
  const pen = new Pen();
  return adaptiveCard([
    pen.line(form.title, { weight: 'Bolder', size: 'Large' }),
    ...renderElements(form.intro, pen),
    ...form.fields.flatMap((field) => renderField(field, pen, takesFiles)),
    ...renderElements(form.notice, pen),
    {
      type: 'ActionSet',
      actions: [
        execute(
          form.submit,
          { vigie: { form: form.id, token: form.token, state: form.state, again: form.again } },
          { style: 'positive' },
        ),
      ],
    },
  ]);
}

function renderField(field: Field, pen: Pen, takesFiles: boolean): CardPart[] {
  const parts: CardPart[] = [];
  const input = field.kind === 'files' && takesFiles ? { type: filesInput } : renderInput(field, pen);
  if (input) parts.push({ ...input, id: field.name, label: label(field.label) });
  const hint = field.kind === 'files' && !input ? field.elsewhere : field.hint;
  if (hint) parts.push(pen.line(hint, { isSubtle: true, size: 'Small' }, { spacing: 'Small' }));
  if (field.error) parts.push(pen.line(field.error, { color: 'Attention' }, { spacing: 'Small' }));
  return parts;
}

function renderInput(field: Field, pen: Pen): CardPart | undefined {
  switch (field.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        isMultiline: field.multiline ?? false,
        ...(field.value !== undefined && { value: inert(field.value) }),
        ...(field.maxLength !== undefined && { maxLength: field.maxLength }),
      };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        style: field.compact ? 'expanded' : 'compact',
        choices: field.options.map((option) => ({ title: label(option.label), value: option.value })),
        ...(field.value !== undefined && { value: field.value }),
      };
    case 'check':
      return {
        type: 'Input.Toggle',
        title: pen.take(field.text),
        valueOn: 'yes',
        valueOff: 'no',
        value: field.value ? 'yes' : 'no',
        wrap: true,
      };
    case 'date':
      return { type: 'Input.Date', ...(field.value !== undefined && { value: field.value }) };
    case 'time':
      return { type: 'Input.Time', ...(field.value !== undefined && { value: field.value }) };
    case 'files':
      return undefined;
    default:
      return field satisfies never;
  }
}
