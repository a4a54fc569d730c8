/**
 * A wish not to be named, known by what a clause is made of and not by how it is put: what would give its writer away, and that it
 * is to be kept back. Reports seldom speak of their writer’s name at all, and hardly ever say in the same clause that it is hidden.
 */

/** What somebody is known by; an “identity card” and a “name tag” are things. */
const name =
  /\b(?:my (?:\w+ )?(?:name|identity)(?! (?:tags?|plates?|badge|cards?|theft))|who i am|mon (?:\w+ )?(?:nom|identite)|qui je suis)\b/;

/** What keeps a name back whatever else is said: before the name, and anywhere. */
const lacking = /\b(?:without|w\/o|sans)\b/;
const hiding =
  /\b(?:withh\w+|conceal\w*|omit\w*|undisclosed|(?:keep|leave|stays?) (?:\S+ ){0,4}out|ecart|omis\w*)\b|\b(?:be|stays?|remains?|keep\w*|kept|soit|etre|reste\w*|demeur\w*|gard\w*) (?:\S+ ){0,3}(?:secret|confiden|anonym|protect|proteg)\w*|\b(?:protect|proteg\w*) $/;
/** What names are found in: “a confidential envelope with my name”; and what became of them: “an e-mail disclosed my name”. */
const guarded = /\b(?:secret|confiden|anonym|protect|proteg)\w*|\bkept\b/;
const given = /\b(?:disclos|divulg|reveal|revel)\w*/;

/** What does so where somebody asks for it: “my name is not on the list” asks for nothing. */
const no =
  "not|(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|must|need|ai)n'?t|\\w+n't|never|no|nobody|no ?one|none|without|cannot|pas|jamais|personne|sans|rien|aucun\\w*|nulle";
const negated = new RegExp(`\\b(?:${no})\\b`);
const off = new RegExp(
  `\\b(?:${no.replace(/\|without|\|sans/g, '')}|off|out|hors|dehors|hid\\w*|private|unknown|ne|n'|oubli\\w*|cach\\w*|tai(?:re|s|sez)|privee?)\\b`,
);
const asked =
  /\b(?:please|pls|plz|want|wanna|wish\w*|like|rather|prefer\w*|appreciate|i(?:'m| am)? ask(?:ing)?|asking|need|must|should|shall|ha[sv]e? to|(?:is|are|isn'?t) to|make sure|condition|consent|assure[rz]?|puisse\w*|long as|insist|hope|svp|stp|plait|j?veux|voudrais|aimerais|apprecierais|souhait\w*|desir\w*|je (?:vous )?demande|faut|faudrait|doi[st]|doive|devrait|peux|besoin|pourvu|tiens)\b|^(?:and |so |just |et |mais |que |si possible )?(?:do not|don'?t|dont|never|keep|leave|hide|no need|ne|n'|gard|cach|laiss|mett|ecri|inscri|di[st]|oubli|tai|nomm|utilis|enlev)/;

/** “I would like to report that my name is not on the list” asks to be heard, and not to be left out. */
const told =
  /\b(?:like|want|wish|need|ha[sv]e?|must|voudrais|aimerais|veux|souhaite|dois|tiens) (?:to |a )?(?:(?:vous )?(?:signaler|savoir|dire|informer|aviser|declarer)|report|know|tell|flag|inform)\b/;

const past = '(?:told|wrote|talked|spoke|complained|reported|informed|said|sent|called|denounced|did)';
/** That whoever writes is the one who told it, or who that is. */
const telling = new RegExp(
  String.raw`\b(?:(?:it|this|that)(?:'?s| is| was)? (?:me|i)\b|i(?:'m| am| was)? the (?:one|source)|i (?:\w+ )?${past}\b|i (?:'m |am )(?:the one|telling|writing|reporting)|who (?:\w+ )?${past}(?: (?:you|security|it|this)\b|$)|where (?:this|it|that) (?:came|comes|is coming) from|(?:is|are) (?:mine|from me)\b|as the (?:reporter|source|one)|c'?(?:est|etait)? moi|que moi|moi qui|j'? ?(?:\S+ )?ai (?:parle|dit|ecrit|signale|appele|denonce|porte|contacte)|je (?:vous |te |t'|l'|le )+(?:\S+ )?(?:ai|parle|ecri\w*|contact\w*|di[st])\b|suis plainte?\b|qui (?:vous|t'|te|l') ?(?:\S+ )?(?:l'?)?a (?:dit|parle|ecrit|averti\w*|appele\w*|signale\w*|denonce\w*)|(?:est|vien\w*) de moi\b|d'ou (?:ca|cela) vient|la provenance)`,
);
/** The same, where a negation before it is enough. */
const leading =
  /\b(?:back|traced|linked|tied|connected|led|leads?|lead) to me\b|\bmention of me\b|\b(?:lien avec|parler de|remonter (?:jusqu')?a|jusqu'a) moi\b/;
/** That others might learn it. */
const known =
  /\b(?:know\w*|knew|see|seen|find\w* out|found out|learn\w*|hear\w*|tell\w*|say\w*|mention\w*|reveal\w*|disclos\w*|discover\w*|trac\w+|link\w*|lead\w*|come out|put|ha(?:ve|ving)|discreet|hide|fact|voir|voie|cach\w*|sach\w*|sav\w+|sait|saura|appren\w*|decouvr\w*|devin\w*|di(?:re|s|tes|sez|se)|mentionn\w*|revel\w*|remont\w*|dout\w*|ecri\w+|inscri\w+|mett\w+|sorte?|courant|discrete?s?)\b/;
/** “Doesn’t know who I am” is said of somebody who is ill. */
const forbidden =
  /\b(?:no(?:body| ?one)|never|cannot|ca?n'?t|(?:must|should|may|can)(?: not|n'?t)|personne|jamais|peu(?:t|vent) pas|doi(?:t|vent) pas)\b/;
