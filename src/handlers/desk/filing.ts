import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Field, type Message, say } from '../../chat/message.ts';
import type { Duty, Filing } from '../../domain/agency-duty.ts';
import { change } from '../../domain/event-history.ts';
import { localDate, zonedInstant, zonedInstants } from '../../domain/local-time.ts';
import type { Marking } from '../../domain/marking.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { noteFiling } from '../crisis/agencies.ts';
import { numberFor } from '../record/references.ts';
import { mustShow } from '../report/access.ts';
import { accept } from '../report/sensitivity.ts';
import { shownIn, wasShown } from '../shown.ts';
import { localClock, noSuchTime } from '../times.ts';
import type { Work } from '../work.ts';
import { acceptAbout, takesWords } from './about-event.ts';
import { goesOnIn } from './merged.ts';
import { agencyName, dutyOf, tellers } from './notify.ts';
import { record } from './record.ts';

/** Asks for the proof that an agency was told; of what is filed already, what of it is wrong. */
async function askFiling(ctx: Work, value: string): Promise<Answer> {
  const { event, duty } = await dutyOf(ctx, value);
  await mustNotBeMerged(ctx, event);
  const { done } = duty;
  if (done) mustShow(ctx, event);
  const isWritten = takesWords(ctx, event);
  const t = ctx.t.routing;
  const shown = done && shownMoment(ctx, done);
  const about = `${event.id} ${duty.row} ${duty.agency}`;
  return ask(
    ctx,
    {
      id: 'event.filing',
      title: t.filingTitle,
      state: shownIn(about, { filed: done && written(duty.agency, done) }),
      intro: [{ kind: 'text', text: t.tell(agencyName(ctx, duty.agency)) }],
      fields: [
        { kind: 'date', name: 'date', label: t.filing.date, ...(shown && { value: shown.date }) },
        { kind: 'time', name: 'time', label: t.filing.time, ...(shown && { value: shown.time }) },
        ...(isWritten ? [referenceField(ctx, done)] : []),
        ...(done
          ? [{ kind: 'check' as const, name: 'undo', label: t.filing.notTold, text: t.filing.undo }]
          : []),
      ],
    },
    { value: about },
  );
}

function referenceField({ t: { routing } }: Work, done: Filing | undefined): Field {
  const { reference: label } = routing.filing;
  const value = done && { value: done.reference };
  return { kind: 'text', name: 'reference', label, required: true, maxLength: 200, ...value };
}

/** What was filed went along: set right here alone, it would go on counting there. */
async function mustNotBeMerged(ctx: Work, event: SecurityEvent): Promise<void> {
  if (!event.mergedInto) return;
  const goesOn = await goesOnIn(ctx, event);
  const into = await numberFor(ctx, goesOn);
  throw new Refusal('bad-input', ctx.t.routing.filedElsewhere(event.id, into));
}

/** When an agency was told, as the form shows it. */
function shownMoment({ department }: Work, { at }: Filing): { date: string; time: string } {
  const moment = new Date(at);
  return { date: localDate(moment, department.timeZone), time: localClock(moment, department.timeZone) };
}

export const filingAction: Action<Work> = {
  id: 'event.filing',
  who: tellers,
  privacy: 'private',
  run: askFiling,
};

