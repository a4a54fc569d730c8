import type { Action, CardMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import { both, inLanguage } from '../../chat/message.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { openTasks, withTask } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { LogEntry } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { countsOf } from '../../domain/roll-up.ts';
import { text } from '../../text/index.ts';
import { alertOfficers } from '../alert/access.ts';
import { titleOf as alertTitle } from '../alert/card.ts';
import type { Composed } from '../alert/draft.ts';
import { figures } from '../alert/figures.ts';
import { openComposer } from '../alert/form.ts';
import { liveCard } from '../alert/live-card.ts';
import type { Unit, Work } from '../work.ts';
import { workOn } from './access.ts';
import { put } from './entry.ts';
import { laneOf, refreshCards, tellRoom } from './room-work.ts';
import { about, playbookOf } from './words.ts';

/** The form for an alert or muster, for the room that it is prepared in; that of an exercise is one. */
export const crisisAlertAction: Action<Work> = {
  id: 'crisis.alert',
  who: alertOfficers,
  privacy: 'private',
  async run(ctx, id) {
    const crisis = await workOn(ctx, id);
    return openComposer(ctx, { ...forCrisis(crisis), about: id });
  },
};

/** What an alert of a crisis begins with. */
export function forCrisis({ marking, exercise }: Crisis): Partial<Composed> {
  return { marking, wanted: 'muster', ...(exercise && { kind: 'exercise' }) };
}

/**
 * An alert that was prepared in a room went out: it is on the log, and the room sees how it goes.
 * @param before who sent it, and when, where that was before it belonged to the crisis
 */
export async function alertSent(
  unit: Unit,
  alert: Alert,
  by: string,
  before: Pick<LogEntry, 'author' | 'saidAt'> = {},
): Promise<void> {
  const crisis = alert.crisis === undefined ? undefined : await unit.store.crises.get(alert.crisis);
  if (!crisis) return;
  const done = tasksOf(unit, crisis, alert);
  const at = unit.now.toISOString();
  const checklist = done.reduce(
    (tasks, id) => withTask(tasks, id, { state: 'done', by, at, alert: alert.id }),
    crisis.checklist,
  );
  const changed = { ...crisis, checklist, alerts: [...new Set([...crisis.alerts, alert.id])] };
  unit.save('crises', changed);
  await put(unit, crisis, { what: 'alert', by, of: alert.id, words: titlesOf(alert), ...before });
  for (const of of done) await put(unit, crisis, { what: 'task', by, of, from: 'open', to: 'done' });
  if (done.length > 0) await refreshCards(unit, changed, ['crisis.checklist']);
  await showInRoom(unit, alert);
}

/** What an alert is called; an emergency may go out in one language before the other. */
export function titlesOf(alert: Alert): Bilingual {
  const title = (language: Language, other: Language) =>
    alert.title[language] ? alertTitle(alert, language) : alertTitle(alert, other);
  return { en: title('en', 'fr'), fr: title('fr', 'en') };
}

/** The open tasks of a crisis that its alert does. */
function tasksOf(unit: Unit, crisis: Crisis, { wanted }: Alert): string[] {
  const does = playbookOf(unit, crisis.playbook)?.checklist.filter((task) => task.alert === wanted);
  const open = new Set(openTasks(crisis.checklist).map(({ id }) => id));
  return (does ?? []).map(({ id }) => id).filter((id) => open.has(id));
}

/** Brings what the room sees of an alert up to date. */
export async function showInRoom(unit: Unit, alert: Alert): Promise<void> {
  const crisis = alert.crisis === undefined ? undefined : await unit.store.crises.get(alert.crisis);
  if (!crisis) return;
  await tellRoom(
    unit,
    crisis,
    `alert:${alert.id}`,
    { card: crisisAlertMaker.id, of: alert.id },
    { lane: laneOf(crisis) },
  );
}

/** The answers are in: they stay on the log. */
export async function alertOver(unit: Unit, alert: Alert): Promise<void> {
  const crisis = alert.crisis === undefined ? undefined : await unit.store.crises.get(alert.crisis);
  if (!crisis) return;
  const counts = countsOf(await unit.store.deliveries.tally(alert.id));
  const said = (language: Language) => figures(text(language), alert.wanted, counts);
  const words = { en: said('en'), fr: said('fr') };
  await put(unit, crisis, { what: 'alert-results', by: 'vigie', of: alert.id, words });
}

/** How an alert goes, as its room sees it. Numbers only: names are for those entitled, by “alert status”. */
export const crisisAlertMaker: CardMaker<Unit> = {
  id: 'crisis.alert',
  async make(unit, id, { platform }) {
    const alert = await unit.store.alerts.get(id);
    const crisis = alert?.crisis === undefined ? undefined : await unit.store.crises.get(alert.crisis);
    if (!alert || !crisis || !fits(crisis.marking, unit.department.ceilings[platform])) return undefined;
    const tally = await unit.store.deliveries.tally(id);
    return both(
      unit.department.languages.map((language) => {
        const t = text(language);
        const card = liveCard(unit.department, t, alert, tally, unit.now);
        // The alert of an exercise is one, and says so itself.
        return inLanguage(
          {
            ...card,
            card: [{ kind: 'text', tone: 'quiet', text: about(t, crisis, crisis.id) }, ...(card.card ?? [])],
          },
          language,
        );
      }),
    );
  },
};
