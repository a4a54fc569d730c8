import type { Action, Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { AlertTemplate } from '../../domain/alert-template.ts';
import type { Audience } from '../../domain/audience.ts';
import { spokenOf } from '../../domain/spoken-of.ts';
import { draftOf } from '../report/kept-drafts.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { alertOfficers } from './access.ts';
import { composeHere, prepare } from './compose.ts';
import { splitTexts, withTemplate } from './texts.ts';

/**
 * An alert of somebody’s own words, with the template and the building that they speak of; where they leave out one of the two, the form
 * for it. Whoever alerts everybody has no time to learn how a line is written; nothing is sent before it is shown.
 */
export async function composeWords(ctx: Work, words: string): Promise<Outcome> {
  const { texts: accepted } = accept(ctx, [words], ctx.department.markings.alert);
  const said = splitTexts(accepted[0] ?? '', ctx.language);
  const template = templateFor(ctx, words);
  const building = spokenOf(words, ctx.department.buildings, ({ id, name }) => [id, name.en, name.fr]);
  // Who reads the other language is told what to do as well, though not yet what happened.
  const texts = template ? { ...withTemplate(template, {}), ...withTemplate(template, said) } : said;
  const audience: Audience | undefined = building && {
    include: [{ kind: 'building', building: building.id }],
    except: [],
  };
  if (!template || !audience) {
    const known = template && { template: template.id, kind: template.kind };
    return composeHere(ctx, { texts, ...known, ...(audience && { audience }) });
  }
  const { alert: t } = ctx.t;
  for (const language of ctx.department.languages)
    if (!said[language]) ctx.remarks.push(t.templateAlone(t.languages[language]));
  const { id, kind, wanted } = template;
  return prepare(ctx, { kind, template: id, texts, audience, wanted });
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