export const filingForm: FormHandler<Work> = {
  id: 'event.filing',
  who: tellers,
  async run(ctx, form): Promise<Message> {
    const { event, duty } = await dutyOf(ctx, form.state);
    await mustNotBeMerged(ctx, event);
    const { done: before } = duty;
    const t = ctx.t.routing;
    if (!wasShown(form.state, 'filed', before && written(duty.agency, before)))
      throw new InvalidForm({ reference: ctx.t.common.changedMeanwhile });
    const agency = agencyName(ctx, duty.agency);
    if (before && form.values.undo === 'yes') {
      // It has to be told from now on, by the same time as before: somebody is reminded of it again, by messages of their own.
      const { done: _, reminded: __, ...open } = duty;
      await keep(ctx, event, { ...open, since: ctx.now.toISOString() }, before);
      return say(t.takenBack(event.id, agency));
    }
    const { reference: given = '' } = form.values;
    const isWritten = takesWords(ctx, event);
    const gated = given ? acceptAbout(ctx, event, [given]) : accept(ctx, ['']);
    const [reference = ''] = gated.texts;
    if (!reference && isWritten) throw new InvalidForm({ reference: t.filing.needReference });
    const done: Filing = {
      by: ctx.actor.id,
      at: momentTold(ctx, event, form.values, before),
      reference: reference.slice(0, 200),
      filedAt: ctx.now.toISOString(),
      contact: ctx.department.agencies[duty.agency] ?? null,
    };
    const filed = await keep(ctx, event, { ...duty, done }, before, gated.marking);
    if (before) return say(t.corrected(event.id, agency));
    await noteFiling(ctx, filed, duty.agency);
    return say(t.filed(event.id, agency));
  },
};

/** A filing as the history holds it. */
function written(agency: string, { at, reference }: Filing): string {
  return `${agency} ${at} ${reference}`;
}

/** Stores a duty as it is now. What was filed wrongly stays in the history, beside what is filed instead. */
async function keep(
  ctx: Work,
  event: SecurityEvent,
  now: Duty,
  before: Filing | undefined,
  words?: Marking,
): Promise<SecurityEvent> {
  const { row, agency, done } = now;
  const duties = (event.duties ?? []).map((each) =>
    each.row === row && each.agency === agency ? now : each,
  );
  ctx.detail = `${before ? 'filing' : 'notified'}:${row}/${agency}`;
  const values = {
    from: before && written(agency, before),
    to: done && (before ? written(agency, done) : `${row} ${agency}`),
  };
  const what = before ? 'filing' : 'notified';
  const changed = change(event, ctx.actor.id, ctx.now, what, { duties }, values);
  return record(ctx, changed, ctx.actor.id, words);
}

/** The moment that the form gives; what it showed of an earlier filing, which has seconds, stays as it was. */
function momentTold(
  ctx: Work,
  event: SecurityEvent,
  { date, time }: Readonly<Record<string, string>>,
  before: Filing | undefined,
): string {
  const shown = before && shownMoment(ctx, before);
  if (before && date === shown?.date && time === shown?.time) return before.at;
  return moment(ctx, event, date, time).toISOString();
}

/** When it was told: now, unless a date and time are given; never before it happened. */
function moment(ctx: Work, event: SecurityEvent, date: string | undefined, time: string | undefined): Date {
  const t = ctx.t.routing.filing;
  if (!date && !time) return ctx.now;
  const shown = date && time ? zonedInstants(date, time, ctx.department.timeZone) : [];
  if (shown.length === 0) throw new InvalidForm({ date: noSuchTime(ctx, date, time, t.badTime) });
  const past = shown.filter((instant) => instant <= ctx.now);
  if (past.length === 0) throw new InvalidForm({ date: t.future });
  const earliest = earliestFiling(ctx, event);
  const instant = past.find((each) => each >= earliest);
  if (!instant) throw new InvalidForm({ date: t.tooEarly(ctx.when(earliest.toISOString())) });
  return instant;
}

/** Nobody was told before it happened; where that is not known, a year before the report is a mistake in the date. */
function earliestFiling({ department }: Work, { happenedAt, reportedAt }: SecurityEvent): Date {
  if (happenedAt) {
    const day = happenedAt.includes('T') ? undefined : zonedInstant(happenedAt, '00:00', department.timeZone);
    return day ?? new Date(happenedAt);
  }
  const earliest = new Date(reportedAt);
  earliest.setUTCFullYear(earliest.getUTCFullYear() - 1);
  return earliest;
}
