import type { Text } from '../index.ts';

export const rooms: Text['rooms'] = {
  called: (key) => `Votre présence est requise dans la salle de crise ${key}. Veuillez lire le breffage ici.`,
};
