import { fitTexts } from '../../chat/fit-texts.ts';
import { type Button, type Element, elementsOf, type Message } from '../../chat/message.ts';
import { addressOf, noPictures, type Pictures } from '../../chat/pictures.ts';
import { colon } from '../../chat/words.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardPart,
  label,
  mostLetters,
  Pen,
  type RunStyle,
} from './parts.ts';

/** The texts of one card together: bullets, colons and telephone numbers have room beside them, so that nothing at its end is cut. */
const longestCard = mostLetters - 1_000;

/**
 * Draws a message as an Adaptive Card 1.5, for Teams and the console.
 * @param pictures data URIs of its pictures; one without is shown by its words
 */
export function renderMessage(message: Message, pictures = noPictures): AdaptiveCard {
  const elements = elementsOf(message);
  const card = adaptiveCard(renderElements(fitTexts(elements, longestCard), new Pen(), pictures));
  if (!message.refresh) return card;
  // Fired by itself, for everybody where there are no more than sixty: in a person's own chat, always.
  const action = { type: 'Action.Execute', title: 'Vigie', verb: 'vigie', data: { vigie: message.refresh } };
  return { ...card, refresh: { action } };
}

/** Draws the elements one after the other; a divider becomes the line above what follows it. */
export function renderElements(
  elements: readonly Element[],
  pen: Pen,
  pictures: Pictures = noPictures,
): CardPart[] {
  const parts: CardPart[] = [];
  let separator = false;
  for (const [i, element] of elements.entries()) {
    if (element.kind === 'divider') {
      separator = true;
      continue;
    }
    const [first, ...rest] = render(element, pen, i, pictures);
    if (!first) continue;
    parts.push(separator ? { ...first, separator: true, spacing: 'Large' } : first, ...rest);
    separator = false;
  }
  return parts;
}

const tones: Record<'normal' | 'quiet' | 'strong' | 'alert', RunStyle> = {
  normal: {},
  quiet: { isSubtle: true, size: 'Small' },
  strong: { weight: 'Bolder' },
  alert: { weight: 'Bolder', size: 'Large', color: 'Attention' },
};

function render(
  element: Exclude<Element, { kind: 'divider' }>,
  pen: Pen,
  index: number,
  pictures: Pictures,
): CardPart[] {
  switch (element.kind) {
    case 'heading':
      return [pen.line(element.text, { weight: 'Bolder', size: 'Large' })];
    case 'text':
      return [pen.line(element.text, tones[element.tone ?? 'normal'])];
    case 'quote':
      return [{ type: 'Container', style: 'emphasis', items: [pen.line(element.text)] }];
    case 'facts':
      return element.rows.map((row) => ({
        type: 'RichTextBlock',
        spacing: 'Small',
        inlines: [pen.run(row.label + colon(element.language), { weight: 'Bolder' }), pen.run(row.value)],
      }));
    case 'list':
      return element.items.map((item) => pen.line(`• ${item}`, {}, { spacing: 'Small' }));
    case 'phones':
      return element.rows.map((row) => ({
        type: 'RichTextBlock',
        inlines: [
          pen.run(row.label + colon(element.language)),
          {
            ...pen.run(row.number, { weight: 'Bolder', size: 'Large' }),
            selectAction: { type: 'Action.OpenUrl', url: `tel:${row.number.replace(/[^+\d]/g, '')}` },
          },
        ],
      }));
    case 'buttons':
      return rowsOf(element.buttons).map((row) => ({ type: 'ActionSet', actions: row.map(renderButton) }));
    case 'choice': {
      const id = `choice${index}`;
      const { options, selected, action } = element;
      return [
        {
          type: 'Input.ChoiceSet',
          id,
          label: label(element.label),
          style: 'compact',
          choices: options.map((option) => ({ title: label(option.label), value: option.value })),
          ...(selected !== undefined && { value: selected }),
        },
        // Several on one card are told apart by what each is for.
        {
          type: 'ActionSet',
          actions: [
            execute('OK', { vigie: { action, choice: id } }, { tooltip: label(`OK · ${element.label}`) }),
          ],
        },
      ];
    }
    case 'picture': {
      const url = addressOf(element, pictures);
      if (url === undefined) return [pen.line(element.alt, tones.quiet)];
      return [{ type: 'Image', url, altText: pen.take(element.alt), msteams: { allowExpand: true } }];
    }
    default:
      return element satisfies never;
  }
}

/** Teams draws so many actions of a set and puts the others away behind a menu. */
const actionsDrawn = 6;

function rowsOf(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let i = 0; i < buttons.length; i += actionsDrawn) rows.push(buttons.slice(i, i + actionsDrawn));
  return rows;
}

function renderButton(button: Button): CardPart {
  const { action, value, style } = button;
  const look = style && { style: style === 'primary' ? 'positive' : 'destructive' };
  return execute(button.label, { vigie: { action, value } }, { ...look, associatedInputs: 'none' });
}

/** An action for clients that know `Action.Execute`, and for those that do not. */
export function execute(title: string, data: object, more: object = {}): CardPart {
  const common = { title: label(title), data, ...more };
  return { type: 'Action.Execute', verb: 'vigie', ...common, fallback: { type: 'Action.Submit', ...common } };
}
