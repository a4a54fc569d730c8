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
  /\b(?:withh\w+|conceal\w*|omit\w*|undisclosed|disclos\w*|divulg\w*|reveal\w*|revel\w*|secret\w*|confiden\w*|anonym\w*|protect\w*|proteg\w*|kept|(?:keep|leave|left|stays?) (?:\S+ ){0,4}out|hors|dehors|ecart|omis\w*)\b/;

/** What does so where somebody asks for it: “my name is not on the list” asks for nothing. */
const no =
  "not|\\w*n'?t|never|no|nobody|no ?one|none|without|cannot|pas|jamais|personne|sans|rien|aucun\\w*|nulle";
const negated = new RegExp(`\\b(?:${no})\\b`);
const off = new RegExp(
  `\\b(?:${no}|off|out|hid\\w*|private|unknown|ne|n'|oubli\\w*|cach\\w*|tai(?:re|s|sez)|privee?)\\b`,
);
const asked =
  /\b(?:please|pls|plz|want|wanna|wish\w*|like|rather|prefer\w*|appreciate|ask\w*|need|must|should|shall|ha[sv]e? to|(?:is|are|isn'?t) to|make sure|condition|consent|long as|insist|hope|svp|stp|plait|j?veux|voudrais|aimerais|apprecierais|souhait\w*|desir\w*|demand\w*|faut|faudrait|doi[st]|doive|devrait|peux|besoin|pourvu|tiens)\b|^(?:and |so |just |et |mais |que |si possible )?(?:do not|don'?t|dont|never|keep|leave|hide|no need|ne|n'|gard|cach|laiss|mett|ecri|inscri|di[st]|oubli|tai|nomm|utilis|enlev)/;

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
  /\b(?:no(?:body| ?one)|never|cannot|ca?n'?t|must|should|may|personne|jamais|peu(?:t|vent) pas|doi(?:t|vent) pas)\b/;
/** What somebody fears, or asks for. */
const feared =
  /\b(?:if (?:he|she|they|any ?(?:one|body)|my \w+)|s'ils?|si (?:elles?|on|mon|ma|mes)|discreet|discrete?s?|hide|cacher?|cachez|keep (?:quiet|secret|the fact))\b/;
/** Who asks why they are not on a list wants to be named. */
const why = /\b(?:why|pourquoi)\b/;

/** That it is told anonymously; a letter, a caller or a survey that is anonymous is none of the writer’s. */
const anonymous = /anonym|\banon\b|confiden|nameless|unnamed/;
const anonymously = [
  /\banonymity\b|\banonymat\b|(?<!\b(?:said|told|spoke|wrote) (?:\w+ )?)\b(?:anonymously|confidentially)\b|\b(?:anonyme|confidentielle)ment\b/,
  /\b(?:me|as|go|report\w*|let (?:me|this|it) \w+|this (?:to|must|should|has to) \w+) (?:\w+ )?(?:anonymous|anon|nameless|unnamed)\b|\btreat \w+ (?:\w+ )?in (?:strict )?confidence\b/,
  /\bme (?:\S+ )?anonyme\b|\b(?:ca|ce|cela|ceci) (?:\S+ )?(?:soit|reste|demeure) (?:\S+ )?anonyme\b/,
  /^(?:(?:this|it|ceci|c'est)(?:'s| is| est)? )?(?:an? |une? )?(?:anonymous|unnamed|confidential|source|signalement|plainte|denonciation) (?:report|tip|source|complaint|disclosure|anonyme|confidentiel(?:le)?)(?: here| ici)?$/,
  /(?<!\b(?:an?|the|une?|la|le|des|some) )\b(?:confidential report|anonymous (?:report|tip)|(?:signalement|plainte) (?:anonyme|confidentielle?))$/,
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
    if (lacking.test(before) || hiding.test(rest) || (off.test(rest) && asked.test(clause))) return true;
    if (known.test(before) && forbidden.test(before)) return true;
  }
  const before = clause.slice(0, telling.exec(clause)?.index ?? 0);
  if (known.test(before) && (negated.test(before) || feared.test(before))) return true;
  if (negated.test(clause.slice(0, leading.exec(clause)?.index ?? 0))) return true;
  return anonymous.test(clause) && anonymously.some((pattern) => pattern.test(clause));
}
