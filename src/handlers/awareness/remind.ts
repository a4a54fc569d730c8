import type { Timer } from '../../chat/command.ts';
import { type Assignment, isOpen } from '../../domain/assignment.ts';
import { type Campaign, changeCampaign } from '../../domain/campaign.ts';
import { type Delivery, isReached } from '../../domain/delivery.ts';
import type { Person } from '../../domain/person.ts';
import type { Unit } from '../work.ts';
import { calm, oweLesson } from './owe-lesson.ts';
import { readCursors, turnOf, writeCursors } from './pace.ts';

const timer = 'awareness.remind';
const perStep = 250;
/** What did not get through on its day is tried again on the next. */
const mendAfter = 18 * 60 * 60 * 1000;

/**
 * Sees to reminder `n` of a round, counted from `from`. Number 0 reminds nobody: it sends again, on the next working
 * day, what did not get through.
 */
export function armReminder(
  unit: Unit,
  { id, remindEvery, reminders, channel }: Campaign,
  round: number,
  n: number,
  from: Date,
): void {
  if (n > reminders || channel) return;
  const at = calm(unit, new Date(from.getTime() + (n === 0 ? mendAfter : remindEvery)));
  arm(unit, id, round, n, '', '', at);
}

function arm(
  unit: Unit,
  campaign: string,
  round: number,
  n: number,
  after: string,
  cursors: string,
  at: Date,
): void {
  const id = [timer, campaign, round, n, after].join(':');
  const subject = [campaign, round, n, after, cursors].join('|');
  unit.save('due', { id, version: 0, timer, subject, at: at.toISOString() });
}

/** A reminder to everybody of a round who has not done the lesson, some hundred people a commit. */
const remind: Timer<Unit> = {
  id: timer,
  async run(unit, subject) {
    const [id = '', round = '1', count = '0', after = '', paced = ''] = subject.split('|');
    const n = Number(count);
    const campaign = await unit.store.campaigns.get(id);
    if (!campaign || (campaign.state !== 'running' && campaign.state !== 'done')) return;
    const cursors = readCursors(paced);
    const page = await unit.store.assignments.ofRound(id, Number(round), after || undefined, perStep);
    for (const assignment of page) {
      if (!isOpen(assignment, unit.now)) continue;
      const delivery = await unit.store.deliveries.get(assignment.id);
      const person = await unit.store.people.get(assignment.person);
      if (!person?.active || isWaiting(delivery) || (n === 0 && gotThrough(delivery))) continue;
      const turn = await turnOf(unit, person, cursors);
      const given = await giveAgain(unit, assignment, delivery, person, {
        from: turn,
        dueWithin: campaign.dueWithin,
        counts: n > 0,
      });
      // After the last reminder of the others there is one of their own.
      if (given === 'first' && n > 0 && n === campaign.reminders)
        armNudge(unit, assignment.id, unit.department.awareness.reminders.mandatory, turn);
    }
    const last = page.at(-1)?.id;
    if (page.length === perStep && last)
      arm(unit, id, Number(round), n, last, writeCursors(cursors), unit.now);
    else {
      armReminder(unit, campaign, Number(round), n + 1, unit.now);
      if (n > 0) {
        const detail = `${round}:${n}`;
        unit.save('campaigns', changeCampaign(campaign, 'vigie', unit.now, 'reminded', {}, detail));
      }
    }
  },
};

/** It is on its way: nobody gets it twice at once. */
function isWaiting(delivery: Delivery | undefined): boolean {
  return delivery?.state === 'owed' || delivery?.state === 'sending';
}

function gotThrough(delivery: Delivery | undefined): boolean {
  return delivery?.state === 'sent';
}

/**
 * Gives a lesson once more: as a reminder, or as itself, with all the time for it, to whom it never got through, be it for an outage
 * or because nobody reached them. `none`: nobody does now.
 * @param more.counts it is a reminder, where they have had it
 */
async function giveAgain(
  unit: Unit,
  assignment: Assignment,
  delivery: Delivery | undefined,
  person: Person,
  { from, dueWithin, counts }: { from: Date; dueWithin: number; counts: boolean },
): Promise<'first' | 'again' | 'none'> {
  if (!(await oweLesson(unit, assignment, person, from))) return 'none';
  if (neverHad(assignment, delivery)) {
    const due = new Date(Math.max(from.getTime(), unit.now.getTime()) + dueWithin).toISOString();
    unit.save('assignments', { ...assignment, due });
    return 'first';
  }
  if (counts) unit.save('assignments', { ...assignment, reminders: assignment.reminders + 1 });
  return 'again';
}

function neverHad({ answers }: Assignment, delivery: Delivery | undefined): boolean {
  return answers.length === 0 && !(delivery && isReached(delivery));
}

const nudgeTimer = 'awareness.nudge';

/** Sees to a reminder of one lesson that was given by itself: those of somebody who is new, for example. */
export function armNudge(unit: Unit, assignment: string, n: number, from: Date): void {
  const { remindEvery, reminders } = unit.department.awareness;
  if (n > reminders.mandatory) return;
  const at = calm(unit, new Date(from.getTime() + remindEvery)).toISOString();
  const id = `${nudgeTimer}:${assignment}:${n}:${at}`;
  unit.save('due', { id, version: 0, timer: nudgeTimer, subject: `${n}|${assignment}`, at });
}

const nudge: Timer<Unit> = {
  id: nudgeTimer,
  async run(unit, subject) {
    const [n = '1', id = ''] = subject.split('|');
    const assignment = await unit.store.assignments.get(id);
    const person = assignment && (await unit.store.people.get(assignment.person));
    if (!assignment || !person?.active || !isOpen(assignment, unit.now)) return;
    const delivery = await unit.store.deliveries.get(id);
    const { dueWithin } = unit.department.awareness;
    const more = { from: unit.now, dueWithin, counts: true };
    const given = isWaiting(delivery) ? 'first' : await giveAgain(unit, assignment, delivery, person, more);
    armNudge(unit, id, given === 'first' ? Number(n) : Number(n) + 1, unit.now);
  },
};

export const remindTimers: readonly Timer<Unit>[] = [remind, nudge];
