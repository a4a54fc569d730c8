import type { Language } from '../../chat/event.ts';
import { actionText } from '../../domain/action-item.ts';
import { lastAnswers, participantQuestions, reviewParts } from '../../domain/after-action.ts';
import { type Crisis, crisisClosure } from '../../domain/crisis.ts';
import { type LogEntry, outwardEntries, told } from '../../domain/log-entry.ts';
import { tookPart } from '../../domain/took-part.ts';
import { type Text, text } from '../../text/index.ts';
import { eventShown } from '../event-shown.ts';
import { filled, type RecordDocument, type Row } from '../record/paper.ts';
import type { Unit } from '../work.ts';
import { entryLine } from './entry-words.ts';
import { notShownLines, shownTo } from './executives.ts';
import { isStillOf } from './own-alerts.ts';
import { serviceRow } from './report-words.ts';
import { scorecard } from './scorecard.ts';
import { taskLine } from './task-words.ts';
import { wholeLog } from './whole-log.ts';
import { kindName, nameOf, roleName, titleOf } from './words.ts';

/**
 * The post-event analysis of a crisis (Directive on Security Management, G.2.6), drawn up from its record: what people
 * still have to say stands out as blanks.
 */
export async function afterActionDocument(
  unit: Unit,
  crisis: Crisis,
  language: Language,
): Promise<RecordDocument> {
  const t = text(language);
  const c = t.crisis;
  const a = c.afterAction;
  const when = (iso: string) => unit.whenIn(t, iso);
  const names = new Map<string, string>();
  const who = async (id: string) => {
    const known = names.get(id) ?? (await nameOf(unit, t, id));
    names.set(id, known);
    return known;
  };
  const named = (ids: readonly string[]) => Promise.all(ids.map(who));
  const room = await unit.store.rooms.get(crisis.id);
  const actions = await unit.store.actions.of(crisis.id);
  const reports = await unit.store.reports.of(crisis.id);
  const entries = await wholeLog(unit.store, crisis.id);
  const lines = await timeline(unit, crisis, language, entries);
  const part = tookPart(crisis, entries);
  const review = crisis.afterAction;
  const actionRows: Row[] = [];
  for (const action of actions) {
    const parts = [
      actionText(action, language),
      action.owner ? await who(action.owner) : c.action.nobody,
      action.dueAt ? when(action.dueAt) : c.action.noTime,
      c.action.states[action.state],
      action.state === 'dropped' && action.history.findLast(({ what }) => what === 'dropped')?.text,
    ];
    actionRows.push([`${action.id} · ${a.kinds[action.kind]}`, parts.filter(Boolean).join(' · ')]);
  }
  const reportRows: Row[] = [];
  for (const report of reports) {
    const { executives, notShown } = await shownTo(unit, report);
    const missed = await notShownLines(unit, t, notShown);
    const parts = [when(report.issuedAt), report.late ? a.late : '', (await named(executives)).join(', ')];
    reportRows.push([c.report.title(report.number), [...parts, ...missed].filter(Boolean).join(' · ')]);
  }
  const roleRows: Row[] = [];
  for (const { role, person, since, until } of part.roles) {
    const held = a.held(when(since), until && when(until));
    roleRows.push([roleName(unit, t, role), `${await who(person)} (${held})`]);
  }
  const ends: [string, string][] = [];
  for (const { at, by, outcome, summary, reopened } of crisis.closures) {
    ends.push([a.closed, `${when(at)}, ${await who(by)}`]);
    ends.push([a.outcome, c.closing.outcomes[outcome]], [a.summary, summary]);
    if (reopened)
      ends.push([
        c.log.kinds.reopened,
        t.common.pair(`${when(reopened.at)}, ${await who(reopened.by)}`, reopened.reason),
      ]);
  }
  const people: string[] = [];
  for (const { person, until } of part.people) {
    // Vigie itself, the command line, and accounts that are nobody's of the directory took no part.
    if (!(await unit.store.people.get(person))) continue;
    people.push(until ? `${await who(person)} (${a.left(when(until))})` : await who(person));
  }
  const tasks = await Promise.all(crisis.checklist.map((task) => taskLine(unit, t, crisis, task)));
  const answers: Row[] = [];
  for (const { texts } of review ? lastAnswers(review) : []) {
    for (const question of participantQuestions) {
      const said = texts[question];
      if (said) answers.push([a.questions[question], said]);
    }
  }
  return {
    title: `${titleOf(t, crisis)} · ${a.title}`,
    marking: t.common.markings[crisis.marking],
    language,
    notice: [review?.state === 'draft' || !review ? a.isDraft : a.isReviewed],
    sections: [
      {
        heading: a.sections.crisis,
        rows: filled([
          [c.fields.kind, kindName(unit, crisis, language)],
          [c.fields.severity, howGrave(unit, t, crisis, entries)],
          [c.fields.exercise, crisis.exercise ? t.common.yes : undefined],
          [c.fields.opened, `${when(crisis.openedAt)}, ${await who(crisis.openedBy)}`],
          ...ends,
          [c.fields.event, await eventShown(unit, crisis.event)],
          [c.fields.follows, crisis.follows],
          [c.fields.room, room?.place?.name],
        ]),
      },
      {
        heading: a.sections.review,
        rows: reviewParts.map((part): Row => blankRow(a.parts[part], review?.texts[part], a.blank)),
      },
      { heading: a.sections.actions, rows: actionRows },
      {
        heading: a.sections.decisions,
        compact: true,
        rows: lines.filter(({ entry }) => entry.what === 'decision').map(({ label, says }) => [label, says]),
      },
      {
        heading: a.sections.timeline,
        compact: true,
        rows: lines.map(({ label, says }): Row => [label, says]),
      },
      { heading: a.sections.roles, rows: roleRows },
      { heading: a.sections.people, rows: [[c.fields.people, people.join('; ')]] },
      {
        heading: a.sections.checklist,
        compact: true,
        rows: tasks.map((line, i): Row => [String(i + 1), line]),
      },
      {
        heading: a.sections.services,
        rows: crisis.services.map((service) =>
          serviceRow(unit, t, service, new Date(crisisClosure(crisis)?.at ?? unit.now)),
        ),
      },
      {
        heading: a.sections.informed,
        rows: [
          ...reportRows,
          ...reports.flatMap((report) =>
            report.shared.map(
              (copy): Row => [c.report.title(report.number), `${when(copy.at)} · ${copy.to}`],
            ),
          ),
          // Copies of reports are above, with the reports.
          ...lines
            .filter(({ entry }) => outwardEntries.has(entry.what) && entry.what !== 'report-shared')
            .filter(({ entry }) => isStillOf(crisis, entry))
            .map(({ label, says }): Row => [label, says]),
        ],
      },
      { heading: a.sections.answers, rows: answers },
      { heading: a.sections.scorecard, rows: await scorecard(unit, t, crisis) },
    ],
  };
}

