import type { Text } from '../../en/index.ts';

export const closing: Text['crisis']['closing'] = {
  title: 'Clore la crise',
  submit: 'Clore',
  intro: 'Ce que vous écrivez ici va dans le rapport après action.',
  outcome: 'Issue',
  summary: 'Ce qui s’est passé et comment cela s’est terminé',
  needOutcome: 'Choisissez une issue.',
  needSummary: 'Dites en quelques phrases comment cela s’est terminé.',
  notYou: 'Le responsable, son adjoint, un agent ou le DPS clôt une crise et la rouvre.',
  leftovers: (id) =>
    `${id} ne peut pas encore être close : ceci serait oublié. Réglez-le, passez-le à la liste des mesures ou dites pourquoi ce n’est plus requis.`,
  task: 'Liste de contrôle',
  noOwner: 'personne ne s’en charge',
  noDate: 'sans échéance',
  toActions: 'Tout passer aux mesures et clore',
  notNeeded: 'Le reste n’est plus requis…',
  leftWill: {
    actions:
      'À la clôture, ce qui est encore ouvert devient des mesures, chacune avec un responsable et une échéance. Personne n’en est avisé avant.',
    waive:
      'À la clôture, chaque tâche encore ouverte de la liste de contrôle est marquée « non requise », pour la raison que vous donnez. Les mesures sans responsable ou sans échéance et les services non rétablis passent à la liste des mesures.',
  },
  whyNotNeeded: 'Pourquoi le reste n’est plus requis',
  needWhy: 'Dites pourquoi : la raison reste au dossier.',
  readOut: (id, outcome, until) => `${id} est CLOSE : ${outcome}. On peut la rouvrir jusqu’au ${until}.`,
  reopened: (id) => `${id} est rouverte.`,
  reopenedBy: (id, who) => `${who} a rouvert ${id}.`,
  restore: (service) => `Ramener à un niveau acceptable : ${service}`,
  isOpen: (id) => `${id} est ouverte.`,
  needReason: (id) => `Dites pourquoi, par exemple : ⏵crise rouvrir ${id} l’eau est revenue`,
  goesOn: (id, other) => `${id} se poursuit dans ${other}.`,
  eventGoesOn: (into) =>
    `L’événement sur lequel elle portait a été fusionné avec ${into} : elle porte maintenant sur celui-ci.`,
  eventUnknown: (into) =>
    `L’événement sur lequel elle portait a été fusionné avec ${into}, auquel vous n’avez pas accès. La salle continue sans lui.`,
  eventHasRoom: (into, crisis) =>
    `L’événement sur lequel elle portait a été fusionné avec ${into}, qui a sa propre salle${crisis ? ` (${crisis})` : ''}. Celle-ci continue sans lui.`,
  eventHasOther: (crisis) =>
    crisis
      ? `L’événement sur lequel elle porte a maintenant une autre salle ouverte, ${crisis} : convenez de qui travaille où.`
      : 'L’événement sur lequel elle porte a maintenant une autre salle ouverte, à laquelle vous n’avez pas accès.',
  eventTooClose: (into) =>
    `L’événement sur lequel elle portait a été fusionné avec ${into}, protégé davantage que cette salle ou inaccessible à quelqu’un qui s’y trouve. La salle continue sans lui : au besoin, ouvrez-en une pour ${into}.`,
  outcomes: {
    resolved: 'Réglée',
    'handed-over': 'Confiée à d’autres',
    'false-alarm': 'Fausse alerte',
    'exercise-ended': 'Exercice terminé',
  },
};

export const afterAction: Text['crisis']['afterAction'] = {
  title: 'Rapport après action',
  isDraft: 'Ébauche tirée du dossier. Des personnes qui y étaient doivent la réviser.',
  isReviewed: 'Révisé.',
  closed: 'Clôture',
  outcome: 'Issue',
  summary: 'Résumé',
  late: 'en retard',
  blank: 'À rédiger',
  held: (since, until) => (until ? `du ${since} au ${until}` : `depuis le ${since}`),
  left: (at) => `jusqu’au ${at}`,
  kinds: { response: 'pendant la crise', corrective: 'corrective' },
  parts: {
    worked: 'Ce qui a fonctionné',
    gaps: 'Lacunes',
    causes: 'Causes',
    plans: 'Changements aux plans (sécurité, continuité, cybersécurité)',
    informed: 'Qui doit connaître les résultats',
  },
  questions: {
    worked: 'Qu’est-ce qui a bien fonctionné pour vous?',
    missing: 'Qu’est-ce qui vous a manqué?',
    change: 'Que faudrait-il changer la prochaine fois?',
  },
  sections: {
    crisis: 'Crise',
    review: 'Analyse',
    actions: 'Mesures',
    decisions: 'Décisions',
    timeline: 'Chronologie',
    roles: 'Rôles, et qui les a tenus quand',
    people: 'Participants',
    checklist: 'Liste de contrôle',
    services: 'Services critiques',
    informed: 'Qui a été informé',
    answers: 'Ce que disent les participants',
    scorecard: 'Bilan chiffré',
  },
  states: {
    draft: 'Une ébauche du rapport après action est prête, tirée du dossier. Lisez-la et complétez-la.',
    reviewed: 'Le rapport après action a été révisé. Il peut être communiqué aux participants.',
    shared: 'Le rapport après action a été communiqué aux participants.',
  },
  review: 'Compléter et réviser',
  corrective: 'Mesure corrective',
  correctiveIntro:
    'Elle reste sur la liste du ministère, avec des rappels, jusqu’à ce qu’elle soit faite et vérifiée par quelqu’un d’autre.',
  share: 'Communiquer aux participants',
  sharedBefore:
    'Les participants l’ont dans sa version antérieure. Communiquez-le de nouveau s’ils doivent avoir celle-ci.',
  changedAfterSharing: (id, who) =>
    `${who} a modifié le rapport après action de ${id} depuis que vous l’avez communiqué. Les participants ont la version antérieure.`,
  formTitle: 'Rapport après action',
  formIntro: 'Remplissez toutes les parties; le rapport compte alors comme révisé.',
  needPart: 'Écrivez au moins une phrase.',
  notClosed: (id) => `${id} est en cours. Son rapport se fait à la clôture.`,
  reviewFirst: 'Révisez-le d’abord.',
  forYou: (id) => `Le rapport après action de ${id} est prêt. Veuillez répondre à trois questions.`,
  answerThem: 'Répondre à trois questions',
  sharedWith: (count) => (count === 1 ? 'Une personne l’a reçu.' : `${count} personnes l’ont reçu.`),
  questionsTitle: 'Trois questions',
  questionsIntro: 'Vos réponses vont dans le rapport sans votre nom.',
  thanks: 'Merci. Vos réponses sont dans le rapport.',
};
