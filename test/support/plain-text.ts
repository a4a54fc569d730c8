import type { Element, Message } from '../../src/chat/message.ts';
import { colon } from '../../src/chat/words.ts';

/** The message as lines of plain text, as people read it; total, as the renderers are. */
export function plainText(message: Message): string {
  const words = message.card ? message.card.map(plainElement) : [message.text];
  return [...words, ...(message.files ?? []).map(({ name }) => `[${name}]`)].join('\n');
}

function plainElement(element: Element): string {
  switch (element.kind) {
    case 'heading':
    case 'text':
    case 'quote':
      return element.text;
    case 'facts':
      return element.rows.map((row) => `${row.label}${colon(element.language)}${row.value}`).join('\n');
    case 'list':
      return element.items.map((item) => `- ${item}`).join('\n');
    case 'phones':
      return element.rows.map((row) => `${row.label}${colon(element.language)}${row.number}`).join('\n');
    case 'buttons':
      return element.buttons.map((button) => `[${button.label}]`).join(' ');
    case 'choice':
      return `${element.label}${colon(element.language)}${element.options.map((option) => option.label).join(' | ')}`;
    case 'picture':
      return element.alt;
    case 'divider':
      return '';
    default:
      return element satisfies never;
  }
}
