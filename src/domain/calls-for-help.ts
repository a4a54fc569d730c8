import { fold } from '../chat/words.ts';

const begins = String.raw`(?:^|[.!?;,:\n]\s*)`;
const still = `(?:still |now |also |all |both |here |really |badly |urgently |currently )*`;
const encore = `(?:encore |toujours |tous |toutes |aussi |vraiment |tout(?:e)? seule? |la |ici )*`;

/** What people say who need help themselves. */
const own = [
  new RegExp(
    String.raw`${begins}(?:please |pls |urgent |hey |hello )*(?:help|sos|mayday)(?: please| pls| now| help)*\s*(?:$|[.!?,;:\n-]|\b(?:i|im|we|were|my|stuck|trapped|in|on|at|from|floor|room)\b)`,
  ),
  /\bhelp (?:me|us)\b(?! (?:find|understand|with))/,
  new RegExp(
    String.raw`(?:${begins}|\b(?:i|we|and|but|please) )${still}need (?:some |your |urgent |medical |immediate )*help\b(?! ?desk| with)`,
  ),
  /\bsend (?:some |us )?help\b|\bcome (?:and )?get (?:me|us)\b|\b(?:i|we) (?:could|can) use (?:some |a little )?help\b/,
  new RegExp(
    String.raw`(?:${begins}|\b(?:i'?m|i am|i got|we'?re|we are|we got|i are) )${still}(?:stuck|trapped|hurt|injured|locked in|bleeding)\b`,
  ),
  /\b(?:i|we|and) (?:still )?(?:can'?t|cannot|can not) (?:get out|get down|leave|move|walk|breathe)\b/,
  /\b(?:aide[zr]?[- ]?(?:moi|nous)|au secours|a l'aide|ven(?:ez|ir) (?:me|nous) chercher|(?:m'|nous )aider)\b/,
  new RegExp(
    String.raw`(?:${begins}|\b(?:j'ai|jai|on a|nous avons|et|mais) )${encore}besoin (?:urgent )?d'? ?aide\b`,
  ),
  new RegExp(
    String.raw`(?:${begins}|\b(?:chu|j'?suis|je suis|on est|nous sommes) )${encore}(?:pogne|coince|pris|bloque|blesse|enferme)(?:e|s|es)?\b`,
  ),
  /\b(?:je|on|j'|nous) ?(?:ne |n')?(?:peux|peut|pouvons|arrive|suis pas capable) (?:pas |plus |de |a )*(?:sortir|bouger|respirer|marcher|descendre)\b/,
];

const noNeed =
  /\b(?:no|not|do not|don'?t|without|no longer) (?:(?:need|any|more) )*help\b|\bplus besoin d|\bpas (?:\w+ )?besoin d/;

/** Whether whoever writes says that they need help themselves, and not that somebody else does. */
export function callsForHelp(text: string): boolean {
  const words = fold(text).trim();
  return !noNeed.test(words) && own.some((each) => each.test(words));
}
