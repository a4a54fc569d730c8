import { fitTexts } from '../../chat/fit-texts.ts';
import { type Element, elementsOf, type Message } from '../../chat/message.ts';
import { addressOf, noPictures, type Pictures } from '../../chat/pictures.ts';
import { colon, shorten } from '../../chat/words.ts';
import { limits } from './limits.ts';

/** A block of Block Kit, as JSON. */
export interface Block {
  type: string;
  [key: string]: unknown;
}

/** The plain text of a message: Slack would read these three as markup, and nothing else. */
function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * A message as Slack posts it. Nothing in it is turned into links, mentions or previews.
 * @param pictures Slack's ids of the uploaded pictures; one without is shown by its words
 */
export function renderMessage(message: Message, pictures = noPictures): { text: string; blocks: Block[] } {
  const elements = elementsOf(message);
  const blocks = renderElements(elements, limits.blocks, pictures);
  return { text: shorten(escapeText(message.text), limits.text), blocks };
}

/**
 * Draws elements as at most `most` blocks; the end is cut with an ellipsis when there are more. Long texts are shortened
 * until all of it is short enough for Slack.
 */
export function renderElements(
  elements: readonly Element[],
  most: number,
  pictures: Pictures = noPictures,
): Block[] {
  const blocks = fitTexts(elements, limits.allBlocks).flatMap((element) => render(element, pictures));
  if (blocks.length <= most) return blocks;
  return [...blocks.slice(0, most - 1), rich(textOf('…'))];
}

function render(element: Element, pictures: Pictures): Block[] {
  switch (element.kind) {
    case 'heading':
      return [{ type: 'header', text: plain(element.text, limits.header) }];
    case 'text':
      return [rich(textOf(element.text, tone(element.tone)))];
    case 'quote':
      return [
        { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [textOf(element.text)] }] },
      ];
    case 'facts':
      return [
        {
          type: 'rich_text',
          elements: element.rows.map(({ label, value }, i) =>
            section(
              textOf(label + colon(element.language), { bold: true }),
              textOf(i === element.rows.length - 1 ? value : `${value}\n`),
            ),
          ),
        },
      ];
    case 'list':
      return [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: element.items.map((item) => section(textOf(item))),
            },
          ],
        },
      ];
    case 'phones':
      return element.rows.map(({ label, number }) => ({
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `${escapeText(shorten(label, limits.header) + colon(element.language))}*<tel:${number.replace(/[^+\d]/g, '')}|${escapeText(number)}>*`,
        },
      }));
    case 'buttons':
      return [
        {
          type: 'actions',
          elements: element.buttons
            .slice(0, limits.buttonsPerBlock)
            .map(({ action, value, label, style }, i) => ({
              type: 'button',
              // Ids have to differ within a block; what follows the mark is dropped when the button comes back.
              action_id: `${action}#${i}`,
              text: plain(label, limits.button),
              ...(value && { value }),
              ...(style && { style }),
            })),
        },
      ];
    case 'choice': {
      const options = element.options.slice(0, limits.options).map(option);
      const selected = options.find(({ value }) => value === element.selected);
      return [
        {
          type: 'actions',
          elements: [
            {
              type: 'static_select',
              action_id: element.action,
              placeholder: plain(element.label, limits.option),
              options,
              ...(selected && { initial_option: selected }),
            },
          ],
        },
      ];
    }
    case 'picture': {
      const id = addressOf(element, pictures);
      if (id === undefined) return [rich(textOf(element.alt, tone('quiet')))];
      return [{ type: 'image', slack_file: { id }, alt_text: shorten(element.alt, limits.altText) || ' ' }];
    }
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return element satisfies never;
  }
}

interface Style {
  bold?: true;
  italic?: true;
}

function tone(tone: 'normal' | 'quiet' | 'strong' | 'alert' = 'normal'): Style {
  if (tone === 'quiet') return { italic: true };
  return tone === 'normal' ? {} : { bold: true };
}

/** Literal text: rich text knows no markup. An empty one is refused by Slack. */
function textOf(text: string, style: Style = {}): object {
  const words = shorten(text, limits.section) || ' ';
  return { type: 'text', text: words, ...(Object.keys(style).length > 0 && { style }) };
}

function section(...elements: object[]): object {
  return { type: 'rich_text_section', elements };
}

function rich(...elements: object[]): Block {
  return { type: 'rich_text', elements: [section(...elements)] };
}

/** Text that is shown as it is; Slack refuses an empty one. */
export function plain(text: string, most: number): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: shorten(text, most) || ' ', emoji: false };
}

/** An option as Slack takes it: cut where it is longer. */
export function option({ value, label }: { value: string; label: string }) {
  return { text: plain(label, limits.option), value: shorten(value, limits.optionValue) };
}
