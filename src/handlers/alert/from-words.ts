import type { Action, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { AlertTemplate } from '../../domain/alert-template.ts';
import { spokenOf } from '../../domain/spoken-of.ts';
import { draftOf } from '../report/kept-drafts.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { alertOfficers } from './access.ts';
import { composeHere } from './compose.ts';
import { splitTexts, withTemplate } from './texts.ts';

/**
 * The form with what somebody’s own words say of an alert: they are its text, and a template and a building that they speak of
 * are chosen. Whoever alerts everybody has no time to learn how a line is written; nothing is sent before it is shown.
 */
export async function composeWords(ctx: Work, words: string): Promise<Outcome> {
  const { texts } = accept(ctx, [words], ctx.department.markings.alert);
  const said = splitTexts(texts[0] ?? '', ctx.language);
  const template = templateFor(ctx, words);
  const building = spokenOf(words, ctx.department.buildings, ({ id, name }) => [id, name.en, name.fr]);
  return composeHere(ctx, {
    // Who reads the other language is told what to do as well, though not yet what happened.
    texts: template ? { ...withTemplate(template, {}), ...withTemplate(template, said) } : said,
    ...(template && { template: template.id, kind: template.kind }),
    ...(building && { audience: { include: [{ kind: 'building', building: building.id }], except: [] } }),
  });
}

/** The template that words speak of. */
export function templateFor(ctx: Work, words: string): AlertTemplate | undefined {
  return spokenOf(words, ctx.services.templates, (each) => [...each.words, ...(each.spoken ?? [])]);
}

/** An alert of words that an officer or the CSO wrote without saying what they are for. */
export const wordsAction: Action<Work> = {
  id: 'alert.words',
  who: alertOfficers,
  privacy: 'private',
  async run(ctx, id) {
    const draft = await draftOf(ctx, id);
    if (!draft) throw new Refusal('not-found', ctx.t.report.draftGone);
    return composeWords(ctx, draft.text);
  },
};
