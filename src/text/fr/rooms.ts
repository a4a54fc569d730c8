import type { Text } from '../en/index.ts';

export const rooms: Text['rooms'] = {
  called: (key) => `Votre présence est requise dans la salle de crise ${key}. Veuillez lire le breffage ici.`,
};
