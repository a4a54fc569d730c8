import type { Language } from '../../chat/event.ts';
import { shorten } from '../../chat/words.ts';
import type { Alert } from '../../domain/alert.ts';
import type { AlertTemplate } from '../../domain/alert-template.ts';
import { textsIn } from '../../domain/written-in.ts';

export const longestTitle = 150;
export const longestBody = 2_500;

/** What an alert says in one language; a title alone is enough. */
export interface Words {
  title: string;
  body: string;
}

/** What an alert says; at least one language is there. */
export type Texts = Partial<Record<Language, Words>>;

/** Reads what follows the groups of `alert send`: one text, or both languages' with a `|` between them. */
export function splitTexts(words: string, own: Language): Texts {
  const { en, fr } = textsIn(words, own);
  return { ...(en && { en: titleAndBody(en) }), ...(fr && { fr: titleAndBody(fr) }) };
}

/** The first line or sentence is the title. One that is too long is cut there, and stands in full in the text. */
function titleAndBody(text: string): Words {
  const m = /^(.+?[.!?]|[^\n]+)(?=\s|$)\s*([\s\S]*)$/.exec(text);
  const title = (m?.[1] ?? text).trim();
  if (title.length > longestTitle) return { title: shorten(title, longestTitle), body: text };
  return { title: title.replace(/\.$/, ''), body: (m?.[2] ?? '').trim() };
}

/** A template's words, with what was added to them: one language added alone leaves the other to be written. */
export function withTemplate(template: AlertTemplate, added: Texts): Texts {
  const texts: Texts = {};
  for (const language of ['en', 'fr'] as const) {
    const more = added[language];
    if (!more && Object.keys(added).length > 0) continue;
    const lines = [more && [more.title, more.body].filter(Boolean).join('. '), template.body[language]];
    texts[language] = { title: template.title[language], body: lines.filter(Boolean).join('\n') };
  }
  return texts;
}

type Said = Pick<Alert, 'title' | 'body'> & { missing?: Language };

/** Both languages' texts; where one is missing, it is said in the other until somebody adds it. Undefined: nothing is said. */
export function inBothLanguages(texts: Texts): Said | undefined {
  const en = texts.en ?? texts.fr;
  const fr = texts.fr ?? texts.en;
  if (!en || !fr) return undefined;
  return {
    title: { en: en.title, fr: fr.title },
    body: { en: en.body, fr: fr.body },
    ...(!texts.en && { missing: 'en' as const }),
    ...(!texts.fr && { missing: 'fr' as const }),
  };
}
