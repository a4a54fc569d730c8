/**
 * @param names empty: there is no officer at all
 * @param you whether whoever reads it is one of them, as the settings or the directory have it
 */
const now = (names: string, you = false) =>
  names
    ? `On duty now: ${names}.${you ? ' You are one of them, by the settings.' : ''}`
    : 'Nobody is on duty now: there is no officer.';

export const duty = {
  heading: 'On duty',
  /** @param when absent: the settings say so, without an end */
  until: (when: string | undefined) => (when === undefined ? 'by the settings' : `until ${when}`),
  set: (name: string, when: string, self: boolean) =>
    self ? `You are on duty until ${when}.` : `${name} is on duty until ${when} and has been told.`,
  setYou: (by: string, when: string) =>
    `${by} put you on duty until ${when}. Reports that nobody acknowledges in time come to you first.`,
  inYourPlace: (by: string, name: string, when: string) =>
    `${by} put ${name} on duty until ${when}, in your place. Until then, reports that nobody acknowledges do not come to you first.`,
  nowYou: (names: string) =>
    names
      ? `You are on duty now: the turn of ${names} is over. Reports that nobody acknowledges in time come to you first.`
      : 'You are on duty now. Reports that nobody acknowledges in time come to you first.',
  ended: (name: string, names: string) =>
    `${name}’s turn of duty is over, and they have been told. ${now(names)}`,
  endedYou: (by: string, names: string, you: boolean) => `${by} ended your turn of duty. ${now(names, you)}`,
  over: (names: string, you: boolean) => `Your turn of duty is over. ${now(names, you)}`,
  now: (names: string) => now(names),
  hasNoTurn: (name: string) => `Nobody put ${name} on duty, so there is no turn to end.`,
  notOfficer: (name: string) =>
    `${name} is not a security officer. Only officers and the CSO can be on duty.`,
  actingEndsBefore: (name: string) =>
    `${name} is a security officer only while acting for somebody, and that ends before then. Give an earlier end.`,
  nobody: (who: string) =>
    `I find nobody in the directory by “${who}”. Write the address, or mention the person.`,
  untilWhen: (example: string) =>
    `Say until when: a day or a moment to come, within a year. For example: until ${example}, or until Monday 08:00`,
  roles: { officer: 'security officer', cso: 'CSO' },
  may: {
    officer: 'They will be able to do all that you do as an officer. The CSO will be told.',
    cso: 'They will be able to do all that you do as CSO: see every event, send alerts, open crisis rooms. Every CSO will be told.',
  },
  actingHeading: 'Acting',
  actingRow: (role: string, by: string, when: string) => `${role} for ${by}, until ${when}`,
  actingAsk: (name: string, role: string, when: string) =>
    `Have ${name} act for you as ${role} until ${when}?`,
  actingConfirm: 'Yes, until then',
  actingDone: (name: string, role: string, when: string) =>
    `${name} acts for you as ${role} until ${when} and has been told. Approving and unsealing become possible after 24 hours, and never together with you.`,
  /** @param example how to have them on duty as well */
  actingNotDuty: (name: string, example: string) =>
    `You stay on duty: reports that nobody acknowledges still come to you, and not to ${name}. To change that: ⏵${example}`,
  actingYou: (by: string, role: string, when: string) =>
    `You act for ${by} as ${role} until ${when}. Write “⏵help” to see what you can do now.`,
  actingTold: (by: string, name: string, role: string, when: string) =>
    `${name} acts for ${by} as ${role} until ${when}.`,
  actingEnded: (name: string) => `${name} no longer acts and has been told.`,
  actingOver: (role: string) => `You no longer act as ${role}.`,
  actingOverTold: (name: string, role: string) => `${name} no longer acts as ${role}.`,
  actsForNobody: (name: string) => `${name} does not act for you.`,
  notYours: 'You hold this role for somebody else, so you cannot pass it on. Ask the CSO.',
  yourself: 'That is you. Name somebody else.',
  hasIt: (name: string, role: string) => `${name} is ${role} already and needs no acting role.`,
};
