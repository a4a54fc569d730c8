import { count } from '../count.ts';

const number = (value: number) => count('en-CA', value);
const lessons = (value: number) => (value === 1 ? 'one lesson' : `${number(value)} lessons`);

function ordinal(n: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th';
  return `${n}${ending}`;
}

export const awareness = {
  heading: 'Security awareness',
  dueHeading: 'To do',
  doneHeading: 'Done',
  coursesHeading: 'Courses',
  nothingDue: 'Nothing is waiting for you.',
  somethingDue: (n: number) =>
    n === 1 ? 'One lesson is waiting for you.' : `${number(n)} lessons are waiting for you.`,
  dueBy: (when: string) => `due by ${when}`,
  lateSince: (when: string) => `was due ${when}`,
  score: (right: number, of: number) => `${right} of ${of} right`,
  streak: (n: number) => (n < 2 ? '' : `${number(n)} lessons in a row in time. Only you see this.`),
  begin: 'Begin',
  one: 'Take a lesson',
  another: 'Take another one',
  practice: 'Nothing is due. Here is one for practice; it counts for nobody but you.',
  allDone: 'You have had every lesson there is. Thank you!',
  minute: 'One minute',
  mandatory:
    'Everybody in this campaign has to do it: policy asks for training of all employees, and that it is documented.',
  mandatoryPath: {
    onboarding: 'Everybody who is new gets these first lessons: policy asks for training of all employees.',
    briefing:
      'Policy asks that everybody who holds a status or clearance is reminded of this, on arrival, at each renewal, and now and then.',
  },
  optional: 'You may leave it: press “Not for me” to get no more of this campaign.',
  ownPractice: 'Nobody else sees it.',
  reminder: 'A reminder:',
  source: (title: string, clause: string, verified: string) => `${title}, ${clause}. Verified ${verified}.`,
  question: (n: number, of: number) => (of === 1 ? 'Question' : `Question ${n} of ${of}`),
  later: 'Later today',
  laterAt: (when: string) => `I will come back to it ${when}.`,
  stop: 'Not for me',
  stopped: (name: string) => `You will get no more lessons from “${name}”.`,
  resume: 'I changed my mind',
  resumed: (name: string) => `You get the lessons of “${name}” again.`,
  cannotStop: (name: string, why: string) =>
    `“${name}” cannot be stopped. ${why} If you cannot do it in time, tell your manager.`,
  right: 'Right.',
  notQuite: 'Not quite.',
  yourAnswer: 'Your answer',
  betterAnswer: 'Better',
  next: 'Next question',
  finished: (right: number, of: number) => `Done: ${right} of ${of} right. Thank you.`,
  waiting: (n: number) => `${lessons(n)} more ${n === 1 ? 'is' : 'are'} waiting.`,
  nextLesson: 'Next lesson',
  doneOn: (when: string, right: number, of: number) => `You did this ${when}: ${right} of ${of} right.`,
  notYours: 'This lesson is not one of yours, or is no longer there. Write “⏵awareness” to see yours.',
  gone: 'This lesson is no longer there. Write “⏵awareness” to see yours.',
  channelIntro: 'A lesson of one minute for everybody here.',
  take: 'Answer the question',
  answeredPrivately: 'Whoever answers does so privately.',

  course: {
    done: (day: string) => `taken ${day}`,
    doneUntil: (day: string, by: string) => `taken ${day}, again by ${by}`,
    due: (by: string) => `to be taken by ${by}`,
    late: (by: string) => `was to be taken by ${by}`,
    unknown: (by: string) =>
      `to be taken by ${by}, unless you have already: I have no list yet of those who did`,
    reminder: (course: string) => `You still have to take the course ${course}.`,
    how: 'Take it at the Canada School of Public Service. The department gets the list of those who did; it may take a few days until I know.',
    open: (url: string) => `The course: ${url}`,
  },

  rhythm: {
    once: 'once',
    day: 'every working day',
    week: (n: number) => (n === 1 ? 'every week' : n === 2 ? 'every second week' : `every ${n} weeks`),
    weekday: (n: number, day: string) =>
      n === 1 ? `every ${day}` : n === 2 ? `every second ${day}` : `every ${n} weeks on ${day}`,
    month: (n: number) => (n === 1 ? 'every month' : `every ${n} months`),
    nthOfMonth: (nth: number, day: string) =>
      `on the ${nth < 0 ? 'last' : ['first', 'second', 'third', 'fourth'][nth - 1]} ${day} of the month`,
    dayOfMonth: (day: number) => `on the ${ordinal(day)} of every month`,
    at: (time: string) => `at ${time}`,
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as readonly string[],
    bad: (found: string) =>
      `I do not understand “${found}”. Write once, every Tuesday, every second Monday, every week, every month, last Friday of the month, or the 15th of every month; “at 10:00” may follow.`,
  },

  campaign: {
    list: 'Awareness campaigns',
    none: 'There is no campaign yet.',
    make: 'New campaign',
    suggested: (title: string) => `Suggested next: ${title}`,
    because: (type: string, n: number, of: number, before: number) =>
      `${type}: ${n} of ${of} events in the last 90 days${before > 0 ? `, ${before} in the 90 days before` : ''}.`,
    becauseMonth: 'It fits this month.',
    months: { 2: 'Security Awareness Week (February)', 10: 'Cyber Security Awareness Month (October)' },
    decide: 'You decide: it is a suggestion from the department’s own events, restricted ones left out.',
    decideAlone: 'You decide.',
    noEvents: 'No event of the last 90 days calls for another one.',
    useSuggestion: 'Make a campaign of it',
    states: { draft: 'Being prepared', running: 'Running', stopped: 'Stopped', done: 'Over' },
    fields: {
      state: 'State',
      audience: 'For',
      topics: 'Lessons',
      rhythm: 'How often',
      kind: 'Kind',
      way: 'How',
      due: 'Time to do it',
      reminders: 'Reminders',
      dates: 'Dates',
      pace: 'Sending',
      progress: 'So far',
    },
    kinds: { mandatory: 'Mandatory', optional: 'Optional' },
    direct: 'To each person',
    inChannel: (name: string) => `In #${name}; whoever wants to answers`,
    days: (n: number) => (n === 1 ? 'one day' : `${number(n)} days`),
    remindersValue: (most: number, days: number) =>
      most === 0 ? 'none' : `at most ${most}, every ${days === 1 ? 'day' : `${days} days`}, until it is done`,
    pace: (people: number, minutes: number, percent: number) =>
      `${number(people)} people, over about ${minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`} of working time, with at most ${percent}% of what the platform allows`,
    unreached: (n: number) =>
      `${number(n)} cannot be reached at the moment; they find it when they write “⏵awareness”`,
    progress: (given: number, done: string | undefined) =>
      `${number(given)} given${done === undefined ? '' : `, ${done} done`}`,
    round: (n: number, title: string, when: string) => `${n}. ${title}: ${when}`,
    start: 'Start',
    change: 'Change',
    discard: 'Discard',
    stop: 'Stop',
    results: 'Results',
    discarded: (id: string) => `${id} is discarded.`,
    started: (id: string, when: string) => `${id} begins ${when}.`,
    stopped: (id: string) => `${id} is stopped. What was not sent is not sent; what was done stays.`,
    notFound: (id: string) => `There is no campaign ${id}. Write “⏵awareness campaign list”.`,
    notDraft: (id: string) => `${id} has begun. Stop it, and make a new one.`,
    notRunning: (id: string) => `${id} is not running.`,
    confirmStop: (id: string, name: string) =>
      `Stop ${id}, “${name}”, for everybody? It cannot be started again.`,
    putOff: (id: string, n: number) =>
      `Lesson ${n} of ${id} is not given yet: a platform cannot say at the moment who reads the channel that it is for. It is tried again every hour of working time. If it stays so, stop it with “⏵awareness campaign stop ${id}” and make one for another group.`,
    over: (id: string) => `${id} is over. Write “⏵awareness results ${id}” to see how it went.`,
    nobody: 'Nobody belongs to this audience. Choose another one.',
    form: {
      heading: 'Awareness campaign',
      submit: 'Look at it',
      topic: 'First lesson',
      more: 'Further lessons',
      moreHint:
        'Names from the list, with commas: lock-screen, tailgating. One is given each time, in this order.',
      group: 'For whom',
      groups: 'Further groups',
      groupsHint: 'building:90-elgin, unit:Policy; a minus leaves out: -role:executive',
      rhythm: 'How often',
      rhythmHint:
        'once, every Tuesday, every second Monday, every month, last Friday of the month; “at 10:00” may follow',
      kind: 'Kind',
      channel: 'Where',
      days: 'Days to do it',
      nameEn: 'Name in English',
      nameFr: 'Name in French',
      nameHint: 'Left empty, it is named after its lessons.',
      noTopic: (found: string, some: string) =>
        `There is no lesson “${found}”. There are, for example: ${some}.`,
      needRhythm: 'With several lessons, say how often: for example, every second Tuesday.',
      badDays: 'Give a number of days from 1 to 90.',
      channelMandatory: 'What is mandatory goes to each person: nobody can be reminded in a channel.',
      oneName: 'Give the name in both languages, or in neither.',
      markedName: 'Everybody reads the name, on each platform. Give one without a marking.',
    },
  },

  results: {
    heading: (name: string) => `Results: ${name}`,
    choose: 'Which campaign?',
    notBegun: (id: string) =>
      `No lesson of ${id} was given. Write “⏵awareness campaign show ${id}” for its dates.`,
    tooFew: (smallest: number) =>
      `Fewer than ${smallest} people were in it: nothing is shown of so small a group.`,
    people: 'People',
    done: 'Done',
    late: 'Late',
    score: 'Right answers',
    stopped: 'Stopped',
    byUnit: 'By unit',
    byTopic: 'By lesson',
    line: (done: string, late: string, score: string | undefined) =>
      `${done} done, ${late} late${score === undefined ? '' : `, ${score} right`}`,
    /** Nobody is to be read from “nobody” or “everybody”. */
    percent: (value: number) => (value < 10 ? 'under 10%' : value > 90 ? 'over 90%' : `${value}%`),
    tooFewAnswers: 'shown when enough people have answered',
    rest: (groups: number) => `Smaller groups together (${groups})`,
    noUnit: 'No unit',
    rounded: (smallest: number) =>
      `Parts are rounded, to five percent or more in small groups. Groups of fewer than ${smallest} people are shown together with others, so that nobody can be found in the numbers.`,
    overTime: 'Lessons done, week by week',
    given: 'Given',
    openOf: (n: number) => `${number(n)} have not done all of it`,
    openHint: 'Mandatory: you see it to help them do it.',
    allDone: 'Everybody has done it.',
    more: (n: number) => `and ${number(n)} more; the file has all of them`,
    yourPeople: 'Your people',
    nothingForManagers: 'There is nothing mandatory that your people have not done.',
    courses: 'Courses',
    noList: 'No list of those who took it has come in yet.',
    courseLine: (done: number, due: number, late: number) =>
      `${number(done)} done, ${number(due)} to do, ${number(late)} late`,
    drills: 'Simulated phishing reported',
    drillLine: (reports: number) => (reports === 1 ? 'one report' : `${number(reports)} reports`),
    file: 'awareness-results',
    namesFile: 'awareness-not-done',
    columns: {
      dimension: 'dimension',
      group: 'group',
      people: 'people',
      done: 'done_percent',
      late: 'late_percent',
      right: 'right_percent',
    },
    parts: { under: 'under 10', over: 'over 90' },
    names: { columns: ['name', 'email', 'unit', 'what', 'due', 'late'], late: 'late' },
  },

  drill: {
    praise: 'Well spotted! This was a test message, sent by your own security team.',
    what: 'You did the right thing: you told us. Had it been real, your report would have protected everybody else who got it.',
    signs:
      'What gives such a message away: an address you do not know, a hurry, a link that goes to another site than it says.',
    count: 'Only the number of reports is kept, not who reported.',
    real: 'It was another message: report it',
    filed:
      'A message that you name is a test by your own security team. This is filed all the same, because something happened. If you typed a password, change it.',
  },

  feedback: {
    heading: 'What I see in it',
    none: 'I find none of the usual signs in your words. That means nothing: the good ones have none. You did well to report it.',
    signs: {
      hurry: 'It is in a hurry, or it threatens.',
      secret: 'It asks to keep it quiet, or not to call.',
      credentials: 'It asks for a password, a code, or a sign-in.',
      money: 'It asks for money, gift cards, or changed bank details.',
      link: 'It has a link that looks like another site’s.',
      attachment: 'It brings an attachment that may run a program.',
      parcel: 'It speaks of a parcel, a refund or a prize that nobody ordered.',
    },
    harmless: 'The message was harmless. It was right to report it all the same.',
    harmful: 'The message was looked into: your report helped to protect the others who got it.',
    thanks: 'Do not answer it and do not click. Keep it where it is: the officer may ask for it.',
  },
};
