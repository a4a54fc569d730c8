export const closing = {
  title: 'Close the crisis',
  submit: 'Close it',
  intro: 'What you write here goes into the after-action report.',
  outcome: 'Outcome',
  summary: 'What happened and how it ended',
  needOutcome: 'Choose an outcome.',
  needSummary: 'Say in a few sentences how it ended.',
  notYou: 'The event lead, the deputy, an officer or the CSO closes a crisis, and opens it again.',
  leftovers: (id: string) =>
    `${id} cannot be closed yet: this would be forgotten. Settle it, move it to the list of actions, or say why it is no longer needed.`,
  task: 'Checklist',
  noOwner: 'nobody has it',
  noDate: 'it has no date',
  toActions: 'Move all to the actions and close',
  notNeeded: 'The rest is no longer needed…',
  leftWill: {
    actions:
      'Once you close it, what is still open becomes actions with an owner and a date. Nobody is told before that.',
    waive:
      'Once you close it, every task of the checklist that is still open is marked as not needed, for your reason. Actions without an owner or a date, and services that are not back, go to the list of actions.',
  },
  whyNotNeeded: 'Why the rest is no longer needed',
  needWhy: 'Say why: it stays on the record.',
  readOut: (id: string, outcome: string, until: string) =>
    `${id} is CLOSED: ${outcome}. It can be opened again until ${until}.`,
  reopened: (id: string) => `${id} is open again.`,
  reopenedBy: (id: string, who: string) => `${who} opened ${id} again.`,
  restore: (service: string) => `Bring back to an acceptable level: ${service}`,
  isOpen: (id: string) => `${id} is open.`,
  needReason: (id: string) => `Say why, for example: ⏵crisis reopen ${id} the water is back`,
  goesOn: (id: string, other: string) => `${id} goes on in ${other}.`,
  eventGoesOn: (into: string) =>
    `The event that it was about was merged into ${into}: it is about that one now.`,
  eventUnknown: (into: string) =>
    `The event that it was about was merged into ${into}, which you do not see. The room goes on without it.`,
  eventHasRoom: (into: string, crisis: string | undefined) =>
    `The event that it was about was merged into ${into}, which has a room of its own${crisis ? `, ${crisis}` : ''}. This one goes on without it.`,
  eventHasOther: (crisis: string | undefined) =>
    crisis
      ? `The event that it is about has another open room by now, ${crisis}: agree who works in which.`
      : 'The event that it is about has another open room by now, which you do not see.',
  eventTooClose: (into: string) =>
    `The event that it was about was merged into ${into}, which is kept more closely than this room, or from somebody in it. The room goes on without it: open one for ${into} if you need it.`,
  outcomes: {
    resolved: 'Resolved',
    'handed-over': 'Handed over to others',
    'false-alarm': 'False alarm',
    'exercise-ended': 'Exercise ended',
  },
};

export const afterAction = {
  title: 'After-action report',
  isDraft: 'Draft, made from the record. It has to be reviewed by people who were there.',
  isReviewed: 'Reviewed.',
  closed: 'Closed',
  outcome: 'Outcome',
  summary: 'Summary',
  late: 'late',
  blank: 'To be written',
  held: (since: string, until: string | undefined) =>
    until ? `from ${since} to ${until}` : `since ${since}`,
  left: (at: string) => `until ${at}`,
  kinds: { response: 'during the crisis', corrective: 'corrective' },
  parts: {
    worked: 'What worked',
    gaps: 'Gaps',
    causes: 'Causes',
    plans: 'Changes to plans (security, continuity, cyber)',
    informed: 'Who has to be told of the results',
  },
  questions: {
    worked: 'What worked well for you?',
    missing: 'What did you lack?',
    change: 'What should be different next time?',
  },
  sections: {
    crisis: 'Crisis',
    review: 'Analysis',
    actions: 'Actions',
    decisions: 'Decisions',
    timeline: 'Timeline',
    roles: 'Roles, and who held them when',
    people: 'Who took part',
    checklist: 'Checklist',
    services: 'Critical services',
    informed: 'Who was informed',
    answers: 'What those who took part say',
    scorecard: 'Scorecard',
  },
  states: {
    draft: 'A draft of the after-action report is ready, made from the record. Read it and complete it.',
    reviewed: 'The after-action report was reviewed. It can be shared with those who took part.',
    shared: 'The after-action report was shared with those who took part.',
  },
  review: 'Complete and review',
  corrective: 'Corrective action',
  correctiveIntro:
    'It stays on the department’s list, with reminders, until it was done and somebody else verified it.',
  share: 'Share with those who took part',
  sharedBefore:
    'Those who took part have it as it was before. Share it again if they should have it as it is now.',
  changedAfterSharing: (id: string, who: string) =>
    `${who} changed the after-action report of ${id} after you shared it. Those who took part have it as it was before.`,
  formTitle: 'After-action report',
  formIntro: 'Fill in every part; then the report counts as reviewed.',
  needPart: 'Write at least a sentence.',
  notClosed: (id: string) => `${id} still runs. Its report is made when it is closed.`,
  reviewFirst: 'Review it first.',
  forYou: (id: string) =>
    `The after-action report of ${id} is ready. Please answer three questions about it.`,
  answerThem: 'Answer three questions',
  sharedWith: (count: number) => (count === 1 ? 'One person has it.' : `${count} people have it.`),
  questionsTitle: 'Three questions',
  questionsIntro: 'Your answers go into the report without your name.',
  thanks: 'Thank you. Your answers are in the report.',
};
