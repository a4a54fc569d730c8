import { spanOf } from '../span.ts';

/** “one minute”, “3 hours and 5 minutes”, “4 days and 16 hours”. */
function lasting(minutes: number): string {
  return spanOf(minutes)
    .map(([n, unit]) => (n === 1 ? `one ${unit}` : `${n} ${unit}s`))
    .join(' and ');
}

export const desk = {
  restricted: 'restricted',
  restrictedText: 'Restricted: its content is shown only to those who need to know it.',
  restrictedButtons: 'The buttons work for them alone.',
  named: (id: string) =>
    `${id} names a colleague. Until somebody decides otherwise, only the officers on duty and the CSO may see it.`,
  lost: (id: string, name: string) =>
    `${name} found that ${id} is no screening or insider concern. It stays restricted and nobody has it: only you and those let into it see it. Take it or assign it.`,
  withheld: 'Above this platform’s ceiling: nothing was kept but the marking. Reach the person now.',
  danger: 'Someone may be in danger',
  during: (alert: string) =>
    `It came while an exercise (${alert}) asks who is safe. Act on it, and ask them whether it is real.`,
  acknowledge: 'Acknowledge',
  take: 'Take',
  show: 'Open the record',
  chooseOne: 'Open one of them',
  setSeverity: 'Severity',
  authorTold: 'The author has been told.',
  authorLost: 'The author cannot be told: the seal on their name does not open any more.',
  authorsLost: (ids: readonly string[]) =>
    ids.length === 1
      ? `The author of ${ids[0]} cannot be told: the seal on their name does not open any more.`
      : `The authors of ${ids.join(', ')} cannot be told: the seals on their names do not open any more.`,
  dangerToldOf: 'Whoever said so has been told.',
  none: 'Not set',
  done: {
    acknowledged: (id: string) => `You acknowledged ${id}.`,
    already: (id: string, name: string) => `${id} was already acknowledged by ${name}.`,
    dangerSeen: (id: string) => `You acknowledged that someone is in danger in ${id}.`,
    dangerShown: (id: string) => `New in ${id} since it was last seen.`,
    taken: (id: string) => `${id} is yours.`,
    alreadyYours: (id: string) => `${id} is already yours.`,
    takenByOther: (id: string, name: string) => `${id} is already handled by ${name}.`,
    severity: (id: string, severity: string) => `${id}: severity ${severity.toLowerCase()}.`,
    type: (id: string, type: string) =>
      `${id} is now: ${type}. Look again at who has to be told: “⏵event notify ${id}”.`,
    typeIsItsOwn: (id: string) =>
      `${id} is a change of readiness level or of circumstances, and stays one. Report anything else as an event of its own.`,
    noted: (id: string) => `Note added to ${id}.`,
    noteNeeds: 'Write after the number what to note, send a file with it, or both.',
    filed: (id: string, n: number) =>
      n === 1 ? `1 file is now evidence of ${id}.` : `${n} files are now evidence of ${id}.`,
    withdrawn: (id: string) =>
      `${id} was withdrawn by its author. If it needs work all the same, write “⏵event reopen ${id}” and why.`,
  },
  /** What wakes somebody: said outright; now, or before and seen by nobody since; in what is part of it, and in a part that they may not see. */
  dangerSure: {
    now: (id: string) => `The author of ${id} now says that someone is in danger.`,
    before: (id: string) =>
      `The author of ${id} said that someone is in danger, and nobody has acknowledged it.`,
    inPart: (id: string, part: string) => `${part}, which is part of ${id}, says that someone is in danger.`,
    inHidden: (id: string) => `A restricted report that is part of ${id} says that someone is in danger.`,
  },
  /** The same where it was only written. */
  dangerMaybe: {
    now: (id: string) => `What the author of ${id} has just written may mean that someone is in danger.`,
    before: (id: string) =>
      `What the author of ${id} wrote may mean that someone is in danger, and nobody has acknowledged it.`,
    inPart: (id: string, part: string) =>
      `What was written in ${part}, which is part of ${id}, may mean that someone is in danger.`,
    inHidden: (id: string) =>
      `What was written in a restricted report that is part of ${id} may mean that someone is in danger.`,
  },
  namesSomebody: (id: string) => `What is written about ${id} names somebody who has to do with it.`,
  waitsElsewhere: (id: string, marking: string) =>
    `Something about ${id} waits for you. Open it on a platform that may carry ${marking}.`,
  dangerUnacknowledged: (id: string, minutes: number) =>
    `${id}: for ${lasting(minutes)} nobody has acknowledged that someone is in danger.`,
  dangerUnacknowledgedCso: (id: string) =>
    `${id}: nobody has acknowledged yet that someone is in danger, and whoever has to has been told.`,
  dangerNamedDealing: (id: string) =>
    `Whoever is dealing with the danger in ${id} may be the one whom it is about. See for yourself that help is on its way.`,
  authorAdded: (id: string) => `The author of ${id} added to it.`,
  authorWithdrew: (id: string) => `The author of ${id} withdrew it. The record is kept.`,
  listHeading: 'Security events',
  listNone: 'Nothing open.',
  listMore: (filter: readonly string[], after: string) =>
    `More: ⏵event list ${[...filter, 'after', after].join(' ')}`,
  listAfter: 'Write the number of an event after the word “after”, such as EV-2026-0001.',
  listBadFilter: (word: string, types: string) =>
    `I do not know the filter “${word}”. Use open, mine, overdue, all, a severity, after EV-…, or a type: ${types}.`,
  unacknowledged: (id: string, minutes: number) =>
    `${id} has waited ${lasting(minutes)} without being acknowledged.`,
  unacknowledgedCso: (id: string) =>
    `${id} is still not acknowledged, and the officers on duty have been told.`,
  gathered: (n: number) => (n === 1 ? 'One more report' : `${n} more reports`),
  gatheredList: (ids: string) => `Without a card, because many came at once: ${ids}`,
  gatheredHint: 'Write “⏵event list” to see them all.',
  mismatch: (address: string, platform: string) =>
    `An account on ${platform} that is not the one on file uses the address ${address}. It was given no rights. Check whether the person’s account changed; if so, correct it with an import.`,
};
