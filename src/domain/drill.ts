import { fold } from '../chat/words.ts';

/** A simulated phishing message that the department sends to its people, and how it is known when somebody reports it. */
export interface Drill {
  id: string;
  /** Days on which it runs. */
  from: string;
  until: string;
  senders: readonly string[];
  subjects: readonly string[];
  links: readonly string[];
  /** A header line that the sending tool adds: `X-Drill: fall-2026`. */
  header?: string | undefined;
}

/** How many reports of a drill came in on one day: nothing else is kept of them. */
export interface DrillCount {
  /** `fall-2026/2026-11-24` */
  id: string;
  version: number;
  drill: string;
  day: string;
  reports: number;
}

/**
 * The drill that a report is about. What is taken for a drill is not filed, so that one sign has to be there that no real
 * message shares: the header, a link, the sender's whole address, or the whole subject in a line of its own.
 */
export function drillIn(text: string, drills: readonly Drill[], today: string): Drill | undefined {
  const folded = fold(text);
  const lines = folded.split('\n').map((line) => line.trim());
  return drills
    .filter(({ from, until }) => from <= today && today <= until)
    .find(
      ({ header, links, senders, subjects }) =>
        (header !== undefined && lines.includes(fold(header).trim())) ||
        links.some((link) => holds(folded, fold(link), /[a-z0-9.-]/)) ||
        senders.some((sender) => holds(folded, fold(sender), /[a-z0-9._%+-]/)) ||
        subjects.some((subject) =>
          lines.some((line) => line.replace(/^(subject|objet)\s*:\s*/, '') === fold(subject).trim()),
        ),
    );
}

/** What somebody did that a message asked for, or what befell them; of folded text. */
const deeds =
  /\b(?:clicked|opened|typed|entered|submitted|replied|answered|forwarded|downloaded|installed|logged in|signed in|filled|put (?:in )?my|(?:gave|given) (?:\S+ ){0,2}(?:password|code|number|card|pin|details|them|him|her)|clique|ouverte?|tape|entre (?:mon|ma|mes)|mis (?:mon|ma|mes)|donne (?:mon|ma|mes)|soumis|repondu|transfere|telecharge|installe|connectee?|rempli|hacked|infected|ransomware|pirate|infecte|rancongiciel|(?:screen|computer|laptop|pc|phone|tablet|files?|drive|ecran|ordi\S*|portable|telephone|tablette|fichiers?|poste) (?:\S+ ){0,3}(?:locked|encrypted|frozen|gone|slow|weird|verrouille\S*|bloque\S*|chiffre\S*|gele\S*|disparu\S*|lente?|bizarre))\b/g;
const denied = /(?:\b(?:not|never|nobody|pas|jamais|rien|personne)|n't|n’t)\s(?:\S+\s){0,2}$/;

/** Whether a report says that something was done or happened, and not only that a message came: clicked, typed, a locked screen. */
export function saysWhatHappened(text: string): boolean {
  const folded = fold(text);
  return [...folded.matchAll(deeds)].some(({ index }) => !denied.test(folded.slice(0, index)));
}

/** Whether something stands in a text as a whole, and not as a part of a longer name. */
function holds(text: string, part: string, within: RegExp): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const behind = text.slice(at + part.length);
    // A sentence may end with it; a name may not go on.
    if (!within.test(before) && !/^(?:[a-z0-9-]|\.[a-z0-9])/.test(behind)) return true;
  }
  return false;
}

export interface DrillCounts {
  get(id: string): Promise<DrillCount | undefined>;
  /** The days of one drill, in order. */
  of(drill: string): Promise<DrillCount[]>;
}
