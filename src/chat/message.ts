import type { Language } from './event.ts';

/**
 * What the bot says, as plain data: it can be stored, compared, and drawn by every platform.
 * No string here holds markup; renderers escape everything.
 */
export interface Message {
  /** The whole message in a sentence or two: notifications, screen readers, platforms without cards. */
  text: string;
  card?: Element[];
  /** Documents given out with it: in the same place, or in the person's own chat where files cannot be there. */
  files?: readonly HandedFile[];
  /**
   * Where a platform can ask for the card again when somebody opens it (Teams): the action that answers with it. The
   * answer to a button of such a card is its only change there: it costs no call.
   */
  refresh?: { action: string; value: string };
}

/** Bytes that lie nowhere: made by a family's `FileMaker` at the moment somebody gets them. */
export interface Makeable {
  /** Id of the maker. */
  maker: string;
  /**
   * What it is made of, opaque to all but the maker, a record's number first: `EV-2026-0001:fr:docx`. At most 200 letters,
   * digits and `:._@-`.
   */
  of: string;
}

export interface HandedFile extends Makeable {
  /** With its ending, as people will save it. */
  name: string;
  /** Its media type. */
  type: string;
}

export interface Picture extends Makeable {
  kind: 'picture';
  /** What it shows, for those who do not see it; shown in its place where it cannot be. At most 2,000 characters. */
  alt: string;
}

export type Element =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; tone?: 'normal' | 'quiet' | 'strong' | 'alert' }
  /** Words of a person, shown apart and never interpreted. */
  | { kind: 'quote'; text: string }
  /** `language`: how the labels are written, when it is one; French has a space before the colon. */
  | { kind: 'facts'; rows: Fact[]; language?: Language }
  | { kind: 'list'; items: string[] }
  /** Telephone numbers a thumb can call. */
  | { kind: 'phones'; rows: Phone[]; language?: Language }
  | { kind: 'buttons'; buttons: Button[] }
  /** A short closed list; choosing fires `action` with the option's value. */
  | {
      kind: 'choice';
      action: string;
      label: string;
      options: Option[];
      selected?: string;
      language?: Language;
    }
  /** A PNG of at most 1,024 by 1,024. What it says also stands in the words beside it. */
  | Picture
  | { kind: 'divider' };

export interface Fact {
  label: string;
  value: string;
}

export interface Phone {
  label: string;
  /** As people write it, for example `613-555-0100` or `911`. */
  number: string;
}

export interface Button {
  action: string;
  /** At most 1,000 characters; an id, never a state. */
  value: string;
  label: string;
  style?: 'primary' | 'danger';
}

export interface Option {
  value: string;
  label: string;
}

/**
 * Questions to a person. Slack opens a modal; Teams and the console show a card with inputs.
 * `token` is used up by the first submission that is stored.
 */
export interface Form {
  id: string;
  token: string;
  /** At most 24 characters on Slack: keep titles short. */
  title: string;
  submit: string;
  cancel: string;
  /** Small opaque state that comes back with the submission, for example a record number. */
  state: string;
  /** The action that gives the same form once more: behind a button, and when it has to be corrected. */
  again: { action: string; value: string };
  intro: Element[];
  fields: Field[];
  /** A privacy notice stands after the fields, before the submit button. */
  notice: Element[];
}

interface FieldBase {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** A sentence about what was wrong with the value sent last time. */
  error?: string;
}

export type Field = FieldBase &
  (
    | { kind: 'text'; multiline?: boolean; value?: string; maxLength?: number }
    | { kind: 'choice'; options: Option[]; value?: string; compact?: boolean }
    | { kind: 'check'; text: string; value?: boolean }
    | { kind: 'date'; value?: string }
    | { kind: 'time'; value?: string }
    /** `elsewhere`: how files are sent where the form has no place for them. */
    | { kind: 'files'; maxFiles: number; elsewhere: string }
  );

/** A message that is nothing but its sentence. */
export function say(text: string): Message {
  return { text };
}

/** A message of a sentence and what its card shows below that. */
export function sayWith(
  text: string,
  below: readonly Element[],
  tone?: Extract<Element, { kind: 'text' }>['tone'],
): Message {
  return { text, card: [{ kind: 'text', ...(tone && { tone }), text }, ...below] };
}

/** What a message shows: its card, or its words where it has none. */
export function elementsOf({ text, card }: Message): readonly Element[] {
  return card ?? [{ kind: 'text', text }];
}

/** One message that says two things, one after the other. */
export function together(first: Message, second: Message): Message {
  const card = [...elementsOf(first), ...elementsOf(second)];
  return { ...first, ...second, text: `${first.text}\n${second.text}`, card };
}

/** The elements with their labels as a language writes them, where no other one is said. */
export function labelled(elements: readonly Element[], language: Language): Element[] {
  return elements.map((element) =>
    element.kind === 'facts' || element.kind === 'phones' || element.kind === 'choice'
      ? { language, ...element }
      : element,
  );
}

/** The message with its labels as a language writes them, where no other one is said. */
export function inLanguage(message: Message, language: Language): Message {
  return message.card ? { ...message, card: labelled(message.card, language) } : message;
}

/** One message that carries each language's card after the other, for places that people of both languages read. */
export function both(messages: readonly Message[]): Message {
  const card: Element[] = [];
  for (const [i, m] of messages.entries()) {
    if (i > 0) card.push({ kind: 'divider' });
    card.push(...elementsOf(m));
  }
  const files = messages.flatMap((m) => m.files ?? []);
  return { text: messages.map((m) => m.text).join('\n'), card, ...(files.length > 0 && { files }) };
}
