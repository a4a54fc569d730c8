import type { Action, Answer, CardMaker, FormHandler, Outcome, Timer } from '../../chat/command.ts';
import { InvalidForm, Refusal } from '../../chat/errors.ts';
import { type Field, inLanguage, type Message, say } from '../../chat/message.ts';
import { sideBySide } from '../../chat/side-by-side.ts';
import { fold } from '../../chat/words.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { holderOf } from '../../domain/crisis-role.ts';
import { fits } from '../../domain/marking.ts';
import { onceEach } from '../../domain/once-each.ts';
import { languageOf } from '../../domain/person.ts';
import {
  type ReportPart,
  reportId,
  reportParts,
  type SituationReport,
} from '../../domain/situation-report.ts';
import { type Text, text } from '../../text/index.ts';
import { ask, madeAt, type Question } from '../ask.ts';
import { noteOther } from '../desk/casework.ts';
import { hasLevel } from '../has-level.ts';
import { localClock, readMoment } from '../times.ts';
import type { Unit, Work } from '../work.ts';
import { csosOf, pressed, wordsFor, workOn } from './access.ts';
import { leaders } from './chase.ts';
import { askedAgain, clocks } from './clocks.ts';
import { handedDocuments } from './documents.ts';
import { put } from './entry.ts';
import { executivesFor, notShownLines, tellExecutives } from './executives.ts';
import { prefilled } from './report-prefill.ts';
import { reportMessage } from './report-words.ts';
import { rhythmOf } from './rhythm.ts';
import { laneOf, refreshCards, tellRoom } from './room-work.ts';
import { shareCommand } from './share.ts';
import { about, nameOf, numberOf, playbookOf, written } from './words.ts';

const longest = 2_900;

/** `crisis sitrep`: the form; `crisis sitrep 2 share`: a copy of one for other departments. */
export async function reportCommand(ctx: Work, id: string, words: string): Promise<Outcome> {
  const asked = words.trim().split(/\s+/).filter(Boolean);
  const share = asked.find((word) => ['share', 'communiquer', 'partager'].includes(fold(word)));
  if (share) return shareCommand(ctx, id, Number(asked.find((word) => /^\d+$/.test(word)) ?? 0));
  if (asked.length > 0) throw new Refusal('bad-input', ctx.t.crisis.report.usage(id));
  return form(ctx, await workOn(ctx, id));
}

async function form(ctx: Work, crisis: Crisis): Promise<Answer> {
  const t = ctx.t.crisis.report;
  const filled = await prefilled(ctx, crisis);
  const next = new Date(ctx.now.getTime() + rhythm(ctx, crisis));
  const field = (part: ReportPart): Field => ({
    kind: 'text',
    name: part,
    label: t.parts[part],
    multiline: true,
    maxLength: longest,
    ...(part === 'situation' && { required: true }),
    ...(filled[part] && { value: newest(filled[part]) }),
  });
  const question: Question = {
    id: 'crisis.report',
    title: t.formTitle,
    submit: t.submit,
    state: `${crisis.id} ${crisis.reporting.issued}`,
    intro: [{ kind: 'text', text: about(ctx.t, crisis, t.intro) }],
    fields: [
      ...reportParts.map(field),
      {
        kind: 'time',
        name: 'next',
        label: ctx.t.crisis.fields.nextReport,
        value: localClock(next, ctx.department.timeZone),
      },
      { kind: 'date', name: 'date', label: t.nextDate },
    ],
  };
  return ask(ctx, question, { value: crisis.id });
}

/** As much as a form takes: where that is not all, the last lines of it. */
function newest(lines: string): string {
  if (lines.length <= longest) return lines;
  const end = lines.slice(2 - longest);
  const whole = end.indexOf('\n');
  return `…${whole < 0 ? end : end.slice(whole)}`;
}

function rhythm(unit: Unit, crisis: Crisis): number {
  return rhythmOf(unit, playbookOf(unit, crisis.playbook), crisis.severity);
}

