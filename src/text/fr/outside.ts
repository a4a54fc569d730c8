import type { Text } from '../en/index.ts';

export const outside: Text['outside'] = {
  last: (telephone) =>
    `Vous recevez ce message ici parce qu’il n’a pas pu vous parvenir par clavardage. N’y répondez pas. Bureau de la sécurité : ${telephone}`,
};
