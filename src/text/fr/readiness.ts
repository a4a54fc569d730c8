import type { Text } from '../en/index.ts';

export const readiness: Text['readiness'] = {
  name: 'Niveau de préparation',
  changed: (from, to) => `Niveau de préparation : ${from} → ${to}`,
  already: (level) => `Le niveau de préparation est déjà le suivant : ${level}.`,
  unknown: (word, levels) => `Je ne connais pas le niveau « ${word} ». Niveaux du ministère : ${levels}.`,
  now: (level) => `Niveau de préparation actuel : ${level}.`,
  tell: (id) => `Le Bureau du Conseil privé doit être avisé sans délai : ${id}.`,
};