export const reportForm: FormHandler<Work> = {
  id: 'crisis.report',
  who: 'everyone',
  async run(ctx, { state, values, token }) {
    const [id = '', issued] = state.split(' ');
    const crisis = await workOn(ctx, id);
    const t = ctx.t.crisis.report;
    await notTwice(ctx, crisis, issued);
    const given = reportParts.map((part) => values[part] ?? '');
    if (!given[0]?.trim()) throw new InvalidForm({ situation: t.needSituation });
    const kept = wordsFor(ctx, crisis, given);
    const nextAt = nextMoment(ctx, crisis, values, madeAt(token));
    const number = crisis.reporting.issued + 1;
    const late = ctx.now.toISOString() > crisis.reporting.nextAt;
    const texts = written(
      reportParts,
      kept.map((words) => words.slice(0, longest)),
    );
    const entry = await put(ctx, crisis, {
      what: 'report',
      by: ctx.actor.id,
      of: reportId(crisis.id, number),
    });
    const executives = await executivesFor(ctx, crisis);
    const lead = holderOf(crisis, 'lead');
    const report: SituationReport = {
      id: reportId(crisis.id, number),
      version: 0,
      crisis: crisis.id,
      number,
      marking: crisis.marking,
      severity: crisis.severity,
      asOf: ctx.now.toISOString(),
      issuedAt: ctx.now.toISOString(),
      nextAt,
      by: ctx.actor.id,
      ...(lead && { lead }),
      texts,
      services: crisis.services,
      upTo: entry.number,
      late,
      ...executives,
      shared: [],
    };
    ctx.save('reports', report);
    const changed: Crisis = {
      ...crisis,
      reporting: {
        issued: number,
        nextAt,
        lastAt: report.issuedAt,
        late: crisis.reporting.late + (late ? 1 : 0),
      },
    };
    ctx.save('crises', changed);
    ctx.detail = `report:${number}${late ? ':late' : ''}`;
    await armReport(ctx, changed);
    await tellRoom(
      ctx,
      changed,
      `report:${number}`,
      { card: reportMaker.id, of: report.id },
      { lane: laneOf(crisis) },
    );
    await tellExecutives(ctx, changed, report, reportMaker.id);
    const shown = executives.executives.length;
    if (crisis.event && shown > 0) noteOther(ctx, 'crisis report-shown', crisis.event, `shared:${shown}`);
    await refreshCards(ctx, changed, ['crisis.briefing']);
    const files = handedDocuments(report.id, ctx.language);
    const lines = await notShownLines(ctx, ctx.t, executives.notShown);
    const said = [t.issued(number, ctx.when(nextAt)), ...lines.map((line) => `${line}.`)].join(' ');
    return { text: about(ctx.t, crisis, said), files };
  },
};

/**
 * Two who write at once would tell the executives two things within a minute.
 * @param issued how many reports there were when the form was opened; absent in one of an older version
 */
async function notTwice(ctx: Work, { id, reporting }: Crisis, issued: string | undefined): Promise<void> {
  if (issued === undefined || reporting.issued <= Number(issued)) return;
  const last = await ctx.store.reports.get(reportId(id, reporting.issued));
  if (!last) return;
  const t = ctx.t.crisis.report;
  const by = await nameOf(ctx, ctx.t, last.by);
  throw new InvalidForm({ situation: t.issuedMeanwhile(last.number, by, ctx.when(last.issuedAt)) });
}

/**
 * The next report’s time: the next on the clocks from when the form was opened. Where that passed while the report was written, the rhythm
 * begins now: tomorrow’s would let nobody miss the report for a day.
 */
function nextMoment(
  ctx: Work,
  crisis: Crisis,
  { next: clock, date }: Readonly<Record<string, string>>,
  opened: Date,
): string {
  const usual = ctx.after(rhythm(ctx, crisis));
  if (date && !clock) throw new InvalidForm({ next: ctx.t.crisis.report.needNext });
  if (!clock) return usual;
  try {
    const now = date ? ctx.now : opened;
    const at = readMoment({ department: ctx.department, t: ctx.t, now }, date ? `${date}T${clock}` : clock);
    return at > ctx.now.toISOString() ? at : usual;
  } catch (error) {
    throw new InvalidForm({
      [date ? 'date' : 'next']: (error as { sentence?: string }).sentence ?? ctx.t.crisis.report.badTime,
    });
  }
}

/** A report, for one person in their language or for the room in both, where the platform may carry it. */
export const reportMaker: CardMaker<Unit> = {
  id: 'crisis.report',
  async make(unit, id, to) {
    const report = await unit.store.reports.get(id);
    const crisis = report && (await unit.store.crises.get(report.crisis));
    if (!report || !crisis) return undefined;
    const readable = fits(report.marking, unit.department.ceilings[to.platform]);
    if (to.kind === 'person') {
      const person = await unit.store.people.get(to.id);
      if (!person?.active || !(await hasLevel(unit, crisis, to.id))) return undefined;
      const t = text(languageOf(person, undefined));
      if (!readable) return say(elsewhere(t, crisis, report));
      return inLanguage(await reportMessage(unit, t, crisis, report), t.common.language);
    }
    if (!readable) return undefined;
    const { languages } = unit.department;
    const parts = await Promise.all(languages.map((each) => reportMessage(unit, text(each), crisis, report)));
    return sideBySide(parts, languages.at(-1) ?? 'en');
  },
};

