import { split } from '../../chat/arguments.ts';
import { Refusal } from '../../chat/errors.ts';
import { fold } from '../../chat/words.ts';
import { type AlertKind, alertKinds, type WantedAnswer } from '../../domain/alert.ts';
import type { AlertTemplate } from '../../domain/alert-template.ts';
import type { Audience, Term } from '../../domain/audience.ts';
import { readMoment } from '../times.ts';
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

const untilWords = ['until', "jusqu'a"];
const atWords = ['at', 'a'];

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
    const names = ctx.services.templates.map(({ words, id }) => words[0] ?? id);
    throw new Refusal('bad-input', ctx.t.alert.needKind(quoted(rest)[0], names.join(', ')));
  }

  const include: Term[] = [];
  const except: Term[] = [];
  const found: Pick<AlertLine, 'wanted' | 'until' | 'scheduledFor'> = {};
  while (rest) {
    const [token] = quoted(rest);
    const word = fold(token);
    const [name = '', value] = token.split(/:(.*)/s);
    const wanted = (['acknowledge', 'muster'] as const).find((each) => wantedWords[each].includes(word));
    if (wanted) found.wanted = wanted;
    else if (value !== undefined && untilWords.includes(fold(name))) found.until = readMoment(ctx, value);
    else if (value !== undefined && atWords.includes(fold(name))) found.scheduledFor = readMoment(ctx, value);
    else {
      const minus = token.startsWith('-');
      const terms = await readTerms(ctx, minus ? token.slice(1) : token);
      if (terms.length === 0) break;
      (minus ? except : include).push(...terms);
    }
    take();
  }
  if (include.length === 0) throw new Refusal('bad-input', ctx.t.alert.needAudience);
  return {
    kind: kind ?? template?.kind ?? 'information',
    ...(template && { template }),
    audience: { include, except },
    ...found,
    words: rest,
  };
}

/** The first word, which may hold a name in quotation marks, and what follows it. */
function quoted(text: string): [string, string] {
  const m = /^([^\s"«»]*(?:"[^"]*"|«[^»]*»))\s*([\s\S]*)$/.exec(text);
  return m ? [(m[1] ?? '').replace(/"|«\s*|\s*»/g, ''), m[2] ?? ''] : split(text);
}
