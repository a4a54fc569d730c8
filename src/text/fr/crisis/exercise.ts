import type { Text } from '../../en/index.ts';

export const inject: Text['crisis']['inject'] = {
  label: 'Injection',
  for: (role) => `Injection, pour : ${role}`,
  now: 'Lancer maintenant',
  none: 'Ce plan d’action ne prévoit aucune injection. Écrivez « ⏵crise injection » et ce qui se passe.',
  released: 'L’injection est lancée.',
  already: (id) => `${id} a déjà été lancée.`,
  unknown: (found, names, id) =>
    `Il n’y a pas d’injection « ${found} ». Choix possibles : ${names}. Pour en ajouter une, dites ce qui se passe, par exemple : ⏵crise injection ${id} l’alarme d’incendie sonne`,
  releasedAt: (at) => `lancée le ${at}`,
  toCome: (count, at) =>
    count === 1
      ? `Le temps de l’exercice reprend : il reste une injection, prévue le ${at}.`
      : `Le temps de l’exercice reprend : il reste ${count} injections, la prochaine le ${at}.`,
  comesAt: (at) => `prévue le ${at}`,
  notExercise: (id) => `${id} n’est pas un exercice. On ne lance aucune injection dans une situation réelle.`,
};

export const scorecard: Text['crisis']['scorecard'] = {
  room: 'Temps avant que la salle soit utilisable',
  roles: 'Temps avant que tous les rôles essentiels soient pourvus',
  firstReport: 'Temps avant le premier rapport',
  lateReports: 'Rapports en retard',
  actionsOverdue: 'Mesures en retard, ou faites en retard',
  injects: 'Injections lancées',
  of: (part, all) => `${part} sur ${all}`,
  never: 'pas encore',
};
