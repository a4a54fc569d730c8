import type { Text } from '../en/index.ts';

export const outside: Text['outside'] = {
  last: (telephone, asks) =>
    asks
      ? `Vous recevez ce message ici parce qu’il n’a pas pu vous parvenir par clavardage, où sont les boutons pour répondre. N’y répondez pas : pour dire comment vous allez, appelez le bureau de la sécurité au ${telephone}`
      : `Vous recevez ce message ici parce qu’il n’a pas pu vous parvenir par clavardage. N’y répondez pas. Bureau de la sécurité : ${telephone}`,
};
