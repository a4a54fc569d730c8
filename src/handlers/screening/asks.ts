import { fold } from '../../chat/words.ts';

const beginnings =
  /\?|^(?:when|what|how|who|which|where|can|could|do|does|is|are|am|may|must|will|should|quand|quel|quelle|quelles|quels|combien|comment|qui|que|qu'|ou|est-ce|puis-je|peut-on|dois-je|suis-je|faut-il|a quoi|a qui|jusqu)/;

/** Many tell first and ask then, without a question mark; « faut-tu » is how Quebec asks. */
const within =
  /^(?:why|did|has|have|was|pourquoi|c'?est quoi)\b|\b(?:(?:do|must|should|can|may|am) (?:i|we)|(?:dois|puis|peux|vais|suis)[- ]je|(?:faut|peux?t?|dois|va|a|est)[- ](?:il|tu|on|t-il)|je fais quoi)\b/;

/** Whether words ask something from their beginning on, in either language: what does not is told. */
export function asks(text: string): boolean {
  return beginnings.test(fold(text).trim());
}

/** Whether words ask something somewhere. */
export function asksSomewhere(text: string): boolean {
  return asks(text) || within.test(fold(text).trim());
}
