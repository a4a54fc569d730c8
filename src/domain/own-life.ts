import { spaced } from './phrases.ts';

/** Whoever writes more tells of something else as well. */
const longest = 2_000;
/** What stands between “I” and what happened. */
const between =
  '(?: (?:just|also|recently|finally|actually|only|now|have|had|ve|was|were|am|m|re|are|got|get|gotten|getting|been|being|be|might|may|will|ll|going|to|did|s))';
/** Who tells it: themselves, named or left out. */
const me = `(?:(?: i| we)${between}*|^(?: (?:hi|hey|hello|so|well|and|just|yesterday|recently|last|night|also))*)`;
const isDone = `${me} (?:was|were|am|m|re|are|got|get|gotten|getting|been|being)${between}*`;
const close =
  'wife|husband|hubby|spouse|partner|fiancee?|boyfriend|girlfriend|bf|gf|brother|sister|dad|father|mom|mother|son|daughter|kid|roomm?ate|cousin|uncle|aunt|nephew|niece|stepson|parents';
const proche =
  'conjointe?|mari|femme|epou(?:x|se)|chum|blonde|copain|copine|fiancee?|frere|soeur|pere|mere|fils|fille|gars|coloc\\w*|cousine?|oncle|tante|neveu|niece|parents';
/** Somebody close to whoever tells it. */
const kin = `(?: my(?: (?:new|future|ex))?(?: (?:${close}))(?: in law)?| (?:mon|ma|mes)(?: (?:nouveau|nouvelle|future?|ex|beau|belle|petite?))?(?: (?:${proche})))`;
const police = '(?: (?:police|cops?|rcmp|opp|grc|sq|spvm|policiers?|policieres?|flics?|enqueteurs?))';
/** What somebody may be charged with, and the little words around it. */
const offence =
  '(?: (?:w|with|for|of|on|and|a|an|the|my|pour|de|d|en|au|avec|dans|par|la|le|l|les|des|du|un|une|causing|bodily|harm|impaired|drunk|dui|dwi|driving|drinking|alcohol|care|control|assault(?:ing)?|sexual|aggravated|common|theft|stealing|shoplifting|fraud|drugs?|dealing|selling|possession|trafficking|mischief|harassment|uttering|threats|facultes|affaiblies|alcool|boisson|ivresse|ebriete|etat|conduite|chaude?|volant|vol|fraude|drogue|voies|fait|agression|sexuelle|menaces|mefait|trafic|vente|etalage))*';
/** A charge is also a price. */
const charged =
  'charged(?! (?:twice|extra|too|me|us|for (?:the|a|my|it|parking)|\\d|\\w+ (?:dollars|bucks)))';
const drunk =
  '(?:drunk driving|driving drunk|drinking and driving|driving impaired|impaired driving|impaired|drinking|driving)';
/** A guard stops people, too. */
const stoppedHere =
  '(?!(?: \\w+){0,2} (?:par (?:le|la|un|une|l) (?:gardien\\w*|commissionnaire|agent|agente|securite)|(?:a|dans) (?:la|le|l) (?:reception|entree|tourniquet|porte|hall)))';
const drove =
  '(?:volant|boisson|alcool|facultes|chaude?|barrage|police|policiers?|drogue|ivresse|ebriete|bu|vitesse)';
const meFr = '(?:(?: je| j)? me (?:suis|sui|fais)|(?: je| j)? ?j?viens? (?:de|d|juste de) me)';
const made = '(?: (?:encore|deja|juste|meme|quasiment))? (?:fait|faire|faite)';

