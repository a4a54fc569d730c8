export const casework = {
  notAnOfficer: (who: string) =>
    `${who} is not an officer in the directory. Give an officer’s address, or mention them.`,
  outOfSight: 'You do not see it any more.',
  assigned: (id: string, name: string) => `${id} is now with ${name}, who has been told.`,
  namesThem: (id: string, name: string) =>
    `${id} or a note in it names ${name}, who cannot see it: it may be about them. Nothing was changed.`,
  weighElsewhere: (id: string, marking: string) =>
    `Something about ${id} has to be weighed before that, and may not be shown here. Nothing was changed. Do it on a platform that may carry ${marking}.`,
  assignAllTheSame: 'Give it to them all the same',
  keptFromActing: (id: string, name: string) =>
    `What is written about ${id} names ${name}, who acts for the CSO: it is kept from them from now on. If it is not about them, let them see it.`,
  keptFromScreening: (id: string, name: string) =>
    `What is written about ${id} names ${name}, a screening officer: it is kept from them from now on. If it is not about them, let them see it.`,
  stillIn: (id: string, name: string) =>
    `What is written about ${id} names ${name}, who was let into it and still sees it. If it may be about them, take them out.`,
  putOut: 'Take them out',
  putOutNow: (id: string, name: string) => `${name} does not see ${id} any more, and was not told.`,
  seesStill: (id: string, name: string) =>
    `${name} is not let into ${id} any more, and was not told, but still sees it by their role, or because they have it.`,
  ownerNamed: (id: string, name: string) =>
    `${id} or a note in it names ${name}, who has it and would go on seeing it: it may be about them. Nothing was changed. Give it to somebody else first, with “⏵event assign”, if it is.`,
  allTheSame: 'Go on all the same',
  ownerMayBeIt: (id: string, name: string) =>
    `${name} has ${id}, which is restricted and may be about them: it, what is part of it, or a note in it names them. Give it to somebody else with “⏵event assign ${id}”, if it is.`,
  mergeNamed: (id: string, into: string, name: string) =>
    `${id} or a note in it names ${name}, who has ${into} and would handle both: it may be about them. Nothing was changed. Give ${into} to somebody else first, with “⏵event assign”, if it is.`,
  assignedSelf: (id: string) => `${id} is now yours.`,
  assignedAway: (id: string, name: string) => `${id} is no longer yours: ${name} has it now.`,
  assignedToYou: (id: string, by: string) => `${by} handed ${id} over to you.`,
  reopenedBy: (id: string, by: string) => `${by} opened ${id} again and has it now.`,
  mergedBy: (id: string, into: string, by: string) => `${by} made ${id} part of ${into}.`,
  already: (id: string) => `That is already so for ${id}. Nothing was changed.`,
  incident: (id: string) => `${id} is an incident: a compromise is confirmed.`,
  noCompromise: (id: string) => `${id}: no compromise. It stays an event.`,
  incidentLabel: 'Incident',
  compromiseLabel: 'Compromise',
  confirmed: 'Confirmed',
  ruledOut: 'Ruled out',
  restricted: (id: string) =>
    `${id} is restricted. Only its officer, the CSO and those added to it see it now.`,
  restrictedToScreening: (id: string) =>
    `${id} is restricted. Only its officer, the CSO, the screening officers and those added to it see it now.`,
  restrict: 'Restrict it',
  open: 'Show it to the desk',
  opened: (id: string) => `${id} is open to the desk again.`,
  levelNeeded: (level: string) => `Whoever is let into it has to hold: ${level}.`,
  levelLabel: 'Screening level needed',
  ownerLacksLevel: (id: string) => `Assign ${id} to somebody who holds it first. Nothing was changed.`,
  ownerLapsed: (id: string, name: string) =>
    `The screening level that ${id} asks for is no longer confirmed for ${name}, who has it and cannot read it any more. Hand it to somebody who holds the level: ⏵event assign ${id} and their address.`,
  ownerGone: (id: string, name: string) =>
    `Nobody is working on ${id}: ${name}, who has it, left or no longer works on such events. Hand it to somebody else: ⏵event assign ${id} and their address.`,
  nobodySees: (id: string) =>
    `Nobody is working on ${id}, and nobody but the CSO can see it. Hand it to somebody: ⏵event assign ${id} and their address.`,
  askLevel: (id: string, level: string) =>
    `To ask for a screening level as well, add it: ⏵event restrict ${id} ${level}`,
  needsOwner: (id: string) =>
    `Take ${id} or assign it first: a restricted event needs an officer who may see it.`,
  joinHint: (id: string) => `If you should be working on ${id}, write “⏵event join ${id}” and why.`,
  joinAsked:
    'If there is such a record, whoever is responsible for it has your request and may get back to you.',
  seesAlready: (id: string) => `You see ${id} already: nobody has to let you in.`,
  joinRequest: (id: string, who: string) => `${who} asks to see ${id}.`,
  joinWaits: (id: string, who: string) =>
    `${who} asked to see ${id} before it was yours, and is still waiting. Ask them why they need it.`,
  add: 'Let them see it',
  added: (id: string, who: string) => `${who} may now see ${id}.`,
  cannotSee: (who: string) => `${who} does not work on security events, so they were not let in.`,
  youWereAdded: (id: string) => `You may now see ${id}.`,
  linked: (a: string, b: string) => `${a} and ${b} are linked.`,
  linkSelf: 'An event cannot be linked to itself.',
  keepsBreach: (id: string, into: string) =>
    `${id} was decided to be a material breach, and has to stay open until it has been reported. Merge ${into} into it instead.`,
  keepsCrisis: (id: string, crisis: string, into: string) =>
    `${id} has a crisis room, ${crisis}. Merge ${into} into it instead, or link the two: “⏵event link ${id} ${into}”.`,
  keepsDuties: (id: string, into: string, agencies: string) =>
    `${id} has to be reported to ${agencies}, and as part of ${into} it would not be. Set the type of ${into} right, or file first that they were told: “⏵event notify ${id}”.`,
  standsAlone: (id: string) =>
    `${id} is a change of readiness level or of circumstances: it stays a record of its own. Link it instead.`,
  restrictFirst: (id: string, into: string, level: string | undefined) =>
    `${id} is kept more closely than ${into}. Write “⏵event restrict ${into}${level ? ` ${level}` : ''}” first, or link the two.`,
  merged: (a: string, b: string) => `${a} is now part of ${b}.`,
  authorMerged: (id: string) => `Others reported the same as your ${id}. It is handled together with theirs.`,
  duplicates: 'May be the same as',
  merge: (id: string) => `Merge into ${id}`,
  partsLabel: 'Merged into it, each with its own record',
  linksLabel: 'Linked',
  mergedLabel: 'Part of',
  partOf: (id: string) => `part of ${id}`,
  assess: 'What is affected',
  affected: {
    title: 'What is affected',
    programs: 'Programs or activities',
    services: 'Critical services',
    resources: 'Resources (information, assets, people)',
    saved: (id: string) => `Kept with ${id}.`,
    controls: 'Security controls',
    need: 'Name at least one control, program or service.',
  },
  controls: {
    'A.1': 'Security screening',
    'A.2': 'Information technology security',
    'A.3': 'Physical security',
    'A.4': 'Business continuity management',
    'A.5': 'Information management security',
    'A.6': 'Security in contracts and other arrangements',
    'A.7': 'Security event management',
    'A.8': 'Security awareness and training',
  },
  injury:
    'Low: limited to moderate injury. Medium: moderate to serious. High: serious to severe. Very high: severe to exceptionally grave.',
  close: 'Close',
  closing: {
    title: 'Close the event',
    outcome: 'Outcome',
    findings: 'Findings of the investigation',
    cause: 'Cause',
    lessons: 'Lessons learned',
    needOutcome: 'Choose an outcome.',
    needCause: 'Say in a sentence what the cause was.',
    byOutcome: 'Here it is closed by its outcome alone.',
    addCause: 'Add its cause',
    addThere: (id: string) => `Then add the cause and what was learnt there: ⏵event close ${id}`,
    added: (id: string) => `What you wrote of how ${id} ended is kept with it.`,
    first: (unfounded: string) => `Before this can be closed with another outcome than “${unfounded}”:`,
    firstAll: 'Before this can be closed:',
    ruleOutFirst: (id: string) =>
      `A compromise is confirmed in ${id}, so it is not unfounded. If there was none, say so first: ⏵event compromise ${id} no`,
    needSeverity: (id: string) =>
      `Set the degree of injury first: ⏵event severity ${id} low, medium, high or very-high.`,
    needCompromise: (id: string) =>
      `Say first whether there was a compromise: ⏵event compromise ${id} yes or no.`,
    stillToTell: (id: string, agencies: string) =>
      `Still to be told: ${agencies}. Write “⏵event notify ${id}”.`,
    stillToAnswer: (id: string) =>
      `It is not known yet who has to be told. Write “⏵event notify ${id}” and answer the questions.`,
    dangerFirst: (id: string) =>
      `Since it was last seen, somebody said in ${id} that someone is in danger. Acknowledge that first: ⏵event ack ${id}`,
    done: (id: string) => `${id} is closed.`,
    author: (id: string) =>
      `Security has finished its work on your report ${id}. Thank you for reporting it.`,
    closedAlready: (id: string) => `${id} is closed. Reopen it with “⏵event reopen ${id}” and why.`,
  },
  outcomes: {
    resolved: 'Resolved',
    unfounded: 'Unfounded',
    referred: 'Referred to others',
    duplicate: 'Duplicate',
  },
  outcomeLabel: 'Outcome',
  holdUnclear: (id: string) =>
    `To end a hold, write “⏵event hold ${id} off”, or “off” and its number; to place one, begin its reason with another word. Nothing was changed.`,
  holdOn: (id: string) => `${id} is on hold: it is not disposed of until the hold ends.`,
  holdFurther: (id: string, number: number) =>
    `${id} has a further hold, number ${number}: it is not disposed of until each of its holds ends.`,
  holdOff: (id: string) => `The hold on ${id} is over.`,
  holdOffOne: (id: string, number: number, left: string) =>
    `Hold ${number} on ${id} is over. It stays on hold: ${left}.`,
  notHeld: (id: string) => `${id} is not on hold. Nothing was changed.`,
  noSuchHold: (id: string, number: number | string, open: string) =>
    `${id} has no open hold ${number}, only ${open}. Nothing was changed.`,
  whichHold: (id: string, number: number, open: string) =>
    `Which hold on ${id} is over: ${open}? Write for example “⏵event hold ${id} off ${number}”. Nothing was changed.`,
  reopened: (id: string) => `${id} is open again and is yours.`,
  isPart: (id: string, into: string) =>
    `${id} was merged into ${into}, where all of it goes on. Do this there.`,
  notClosed: (id: string) => `${id} is not closed.`,
  authorReopened: (id: string) => `Security has taken up your report ${id} again.`,
  authorReopenedInDanger: (id: string) => `Your report ${id} is open again, and security has been alerted.`,
  askAuthor: 'Ask the author',
  nobodyToAsk: (id: string) =>
    `Nobody reported ${id}: it is a change of the readiness level. Ask the officer who made it.`,
  askTitle: 'Ask the author',
  askLabel: 'Your question; the author sees it without your name',
  asked: (id: string) => `Your question about ${id} is on its way.`,
  needQuestion: 'Nothing was sent: write your question first.',
  undelivered: (id: string) =>
    `A question about ${id} could not be delivered to its author. It is kept with the notes; reach them another way if you can.`,
  askedToCall: (id: string) =>
    `The author of ${id} writes from a platform that may not carry your question. They are asked to call the security desk; it is kept with the notes.`,
  questionByTelephone: (id: string) =>
    `Security has a question about your report ${id} that may not be written here. Please call the security desk and give this number; you do not have to give your name.`,
  question: (id: string) => `Security asks about your report ${id}:`,
  answer: 'Answer',
};
