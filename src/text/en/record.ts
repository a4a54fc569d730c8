import { count } from '../count.ts';

export const record = {
  title: (id: string) => `Record of ${id}`,
  made: 'Drawn up',
  sections: {
    event: 'The event',
    affected: 'What is affected',
    said: 'What was reported',
    notes: 'Officers’ notes',
    evidence: 'Evidence',
    questions: 'Questions that decide who is told',
    notifications: 'Who was told',
    calls: 'Functions called in',
    analysis: 'Findings and post-event analysis',
    history: 'Every change',
    audit: 'Audit entries',
  },
  incident: 'Incident',
  restricted: 'Restricted',
  otherEvent: 'a restricted event',
  goneEvent: 'an event that is no longer kept',
  byName: 'because of a name',
  members: 'Let in',
  during: 'Came during an exercise',
  hold: (number: number) => `Kept from disposal (hold ${number})`,
  holdEnded: (at: string, by: string) => `ended ${at} by ${by}`,
  /** What became of a hold: `on 2`; older records know one without a number. */
  holdState: (code: string) => {
    const [state, number] = code.split(' ');
    if (number) return `no. ${number} ${state === 'on' ? 'in force' : 'ended'}`;
    return state === 'on' ? 'in force' : 'none';
  },
  unsealing: 'Why the sealed name was to be opened',
  unsealed: (at: string, by: string) => `approved ${at} by ${by}`,
  authorToldLater: (at: string, why: string) => `its author is told after ${at} (${why})`,
  notYet: 'Not filed yet',
  notification: {
    whom: 'Whom to tell',
    since: 'Applies since',
    told: 'Told',
    by: 'Filed by',
    filed: 'Filed',
    reference: 'Reference',
  },
  file: (type: string, size: number, at: string, by: string) =>
    `${type}, ${count('en-CA', size)} ${size === 1 ? 'byte' : 'bytes'}, added ${at} by ${by}`,
  notSet: 'not set',
  changed: (what: string, from: string, to: string) =>
    [what, [from, to].filter(Boolean).join(' → ')].filter(Boolean).join(': '),
  /** What of a record can be handed out, in words. */
  parts: {
    en: 'in English',
    fr: 'in French',
    record: 'whole record',
    report: 'draft of the investigation report',
    severed: 'severed working copy',
    privacy: 'privacy worksheet',
    evidence: 'evidence',
  },
  /** What stands in the name of a file. */
  fileNames: {
    record: (id: string) => id,
    report: (id: string) => `${id}-report`,
    severed: (id: string) => `${id}-severed`,
    privacy: (id: string) => `${id}-privacy`,
  },
  investigation: {
    title: (id: string) => `Investigation report – ${id}`,
    draft: (at: string) =>
      `Draft made from the record on ${at}. Fill in what stands in brackets, check the rest, and have it approved. Tell the people concerned about their rights, and keep it apart from any criminal investigation.`,
    toFill: (guidance: string) => `[To be filled in: ${guidance}]`,
    mandate: '1. Mandate',
    facts: '2. Facts',
    findings: '3. Findings',
    recommendations: '4. Recommendations',
    approval: 'Approval',
    orderedBy: 'Ordered by',
    orderedByHint: 'who ordered the investigation, when, and under which authority.',
    scope: 'Questions and limits',
    scopeHint: 'what the investigation was to find out, and what it left aside.',
    parties: 'People heard',
    partiesHint: 'who was heard, when, and how they were told about their rights.',
    findingsHint: 'what the facts show, and how sure it is.',
    causeHint: 'what made it possible, the root cause included.',
    compromiseHint: 'whether information, assets or services were compromised.',
    severityHint: 'the degree of injury, and to whom or what.',
    lessonsHint: 'what should change so that it does not happen again.',
    actions: 'Measures',
    actionsHint: 'who does what by when.',
    writtenBy: 'Written by',
    writtenByHint: 'name, position, date.',
    approvedBy: 'Approved by',
    approvedByHint: 'name, position, date.',
  },
  handOut: {
    given: (what: string, id: string, marking: string) =>
      `${id}: ${what}. Its marking is ${marking}; keep it and pass it on accordingly. The audit shows that you received it.`,
    elsewhere: (id: string, marking: string, command: string) =>
      `${id} is ${marking} and may not be handed out on this platform. Ask for it on one that may carry it, or have it written by the command line: ${command}`,
    evidence: (n: number, name: string) => `File ${n}: ${name}`,
    noFile: (id: string, n: number) =>
      n === 0
        ? `${id} has no files.`
        : n === 1
          ? `${id} has one file. Write: ⏵event export ${id} file 1`
          : `${id} has ${n} files. Give the number of one: ⏵event export ${id} file 1`,
    damaged: (id: string, n: number) =>
      `File ${n} of ${id} is not what was kept: its hash differs, or it is gone. Nothing was handed out. Tell the CSO; a backup may have it.`,
    noWorksheet: (id: string) =>
      `There is no privacy worksheet of ${id}: no personal information is said to be involved.`,
    noSheet: (id: string) => `There is no severing sheet of ${id} yet.`,
  },
  severing: {
    asked: (id: string) =>
      `The privacy officers know that a severed copy of ${id} is asked for. They may see its record for that.`,
    askedNobody: (id: string) => `A severed copy of ${id} is asked for, but nobody who makes it was reached.`,
    askedCso: (id: string) =>
      `The CSO knows that a severed copy of ${id} is asked for, and so do the privacy officers whom it lets in, if there are any.`,
    heldUntil: (id: string, number?: number) =>
      `It is kept from disposal until “⏵event hold ${id} off${number ? ` ${number}` : ''}” says that the request is over.`,
    heldUntilCso: (id: string, number?: number) =>
      `It is kept from disposal until the CSO says, with “⏵event hold ${id} off${number ? ` ${number}` : ''}”, that the request is over.`,
    whoFills: (id: string) => `Who fills in the severing sheet of ${id}?`,
    askPrivacy: 'Ask the privacy officers',
    fillIn: 'I fill it in myself',
    toPrivacy: (id: string) =>
      `A copy of ${id} for access to information is asked for. Write “⏵event export ${id} severed”.`,
    notAsked: (id: string) =>
      `Whoever handles ${id} has to ask for the severed copy first, with “⏵event export ${id} severed”. Then you can make it.`,
    elsewhere: (id: string) =>
      `The severing sheet of ${id} may not be shown on this platform. Open it in one that may carry it, or, where there is none, have whoever operates Vigie take it as a file: “npm run vigie -- import severing ${id} FILE.csv”. Once it is there, “npm run vigie -- record ${id} --severed” makes the copy.`,
    formTitle: 'Severing sheet',
    intro: (id: string) =>
      `One passage a line, under the provision that you propose. It is taken out wherever it stands in the record of ${id}, whatever its case and accents. Details of persons that Vigie found are suggested under 19(1): take out what does not belong there, and look for what is missing. What employees did in their positions is often not personal information (Privacy Act, section 3, paragraph (j)).`,
    readFirst: (id: string) => `To read the whole record first, write “⏵event export ${id} record”.`,
    field: (provision: string, name: string) => `${provision} ${name}`,
    needOne: 'Give at least one passage.',
    tooShort: (passage: string) =>
      `“${passage}” is too short to be found safely. Give at least two letters or digits.`,
    tooLong: 'One passage is longer than 500 characters. Break it into several lines.',
    tooMany: 'That is more than a sheet can hold: 200 passages, 12,000 characters.',
    ownNumber: (id: string) => `${id} is the number of the record itself and stays.`,
    changedMeanwhile: (id: string) =>
      `Somebody changed the severing sheet of ${id} meanwhile. Nothing was changed; open it again.`,
    overMeanwhile: (id: string) =>
      `While your form was open somebody said that the request about ${id} is over, and nothing was kept. If a copy is needed all the same, open the severing sheet again.`,
    heading: (id: string) => `Severing sheet of ${id}`,
    passage: (passage: string, n: number) => (n === 1 ? `“${passage}” once` : `“${passage}” ${n} times`),
    quoted: (passage: string) => `“${passage}”`,
    notFound: (passages: string) =>
      `Not in the record, so nothing is severed for it: ${passages}. Check the spelling.`,
    left: (passages: string) =>
      `Looks like details of persons and stays in the copy: ${passages}. Is that meant?`,
    unseen: (changes: string) =>
      `The record changed after the sheet was opened for filling in: ${changes}. Read that. Then send the sheet again, as it is or with what is missing; the copy can be made after that.`,
    cameSince: (details: string) =>
      `Would stand in the copy, and was not seen when the sheet was sent: ${details}. Somebody’s name or an agency’s contact may have changed. Send the sheet again, as it is or with what is missing; the copy can be made after that.`,
    holdReason: 'access-to-information request',
    holdHint: (id: string) =>
      `The record stays until the copy is made. To keep it for as long as the request is open, an officer writes “⏵event hold ${id}” and the request’s number.`,
    change: 'Change the sheet',
    changeMore: 'Change it, with these added',
    make: 'Make the copy',
    title: (id: string) => `${id} – severed working copy`,
    workingCopy:
      'Working copy for access to information. It is not a release: nobody outside those who prepare the answer to the request may have it.',
    decision:
      'What is severed is a proposal. The decision belongs to the person who holds the delegated authority under the Access to Information Act.',
    evidence:
      'Files of evidence are not part of this copy: each of them has to be reviewed by itself. The name of a confidential author stays sealed.',
    listHeading: 'What was severed',
    mark: (provisions: string) => `s.${provisions}`,
    cite: (provision: string) => provision,
    where: (section: string, line: number) => `${section}, line ${line}`,
    used: (provision: string, name: string, n: number) =>
      n === 1 ? `s. ${provision} ${name}: once` : `s. ${provision} ${name}: ${n} times`,
    // The Act’s own words, as the Treasury Board Secretariat’s guide to exemptions has them.
    provisions: {
      '13(1)': 'Information obtained in confidence',
      '15(1)': 'International affairs and defence',
      '16(1)(c)': 'Law enforcement and investigations',
      '16(2)': 'Security',
      '17': 'Safety of individuals',
      '19(1)': 'Personal information',
      '20(1)': 'Third-party information',
      '21(1)': 'Operations of government',
      '23': 'Solicitors, advocates and notaries',
    },
    steps: { asked: 'asked for', sheet: 'sheet changed' },
  },
  changes: {
    reported: 'reported',
    acknowledged: 'acknowledged',
    taken: 'taken',
    severity: 'severity',
    type: 'type',
    note: 'note added',
    file: 'file added',
    details: 'details',
    danger: 'danger reported',
    'danger-seen': 'danger acknowledged',
    withdrawn: 'withdrawn',
    assigned: 'assigned',
    compromise: 'compromise',
    status: 'status',
    affected: 'what is affected',
    programs: 'programs or activities affected',
    services: 'critical services affected',
    resources: 'resources affected',
    people: 'people concerned',
    restricted: 'restricted',
    marking: 'marking',
    joined: 'let in',
    'put-out': 'no longer let in',
    linked: 'linked',
    crisis: 'crisis room',
    merged: 'merged',
    answered: 'questions answered',
    duties: 'who has to be told',
    notified: 'told',
    filing: 'what was filed as told',
    materiality: 'material privacy breach',
    readiness: 'readiness level',
    hold: 'hold',
    called: 'called in',
    'call-answered': 'answered',
    asked: 'author asked',
    closed: 'closed',
    reopened: 'reopened',
    exported: 'handed out',
    severing: 'severing for access to information',
    'unseal-asked': 'opening of the name asked for',
    unsealed: 'name opened',
  },
};
