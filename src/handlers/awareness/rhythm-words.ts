import { fold } from '../../chat/words.ts';
import type { Rhythm } from '../../domain/rhythm.ts';
import type { Text } from '../../text/index.ts';

const weekdays: readonly (readonly string[])[] = [
  ['monday', 'mon', 'lundi'],
  ['tuesday', 'tue', 'mardi'],
  ['wednesday', 'wed', 'mercredi'],
  ['thursday', 'thu', 'jeudi'],
  ['friday', 'fri', 'vendredi'],
];

const day = `(${weekdays.flat().join('|')})s?`;

/** What people write, folded, and the rhythm it means; `m` holds what the pattern found. */
const patterns: readonly [RegExp, (m: RegExpExecArray) => Rhythm | undefined][] = [
  [/^(once|one time|une fois)$/, () => ({ kind: 'once' })],
  [
    /^(daily|every (working |week)?day|chaque jour( ouvrable)?|tous les jours( ouvrables)?)$/,
    () => ({ kind: 'day' }),
  ],
  [/^(weekly|every week|chaque semaine|toutes les semaines)$/, () => ({ kind: 'week', every: 1 })],
  [
    /^(biweekly|every (second|other|2nd) week|une semaine sur deux|aux deux semaines)$/,
    () => ({ kind: 'week', every: 2 }),
  ],
  [/^(?:every|toutes les|aux) (\d{1,2}) (?:weeks|semaines)$/, (m) => counted('week', m[1])],
  [/^(quarterly|every quarter|chaque trimestre|tous les trimestres)$/, () => ({ kind: 'month', every: 3 })],
  [/^(monthly|every month|chaque mois|tous les mois)$/, () => ({ kind: 'month', every: 1 })],
  [/^(?:every|tous les|aux) (\d{1,2}) (?:months|mois)$/, (m) => counted('month', m[1])],
  [new RegExp(`^(?:every|on|chaque|tous les|le|les) ${day}$`), (m) => weekly(1, m[1])],
  [new RegExp(`^every (?:second|other|2nd) ${day}$`), (m) => weekly(2, m[1])],
  [new RegExp(`^(?:un|le) ${day} sur deux$`), (m) => weekly(2, m[1])],
  [new RegExp(`^every (\\d{1,2}) weeks on ${day}$`), (m) => weekly(Number(m[1]), m[2])],
  [new RegExp(`^(?:le )?${day},? toutes les (\\d{1,2}) semaines$`), (m) => weekly(Number(m[2]), m[1])],
  [
    new RegExp(`^(?:on )?(?:the |le )?(?:first|1st|premier|1er) ${day} (?:of (?:the|every) month|du mois)$`),
    (m) => ({ kind: 'month', every: 1, weekday: weekdayOf(m[1]) }),
  ],
];

function counted(kind: 'week' | 'month', digits = ''): Rhythm | undefined {
  const every = Number(digits);
  return every >= 1 && every <= 26 ? { kind, every } : undefined;
}

function weekly(every: number, name = ''): Rhythm | undefined {
  return every >= 1 && every <= 26 ? { kind: 'week', every, weekday: weekdayOf(name) } : undefined;
}

function weekdayOf(name = ''): number {
  return weekdays.findIndex((words) => words.includes(name)) + 1;
}

/** The time at the end: `at 10:00`, `at 2 pm`, `à 10 h`, `à 14h30`. */
const time = /[,\s]*\b(?:at|a) (\d{1,2})(?:\s?(?::|h)\s?(\d{2})?)?(?:\s?([ap])\.?m)?$/;

/** The rhythm that words in either language mean; undefined when they mean none. */
export function readRhythm(words: string): Rhythm | undefined {
  const folded = fold(words)
    .replace(/[.;]+$/, '')
    .replace(/\s+/g, ' ')
    .replace(/\beach\b/g, 'every')
    .trim();
  const clock = time.exec(folded);
  const [, digits = '', minutes = '00', half] = clock ?? [];
  const hours = String(half ? (Number(digits) % 12) + (half === 'p' ? 12 : 0) : digits);
  if (clock && (Number(hours) > 23 || Number(minutes) > 59 || (half && Number(digits) > 12)))
    return undefined;
  const rest = clock ? folded.slice(0, clock.index).trim() : folded;
  for (const [pattern, meaning] of patterns) {
    const m = pattern.exec(rest);
    const rhythm = m && meaning(m);
    if (rhythm) return clock ? { ...rhythm, at: `${hours.padStart(2, '0')}:${minutes}` } : rhythm;
  }
  return undefined;
}

/** A rhythm in words that `readRhythm` understands. */
export function rhythmText({ awareness: { rhythm: t } }: Text, rhythm: Rhythm): string {
  const name = 'weekday' in rhythm && rhythm.weekday ? (t.weekdays[rhythm.weekday - 1] ?? '') : '';
  const words = () => {
    switch (rhythm.kind) {
      case 'once':
        return t.once;
      case 'day':
        return t.day;
      case 'week':
        return name ? t.weekday(rhythm.every, name) : t.week(rhythm.every);
      case 'month':
        return name ? t.firstOfMonth(name) : t.month(rhythm.every);
    }
  };
  return rhythm.at ? `${words()} ${t.at(rhythm.at)}` : words();
}
