export const privacy = {
  joined: (id: string) => `${id} involves personal information. Your worksheet is open.`,
  yours: (id: string) =>
    `${id} is restricted and involves personal information, and it lets no privacy officer in. Its worksheet is yours.`,
  nobody: (id: string) =>
    `${id} involves personal information, and no privacy officer is in the directory. Its worksheet is yours.`,
  theirs: (id: string) => `Privacy officers may see ${id} now. Its worksheet is theirs.`,
  heading: (id: string) => `Privacy worksheet of ${id}`,
  goesOn: (id: string, into: string) => `${id} was merged into ${into}: its worksheet goes on in this one.`,
  aware: 'Known since',
  kept: 'Kept at least until',
  undecided: 'Not decided yet whether it is material.',
  remindUndecided: (id: string, since: string) =>
    `${id}: it is still not decided whether the privacy breach is material. It has been known since ${since}.`,
  decided: (material: boolean, name: string, moment: string) =>
    `${material ? 'Material' : 'Not material'}: decided by ${name}, ${moment}.`,
  joinedMaterial: (id: string) =>
    `Another report that concerns personal information is now part of ${id}, a material breach: what was written in its worksheet stands in this one. See whether what was decided and told still holds.`,
  joinedUndecided: (id: string) =>
    `Another report that concerns personal information is now part of ${id}: what was written in its worksheet stands in this one. Whether the breach is material is decided for both together.`,
  decideAnew: (id: string) =>
    `A report about which nobody has decided whether it is a material breach is now part of ${id}. What was decided before does not cover it: decide once more.`,
  label: 'Privacy',
  open: 'Being assessed by the privacy officers',
  toDecide: 'To be decided',
  material: 'Material breach',
  notMaterial: 'Not material',
  worksheet: 'Privacy worksheet',
  factsButton: 'First facts',
  itemsButton: 'Report items',
  decideButton: 'Decide whether it is material',
  factsTitle: 'First facts',
  itemsTitle: 'Breach report',
  partOf: (n: number, of: number) =>
    `Part ${n} of ${of}: what is filled in is too long for one form. The others are behind the buttons of the worksheet.`,
  partButton: (label: string, n: number, of: number) => `${label} (${n} of ${of})`,
  addTo: (label: string) => `${label} – too long to be shown here; what you write is added to it`,
  saved: (id: string) => `Kept in the privacy worksheet of ${id}.`,
  keptFrom: (id: string, names: string) =>
    `${names} can no longer see the privacy worksheet of ${id}: it names them, so it may be about them. If it is not, write it without their name.`,
  needOne: 'Fill in at least one.',
  filled: (n: number, of: number) => `${n} of ${of} filled in`,
  facts: {
    'when-and-where': 'Date, time and place',
    what: 'What happened, in short',
    'kind-of-information': 'Kind of personal information',
    people: 'Number of people who may be affected',
    containment: 'What was done to contain it',
  },
  items: {
    dates: '1. Dates of the breach and of its discovery',
    description: '2. Description, type and cause',
    'number-affected': '3. Number of people affected',
    categories: '4. Categories of personal information',
    parties: '5. Parties and their relation',
    safeguards: '6. Safeguards in place',
    risks: '7. Real risks of significant harm',
    remedies: '8. What was done to remedy it',
    notification: '9. How people are notified',
    'no-notification': '10. Why people are not notified',
    location: '11. Location',
    discovery: '12. How it was discovered',
    banks: '13. Personal information banks',
    organizations: '14. Organizations notified',
  },
  decideTitle: 'Is it material?',
  decideIntro:
    'A breach is material when it could reasonably create a real risk of significant harm: bodily harm, humiliation, damage to reputation or relationships, loss of employment or opportunities, financial loss, identity theft, effects on credit, loss of property. Once you decide that it is, seven days run.',
  decisionsHeading: 'Decision',
  changes: { facts: 'first facts', items: 'report items', decision: 'decision', exported: 'handed out' },
  decideLabel: 'Material?',
  reason: 'Why',
  needDecision: 'Choose yes or no.',
  needReason: 'Say why, in a sentence or two.',
  decidedNow: (id: string, material: boolean) =>
    material
      ? `${id} is a material breach as of now: the Privacy Commissioner and the Treasury Board Secretariat have to be told within seven days.`
      : `${id} is not a material breach. Its record is kept five years.`,
  decidedStill: (id: string, since: string, end: string) =>
    `${id} has been a material breach since ${since}. The seven days in which the Privacy Commissioner and the Treasury Board Secretariat have to be told run from then, and end on ${end}.`,
  decidedMeanwhile:
    'That was decided while your form was open, and your answer was not kept. If you decide otherwise all the same, send it once more.',
  partsMeanwhile: (id: string) =>
    `What is part of ${id} changed while your form was open, and your answer was not kept. Read its privacy worksheet, then open the form again.`,
  elsewhere: (id: string, marking: string, places: string) =>
    `The privacy worksheet of ${id} is ${marking} and may not be shown here. Where it may be: ${places}.`,
  nowhere: (id: string, marking: string) =>
    `The privacy worksheet of ${id} is ${marking}, which no platform of this department may carry. Keep what belongs in it, and the reason for the decision, by an approved means. Only whether the breach is material is decided here.`,
};
