import type { Text } from '../en/index.ts';

export const rooms: Text['rooms'] = {
  called: (room) =>
    `Votre présence est requise dans la salle de crise ${room}. Veuillez lire le breffage ici.`,
};
