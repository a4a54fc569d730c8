import type { Action, CardMaker } from '../../chat/command.ts';
import type { Language } from '../../chat/event.ts';
import { both, inLanguage, type Message, sayWith } from '../../chat/message.ts';
import type { Alert, WantedAnswer } from '../../domain/alert.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import { openTasks, type Task, withTask } from '../../domain/checklist.ts';
import type { Crisis } from '../../domain/crisis.ts';
import type { LogEntry } from '../../domain/log-entry.ts';
import { fits } from '../../domain/marking.ts';
import { countsOf } from '../../domain/roll-up.ts';
import { type Text, text } from '../../text/index.ts';
import { alertOfficers } from '../alert/access.ts';
import { titleOf as alertTitle } from '../alert/card.ts';
import type { Composed } from '../alert/draft.ts';
import { answersButton, figures } from '../alert/figures.ts';
import { openComposer } from '../alert/form.ts';
import { liveCard } from '../alert/live-card.ts';
import type { Unit, Work } from '../work.ts';
import { workOn } from './access.ts';
import { leaders } from './chase.ts';
import { watchAgain } from './clocks.ts';
import { put } from './entry.ts';
import { alertsOf, runningAlerts } from './own-alerts.ts';
import { laneOf, refreshCards, tellEntry, tellRoom } from './room-work.ts';
import { about, numberOf, playbookOf } from './words.ts';

/** Entries that are looked through for the answers that were put down last. */
const mostLookedThrough = 200;

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

/**
 * What an alert of a crisis begins with. It is marked as any other, not as the room is: it says what people have to do, and has to get to
 * them wherever they are.
 */
export function forCrisis({ exercise }: Crisis): Partial<Composed> {
  return { wanted: 'muster', ...(exercise && { kind: 'exercise' }) };
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
  const { changed, done } = withDone(unit, crisis, alert, alert.wanted, by);
  unit.save('crises', { ...changed, alerts: [...new Set([...crisis.alerts, alert.id])] });
  await put(unit, crisis, { what: 'alert', by, of: alert.id, ...wordsIn(crisis, alert), ...before });
  await tellDone(unit, changed, done, by);
  await showInRoom(unit, alert);
}

/** A crisis with the open tasks of its checklist settled that an alert does. */
function withDone(
  unit: Unit,
  crisis: Crisis,
  alert: Alert,
  what: WantedAnswer | 'cleared',
  by: string,
): { changed: Crisis; done: string[] } {
  const does = playbookOf(unit, crisis.playbook)?.checklist.filter((task) => task.alert === what) ?? [];
  const open = new Set(openTasks(crisis.checklist).map(({ id }) => id));
  const done = does.map(({ id }) => id).filter((id) => open.has(id));
  const change = { state: 'done', by, at: unit.now.toISOString(), alert: alert.id } as const;
  const checklist = done.reduce((tasks, id) => withTask(tasks, id, change), crisis.checklist);
  return { changed: { ...crisis, checklist }, done };
}

async function tellDone(unit: Unit, crisis: Crisis, done: readonly string[], by: string): Promise<void> {
  for (const of of done) await put(unit, crisis, { what: 'task', by, of, from: 'open', to: 'done' });
  if (done.length > 0) await refreshCards(unit, crisis, ['crisis.checklist']);
}

/** Something was said after an alert, or it was withdrawn: it is on the log, and the room reads it, whose people it did not go to perhaps. */
export async function alertFollowed(
  unit: Unit,
  alert: Alert,
  by: string,
  write: (t: Text, shown: boolean) => string,
): Promise<void> {
  const crisis = alert.crisis === undefined ? undefined : await unit.store.crises.get(alert.crisis);
  if (!crisis) return;
  const shown = fits(alert.marking, crisis.marking);
  const words = { en: write(text('en'), shown), fr: write(text('fr'), shown) };
  const entry = await put(unit, crisis, { what: 'alert', by, of: alert.id, words });
  if (crisis.state === 'closed') return;
  await tellEntry(unit, crisis, entry);
  if (alert.state === 'cleared') await allClear(unit, crisis, alert, by);
  if (alert.state !== 'recalled') return;
  const undone = await withUndone(unit, crisis, alert, by);
  if (undone !== crisis) unit.save('crises', undone);
}

