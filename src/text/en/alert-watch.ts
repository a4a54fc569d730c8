import { count } from '../count.ts';

const n = (number: number) => count('en-CA', number);
const people = (number: number) => (number === 1 ? 'one person' : `${n(number)} people`);

export const watch = {
  number: n,
  percent: (share: number) => `${share}%`,
  /** What is shown after a number of people. */
  outcomes: {
    help: (number: number) => (number === 1 ? '1 needs help' : `${n(number)} need help`),
    unreached: (number: number) => `${n(number)} not reached`,
    silent: (number: number) => `${n(number)} without an answer`,
    away: (number: number) => `${n(number)} not on site`,
    safe: (number: number) => `${n(number)} safe`,
    acknowledged: (number: number) => `${n(number)} acknowledged`,
  },
  /** Where no answer is wanted. */
  reached: (number: number) => `${n(number)} reached`,
  lists: {
    help: 'Need help',
    unreached: 'Not reached',
    silent: 'No answer',
    away: 'Not on site',
    safe: 'Safe',
    acknowledged: 'Acknowledged',
  },
  /** Nothing is known of them. */
  listUnknown: 'No news',
  listReached: 'Reached',
  titleWith: (title: string, number: string) => `${title} (${number})`,
  late: 'late',
  saidBy: (name: string) => `said by ${name}`,
  more: (number: number) => `… and ${n(number)} more`,
  of: (part: number, whole: number) => `${n(part)} of ${n(whole)}`,
  answered: (share: number, part: number, whole: number) => `Answered: ${share}% (${n(part)} of ${n(whole)})`,
  reachedShare: (share: number, part: number, whole: number) =>
    `Reached: ${share}% (${n(part)} of ${n(whole)})`,
  lateAnswers: (number: number) =>
    number === 1 ? 'One answer came late.' : `${n(number)} answers came late.`,
  by: { building: 'By building', floor: 'By floor', unit: 'By unit', manager: 'By manager' },
  floor: (building: string, floor: string) => `${building}, floor ${floor}`,
  /** The same where the end may be cut. */
  floorFirst: (building: string, floor: string) => `Floor ${floor}, ${building}`,
  notKnown: 'Not known',
  restOfGroups: (number: number) => `${n(number)} more`,
  chooseGroup: 'Names in a group',
  answerFor: 'Answer for somebody',
  asTable: 'As a table (CSV)',
  /** The numbers of all groups as a document. */
  groups: { file: 'groups', by: 'Grouped', group: 'Group' },
  yours: 'Your people',
  yoursNone: 'None of your people are in this alert.',
  noGroup: (group: string) => `Nobody of this alert is in “${group}”. Choose a group from the list.`,
  groupNeedsBy: (id: string) =>
    `Say first whether it is a building, a floor, a unit or a manager: ⏵alert status ${id} floor 90-elgin/3`,
  noneOpen:
    'No alert is open at the moment. For one that is over, give its number: ⏵alert status AL-2026-0001',
  notSent: (id: string) => `${id} has not been sent. There is nothing to follow yet.`,
  refresh: 'Refresh',
  running: 'Alerts that are running',
  status: 'See the answers',

  reminder: (title: string) => `Reminder, please answer: ${title}`,

  live: {
    sent: 'Sent',
    answered: 'Answered',
    failed: 'Not reached',
    waiting: 'Waiting',
    left: 'Time left',
    spreading: 'The list of people is still being prepared.',
    done: 'Everything has been sent.',
    underMinute: 'under a minute',
    paused:
      'SENDING IS PAUSED: Vigie cannot store anything (the disk is full, or the database cannot be reached). Have that mended; sending then goes on by itself. Until then, use other ways to reach people.',
    ended: 'This alert has ended; this card is no longer updated.',
  },

  escalation: {
    wardens: (title: string, id: string, share: number) =>
      `${title} (${id}): ${share}% have answered. Please look for the people on your floor who are listed here, if you can do so safely. If the alert tells people to stay where they are, stay as well, and call them instead.`,
    wardensAcknowledge: (title: string, id: string, share: number) =>
      `${title} (${id}): ${share}% have acknowledged it. Please tell the people on your floor who are listed here.`,
    cso: (title: string, id: string, share: number) =>
      `${title} (${id}): only ${share}% have answered. The people listed here have to be telephoned.`,
    allAnswered: (id: string) => `Everyone on your floor has now answered ${id}.`,
    elsewhere: (id: string) =>
      `${id} needs you. Its marking may not be shown here: open Vigie on another platform.`,
    callFile: 'telephone-list',
  },

  /** Told by other ways than chat. */
  outside: {
    label: 'Told outside of chat',
    email: (number: number) => `${n(number)} by e-mail`,
    sms: (number: number) => `${n(number)} by text message`,
  },

  recall: {
    done: (id: string, number: number) =>
      `${id} is withdrawn. The message changes to “withdrawn” for ${people(number)}.`,
    notYet: (number: number) => `It is no longer sent to ${people(number)} who did not have it yet.`,
    time: (platform: string, time: string) => `${platform}: ${time}`,
    timeHeading: 'Until every message is changed (estimate)',
    acted: 'Had already acted',
    nobody: 'Nobody had answered yet.',
    correction: (title: string, reason: string) =>
      `WITHDRAWN: “${title}”. Disregard this alert. Reason: ${reason}`,
    withdrawn: (title: string) => `WITHDRAWN: “${title}”`,
    notOpen: (id: string, state: string) => `${id} cannot be withdrawn: it is ${state}.`,
    notSent: (id: string) =>
      `${id} has not been sent. Open it with “⏵alert show ${id}” to change or discard it.`,
  },

  update: {
    title: 'Follow-up',
    english: 'In English',
    french: 'In French',
    scope: 'For whom',
    scopes: {
      all: 'Everyone who got it',
      unanswered: 'Those who have not answered',
      help: 'Those who need help',
    },
    needBoth: 'Write it in both languages.',
    needBothOrReason: 'Write it in both languages, or say why it goes out in one for now.',
    alone: 'One language only for now: the reason',
    tooLong: 'Keep it under 2,500 characters.',
    done: {
      all: (id: string, number: number) => `The follow-up to ${id} is on its way to ${people(number)}.`,
      unanswered: (id: string, number: number) =>
        `The follow-up to ${id} is on its way to ${people(number)}: those who have not answered.`,
      help: (id: string, number: number) =>
        `The follow-up to ${id} is on its way to ${people(number)}: those who need help.`,
    },
    nobody: (id: string) => `Nobody is concerned: ${id} was not followed up.`,
    notOpen: (id: string, state: string) => `${id} cannot be followed up: it is ${state}.`,
    label: (title: string) => `Update on “${title}”`,
  },

  clear: {
    title: 'All clear',
    intro: 'This goes to everyone who got the alert, and closes it.',
    done: (id: string, number: number) =>
      `${id} is closed. The all-clear is on its way to ${people(number)}.`,
    notYet: (number: number) => `The alert is no longer sent to ${people(number)} who did not have it yet.`,
    left: (figures: string) => `Not known to be safe: ${figures}. They have to be called.`,
    allTheSame: 'End it all the same',
    endedUnknown: (who: string, id: string, figures: string) =>
      `${who} ended ${id}, and not everybody is known to be safe: ${figures}. They have to be called.`,
    noneOpen: 'No alert is running. For an older one, give its number: ⏵alert clear AL-2026-0001',
    which: 'Several alerts are running. Which one is over?',
    notOpen: (id: string, state: string) => `${id} cannot be closed: it is ${state}.`,
    label: (title: string) => `All clear for “${title}”`,
    submit: 'Close the alert',
  },

  /** Columns of the documents. */
  columns: {
    name: 'Name',
    address: 'Address',
    building: 'Building',
    floor: 'Floor',
    unit: 'Unit',
    manager: 'Manager',
    telephone: 'Telephone',
    managerTelephone: 'Manager’s telephone',
    outcome: 'Answer',
    answeredAt: 'Answered at',
    answeredBy: 'Answered by',
    late: 'Late',
    event: 'Security event',
    platform: 'Platform',
    state: 'Delivery',
    reason: 'Reason',
    sentAt: 'Sent at',
    attempts: 'Attempts',
  },

  report: {
    heading: (id: string) => `Delivery report of ${id}`,
    people: 'People',
    reached: 'Reached',
    reachedIn: (share: number) => `Reached ${share}% in`,
    never: 'not reached',
    unchanged: 'Still see an older message, by reason (names in the table)',
    failures: 'Not reached, by reason',
    noFailures: 'Everyone was reached, or is still waited for.',
    answers: 'Answers over time',
    answersAfter: (time: string, number: number) => `${n(number)} after ${time}`,
    noAnswers: 'No answers.',
    exercise: 'An exercise: it counts in no statistics.',
    reasons: {
      'no-account': 'no account on any platform',
      'not-installed': 'Vigie is not installed',
      left: 'left the department',
      marking: 'no platform may carry its marking to them',
      recalled: 'withdrawn before it was sent',
      cleared: 'closed before it was sent',
      expired: 'not sent in time',
      unknown: 'reason not known',
    },
    seconds: (number: number) => `${n(number)} s`,
  },
};