/** How somebody tells that the police, a court or a charge came into their own life, or that of somebody close to them. */
const withPolice = [
  `${isDone} (?:arrested|${charged}|convicted|indicted|sentenced|busted|jailed|handcuffed|pulled over)${offence}`,
  `${isDone} caught ${drunk}${offence}`,
  `${me} (?:have |had |received |caught )?(?:a|an|my|another|first|second|2nd) (?:\\w+ )?(?:dui|dwi|(?:ticket|fine|charge) (?:for|of) ${drunk})${offence}`,
  `${me} (?:blew|failed|refused)(?: \\w+){0,2} (?:limit|breathalyzer|breathalyser|breath test|\\d+)`,
  `(?:lost|suspended|took|perdu|suspendu|retire) (?:my|mon) (?:drivers? |driving )?(?:licen[cs]e|permis)(?: \\w+){0,2} (?:drinking|dui|dwi|impaired|alcohol|alcool|boisson|facultes)${offence}`,
  `${police}(?: \\w+){0,4} (?:questioned|question|interviewed|interview|arrested|charged|searched|raided|stopped|called|came to)(?: \\w+)? (?:me|us|my (?:house|home|place|apartment|car))(?: in)?(?: for question\\w*)?`,
  `${me}(?: (?:have|had|has|must|gotta|going|go|goes|went|due|appear|be|to|in))+ (?:court|the police station)(?! (?:house|order|yard|room)\\b)`,
  `(?: i| ve)(?: \\w+){0,2} (?:criminal record|ple?a?d(?:ed)? guilty|found guilty)${offence}`,
  `${kin}(?! (?:\\w+ ){0,3}(?:out|released|escaped))(?: (?:just|also|who))* (?:is|was|got|been|has been|went|s|had)(?: (?:just|been|being|caught|now|back|in|to|also|a|put))* (?:arrested|${charged}|convicted|sentenced|jail|prison|custody|criminal record|(?:caught )?with drugs)${offence}`,
  `${meFr}${made} (?:arreter|embarquer|ramasser|menotter|accuser|interroger|questionner|interpeller|inculper)${stoppedHere}${offence}`,
  `${meFr}${made} (?:pogner|coller|prendre|pincer|intercepter|arreter|arrete)(?: \\w+){0,4} ${drove}${offence}`,
  ` j ai(?: \\w+)? ete (?:arretee?|inculpee?|condamnee?|interpellee?|accusee?(?! (?:par|a tort))|reconnue? coupable|mise? en (?:accusation|etat d arrestation))${stoppedHere}${offence}`,
  ` (?:je suis|on m a) (?:accusee?|inculpee?)(?! (?:par|a tort))${offence}`,
  ` j ai(?: \\w+){0,2} accusations?(?: au criminel)?${offence}`,
  ` (?:je|j)(?: \\w+){0,2} (?:passe|passer|comparai\\w+|aller|vais) (?:en|a la) cour(?! (?:de|d|arriere|exterieure)\\b)`,
  ` j ai(?: \\w+){0,3} (?:casier(?: (?:judiciaire|criminel|asteure)|$)|dossier (?:criminel|judiciaire)|plaide coupable)${offence}`,
  ' j ai souffle(?: \\d+)*',
  `${police}(?: \\w+){0,4} (?:chez (?:nous|moi)|me|m)(?: a| ont)?(?: \\w+){0,2} (?:question\\w*|interrog\\w*|rencontr\\w*|appelee?|arretee?|fouill\\w*|poser)(?: des questions)?`,
  `${kin}(?! (?:\\w+ ){0,3}(?:sortie?|libere\\w*|evade\\w*))(?: (?:s|est|a|ont|ete|fait|rendue?|deja|encore|vient|de|se|faire|un|son|pogne|juste))+ (?:arreter|arretee?|accuser|accusee?|condamnee?|inculpee?|(?:en )?prison|en dedans|casier|dossier (?:criminel|judiciaire)|pogner(?: \\w+){0,3} (?:drogue|volant|boisson|police))${offence}`,
];

