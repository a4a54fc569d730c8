import { fold } from '../chat/words.ts';

/** What stands around the number of an event and what is to be done with it, folded. */
const around = new Set(
  "je j' j on i le la l' l the moi me mon svp stp please merci thanks dossier evenement event ev case file no numero number # a to tu peux can you il faut de".split(
    ' ',
  ),
);
const verbs = new Set(
  `prend prends prendre pris take taking took voir vois montre montrer affiche afficher show view open ouvre ouvrir check regarde regarder
  recu ack got clore clos ferme fermer fermee close closed regle reglee fait faite done fini assigne assigner assign note gravite severity`.split(
    /\s+/,
  ),
);
const one = /^(?:(?:ev)?-?(20\d{2})-?)?(?:ev)?-?(\d{1,4})$/;
/** What people dial. */
const dialled = new Set(['911', '811', '411', '311']);

/**
 * The event that somebody at the desk means who types little more than its number, in whatever order: “ev 12”, « prend 12 »,
 * “EV-2026-0012 recu”. Undefined where the words may tell of something.
 * @param year that of a number without one
 */
export function eventMeant(text: string, year: number): string | undefined {
  const words = fold(text)
    .replace(/\bl'|\bj'/g, ' ')
    .split(/[\s,;:!?()]+/)
    .map((word) => word.replace(/\.+$/, ''))
    .filter(Boolean);
  let found: string | undefined;
  for (const word of words) {
    const [, of = String(year), number] = (!dialled.has(word) && one.exec(word)) || [];
    if (number) {
      if (found) return undefined;
      found = `EV-${of}-${number.padStart(4, '0')}`;
    } else if (!around.has(word) && !verbs.has(word) && !/^[^@]+@[^@]+$/.test(word)) return undefined;
  }
  return found;
}

const asked = [
  [
    'mine',
    /^(?:(?:cest |c'est )?(?:quoi |quels sont )?mes (?:evenements|dossiers|affaires|cas)|my (?:events|cases|files))$/,
  ],
  [
    'list',
    /^(?:(?:la |une |show (?:me )?(?:the )?|the |montre(?:-| )?(?:moi )?(?:la )?)?list(?:e|er)?(?: (?:des|of|the)? ?(?:evenements|events|dossiers))?|(?:les |the )?(?:evenements|events)(?: (?:ouverts|open))?)$/,
  ],
  // Which one, where no number says it.
  [
    'list',
    /^(?:recu|vu|compris|je (?:l[ea]s? )?prends|je (?:m'en|men) (?:occupe|charge)|je m'occupe de ca|seen|got it|ack(?:nowledged?)?|i(?:'ll| will|ll)? (?:take|do|handle) (?:it|this|that)|(?:i'?m )?on it)$/,
  ],
  [
    'duty',
    /^(?:(?:c'?est )?qui (?:(?:est|qui est|ki est) )?(?:(?:de|la|en) )?garde(?: (?:ce soir|cette nuit|a soir))?|who(?:'s| is) on (?:duty|call)(?: tonight)?)$/,
  ],
] as const;

/** What else somebody at the desk asks for in few words of their own. */
export function deskListMeant(text: string): (typeof asked)[number][0] | undefined {
  const words = fold(text)
    .replace(/[?!.,]+/g, ' ')
    .replace(/\b(?:svp|stp|please|merci|s'il (?:te|vous) plait)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return asked.find(([, pattern]) => pattern.test(words))?.[0];
}
