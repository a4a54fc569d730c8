export const change = {
  word: 'screening change',
  name: 'Change of circumstances',
  title: 'A change in my life',
  intro:
    'Only the screening officers and the chief security officer read this. Say what changed, or just choose and let them ask.',
  kind: 'What changed',
  kinds: {
    'criminal-record': 'My criminal record',
    'law-enforcement': 'Involvement with the police or the courts',
    associates: 'Association with criminals',
    finances: 'A significant change in my finances',
    contacts: 'Persistent or unusual contacts, or attempts to get unauthorized access',
    'personal-status': 'My legal or personal status, marital status included',
    other: 'Something else',
  },
  what: 'What happened, in your own words',
  whatHint: 'As little as you like. Nothing about other people’s records, and nothing classified.',
  since: 'Since when',
  contact: 'How an officer may reach you',
  marking: 'Highest marking of what you are about to write',
  needSomething: 'Choose what changed, or say it in a few words.',
  future: 'That day is still to come. Give the day it happened.',
  recorded: (id: string) => `Received: ${id}`,
  short: (id: string) =>
    `${id} is received. Only the screening officers and the chief security officer see it.`,
  who: 'Only the screening officers and the chief security officer see it. Neither the security desk nor your manager does.',
  next: 'You will be told in our own chat when an officer has seen it. They may ask you something; nothing is decided in chat.',
  duty: 'People with a status or clearance report such changes to their manager or the chief security officer (Directive on Security Screening, Appendix G).',
  chooseKind: 'What it is about',
  kindKept: (kind: string) => `Noted: ${kind}.`,
  notHere: (marking: string) =>
    `A change of circumstances is ${marking} and cannot be written on this platform. I have kept nothing of it.`,
  whatToReport: 'What has to be reported:',
  withheld: (marking: string) =>
    `This is ${marking}, and may not be written here. I have kept none of your text.`,
  withheldRecord: (id: string) =>
    `I noted under ${id}, for the screening officers only, that you want to tell them of a change. They will get in touch.`,
  officersTold: (id: string) => `A change of circumstances was reported: ${id}.`,
  unacknowledged: (id: string) =>
    `${id} is still not acknowledged, and the screening officers have been reminded.`,
  toAuthor: {
    acknowledged: (id: string) => `A screening officer has seen what you told them under ${id}.`,
    taken: (id: string) => `A screening officer is now handling what you told them under ${id}.`,
    asked: (id: string) =>
      `A screening officer asked you something about ${id} and is waiting for your answer.`,
    question: (id: string) => `A screening officer asks about what you told them under ${id}:`,
    questionByTelephone: (id: string) =>
      `A screening officer has a question about ${id} that may not be written here. Please call the screening office and give this number.`,
    closed: (id: string) => `The screening officers have finished with ${id}. Thank you for telling them.`,
    reopened: (id: string) => `A screening officer has taken up ${id} again.`,
    dangerSeen: (id: string) =>
      `A screening officer has seen that someone is in danger, as you wrote in ${id}.`,
  },
  cannotAsk: (id: string) =>
    `The author of ${id} wrote from a platform that may not carry this. Reach them by telephone or in person.`,
};
