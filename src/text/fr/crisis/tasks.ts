import type { Text } from '../../en/index.ts';

export const task: Text['crisis']['task'] = {
  heading: 'Liste de contrôle',
  by: (time, who) => `échéance : ${time}, ${who}`,
  overdue: 'EN RETARD',
  done: 'Marquer comme fait',
  more: 'Détails d’une tâche',
  doneBy: (name, time) => `fait, ${name}, ${time}`,
  waived: (name) => `non requis, ${name}`,
  moved: (action) => `se poursuit en ${action}`,
  allDone: 'Tout y est réglé.',
  buttons: {
    done: 'Fait',
    take: 'Je m’en charge',
    give: 'Confier à quelqu’un',
    waive: 'Non requis',
    action: 'En faire une mesure',
    open: 'Pas fait, finalement',
  },
  states: { open: 'à faire', done: 'fait', waived: 'non requis', moved: 'passé aux mesures' },
  isDone: (text) => `Fait : ${text}`,
  isTaken: (name, text) => `${name} s’en charge : ${text}`,
  isWaived: (text) => `Non requis : ${text}`,
  isOpen: (text) => `De nouveau à faire : ${text}`,
  isAction: (action, text) => `${action} : ${text}`,
  forYou: (id, by) => `${by} vous confie une tâche dans ${id}`,
  nowTheirs: (id, name, text) =>
    `C’est maintenant ${name} qui se charge d’une tâche que vous aviez dans ${id} : ${text}`,
  isSettled: 'Cette tâche est déjà réglée.',
  gone: 'Cette tâche n’est pas sur la liste de contrôle.',
  agencies: (event) => `À aviser en raison de ${event} :`,
  agenciesHidden: (count) =>
    count === 1
      ? 'Un organisme reste à aviser en raison d’un événement à accès restreint.'
      : `${count} organismes restent à aviser en raison d’un événement à accès restreint.`,
  tell: (agency, when) => (when ? `${agency}, d’ici le ${when}` : agency),
  told: (agency, when) => `${agency} : avis donné le ${when}`,
  showAgencies: 'Qui aviser',
  late: (id, text) => `En retard dans ${id} : ${text}`,
};

export const action: Text['crisis']['action'] = {
  title: 'Nouvelle mesure',
  text: 'Ce qu’il faut faire',
  owner: 'Qui s’en charge (adresse)',
  date: 'Échéance : date',
  time: 'Échéance : heure',
  needText: 'Dites ce qu’il faut faire.',
  needBoth: 'Donnez la date en plus de l’heure.',
  badTime: 'Cette date et cette heure n’existent pas. Donnez un moment à venir.',
  nobody: 'personne encore',
  noTime: 'aucune date fixée',
  put: (id, text) => `${id} : ${text}`,
  ownerAndDue: (owner, due) => `${owner} · ${due}`,
  forYou: (id, crisis, by) => `${by} vous confie ${id} de ${crisis} :`,
  forYouAll: (count, crisis, by) => `${by} vous confie ${count} mesures de ${crisis} :`,
  nowTheirs: (id, crisis, name) =>
    `C’est maintenant ${name} qui se charge de ${id} de ${crisis}. Vous n’avez plus à vous en occuper.`,
  take: 'Je m’en charge',
  done: 'Fait',
  markDone: 'Dire que l’une est faite',
  dueLine: (due) => `Échéance : ${due}`,
  reminder: (id, due) => `${id} reste à faire. Échéance : ${due}`,
  unowned: (id) => `${id} n’est encore confiée à personne. Qui s’en charge?`,
  none: (id) => `Il n’y a aucune mesure ${id} que vous puissiez voir. « ⏵mesure liste » montre les vôtres.`,
  isYours: (id) => `${id} est à vous.`,
  isDone: (id) => `${id} est faite. Quelqu’un d’autre doit le confirmer : « ⏵mesure verifier ${id} ».`,
  settled: (id) => `${id} est déjà réglée.`,
  waitsForVerification: (id) =>
    `${id} est déjà signalée comme faite. Il reste à quelqu’un d’autre à le confirmer : « ⏵mesure verifier ${id} ».`,
  states: { open: 'ouverte', done: 'faite, à vérifier', verified: 'vérifiée', dropped: 'abandonnée' },
  heading: 'Mesures',
  isTaken: (id, name) => `${name} se charge de ${id}.`,
  toVerify: (id) => `${id} serait faite. L’est-elle?`,
  saidDone: (who, inWords) => (inWords ? `C’est ce que dit ${who} :` : `C’est ce que dit ${who}.`),
  verify: 'Confirmer qu’elle est faite',
  notYours: (id) =>
    `${id} est à quelqu’un d’autre. Cette personne, le responsable, un agent ou le DPS peuvent la dire faite.`,
  howToChange: (crisis, id) =>
    `Pour confier ${id} à quelqu’un d’autre ou changer l’échéance, écrivez par exemple : ⏵crise action ${crisis} ${id} facilities1@sample.example echeance:15:30`,
  notDone: (id) => `Personne n’a encore dit que ${id} est faite.`,
  notYourself: (id) => `Quelqu’un d’autre doit vérifier ${id} : c’est vous qui l’avez faite.`,
  sayWhatIsMissing: (id) =>
    `Dites ce qui manque, par exemple : ⏵mesure verifier ${id} non, il manque l’essai`,
  sentBack: (id, by) => `${by} vous retourne ${id} :`,
  isBack: (id) => `${id} retourne à la personne qui s’en charge.`,
  isVerified: (id) => `${id} est vérifiée. Plus personne n’a à s’en occuper.`,
  notYoursToDrop: (id) =>
    `${id} est à quelqu’un d’autre. Cette personne, le responsable, un agent ou le DPS peuvent l’abandonner.`,
  sayWhyDropped: (id) =>
    `Dites pourquoi, par exemple : ⏵mesure abandonner ${id} le propriétaire s’en est chargé`,
  isDropped: (id) => `${id} est abandonnée. Plus personne n’a à s’en occuper.`,
  droppedBy: (id, by) => `${by} a abandonné ${id}. Plus personne n’a à s’en occuper :`,
  listNone: 'Il n’y a aucune mesure en cours que vous puissiez voir.',
  listNoneOfYours: 'Vous n’avez aucune mesure en cours. « ⏵mesure liste toutes » montre celles des autres.',
  listMore: (count) => `Et ${count} de plus.`,
  ownerUnknown: (who) =>
    `${who} ne figure pas au répertoire ou ne peut pas y travailler. Donnez une adresse ou mentionnez la personne.`,
};
