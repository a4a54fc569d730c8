export const roles = {
  lead: 'Event lead',
  deputy: 'Deputy lead',
  scribe: 'Scribe',
  communications: 'Communications',
  safety: 'Health and safety',
  facilities: 'Facilities',
  it: 'Information technology',
  hr: 'Human resources',
  legal: 'Legal',
  atip: 'Access to information and privacy',
  'executive-liaison': 'Executive liaison',
  'goc-liaison': 'GOC and PCO liaison',
};

export const icsRoles = {
  ...roles,
  lead: 'Incident Commander',
  deputy: 'Deputy Incident Commander',
  scribe: 'Documentation Unit Leader',
  communications: 'Public Information Officer',
  safety: 'Safety Officer',
  facilities: 'Logistics Section Chief',
  it: 'Operations Section Chief, IT',
  'executive-liaison': 'Liaison Officer, executives',
  'goc-liaison': 'Liaison Officer, GOC and PCO',
};

export const role = {
  heading: 'Roles',
  nobody: 'nobody',
  nobodyCritical: 'NOBODY; it has to be filled',
  claim: 'Take a role',
  already: (role: string) => `That is so already: ${role}.`,
  given: (role: string, name: string) => `${role}: ${name}.`,
  youHave: (id: string, role: string, by: string) => `${by} gave you a role in ${id}: ${role}.`,
  lost: (id: string, role: string, name: string) => `${name} has your role in ${id} now: ${role}.`,
  notYours: (role: string, name: string) =>
    `${name} has this role (${role}). Only they, the event lead, the deputy, an officer or the CSO can give it to somebody else.`,
  unknown: (found: string, roles: string) =>
    `“${found}” is not a role. There are: ${roles}. “member” lets somebody in without one.`,
  nobodySuch: (who: string) =>
    `I find nobody in the directory by “${who}”. Give an address, or mention the person.`,
  letIn: (name: string) => `${name} is let in.`,
  chase: (roles: string) =>
    `Nobody has these roles, and the room cannot do without: ${roles}. Who takes them?`,
  chaseYou: (id: string, roles: string) => `${id} is without: ${roles}. Take one, or give it to somebody.`,
  handover: {
    title: 'Hand a role over',
    role: 'Role',
    to: 'To whom (address)',
    note: 'What the next shift has to know',
    needNote: 'Write what the next shift has to know.',
    none: 'You have no role here to hand over.',
    self: 'That is you. Name somebody else.',
    asked: (role: string, name: string) => `${name} has your note. ${role} stays yours until they confirm.`,
    askByTelephone: (role: string, name: string, id: string) =>
      `${name} is not reached in chat: call them. ${role} stays yours until they confirm here; “⏵crisis role ${id}” with the role and their address gives it to them at once.`,
    request: (id: string, role: string, from: string) => `${from} hands you a role in ${id}: ${role}`,
    confirm: 'I have read this and take over',
    confirmed: (role: string) => `It is yours: ${role}.`,
    waiting: (id: string, role: string, name: string) =>
      `${name} has not confirmed yet. You still have it: ${role}, ${id}. Call them, or hand it to somebody else.`,
    done: (id: string, role: string, name: string) => `${name} confirmed and has it now: ${role}, ${id}.`,
    gone: 'This handover is no longer open.',
  },
};
