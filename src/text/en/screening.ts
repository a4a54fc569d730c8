import { change } from './screening-change.ts';
import { officers } from './screening-officers.ts';

export const screening = {
  change,
  officers,
  reminder: {
    update: (level: string, until: string, left: number) =>
      left === 0
        ? `Your ${level} is valid until today, ${until}. Call the screening office now.`
        : `Your ${level} is valid until ${until}: ${left} ${left === 1 ? 'day' : 'days'} left. The update has to be finished before then.`,
    'recurring-check': (level: string, due: string, left: number) =>
      `A recurring check for your ${level} is due by ${due}, in ${left} ${left === 1 ? 'day' : 'days'}. Have the consent and the information ready that the screening office asks for.`,
    general: 'There is something about your security screening that you should look at soon.',
    see: 'My screening',
    snooze: 'Remind me later',
    snoozed: (day: string) => `I will remind you again on ${day}, unless it is under way by then.`,
    nothing: 'There is no reminder to put off.',
    noLater: 'There is no later day on which I could remind you. Call the screening office now.',
  },
  heading: 'Your security screening',
  levels: {
    'site-access-status': 'Site Access status',
    'site-access-clearance': 'Site Access clearance',
    reliability: 'Reliability status',
    'enhanced-reliability': 'Enhanced Reliability status',
    secret: 'Secret clearance',
    'enhanced-secret': 'Enhanced Secret clearance',
    'top-secret': 'Top Secret clearance',
    'enhanced-top-secret': 'Enhanced Top Secret clearance',
  },
  lacksLevel: (name: string) =>
    `${name} was not let in: the screening level needed here is not confirmed for them today.`,
  stages: {
    requested: 'Request received',
    consent: 'Waiting for your consent and forms',
    identity: 'Your identity is being verified',
    activities: 'Checks are being made',
    processing: 'Being processed',
    briefing: 'Waiting for your security briefing',
  },
  nextSteps: {
    requested: 'The screening office will write to you.',
    consent: 'Give your consent and send in the forms you were asked for.',
    identity: 'Bring or send the identification you were asked for.',
    activities: 'Nothing to do, unless you are asked for something.',
    processing: 'Nothing to do, unless you are asked for something.',
    briefing: 'Attend the briefing and sign the certificate. Access comes after that.',
  },
  level: 'Level',
  temporaryLevel: (level: string) => `${level}, temporary access`,
  granted: 'Granted',
  validUntil: 'Valid until',
  endedOn: 'Validity ended',
  nextCheck: 'Next recurring check',
  checkOverdue: 'Recurring check, due since',
  overdueAdvice:
    'This check is overdue. Your level stays valid, but rooms and events that need it may wait until it is done. The screening office does it with you.',
  request: 'Request under way since',
  stage: 'Step',
  nextStep: 'Next step',
  renew: 'The update has to be finished while it is valid. Your screening office starts it with you.',
  temporaryEnds: 'Temporary access ends on that day. The screening office can tell you what comes after it.',
  renewNow: 'Get in touch with the screening office now.',
  askWhom: 'Whom to ask',
  office: 'Screening office',
  marked: (marking: string) => `${marking}: for you only.`,
  nothing:
    'I have nothing about your screening that I can show here. That can have many reasons, and says nothing about you. The screening office can tell you more.',
  notHere: (marking: string) =>
    `Your own screening record is ${marking} and cannot be shown on this platform. I answer general questions here.`,
  goTo: (words: string, places: string) =>
    `Write “${words}” to me on ${places}, or ask the screening office.`,
  word: 'screening',
  goToOffice: 'Ask the screening office.',
  places: { slack: 'Slack', teams: 'Teams', console: 'the console' },
  source: (title: string, clause: string, verified: string) => `${title}, ${clause}. Verified ${verified}.`,
  unsure:
    'I am not sure that I have the answer. Do you mean one of these? If not, the screening office can help.',
  noAnswer: 'I have no answer to that. Ask it in other words, or ask the screening office. I will not guess.',
  withheld: {
    others: 'I tell people about their own screening only, never about anybody else’s.',
    findings:
      'What was found about somebody, and why it was decided so, is never told here. A denial or a revocation comes in writing, with its reasons.',
  },
  nearest: 'What I can answer:',
  alsoAnswers: 'Or is it a question about security screening? I can answer:',
  ownLifeToo:
    'What has changed in your own life is for the screening officers, not the security desk. Tell them with this form:',
  askedReport: 'Something to report?',
};
