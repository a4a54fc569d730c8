import type { Text } from '../../en/index.ts';

export const report: Text['crisis']['report'] = {
  formTitle: 'Rapport de situation',
  submit: 'Diffuser',
  intro: 'Rempli de ce qui a changé depuis le dernier : gardez ce qui compte, retirez le reste.',
  title: (number) => `Rapport de situation no ${number}`,
  asOf: 'En date du',
  by: 'Préparé par',
  parts: {
    situation: 'Situation actuelle',
    impacts: 'Répercussions sur les personnes, les services, l’information et les biens',
    done: 'Décidé et fait',
    planned: 'Prévu',
    needed: 'Décisions requises',
    communications: 'Communications et avis',
  },
  usage: (id) =>
    `Écrivez « ⏵crise rapport ${id} » pour le formulaire, ou « ⏵crise rapport ${id} 2 communiquer » pour une copie du no 2.`,
  needSituation: 'Dites où en sont les choses.',
  issuedMeanwhile: (number, who, at) =>
    `Pendant que vous écriviez, ${who} a diffusé le rapport de situation no ${number} (${at}). S’il en faut un autre, rouvrez le formulaire : votre texte est encore ici.`,
  badTime: 'Donnez une heure, par exemple 15:30.',
  nextDate: 'Prochain rapport : jour, si c’est plus tard',
  needNext: 'Donnez aussi l’heure.',
  issued: (number, next) => `Le rapport de situation no ${number} est diffusé. Le prochain : ${next}.`,
  notShown: {
    level: (names) => `Non montré à ${names} : sans accès à cette crise`,
    elsewhere: (names) => `Non montré à ${names}, faute d’une plateforme qui puisse en porter la marque`,
    unreached: (names) => `Non montré à ${names}, que le clavardage n’a pas permis de joindre`,
  },
  isDue: (id) => `${id} : le prochain rapport de situation est attendu maintenant.`,
  isLate: (id) => `${id} : le rapport de situation est en retard.`,
  write: 'L’écrire',
  snooze: 'Me le rappeler plus tard',
  snoozed: (until) => `Nouveau rappel : ${until}. L’échéance du rapport ne change pas.`,
  nothingToSnooze: 'Ce rapport a été diffusé entre-temps.',
  shareTitle: 'Copie pour d’autres',
  shareSubmit: 'Faire la copie',
  shareIntro:
    'Retirez ce que le destinataire de la copie, un autre ministère ou les médias, ne doit pas voir. Ce que vous changez ou retirez est consigné comme non communiqué, avec votre raison et le destinataire. Vigie ne l’envoie à personne : vous recevez les documents.',
  why: 'Ce qui a été retiré, et pourquoi (reste ici)',
  to: 'À qui elle va',
  needWhy: 'Dites ce qui a été retiré, et pourquoi.',
  needTo: 'Dites à qui elle va.',
  stillMarked: 'Ce texte porte encore une marque. Une copie pour d’autres est non classifiée : retirez-le.',
  sharedDone: (number, to, withheld) =>
    `La copie du rapport no ${number} pour ${to} est prête. Non communiqué : ${withheld}.`,
  nothingWithheld: 'rien',
  withheld: 'Non communiqué',
  itsName: 'Nom de la crise',
  sharedNote: (withheld) =>
    withheld
      ? 'Cette copie est destinée à d’autres. Certains renseignements n’ont pas été communiqués.'
      : 'Cette copie est destinée à d’autres. Tous les renseignements ont été communiqués.',
  none: (id) => `${id} n’a pas ce rapport de situation. « ⏵crise rapport ${id} » en fait un.`,
  notSpeaker:
    'Le responsable, son adjoint, le service des communications, un agent de liaison, un agent ou le DPS fait les copies pour d’autres.',
};

export const severity: Text['crisis']['severity'] = {
  change: 'Changer la gravité',
  is: (severity) => `Gravité : ${severity}.`,
  changed: (who, from, to, next) =>
    `${who} a changé la gravité : ${from} → ${to}. Prochain rapport de situation : ${next}.`,
  same: (severity) => `La gravité est déjà « ${severity} ». Rien n’a changé.`,
  unknown: (found, id) =>
    `« ${found} » n’est pas un degré de gravité. Choix possibles : faible, moyenne, elevee, tres-elevee. Par exemple : ⏵crise gravite ${id} tres-elevee`,
  notYou: 'Le responsable, son adjoint, un agent ou le DPS change la gravité.',
};

export const services: Text['crisis']['services'] = {
  heading: 'Services critiques',
  title: 'Services critiques',
  intro:
    'Quels services sont touchés, et où en est leur rétablissement. Le temps compte à partir de maintenant, sauf si vous indiquez ci-dessous quand la nouvelle panne a commencé.',
  sinceDate: 'Début de la panne : date',
  sinceTime: 'Début de la panne : heure, si c’était plus tôt',
  needTime: 'Donnez aussi l’heure.',
  notYet: 'Ce moment n’est pas encore venu. Donnez-en un qui est passé.',
  notAffected: 'Non touché',
  notSet: 'Le fichier du ministère ne nomme aucun service critique (crisis.criticalServices).',
  same: 'C’est déjà le cas. Rien n’a changé.',
  downOf: (down, most) => `${down} sur un maximum de ${most}`,
  over: 'TEMPS D’ARRÊT MAXIMAL DÉPASSÉ',
  reachedMost: (id) => `${id} : un service critique a atteint son temps d’arrêt maximal.`,
  backAfter: (time) => `de retour à un niveau acceptable après ${time}`,
  states: {
    down: 'en panne',
    degraded: 'fonctionne en partie',
    restored: 'de retour à un niveau acceptable',
  },
};

export const board: Text['crisis']['board'] = {
  heading: 'Crises en cours',
  none: 'Il n’y a aucune crise en cours que vous puissiez voir.',
  look: 'L’état de l’une d’elles, et quoi y faire',
  stands: 'Où en est la crise',
  age: 'Ouverte depuis',
  lastReport: 'Dernier rapport',
  noReport: 'aucun encore',
  openActions: 'Mesures en cours',
  overdue: 'En retard',
  neededTwice: 'Plus d’une crise a besoin de :',
};
