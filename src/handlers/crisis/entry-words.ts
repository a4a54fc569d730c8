import type { Element } from '../../chat/message.ts';
import { type Crisis, crisisOutcomes, serviceStates } from '../../domain/crisis.ts';
import { crisisRoles } from '../../domain/crisis-role.ts';
import { localDate } from '../../domain/local-time.ts';
import type { LogEntry, Told } from '../../domain/log-entry.ts';
import { severities } from '../../domain/severity.ts';
import type { Text } from '../../text/index.ts';
import { eventShown } from '../event-shown.ts';
import type { Unit } from '../work.ts';
import { nameOf, roleName } from './words.ts';

/** An entry as a line of a timeline. */
export interface EntryLine {
  number: number;
  /** When it happened, as people read it. */
  when: string;
  /** What it is, and who put it down. */
  who: string;
  /** What it says. */
  says: string;
}

/** How one entry reads in a language; a corrected one says by which it is put right. */
export async function entryLine(
  unit: Unit,
  t: Text,
  crisis: Crisis,
  { entry, corrected }: Told,
): Promise<EntryLine> {
  const words = t.crisis.log;
  const by = await nameOf(unit, t, entry.by);
  const who = entry.author ? words.said(await nameOf(unit, t, entry.author), by) : by;
  const marks = [
    entry.corrects === undefined ? '' : words.corrects(entry.corrects),
    corrected ? words.correctedBy(corrected.number) : '',
  ].filter(Boolean);
  const says = await saying(unit, t, crisis, entry);
  return {
    number: entry.number,
    when: whenOf(unit, t, entry),
    who: words.by(words.kinds[entry.what], who),
    says: marks.length > 0 ? `${says} (${marks.join('; ')})` : says,
  };
}

/** When it happened; of words that were put down later, when that was as well. */
function whenOf(unit: Unit, t: Text, { at, saidAt = at }: LogEntry): string {
  const { timeZone } = unit.department;
  const [said, logged] = [unit.whenIn(t, saidAt), unit.whenIn(t, at)];
  if (said === logged) return said;
  const put = new Date(at);
  const sameDay = localDate(new Date(saidAt), timeZone) === localDate(put, timeZone);
  return t.crisis.log.putLater(said, sameDay ? t.common.clock(put, timeZone) : logged);
}

async function saying(unit: Unit, t: Text, crisis: Crisis, entry: LogEntry): Promise<string> {
  const words = t.crisis.log;
  const { pair } = t.common;
  const { of = '', from = '', to = '' } = entry;
  const said = entry.words?.[t.common.language] ?? entry.text ?? '';
  const person = entry.person ? await nameOf(unit, t, entry.person) : '';
  const role = crisisRoles.find((each) => each === of);
  switch (entry.what) {
    case 'decision':
    case 'fact':
    case 'message':
    case 'correction':
    case 'opened':
      return said;
    case 'room':
    case 'room-lost':
      return words.onPlatform[entry.what](
        to === 'slack' || to === 'teams' || to === 'console' ? t.crisis.platforms[to] : to,
      );
    case 'joined':
    case 'kept-out':
    case 'left':
      return person;
    case 'role':
      return words.took(role ? roleName(unit, t, role) : of, person);
    case 'handover':
      return pair(words.toNext(role ? roleName(unit, t, role) : of, person), said);
    case 'handed-over':
      return words.confirmedBy(role ? roleName(unit, t, role) : of, person);
    case 'severity': {
      const name = (value: string) => severities.find((each) => each === value);
      const [before, after] = [name(from), name(to)];
      return words.changed(
        before ? t.common.severities[before] : from,
        after ? t.common.severities[after] : to,
      );
    }
    case 'task': {
      const task = crisis.checklist.find(({ id }) => id === of);
      const state = (['open', 'done', 'waived', 'moved'] as const).find((each) => each === to);
      const what = task?.text[t.common.language] ?? of;
      const how = person || (state ? t.crisis.task.states[state] : to);
      return pair(what, [how, said].filter(Boolean).join(' · '));
    }
    case 'action':
      return pair(of, [said, person].filter(Boolean).join(' · '));
    case 'action-state': {
      const state = (['open', 'done', 'verified', 'dropped'] as const).find((each) => each === to);
      return pair(of, [state ? t.crisis.action.states[state] : to, person, said].filter(Boolean).join(' · '));
    }
    case 'service': {
      const service = unit.department.crisis.criticalServices.find(({ id }) => id === of);
      const state = serviceStates.find((each) => each === to);
      return pair(service?.name[t.common.language] ?? of, state ? t.crisis.services.states[state] : to);
    }
    case 'notified': {
      const agency = unit.services.routing.agencies[of]?.[t.common.language] ?? of;
      const event = await eventShown(unit, to);
      return event ? `${agency} (${event})` : agency;
    }
    case 'closed': {
      const outcome = crisisOutcomes.find((each) => each === to);
      return pair(outcome ? t.crisis.closing.outcomes[outcome] : to, said);
    }
    case 'inject': {
      const playbook = unit.services.playbooks.find(({ id }) => id === crisis.playbook);
      const inject = playbook?.injects.find(({ id }) => id === of);
      return inject?.text[t.common.language] ?? said;
    }
    case 'review': {
      const state = (['reviewed', 'shared'] as const).find((each) => each === to);
      return state ? t.crisis.afterAction.states[state] : said;
    }
    case 'report':
    case 'report-shared':
    case 'alert':
    case 'alert-out':
    case 'alert-results':
    case 'reopened':
      return of && said ? pair(of, said) : of || said;
  }
}

/** `no. 12 · 24 Nov 2026, 10:00 · Decision, Claire` and below it what it says. */
export function entryElements(t: Text, line: EntryLine): Element[] {
  return [
    { kind: 'text', tone: 'quiet', text: `${t.crisis.log.no(line.number)} · ${line.when} · ${line.who}` },
    { kind: 'quote', text: line.says },
  ];
}
