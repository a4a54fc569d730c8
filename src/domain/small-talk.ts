import { fold } from '../chat/words.ts';

const phrases = new Set(
  [
    ['hello', 'hi', 'hey', 'hello there', 'hi there', 'good morning', 'good afternoon', 'good evening'],
    ['bonjour', 'bonsoir', 'salut', 'allo', 'bon matin', 'coucou'],
    ['thanks', 'thank you', 'thanks a lot', 'thank you very much', 'many thanks', 'thx', 'ty', 'cheers'],
    ['merci', 'merci beaucoup', 'merci bien', 'mille mercis'],
    ['ok', 'okay', 'k', 'great', 'good', 'perfect', 'got it', 'fine', 'cool', 'super', 'parfait', "d'accord"],
    ['bien', 'compris', 'genial', 'excellent', 'parfait merci'],
    [
      'done',
      'all done',
      "it's done",
      "c'est fait",
      'cest fait',
      'c est fait',
      'fait',
      "c'est beau",
      "c'est bon",
      'cest bon',
    ],
    ['oups', 'oops'],
    ['no', 'nope', 'no thanks', 'cancel', 'never mind', 'nevermind', 'forget it', 'nothing'],
    ['non', 'non merci', 'annuler', 'annule', 'laisse faire', 'oublie ca', 'rien'],
    ['bye', 'goodbye', 'au revoir', 'bonne journee', 'have a good day'],
    ['test', 'testing', 'essai'],
    ['happy friday', 'happy monday', 'have a good weekend', 'good weekend', 'happy new year', 'wrong chat'],
    ['how are you', "how's it going", 'good night', 'sorry', 'my bad', 'you are welcome', 'congrats'],
    ['bonne fin de semaine', 'bon week-end', 'bon week end', 'bonne annee', 'joyeux noel', 'bonne nuit'],
    ['ca va', 'comment ca va', 'comment vas tu', 'desole', 'desolee', 'mauvais clavardage', 'mdr', 'bravo'],
    [
      'lol',
      'haha',
      'you there',
      'are you there',
      'anybody there',
      'es tu la',
      't es la',
      'bonne soiree',
      'a demain',
      'see you',
    ],
  ].flat(),
);
/** What people put around such a phrase: “good morning Vigie”, « merci ben gros ». */
const around = new Set(
  'so much a lot very vigie bot everyone all you there lol haha again then for now day ben gros bien beaucoup fois tout le monde la toi vous encore alors'.split(
    ' ',
  ),
);
const mostAround = 3;
/** Such phrases of whoever wants nothing of what was offered, or says that it was nothing. */
const declining = [
  ...['no', 'nope', 'cancel', 'never mind', 'nevermind', 'forget it', 'nothing', 'wrong chat', 'sorry'],
  ...['my bad', 'oops', 'test', 'testing', 'non', 'annuler', 'annule', 'laisse faire', 'oublie ca', 'rien'],
  ...['oups', 'essai', 'desole', 'desolee', 'mauvais clavardage'],
].map((each) => ` ${each} `);
const sending = new Set(
  "send submit report forward envoie envois envoyer envoyez l'envoyer signale signaler signalez transmets transmettre transmettez".split(
    ' ',
  ),
);
const agreeing = new Set([
  ...'yes y yep yup yeah yea sure course absolutely definitely ahead do please pls plz'.split(' '),
  ...'oui ouais ouin ui sur absolument vas allez fais faites svp stp'.split(' '),
  ...sending,
]);
/** What people put around it: “yes please send it now”, « oui envoie-le svp ». */
const aroundAgreeing = new Set(
  'it this that all now ok okay go of just then for can could you thanks thank the le la ca ceci tout toute bien maintenant alors donc peux tu pouvez vous moi merci'.split(
    ' ',
  ),
);

const thanking =
  /^(?:many thanks|thanks|thank you|thx|ty|merci|mille mercis)\b(?!.* (?:non?|ok|fait|done)\b)/;

