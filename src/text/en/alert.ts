export const alert = {
  kinds: {
    emergency: 'Emergency',
    warning: 'Warning',
    information: 'Information',
    exercise: 'Exercise',
  },
  states: {
    draft: 'not sent',
    scheduled: 'scheduled',
    open: 'sent',
    recalled: 'withdrawn',
    cleared: 'over',
  },
  wanted: {
    none: 'No answer',
    acknowledge: 'That they read it',
    muster: 'Whether they are safe',
  },
  answerLabels: {
    acknowledged: 'I have read this',
    safe: 'I am safe',
    help: 'I need help',
    away: 'I am not on site',
  },
  answers: {
    acknowledged: 'Read',
    safe: 'Safe',
    help: 'Needs help',
    away: 'Not on site',
  },
  languages: { en: 'English', fr: 'French' },
  fields: {
    audience: 'To',
    wanted: 'Answer wanted',
    until: 'Answers until',
    scheduled: 'To be sent',
    marking: 'Marking',
  },
  terms: {
    everyone: 'Everyone',
    floor: (building: string, floor: string) => `${building}, floor ${floor}`,
    roles: {
      employee: 'employees',
      manager: 'managers',
      warden: 'floor wardens',
      officer: 'security officers',
      screening: 'screening officers',
      privacy: 'privacy officers',
      communications: 'communications',
      it: 'IT',
      hr: 'human resources',
      ohs: 'occupational health and safety',
      legal: 'legal services',
      facilities: 'facilities',
      executive: 'executives',
      auditor: 'auditors',
      'deputy-head': 'deputy head',
      cso: 'CSO',
    },
  },
  except: (include: string, except: string) => `${include}; not ${except}`,
  forecast: {
    people: 'People',
    languages: 'Languages',
    languagesValue: (en: number, fr: number) => `${en} English · ${fr} French`,
    ways: 'How',
    platform: (name: string, count: number, minutes: number) =>
      `${name} ${count} (${minutes <= 1 ? 'within a minute' : `about ${minutes} minutes`})`,
    platforms: { slack: 'Slack', teams: 'Teams', console: 'Console' },
    noWay: 'nobody can be reached',
    unreachable: 'Not reached',
    reasons: {
      'no-account': 'without a known account',
      'not-installed': 'without Vigie in Teams',
      left: 'whose account is closed',
      marking: 'only on a platform that may not carry this marking',
    },
  },
  doNotDisturb:
    'A chat message makes no sound for people who turned notifications off. Whoever is not reached, or does not answer, has to be called.',
  heading: (id: string, kind: string, state: string) => `${id} · ${kind} · ${state}`,
  missing: (language: string) => `The ${language} text is missing.`,
  nobody: 'Nobody belongs to this audience. Change it.',
  needLanguage: (language: string) => `The ${language} text has to be added before this can be sent.`,
  needApproval: (people: number, above: number) =>
    `${people} people: above ${above}, a second officer has to approve exactly this text and audience.`,
  lessThanRoom: (crisis: string, room: string, marking: string) =>
    `${crisis} is marked ${room}, and this goes out as ${marking}: write nothing in it that has to stay in the room.`,
  approvedBy: (who: string, at: string) => `Approved by ${who} on ${at}.`,
  notReady: 'Nothing was sent yet.',
  buttons: {
    send: 'Send now',
    schedule: 'Schedule it',
    ask: 'Ask for approval',
    glass: 'Send without approval…',
    translate: 'Add the other language',
    single: 'Send in one language…',
    unreached: 'Who is not reached',
    rehearse: 'Rehearse',
    change: 'Change',
    discard: 'Discard',
    open: 'Open',
    approve: 'Approve',
    approveAndSend: 'Approve and send',
    approveAndSchedule: 'Approve and schedule',
    decline: 'Decline',
    review: 'Review',
    real: 'This is real: I need help',
  },
  sending: (id: string, people: number) =>
    people === 1 ? `${id} is on its way to one person.` : `${id} is on its way to ${people} people.`,
  notReached: (people: number) =>
    people === 1
      ? 'Chat does not reach one more person of its audience.'
      : `Chat does not reach ${people} more people of its audience.`,
  sendingNext: (id: string) => `Write “⏵alert status ${id}” to see who has it and who answered.`,
  scheduledFor: (at: string) => `It will be sent by itself: ${at}. Changing it takes it off the schedule.`,
  scheduleFailed: (id: string) =>
    `${id} was due and was NOT sent: it is not approved as it is now, or has nobody to go to. Open it with “⏵alert show ${id}”.`,
  schedulerGone: (id: string) =>
    `${id} was due and was NOT sent: whoever scheduled it is no longer a security officer. If it is still wanted, open it with “⏵alert show ${id}” and send it yourself.`,
  exerciseStill: (id: string) =>
    `The exercise ${id} is still running. While there is an emergency, it reminds nobody and sends nobody to look for people. To end it: ⏵alert clear ${id}`,
  crisisStill: (id: string) =>
    `The exercise ${id} is still running. While there is an emergency, it brings nothing in and asks nobody for anything. To end it: ⏵crisis close ${id}`,
  /** Read in the room of an exercise. */
  roomStill: (real: string) =>
    `STOP: a real emergency is running (${real}). If its alert reached you, do what it says. This exercise stands still: it brings nothing in and asks nobody for anything until the emergency is over.`,
  exerciseHeld: (id: string, real: string) =>
    `The exercise ${id} was due and was NOT sent: the emergency ${real} is running. Once that is over, open the exercise with “⏵alert show ${id}” if it is still wanted.`,
  besideReal: (real: string) =>
    `The emergency ${real} is real and still running: people may take one for the other. An exercise reminds nobody and sends nobody to look for people until the emergency is over.`,
  startLate: (id: string) =>
    `${id} was due and has not been sent yet: a platform cannot say at the moment who reads its channel. It is tried again every minute. If it cannot wait, open it with “⏵alert show ${id}” and choose another group.`,
  rehearsed: (reached: number, people: number) =>
    `Rehearsed: the message was made as it stands below, and ${reached} of ${people} people can be reached. Nothing was sent.`,
  asRead: (language: string, people: number) => `As those who read ${language} would get it (${people}):`,
  postedIn: (channels: string) => `It would be posted first in: ${channels}.`,
  asked: (id: string, who: string) => `${who} asks you to approve ${id}`,
  approvalAsked: (names: string) => `Asked: ${names}. Changing the alert makes an approval void.`,
  nobodyToApprove: 'Nobody else may approve this now. Call another officer or the CSO.',
  approvedNow: (id: string) => `You approved ${id} exactly as it is.`,
  approvedForYou: (id: string, who: string) => `${who} approved ${id}. It can be sent.`,
  approvedAndSent: (id: string, who: string) => `${who} approved ${id} and sent it.`,
  approvedAndScheduled: (id: string, who: string, at: string) =>
    `${who} approved ${id} and scheduled it. It will be sent by itself: ${at}.`,
  declined: (id: string, who: string) =>
    `${who} did not approve ${id}. Talk to them, change it, or discard it.`,
  declinedNow: (id: string) => `You declined ${id}. Its author has been told.`,
  changedSince: (id: string) =>
    `${id} was changed after you were asked. Nothing was approved; open it with “⏵alert show ${id}”.`,
  requestOver: (id: string) => `${id} was sent. Nobody has to approve it any more.`,
  changedAfterShown: (id: string) =>
    `${id} was changed after this was shown to you. It was neither sent nor discarded. Here it is as it stands now.`,
  needSecond: (id: string) =>
    `${id} needs a second person: an officer or the CSO, listed as such for at least a day, who wrote none of it.`,
  noGlass: 'Only an officer on duty or the CSO may send without approval, and only in an emergency.',
  glassBroken: (id: string, who: string, reason: string) =>
    `${who} sent the emergency alert ${id} without a second person. Reason given: ${reason}`,
  nothingToReview: (id: string) => `There is nothing to review in ${id}.`,
  notYourOwn: 'Somebody else has to review this: you sent it alone, or one of you acts for the other.',
  reviewed: (id: string) => `Your review of ${id} is in its record.`,
  languageAdded: (id: string, language: string) =>
    `The ${language} text of ${id} is there now. Those who read ${language} get it in their message.`,
  languageOwed: (id: string, language: string) =>
    `${id} went out without ${language}, and its text is still owed.`,
  notMissing: (id: string) => `No language is missing in ${id}.`,
  discarded: (id: string) => `${id} is discarded. Nothing was sent.`,
  none: (id: string) => `There is no alert ${id}. “⏵alert list” shows them.`,
  notHere: (id: string, marking: string) =>
    `${id} is marked ${marking} and cannot be shown on this platform.`,
  sentAlready: (id: string) =>
    `${id} was sent already. Use “⏵alert update ${id}”, “⏵alert recall ${id}” or “⏵alert clear ${id}”.`,
  needKind: (found: string, templates: string) =>
    `“${found}” is not a kind of alert. Begin with emergency, warning, information or exercise, or with a template: ${templates}.`,
  needAudience:
    'Say who it is for: everyone, building:90-elgin, floor:90-elgin/3, unit:Policy, role:warden, channel:general, or addresses.',
  needText: 'Say what people should know, in English and in French with “|” between them.',
  needNumber: 'Give the number of an alert, such as AL-2026-0001.',
  needFloor: (example: string) => `Name a floor with its building, for example floor:${example}.`,
  noSuchGroup: (found: string, there: string) => `There is no “${found}”. There are: ${there}.`,
  noSuchPerson: (found: string) =>
    `“${found}” is nobody in the directory. Give the address as it stands there.`,
  channelUnknown:
    'A platform cannot say at the moment who reads that channel. Nothing was kept; try again in a minute, or name another group.',
  badMoment: (found: string) => `“${found}” is not a time. Write 15:30, or Friday 15:30.`,
  pastMoment: (found: string) => `“${found}” is already past. Give a time to come.`,
  farMoment: (found: string) => `“${found}” is more than ninety days away. Give an earlier one.`,
  untilBeforeStart: 'Answers cannot end before the alert is sent. Correct one of the two times.',
  /** Whoever got an alert asks whether it is over. */
  overYet: {
    /** @param last what was said after it */
    stillOn: (alert: string, last: string | undefined) =>
      last === undefined
        ? `${alert} is still running. Keep to what it says. You are told here when it is over.`
        : `${alert} is still running. Said since: “${last}” Keep to that. You are told here when it is over.`,
    noExercise: 'It is not an exercise.',
    over: (alert: string, at: string) => `${alert} has been over since ${at}.`,
    withdrawn: (alert: string, at: string) => `${alert} was withdrawn (${at}): it does not apply any more.`,
  },
  /** What an alert is called where its title may stand. */
  named: (id: string, title: string) => `${id} “${title}”`,
  /** A button below words that an officer wrote without saying what they are for. */
  ofTheseWords: 'Alert people with these words…',
  form: {
    heading: 'New alert',
    submit: 'See it first',
    intro: 'Nothing is sent yet: you see first whom it reaches.',
    what: 'What kind',
    whatHint: 'A template is ready in both languages; words below take the place of its own.',
    ownWords: (kind: string) => `${kind}, in your own words`,
    group: 'To whom',
    typed: 'Only the groups named below',
    groups: 'More groups and exceptions',
    groupsHint: 'For example: floor:90-elgin/3 unit:“Corporate Services” -role:executive -name@example.ca',
    title: (language: string) => `Title in ${language}`,
    body: (language: string) => `Text in ${language}`,
    bodyHint: 'What happened, what to do, when you will hear more.',
    wantedHint:
      'If you choose nothing: what the template asks; in an emergency or an exercise for a building or a floor, whether people are safe.',
    until: 'Answers until (time)',
    date: 'Send later: date',
    time: 'Send later: time',
    needWhat: 'Choose what kind of alert it is.',
    needText: 'Write the text.',
    needTitle: 'Give it a title.',
    needTime: 'Give the time as well.',
    needReason: 'Write it in a sentence.',
    tooLong: (most: number) => `Shorten this to ${most} characters.`,
    notAGroup: (found: string) =>
      `“${found}” is not a group. Write for example building:90-elgin, unit:Policy or an address.`,
    translate: 'The other language',
    single: 'One language only',
    singleIntro: (language: string) =>
      `Both languages have to be used. In an emergency this may go out now; the ${language} text is then owed within the set time, and your reason is kept.`,
    reason: 'Reason',
    glass: 'Send without approval',
    glassIntro: 'It goes out at once. The CSO is told now and reviews it afterwards; your reason is kept.',
    finding: 'What you found',
  },
  onlyIn: 'This message is not yet available in English. The French text follows.',
  templateAlone: (language: string) =>
    `In ${language} it says what to do, but not yet what happened. Press “Change” to add it, or send it as it is.`,
  saidBefore: 'What was said before:',
  over: 'This is over.',
  withdrawn: (title: string, reason: string) => `WITHDRAWN: “${title}”.${reason && ` Reason: ${reason}`}`,
  answered: (answer: string, at: string) => `Your answer: ${answer} (${at}).`,
  answeredFor: (name: string, answer: string, at: string) =>
    `${name} answered for you: ${answer} (${at}). If that is not so, answer yourself.`,
  answerBy: (at: string) => `Please answer by ${at}.`,
  signature: (department: string, id: string, at: string) => `${department} · ${id} · ${at}`,
  recorded: (answer: string, ids: string) => `Recorded: ${answer} (${ids}). Answer again to correct it.`,
  recordedLate: (answer: string, ids: string) =>
    `Recorded as a late answer: ${answer} (${ids}). The alert is over.`,
  stillAsked: (title: string) => `Are you safe? “${title}” still waits for your answer.`,
  noMuster:
    'Nobody is asking whether you are safe at the moment. If you need help, call now or write “⏵help me”.',
  helpText: (ids: string) => `Needs help (answer to ${ids}).`,
  helpSealed: (ids: string) =>
    `Your name is not on it, so I did not answer ${ids} for you: that answer would bear your name. To be looked for by name, answer “I need help” there.`,
  helpNamed: 'The desk sees your name, so that you can be found.',
  wordsLeft:
    'What you wrote was not sent along, as you asked not to be named. You can still send it without your name.',
  helpSince: (answer: string, id: string) => `Answered since: ${answer} (${id})`,
  helpPlace: (place: string) => `${place} (according to the directory)`,
  helpFor: (name: string, id: string) => `${name} needs help (answered for them in ${id}).`,
  drillHelp: 'This is an exercise. If you really need help, call the number above now, or press the button.',
  answerFor: (name: string, id: string) => `${name}, ${id}: how are they?`,
  recordedFor: (name: string, answer: string, id: string) => `Recorded for ${name}: ${answer} (${id}).`,
  recordedLateFor: (name: string, answer: string, id: string) =>
    `Recorded for ${name} as a late answer: ${answer} (${id}). The alert is over.`,
  notYoursNow: (who: string) =>
    `Nobody asks at the moment whether ${who} is safe, or you may not answer for them. Nothing was recorded. If you are safe yourself, write “⏵safe” alone.`,
  notYours: (who: string, id: string) =>
    `${who} is not in ${id}, or you may not answer for them: wardens answer for their floor, managers for their people.`,
  listHeading: 'Alerts',
  chooseOne: 'Open one of them',
  listNone: 'There are no alerts yet.',
  listNonePrepare: 'There are no alerts yet. Write “⏵alert” to prepare one.',
  listMore: (id: string) => `More: “⏵alert list ${id}”.`,
  changes: {
    drafted: 'prepared',
    changed: 'changed',
    'approval-asked': 'approval asked for',
    approved: 'approved',
    declined: 'not approved',
    'break-glass': 'sent without approval',
    reviewed: 'reviewed',
    scheduled: 'scheduled',
    unscheduled: 'taken off the schedule',
    rehearsed: 'rehearsed',
    sent: 'sent',
    'single-language': 'in one language, for a reason',
    'language-added': 'other language added',
    updated: 'follow-up sent',
    recalled: 'withdrawn',
    cleared: 'over',
    reminded: 'reminder sent',
    escalated: 'escalated',
  },
  escalatedTo: {
    wardens: 'too few answers: the floor wardens were told',
    cso: 'too few answers: the CSO was told',
  },
};
