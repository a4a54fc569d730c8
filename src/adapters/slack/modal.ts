import { elementsOf, type Field, type Form, type Message } from '../../chat/message.ts';
import { inBoth } from '../../text/index.ts';
import { limits } from './limits.ts';
import { type Block, option, plain, renderElements } from './render.ts';

/** Every input's action id; the block's id is the field's name. */
const input = 'input';

export interface Modal {
  type: 'modal';
  callback_id: string;
  private_metadata: string;
  title: object;
  submit?: object;
  close: object;
  blocks: Block[];
}

/** A form as a modal. Its token and state, and what gives it once more, travel in the private metadata. */
export function renderForm(form: Form): Modal {
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: JSON.stringify({ token: form.token, state: form.state, again: form.again }),
    title: plain(form.title, limits.title),
    submit: plain(form.submit, limits.title),
    close: plain(form.cancel, limits.title),
    blocks: [
      ...renderElements(form.intro, limits.blocks),
      ...form.fields.flatMap(renderField),
      ...renderElements(form.notice, limits.blocks),
    ],
  };
}

/** An answer in the place of the form that it answers; whose language it is may not be known. */
export function answerModal(message: Message): Modal {
  const close = inBoth(['en', 'fr'], (t) => t.common.close);
  return {
    type: 'modal',
    callback_id: 'answer',
    private_metadata: '',
    title: plain('Vigie', limits.title),
    close: plain(close, limits.title),
    blocks: renderElements(elementsOf(message), limits.viewBlocks),
  };
}

/** Whether Slack takes a modal: what a form holds may be longer than all its inputs together. */
export function isTaken(modal: Modal): boolean {
  return modal.blocks.length <= limits.viewBlocks && Buffer.byteLength(JSON.stringify(modal)) <= limits.view;
}

/** One input, or several for a text that is longer than Slack takes in one: what it cut would be lost once that is sent. */
function renderField(field: Field): Block[] {
  if (field.kind !== 'text' || (field.value?.length ?? 0) <= limits.initialText) return [renderInput(field)];
  const { hint, error, maxLength: _, ...plainField } = field;
  const parts = partsOf(field.value ?? '');
  return parts.map(({ between, text: value }, i) =>
    renderInput({
      ...plainField,
      ...(i === 0 ? { ...(hint && { hint }), ...(error && { error }) } : { required: false }),
      name: i === 0 ? field.name : `${field.name}~${i + 1}${marks[between]}`,
      label: `${field.label} (${i + 1}/${parts.length})`,
      multiline: true,
      value,
    }),
  );
}

/** What stands between two parts of a text, and how the second one's name says so. */
const marks = { '\n': 'n', ' ': 's', '': '' } as const;
type Between = keyof typeof marks;

/** A text in parts that an input takes, cut where a line ends, else between words, else between letters. */
function partsOf(text: string): { between: Between; text: string }[] {
  const parts: { between: Between; text: string }[] = [];
  let between: Between = '';
  let rest = text;
  while (rest.length > limits.partOfText) {
    const within = rest.slice(0, limits.partOfText);
    const cut = (['\n', ' '] as const).map((each) => [each, within.lastIndexOf(each)] as const);
    const [next, at] = cut.find(([, where]) => where > 0) ?? [
      '',
      within.replace(/[\uD800-\uDBFF]$/, '').length,
    ];
    parts.push({ between, text: rest.slice(0, at) });
    between = next;
    rest = rest.slice(at + next.length);
  }
  return [...parts, { between, text: rest }];
}

function renderInput(field: Field): Block {
  const hint = field.error ?? (field.kind === 'check' && !fitsOption(field) ? field.text : field.hint);
  return {
    type: 'input',
    block_id: field.name,
    optional: !field.required,
    label: plain(field.label, limits.label),
    ...(hint && { hint: plain(hint, limits.label) }),
    element: { action_id: input, ...renderElement(field) },
  };
}

/** Whether an option's label has room for what a person ticks: else that stands beneath, and the option says what it is about. */
function fitsOption({ text }: Extract<Field, { kind: 'check' }>): boolean {
  return text.length <= limits.option;
}

function renderElement(field: Field): object {
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        multiline: field.multiline ?? false,
        ...(field.value && { initial_value: field.value }),
        ...(field.maxLength && { max_length: field.maxLength }),
      };
    case 'choice': {
      const options = field.options.map(option);
      const selected = options.find(({ value }) => value === field.value);
      return {
        type: field.compact ? 'radio_buttons' : 'static_select',
        options,
        ...(selected && { initial_option: selected }),
      };
    }
    case 'check': {
      const yes = option({ value: 'yes', label: fitsOption(field) ? field.text : field.label });
      return { type: 'checkboxes', options: [yes], ...(field.value && { initial_options: [yes] }) };
    }
    case 'date':
      return { type: 'datepicker', ...(field.value && { initial_date: field.value }) };
    case 'time':
      return { type: 'timepicker', ...(field.value && { initial_time: field.value }) };
    case 'files':
      return { type: 'file_input', max_files: Math.min(10, Math.max(1, field.maxFiles)) };
    default:
      return field satisfies never;
  }
}

/** What Slack sends back for one input, as far as it is read. */
interface InputState {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  selected_date?: string | null;
  selected_time?: string | null;
  files?: unknown[];
}

/** The values and files of a modal that was sent off. */
export function readState(values: Record<string, Record<string, InputState>>): {
  values: Record<string, string>;
  files: unknown[];
} {
  const read: Record<string, string> = {};
  const files: unknown[] = [];
  const inOrder = Object.entries(values).sort(([one], [other]) => partNumber(one) - partNumber(other));
  for (const [block, inputs] of inOrder) {
    const state = inputs[input];
    if (!state) continue;
    const value =
      state.value ??
      state.selected_option?.value ??
      state.selected_date ??
      state.selected_time ??
      state.selected_options?.[0]?.value;
    const [name = '', part = ''] = block.split('~');
    if (value) read[name] = read[name] ? `${read[name]}${betweenOf(part)}${value}` : value;
    files.push(...(state.files ?? []));
  }
  return { values: read, files };
}

/** Which part of a text a block holds; 0 for the first one, or the only one. */
function partNumber(block: string): number {
  return Number.parseInt(block.split('~')[1] ?? '0', 10);
}

function betweenOf(part: string): Between {
  const [found = ''] = (['\n', ' '] as const).filter((each) => part.endsWith(marks[each]));
  return found;
}
