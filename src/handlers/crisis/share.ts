import type { Action, Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import type { Field } from '../../chat/message.ts';
import { carriedMarking } from '../../domain/carried-marking.ts';
import { type Crisis, longestName } from '../../domain/crisis.ts';
import { holderOf } from '../../domain/crisis-role.ts';
import {
  reportId,
  reportParts,
  type SharedReport,
  type SituationReport,
} from '../../domain/situation-report.ts';
import { ask } from '../ask.ts';
import { noteOther } from '../desk/casework.ts';
import type { Work } from '../work.ts';
import { joinHere, wordsFor } from './access.ts';
import { handedDocuments } from './documents.ts';
import { put } from './entry.ts';
import { about, kindName, withheldNames, written } from './words.ts';

const longest = 2_900;

/** The copy of a report for other departments: whoever leads, speaks with them, or is an officer decides what is in it. */
export async function shareCommand(ctx: Work, id: string, number: number): Promise<Answer> {
  const crisis = await joinHere(ctx, id);
  return form(ctx, crisis, await reportOf(ctx, crisis, number));
}

function form(ctx: Work, crisis: Crisis, report: SituationReport): Answer {
  const t = ctx.t.crisis.report;
  const field = (part: (typeof reportParts)[number]): Field => ({
    kind: 'text',
    name: part,
    label: t.parts[part],
    multiline: true,
    maxLength: longest,
    ...(report.texts[part] && { value: report.texts[part] }),
  });
  return ask(ctx, {
    id: 'crisis.share',
    title: t.shareTitle,
    submit: t.shareSubmit,
    state: report.id,
    intro: [{ kind: 'text', text: about(ctx.t, crisis, t.shareIntro) }],
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: ctx.t.crisis.fields.name,
        maxLength: longestName,
        value: crisis.name,
      },
      ...reportParts.filter((part) => report.texts[part]).map(field),
      { kind: 'text', name: 'why', label: t.why, required: true },
      { kind: 'text', name: 'to', label: t.to, required: true },
    ],
  });
}

async function reportOf(ctx: Work, crisis: Crisis, number: number): Promise<SituationReport> {
  maySpeak(ctx, crisis);
  const wanted = number || crisis.reporting.issued;
  const report = await ctx.store.reports.get(reportId(crisis.id, wanted));
  if (!report) throw new Refusal('not-found', ctx.t.crisis.report.none(crisis.id));
  return report;
}

function maySpeak(ctx: Work, crisis: Crisis): void {
  const { id, roles } = ctx.actor;
  const speakers = (['lead', 'deputy', 'communications', 'executive-liaison', 'goc-liaison'] as const).map(
    (role) => holderOf(crisis, role),
  );
  if (roles.has('officer') || roles.has('cso') || speakers.includes(id)) return;
  throw new Refusal('not-allowed', ctx.t.crisis.report.notSpeaker);
}

/** The report of that id, and its crisis, for whoever may share it. */
async function reportToShare(ctx: Work, id: string): Promise<{ crisis: Crisis; report: SituationReport }> {
  const report = await ctx.store.reports.get(id);
  const crisis = await joinHere(ctx, report?.crisis ?? id);
  if (!report) throw new Refusal('not-found', ctx.t.crisis.report.none(crisis.id));
  maySpeak(ctx, crisis);
  return { crisis, report };
}

export const shareAction: Action<Work> = {
  id: 'crisis.share',
  who: 'everyone',
  privacy: 'private',
  async run(ctx, value) {
    const { crisis, report } = await reportToShare(ctx, value);
    return form(ctx, crisis, report);
  },
};

export const shareForm: FormHandler<Work> = {
  id: 'crisis.share',
  who: 'everyone',
  async run(ctx, { state, values }) {
    const { crisis, report } = await reportToShare(ctx, state);
    const t = ctx.t.crisis.report;
    if (!values.why?.trim()) throw new InvalidForm({ why: t.needWhy });
    if (!values.to?.trim()) throw new InvalidForm({ to: t.needTo });
    const [why = '', to = '', said = '', ...given] = wordsFor(ctx, crisis, [
      values.why,
      values.to,
      values.name ?? '',
      ...reportParts.map((part) => values[part] ?? ''),
    ]);
    const texts = written(reportParts, given);
    // A copy for others is unclassified: whatever bears a marking has to be taken out of it.
    const name = said || kindName(ctx, crisis, ctx.language);
    if (carriedMarking(name)) throw new InvalidForm({ name: t.stillMarked });
    const marked = reportParts.find((part) => carriedMarking(texts[part] ?? ''));
    if (marked) throw new InvalidForm({ [marked]: t.stillMarked });
    const shared: SharedReport = {
      number: report.shared.length + 1,
      at: ctx.now.toISOString(),
      by: ctx.actor.id,
      texts,
      name,
      withheld: [
        ...(name === crisis.name ? [] : ['name' as const]),
        ...reportParts.filter(
          (part) => report.texts[part] !== undefined && texts[part] !== report.texts[part],
        ),
        // How long each is down stays within the department; what others have to know of it is in the impacts.
        ...(report.services.length > 0 ? ['services' as const] : []),
      ],
      why,
      to,
    };
    ctx.save('reports', { ...report, shared: [...report.shared, shared] });
    ctx.detail = `shared:${report.number}:${shared.withheld.join(' ')}`;
    if (crisis.event) noteOther(ctx, 'crisis.share', crisis.event, ctx.detail);
    await put(ctx, crisis, {
      what: 'report-shared',
      by: ctx.actor.id,
      of: report.id,
      text: to,
      from: shared.withheld.join(' '),
    });
    const reference = `${report.id}-${shared.number}`;
    const files = (['en', 'fr'] as const).flatMap((language) => handedDocuments(reference, language));
    const withheld = withheldNames(ctx.t, shared);
    return {
      text: about(ctx.t, crisis, t.sharedDone(report.number, to, withheld || t.nothingWithheld)),
      files,
    };
  },
};
