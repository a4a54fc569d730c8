import { fold } from '../../chat/words.ts';
import { tellsOfOwnChange, whereKinAreFrom } from '../../domain/own-life.ts';
import { terms } from '../../search/terms.ts';

const beginnings =
  /\?|^(?:when|what|how|who|which|where|can|could|do|does|is|are|am|may|must|will|should|quand|quel|quelle|quelles|quels|combien|comment|qui|que|qu'|ou|est-ce|puis-je|peut-on|dois-je|suis-je|faut-il|a quoi|a qui|jusqu)/;

/** Many tell first and ask then, without a question mark; « faut-tu » is how Quebec asks. */
const within =
  /^(?:why|did|has|have|was|pourquoi|c'?est quoi)\b|\b(?:(?:do|must|should|can|may|am) (?:i|we)|(?:dois|puis|peux|vais|suis)[- ]je|(?:faut|peux?t?|dois|va|a|est)[- ](?:il|elle|tu|on|t-(?:il|elle|on))|je fais quoi|est[- ]ce|\w+-t-(?:il|elle|on)s?|(?:a|est|ont) quel(?:le)?s?|jdois|je dois[- ]tu|is (?:that|this|it) something)\b|^(?:(?:please )?tell me|dis-moi|dites-moi) |\b(?:a qui|quand)\s*$|\b(?:want|need|like) to know\b|\b(?:savoir|connaitre) (?:si|qui|quel|quand|comment|combien|jusqu|la|le|sa|ma)\b/;

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

/** What is the department's, or is at work. */
const atWork =
  /\b(?:badge|insigne|building pass|laptop|portable|computer|ordinateur|desk|office|bureau|documents?|files?|dossiers?|binder|cartable|folder|passwords?|mots? de passe|usb|screens?|ecrans?|classified|classifiee?s?|protected|protegee?s?|secrets?|(?:work|government|department\w*)(?:'s)? (?:\w+ )?(?:phone|cell|e-?mail|account|papers)|at work|my (?:projects|work|job)|(?:(?:au|du|de|mon) |(?:cellulaire|telephone|courriel)s? (?:de|du) )?travail|(?:cellulaire|telephone) du ministere|colleagues?|co-?workers?|collegues?|employees|employes|garage|stationnement|cartes? d'acces|ancienne carte)\b/;
/** What somebody did with it, or what became of it. */
const happened =
  /\b(?:saw|seen|took|taken|lost|stolen|stole|found|read|photograph\w*|filmed|copied|used|opened|left|kept|threw|thrown|forgot|threat\w*|asks?|asking|calls|calling|call(?:ed)? (?:me|us)|showed|offer(?:s|ed)|overheard|hid|borrowed|broke|logged|clicked|vue?|voit|prise?|pris|perdue?|volee?|trouvee?|lue?|photographiee?|filmee?|copiee?|utilis\w+|ouverte?|laissee?|gardee?|jetee?|oubliee?|menace\w*|demande|appelle|pose|montree?|offre|entendue?|empruntee?|brisee?|partie? avec|clique|connectee?)\b/;

/** Whether words tell that something happened to what is the department's, whatever else they tell. */
export function tellsOfIncident(text: string): boolean {
  const words = fold(text);
  return atWork.test(words) && happened.test(words);
}

/** What people ask a bot that they take for an information desk: where, when, how and how much, and what they may or need. */
const information =
  /^(?:(?:hi|hello|hey|bonjour|allo|salut|please|svp|excuse me|excusez-moi|question)[ ,:!]+)*(?:where(?: is|'?s| are| can| do| could| should)|when(?: is|'?s| are| do| does| will| can)|what(?: is|'?s| are) (?:the|your|our|my|today)\b|what (?:time|day|date|floor|room|number|name)\b|how (?:do|can|could|should) (?:i|we|you)\b|how (?:much|many|long|far|late|early|often|old|big)\b|who (?:do|can|should) (?:i|we)\b|who(?: is|'?s) (?:my|our)\b|(?:can|could|may) (?:i|we|my)\b|(?:can|could) you (?:tell|give|show|help|explain|translate|remind|recommend)\b|do (?:i|we) (?:need|have)\b|do you (?:know(?! that)|have|speak|like)\b|(?:is|are) there (?:an?|any|some)\b|are you\b|ou(?: est(?! (?:passee?|rendue?))| sont(?! (?:passe|rendu))|'?est-ce| se (?:trouve|situe)\w*| puis| on| je| peut| trouver)|quand(?: est| sont| ouvre| ferme| commence| a lieu| finit)|a quelle heure|quel(?:le)?s? (?:heure|jour|date|etage|numero|(?:est|sont) (?:l[ae]s?\b|l'|[vn]otre|vos|nos))|comment (?:je|on|faire|puis|peut|reserver|obtenir|avoir|ca)|combien|a qui (?:je|on|dois|puis|m'adresser|demander)|(?:est-ce que |qu'est-ce que )?(?:je|on) (?:peux|peut|pourrais|dois|doit)\b|j'?peux|(?:puis|dois|pourrais)-je|(?:peut|doit)-on|(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous|y a-?t-?(?:il|u)\b|est-ce qu'il y a|(?:es-tu|etes-vous|t'es-tu)\b|connais-tu|(?:savez-vous|sais-tu)(?! qu[e']))/;

/** The same with what is asked somewhere else: « c'est où le vestiaire », “the gym is on which floor”, “looking for room 412”. */
const askedOtherwise = [
  /^(?:i'?m |i am )?looking for (?:room \d|(?:the|an?) (?!lost|missing|stolen))|^(?:does )?any(?:one|body) (?:know|have)\b|^(?:what|which) (?:floor|room|time|day)\b|^who (?:handles|manages|runs|looks after|takes care of|is (?:in charge|responsible)|is the)\b|^(?:is|are) the [\w ]{3,30} (?:open|closed|available|working)\b/,
  /\b(?:is|are|opens?|closes?|starts?) (?:where|when|(?:on|at) (?:which|what) \w+|how much)(?: exactly)?[ ?.!]*$/,
  /^(?:je |on )cherche (?:la|le|les|l'|une?) |\bc'?est (?:ou|quand|quoi|combien|par ou|a quel(?:le)? \w+|qui l[ae])\b(?! (?:cet|cette|ce) (?:odeur|bruit|fumee))|^qui (?:gere|s'occupe|est responsable)\b|^(?:as[- ]tu|avez[- ]vous|t'as) (?:le|la|un|une) (?:numero|adresse|code)|^y as?[- ]?t[- ]?(?:il|u)\b|\b(?:savoir|me dire|nous dire) (?:ou|quand|comment|combien|a quel(?:le)?|quel(?:le)?|c'?est)\b/,
  /\b(?:est|sont|ouvrent?|ferment?|fermes?|ferme|commence|finit|trouve|trouvent|mange|stationne|coute) (?:ou|quand|comment|combien|par ou|a (?:quel(?:le)?) \w+)(?: (?:ce|cette|exactement|deja)\b.*)?[ ?.!]*$/,
];

/** Somebody else, a moment that is past, or a way out: what is asked is about something that happens or happened. */
const somebodys =
  /\b(?:guys?|m[ae]n|wom[ae]n|strangers?|someone|somebody|people|boss|colleagues?|co-?workers?|visitors?|contractors?|cleaners?|him|her|he|she|they|them|yesterday|last (?:night|week)|this morning|gars|hommes?|femmes?|madame|monsieur|inconnue?s?|quelqu'un|collegues?|patron(?:ne)?|visiteu\w+|gens|du monde|hier|cette nuit|ce matin|la nuit passee|get out|(?:way|break) out|escape|hid(?:e|ing)|police|ambulance|fire ?fighters|sortir|sort d|cacher?|fuir|policiers?|pompiers)\b/;

/** Whether words ask for information as at an information desk, and tell of nothing. */
export function asksForInformation(text: string): boolean {
  const words = fold(text).trim();
  const [asked = askedOtherwise.some((way) => way.test(words)) ? '' : undefined] =
    information.exec(words) ?? [];
  if (asked === undefined) return false;
  const about = words.slice(asked.length);
  return !happened.test(about) && !somebodys.test(about);
}

const ownLife =
  /\b(?:(?:new|ex|future) ?-?(?:spouse|husband|wife|partner|boyfriend|girlfriend|roommate|fiancee?)|my ex|(?:nouve(?:au|lle)|futur\w*|ex)[ -](?:conjointe?|mari|femme|copain|copine|chum|blonde|coloc\w*|compagn(?:e|on)|fiancee?)|mon ex|(?:got|getting|was|been|am|were|we|i|just) (?:re)?(?:married|divorced|engaged|separated|arrested|charged|convicted)|(?:suis|sommes|es?t) (?:re)?(?:mariee?s?|divorcee?s?|separee?s?|fiancee?s?)|ete (?:arrete|accuse|inculpe|condamne)e?|my (?:divorce|wedding|marriage|separation|bankruptcy|debts?|arrest)|(?:mon (?:divorce|mariage)|ma (?:separation|faillite)|mes dettes)|in debt|des dettes|went bankrupt|fait faillite|changed? my (?:\w+ )?name|change de nom|(?:i|we) (?:just |have )?moved|(?:ai|avons) demenage|(?:to|in) (?:jail|prison)|en prison)\b/;

/** Whether words may tell of a change in somebody's life, such as a wedding, an arrest or debts, whoever's that is. */
export function mayTellOfLife(text: string): boolean {
  return ownLife.test(fold(text));
}

const another =
  /^(?:an?|some|our|one of|the|un|une|le|la|notre|nos|they|he|she|ils?|elles?|quelqu'un|someone|somebody|my (?:boss|manager|supervisor|director|team lead|colleague|co-?worker|employee)|mon (?:boss|patron|gestionnaire|collegue|employe|superviseur|directeur)|ma (?:boss|patronne|gestionnaire|collegue|employee|superviseure|directrice)) /;

/** Whether words begin with somebody of whom the writer tells something: a colleague, “a guy”, « un gars ». */
export function tellsOfAnother(text: string): boolean {
  return another.test(fold(text).trim());
}

/** Whether words tell of such a change in the writer's own life, or that somebody close to them is from another country. */
export function tellsOfOwnLife(text: string): boolean {
  return tellsOfOwnChange(text) || whereKinAreFrom(text).some(isAbroad);
}

function isAbroad(words: string): boolean {
  return / (?:pas|not) canad/.test(` ${words}`) || terms(words).includes('abroad');
}
