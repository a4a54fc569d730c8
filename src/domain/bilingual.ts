import type { Language } from '../chat/event.ts';

/** A text in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

const others: Readonly<Record<Language, Language>> = { en: 'fr', fr: 'en' };

/** The language that somebody does not read in. */
export function otherLanguage(language: Language): Language {
  return others[language];
}
