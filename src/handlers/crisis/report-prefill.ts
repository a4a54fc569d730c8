import { type ActionItem, actionText } from '../../domain/action-item.ts';
import { openTasks } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import { outwardEntries } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import type { ReportTexts, SituationReport } from '../../domain/situation-report.ts';
import type { Work } from '../work.ts';
import { entryLine } from './entry-words.ts';
import { alertLine, isStillOf, runningAlerts } from './own-alerts.ts';
import { nameOf } from './words.ts';

/** What is known since the last report, for whoever writes the next one. */
export async function prefilled(ctx: Work, crisis: Crisis): Promise<ReportTexts> {
  const { store, t } = ctx;
  const last = (await store.reports.of(crisis.id)).at(-1);
  const since = last?.upTo ?? 0;
  const entries = (await store.logs.last(crisis.id, 1_000)).filter((each) => each.number > since);
  // What was put right is not said again; what puts it right is.
  const wrong = new Set(entries.map(({ corrects }) => corrects));
  const said = (what: string) =>
    entries
      .filter((each) => each.what === what && !wrong.has(each.number))
      .map((each) => `- ${each.text ?? ''}`);
  const actions = await store.actions.of(crisis.id);
  const done = actions.filter(
    ({ state, history }) =>
      state !== 'open' && history.some((each) => each.what === 'done' && (!last || each.at > last.issuedAt)),
  );
  const doneTasks = crisis.checklist.filter(
    ({ state, at = '' }) => state === 'done' && (!last || at > last.issuedAt),
  );
  const open = actions.filter(({ state }) => state === 'open');
  const { language } = t.common;
  const named = (action: ActionItem) => `- ${action.id} ${actionText(action, language)}`;
  const planned: string[] = [];
  for (const action of open) {
    const { owner } = action;
    planned.push(`${named(action)}${owner ? ` (${await nameOf(ctx, t, owner)})` : ''}`);
  }
  planned.push(...openTasks(crisis.checklist).map((task) => `- ${task.text[language]}`));
  const outward: string[] = [];
  for (const entry of entries.filter((each) => outwardEntries.has(each.what) && isStillOf(crisis, each)))
    outward.push(`- ${(await entryLine(ctx, t, crisis, { entry })).says}`);
  const all = await runningAlerts(ctx, crisis);
  const running = all.filter(({ marking }) => fits(marking, crisis.marking));
  const answers = await Promise.all(running.map(async (alert) => `- ${await alertLine(ctx, t, alert)}`));
  const lines: ReportTexts = {
    situation:
      [...said('fact'), ...said('message'), ...said('correction')].join('\n') || last?.texts.situation || '',
    // How many are still looked for is what whoever reads it asks first.
    impacts: [...answers, ...impactsBefore(crisis, last)].join('\n'),
    done: [
      ...said('decision'),
      ...done.map(named),
      ...doneTasks.map((task) => `- ${task.text[language]}`),
    ].join('\n'),
    planned: planned.join('\n'),
    needed: last?.texts.needed ?? '',
    communications: outward.join('\n'),
  };
  return lines;
}

/** The impacts as they were last said, without the answers to alerts as they were then. */
function impactsBefore({ alerts }: Crisis, last: SituationReport | undefined): string[] {
  const lines = last?.texts.impacts?.split('\n') ?? [];
  return lines.filter((line) => !alerts.some((id) => line.startsWith(`- ${id} `)));
}
