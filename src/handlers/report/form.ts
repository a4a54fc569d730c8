import type { Answer, FormHandler } from '../../chat/command.ts';
import { InvalidForm } from '../../chat/errors.ts';
import type { Element, Fact, Field, Form, Option } from '../../chat/message.ts';
import { shorten } from '../../chat/words.ts';
import { asksForConfidence } from '../../domain/asks-confidence.ts';
import { type Draft, keptSealed } from '../../domain/draft.ts';
import { localDate, zonedInstant } from '../../domain/local-time.ts';
import { atLeast, type Marking, markings } from '../../domain/marking.ts';
import type { KeptFile, SecurityEvent } from '../../domain/security-event.ts';
import { formToken } from '../ask.ts';
import { emergencyPhones } from '../phones.ts';
import { noSuchTime } from '../times.ts';
import type { Work } from '../work.ts';
import { keepFiles } from './files.ts';
import { fileReport, helpMeText, isForElsewhere, sayElsewhere } from './intake.ts';
import { draftOf, keptDraft, keptOf, useUp } from './kept-drafts.ts';
import { hasToBeSealed } from './numbers.ts';
import { gate } from './sensitivity.ts';
import type { Intake } from './told.ts';

/** What fits a form's field on every platform. */
const longestPrefill = 2_500;

/** What is kept of what somebody has told already, until the form is sent. */
type Kept = Pick<Draft, 'id' | 'files' | 'beside'>;

/** The state of a form that was opened on somebody's message. */
const quoted = 'quoted';

/**
 * Opens the report form; `text` is what the person has written already. What is too long for the field stays in the
 * draft, and the field is for what they add; without a draft they see where it was cut.
 * @param confidential whether their name is kept out of it unless they say otherwise
 */
export function openReportForm(ctx: Work, given = '', draft?: Kept, confidential = false): Answer {
  const text = draft && given.length > longestPrefill ? '' : shorten(given, longestPrefill);
  const t = ctx.t.report.form;
  return {
    form: {
      form: reportForm(ctx, text, draft, {
        keptAside: text.length < given.length && draft !== undefined,
        confidential,
      }),
      opener: {
        text: t.openerText,
        card: [
          { kind: 'text', text: t.openerText },
          {
            kind: 'buttons',
            buttons: [
              {
                action: 'report.form',
                value: opens(draft, confidential),
                label: t.openButton,
                style: 'primary',
              },
            ],
          },
        ],
      },
    },
  };
}

/** What a button has to say so that the same form opens behind it: a draft, and whether its author's name is kept out of it. */
function opens(draft: Kept | undefined, confidential: boolean): string {
  return [draft?.id, ...(confidential ? [keptSealed] : [])].filter(Boolean).join(' ');
}

/**
 * The form for a confidential report. Its words and files are kept as a draft: where it opens behind a button, the words are in
 * it too.
 */
export function openSealedForm(
  ctx: Work,
  text: string,
  { draft, files = [] }: { draft?: Kept | undefined; files?: KeptFile[] } = {},
): Answer {
  ctx.nobodyNamed();
  const gated = gate(ctx, [text]);
  const kept = gated.ok ? (gated.texts[0] ?? '') : '';
  const made = draft ?? (kept || files.length > 0 ? keptDraft(ctx, { text: kept, files }) : undefined);
  return openReportForm(ctx, text, made, true);
}

/**
 * The form, filled in, in place of a report that is to be confidential and was begun where others read along: a modal, or what
 * stands in their own chat, only they see. Undefined where it may be made there, or may not be written here at all.
 */
export async function formAlone(
  ctx: Work,
  intake: Pick<Intake, 'text' | 'confidential' | 'danger' | 'files' | 'kept'>,
  draft?: Kept,
): Promise<Answer | undefined> {
  const confidential = intake.confidential || (await hasToBeSealed(ctx, intake.text));
  if (!isForElsewhere(ctx, { ...intake, confidential }) || !gate(ctx, [intake.text]).ok) return undefined;
  const { kept, problems } = await keepFiles(ctx, intake.files);
  const files = [...(intake.kept ?? []), ...kept];
  const said = [sayElsewhere(ctx), ...problems].join('\n');
  return { ...openSealedForm(ctx, intake.text, { draft, files }), message: { text: said } };
}

