export const inject = {
  label: 'Inject',
  for: (role: string) => `Inject, for: ${role}`,
  now: 'Bring in now',
  none: 'This playbook brings in nothing by itself. Write “⏵crisis inject” and what happens.',
  released: 'It is brought in.',
  already: (id: string) => `${id} was brought in already.`,
  unknown: (found: string, names: string, id: string) =>
    `There is no inject “${found}”. There are: ${names}. For one of your own, say what happens, for example: ⏵crisis inject ${id} the fire alarm rings`,
  releasedAt: (at: string) => `brought in ${at}`,
  toCome: (count: number, at: string) =>
    count === 1
      ? `The clock of the exercise runs on: one inject still comes by itself, ${at}.`
      : `The clock of the exercise runs on: ${count} injects still come by themselves, the next ${at}.`,
  comesAt: (at: string) => `comes ${at}`,
  notExercise: (id: string) => `${id} is not an exercise. Nothing is brought into what is real.`,
};

export const scorecard = {
  room: 'Time until the room could be used',
  roles: 'Time until all critical roles were filled',
  firstReport: 'Time until the first report',
  lateReports: 'Late reports',
  actionsOverdue: 'Actions overdue, or done late',
  injects: 'Injects brought in',
  of: (part: number, all: number) => `${part} of ${all}`,
  never: 'not yet',
};
