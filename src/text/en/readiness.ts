export const readiness = {
  name: 'Readiness level',
  changed: (from: string, to: string) => `Readiness level: ${from} → ${to}`,
  already: (level: string) => `The readiness level is already ${level}.`,
  unknown: (word: string, levels: string) =>
    `I do not know the level “${word}”. The department has: ${levels}.`,
  now: (level: string) => `The readiness level is ${level}.`,
  tell: (id: string) => `The Privy Council Office has to be told without delay: ${id}.`,
};
