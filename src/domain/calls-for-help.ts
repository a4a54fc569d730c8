import { fold } from '../chat/words.ts';

/** Whoever calls for help does not write more before it. */
const longest = 2_000;

const begins = String.raw`(?:^|[.!?;,:\n]\s*)`;
const still = `(?:still |now |also |all |both |here |really |badly |urgently |currently |just )*`;
const encore = `(?:encore |toujours |tous |toutes |aussi |vraiment |tout(?:e)? seule? |la |ici )*`;
const am = `(?:i'?m|i am|i got|i'?ve been|we'?re|we are|we got|we'?ve been|i are)`;
const suis = `(?:chu|chui|j'?suis|je suis|on est|nous sommes)`;
/** What holds people up whom nobody has to look for. */
const task = `(?:traffic|home|work|customs|border|airport|\\w* ?(?:meetings?|calls?|line|queue|forms?|questions?|page|step|portal|screen|contracts?|lease|agreement|subscription|lists?|thread|chat)(?! ?(?:rooms?|hall|centre|center)\\b))`;
const tache = `(?:trafic|circulation|bouchons?|reunions?|rencontres?|appels?|ligne|file|formulaires?|questions?|page|etape|portail|ecran|dossiers?)`;
const noTask = `(?! (?:(?:in|on|at|with) (?:an? |the |this |my )?${task}\\b|with (?:an?|the|this|that) (?:wrong|bad|old|same)\\b|out of\\b|(?:last|yesterday)\\b))`;
const pasTache = `(?! (?!(?:\\S+ ){0,3}salles? )(?:\\S+ ){0,3}${tache}\\b| (?:de mon|hors|cet|cette|ce|demain|jusqu\\w*)\\b)`;
/** Where somebody needs help to get out or to move, and not with a form or a password. */
const moving = `(?:get(?:ting)? (?:out|down|up|off|away|home safely|to (?:safety|the (?:exit|stairs|door)))|evacuat\\w+|(?:leav(?:e|ing)|mov(?:e|ing))(?:$|[.!?,;\\n])|(?:breath|walk|stand|escap|carry|lift|rescu|sav(?:e|ing)|stop|bleed|chok|dying|burn|drown|fall|feel|having|some|noth|any|every)\\w*|the\\b)`;
const noJob = `(?! ?desk| with|(?: to| in)? (?!${moving})(?:\\w{3,}ing|(?<=to )\\w+)\\b| for (?:my|the|a|an|our|this) (?:\\S+ ){0,2}${task}\\b)`;
const sortir =
  "(?:sortir|(?:re)?descendre|(?:me |nous |le |la |l'|se )?(?:re)?lever|(?:l')?evacuer|bouger|marcher|respirer|soulever|(?:trans)?porter|sauver|m'en aller)";
const pasTravail = `(?! avec\\b| pour (?!${sortir})(?:(?:me |m'|nous |le |la |les )?\\w+(?:er|ir|re)\\b|(?:\\S+ ){0,2}${tache}\\b))`;
/** What somebody does who is not shut in, but has something to do or to carry. */
const free = `(?! (?:(?:early|before|until|till|work|today|tomorrow|tonight|my|our|your|his|her|their|it|this|that|an?|any|the|documents?|files?|papers?)\\b(?! (?:office|room|floor|building|washroom|bathroom|elevator|stair\\w*|vault|legs?|arms?|hands?|feet|foot|neck|back|head|fingers?|body)\\b)))`;
const libre =
  '(?! (?:mon|ma|mes|les?|la|un|une|des|avant|plus tot|ce soir)\\b(?! (?:jambes?|bras|pieds?|mains?|dos|cou|doigts?|tete)\\b))';

