export const routing = {
  heading: (id: string) => `Whom to tell about ${id}`,
  none: 'As far as is known now, nobody outside the department has to be told.',
  noneYet:
    'Nobody outside the department has to be told yet. Whether the breach is material is not decided: if it is, that changes.',
  tell: (agency: string) => `Tell: ${agency}`,
  clause: (clause: string) => `Standard on Security Event Reporting, ${clause}`,
  how: 'How',
  why: 'Why',
  when: 'By when',
  contact: (ways: string, verified: string) => `${ways} (verified ${verified})`,
  stale: (ways: string, verified: string) =>
    `${ways} (last verified ${verified}: check it before you rely on it)`,
  noContact: 'No contact in the department’s settings.',
  addContact: 'Ask the desk’s lead, and have it added.',
  ownCso: (names: string) => `Here: ${names}`,
  nowToTell: (id: string, agency: string) => `${id} now has to be told to: ${agency}.`,
  ownCsoToCall: (id: string, clause: string, telephone: string) =>
    `${id} is something that you have to be told of as CSO (${clause}). Please call the security desk from an approved telephone: ${telephone}.`,
  timings: {
    'without-delay': 'Without delay',
    'seven-days': 'Within seven days of the decision that it is material',
    'by-plan': 'As your cyber security event management plan says',
    'on-request': 'In the regular cycle, or on request',
    none: 'Policy sets no time',
  },
  departmentDeadline: (moment: string) => `Department’s own deadline: ${moment}`,
  policyDeadline: (moment: string) => `At the latest ${moment}`,
  soon: 'Due soon',
  overdue: 'Overdue',
  done: (name: string, moment: string, reference: string) =>
    `Done by ${name}, ${moment}. Reference: ${reference}`,
  referenceElsewhere: 'may not be shown on this platform',
  markDone: 'They were told…',
  markDoneFor: (agency: string) => `Told: ${agency}`,
  first: 'Before anything else',
  draft: 'Draft',
  draftHeading: (agency: string) => `Draft for ${agency}`,
  draftHint:
    'Vigie does not send it. Complete it, send it yourself by a means that fits its marking, then file it here.',
  answer: 'Answer the questions',
  correct: 'Correct the answers',
  answersGiven: 'What was answered',
  openQuestions: (n: number) =>
    n === 1
      ? 'One question is still open; it may add to this list.'
      : `${n} questions are still open; they may add to this list.`,
  questionsTitle: 'Whom to tell',
  questionsIntro: 'Answer what you know. Nothing is sent to anyone; the answers decide who has to be told.',
  questions: {
    crime: 'Is a crime other than a breach of trust suspected, such as a theft?',
    'serious-crime': 'Could it be a sign of serious crime?',
    'national-security': 'Could national security be concerned, terrorism and controlled goods included?',
    significant:
      'Significant impact likely on this or other departments, or an immediate or coordinated government-wide response needed?',
    it: 'Is information technology involved (a device, an account, a system)?',
    'personal-information': 'Could personal information be involved?',
    contractor: 'Is a contractor or supplier involved?',
    'other-institutions':
      'Is another federal institution involved (its information, its systems, or who received it)?',
    'controlled-goods': 'Are controlled goods involved?',
    cabinet: 'Could Cabinet confidences be involved?',
    comsec: 'Is accountable COMSEC material involved?',
    'breach-of-trust': 'Is a breach of trust by a public officer alleged?',
    'criminal-records': 'Is there an issue with criminal record information?',
  },
  people: 'About how many people’s information is involved?',
  peopleLabel: 'People concerned, about',
  peopleBad: 'Give a whole number, for example 40, or leave it empty.',
  answers: { yes: 'Yes', no: 'No', unsure: 'Not known yet' },
  answered: (id: string) => `Answers kept with ${id}.`,
  filingTitle: 'They were told',
  filing: {
    date: 'Date',
    time: 'Time',
    reference: 'Their reference, or the name of who took it',
    future: 'That time is still to come.',
    tooEarly: (earliest: string) => `That is before it happened. Give a time after ${earliest}.`,
    badTime: 'Give a date and a time that exist, or leave both empty for now.',
    notTold: 'They were not told',
    undo: 'Take this back: they were not told after all. The history keeps what was filed.',
    needReference: 'Give a reference, or write who took it.',
  },
  filed: (id: string, agency: string) => `Filed with ${id}: ${agency} was told.`,
  correctFiling: 'Correct what was filed',
  correctFor: (agency: string) => `Correct: ${agency}`,
  corrected: (id: string, agency: string) =>
    `Corrected in ${id}: ${agency}. The history keeps what was filed before.`,
  takenBack: (id: string, agency: string) =>
    `Taken back in ${id}: it is no longer filed that ${agency} was told.`,
  filedElsewhere: (id: string, into: string) =>
    `${id} was merged into ${into}, and what was filed went along. Set it right there. Nothing was changed.`,
  gone: (id: string) =>
    `That is no longer open for ${id}. Write “⏵event notify ${id}” for the list as it is now.`,
  reminder: {
    soon: (id: string, agency: string, moment: string) => `${id}: ${agency} has to be told by ${moment}.`,
    withoutDelay: (id: string, agency: string) => `${id}: ${agency} has to be told without delay.`,
    owner: (id: string, agency: string) =>
      `${id}: ${agency} should have been told by now, and nobody has filed it.`,
    cso: (id: string, agency: string) =>
      `${id}: ${agency} is still not told. Whoever has to tell them has been reminded.`,
  },
  show: 'Whom to tell',
  toTell: 'Agencies still to tell',
};