/** Whoever is reached where it may not be shown hears that there is one, and asks for it. */
function elsewhere(t: Text, crisis: Crisis, { number, marking }: SituationReport): string {
  const title = `${numberOf(t, crisis)} · ${t.crisis.report.title(number)}`;
  return t.common.pair(title, t.crisis.notHere(crisis.id, t.common.markings[marking]));
}

/** From now on somebody is reminded of the next report. */
export function armReport(unit: Unit, { id, reporting }: Crisis): Promise<void> {
  return unit.arm(clocks.report, `${id}|${reporting.nextAt}`, reporting.nextAt);
}

/** A crisis whose late report is asked for again soon, instead of on the next working day; the clock for it is set. */
export async function askReportSoon(unit: Unit, crisis: Crisis): Promise<Crisis> {
  const { id, reporting } = crisis;
  const { askAt, ...rest } = reporting;
  const soon = unit.after(unit.department.crisis.chaseReportAfter);
  if (askAt === undefined || askAt <= soon) return crisis;
  await unit.arm(clocks.report, `${id}|${reporting.nextAt}`, soon);
  return { ...crisis, reporting: rest };
}

/** A report is due: the room and whoever leads are reminded; when it is late they are chased, and the CSO hears of it. */
export const reportTimer: Timer<Unit> = {
  id: clocks.report,
  async run(unit, subject) {
    const [id = '', due = ''] = subject.split('|');
    const crisis = await unit.store.crises.get(id);
    if (!crisis || crisis.state === 'closed' || crisis.reporting.nextAt !== due) return;
    const { askAt } = crisis.reporting;
    // It was put off since.
    if (askAt !== undefined && unit.now.toISOString() < askAt) return;
    const late = crisis.reporting.reminded !== undefined;
    const write = (t: Text): Message => {
      const words = t.crisis.report;
      const line = late ? words.isLate(numberOf(t, crisis)) : words.isDue(numberOf(t, crisis));
      return {
        text: line,
        card: [
          { kind: 'text', tone: late ? 'alert' : 'strong', text: line },
          {
            kind: 'buttons',
            buttons: [
              { action: 'crisis.report', value: id, label: words.write, style: 'primary' },
              { action: 'crisis.snooze', value: `${id} ${due}`, label: words.snooze },
            ],
          },
        ],
      };
    };
    const key = `report-due:${unit.now.getTime()}`;
    const more = { about: id, lane: laneOf(crisis) };
    await tellRoom(unit, crisis, key, unit.inAll(write), { lane: laneOf(crisis) });
    const people = await leaders(unit, crisis);
    const also = late ? await csosOf(unit, crisis) : [];
    for (const person of onceEach([...people, ...also])) {
      await unit.tell(`${id}~${key}`, person, write, more);
    }
    const { chaseReportAfter } = unit.department.crisis;
    // The CSO hears of it soon after the first reminder, however often that was put off.
    const since = late ? due : unit.now.toISOString();
    const nextAsk = askedAgain(unit, crisis, since, chaseReportAfter);
    const reminded = late ? ('late' as const) : ('due' as const);
    unit.save('crises', { ...crisis, reporting: { ...crisis.reporting, reminded, askAt: nextAsk } });
    await unit.arm(clocks.report, subject, nextAsk);
  },
};

/** Puts the reminder off; the time of the report stays what it was, so that a late one shows. */
async function snooze(ctx: Work, value: string): Promise<Outcome> {
  const [id = '', due = ''] = value.split(' ');
  const crisis = await workOn(ctx, id);
  const t = ctx.t.crisis.report;
  if (crisis.reporting.nextAt !== due) throw new Refusal('too-late', t.nothingToSnooze);
  const until = ctx.after(ctx.department.crisis.snooze);
  const snoozed = (crisis.reporting.snoozed ?? 0) + 1;
  const { reminded: _, ...rest } = crisis.reporting;
  ctx.save('crises', { ...crisis, reporting: { ...rest, snoozed, askAt: until } });
  await ctx.arm(clocks.report, `${id}|${due}`, until);
  return { replace: say(about(ctx.t, crisis, t.snoozed(ctx.when(until)))) };
}

export const reportActions: readonly Action<Work>[] = [
  {
    id: 'crisis.report',
    who: 'everyone',
    privacy: 'private',
    run: async (ctx, id) => form(ctx, await workOn(ctx, id)),
  },
  pressed('crisis.snooze', snooze),
];
