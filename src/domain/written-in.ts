import type { Language } from '../chat/event.ts';
import { fold } from '../chat/words.ts';
import { otherLanguage } from './bilingual.ts';

/** Words that hardly a sentence goes without, and those that alerts begin with; none that both languages have. */
const telling: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'the is are was will be to of and in for with from at by not do you your we our this that all now out off up please stay leave go call back floor floors building power water fire closed open do not until again may has have'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les des du un une est sont sera au aux et ou dans en pour avec de ne pas vous votre vos nous notre ce cette ces tous toutes maintenant svp restez sortez quittez allez appelez evacuez etage etages immeuble edifice panne courant eau feu incendie ferme ouvert jusqu sans sur plus peut avez'.split(
      ' ',
    ),
  ),
};

/** How much a text looks English rather than French: above zero English, below it French. */
function leaning(text: string): number {
  let sum = 0;
  for (const word of text.split(/[^\p{L}]+/u)) {
    const folded = fold(word);
    if (telling.en.has(folded)) sum += 1;
    else if (telling.fr.has(folded) || /[àâçèéêëîïôùûœ]/i.test(word)) sum -= 1;
  }
  return sum;
}

/**
 * Which language a text is in, or the first of two that say the same in each.
 * @param own the writer's language, which counts where the words do not tell
 */
export function writtenIn(first: string, second: string, own: Language): Language {
  const lean = leaning(first) - leaning(second);
  if (lean === 0) return own;
  return lean > 0 ? 'en' : 'fr';
}

/** One text, or two with `|` between them, each under its language. */
export function textsIn(words: string, own: Language): Partial<Record<Language, string>> {
  const [first = '', ...rest] = words.split('|').map((part) => part.trim());
  const second = rest.join('|');
  const language = writtenIn(first, second, own);
  return { ...(first && { [language]: first }), ...(second && { [otherLanguage(language)]: second }) };
}
