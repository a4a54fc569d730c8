import { fold } from '../chat/words.ts';

/** What a report begins with when its first word is how it is made: “report anonymously …”. */
const beginnings = [
  /^(?:confidentially|anonymously|in (?:strict )?confidence|(?:confidential|anonymous) report\b)/,
  /^(?:confidentiellement|anonymement|en (?:toute )?confidentialite|sous (?:le )?couvert de l.?anonymat)/,
  /^a titre (?:confidentiel|anonyme)|^de (?:facon|maniere) (?:confidentielle|anonyme)/,
  // “confidential my boss …” but not “confidential papers …”: there the word says what was found.
  /^(?:confidential|anonymous|confidentiel(?:le)?|anonyme)\s*[:;,.–—-]/,
  /^(?:confidential|anonymous) (?:my|our|the|an?|i|we|he|she|they|there|some(?:one|body)|his|her|their|this|that)\b/,
  /^(?:confidentiel(?:le)?|anonyme) (?:m(?:on|a|es)|n(?:otre|os)|l(?:e|a|es)|une?|des|j[e']|on|ils?|elles?|quelqu|s(?:on|a|es)|ce(?:tte)?)\b/,
];

/** Wishes of whoever writes, anywhere; what somebody else wished (“the caller wants to stay anonymous”) is none. */
const wishes = [
  /\b(?:keep|leave) (?:(?:this|it|that|me|my (?:name|identity))\b[^.!?\n]{0,20}\b)(?:confidential|anonymous|secret|out of (?:it|this))\b/,
  /\b(?:i|i'?d|i'?ll) (?:\w+ ){0,3}(?:to )?(?:remain|stay|be kept|report|report (?:this|it)) (?:anonymous(?:ly)?|confidential(?:ly)?)\b/,
  /\b(?:remain|stay) anonymous(?: please)?\s*[.!?]*$/m,
  /(?:^|[.!?;]\s+)(?:please|(?:would|i'?d) (?:like|prefer|rather)|prefer(?:ring)?|want(?:ing)?|wish(?:ing)?)\b(?: \w+){0,3} (?:remain|stay) anonymous\b/m,
  /\b(?:do not|don'?t|dont|never|without) (?:\w+ ){0,4}(?:my (?:name|identity)|who i am|(?:it|this) (?:was|is|came from|comes from) me|i (?:told|said|wrote|reported))\b/,
  /\bgard(?:ez|er|e) (?:\w+ ){0,3}(?:confidentiel(?:le)?|anonyme|secret(?:te)?|pour vous|l.anonymat)\b/,
  /\bj[e'] ?(?:\S+ ){0,3}(?:rester|demeurer|garder) (?:\S+ ){0,2}(?:anonyme|anonymat|l.anonymat|confidentiel(?:le)?)\b/,
  /\bj[e'] ?(?:\S+ ){0,4}(?:anonymement|confidentiellement)\b/,
  /\b(?:ne|sans) (?:\S+ ){0,5}(?:mon (?:nom|identite)|qui je suis|(?:c'est|vient de|venait de) moi)\b/,
];

/** A word that every one of them has, so that most reports are read once and not a dozen times. */
const hint =
  /confiden|anonym|my (?:name|identity)|mon (?:nom|identite)|secret|who i am|qui je suis|moi\b|\bme\b|out of|pour vous|\bi (?:told|said|wrote|reported)/;

/**
 * Whether the words of a report ask that its author not be named, as the form's “report confidentially” does. In doubt
 * yes: a sealed name can still be given by its author, one that was read cannot be taken back.
 */
export function asksForConfidence(text: string): boolean {
  const words = fold(text.slice(0, 20_000)).trim();
  return hint.test(words) && [...beginnings, ...wishes].some((pattern) => pattern.test(words));
}