/** What people thank for: “thanks for your help”, « merci de votre aide ». It stands behind thanks alone, as “help” is a cry. */
const thankedFor =
  /\b(thanks|thank you|thx|merci)((?: (?:so|very|a|lot|much|beaucoup|bien|infiniment|mille|fois|ben|gros|encore|again))*) (?:for|de|d'|d|pour)(?: (?:all|tout|toute|the|your|ur|you|votre|vos|ton|ta|la|le|les|l'|cette|this|quick|fast|great|kind|precieuse|belle|bonne|rapide))* ?(?:help|support|answers?|reply|response|info|information|time|patience|update|heads up|work|assistance|aide|soutien|reponses?|temps|suivi|collaboration|rapidite|comprehension|appui|service|travail)(?: (?:rapide|today|aujourd'hui))?(?= |$)/g;

/** To whom it is sent; “send security” asks for guards. */
const toSecurity =
  / (?:to|a|au) (?:(?:the|la|le) )?(?:security(?: desk)?|securite|desk|bureau(?: de la securite)?)(?= |$)/g;

/** “Send it for me” orders; “send me the report” asks for something else. */
const forMe = / for (?:me|us)(?= |$)/g;

/** “Send it without my name” and “yes, anonymously” are no reports. */
const withoutName =
  /(?:^| )(?:(?:but|mais) )?(?:without (?:my|the) name|sans (?:mon|le) nom|anonym(?:e|ously|ement)|confidenti(?:ally|ellement))(?= |$)/g;

/**
 * What direct words are when they tell of nothing: a greeting, a sign alone; `yes` when they agree to something, `send` when they ask
 * for it to be sent, `seal` when it is to be sent without their name, `no` when it is not meant, and `thanks`, which answer no question.
 * Undefined for everything that might be about an event.
 */
export function smallTalk(text: string): 'small' | 'no' | 'thanks' | 'yes' | 'send' | 'seal' | undefined {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
    .replace(thankedFor, '$1$2')
    .replace(forMe, '');
  const named = words.replace(withoutName, '');
  const each = named.replace(toSecurity, '').trim().split(' ');
  if (agrees(each)) {
    if (named !== words) return 'seal';
    return each.some((word) => sending.has(word)) ? 'send' : 'yes';
  }
  if (words !== '' && !phrases.has(words) && !isPhrases(words.split(' '))) return undefined;
  if (thanking.test(words)) return 'thanks';
  return declining.some((each) => ` ${words} `.includes(each)) ? 'no' : 'small';
}

function agrees(words: readonly string[]): boolean {
  // “Do you report this?” asks what it does.
  if (words[0] === 'do' && words[1] === 'you') return false;
  return (
    words.some((word) => agreeing.has(word)) &&
    words.every((word) => agreeing.has(word) || aroundAgreeing.has(word))
  );
}

/** Whether words are such phrases one after the other, with little around them. */
function isPhrases(words: readonly string[]): boolean {
  let found = 0;
  let others = 0;
  for (let at = 0; at < words.length; ) {
    const length = [3, 2, 1].find(
      (n) => at + n <= words.length && phrases.has(words.slice(at, at + n).join(' ')),
    );
    if (length) {
      found += 1;
      at += length;
    } else {
      if (!around.has(words[at] ?? '')) return false;
      others += 1;
      at += 1;
    }
  }
  return found > 0 && others <= mostAround;
}

/** Who writes more tells of something else as well. */
const shortWords = 120;

/** What people lose and find again: “I found my office door open” tells of something else. */
const lost =
  '(?:badge|pass|cards?|keys?|fob|phone|cell|laptop|computer|tablet|token|usb|stick|wallet|purse|bag|id|passport|notebook|binder|folder|files?|papers|carte|cartes|laissez-passer|passe|insigne|cles?|portable|ordinateur|cellulaire|telephone|tablette|jeton|portefeuille|sac|passeport|cahier|cartable|dossier|papiers)';
const mine = `(?:it|they|them|my (?:\\w+ )?${lost})`;
/** What follows of whoever found it again, and not found it “unlocked” or “taking pictures”. */
const again = String.raw`(?=\s*(?:$|[.!,;:)–—-])| (?:in (?:the|my|a)|at|under|on (?:the|my)|behind|again|now|finally|already|thanks|thank|after all|today|yesterday|this|and|so)\b(?!.* (?:open(?:ed)?|unlocked|broken|forced|smashed|(?!morning|evening|building|parking|meeting)\w+ing)\b))`;
const ended = String.raw`(?=\s*(?:$|[.!,;:)–—-]))`;
const encore = String.raw`(?! (?:ouvert|debarre|brise|force|casse|fouille|vide|en train)\w*)`;

/** That it was nothing, or that what was lost is there again. */
const settled = [
  /^(?:oh |ok |sorry |please )*(?:never ?mind|nvm|false alarm|no worries)\b/,
  new RegExp(
    `^(?:oh |ok |sorry |please )*(?:forget it|cancel that|disregard(?: (?:that|this|it|my \\w+))?)${ended}`,
  ),
  new RegExp(
    `\\bfound ${mine}${again}|\\b${mine}(?:'s| is| was|'re| are| were| has been| have been)? (?:just |been |now )*(?:found|(?<!they.{1,15})back)${again}|\\bgot ${mine} back\\b|\\b${mine} (?:\\w+ )?turned up\\b|^turned up\\b`,
  ),
  new RegExp(
    `^(?:ah |ok |desolee? )*(?:laisse[zr]? faire|oublie[zr]?(?:[- ](?:ca|le|la))?${ended}|fausse alerte|c'est (?:beau|correct|regle|bon)${ended})`,
  ),
  new RegExp(
    `\\b(?:je|on|nous) (?:l'|les |l' )(?:ai |a |avons )?(?:\\S+ )?(?:re)?trouvee?s?\\b${encore}|\\bj'ai (?:\\S+ )?(?:re)?trouve (?:ma|mon|mes) (?:\\S+ )?${lost}\\b${encore}|\\b(?:ma|mon|mes) (?:\\S+ )?${lost} (?:est|sont|a ete|ont ete) (?:re)?trouvee?s?\\b|\\bretrouvee?s?(?: finalement| enfin)?[ !.]*$|\\btrouvee?s? (?:finalement|enfin)\\b|^trouvee?s?[ !.]*$`,
  ),
];

/** Whether short words say that something told before is settled: “never mind, found it”, « c’est beau, je l’ai retrouvée ». */
export function saysSettled(text: string): boolean {
  if (text.length > shortWords) return false;
  const words = fold(text).trim();
  return settled.some((way) => way.test(words));
}
