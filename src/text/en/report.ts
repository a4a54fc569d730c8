export const report = {
  dangerHeading: 'If anyone is in danger, call now',
  dangerNext: 'Get to safety first. The security desk is being alerted; calling is faster than writing.',
  dangerUnreached:
    'Get to safety first. What you wrote is recorded, but the security desk could not be reached yet: call the numbers above.',
  deskUnreached: (phone: string) =>
    `It is recorded, but the security desk could not be reached yet: Vigie cannot send anything at the moment. If it cannot wait, call the desk at ${phone}.`,
  recorded: (id: string) => `Recorded: ${id}`,
  recordedShort: (id: string, type: string) =>
    `${id} is recorded (${type}) and is being passed on to the security desk.`,
  dangerSeen: (id: string) => `A security officer has seen that someone is in danger, as you wrote in ${id}.`,
  during: (alert: string, event: string) =>
    `${alert} is an exercise, but this is taken as real. If you are only taking part in the exercise, say so now: ⏵report note ${event} exercise only`,
  dangerButton: 'Someone is in danger',
  dangerAgain: (id: string) => `Someone is in danger. I reported ${id} earlier.`,
  nextInDanger: 'You will be told in our own chat when an officer has seen it.',
  next: (minutes: number) =>
    `It is being passed on to the security desk. You will be told in our own chat when an officer acknowledges it, normally within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  typeLabel: 'I understood',
  changeType: 'Change the type',
  adviceHeading: 'What to do now',
  addWhere: 'Say where you are, and what you need',
  addDetails: 'Add details or a photo',
  withdraw: 'Withdraw',
  masked: (n: number) =>
    n === 1
      ? 'A number that looks like a social insurance number was masked before anything was stored.'
      : `${n} numbers that look like social insurance numbers were masked before anything was stored.`,
  giveBack: 'It was an asset number',
  assetTitle: 'Asset number',
  assetLabel: 'Asset or serial number, exactly as it should be kept',
  assetKept: (id: string) => `The asset number is kept with ${id}.`,
  clipped:
    'Your text was longer than I can keep; the first 100,000 characters are recorded. Send the rest as a note.',
  flood: (id: string) =>
    `You have sent a lot in a minute. Nothing is lost: I added this to ${id}. If it is urgent, please call the security desk.`,
  withheldHeading: 'Please do not write this here',
  withheld: (marking: string, ceiling: string) =>
    `This looks like ${marking}, and only information up to ${ceiling} may be written here. I have kept none of your text.`,
  unwrittenHeading: 'You did right to write nothing here',
  unwritten: (marking: string, ceiling: string) =>
    `What you have to tell is ${marking}, and only information up to ${ceiling} may be written here.`,
  withheldRecord: (id: string) =>
    `I made the record ${id} with the marking, the time and your name only, and asked the security desk to reach you.`,
  withheldRecordSealed: (id: string) =>
    `I made the record ${id} with the marking and the time only. Your name is sealed, and you need not give it when you call.`,
  withheldCall:
    'Call the security desk, say none of it on the telephone, and tell them in person or by an approved means:',
  withheldStays:
    'Your message itself is still on this platform. Do not delete it or forward it: the security desk will tell you how it is removed.',
  withheldMayStay:
    'If you also sent it as a message, do not delete or forward that: the security desk will tell you how it is removed.',
  form: {
    title: 'Report to security',
    intro: 'Only what happened is needed; leave the rest empty if you are in a hurry.',
    keptAside: 'What you wrote is kept whole. Add to it here, and send.',
    danger: 'Is anyone in danger now?',
    marking: 'Highest marking of what you are about to write',
    markingHint: (ceiling: string) =>
      `Up to ${ceiling} may be written here. Above that, choose it anyway and leave the text empty.`,
    type: 'What kind',
    typeAny: 'I am not sure',
    what: 'What happened',
    whatHint: 'In your own words, without social insurance numbers or the content of sensitive documents.',
    date: 'When: date',
    time: 'When: time',
    where: 'Where',
    contact: 'How to reach you',
    confidential: 'Report confidentially',
    confidentialText:
      'Keep my name from the security officers. It is sealed; two officers together may open it with a reason, and you are told. Administrators of this platform, a court or access-to-information law may still make it known. Your files may give it away too, by what they show or contain.',
    files: 'Photos or files',
    needWhat: 'Say in a few words what happened.',
    future: 'That time is still to come. Give the time it happened.',
    badTime: 'Give a date that exists, with the time if you know it.',
    confidentialShared: (phone: string) =>
      `A confidential report can only be sent from your own chat with me, or in a form that you alone see. Write “⏵report” there, or call the security desk at ${phone}: you need not give your name.`,
    filesKept: (names: string) => `Kept, and sent with this report: ${names}.`,
    openButton: 'Open the report form',
    openerText: 'Here is the form to report to security.',
  },
  notice: {
    heading: 'Privacy notice',
    purpose: 'Why',
    authority: 'Authority',
    bank: 'Personal information bank',
    seenBy: 'Who sees it',
    kept: 'How long',
  },
  plainUnsent: 'What you wrote a moment ago has not been sent yet. The button sends all of it.',
  plainOffer: 'Shall I send this to security? Nothing is recorded as a report until you choose.',
  plainQuestion:
    'I cannot answer that. I pass on to security what you see or what happens to you, and I answer questions about security screening; “⏵help” shows the rest. If security should look into this, press the button: nothing is recorded as a report until you do.',
  atDesk: (id: string) => `${id} is recorded and passed on to the security desk.`,
  notAtDesk: (id: string) =>
    `${id} is recorded, but the security desk could not be reached yet: call the numbers above.`,
  plainSendNow: 'Send to security now',
  plainTogether: 'Send all of it together',
  plainNotAlone: 'You wrote something else a moment ago that has not been sent either.',
  plainDetails: 'Add details first',
  plainAttach: (id: string) => `Add to ${id}`,
  plainAttachNamed: (id: string) => `Add to ${id}, with my name`,
  plainAnswer: (id: string) => `Answer about ${id}`,
  plainAnswerNamed: (id: string) => `Answer about ${id}, with my name`,
  plainAsked: (id: string) => `Security asked you something about ${id} and is waiting for your answer.`,
  plainKeepsSealed: (ids: string) => `What you add to ${ids} goes without your name.`,
  plainNewSealed: 'Send as a new report, without my name',
  plainNewNamed: 'Send as a new report, with my name',
  plainSealedElsewhere: 'To add to a report that is without your name, write to me in our own chat.',
  dangerSealed: 'Someone is in danger (without my name)',
  dangerNamed: 'Someone is in danger (with my name)',
  draftGone:
    'That message is no longer kept. “⏵report mine” shows what was sent; for anything else, write “⏵report” followed by what happened.',
  filesOnly: (names: string) => `I received ${names}. What should I do with it?`,
  detailsTitle: 'Add to your report',
  detailsLabel: 'Details',
  nothingLeft: 'Nothing was recorded. Write what happened, or send another file.',
  detailsNeed: 'Write something, or add a file.',
  noted: (id: string) => `Added to ${id}.`,
  notAdded: (id: string) => `I find no report of yours with the number ${id}, so this is a new report.`,
  mayBelong: (id: string) =>
    `If it belongs to one of these, press it: I add your words and files there and withdraw ${id}.`,
  staysToo: (id: string) => `The security desk is already looking at ${id}, so it stays as well.`,
  staysApart: (id: string) => `${id} stays a report of its own: the security desk deals with it separately.`,
  closedSoNew: (id: string) =>
    `${id} is closed, so this is a new report. To add to ${id} all the same, write “⏵report note ${id}” and what you have to say.`,
  withdrawnSoNew: (id: string) => `${id} is withdrawn, so this is a new report.`,
  numberLeftOut: (id: string) =>
    `I left the number ${id} out of it, because the security desk sees your name there.`,
  namesSealedSoNew: (id: string) =>
    `What you wrote may be about a report without its author’s name. In ${id}, where the security desk sees your name, that could tell whose it is: so this is a new report, without your name.`,
  sealedLeftOut: (id: string) =>
    `I left the number ${id} out of it: beside your name, it could tell who reported ${id}.`,
  nameIsShown: (id: string) =>
    `The security desk already sees your name with ${id}, and with what you just added. To tell something without your name, write a new report that begins with “confidentially”.`,
  typeChanged: (id: string, type: string) => `${id} is now “${type}”.`,
  typeIsDesks: (id: string) =>
    `The security desk works on ${id} already, and its type is theirs to set. If it is wrong, say so in a note: ⏵report note ${id}`,
  typeKept: (id: string) => `The work on ${id} is over, so its type stays. Add a note if it is wrong.`,
  typeFixed: (id: string) => `The type of ${id} cannot be changed. Add a note if something in it is wrong.`,
  withdrawn: (id: string) => `${id} is withdrawn. The record is kept, and the security desk has been told.`,
  keptDanger: (id: string) =>
    `${id} says that someone is in danger, so it cannot be withdrawn. Tell the security desk if it is over.`,
  keptTaken: (id: string) => `An officer is handling ${id}, so it cannot be withdrawn. Add a note instead.`,
  keptNeeded: (id: string) =>
    `The department still needs ${id}, so it cannot be withdrawn. If something in it is wrong, add a note.`,
  keptWithdrawn: (id: string) => `${id} is already withdrawn.`,
  closedForNotes: (id: string) => `${id} is withdrawn. Write a new report if something else happened.`,
  mineHeading: 'Your reports',
  mineNone: 'You have not reported anything yet. Write “⏵report” followed by what happened.',
  mineOpen: (id: string) => `Open ${id}`,
  mineMore: (n: number) => `The ${n} newest are shown.`,
  details: {
    type: 'Type',
    status: 'Status',
    reported: 'Reported',
    happened: 'Happened',
    where: 'Where',
    severity: 'Severity',
    officer: 'Officer',
    files: 'Files',
    contact: 'How to reach',
    author: 'Reported by',
    marking: 'Marking',
    danger: 'Danger',
  },
  notesHeading: 'Notes',
  notesEarlier: (n: number) => `${n} earlier, kept in the record`,
  contentElsewhere: (marking: string) =>
    `The content is ${marking} and may not be shown on this platform. Open it in one that may carry it, or call the security desk.`,
  aboutElsewhere: (id: string, marking: string, places: string) =>
    `What is written about ${id} is ${marking} and may not be written here. Where it may be: ${places}.`,
  aboutNowhere: (id: string, marking: string) =>
    `What is written about ${id} is ${marking}, which no platform of this department may carry. Keep it by an approved means.`,
  aboutNotKept: 'I have kept none of your text. If you sent it as a message, it is still on this platform.',
  acknowledged: (id: string) => `A security officer has seen your report ${id}.`,
  taken: (id: string) => `A security officer is now handling your report ${id}.`,
  file: {
    tooBig: (name: string, megabytes: number) => `${name} was not kept: it is larger than ${megabytes} MB.`,
    empty: (name: string) => `${name} was not kept: it is empty.`,
    type: (name: string) => `${name} was not kept: this kind of file is not accepted.`,
    claims: (name: string) => `${name} was not kept: its content is not what its name says.`,
    marked: (marking: string, phone: string) =>
      `A file was not kept: by its name it is ${marking}, which may not be sent here. Do not delete or forward it. Call the security desk at ${phone}, and say none of it on the telephone.`,
    unread: (name: string) =>
      `${name} could not be read from the platform and was not kept. Please send it again.`,
    tooMany: (most: number) =>
      most === 1
        ? 'Only one file is kept with one message; the others were not.'
        : `Only ${most} files are kept with one message; the others were not.`,
    elsewhere: 'To add a photo, send it to me in our own chat.',
    mayName:
      'Security gets your files as they are: what they show or contain, such as their author or where a photo was taken, may tell who you are.',
    renamed: (name: string) => `The name of a file contained yours: it is kept as ${name}.`,
  },
  confidentialKept:
    'Your name is sealed: security does not see it, and answers reach you through me, in our own chat. Two officers together may open it with a reason, and you are told. Administrators of this platform, a court or access-to-information law may still make it known.',
  plainSealed: 'You asked not to be named: your name will be sealed.',
  plainNamesSealed: 'It may be about a report without its author’s name: your name will be sealed here, too.',
  sealedByNumber:
    'Your name is sealed because what you wrote may be about a report without its author’s name. If you do want to give it, say so in a note.',
  shownAlone: 'This was sent. Write “⏵report mine” in our own chat to see what became of it.',
  plainSeal: 'Send without my name',
  confidentialAuthor: 'Confidential',
  helpMeText: 'Asked for help without saying more.',
  homeHeading: 'Vigie: tell security what happened',
  homeReport: 'Report to security',
};
