import { fold } from '../../chat/words.ts';

const beginnings =
  /\?|^(?:when|what|how|who|which|where|can|could|do|does|is|are|am|may|must|will|should|quand|quel|quelle|quelles|quels|combien|comment|qui|que|qu'|ou|est-ce|puis-je|peut-on|dois-je|suis-je|faut-il|a quoi|a qui|jusqu)/;

/** Whether words ask something, in either language. */
export function asks(text: string): boolean {
  return beginnings.test(fold(text).trim());
}
