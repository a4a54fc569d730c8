import { fold } from '../chat/words.ts';

const phrases = new Set(
  [
    ['hello', 'hi', 'hey', 'hello there', 'hi there', 'good morning', 'good afternoon', 'good evening'],
    ['bonjour', 'bonsoir', 'salut', 'allo', 'bon matin', 'coucou'],
    ['thanks', 'thank you', 'thanks a lot', 'thank you very much', 'many thanks', 'thx', 'ty', 'cheers'],
    ['merci', 'merci beaucoup', 'merci bien', 'mille mercis'],
    ['ok', 'okay', 'k', 'great', 'good', 'perfect', 'got it', 'fine', 'cool', 'super', 'parfait', "d'accord"],
    ['bien', 'compris', 'genial', 'excellent'],
    ['no', 'nope', 'no thanks', 'cancel', 'never mind', 'nevermind', 'forget it', 'nothing'],
    ['non', 'non merci', 'annuler', 'annule', 'laisse faire', 'oublie ca', 'rien'],
    ['bye', 'goodbye', 'au revoir', 'bonne journee', 'have a good day'],
    ['test', 'testing', 'essai'],
  ].flat(),
);
const agreeing = new Set([
  'yes',
  'y',
  'yep',
  'yeah',
  'yes please',
  'sure',
  'send',
  'oui',
  'oui svp',
  'envoie',
  'envoyer',
]);

/**
 * What direct words are when they tell of nothing: a greeting, thanks, a sign alone; `yes` when they agree to something.
 * Undefined for everything that might be about an event.
 */
export function smallTalk(text: string): 'small' | 'yes' | undefined {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
  if (agreeing.has(words)) return 'yes';
  return words === '' || phrases.has(words) ? 'small' : undefined;
}
