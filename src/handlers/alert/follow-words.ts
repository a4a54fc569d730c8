import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import type { Field } from '../../chat/message.ts';
import type { Alert, MissingLanguage } from '../../domain/alert.ts';
import { type Bilingual, otherLanguage } from '../../domain/bilingual.ts';
import { textsIn } from '../../domain/written-in.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { sentAlert } from './status.ts';
import { longestBody } from './texts.ts';

/**
 * What is said after an alert: a follow-up to those concerned, or the all-clear, which also ends it. No second person
 * approves it, however many get it: it goes only to people to whom an approved alert went, when minutes count, and a
 * wrong one is put right by the next. It is audited, with who it was for, like the alert itself.
 */
export async function openAlert(ctx: Work, id: string, what: 'update' | 'clear'): Promise<Alert> {
  const alert = await sentAlert(ctx, id);
  if (alert.state === 'open') return alert;
  throw new Refusal('too-late', ctx.t.watch[what].notOpen(id, ctx.t.alert.states[alert.state]));
}

/** `TEXT | TEXTE`, in either order. */
export function bodyOf(ctx: Work, words: string): Partial<Bilingual> {
  return textsIn(words, ctx.language);
}

/** @param required the languages that have to be filled in */
export function bodyFields(
  ctx: Work,
  body: Partial<Bilingual>,
  required: readonly Language[] = ['en', 'fr'],
): Field[] {
  const t = ctx.t.watch.update;
  const labels = { en: t.english, fr: t.french };
  return ([ctx.language, otherLanguage(ctx.language)] as const).map((language) => ({
    kind: 'text' as const,
    name: language,
    label: labels[language],
    multiline: true,
    required: required.includes(language),
    maxLength: longestBody,
    ...(body[language] && { value: body[language] }),
  }));
}

/** What a follow-up says, and which language is missing for which reason. */
export interface FollowWords {
  body: Bilingual;
  alone?: Pick<MissingLanguage, 'language' | 'reason'>;
}

/**
 * The words of a form in both languages; says which is missing.
 * @param alone one language is enough with a reason: people in an emergency cannot wait for a translation
 */
export function wordsOf(ctx: Work, values: Readonly<Record<string, string>>, alone: boolean): FollowWords {
  const body = { en: values.en?.trim() ?? '', fr: values.fr?.trim() ?? '' };
  const missing = (['en', 'fr'] as const).filter((language) => !body[language]);
  const [language] = missing;
  if (!language) return { body };
  const t = ctx.t.watch.update;
  const reason = values.reason?.trim();
  if (missing.length === 1 && alone && reason) {
    const only = body[otherLanguage(language)];
    return { body: { en: only, fr: only }, alone: { language, reason } };
  }
  const need = alone ? t.needBothOrReason : t.needBoth;
  throw new InvalidForm(Object.fromEntries(missing.map((each) => [each, need])));
}

/** The words of a follow-up as they are kept: nothing above the platform's ceiling, or longer than a card takes. */
export function taken(ctx: Work, { body, alone }: FollowWords): FollowWords {
  const [en = '', fr = '', reason = ''] = accept(ctx, [body.en, body.fr, alone?.reason ?? '']).texts;
  if (en.length > longestBody || fr.length > longestBody) {
    throw new Refusal('bad-input', ctx.t.watch.update.tooLong);
  }
  return { body: { en, fr }, ...(alone && { alone: { ...alone, reason } }) };
}
