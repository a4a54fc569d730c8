import { split } from '../../chat/arguments.ts';
import { Refusal } from '../../chat/errors.ts';
import { fold } from '../../chat/words.ts';
import { type AlertKind, alertKinds, type WantedAnswer } from '../../domain/alert.ts';
import type { AlertTemplate } from '../../domain/alert-template.ts';
import type { Audience, Term } from '../../domain/audience.ts';
import { momentFirst, readMoment } from '../times.ts';
import type { Work } from '../work.ts';
import { readTerms } from './terms.ts';

/** What `alert send …` says, before anything is made of it. */
export interface AlertLine {
  kind: AlertKind;
  template?: AlertTemplate;
  audience: Audience;
  wanted?: WantedAnswer;
  /** ISO instants. */
  until?: string;
  scheduledFor?: string;
  /** What is left: title and text, in one language or in two with `|` between them. */
  words: string;
}

const kindWords: Readonly<Record<AlertKind, readonly string[]>> = {
  emergency: ['emergency', 'urgence'],
  warning: ['warning', 'avertissement'],
  information: ['information', 'info'],
  exercise: ['exercise', 'exercice'],
};

const wantedWords: Readonly<Record<Exclude<WantedAnswer, 'none'>, readonly string[]>> = {
  acknowledge: ['ack', 'acknowledge', 'accuser'],
  muster: ['muster', 'rassemblement'],
};

const untilWords = ['until', "jusqu'a", 'jusqua'];
const atWords = ['at', 'a'];
/** Before a group, the same as a minus. */
const exceptWords = ['except', 'sauf'];

/**
 * Reads `warning building:90-elgin -floor:90-elgin/2 muster until:15:30 Power is out …`. The first word that is none of
 * these begins the text. Refuses what looks like one of them and is not.
 */
export async function readLine(ctx: Work, line: string): Promise<AlertLine> {
  let rest = line.trim();
  const take = (): string => {
    const [token, after] = quoted(rest);
    rest = after;
    return token;
  };
  const peek = () => fold(quoted(rest)[0]);

  const kind = alertKinds.find((each) => kindWords[each].includes(peek()));
  if (kind) take();
  const template = ctx.services.templates.find(({ id, words }) => id === peek() || words.includes(peek()));
  if (template) take();
  if (!kind && !template) {
    const place = ctx.language === 'fr' ? -1 : 0;
    const names = ctx.services.templates.map(({ words, id }) => words.at(place) ?? id);
    throw new Refusal('bad-input', ctx.t.alert.needKind(quoted(rest)[0], names.join(', ')));
  }

  const include: Term[] = [];
  const except: Term[] = [];
  const found: Pick<AlertLine, 'wanted'> = {};
  const times: Pick<AlertLine, 'until' | 'scheduledFor'> = {};
  while (rest) {
    const [first, after] = quoted(rest);
    const word = fold(first);
    const excepts = exceptWords.includes(word);
    const token = excepts ? quoted(after)[0] : first.replace(/^-/, '');
    const [name = '', value] = first.split(/:(.*)/s);
    const wanted = (['acknowledge', 'muster'] as const).find((each) => wantedWords[each].includes(word));
    const time = untilWords.includes(fold(name)) ? 'until' : atWords.includes(fold(name)) && 'scheduledFor';
    if (wanted) found.wanted = wanted;
    else if (value !== undefined && time) {
      // A day and its time are several words: `until:Friday 17:00`.
      const [moment, others] = momentFirst(rest.slice(name.length + 1).trimStart()) ?? [value, after];
      times[time] = moment;
      rest = others;
      continue;
    } else {
      const terms = await readTerms(ctx, token);
      // “All staff …” behind a group begins the text, and makes nobody else get it.
      const isText = include.length > 0 && terms.some(({ kind: group }) => group === 'everyone');
      if (terms.length === 0 || isText) break;
      (excepts || first.startsWith('-') ? except : include).push(...terms);
      if (excepts) take();
    }
    take();
  }
  const scheduledFor = times.scheduledFor && readMoment(ctx, times.scheduledFor);
  // Until when answers are awaited of what is sent tomorrow is a time of tomorrow.
  const until = times.until && readMoment(ctx, times.until, scheduledFor ? new Date(scheduledFor) : ctx.now);
  if (include.length === 0) throw new Refusal('bad-input', ctx.t.alert.needAudience);
  return {
    kind: kind ?? template?.kind ?? 'information',
    ...(template && { template }),
    audience: { include, except },
    ...found,
    ...(until && { until }),
    ...(scheduledFor && { scheduledFor }),
    words: rest,
  };
}

/** Whether words begin as what follows `alert send` does: with a kind or a template. */
export function beginsLine(ctx: Work, words: string): boolean {
  const first = fold(quoted(words)[0]);
  const { templates } = ctx.services;
  return [...Object.values(kindWords), ...templates.map((each) => [each.id, ...each.words])].some((each) =>
    each.includes(first),
  );
}

/** The first word, which may hold a name in quotation marks, and what follows it. */
function quoted(text: string): [string, string] {
  const m = /^([^\s"«»]*(?:"[^"]*"|«[^»]*»))\s*([\s\S]*)$/.exec(text);
  return m ? [(m[1] ?? '').replace(/"|«\s*|\s*»/g, ''), m[2] ?? ''] : split(text);
}
