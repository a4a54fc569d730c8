import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Alert } from '../../domain/alert.ts';
import { type Bilingual, otherLanguage } from '../../domain/bilingual.ts';
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

/** `TEXT | TEXTE`: the writer's own language first. */
export function bodyOf(ctx: Work, words: string): Partial<Bilingual> {
  const [own = '', ...second] = words.split('|');
  return { [ctx.language]: own.trim(), [otherLanguage(ctx.language)]: second.join('|').trim() };
}

export function bodyFields(ctx: Work, body: Partial<Bilingual>) {
  const t = ctx.t.watch.update;
  const labels = { en: t.english, fr: t.french };
  return ([ctx.language, otherLanguage(ctx.language)] as const).map((language) => ({
    kind: 'text' as const,
    name: language,
    label: labels[language],
    multiline: true,
    required: true,
    maxLength: longestBody,
    ...(body[language] && { value: body[language] }),
  }));
}

/** Both languages of a form; says which is missing. */
export function bothOf(ctx: Work, values: Readonly<Record<string, string>>): Bilingual {
  const body = { en: values.en?.trim() ?? '', fr: values.fr?.trim() ?? '' };
  const missing = (['en', 'fr'] as const).filter((language) => !body[language]);
  const t = ctx.t.watch.update;
  if (missing.length > 0) {
    throw new InvalidForm(Object.fromEntries(missing.map((language) => [language, t.needBoth])));
  }
  return body;
}

/** The words of a follow-up as they are kept: nothing above the platform's ceiling, or longer than a card takes. */
export function taken(ctx: Work, body: Bilingual): Bilingual {
  const [en = '', fr = ''] = accept(ctx, [body.en, body.fr]).texts;
  if (en.length > longestBody || fr.length > longestBody) {
    throw new Refusal('bad-input', ctx.t.watch.update.tooLong);
  }
  return { en, fr };
}
