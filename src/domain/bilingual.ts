import type { Language } from '../chat/event.ts';

/** A text in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;
