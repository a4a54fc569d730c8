import type { Answer, Outcome } from '../../chat/command.ts';
import { wantedBy } from '../../domain/alert.ts';
import { type Crisis, mayWorkOn } from '../../domain/crisis.ts';
import { mayRead, roomHere } from '../crisis/access.ts';
import { forCrisis } from '../crisis/alerts.ts';
import type { Work } from '../work.ts';
import { type Composed, keepDraft } from './draft.ts';
import { openComposer } from './form.ts';
import { type AlertLine, readLine } from './line.ts';
import { preview } from './preview.ts';
import { splitTexts, withTemplate } from './texts.ts';

/** One line: `warning building:90-elgin Power is out on floors 3 to 7`. Without words, the form asks for the rest. */
export async function composeLine(ctx: Work, line: string): Promise<Outcome> {
  return composeRead(ctx, await readLine(ctx, line));
}

/** The same of a line that was read. */
export async function composeRead(ctx: Work, read: AlertLine): Promise<Outcome> {
  const { kind, template, audience, until, scheduledFor } = read;
  const typed = splitTexts(read.words, ctx.language);
  const texts = template ? withTemplate(template, typed) : typed;
  const wanted = read.wanted ?? template?.wanted ?? wantedBy(kind, audience);
  const times = { ...(until && { until }), ...(scheduledFor && { scheduledFor }) };
  const composed: Composed = {
    kind,
    ...(template && { template: template.id }),
    texts,
    audience,
    wanted,
    ...times,
  };
  if (Object.keys(texts).length === 0) return composeHere(ctx, composed);
  return prepare(ctx, composed);
}

/** Keeps an alert that nothing is missing of, and shows it; of a crisis's room it is that crisis's. */
export async function prepare(ctx: Work, composed: Composed): Promise<Outcome> {
  return preview(ctx, await keepDraft(ctx, composed, (await crisisHere(ctx))?.id));
}

/** The form; what is begun in a crisis's room is the room's, as behind its button. */
export async function composeHere(ctx: Work, given: Partial<Composed> = {}): Promise<Answer> {
  const crisis = await crisisHere(ctx);
  if (!crisis) return openComposer(ctx, { ...given, about: '' });
  const own = forCrisis(crisis);
  return openComposer(ctx, { ...own, ...given, ...(own.kind && { kind: own.kind }), about: crisis.id });
}

/** The running crisis in whose room somebody writes who works on it: they read there how people answer. */
async function crisisHere(ctx: Work): Promise<Crisis | undefined> {
  const id = await roomHere(ctx);
  const crisis = id === undefined ? undefined : await ctx.store.crises.get(id);
  if (crisis?.state !== 'open' || !mayWorkOn(crisis, ctx.actor)) return undefined;
  return (await mayRead(ctx, crisis, ctx.actor)) ? crisis : undefined;
}
