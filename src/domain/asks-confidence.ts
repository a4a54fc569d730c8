import { fold } from '../chat/words.ts';

/** What a report begins with when its first word is how it is made: “report anonymously …”. */
const beginnings = [
  /^(?:confidentially|anonymously|in (?:strict )?confidence|(?:confidential|anonymous) report\b)/,
  /^(?:confidentiellement|anonymement|en (?:toute )?confidentialite|sous (?:le )?couvert de l.?anonymat)/,
  /^a titre (?:confidentiel|anonyme)|^de (?:facon|maniere) (?:confidentielle|anonyme)/,
  /^off the record\b|^(?:as|i am|i'?m) an? whistle[- ]?blower\b|^(?:(?:just|strictly) )?between (?:us|you and me)\b/,
  /^(?:a titre de|comme|en tant que|je suis) (?:une? )?(?:divulgat(?:eur|rice)|lanceu(?:r|se) d.?alerte)\b|^sous le sceau d|^(?:(?:juste|strictement) )?entre nous\b|^en toute discretion\b/,
  /^(?:this|it|this report|this message)(?: is|'s) (?:strictly )?(?:confidential|anonymous)\s*(?:[:;,.!–—-]|$)|^strictly confidential\s*[:;,.!–—-]/,
  /^(?:ceci|ce signalement|ce message|cela|c'est)(?: est)? (?:strictement )?(?:confidentiel|anonyme)\s*(?:[:;,.!–—-]|$)|^strictement confidentiel\s*[:;,.!–—-]/,
  // “confidential my boss …” but not “confidential papers …”: there the word says what was found.
  /^(?:confidential|anonymous|confidentiel(?:le)?|anonyme)\s*[:;,.–—-]/,
  /^(?:confidential|anonymous) (?:my|our|the|an?|i|we|he|she|they|there|some(?:one|body)|his|her|their|this|that)\b/,
  /^(?:confidentiel(?:le)?|anonyme) (?:m(?:on|a|es)|n(?:otre|os)|l(?:e|a|es)|une?|des|j[e']|on|ils?|elles?|quelqu|s(?:on|a|es)|ce(?:tte)?)\b/,
];

/** Wishes of whoever writes, anywhere; what somebody else wished (“the caller wants to stay anonymous”) is none. */
const wishes = [
  /\b(?:keep|leave) (?:(?:this|it|that|me|my (?:name|identity))\b[^.!?\n]{0,20}\b)(?:confidential|anonymous|secret|out of (?:it|this))\b/,
  /\b(?:i|i'?d|i'?ll) (?:\w+ ){0,3}(?:to )?(?:remain|stay|be kept|report|report (?:this|it)) (?:anonymous(?:ly)?|confidential(?:ly)?)\b/,
  /\b(?:remain|stay) anonymous(?: please)?\s*[.!?]*$/,
  /\b(?:do not|don'?t|dont|never|without) (?:\w+ ){0,4}(?:my (?:name|identity)|who i am|(?:it|this) (?:was|is|came from|comes from) me|i (?:told|said|wrote|reported))\b/,
  /\bgard(?:ez|er|e) (?:\w+ ){0,3}(?:confidentiel(?:le)?|anonyme|secret(?:te)?|pour vous|l.anonymat)\b/,
  /\bj[e'] ?(?:\S+ ){0,3}(?:rester|demeurer|garder) (?:\S+ ){0,2}(?:anonyme|anonymat|l.anonymat|confidentiel(?:le)?)\b/,
  /\bj[e'] ?(?:\S+ ){0,4}(?:anonymement|confidentiellement)\b/,
  /\b(?:ne|sans) (?:\S+ ){0,5}(?:mon (?:nom|identite)|qui je suis|(?:c'est|vient de|venait de) moi)\b/,
  // At the beginning of a sentence, for a fraud may ask as much of those who report it.
  /(?:^|[.!?;\n])\s*(?:please )?(?:(?:keep|leave|let'?s keep) (?:this|it|that)|(?:this|it|that) (?:stays?|has to stay|must stay|is)) (?:strictly |just |only )*between (?:us|you and me)\b/,
  /(?:^|[.!?;\n])\s*(?:que |svp )?(?:(?:ca|cela|ceci) (?:doit )?(?:reste(?:r|ra)?|demeure(?:r|ra)?)|gard(?:ez|e|ons)(?:-le)?(?: ca| cela| ceci)?) (?:strictement )?entre nous\b/,
  /\bi (?:\w+ )?(?:do not|don'?t|dont|would not|wouldn'?t|cannot|can'?t|must not|won'?t) (?:\w+ ){0,3}(?:named|identified|recogni[sz]ed|found out)\b/,
  /\bi(?:'d| would) (?:prefer|rather|like) (?:to )?not (?:to )?be (?:named|identified)\b|^no names\b|\b(?:no names,? please|not for attribution)\b/,
  /\btreat (?:this|it|me|my report)\b[^.!?\n]{0,20}\b(?:confidential|anonymous|secret)(?:ly)?\b|\bi report[^.!?\n]{0,20} (?:on|under) condition of anonymity\b/,
  /\bi (?:am |'m )?reporting[^.!?\n]{0,20} (?:on|under) condition of anonymity\b|\bi (?:wish|want|would like|prefer) to (?:remain|stay|be left) (?:unnamed|nameless)\b/,
  /\btrait(?:ez|er|e) (?:\S+ ){0,4}(?:confidentiel(?:le(?:ment)?)?|anonyme(?:ment)?|confidentialite)\b|\b(?:que )(?:ca|ceci|cela) (?:reste|soit|demeure) (?:\S+ )?(?:confidentiel|anonyme|secret)\b/,
  /\bje (?:souhaite|demande|veux|exige|prefere) (?:l.?anonymat|la confidentialite)\b|^sous (?:reserve|condition|couvert) d.?anonymat\b/,
  /\b(?:veux|faut|voudrais|faudrait) pas qu.(?:il|elle|on|ils|elles) (?:le )?(?:sache|apprenne)(?:nt)? (?:\S+ ){0,3}(?:je |j'|moi\b)/,
  /\bne me (?:nomm|identifi|cit)\w+\b|\b(?:laiss|gard|tenez|tiens)\w* mon (?:nom|identite) (?:en dehors|hors|a l.ecart)\b/,
  /\bwithout (?:me )?being (?:named|identified)\b|\bsans (?:que je sois |etre )(?:nommee?|identifiee?|reconnue?)\b/,
  /\b(?:nobody|no ?one|not|never|cannot|can'?t) (?:\w+ ){0,2}(?:know|find out|learn|hear|tell|see)s? (?:\w+ ){0,2}(?:it was me|it is me|it's me|i (?:told|said|wrote|reported)|who told (?:you|security))\b/,
  /\bi (?:\w+ ){0,2}(?:do not|don'?t|dont) want (?:\w+ ){1,3}to (?:know|find out|learn) (?:\w+ ){0,2}(?:i\b|who told|it(?:'s| is| was) me)/,
  /\b(?:hide|withhold|protect|conceal) my (?:name|identity)\b|\b(?:cach|prot[eé]g|tais|tair|mas?qu)\w* mon (?:nom|identite)\b/,
  /\bmy (?:name|identity) (?:must|should|can|may|is to) ?(?:not|never|stay|remain|be (?:kept|hidden|protected|withheld))\b/,
  /\bmon (?:nom|identite) (?:ne |n')?(?:doit|devrait|peut) (?:pas |jamais |rester |demeurer |etre (?:cach|prot|gard|tu))/,
  /\b(?:je |j')(?:ne )?(?:veux|voudrais|souhaite|desire|tiens|prefere) (?:pas |ne pas |a ne pas )(?:\S+ )?(?:etre|qu.on me) (?:nommee?|identifiee?|reconnue?|nomme|identifie|reconnaisse)\b/,
  /\b(?:que |qu.)?personne (?:ne )?(?:\S+ ){0,2}(?:sache|saura|apprenne) (?:\S+ ){0,3}(?:je |j'|moi\b)/,
];

/** A word that every one of them has, so that most reports are read once and not a dozen times. */
const hint =
  /confiden|anonym|my (?:name|identity)|mon (?:nom|identite)|secret|who (?:i am|told)|qui je suis|moi\b|\bme\b|out of|pour vous|\bi (?:told|said|wrote|reported)|between us|entre nous|off the record|whistle|divulgat|sache|apprenne|attribution|no names|discretion|lanceu|named\b|identifi|nomm|recogni|reconn|found out|personne/;

/**
 * Whether the words of a report ask that its author not be named, as the form's “report confidentially” does. In doubt
 * yes: a sealed name can still be given by its author, one that was read cannot be taken back.
 */
export function asksForConfidence(text: string): boolean {
  const words = fold(text.slice(0, 20_000)).trim();
  return hint.test(words) && [...beginnings, ...wishes].some((pattern) => pattern.test(words));
}
