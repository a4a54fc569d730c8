import { fold } from '../chat/words.ts';

/** Commands that people also ask for in words of their own. */
export type MeantCommand = 'numbers' | 'mine' | 'help' | 'safe' | 'french' | 'english';

const ways: readonly (readonly [command: MeantCommand, pattern: RegExp])[] = [
  [
    'numbers',
    /^(?:please )?help(?: me| us)?(?: please)?[!. ]*$|\b(?:emergency|security|desk) (?:phone |telephone )?numbers?\b|\bnumeros? (?:d'urgence|de telephone|de la securite|du bureau de la securite)|\b(?:(?:can|could|may) i|how (?:do|can) i|i (?:want|need|have|would like) to|i'd like to|let me|please) (?:talk|speak) (?:to|with) (?:an? (?:real )?)?(?:human|person|officer|agent|guard|someone|somebody)\b|\b(?:veux|voudrais|dois|peux|puis-je|peut-on|comment|aimerais) parler (?:a|avec) (?:quelqu'un|un (?:humain|agent|gardien)|une (?:vraie )?personne)\b/,
  ],
  [
    'mine',
    /^(?:(?:please |can i |can you |i want to )?(?:show|see|list)(?: me)? )?my (?:own )?reports?[?!.]*$|^(?:(?:montre|voir|liste|affiche)[- ]?(?:moi)? )?mes signalements?[?!.]*$|^(?:please |can i |i want to |i need to )?(?:cancel|withdraw|delete|remove|undo|retract|take back) (?:my|the|that|this)(?: last)? report[?!.]*$|^(?:je veux |peux-tu |svp )?(?:annule[rz]?|retire[rz]?|efface[rz]?|supprime[rz]?|enleve[rz]?) (?:mon|le|ce|mes)(?: dernier)? signalements?[?!.]*$|^(?:(?:please|pls|sorry|oops|ok|can you|svp|stp|oups|desolee?)[ ,]+)*(?:(?:cancel|undo|retract|take back|ignore|disregard) (?:(?:that|this|it)(?= (?:please|pls|it|i|was|my|sorry)\b|[,.! ]*$)|my (?:last )?(?:message|report)\b)|(?:annule[rz]?|efface[rz]?|ignore[rz]?|oublie[rz]?)[- ](?:(?:ca|cela|le|la)(?= (?:svp|stp|c'?e|j'?|je|desole)|[,.! ]*$)|mon (?:dernier )?(?:message|signalement)\b))/,
  ],
  [
    'help',
    /^what (?:can|do) (?:you|i) do(?: here)?[?!.]*$|^how does (?:this|it) work[?!.]*$|^(?:qu'est-ce que tu peux faire|que (?:peux|sais)[- ]tu faire|tu fais quoi|comment ca (?:marche|fonctionne))(?: ici)?[ ?!.]*$|^(?:menu|commands?|commandes?)[?!.]*$|^(?:who|what) (?:are you|is this|is vigie)[?!. ]*$|^are you (?:an? )?(?:ro)?bot[?!. ]*$|^(?:(?:t'es|tu es|vous etes|c'est) qui|qui (?:es-tu|etes-vous)|c'est quoi (?:ca|vigie)|es-tu un (?:ro)?bot)[?!. ]*$/,
  ],
  [
    'safe',
    /^(?:i'?m|i am|we are|we're) (?:all )?(?:safe|ok|okay|fine|all right|alright|good)\b[^?]*$|^all (?:good|safe)\b[^?]*$|^(?:je|j'|chu|on) ?(?:suis |est |vais |va )?(?:tous )?(?:correcte?s?|ok|sauf|sauve|bien|saine? et sau(?:f|ve))[ !.]*$/,
  ],
  [
    'french',
    /^(?:please )?(?:change|switch|speak|talk|write)\b.{0,20}\bfrench\b|^en francais\b.{0,12}$|^parl(?:e|ez|er)[- ](?:moi )?(?:en )?francais/,
  ],
  [
    'english',
    /^(?:please )?(?:change|switch|speak|talk|write)\b.{0,20}\benglish\b|^in english\b.{0,12}$|^(?:parl(?:e|ez|er)|passe[rz]?|change[rz]?)\b.{0,20}\banglais\b/,
  ],
];

/** The command that direct words ask for without its own words; undefined when they may tell of something else. */
export function meantCommand(text: string): MeantCommand | undefined {
  if (text.length > 80) return undefined;
  const words = fold(text).trim();
  return ways.find(([, pattern]) => pattern.test(words))?.[0];
}

const howThingsStand = [
  '(?:the |my |show(?: me)? (?:the )?)?(?:dash)?board',
  "(?:so )?where (?:are we|do we stand)(?: at| now)?|(?:so )?what(?:'?s| is) (?:going on|happening|the (?:status|situation))(?: now)?",
  '(?:the )?(?:status|situation|overview)|how (?:do|are) things(?: stand(?:ing)?)?',
  '(?:le |mon )?tableau(?: de bord)?',
  '(?:alors )?(?:ou (?:on )?en (?:est|sommes)(?:[- ](?:on|nous))?|on en est ou|on est (?:rendu|rendus) ou)(?: la)?',
  "(?:c'?est quoi|quel(?:le)? est) (?:la situation|l'etat|le portrait)|(?:la |l'|le )?(?:situation|etat|portrait|bilan|statut)",
  "qu'?est[- ]ce qui se passe|il se passe quoi|ca se passe comment",
].join('|');
const asked = new RegExp(`^(?:${howThingsStand})[?!. ]*$`);

/** Whether direct words ask for nothing but how everything stands, also by the name of the board, which is a command only with another word. */
export function asksHowThingsStand(text: string): boolean {
  return asked.test(fold(text).trim());
}
