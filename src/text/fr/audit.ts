import { count } from '../count.ts';
import type { Text } from '../en/index.ts';

export const audit: Text['audit'] = {
  which: 'Donnez le numéro d’un dossier ou l’adresse d’une personne. Par exemple : audit voir EV-2026-0001',
  heading: (record) => `Journal de vérification : ${record}`,
  count: (entries) => (entries === 1 ? 'une inscription' : `${count('fr-CA', entries)} inscriptions`),
  nothing: (record) => `Le journal de vérification ne contient rien sur ${record}.`,
  outcomes: { refused: 'refusé', invalid: 'à corriger', failed: 'échec' },
  older: (entries) =>
    `${count('fr-CA', entries)} ${entries === 1 ? 'plus ancienne' : 'plus anciennes'}. « npm run vigie -- export audit » les donne toutes.`,
};
