import type { Timer } from '../../chat/command.ts';
import { type Assignment, isOpen } from '../../domain/assignment.ts';
import { type Campaign, changeCampaign } from '../../domain/campaign.ts';
import type { Delivery } from '../../domain/delivery.ts';
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
      if (neverHad(assignment, delivery)) {
        const from = Math.max(turn.getTime(), unit.now.getTime());
        const due = new Date(from + campaign.dueWithin).toISOString();
        unit.save('assignments', { ...assignment, due });
        // After the last reminder of the others there is one of their own.
        if (n > 0 && n === campaign.reminders)
          armNudge(unit, assignment.id, unit.department.awareness.reminders.mandatory, turn);
      } else if (n > 0) {
        unit.save('assignments', { ...assignment, reminders: assignment.reminders + 1 });
      }
      await oweLesson(unit, assignment, person, turn);
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

/** What an outage kept back is no reminder of what nobody saw: it is the lesson itself, with all the time for it. */
function neverHad({ answers }: Assignment, delivery: Delivery | undefined): boolean {
  return delivery?.state === 'given-up' && !delivery.posted && !delivery.earlier && answers.length === 0;
}

const nudgeTimer = 'awareness.nudge';

/** Sees to a reminder of one lesson that was given by itself: those of somebody who is new, for example. */
export function armNudge(unit: Unit, assignment: string, n: number, from: Date): void {
  const { remindEvery, reminders } = unit.department.awareness;
  if (n > reminders.mandatory) return;
  const at = calm(unit, new Date(from.getTime() + remindEvery)).toISOString();
  const id = `${nudgeTimer}:${assignment}:${n}`;
  unit.save('due', { id, version: 0, timer: nudgeTimer, subject: `${n}|${assignment}`, at });
}

const nudge: Timer<Unit> = {
  id: nudgeTimer,
  async run(unit, subject) {
    const [n = '1', id = ''] = subject.split('|');
    const assignment = await unit.store.assignments.get(id);
    const person = assignment && (await unit.store.people.get(assignment.person));
    if (!assignment || !person?.active || !isOpen(assignment, unit.now)) return;
    unit.save('assignments', { ...assignment, reminders: assignment.reminders + 1 });
    await oweLesson(unit, assignment, person, unit.now);
    armNudge(unit, id, Number(n) + 1, unit.now);
  },
};

export const remindTimers: readonly Timer<Unit>[] = [remind, nudge];