/**
 * A crisis in which what an alert did of the checklist is to be done again, because it was withdrawn or is another's. Where one that asks
 * for the same went out as well, that one did it.
 */
export async function withUndone(
  unit: Unit,
  crisis: Crisis,
  { id, wanted }: Alert,
  by: string,
): Promise<Crisis> {
  const did = crisis.checklist.filter((task) => task.state === 'done' && task.alert === id);
  if (did.length === 0) return crisis;
  const all = await alertsOf(unit, crisis);
  const other = all.find((each) => each.id !== id && each.state !== 'recalled' && each.wanted === wanted);
  const change: Partial<Task> = other
    ? { alert: other.id }
    : { state: 'open', againAt: unit.now.toISOString() };
  const checklist = did.reduce((tasks, task) => withTask(tasks, task.id, change), crisis.checklist);
  for (const task of other ? [] : did) {
    await put(unit, crisis, { what: 'task', by, of: task.id, from: 'done', to: 'open' });
    await watchAgain(unit, crisis, task);
  }
  if (!other) await refreshCards(unit, crisis, ['crisis.checklist']);
  return { ...crisis, checklist };
}

/** The last muster of a crisis was ended: that the all-clear is sent is done. */
export async function allClear(unit: Unit, crisis: Crisis, alert: Alert, by: string): Promise<void> {
  if (alert.wanted !== 'muster') return;
  const others = await runningAlerts(unit, crisis);
  if (others.some(({ id, wanted }) => id !== alert.id && wanted === 'muster')) return;
  const { changed, done } = withDone(unit, crisis, alert, 'cleared', by);
  if (done.length === 0) return;
  unit.save('crises', changed);
  await tellDone(unit, changed, done, by);
}

/** Somebody answered that they need help: whoever leads hears how many do, as the room's card changes in place. */
export async function helpNeeded(unit: Unit, alert: Alert, person: string): Promise<void> {
  const crisis = alert.crisis === undefined ? undefined : await unit.store.crises.get(alert.crisis);
  if (crisis?.state !== 'open') return;
  const number = (await unit.store.deliveries.tally(alert.id)).answers.help + 1;
  // Many at once ring once a minute.
  const key = `${crisis.id}~help:${alert.id}:${Math.floor(unit.now.getTime() / 60_000)}`;
  for (const leader of await leaders(unit, crisis)) {
    if (leader.id === person) continue;
    const write = (t: Text): Message => {
      const line = t.common.pair(numberOf(t, crisis), `${alert.id} · ${t.watch.outcomes.help(number)}`);
      return sayWith(line, [answersButton(t, alert.id)], 'alert');
    };
    await unit.tell(key, leader, write, { about: crisis.id, lane: laneOf(crisis) });
  }
}

/** What an alert is called, where a crisis’s log may hold it; an emergency may go out in one language before the other. */
export function wordsIn(crisis: Crisis, alert: Alert): { words?: Bilingual } {
  if (!fits(alert.marking, crisis.marking)) return {};
  const title = (language: Language, other: Language) =>
    alert.title[language] ? alertTitle(alert, language) : alertTitle(alert, other);
  return { words: { en: title('en', 'fr'), fr: title('fr', 'en') } };
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

/** The answers are in: they stay on the log, and once more at its end where others came since. */
export async function alertOver(unit: Unit, alert: Alert): Promise<void> {
  const crisis = alert.crisis === undefined ? undefined : await unit.store.crises.get(alert.crisis);
  if (!crisis) return;
  const counts = countsOf(await unit.store.deliveries.tally(alert.id));
  const said = (language: Language) => figures(text(language), alert.wanted, counts);
  const words = { en: said('en'), fr: said('fr') };
  const last = (await unit.store.logs.last(crisis.id, mostLookedThrough)).findLast(
    (each) => each.what === 'alert-results' && each.of === alert.id,
  );
  if (last?.words?.en === words.en) return;
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
        const card = liveCard(unit.department, t, alert, tally, { now: unit.now, most: crisis.marking });
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