/** What somebody has not found out: “we don’t know who sent it”, « on sait pas d’où ça vient »; and since when something is so. */
const unknown =
  /\b(?:do|does|did|ca|could|can|wo|has|have)(?: not|n'?t)(?: (?:yet|even|really|show|know|see|hear|find out|learn|tell|say|heard|seen))+\b(?! (?:any|him|her|them|my))|\bcannot (?:\w+ )?(?:know|see|find out|tell|say)\b|\b(?:we|i) never (?:knew|found out|learned|heard|saw)\b|\b(?:nobody|no ?one) (?:knows|knew|saw|sees|heard|noticed)\b|\b(?:sais|sait|savons|savent|savais|savait|vois|voit|voient|montrent?|connai\w+)\b|^pas moyen de savoir\b|\bpeu(?:t|x|vent) pas dire\b|\b(?:since|depuis(?: que)?|after|apres(?: que)?) $/;
/** What somebody fears, or asks for. */
const feared =
  /\b(?:if (?:he|she|they|any ?(?:one|body)|my \w+)|s'ils?|si (?:elles?|on|y|mon|ma|mes)|discreet|discrete?s?|hide|cacher?|cachez|keep (?:quiet|secret|the fact))\b/;
/** Who asks why they are not on a list wants to be named. */
const why = /\b(?:why|pourquoi)\b/;

/** That it is told anonymously; a letter, a caller or a survey that is anonymous is none of the writer’s. */
const anonymous = /anonym|\banon\b|confiden|nameless|unnamed/;
const anonymously = [
  /\banonymity\b|\banonymat\b|(?<!\b(?:said|told|spoke|wrote|sent|e?-?mail(?:ed|s)|post(?:ed|s)|publish\w*|made|makes|s[eo]ll?(?:s|d|ing)|left|leaves|delivered|dropped|call(?:ed|s)|threat\w*|envoy\w+|publi\w+|laiss\w+|recu\w*|livr\w+|affich\w+|ven[dt]\w*|depos\w+|menac\w+|appel\w+) (?:(?!this|it\b|that|ceci|ca\b)\S+ ){0,4})\b(?:anonymously|confidentially|anonymement|confidentiellement)\b/,
  /\b(?:me|as|go|report\w*|let (?:me|this|it) \w+|this (?:to|must|should|has to) \w+) (?:\w+ )?(?:anonymous|anon|nameless|unnamed)\b(?! (?:threats?|calls?|callers?|letters?|tips?|notes?|messages?|e-?mails?|users?|accounts?|posts?)\b)|\btreat \w+ (?:\w+ )?in (?:strict )?confidence\b/,
  /\bme (?:\S+ )?anonyme\b|\b(?:ca|ce|cela|ceci) (?:\S+ )?(?:soit|reste|demeure) (?:\S+ )?anonyme\b/,
  /^(?:(?:this|it|ceci|c'est)(?:'s| is| est)? )?(?:an? |une? )?(?:anonymous|unnamed|confidential|source|signalement|plainte|denonciation) (?:report|tip|source|complaint|disclosure|anonyme|confidentiel(?:le)?)(?: here| ici)?$/,
  /(?<!\b(?:an?|the|une?|la|le|des|some) )\b(?:confidential report|anonymous (?:report|tip)|(?:signalement|plainte) (?:anonyme|confidentielle?))$/,
  /\b(?:faire|make|file|submit) (?:an?|une?) (?:(?:anonymous|confidential) (?:report|tip|complaint|disclosure)|(?:signalement|plainte|denonciation) (?:anonyme|confidentielle?))\b/,
  /\b(?:an|une?) (?:anonymous (?:employee|source|person)|(?:employee?|source|personne) anonyme)$/,
];

const borders = /[.!?;:\n]+|, | (?:but|mais|because|car|parce que|pis|and|et) | [–—-] /;

/** Whether any clause of a text is such a wish. @param words folded */
export function wishesInClause(words: string): boolean {
  // Most reports are read once for that, and not clause by clause.
  if (!mayWish(words)) return false;
  return words.split(borders).some((each) => mayWish(each) && isWish(each.trim()));
}

function mayWish(words: string): boolean {
  if (name.test(words) || anonymous.test(words)) return true;
  return (negated.test(words) || feared.test(words)) && (telling.test(words) || leading.test(words));
}

function isWish(clause: string): boolean {
  if (why.test(clause)) return false;
  const named = name.exec(clause);
  if (named) {
    const before = clause.slice(0, named.index);
    const rest = `${before} ${clause.slice(named.index + named[0].length)}`;
    if (lacking.test(before) || hiding.test(before) || hiding.test(rest)) return true;
    if (given.test(rest) && negated.test(rest)) return true;
    if ((off.test(rest) || guarded.test(rest)) && asked.test(clause.replace(told, ''))) return true;
    if (known.test(before) && forbidden.test(before)) return true;
  }
  const before = clause.slice(0, telling.exec(clause)?.index ?? 0);
  if (known.test(before) && feared.test(before)) return true;
  const isMissing = unknown.test(before) && !asked.test(before);
  if (known.test(before) && negated.test(before) && !isMissing) return true;
  const led = clause.slice(0, leading.exec(clause)?.index ?? 0);
  if (negated.test(led) && (asked.test(led) || forbidden.test(led) || lacking.test(led))) return true;
  return anonymous.test(clause) && anonymously.some((pattern) => pattern.test(clause));
}
