import { fold } from '../../chat/words.ts';

const beginnings =
  /\?|^(?:when|what|how|who|which|where|can|could|do|does|is|are|am|may|must|will|should|quand|quel|quelle|quelles|quels|combien|comment|qui|que|qu'|ou|est-ce|puis-je|peut-on|dois-je|suis-je|faut-il|a quoi|a qui|jusqu)/;

/** Many tell first and ask then, without a question mark; « faut-tu » is how Quebec asks. */
const within =
  /^(?:why|did|has|have|was|pourquoi|c'?est quoi)\b|\b(?:(?:do|must|should|can|may|am) (?:i|we)|(?:dois|puis|peux|vais|suis)[- ]je|(?:faut|peux?t?|dois|va|a|est)[- ](?:il|elle|tu|on|t-(?:il|elle|on))|je fais quoi|est[- ]ce|\w+-t-(?:il|elle|on)s?|(?:a|est|ont) quel(?:le)?s?|jdois|je dois[- ]tu|is (?:that|this|it) something)\b|^(?:(?:please )?tell me|dis-moi|dites-moi) |\b(?:a qui|quand)\s*$|\b(?:want|need|like) to know\b|\b(?:savoir|connaitre) (?:si|qui|quel|la|le|sa|ma)\b/;

/** Whether words ask something from their beginning on, in either language: what does not is told. */
export function asks(text: string): boolean {
  return beginnings.test(fold(text).trim());
}

const telling =
  /\b(?:reports?|tell|declare|disclose|say so|need to know|signal\w*|declar\w*|di(?:re|se)|annonc\w*|parler)\b/;

/** Whether a question is whether something has to be told. */
export function asksWhetherToTell(text: string): boolean {
  return telling.test(fold(text));
}

const records =
  /\b(?:secret|levels?|niveaux?|clear(?:ed)?|cotee?s?|screen(?:ed)?|filtree?s?|habilitee?s?|casier|criminal|debts?|dettes?|credit)\b/;

/** Whether words may speak of what somebody's screening is about, in words that are also said of other things. */
export function speaksOfRecords(text: string): boolean {
  return records.test(fold(text));
}

/** Whether words ask something somewhere. */
export function asksSomewhere(text: string): boolean {
  return asks(text) || within.test(fold(text).trim());
}
