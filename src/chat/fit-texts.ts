import type { Element } from './message.ts';
import { shorten } from './words.ts';

/**
 * Elements whose texts come to at most `budget` characters: the longest are shortened, all to the same length, so that
 * what is short (numbers, dates, contacts) and every button stay whole.
 */
export function fitTexts(elements: readonly Element[], budget: number): readonly Element[] {
  const lengths = elements.flatMap(textsOf).map(({ length }) => length);
  const sum = (cap: number) => lengths.reduce((total, length) => total + Math.min(length, cap), 0);
  if (sum(Number.POSITIVE_INFINITY) <= budget) return elements;
  let low = 1;
  let high = budget;
  while (low < high) {
    const cap = Math.ceil((low + high) / 2);
    if (sum(cap) <= budget) low = cap;
    else high = cap - 1;
  }
  return elements.map((element) => capped(element, low));
}

function textsOf(element: Element): string[] {
  switch (element.kind) {
    case 'heading':
    case 'text':
    case 'quote':
      return [element.text];
    case 'facts':
      return element.rows.flatMap(({ label, value }) => [label, value]);
    case 'list':
      return element.items;
    case 'picture':
      return [element.alt];
    case 'phones':
    case 'buttons':
    case 'choice':
    case 'divider':
      return [];
  }
}

function capped(element: Element, cap: number): Element {
  switch (element.kind) {
    case 'heading':
    case 'text':
    case 'quote':
      return { ...element, text: shorten(element.text, cap) };
    case 'facts':
      return {
        ...element,
        rows: element.rows.map(({ label, value }) => ({
          label: shorten(label, cap),
          value: shorten(value, cap),
        })),
      };
    case 'list':
      return { ...element, items: element.items.map((item) => shorten(item, cap)) };
    case 'picture':
      return { ...element, alt: shorten(element.alt, cap) };
    case 'phones':
    case 'buttons':
    case 'choice':
    case 'divider':
      return element;
  }
}
