import type { Outcome } from '../../chat/command.ts';
import type { Work } from '../work.ts';
import { type Composed, keepDraft } from './draft.ts';
import { openComposer } from './form.ts';
import { readLine } from './line.ts';
import { preview } from './preview.ts';
import { splitTexts, withTemplate } from './texts.ts';

/** One line: `warning building:90-elgin Power is out on floors 3 to 7`. Without words, the form asks for the rest. */
export async function composeLine(ctx: Work, line: string): Promise<Outcome> {
  const read = await readLine(ctx, line);
  const { kind, template, audience, until, scheduledFor } = read;
  const typed = splitTexts(read.words, ctx.language);
  const texts = template ? withTemplate(template, typed) : typed;
  const wanted = read.wanted ?? template?.wanted ?? (kind === 'emergency' ? 'acknowledge' : 'none');
  const times = { ...(until && { until }), ...(scheduledFor && { scheduledFor }) };
  const composed: Composed = {
    kind,
    ...(template && { template: template.id }),
    texts,
    audience,
    wanted,
    ...times,
  };
  if (Object.keys(texts).length === 0) return openComposer(ctx, { ...composed, state: '' });
  return preview(ctx, await keepDraft(ctx, composed));
}
