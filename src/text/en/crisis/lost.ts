/** Said of a room that people archived, deleted, or took Vigie out of. */
export const lost = {
  archived: (where: string, name: string) => `Somebody archived its room on ${where} (${name}).`,
  gone: (where: string, name: string) =>
    `Its room on ${where} (${name}) is not there any more: somebody deleted or archived it, or took Vigie out of it.`,
  outside: (where: string, name: string) =>
    `Somebody took Vigie out of its room on ${where} (${name}). Add Vigie to it again, then have it looked at once more.`,
  goesOn: (id: string) =>
    `The crisis goes on: everything works with the number, for example “⏵crisis log ${id} …”. If the room can be brought back, do that first; only one is used.`,
  look: 'Look again',
  bringBack: 'Bring it back',
  remake: 'Make another room',
  isThere: (id: string, name: string) => `${id} has its room: ${name}. There is never a second one.`,
};

/** For whoever leads alone. It does not say what is the matter with anybody's screening. */
export const lapse = {
  takenOut: (id: string, names: string) =>
    `${id}: no longer in the crisis or its room, because the conditions for being there are not met any more: ${names}.`,
  leftDirectory: (id: string, names: string) =>
    `${id}: no longer in the crisis or its room, because they are not in the directory any more: ${names}.`,
  roles: (roles: string) => `These roles are empty now: ${roles}.`,
  actions: (ids: string) => `Nobody has these actions now: ${ids}.`,
  why: 'The room only says that they left. The screening officers know more.',
  visitors: (id: string, names: string) =>
    `${id}: added to its room by hand and taken out again, because the conditions for being there are not met: ${names}.`,
  strangers: (id: string, count: number) =>
    count === 1
      ? `${id}: an account of nobody in the directory was added to its room by hand, and taken out again.`
      : `${id}: ${count} accounts of nobody in the directory were added to its room by hand, and taken out again.`,
  about: (id: string, names: string) =>
    `${id}: its event may be about people who are in the crisis and its room: ${names}. They may not see the event; in the room they still are.`,
  byHand: (id: string, where: string, room: string, names: string) =>
    `${id}: Vigie cannot take people out of the room on ${where} (${room}). Take them out by hand now: ${names}.`,
};
