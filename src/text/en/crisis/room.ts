export const open = {
  title: 'Open a crisis room',
  submit: 'Open the room',
  intro:
    'The room is made at once, with the people of the playbook, the roles and the checklist. Only people with a valid screening level are let into a marked room.',
  about: (event: string) => `The room will be about ${event}.`,
  kindHint: 'Decides who is called in and what is on the checklist.',
  anyLevel: 'As the marking needs',
  exercise: 'This is an exercise: everything says so',
  needName: 'Say in a few words what is happening.',
  tooLong: (most: number) => `Shorten this to ${most} characters.`,
  needKind: (kinds: string) =>
    `I cannot tell what kind of crisis that is. Choose one in the form, or begin with “kind:” and one of: ${kinds}.`,
  notAWord: (found: string) =>
    `I cannot use “${found}” there. For example: ⏵crisis open exercise high flood at 90 Elgin`,
  aboveCeiling: (marking: string, where: string) =>
    `A crisis marked ${marking} cannot be worked on here. Open it on ${where}.`,
  aboveAll: (marking: string) =>
    `No platform of the department may carry ${marking}. Call the security desk and meet in person.`,
  lacksLevel: (level: string) =>
    `Whoever opens this room has to hold a valid ${level}, and that is not confirmed for you today. Ask another officer to open it.`,
  isPart: (event: string, into: string) =>
    `${event} was merged into ${into}, where all of it goes on. Open the room for that one.`,
  hasCrisis: (event: string, id: string) => `${event} already has its room: ${id}.`,
  opened: (id: string, name: string) => `${id} is open: ${name}`,
  making: 'The room is being made; you hear here in a moment how that went.',
  similar: (ids: string) => `Of the same kind, and running: ${ids}.`,
  button: 'Crisis room',
};

export const opener = {
  making: 'The room is being made…',
  ready: (where: string, name: string) => `The room is ready on ${where}: ${name}`,
  thread: 'It is a conversation in a shared channel: everybody who reads the channel can read it.',
  elsewhere: (where: string, why: string) => `It is on ${where}. ${why}`,
  noRoom: (id: string) =>
    `There is no room yet. Everything else works with the number, for example “⏵crisis log ${id} …”.`,
  unfinished: 'Still missing',
  trying: 'Vigie goes on trying by itself.',
  again: 'Try again',
  keptOut: (names: string) => `Not let in, because the screening level is not confirmed for them: ${names}.`,
  callThem: 'Call them if you need them, or ask the screening officers.',
  notIn: (reason: string, names: string) => `${reason}: ${names}`,
  noLead: (id: string) =>
    `Next: nobody leads it yet. Take it, or give it to somebody with “⏵crisis role ${id} lead” and their address.`,
  iLead: 'I lead it',
  inside: (count: number) => (count === 1 ? 'One person is in it.' : `${count} people are in it.`),
  mayExist:
    'The platform broke off while it made the room. Look whether it is there before you try again: trying again makes another.',
  steps: {
    open: 'the room itself',
    look: 'whether it is there',
    'let-in': 'letting people in',
    compare: 'looking who is in it',
    remove: 'taking people out',
    cards: 'briefing, roles and checklist',
    topic: 'its topic',
    pin: 'pinning the briefing',
    bookmark: 'its bookmarks',
    rename: 'its new name',
    archive: 'archiving it',
  },
  trouble: (step: string, reason: string, missing: string) =>
    missing ? `${step} (${reason}; an administrator has to give: ${missing})` : `${step} (${reason})`,
  refusals: {
    none: 'Vigie has no rooms there.',
    marking: 'It may not carry the marking.',
    'not-configured': 'Rooms are not set up there.',
    'no-permission': 'Vigie lacks the permission for it.',
    'not-closed': 'It cannot keep a room to its members.',
  },
  refused: (platform: string, why: string, missing: string) =>
    missing ? `${platform}: ${why} Missing: ${missing}.` : `${platform}: ${why}`,
  reasons: {
    'no-account': 'No account on this platform',
    'not-found': 'Not found on the platform',
    left: 'Account closed',
    guest: 'Guests are not let in',
    'not-allowed': 'The platform does not allow it',
    'not-in-team': 'Not a member of the team; an owner has to add them',
    unknown: 'Reason unknown',
  },
  calledIn: (id: string, name: string) =>
    name ? `You are called into ${id}: ${name}` : `You are called into ${id}.`,
  whereTo: (where: string, room: string) => `Its room is on ${where}: ${room}`,
  byNumber: (id: string) =>
    `You can work in it from here with its number, for example “⏵crisis log ${id} …”.`,
};

export const alerts = {
  isFree: (id: string, title: string, at: string) =>
    `${id} “${title}”, sent ${at}, is running and belongs to no crisis. Does it belong to this one?`,
  join: (id: string) => `${id} belongs to it`,
  joined: (id: string, title: string) =>
    `${id} “${title}” belongs to this crisis from now on: it is on the log, and the room sees who answers.`,
  notFree: (id: string) =>
    `${id} cannot become part of this crisis: it was withdrawn, belongs to a crisis already, bears a higher marking, or only one of the two is an exercise. Nothing was changed.`,
  heading: 'Alerts',
  takeOut: (id: string) => `${id} is not of this crisis`,
  takenOut: (alert: string) =>
    `${alert} is no longer part of this crisis, and its answers come here no more. The alert itself is as it was.`,
  notOfIt: (id: string) => `${id} is not part of this crisis. Nothing was changed.`,
  joinOther: (id: string, crisis: string) => `${id} belongs to ${crisis}`,
  running: 'Alerts that still run; closing the crisis does not end them:',
};

export const briefing = {
  cannot: 'What this platform cannot do with a room:',
  abilities: {
    remove: 'take people out',
    topic: 'show a topic',
    pin: 'pin the briefing',
    bookmark: 'keep bookmarks',
    rename: 'rename it when it is closed',
    archive: 'archive it afterwards',
    unarchive: 'bring it back from the archive',
  },
  mentioning: 'Everybody who reads this channel can read the room.',
  howTo:
    'Here you can write “⏵crisis log”, “⏵crisis decision”, “⏵crisis action”, “⏵crisis role” and “⏵crisis sitrep” without the number.',
  buttons: {
    log: 'To the log',
    decision: 'Decision',
    action: 'Action',
    timeline: 'Read the log',
    alert: 'Alert',
    report: 'Report',
    services: 'Services',
    injects: 'Injects',
    close: 'Close',
  },
};
