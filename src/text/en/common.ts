import type { Language } from '../../chat/event.ts';
import { clock, moment, zonedMoment } from '../moment.ts';

export const common = {
  language: 'en' as Language,
  usage: (example: string) => `I need a little more for that. For example: ⏵${example}`,
  forExample: (example: string) => `For example: ⏵${example}`,
  usageFound: (found: string, example: string) =>
    `I could not use “${found}” there. For example: ⏵${example}`,
  usageUnknown: (head: string, found: string) =>
    `There is no “${head} ${found}”. Write “⏵help ${head}” to see what there is.`,
  unknown:
    'I do not know that command. Write “⏵report” followed by what happened, “⏵numbers” for the emergency numbers, or “⏵help” for everything you can do.',
  chooseFirst: 'Nothing is chosen yet. Choose one from the list, then press the button beside it.',
  notAllowed: 'Your role does not allow that. The security desk can help you.',
  membersOnly:
    'This account may report an event and see the emergency numbers. For anything else, use your department account or call security.',
  notRecorded:
    'This was NOT recorded: Vigie cannot store anything at the moment. Call the security desk now, and try again in a few minutes.',
  failed: (reference: string) =>
    `Something went wrong and this was not recorded. Please try again, or call the security desk. Reference: ${reference}`,
  answeredPrivately: 'Answered privately.',
  answeredLate:
    'This answer could not be shown to you at once. It comes late, and perhaps for the second time.',
  askAgain: 'I had an answer for you that could not be shown. Please ask once more.',
  mentionWasVisible:
    'Your message in the shared conversation was visible to everybody there. Next time, write to me here.',
  mentionIsVisible:
    'Everybody in this conversation can see the message you wrote to me. Next time, write in a chat with me alone.',
  invalidForm: 'Nothing was recorded yet. Please correct this:',
  answerNotKept: '(This answer is kept nowhere. Ask again to see it.)',
  wordsNotKept: '(Words marked above what may be written here. They are kept nowhere.)',
  wordsLeftOut: 'I have left out what you wrote: it looks like something that may not be written here.',
  changedMeanwhile:
    'Somebody else changed this while your form was open. Nothing was kept. Copy your words, open the form again, and enter them with theirs.',
  formTooLong:
    'What is filled in here is longer than Slack can show in a form. Nothing was changed. Open it on another platform, or add a note to the record instead.',
  sentBefore: 'This form was sent before, and said something else then. What you sent now is not recorded.',
  editedSince:
    'I answered your message as it was when you sent it. What you changed in it since is not recorded: write it to me as a new message.',
  formExpired:
    'This form was too old, so nothing was recorded. Please look through what you wrote and send it once more.',
  gone: 'That button no longer does anything. Write “⏵help” to see what you can do.',
  noRecord: (id: string) =>
    `I have no record ${id} that you may see. Check the number, or write “⏵report mine” to see yours.`,
  rolesChanged: (user: string) =>
    `An import by ${user} changed roles, or the accounts of people who hold them:`,
  emergencyNumbers: 'Emergency numbers',
  deskTelephone: 'Security desk',
  working: 'One moment, please…',
  close: 'Close',
  notPrivately: {
    report: (_phone: string) =>
      'I could not write to you privately, but what you reported is recorded. Open a chat with me and write “⏵report mine” to read it.',
    draft: (phone: string) =>
      `I could not write to you privately, and nothing is reported yet. Write “⏵report” and what happened, here or in a chat with me, or call the security desk at ${phone}.`,
    nothing: (phone: string) =>
      `I could not write to you privately. Open a chat with me and write to me there, or call the security desk at ${phone}.`,
  },
  formTooLongForTeams:
    'What is filled in here already is too long for a form on Teams. It is kept as it is: export the record to read it, and write what is new in a note.',
  cancel: 'Cancel',
  send: 'Send',
  yes: 'Yes',
  no: 'No',
  list: (items: readonly string[]) => items.join(', '),
  size: (bytes: number) => (bytes < 1_000 ? `${bytes} bytes` : `${Math.ceil(bytes / 1_000)} kB`),
  exerciseMark: 'EXERCISE',
  when: (date: Date, timeZone: string) => moment('en-CA', date, timeZone),
  whenInZone: (date: Date, timeZone: string) => zonedMoment('en-CA', date, timeZone),
  clock: (date: Date, timeZone: string) => clock('en-CA', date, timeZone),
  skippedTime: (time: string, date: string) =>
    `Clocks are set forward and skip ${time} on ${date}: there is no such time. Give one before or after.`,
  markings: {
    unclassified: 'Unclassified',
    'protected-a': 'Protected A',
    'protected-b': 'Protected B',
    'protected-c': 'Protected C',
    confidential: 'Confidential',
    secret: 'Secret',
    'top-secret': 'Top Secret',
  },
  /** A name and what is said of it. */
  pair: (name: string, said: string) => `${name}: ${said}`,
  severities: { low: 'Low', medium: 'Medium', high: 'High', 'very-high': 'Very high' },
  statuses: {
    open: 'Reported',
    acknowledged: 'Acknowledged',
    taken: 'Being handled',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
  },
};
