import type { Language } from './event.ts';
import { both, type Element, elementsOf, labelled, type Message } from './message.ts';

/** Words that read well beside each other; longer ones stand below each other. */
const short = 60;
/** Slack cuts a heading after 150 characters. */
const shortHeading = 120;

/**
 * One message for readers of several languages, from messages of the same shape: people’s own words and what is pressed stand
 * once, labels and figures beside each other. Messages of different shapes stand one after the other.
 * @param language how labels are written
 */
export function sideBySide(messages: readonly Message[], language: Language): Message {
  const cards = messages.map(elementsOf);
  const shapes = cards.map((card) => card.map(sizeOf).join());
  if (new Set(shapes).size !== 1) return both(messages);
  const [first = []] = cards;
  const card = first.flatMap((_, i) => merged(cards.flatMap((each) => each[i] ?? [])));
  const files = messages.flatMap((each) => each.files ?? []);
  return {
    text: [...new Set(messages.map(({ text }) => text))].join('\n'),
    card: labelled(card, language),
    ...(files.length > 0 && { files }),
  };
}

function sizeOf(element: Element): string {
  switch (element.kind) {
    case 'facts':
    case 'phones':
      return `${element.kind} ${element.rows.length}`;
    case 'list':
      return `list ${element.items.length}`;
    case 'buttons':
      return `buttons ${element.buttons.length}`;
    case 'choice':
      return `choice ${element.options.length}`;
    case 'heading':
    case 'text':
    case 'quote':
    case 'picture':
    case 'divider':
      return element.kind;
  }
}

/** The same element in each language as one; long sentences stay sentences of their own. */
function merged(all: readonly Element[]): Element[] {
  const [element] = all;
  if (!element) return [];
  switch (element.kind) {
    case 'heading': {
      const texts = (all as (typeof element)[]).map(({ text }) => text);
      const one = joined(texts);
      return (one.length <= shortHeading ? [one] : [...new Set(texts)]).map((text) => ({ ...element, text }));
    }
    case 'text': {
      const texts = [...new Set((all as (typeof element)[]).map(({ text }) => text))];
      if (texts.every(({ length }) => length <= short)) return [{ ...element, text: joined(texts) }];
      return texts.map((text) => ({ ...element, text }));
    }
    case 'quote': {
      const texts = new Set((all as (typeof element)[]).map(({ text }) => text));
      return [...texts].map((text) => ({ ...element, text }));
    }
    case 'facts': {
      const rows = (all as (typeof element)[]).map((each) => each.rows);
      return [
        {
          kind: 'facts',
          rows: element.rows.map((_, i) => ({
            label: joined(rows.map((each) => each[i]?.label ?? '')),
            value: joined(rows.map((each) => each[i]?.value ?? '')),
          })),
        },
      ];
    }
    case 'list': {
      const lists = (all as (typeof element)[]).map(({ items }) => items);
      return [{ ...element, items: element.items.map((_, i) => joined(lists.map((each) => each[i] ?? ''))) }];
    }
    case 'buttons': {
      const lists = (all as (typeof element)[]).map(({ buttons }) => buttons);
      const label = (i: number) => joined(lists.map((each) => each[i]?.label ?? ''));
      return [{ ...element, buttons: element.buttons.map((button, i) => ({ ...button, label: label(i) })) }];
    }
    case 'choice':
    case 'phones':
    case 'picture':
    case 'divider':
      return [element];
  }
}

/** `CR-2026-0001 · Situation report 1 / Rapport de situation no 1`: parts that are the same stand once. */
function joined(texts: readonly string[]): string {
  const parts = texts.map((text) => text.split(' · '));
  const [first = []] = parts;
  if (parts.some(({ length }) => length !== first.length)) return [...new Set(texts)].join(' / ');
  return first.map((_, i) => [...new Set(parts.map((each) => each[i]))].join(' / ')).join(' · ');
}
