import { fold } from '../chat/words.ts';
import { wishesInClause } from './wish-in-clause.ts';

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
  /^(?:confidential|anonymous|confidentiel(?:le)?|anonyme)\s*[:;,.–—-]|^(?:confidential|anonymous|confidentiel(?:le)?|anonyme)[)\]*”"]+ (?:m(?:y|on|a|es)|our|the|an?|i|we|he|she|they|l(?:e|a|es)|une?|j[e']|on|ils?|elles?)\b/,
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

/**
 * The same as it is said aloud: French without “ne”, what others would do to whoever spoke, and what is typed in haste. What the
 * words “no”, “not” and “name” are about decides: « mon nom est pas sur la liste » wishes nothing.
 */
const spoken = [
  /\b(?:veux|veut|faut|faudrait|dois|doit|voudrais|aimerais|prefere|besoin|mett\w*|ecri\w*|di(?:s|tes?|re)|donn\w+|nomm\w+|mentionn\w+|utilis\w+|inscri\w*|divulg\w+|revel\w+|laiss\w+|partag\w+|sort\w*) (?:surtout |meme |donc )?pas (?:\S+ ){0,6}(?:mon (?:nom|identite)|qui je suis|c(?:'?est| est|etait|'etait)? moi|vien(?:t|ne) de moi|je (?:l'|t'|vous (?:l')?|les |te )(?:ai\b)?)/,
  /\b(?:pas|personne|jamais)\b[^.!?\n]{0,30}\b(?:se |le )?(?:sach|appren|devin|decouvr|dout)e?\w*\b(?! ou (?:je|j')\b)[^.!?\n]{0,25}(?:\bmoi\b|\bj'|\bje\b|\bmon nom\b)/,
  /\b(?:si|pas|personne|jamais) (?:\S+ ){0,3}(?:sait|savent|savoir|saura|apprend|trouve) que? ?(?:c(?:'?est| est)? moi|ca vient de moi|(?:j'|je )\S* ?(?:parle|dit|denonce|ecrit|signale|appele))/,
  /\b(?:que|si) mon (?:nom|identite) (?:ne |n')?(?:sor|soit|parais|apparais|figure|circule|reste)\w*|\bmon (?:nom|identite) (?:ne |n')?(?:sort\w*|soit|doit|devrait|peut|va) (?:pas|jamais|nulle part)\b/,
  /\b(?:nomm|identifi|cit|mentionn)(?:ez|e)[- ]?(?:moi|nous) pas\b|\bsans (?:me|m') ?(?:nomm|identifi|cit|mentionn)\w+|\bpas (?:m'|me )(?:nomm|identifi|cit|mentionn)\w+/,
  /\b(?:j[e']|j\w+|chu|chui) (?:\S+ ){0,5}(?:d'|d )?etre (?:nomm|identifi|reconnu|cit)e?\w*/,
  /\b(?:j\w+ tu|(?:ca|cela|ceci|tout ca) (?:doit|devrait|faut|va|peut|reste|\S+ ){0,2}) ?(?:\S+ )?(?:reste|rester|restera|demeure|demeurer|soit) (?:\S+ )?(?:confidentiel|anonyme|secret|mort)\b|(?<!\bet que )\b(?:ca|cela) reste entre nous\b/,
  /\b(?:parler|dire|signaler|ecri\w*|rapporter|denoncer|jaser) (?:\S+ ){0,4}en (?:toute |stricte )?(?:confidentialite|confidence|discretion)\b|^entre (?:vous|toi|nous) (?:et|pis|pi) moi\b/,
  /\b(?:anonyme|anon|anonymous|confidentiel|confidential|off (?:the )?record),? (?:svp|stp|s'il (?:vous|te) plait|please|pls|plz)(?=\W|$)|^anon(?:ymous)? tip\b|^off record\b/,
  /\b(?:j'?ai|on a|crains?|redoute) (?:\S+ )?(?:peur )?(?:(?:des?|les|d'autres|de subir des) )?represailles\b|\bpeur (?:qu'\S+ |que \S+ (?:\S+ )?)(?:se |s'en )?(?:venge|prenne a moi)\w*|\b(?:ca|cela) vien(?:t|ne) pas de moi\b/,
  /\bmy name (?:can'?t|cannot|can not|shouldn'?t|mustn'?t|won'?t|never) (?:\w+ ){0,2}(?:come|comes|used|mentioned|known|shown|appear|get|gets) ?(?:up|out)?\b/,
  /\b(?:rather not|prefer not to|prefer to not|not|w\/o|won'?t be|can'?t) (?:give|giving|say|saying|share|sharing|leave|leaving|use|using) (?:\w+ )?(?:my name|who i am)\b|\bno name (?:please|pls|plz)\b/,
  /\b(?:you not|please not|not to|do not|don'?t|never|without|avoid) (?:mention|mentioning|name|naming|identify|identifying|quote|quoting) me\b|(?<!\b(?:they|he|she|it|doors?|locks?|guards?) )\b(?:keep|leave) me (?:\w+ )?out(?: please| pls| plz|[,.!?]|$)/,
  /\bi (?:\w+ ){0,2}(?:do not|don'?t|cannot|can'?t|won'?t|rather not|prefer not) (?:\w+ ){0,6}(?:named|identified)\b/,
  /\b(?:want|like|need|prefer) (?:(?:this|it|that|me) )?(?:to )?(?:(?:be|stay|remain|be kept) )?(?:anon|anonymous)\b|\b(?:this|it|that) (?:\w+ ){0,2}(?:stay|stays|remain|remains|be kept) (?:\w+ )?(?:confidential|anonymous|anon|secret)\b|\bconfidential between\b/,
  /\b(?:did not|didn'?t|never) hear (?:it |this |that )?from me\b|\b(?:afraid|scared|fear\w*|worried|risk\w*) (?:of |about )?(?:\w+ )?(?:retaliation|reprisals?|payback|revenge)\b/,
  /\b(?:dites?|dis|direz|dire|parlez?|parler|mentionne[zr]?) (?:en |lui |leur )?(?:pas|rien) (?:\S+ ){0,4}(?:c'?(?:est|etait)? moi|de moi|m(?:on|a|es) (?:chef\w*|boss|gestionnaires?|patrons?|patronne|equipe|superviseure?|direct(?:eur|rice)|collegues?))\b/,
  /(?<!\bde )\b(?:pas un mot|rien dire|ni un mot|aucune mention) (?:a|de) m(?:oi|on|a|es)\b/,
  /\b(?:met[sz]?|mettez|mettre|faites|classez|envoyez|traite[zr]?) (?:\S+ ){0,2}anonyme\b/,
  /\bmon identite (?:\S+ ){0,3}(?:secret|cache|protege|devoile|confidentiel|privee)|\b(?:rester?|demeurer?) dans l'ombre\b|^(?:c'est|cest) confidentiel (?:hein|ok|svp|la)\b/,
  /\b(?:me|my name|i) (?:\S+ ){0,7}as (?:the|your|a) source\b/,
  /\b(?:do not|don'?t|never|please not) (?:tell (?:\w+ )?my (?:boss|manager|supervisor|director|lead|chief|team|colleagues?|co-?workers?)\b|let (?:\w+ )?my (?:boss|manager|supervisor|director|lead|chief|team|colleagues?|co-?workers?) (?:know|find|see|hear|learn|read)\b)|\b(?:will|'?ll|would|gonna|going to) know (?:that )?(?:it was|it'?s) me\b/,
  /\b(?:can|could|make|let) (?:this|it|me|i) (?:be |stay |remain )?(?:anon|anonymous|confidential)\b|\bhush hush\b|\bnot want to be involved|\bdon'?t (?:want|wanna) (?:to )?be involved\b/,
  /\b(?:gard\w+|reste\w*) (?:ca|cela) mort\b|\b(?:ca|cela) (?:\S+ )?reste\w* mort\b|\bj'?ai rien dit\b|\bmotus\b|\b(?:veux|voudrais|envie) pas (?:d')?etre melee?s?\b|\blaisse[zr]?[- ]moi (?:en )?dehors\b|\bpas de noms? (?:svp|stp|s'il)|\b(?:ca|cela|tout) (?:\S+ ){0,2}retombe\w* (?:dessus|sur moi)\b/,
  /\bsi (?:ca|cela) (?:sort|se sait|s'apprend) que\b|^(?:anonyme|anonymous|confidentiel|confidential)\s*!/,
  /(?:^|[.!?;,]\s*|please |pls )keep (?:it|this|that) quiet\b|\b(?:should|must|to|stay|this|it) (?:be |is )?kept quiet\b|\bsay where you (?:heard|got)\b|\b(?:no one|nobody|not|never|don'?t) (?:\w+ ){0,4}who (?:this|it|that) (?:came|comes|is) from\b|\bjust say (?:an employee|someone|somebody)\b|\bget back to (?:me|him|her|them|my \w+) that i\b/,
];

const outright = [...beginnings, ...wishes];
const patterns = [...outright, ...spoken];

/** What every one of them has some of, so that many reports are read once and not dozens of times. */
const hint =
  /confiden|anonym|my (?:name|identity)|mon (?:nom|identite)|secret|who (?:i am|told)|qui je suis|moi\b|\bme\b|out of|pour vous|\bi (?:told|said|wrote|reported)|between us|entre nous|off the record|whistle|divulgat|sache|appren|attribution|no names|discretion|lanceu|named\b|identifi|nomm|recogni|reconn|found out|personne|represailles|venge|etre cite|reste mort|record\b|sait|savoir|saura|anon\b|w\/o|no name|who (?:complained|called|sent|said|wrote|it was)|\bi (?:sent|called|complained|spoke|talked)|mots?\b|mort\b|motus|quiet|melee?|dehors|retombe|\bqui (?:vous|te?)\b|\bca\b|\bif\b|heard|from|just say|\bmy\b|courant|ombre|\bpas\b|\brien\b|involve|hush|source|my (?:boss|manager|supervisor|director|lead|chief|team|colleague|co-?worker)|retaliat|reprisal|payback|revenge|come out|provenance|discre/;

/**
 * Whether the words of a report ask that its author not be named, as the form's “report confidentially” does. In doubt
 * yes: a sealed name can still be given by its author, one that was read cannot be taken back.
 */
export function asksForConfidence(text: string): boolean {
  if (text !== '' && text !== last.text) last = { text, asks: asks(text) };
  return text !== '' && last.asks;
}

/**
 * The same of a call for help: only what says so outright, for whoever is sealed cannot be looked for. What is said of danger
 * (« s'il découvre où je suis », “don't let my boss know, he has a gun”) is much like what is said in fear of being named.
 */
export function asksOutright(text: string): boolean {
  // Several messages may stand in it, one below the other.
  return folded(text)
    .split('\n')
    .some((line) => outright.some((pattern) => pattern.test(begun(line))));
}

/** A report asks four times on its way: where it may be made, and under which name. */
let last = { text: '', asks: false };

function asks(text: string): boolean {
  const words = folded(text);
  if (!hint.test(words)) return false;
  const said = begun(words);
  return patterns.some((pattern) => pattern.test(said)) || wishesInClause(words);
}

/** What may stand before the beginning of what is said: signs, and a greeting or a word for what it is. */
const before =
  /^(?:[^\p{L}\p{N}]+|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|bonjour|bonsoir|salut|allo|bon matin|report|signalement|signaler|urgent|important|attention|ok|okay|so|well|alors|svp|please|pls)(?: (?:there|vigie|all|everyone|team|security|(?:a )?(?:tous|toutes|tout le monde|l'equipe|la securite)))*(?![\p{L}\p{N}'-]))+/u;

function begun(words: string): string {
  return words.replace(before, '');
}

function folded(text: string): string {
  return fold(text.slice(0, 20_000)).trim();
}
