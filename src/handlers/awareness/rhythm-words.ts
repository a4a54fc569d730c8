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

const ordinals: readonly (readonly [number, string])[] = [
  [1, 'first|1st|premiers?|1er'],
  [2, 'second|2nd|deuxiemes?|2e'],
  [3, 'third|3rd|troisiemes?|3e'],
  [4, 'fourth|4th|quatriemes?|4e'],
  [-1, 'last|derniers?'],
];
const ofMonth = '(?:of (?:the|every) month|du mois|de chaque mois)';

/** What people write, folded, and the rhythm it means; `m` holds what the pattern found. */
const patterns: readonly [RegExp, (m: RegExpExecArray) => Rhythm | undefined][] = [
  [/^(once|one time|une fois)$/, () => ({ kind: 'once' })],
  [
    /^(daily|weekdays|every (working |week)?day|quotidien(nement)?|chaque jour( ouvrable)?|tous les jours( ouvrables)?)$/,
    () => ({ kind: 'day' }),
  ],
  [
    /^(weekly|every week|once a week|hebdomadaire(ment)?|chaque semaine|toutes les semaines|une fois (par|la) semaine)$/,
    () => ({ kind: 'week', every: 1 }),
  ],
  [
    /^(bi-?weekly|fortnightly|every (second|other|2nd) week|une semaine sur deux|aux quinze jours)$/,
    () => ({ kind: 'week', every: 2 }),
  ],
  [/^(?:every|toutes les|aux) (\d{1,2}) (?:weeks|semaines)$/, (m) => counted('week', m[1])],
  [
    /^(quarterly|every quarter|once a quarter|trimestriel(lement)?|chaque trimestre|tous les trimestres)$/,
    () => ({ kind: 'month', every: 3 }),
  ],
  [
    /^(monthly|every month|once a month|mensuel(lement)?|chaque mois|tous les mois|une fois (par|le) mois)$/,
    () => ({ kind: 'month', every: 1 }),
  ],
  [
    /^(yearly|annually|every year|once a year|annuel(lement)?|chaque annee|tous les ans|une fois (par|l') ?an)$/,
    () => ({ kind: 'month', every: 12 }),
  ],
  [/^(?:every|tous les|aux) (\d{1,2}) (?:months|mois)$/, (m) => counted('month', m[1])],
  [new RegExp(`^(?:(?:every|on|chaque|tous les|le|les) )?${day}$`), (m) => weekly(1, m[1])],
  [new RegExp(`^every (?:second|other|2nd) ${day}$`), (m) => weekly(2, m[1])],
  [new RegExp(`^(?:un|le) ${day} sur deux$`), (m) => weekly(2, m[1])],
  [new RegExp(`^every (\\d{1,2}) weeks on ${day}$`), (m) => weekly(Number(m[1]), m[2])],
  [new RegExp(`^(?:le )?${day},? toutes les (\\d{1,2}) semaines$`), (m) => weekly(Number(m[2]), m[1])],
  ...ordinals.map(
    ([nth, words]) =>
      [
        new RegExp(`^(?:on |every |chaque |tous les )?(?:the |le |les )?(?:${words}) ${day} ${ofMonth}$`),
        (m: RegExpExecArray) => ({
          kind: 'month',
          every: 1,
          weekday: weekdayOf(m[1]),
          ...(nth !== 1 && { nth }),
        }),
      ] as const satisfies (typeof patterns)[number],
  ),
  [
    new RegExp(`^(?:on )?(?:the |le )?(\\d{1,2})(?:st|nd|rd|th|er|e)? ${ofMonth}$`),
    (m) => dayOfMonth(Number(m[1])),
  ],
];

function dayOfMonth(day: number): Rhythm | undefined {
  return day >= 1 && day <= 31 ? { kind: 'month', every: 1, day } : undefined;
}

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
    .replace(/\b(?:two|deux)(?= (?:weeks|semaines|months|mois)$)/, '2')
    .replace(/\b(?:three|trois)(?= (?:weeks|semaines|months|mois)$)/, '3')
    .replace(/\bsix(?= (?:weeks|semaines|months|mois)$)/, '6')
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
        if (rhythm.day) return t.dayOfMonth(rhythm.day);
        return name ? t.nthOfMonth(rhythm.nth ?? 1, name) : t.month(rhythm.every);
    }
  };
  return rhythm.at ? `${words()} ${t.at(rhythm.at)}` : words();
}
