export const report = {
  formTitle: 'Situation report',
  submit: 'Issue it',
  intro: 'Filled in with what changed since the last one: keep what matters, take out the rest.',
  title: (number: number) => `Situation report ${number}`,
  asOf: 'As of',
  by: 'Prepared by',
  parts: {
    situation: 'Current situation',
    impacts: 'Impacts on people, services, information and assets',
    done: 'Decided and done',
    planned: 'Planned',
    needed: 'Decisions needed',
    communications: 'Communications',
  },
  usage: (id: string) =>
    `Write “⏵crisis sitrep ${id}” for the form, or “⏵crisis sitrep ${id} 2 share” for a copy of no. 2.`,
  needSituation: 'Say how things stand.',
  issuedMeanwhile: (number: number, who: string, at: string) =>
    `While you wrote, ${who} issued situation report ${number} (${at}). If another is needed, open the form again: what you wrote is still here.`,
  badTime: 'Give a time such as 15:30.',
  nextDate: 'Next report: day, where it is later',
  needNext: 'Give the time as well.',
  issued: (number: number, next: string) => `Situation report ${number} is issued. The next one: ${next}.`,
  notShown: {
    level: (names: string) => `Not shown to ${names}: not let into this crisis`,
    elsewhere: (names: string) => `Not shown to ${names}: on no platform that may carry its marking`,
    unreached: (names: string) => `Not shown to ${names}: not reached in chat`,
  },
  isDue: (id: string) => `${id}: the next situation report is due now.`,
  isLate: (id: string) => `${id}: the situation report is late.`,
  write: 'Write it',
  snooze: 'Remind me later',
  snoozed: (until: string) => `You are reminded again: ${until}. The report is still due when it was.`,
  nothingToSnooze: 'That report was issued meanwhile.',
  shareTitle: 'Copy for others',
  shareSubmit: 'Make the copy',
  shareIntro:
    'Take out what whoever gets the copy may not see, be it another department or the media. What you changed or took out is kept as withheld, with your reason and to whom the copy goes. Vigie sends it to nobody: you get the documents.',
  why: 'What was taken out, and why (stays here)',
  to: 'To whom it goes',
  needWhy: 'Say what was taken out, and why.',
  needTo: 'Say to whom it goes.',
  stillMarked: 'This still bears a marking. A copy for others is unclassified: take it out.',
  sharedDone: (number: number, to: string, withheld: string) =>
    `The copy of report ${number} for ${to} is ready. Withheld: ${withheld}.`,
  nothingWithheld: 'nothing',
  withheld: 'Withheld',
  itsName: 'Name of the crisis',
  sharedNote: (withheld: boolean): string =>
    withheld
      ? 'This copy was made for others. Some information was withheld.'
      : 'This copy was made for others. Nothing was withheld.',
  none: (id: string) => `${id} has no such situation report. “⏵crisis sitrep ${id}” writes one.`,
  notSpeaker:
    'The event lead, the deputy, communications, a liaison, an officer or the CSO makes copies for others.',
};

export const severity = {
  change: 'Change the severity',
  is: (severity: string) => `Severity: ${severity}.`,
  changed: (who: string, from: string, to: string, next: string) =>
    `${who} changed the severity: ${from} → ${to}. Next situation report: ${next}.`,
  same: (severity: string) => `The severity is ${severity} already. Nothing was changed.`,
  unknown: (found: string, id: string) =>
    `“${found}” is not a severity. There are: low, medium, high, very-high. For example: ⏵crisis severity ${id} very-high`,
  notYou: 'The event lead, the deputy, an officer or the CSO changes the severity.',
};

export const services = {
  heading: 'Critical services',
  title: 'Critical services',
  intro:
    'Which services are affected, and how far each is back. The time counts from now, unless you say below since when what is new is down.',
  sinceDate: 'Down since: date',
  sinceTime: 'Down since: time, where it was before now',
  needTime: 'Give the time as well.',
  notYet: 'That is still to come. Give a time that is past.',
  notAffected: 'Not affected',
  notSet: 'The department’s file names no critical services (crisis.criticalServices).',
  same: 'That is so already. Nothing was changed.',
  downOf: (down: string, most: string) => `${down} of at most ${most}`,
  over: 'OVER THE MAXIMUM DOWNTIME',
  reachedMost: (id: string) => `${id}: a critical service has reached its maximum downtime.`,
  backAfter: (time: string) => `back at an acceptable level after ${time}`,
  states: { down: 'down', degraded: 'working in part', restored: 'back at an acceptable level' },
};

export const board = {
  heading: 'Running crises',
  none: 'No crisis is running that you may see.',
  look: 'How one stands, and what to do in it',
  stands: 'How it stands',
  age: 'Open for',
  lastReport: 'Last report',
  noReport: 'none yet',
  openActions: 'Open actions',
  overdue: 'Overdue',
  neededTwice: 'Needed by more than one:',
};
