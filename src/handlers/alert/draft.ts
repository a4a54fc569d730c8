import type { Outcome } from '../../chat/command.ts';
import { Refusal } from '../../chat/errors.ts';
import type { Language } from '../../chat/event.ts';
import { say } from '../../chat/message.ts';
import { type Alert, type AlertKind, changeAlert, type WantedAnswer } from '../../domain/alert.ts';
import type { Audience } from '../../domain/audience.ts';
import type { Marking } from '../../domain/marking.ts';
import { workOn } from '../crisis/access.ts';
import { accept } from '../report/sensitivity.ts';
import { aboutOf } from '../shown.ts';
import type { Work } from '../work.ts';
import { draftFor } from './access.ts';
import { isAsShown } from './as-shown.ts';
import { shownAnew } from './preview.ts';
import { closeRequests } from './requests.ts';
import { inBothLanguages, type Texts } from './texts.ts';

/** What an officer wants to say, from the form or from one line. */
export interface Composed {
  kind: AlertKind;
  template?: string;
  texts: Texts;
  audience: Audience;
  wanted: WantedAnswer;
  marking?: Marking;
  /** ISO instants. */
  until?: string;
  scheduledFor?: string;
}

/** Stores a prepared alert, new or changed; nothing is sent. What was approved before is approved no more. */
export async function keepDraft(ctx: Work, composed: Composed, state = ''): Promise<Alert> {
  // Composed anew for a crisis, or changed.
  const anew = state.startsWith('CR-');
  const id = anew ? '' : state;
  const before = id ? await draftFor(ctx, id) : undefined;
  const crisis = anew ? await workOn(ctx, state) : await ctx.store.crises.get(before?.crisis ?? '');
  const gate = (['en', 'fr'] as const).flatMap((each) => {
    const words = composed.texts[each];
    return words ? [words.title, words.body] : [];
  });
  const { marking, texts } = accept(ctx, gate, composed.marking ?? ctx.department.markings.alert);
  const said = fieldsOf(ctx, composed, regroup(composed.texts, texts));
  // Whatever was chosen: nobody gets an emergency because of an exercise.
  const kind = crisis?.exercise ? ('exercise' as const) : said.kind;
  const fields = { ...said, kind, marking };
  const alert = before
    ? changeAlert(withoutTimes(before), ctx.actor.id, ctx.now, 'changed', { ...fields, state: 'draft' })
    : { ...(await fresh(ctx, fields)), ...(crisis && { crisis: crisis.id }) };
  ctx.about = alert.id;
  ctx.save('alerts', alert);
  return alert;
}

type Fields = ReturnType<typeof fieldsOf> & { marking: Marking };

async function fresh(ctx: Work, fields: Fields): Promise<Alert> {
  const at = ctx.now.toISOString();
  const id = await ctx.nextNumber('AL');
  const state = 'draft' as const;
  const blank: Alert = {
    id,
    version: 0,
    ...fields,
    state,
    author: ctx.actor.id,
    createdAt: at,
    updates: [],
    fired: [],
    history: [],
  };
  return changeAlert(blank, ctx.actor.id, ctx.now, 'drafted');
}

function fieldsOf(ctx: Work, composed: Composed, texts: Texts) {
  const { kind, template, audience, wanted, until, scheduledFor } = composed;
  const said = inBothLanguages(texts);
  if (!said) throw new Refusal('bad-input', ctx.t.alert.needText);
  if (until && scheduledFor && until <= scheduledFor)
    throw new Refusal('bad-input', ctx.t.alert.untilBeforeStart);
  const { title, body, missing } = said;
  return {
    kind,
    ...(template && { template }),
    title,
    body,
    ...(missing && { missing: { language: missing, reason: '', owedBy: '' } }),
    audience,
    wanted,
    ...(until && { until }),
    ...(scheduledFor && { scheduledFor }),
  };
}

/** What a changed alert may no longer carry. */
function withoutTimes({
  until: _u,
  scheduledFor: _s,
  missing: _m,
  template: _t,
  approval: _a,
  breakGlass: _b,
  ...rest
}: Alert): Alert {
  return rest;
}

/** The accepted texts in the place of those that were given. */
function regroup(given: Texts, accepted: readonly string[]): Texts {
  const rest = [...accepted];
  const texts: Texts = {};
  for (const language of ['en', 'fr'] as const) {
    if (given[language]) texts[language] = { title: rest.shift() ?? '', body: rest.shift() ?? '' };
  }
  return texts;
}

/** Adds the language that was missing. */
export function withLanguage(
  alert: Alert,
  language: Language,
  title: string,
  body: string,
  by: string,
  now: Date,
): Alert {
  const { missing: _, ...rest } = alert;
  const fields = { title: { ...alert.title, [language]: title }, body: { ...alert.body, [language]: body } };
  return changeAlert(rest, by, now, 'language-added', fields, language);
}

/**
 * Throws a prepared alert away.
 * @param value its number, behind a button with what was shown of it: what somebody else wrote in it since is shown and kept
 */
export async function discard(ctx: Work, value: string): Promise<Outcome> {
  const alert = await draftFor(ctx, aboutOf(value));
  if (!isAsShown(alert, value)) return { replace: await shownAnew(ctx, alert) };
  const { id } = alert;
  ctx.remove('alerts', alert);
  await closeRequests(ctx, alert, ctx.actor.id, (t) => t.alert.discarded(id));
  return { replace: say(ctx.t.alert.discarded(id)) };
}
