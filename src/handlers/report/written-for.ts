import type { Language } from '../../chat/event.ts';
import { inBoth, type Text, text } from '../../text/index.ts';

/** What Vigie itself writes into the report of whoever asks for help, around what comes of elsewhere. */
const written: readonly ((t: Text, part: string) => string)[] = [
  (t) => t.report.helpMeText,
  (t, alerts) => t.alert.helpText(alerts),
  (t, place) => t.alert.helpPlace(place),
];

/**
 * Words of a report as one reader sees them: what Vigie wrote for the person stands in the report in the department's
 * languages, for the desk, and is read alone in one. People's own words stay as they are.
 */
export function forReader(words: string, languages: readonly Language[], reader: Language): string {
  for (const pick of written) {
    const parts = partsIn(words, languages, pick);
    const part = parts?.[languages.indexOf(reader)];
    if (part !== undefined) return pick(text(reader), part);
  }
  return words;
}

const gap = '\u0000';

/** What stands in the gap of a sentence, for each language, where the words are this sentence in all of them. */
function partsIn(
  words: string,
  languages: readonly Language[],
  pick: (t: Text, part: string) => string,
): string[] | undefined {
  const pattern = inBoth(languages, (t) => pick(t, gap))
    .split(gap)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.*)');
  const found = new RegExp(`^${pattern}$`).exec(words);
  return found ? languages.map((_, i) => found[i + 1] ?? '') : undefined;
}