/** What people say who need help themselves. */
const own = [
  new RegExp(
    String.raw`${begins}(?:please |pls |urgent |hey |hello )*(?:help|sos|mayday)(?: please| pls| now| help)*\s*(?:$|[.!?,;:\n-]|\b(?:i|im|we|were|my|stuck|trapped|in|on|at|from|floor|room)\b)`,
  ),
  // Whoever asks whether somebody can help them asks at a counter.
  /(?<!\b(?:can|could|would|will) (?:you|some(?:one|body)|any(?:one|body)) (?:please )?)\bhelp (?:me|us)\b(?! (?:find|understand|with))|\b(?:can|could|would|will) (?:you|some(?:one|body)|any(?:one|body)) (?:please )?help (?:me|us) (?:get |out\b|down\b|here\b|now\b|i\b|i'?m\b)/,
  new RegExp(
    String.raw`(?:${begins}|\b(?:i|we|and|but|please) )${still}need (?:some |your |urgent |medical |immediate )*help\b${noJob}`,
  ),
  /\bsend (?:some |us )?help\b(?! ?desk)|\bcome (?:and )?get (?:me|us)\b/,
  new RegExp(String.raw`\b(?:i|we) (?:could|can) use (?:some |a little )?help\b${noJob}`),
  /\b(?:get|let) (?:me|us) out(?:$|[.!?,\n]| (?:of (?:here|there|the (?!(?:\w+ )?(?:mailing|distribution|e-?mails?|lists?|thread|chat|contract|lease|meeting(?! room)|invit\w+|newsletter)\b)\w+|th(?:is|at) (?:\w+ )?(?:room|building|elevators?|lift|office|stair\w*|basement|cellar|vault|(?:wash|bath)room|toilet|garage|floor|place|closet|corridor|hall\w*|lobby|roof|car|van|truck|hole))|please|pls|now)\b)/,
  new RegExp(
    String.raw`(?:${begins}|\b${am} )${still}(?:stuck|trapped|hurt|injured|locked (?:in|inside)|bleeding)\b${noTask}`,
  ),
  /\bmy (?:\w+ )?(?:arm|hand|fingers?|leg|foot|hair|sleeve|coat|scarf) (?:is |are |got )?(?:stuck|trapped|caught|pinned)\b/,
  new RegExp(
    String.raw`\b(?:i|we|and) (?:still )?(?:can'?t|cannot|can not) (?:get (?:out|down|up)\b(?! of (?:this|the|a|my) ${task}\b)|(?:leave|move)\b${free}|(?:walk|breathe?)\b)`,
  ),
  // Who has no breath leaves out who it is.
  new RegExp(String.raw`${begins}${still}(?:can'?t|cannot|can not) breathe?\b`),
  /\b(?:i'?m|i am|i have|i'?ve got|we'?re|we have) (?:\w+ ){0,2}(?:trouble|difficulty|a hard time|struggling) (?:to )?breath\w*/,
  /\b(?:i|we) (?:can )?(?:hardly|barely) breathe\b|\bhard to breathe\b/,
  /\b(?:j'?ai|on a|nous avons) (?:\S+ ){0,3}(?:misere|mal|difficulte|peine) a respirer\b/,
  /\b(?:aide[zr]?[- ]?(?:moi|nous)|au secours|a l'aide|ven(?:ez|ir) (?:me|nous) chercher|(?<!\b(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu) )(?<!\b(?:vous|tu) (?:pouvez|pourriez|peux|pourrais) )(?:m'|nous )aider)\b(?! (?:a|avec) )/,
  /\b(?:sort(?:ez|ir)|laissez)[- ](?:moi|nous) (?:sortir )?(?:d[eu']|la|des)/,
  new RegExp(
    String.raw`(?:${begins}|\b(?:j'ai|jai|on a|nous avons|et|mais) )${encore}besoin (?:urgent )?d'? ?aide\b${pasTravail}`,
  ),
  new RegExp(
    String.raw`(?:${begins}|\b${suis} )${encore}(?:pogne|coince|pris|bloque|blesse|enferme|embarre)(?:e|s|es)?\b${pasTache}`,
  ),
  /\bj'?ai (?:la|le|les|ma|mon) \w+ (?:prise?s?|coince|pognee?s?|coincee?s?)\b/,
  new RegExp(
    String.raw`\b(?:j|je |on |j'|jme |nous )?(?:ne |n')?(?:peux|peut|pouvons|arrive|suis|est|chu) (?:pas capable de |pas |plus |pu |de |a |me |nous )*(?:sortir|bouger|respirer|marcher|(?:re)?descendre|(?:re)?lever)\b${pasTache}${libre}`,
  ),
];

/** That whoever writes is in something, or that something is behind them. */
const inside = new RegExp(
  String.raw`\b${am} (?:\S+ ){0,3}(?:in|inside)\b|\b(?:behind|with) (?:me|us)\b|\bfrom (?:the )?inside\b|\b${suis} (?:\S+ ){0,3}(?:dans|dedans|a l'interieur)\b|\b(?:derriere|avec) (?:moi|nous)\b`,
);
/** What has a door and holds nobody. */
const device =
  '(?:photocopiers?|copiers?|printers?|fridge|microwave|oven|dishwasher|cabinet|cupboard|locker)';
const appareil =
  '(?:photocopie\\w*|imprimante|frigo|refrigerateur|congelateur|micro-?ondes?|four|lave-vaisselle|classeur|armoire|casier|machine)';
const door = `(?:(?<!\\b${device}(?:'?s)? )doors?|lock|gate|elevators?|lift|l?ascenseurs?|monte-?charge|portes?(?! (?:du|de la|de l'|de mon|de ma) ?${appareil}\\b)|serrure|tourniquet)`;
const cabin =
  '(?:elevators?|lift|stair\\w*|vault|wash ?room|bathroom|toilets?|l?ascenseurs?|monte-?charge|l?escaliers?|voute|toilettes?)';
/** That a way out is shut. */
const shut = [
  new RegExp(
    String.raw`\b${door}(?: \S+){0,5} (?:stopped|stuck|stalled|jammed|locked|(?:won'?t|doesn'?t|not|can'?t|cannot) open|arretee?s?|arreter|bloquee?s?|coincee?s?|barr(?:e|ee|es|ees|ent)|ouvre(?:nt)? (?:pu|plus|pas))\b`,
  ),
  new RegExp(String.raw`\b(?:can'?t|cannot) open (?:the|this) ${door}\b`),
];

/** For how long they have been where nobody stays. */
const longHeld = new RegExp(
  String.raw`\b${cabin}\b.*\b(?:minutes|half an hour|an hour|demi-?heure|une heure)\b|\b(?:minutes|half an hour|an hour|demi-?heure|une heure|power|panne)\b.*\b${cabin}\b`,
);
/** Where they are who wait for a lift that does not come. */
const outside = new RegExp(
  String.raw`\b${am} (?:\S+ ){0,3}in (?:the |our |a |my )?(?:lobby|hall(?:way)?|entrance|reception|cafeteria|line|queue|office)\b|\b${suis} (?:\S+ ){0,3}(?:dans|a) (?:le |la |l'|l |mon )?(?:hall|lobby|entree|reception|cafeteria|file|corridor|bureau)\b`,
);

const noNeed =
  /\b(?:no|not|do not|don'?t|without|no longer) (?:(?:need|any|more) )*help\b|\bplus besoin d|\bpas (?:\w+ )?besoin d/;

/** A line of somebody else's that is passed on. */
const quoted = /^\s*>.*$/gm;

/** Whether whoever writes says that they need help themselves, and not that somebody else does. */
export function callsForHelp(text: string): boolean {
  if (text !== last.text) last = { text, calls: calls(text) };
  return last.calls;
}

/** Words that whoever is asked whether they are safe hardly writes for another reason. */
const likely =
  /\b(?:help|aidez?|secours|stuck|trapped|(?:chu|suis|est|sommes) (?:\S+ )?(?:pogne|coince|pris)\w*)\b/;

/** Whether the words of somebody whom a muster asks are likely to say that they, or others, need help. */
export function likelyCallsForHelp(text: string): boolean {
  return likely.test(fold(text)) || callsForHelp(text);
}

/** That what stands behind “safe” is a no. */
const isNo =
  /^(?:no|nope|non|nan|not|pas)(?: (?:yet|really|at all|sure|safe|me|us|encore|vraiment|du tout|sure?|moi|nous))?(?:$|[.!?,;])/;
/** « sauf » is “except” as well. */
const except = /^\/?(?:sauf|safe except) (?:pour |for )?(?:moi|nous|me|us)\b/;
/** What joins to “safe” what takes it back. */
const butThen =
  /^(?:(?:for now|so far|pour (?:l'instant|le moment)|but|mais|sauf qu[e']|however|though|pourtant)(?![\w'-])|[\s,.;:–—-])+/;
/** Where people lock themselves in as they are told to, while somebody is armed. */
const lockedIn =
  /^(?:(?:i'?m|i am|we'?re|we are|je suis|j'?suis|on est|nous sommes) )?(?:locked (?:in|inside)|enfermee?s?|embarree?s?|barree?s?)(?: (?:in|inside|dans))? (?:my|our|the|an?|mon|ma|notre|le|la|l'|un|une) ?(?:\w+ ){0,2}(?:office|board ?room|meeting room|class ?room|bureau|reunion|conference)\b/;

/**
 * Whether whoever begins with “safe” says after all that they are not: “safe but stuck in the vault”, “safe? no”, « sauf moi ».
 * @param more what follows that word
 */
export function takesSafeBack(text: string, more: string): boolean {
  const behind = fold(more.slice(0, longest)).trim();
  if (except.test(fold(text.slice(0, longest))) || isNo.test(behind)) return true;
  const then = behind.replace(butThen, '');
  if (then === behind && lockedIn.test(then)) return false;
  // Of whom has been said: “safe but can’t get out”.
  return callsForHelp(/^(?:still )?can(?:'?t|not| not) get\b/.test(then) ? `i ${then}` : then);
}

/** Behind a stop, words that are no tag ask something else: “I am safe, where do I go?”. Only what begins with such a word is no yes or no. */
const saidFirst = new RegExp(
  String.raw`^\/?(?:(?:i am|je suis) [^?.!,;:]*[.!,;:]|[^?.!]*[.!]|[^?.!,;:]*[,;:](?= (?:when|where|who|what|how|why|quand|qui|comment|combien)\b|[^?.!]* (?:when|quand|comment)\s*\?$)) ` +
    String.raw`(?!(?:or|ou|right|no|non|yes|oui|ok|am i|n'est|c'est ca)\b)\S+ \S`,
);

/** Whether whoever begins with “safe” asks whether it is: “safe to go back in?”. */
export function asksWhetherSafe(text: string): boolean {
  return text.endsWith('?') && !saidFirst.test(fold(text.slice(0, longest)));
}

/** A report asks on its way whether a muster is answered by it, and how grave it is. */
let last = { text: '', calls: false };

function calls(text: string): boolean {
  const words = fold(text.slice(0, longest)).replace(quoted, '').trim();
  return !noNeed.test(words) && says(words) && says(withoutLinks(words));
}

function says(words: string): boolean {
  return (
    own.some((each) => each.test(words)) ||
    (inside.test(words) &&
      (shut.some((each) => each.test(words)) || (longHeld.test(words) && !outside.test(words))))
  );
}

/** An address that has “help” in it calls nobody. */
function withoutLinks(words: string): string {
  const kept = words.split(/(\s+)/).filter((each) => !/.@.|:\/\/|\w\.[\w-]+\.\w/.test(each));
  return kept.join('');
}
