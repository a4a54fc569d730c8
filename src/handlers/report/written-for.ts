import type { Language } from '../../chat/event.ts';
import { type AlertAnswer, alertAnswers } from '../../domain/alert.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { inBoth, type Text, text } from '../../text/index.ts';
import type { Written } from './access.ts';

/** What Vigie itself writes into the report of whoever asks for help, around what comes of elsewhere. */
type Sentence = (t: Text, part: string) => string;

const inWords: readonly Sentence[] = [
  (t) => t.report.helpMeText,
  (t, alerts) => t.alert.helpText(alerts),
  (t, event) => t.report.dangerAgain(event),
  ...alertAnswers.map(
    (what: AlertAnswer): Sentence =>
      (t, alert) =>
        t.alert.helpSince(t.alert.answers[what], alert),
  ),
];

const place: Sentence = (t, where) => t.alert.helpPlace(where);

/**
 * What somebody wrote as one reader has it: what Vigie wrote for them stands in the report in the department's languages, for
 * the desk, and is read alone in one. People's own words stay as they are.
 */
export function forReader<Report extends Written & Partial<Pick<SecurityEvent, 'readiness'>>>(
  report: Report,
  languages: readonly Language[],
  reader: Language,
): Report {
  const at = languages.indexOf(reader);
  // Once: of fifty thousand lines each is compared with all of them.
  const sentences = inWords.map((sentence) => ({ sentence, pattern: patternOf(languages, sentence) }));
  // Vigie's words may stand below those of a person.
  const read = (words: string) => words.split('\n').map(readLine).join('\n');
  return {
    ...report,
    ...(report.text !== undefined && { text: readChange(read(report.text)) }),
    ...(report.where !== undefined && { where: readPlace(report.where) }),
    ...(report.notes && { notes: report.notes.map((note) => ({ ...note, text: read(note.text) })) }),
  };

  function readLine(line: string): string {
    for (const { sentence, pattern } of sentences) {
      const parts = partsIn(line, languages, pattern);
      // Numbers are the same in every language; anything else is what a person wrote.
      if (parts && at >= 0 && new Set(parts).size === 1) return sentence(text(reader), parts[at] ?? '');
    }
    return line;
  }

  /** What is said of a change of the readiness level nobody wrote but Vigie. */
  function readChange(words: string): string {
    const all = report.readiness ? words.split(' / ') : [];
    return (all.length === languages.length && all[at]) || words;
  }

  function readPlace(where: string): string {
    const part = partsIn(where, languages, patternOf(languages, place))?.[at];
    return part === undefined ? where : place(text(reader), part);
  }
}

const gap = '\u0000';

function patternOf(languages: readonly Language[], sentence: Sentence): RegExp {
  const pattern = inBoth(languages, (t) => sentence(t, gap))
    .split(gap)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.{0,500})');
  return new RegExp(`^${pattern}$`);
}

/** What stands in the gap of a sentence, for each language, where the words are this sentence in all of them: not much. */
function partsIn(words: string, languages: readonly Language[], sentence: RegExp): string[] | undefined {
  const found = sentence.exec(words);
  return found ? languages.map((_, i) => found[i + 1] ?? '') : undefined;
}