function reportForm(
  ctx: Work,
  text: string,
  draft: Kept | undefined,
  { keptAside, confidential }: { keptAside: boolean; confidential: boolean },
): Form {
  const t = ctx.t.report.form;
  const common = ctx.t.common;
  const names = common.markings;
  const files = (draft?.files ?? []).map(({ name }) => name);
  const ceiling = names[ctx.department.ceilings[ctx.platform]];
  const types: Option[] = ctx.services.types.types.map((type) => ({
    value: type.id,
    label: type.name[ctx.language],
  }));
  const yesNo = [
    { value: 'no', label: common.no },
    { value: 'yes', label: common.yes },
  ];
  const fields: Field[] = [
    { kind: 'choice', name: 'danger', label: t.danger, options: yesNo, compact: true },
    {
      kind: 'choice',
      name: 'marking',
      label: t.marking,
      hint: t.markingHint(ceiling),
      options: markings.map((value) => ({ value, label: names[value] })),
      value: draft?.beside?.marking ?? ctx.department.markings.report,
    },
    { kind: 'choice', name: 'type', label: t.type, hint: t.typeAny, options: types },
    { kind: 'text', name: 'what', label: t.what, hint: t.whatHint, multiline: true, value: text },
    { kind: 'date', name: 'date', label: t.date },
    { kind: 'time', name: 'time', label: t.time },
    { kind: 'text', name: 'where', label: t.where },
    { kind: 'text', name: 'contact', label: t.contact },
    {
      kind: 'files',
      name: 'files',
      label: t.files,
      elsewhere: ctx.t.report.file.elsewhere,
      maxFiles: ctx.department.reporting.files.most,
    },
    {
      kind: 'check',
      name: 'confidential',
      label: t.confidential,
      text: t.confidentialText,
      ...(confidential && { value: true }),
    },
  ];
  return {
    id: 'report',
    token: formToken(ctx),
    title: t.title,
    submit: common.send,
    cancel: common.cancel,
    state: draft?.id || (text ? quoted : ''),
    again: { action: 'report.form', value: opens(draft, confidential) },
    intro: [
      { kind: 'text', tone: 'strong', text: ctx.t.report.dangerHeading },
      { kind: 'phones', rows: emergencyPhones(ctx.t, ctx.department) },
      { kind: 'text', text: keptAside ? t.keptAside : t.intro },
      ...(files.length > 0 ? [{ kind: 'text', text: t.filesKept(files.join(', ')) } as const] : []),
    ],
    fields,
    notice: privacyNotice(ctx),
  };
}

/** The notice beside what is added to an event: a change of circumstances is in another bank, and others read it. */
export function noticeFor(ctx: Work, { circumstance }: Pick<SecurityEvent, 'circumstance'>): Element[] {
  return privacyNotice(ctx, circumstance && ctx.department.screeningRules.notice);
}

/** Purpose, authority, personal information bank, who sees it, how long (Directive on Privacy Practices). */
export function privacyNotice(ctx: Work, notice = ctx.department.privacyNotice): Element[] {
  const t = ctx.t.report.notice;
  const rows = (['purpose', 'authority', 'bank', 'seenBy', 'kept'] as const).map(
    (key): Fact => ({ label: t[key], value: notice[key][ctx.language] }),
  );
  return [
    { kind: 'text', tone: 'strong', text: t.heading },
    { kind: 'facts', rows },
  ];
}

export const reportFormHandler: FormHandler<Work> = {
  id: 'report',
  who: 'anyone',
  async run(ctx, form) {
    const { values } = form;
    const chosen = markings.find((each) => each === values.marking);
    const opened = await keptOf(ctx, form.state);
    const own = await draftOf(ctx, form.state);
    const kept = opened && own && opened.text.length > longestPrefill ? `${opened.text}\n` : '';
    // What they went on to say beside the open form: that draft begins with the words of this one.
    const since = opened && own ? own.text.slice(opened.text.length) : '';
    const asksSince = asksForConfidence(since.trim()) || (own?.sealed === true && !opened?.sealed);
    // With the marking that they put on it: the one in the form was chosen for what stands there.
    const marking = since && chosen ? atLeast(chosen, own?.beside?.marking ?? chosen) : chosen;
    const text = `${kept}${values.what ?? ''}${since}`;
    if (!text.trim() && values.danger !== 'yes' && !tooHigh(ctx, marking)) {
      throw new InvalidForm({ what: ctx.t.report.form.needWhat });
    }
    const isHelp = !text.trim() && values.danger === 'yes';
    const happenedAt = happened(ctx, values.date, values.time);
    const answer = await fileReport(ctx, {
      text: isHelp ? helpMeText(ctx) : text,
      // As `help me` without a word: nothing is guessed from what the person did not write.
      ...(isHelp && { type: 'ohs' }),
      // Words that the form was opened with stand in a message, whatever is left of them here.
      unwritten: ![form.state, text.trim(), values.where, values.contact, ...form.files].some(Boolean),
      files: form.files,
      ...(own && { kept: own.files }),
      ...(marking && { marking }),
      ...(values.type && { type: values.type }),
      ...((values.danger === 'yes' || values.danger === 'no') && { danger: values.danger === 'yes' }),
      ...(values.where && { where: values.where }),
      ...(values.contact && { contact: values.contact }),
      ...(happenedAt && { happenedAt }),
      confidential: values.confidential === 'yes' || asksSince,
      quoted: form.state === quoted || own?.quoted !== undefined,
    });
    if (own) useUp(ctx, own);
    return answer;
  },
};

function tooHigh(ctx: Work, marking: Marking | undefined): boolean {
  return (
    marking !== undefined &&
    markings.indexOf(marking) > markings.indexOf(ctx.department.ceilings[ctx.platform])
  );
}

/** The moment of date and time in the department's zone, of an hour that comes twice the first; or the date alone. */
function happened(ctx: Work, date: string | undefined, time: string | undefined): string | undefined {
  if (!date && !time) return undefined;
  const { timeZone } = ctx.department;
  const instant = date && zonedInstant(date, time || '12:00', timeZone);
  if (!instant) throw new InvalidForm({ date: noSuchTime(ctx, date, time, ctx.t.report.form.badTime) });
  const isToCome = time ? instant > ctx.now : date > localDate(ctx.now, timeZone);
  if (isToCome) throw new InvalidForm({ date: ctx.t.report.form.future });
  return time ? instant.toISOString() : date;
}
