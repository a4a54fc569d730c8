import type { Language } from '../chat/event.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

/** Every sentence people read, by feature. French has exactly the keys of English: a missing one fails the build. */
export type Text = typeof en;

const texts: Readonly<Record<Language, Text>> = { en, fr };

export function text(language: Language): Text {
  return texts[language];
}

/** A label in all the given languages, for places that people of both read: “Acknowledge / Accuser réception”. */
export function inBoth(languages: readonly Language[], pick: (t: Text) => string): string {
  return [...new Set(languages.map((language) => pick(text(language))))].join(' / ');
}
