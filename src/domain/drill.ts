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
