import { shorten } from '../../chat/words.ts';

/** A part of an Adaptive Card, as JSON. */
export interface CardPart {
  type: string;
  [key: string]: unknown;
}

export interface AdaptiveCard extends CardPart {
  type: 'AdaptiveCard';
  version: '1.5';
  body: CardPart[];
}

/**
 * Letters a card holds at most, together: of the 80 KB that Teams takes without trouble, two bytes for each, they leave half to JSON's own
 * marks.
 */
export const mostLetters = 20_000;
const longestLabel = 200;

export interface RunStyle {
  weight?: 'Bolder';
  size?: 'Small' | 'Large';
  color?: 'Attention';
  isSubtle?: boolean;
}

/**
 * Makes the texts of one card. They are text runs, which know no Markdown; what a client would take for a date
 * function (`{{DATE(…)}}`) is broken up. When the card is full, texts are cut.
 */
export class Pen {
  #left = mostLetters;

  take(text: string): string {
    const cut = shorten(text, Math.max(1, this.#left));
    this.#left -= cut.length;
    return inert(cut);
  }

  run(text: string, style: RunStyle = {}): CardPart {
    return { type: 'TextRun', text: this.take(text), ...style };
  }

  line(text: string, style: RunStyle = {}, more: object = {}): CardPart {
    return { type: 'RichTextBlock', inlines: [this.run(text, style)], ...more };
  }
}

/** A label of a control: short, and as inert as the rest. */
export function label(text: string): string {
  return inert(shorten(text, longestLabel));
}

/** Breaks up what a client would replace by something else. */
export function inert(text: string): string {
  return text.replace(/\{(?=\{)/g, '{\u2060').replace(/\$(?=\{)/g, '$\u2060');
}

/** A card of the newest version that Teams draws everywhere. */
export function adaptiveCard(body: CardPart[]): AdaptiveCard {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return { type: 'AdaptiveCard', $schema, version: '1.5', body };
}