/** The same of whom they live with, what they owe and which country is theirs. */
const atHome = [
  `${me} (?:seeing|dating) (?:some(?:one|body)|a (?:guy|man|woman|girl))`,
  ' (?:je|j) (?:frequente|sors avec|date) (?:quelqu un|un (?:gars|homme)|une (?:fille|femme))',
  `${kin} and (?:i|me) are done`,
  `${me} (?:married|marrying|engaged)(?! (?:in|on|with (?:the|our))\\b)`,
  `(?: i| we| us| me| my (?:husband|wife|partner|boyfriend|girlfriend) and i)(?: \\w+){0,3} (?:splitt?ing up|split up|broke up|breaking up|divorc\\w+|separated|separating)(?! (?:the|our|these|those|it|them|all)\\b)`,
  `(?: i| we)(?: \\w+){0,3} (?:bankrup\\w*|consumer proposal|in debt|can t pay my)`,
  `(?: i)(?: \\w+)? owe(?: \\w+){0,4} (?:money|people|thousand\\w*|dollars|bank|cra)`,
  ' collection (?:agency|agencies|agents?|company)(?: \\w+){0,4} (?:me|us)',
  ' my (?:pay\\w*|wages?|salary)(?: \\w+){0,3} garnish\\w*',
  `(?:${me}| j ai) (?:lost|perdu)(?: \\w+){0,5} (?:gambling|casino|betting|poker)`,
  `(?: i| we)(?: \\w+){0,3} (?:became a citizen|citizenship|naturali[sz]ed|(?:dual|second) (?:citizen\\w*|passport|nationality))`,
  ` mov(?:ing|ed)(?: \\w+)? in (?:together|with my (?:ex|${close}))`,
  `(?:${me}| my| have a| got a) new (?:${close})`,
  `(?:^| mon| ma| ai un| ai une| un| une) nouve(?:au|lle) (?:${proche})(?! de (?:bureau|travail))(?: (?:qui|elle|il|y) vient (?:de l|de la|du|des) \\w+)?`,
  ' (?:je|j|on|nous)(?: \\w+){0,3} (?:marier|fiancer|divorcer|separer)(?! (?:le|la|les|en|des)\\b)',
  ' (?:on se|nous nous) (?:marie|separe|separons|marions|divorce)(?! (?:le|la|les|en|des)\\b)',
  ` on se laisse (?:moi|mon|ma)`,
  ' (?:je|j|on|nous)(?: \\w+){0,3} (?:faillite|proposition de consommateur|endettee?s?|(?:des|mes) dettes|dans le trou)',
  ' huissiers?(?: \\w+){0,4} (?:saisir?|chez (?:nous|moi)|mon|mes)',
  ' (?:j?arrive|capable)(?: \\w+)? (?:pu|pus|plus|pas)(?: \\w+)? (?:a|de) payer (?:mes|mon|ma|nos)',
  ' mon salaire(?: \\w+){0,2} saisi',
  ' (?:ma|j ai(?: \\w+){0,2} la) (?:citoyennete|nationalite)',
  ` (?:emmenage|emmenageons|vivre|habiter)(?: \\w+)? (?:ensemble|avec (?:mon|ma) (?:ex|${proche}))`,
];

const told = new RegExp([...withPolice, ...atHome].map((each) => `(?:${each})`).join('|'));
/** Where somebody close to them is from says nothing of danger; « vient de » and a verb may. */
const from = `${kin} vient (?:de l|de la|du) \\w+`;
/** A birth that is over: one under way is an emergency. */
const births = [
  ' (?:a|ai|as|avons|avez|ont|viens? (?:juste )?d|vient (?:juste )?d) accouche',
  ' had (?:a|her|his|my|our|their|the)(?: \\w+)? (?:baby|babies|twins|child|newborn)(?: (?:boy|girl))?',
  ' (?:was|were|est|sont|es) (?:born|nee?s?)',
];
const spans = new RegExp(
  [...withPolice, ...atHome, ...births, from].map((each) => `(?:${each})(?= )`).join('|'),
  'g',
);

/** Whether words tell, of whoever writes them or somebody close to them, what screening officers have to be told. */
export function tellsOfOwnChange(text: string): boolean {
  return told.test(spaced(text.slice(0, longest)));
}

/**
 * Words without what tells of the writer's own arrest, charge, wedding or debts, which sounds like what is dangerous. Whatever else
 * they say stays.
 * @param words folded, with one space around each
 */
export function besideOwnChange(words: string): string {
  return words.replace(spans, ' ~');
}

const places = new RegExp(`${kin}((?: \\w+){1,7})`, 'g');
const born =
  /\b(?:is|s|was|from|born|comes?|lives?|married|vit|habite|marie|citizen\w*|passport|nationality|est|vient|viens|nee?|citoyen\w*|nationalite|passeport|origine|a la|a un)\b/;

/** What is said of where somebody close to the writer is from, whichever country that may be. */
export function whereKinAreFrom(text: string): string[] {
  return [...spaced(text.slice(0, longest)).matchAll(places)].flatMap(([, said = '']) =>
    born.test(said) ? [said.trim()] : [],
  );
}
