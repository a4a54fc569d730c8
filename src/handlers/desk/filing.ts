import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Message, say } from '../../chat/message.ts';
import { change } from '../../domain/event-history.ts';
import { zonedInstant } from '../../domain/local-time.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import { ask } from '../ask.ts';
import { noteFiling } from '../crisis/agencies.ts';
import { accept } from '../report/sensitivity.ts';
import type { Work } from '../work.ts';
import { agencyName, dutyOf, tellers } from './notify.ts';
import { record } from './record.ts';

/** Asks for the proof that an agency was told. */
async function askFiling(ctx: Work, value: string): Promise<Answer> {
  const { event, duty } = await dutyOf(ctx, value);
  const t = ctx.t.routing;
  if (duty.done) throw new Refusal('too-late', t.gone(event.id));
  return ask(ctx, {
    id: 'event.filing',
    title: t.filingTitle,
    state: value,
    intro: [{ kind: 'text', text: t.tell(agencyName(ctx, duty.agency)) }],
    fields: [
      { kind: 'date', name: 'date', label: t.filing.date },
      { kind: 'time', name: 'time', label: t.filing.time },
      { kind: 'text', name: 'reference', label: t.filing.reference, required: true, maxLength: 200 },
    ],
  });
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
    const t = ctx.t.routing;
    if (duty.done) throw new Refusal('too-late', t.gone(event.id));
    const gated = accept(ctx, [form.values.reference ?? '']);
    const [reference = ''] = gated.texts;
    if (!reference) throw new InvalidForm({ reference: t.filing.needReference });
    const at = moment(ctx, event, form.values.date, form.values.time).toISOString();
    const done = {
      by: ctx.actor.id,
      at,
      reference: reference.slice(0, 200),
      filedAt: ctx.now.toISOString(),
      contact: ctx.department.agencies[duty.agency] ?? null,
    };
    const duties = (event.duties ?? []).map((each) =>
      each.row === duty.row && each.agency === duty.agency ? { ...each, done } : each,
    );
    const to = `${duty.row} ${duty.agency}`;
    ctx.detail = `notified:${duty.row}/${duty.agency}`;
    const changed = change(event, ctx.actor.id, ctx.now, 'notified', { duties }, { to });
    await noteFiling(ctx, await record(ctx, changed, ctx.actor.id, gated.marking), duty.agency);
    return say(t.filed(event.id, agencyName(ctx, duty.agency)));
  },
};

/** When it was told: now, unless a date and time are given; never before it happened. */
function moment(ctx: Work, event: SecurityEvent, date: string | undefined, time: string | undefined): Date {
  const t = ctx.t.routing.filing;
  if (!date && !time) return ctx.now;
  const instant = date && time ? zonedInstant(date, time, ctx.department.timeZone) : undefined;
  if (!instant) throw new InvalidForm({ date: t.badTime });
  if (instant > ctx.now) throw new InvalidForm({ date: t.future });
  const earliest = earliestFiling(event).toISOString();
  if (instant.toISOString() < earliest) throw new InvalidForm({ date: t.tooEarly(ctx.when(earliest)) });
  return instant;
}

/** Nobody was told before it happened; where that is not known, a year before the report is a mistake in the date. */
function earliestFiling({ happenedAt, reportedAt }: SecurityEvent): Date {
  const earliest = new Date(happenedAt ?? reportedAt);
  if (!happenedAt) earliest.setUTCFullYear(earliest.getUTCFullYear() - 1);
  return earliest;
}
