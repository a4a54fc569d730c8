import { fold } from '../chat/words.ts';

const we = '(?:i|we|you|people|everyone|everybody)';
const back = '(?:go|come|get|be|head|return|walk|enter|leave|stay)';
const nous = '(?:on|je|j|nous|tout le monde)';
const rentrer =
  '(?:rentrer|retourner|revenir|entrer|remonter|redescendre|sortir|partir|reprendre|circuler|bouger|venir|aller)';

const ways = [
  // Whether one may go back, come out or leave.
  `\\b(?:can|may|could|should|do|must|when can|when may) ${we} (?:now |have to |need to |still |all )?${back}\\b`,
  `\\b(?:safe|ok|okay|clear|allowed) to ${back}\\b`,
  `\\b(?:est ce (?:qu|que) )?${nous} (?:peut|peux|pouvons|doit|dois|devons)(?: tu| t il)?(?: maintenant| encore| tous)? ${rentrer}\\b`,
  `\\b(?:peut|doit|faut|pouvons|devons|puis)(?: il| tu| on| nous| je| t on)?(?: encore| maintenant)? ${rentrer}\\b`,
  `\\bquand (?:est ce )?(?:qu |que )?(?:on|nous|je)? ?(?:peut|pourra|pourrai|va pouvoir|pourrons) ?(?:on|nous)? ?${rentrer}\\b`,
  // Whether it is over.
  '\\b(?:is|are) (?:it|this|that|the (?:alert|evacuation|emergency|lockdown|fire|alarm|drill|building|incident)|we) (?:all )?(?:over|safe|done|finished|clear|ok|okay|open|still (?:on|going|closed|happening))\\b',
  '^(?:the )?all clear$|\\bwhen (?:is|will) (?:it|this) (?:be )?(?:over|end|done)\\b',
  '\\b(?:c est|est ce|cest|l alerte est|l evacuation est|la menace est|l immeuble est)(?: que c est)?(?: elle| il| tu)? (?:fini\\w*|termine\\w*|leve\\w*|regle\\w*|correct|ok|beau|encore (?:ferme|en cours|bon)\\w*|securitaire)\\b',
  // What is going on, and whether it is real.
  '\\bwhat (?:is|s) (?:going on|happening|the (?:status|situation))\\b|\\bany (?:news|updates?)\\b',
  '\\b(?:is|was) (?:this|it) (?:real|a drill|an exercise|a test)\\b|\\bc est (?:tu )?(?:pour )?(?:vrai|un exercice|une pratique|un test)\\b',
  '\\bqu est ce qu(?:i|il) se passe\\b|\\b(?:y a|avez vous|t as|as tu) (?:t il |tu )?des nouvelles\\b|^des nouvelles$|\\bse passe quoi\\b',
  '\\b(?:on|je|j) (?:fait|fais) quoi\\b|\\bwhat (?:do|should) (?:we|i) do (?:now|next)\\b',
  '\\b(?:pour|pendant|encore|reste) ?combien de temps\\b|\\bhow (?:much longer|long)\\b',
].map((way) => new RegExp(way));

/** Whether direct words ask how it stands with what an alert told of: what else they may say does not matter. */
export function asksAboutAlert(text: string): boolean {
  if (text.length > 120) return false;
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return ways.some((way) => way.test(words));
}