/** `Very high → Low (Nov 25, 2026, 01:44)`: how grave it was, not only in the end. */
function howGrave(unit: Unit, t: Text, { severity }: Crisis, entries: readonly LogEntry[]): string {
  const names: Readonly<Record<string, string>> = t.common.severities;
  const changes = entries.filter(({ what }) => what === 'severity');
  const first = changes[0]?.from ?? severity;
  const later = changes.map(({ to = '', at }) => `${names[to] ?? to} (${unit.whenIn(t, at)})`);
  return [names[first] ?? first, ...later].join(' → ');
}

function blankRow(label: string, said: string | undefined, blank: string): Row {
  return said ? [label, said] : [label, blank, 'blank'];
}

/** Every entry in the order of time, with its correction. */
async function timeline(unit: Unit, crisis: Crisis, language: Language, entries: readonly LogEntry[]) {
  const t = text(language);
  const lines = [];
  for (const each of told(entries)) {
    const line = await entryLine(unit, t, crisis, each);
    lines.push({
      at: each.entry.saidAt ?? each.entry.at,
      label: `${t.crisis.log.no(line.number)} · ${line.when} · ${line.who}`,
      says: line.says,
      entry: each.entry,
    });
  }
  return lines.sort((a, b) => a.at.localeCompare(b.at));
}
