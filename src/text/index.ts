import type { Language } from '../chat/event.ts';
import { en, type Text } from './en/index.ts';
import { fr } from './fr/index.ts';

export type { Text };

const texts: Readonly<Record<Language, Text>> = { en, fr };

export function text(language: Language): Text {
  return texts[language];
}

/** A label in all the given languages, for places that people of both read: “Acknowledge / Accuser réception”. */
export function inBoth(languages: readonly Language[], pick: (t: Text) => string): string {
  return [...new Set(languages.map((language) => pick(text(language))))].join(' / ');
}
