import type { Text } from '../en/index.ts';
import { spanOf } from '../span.ts';

const units = { day: ['un jour', 'jours'], hour: ['une heure', 'heures'], minute: ['une minute', 'minutes'] };

/** « une minute », « 3 heures et 5 minutes », « 4 jours et 16 heures ». */
function lasting(minutes: number): string {
  return spanOf(minutes)
    .map(([n, unit]) => (n === 1 ? units[unit][0] : `${n} ${units[unit][1]}`))
    .join(' et ');
}

export const desk: Text['desk'] = {
  restricted: 'accès restreint',
  restrictedText:
    'Accès restreint : le contenu n’est montré qu’aux personnes qui ont besoin de le connaître.',
  restrictedButtons: 'Les boutons ne fonctionnent que pour elles.',
  named: (id) =>
    `${id} nomme un collègue. Jusqu’à décision contraire, seuls les agents de garde et le DPS peuvent le voir.`,
  lost: (id, name) =>
    `${name} a constaté que ${id} ne relève ni du filtrage ni du risque interne. Il reste restreint et personne ne s’en occupe : seules les personnes admises et vous le voyez. Prenez-le en charge ou confiez-le.`,
  withheld:
    'Au-delà du plafond de cette plateforme : seule la marque a été conservée. Joignez la personne maintenant.',
  danger: 'Quelqu’un est peut-être en danger',
  during: (alert) =>
    `Reçu pendant qu’un exercice (${alert}) demande qui est en sécurité. Intervenez, et demandez à la personne si c’est réel.`,
  acknowledge: 'Accuser réception',
  take: 'Prendre en charge',
  show: 'Ouvrir le dossier',
  chooseOne: 'En ouvrir un',
  setSeverity: 'Gravité',
  authorTold: 'L’auteur est avisé.',
  authorLost: 'Impossible d’aviser l’auteur : le sceau qui protège son nom ne s’ouvre plus.',
  authorsLost: (ids) =>
    ids.length === 1
      ? `Impossible d’aviser l’auteur de ${ids[0]} : le sceau qui protège son nom ne s’ouvre plus.`
      : `Impossible d’aviser les auteurs de ${ids.join(', ')} : les sceaux qui protègent leurs noms ne s’ouvrent plus.`,
  dangerToldOf: 'La personne qui l’a signalé est avisée.',
  none: 'À déterminer',
  done: {
    acknowledged: (id) => `Vous avez accusé réception de ${id}.`,
    already: (id, name) => `${name} a déjà accusé réception de ${id}.`,
    dangerSeen: (id) => `Vous avez accusé réception du danger signalé dans ${id}.`,
    dangerShown: (id) => `C’est nouveau dans ${id}.`,
    taken: (id) => `${id} est à vous.`,
    alreadyYours: (id) => `${id} est déjà à vous.`,
    takenByOther: (id, name) => `${name} traite déjà ${id}.`,
    severity: (id, severity) => `${id} : gravité ${severity.toLowerCase()}.`,
    type: (id, type) =>
      `Le genre de ${id} est maintenant : ${type}. Revoyez qui doit être avisé : « ⏵evenement aviser ${id} ».`,
    typeIsItsOwn: (id) =>
      `${id} est un changement de niveau de préparation ou de situation personnelle, et le reste. Signalez toute autre chose à part.`,
    noted: (id) => `Note ajoutée à ${id}.`,
    noteNeeds: 'Écrivez la note après le numéro, joignez-y un fichier, ou les deux.',
    filed: (id, n) =>
      n === 1
        ? `1 fichier est maintenant une preuve de ${id}.`
        : `${n} fichiers sont maintenant des preuves de ${id}.`,
    withdrawn: (id) =>
      `${id} a été retiré par son auteur. S’il faut quand même s’en occuper, écrivez « ⏵evenement rouvrir ${id} » et pourquoi.`,
  },
  dangerSure: {
    now: (id) => `L’auteur de ${id} dit maintenant que quelqu’un est en danger.`,
    before: (id) =>
      `L’auteur de ${id} a dit que quelqu’un est en danger, et personne n’en a accusé réception.`,
    inPart: (id, part) => `${part}, qui fait partie de ${id}, dit que quelqu’un est en danger.`,
    inHidden: (id) =>
      `Un signalement à accès restreint qui fait partie de ${id} dit que quelqu’un est en danger.`,
  },
  dangerMaybe: {
    now: (id) => `D’après ce que l’auteur de ${id} vient d’écrire, quelqu’un est peut-être en danger.`,
    before: (id) =>
      `D’après ce que l’auteur de ${id} a écrit, quelqu’un est peut-être en danger, et personne n’en a accusé réception.`,
    inPart: (id, part) =>
      `D’après ce qui est écrit dans ${part}, qui fait partie de ${id}, quelqu’un est peut-être en danger.`,
    inHidden: (id) =>
      `D’après ce qui est écrit dans un signalement à accès restreint qui fait partie de ${id}, quelqu’un est peut-être en danger.`,
  },
  namesSomebody: (id) => `Ce qui est écrit au sujet de ${id} nomme une personne qui y prend part.`,
  waitsElsewhere: (id, marking) =>
    `Quelque chose vous attend au sujet de ${id}. Ouvrez-le sur une plateforme qui admet la marque ${marking}.`,
  dangerUnacknowledged: (id, minutes) =>
    `${id} : depuis ${lasting(minutes)}, personne n’a accusé réception du danger signalé.`,
  dangerUnacknowledgedCso: (id) =>
    `${id} : personne n’a encore accusé réception du danger signalé, et ceux qui doivent le faire sont avisés.`,
  dangerNamedDealing: (id) =>
    `La personne qui s’occupe du danger signalé dans ${id} est peut-être celle que l’événement vise. Assurez-vous vous-même que les secours sont en route.`,
  authorAdded: (id) => `L’auteur de ${id} y a ajouté quelque chose.`,
  authorWithdrew: (id) => `L’auteur de ${id} l’a retiré. Le dossier est conservé.`,
  listHeading: 'Événements de sécurité',
  listNone: 'Rien d’ouvert.',
  listMore: (filter, after) => `Suite : ⏵evenement liste ${[...filter, 'apres', after].join(' ')}`,
  listAfter: 'Écrivez derrière « après » le numéro d’un événement, comme EV-2026-0001.',
  listBadFilter: (word, types) =>
    `Je ne connais pas le filtre « ${word} ». Utilisez ouverts, miens, retard, tous, une gravité, apres EV-…, ou un type : ${types}.`,
  unacknowledged: (id, minutes) => `${id} attend depuis ${lasting(minutes)} sans accusé de réception.`,
  unacknowledgedCso: (id) =>
    `${id} est toujours sans accusé de réception, et les agents de garde sont avisés.`,
  gathered: (n) => (n === 1 ? 'Un autre signalement' : `${n} autres signalements`),
  gatheredList: (ids) => `Sans carte, parce que beaucoup sont arrivés en même temps : ${ids}`,
  gatheredHint: 'Écrivez « ⏵evenement liste » pour tous les voir.',
  mismatch: (address, platform) =>
    `Un compte sur ${platform} autre que celui au dossier utilise l’adresse ${address}. Il n’a reçu aucun droit. Vérifiez si le compte de la personne a changé; le cas échéant, faites la correction par une importation.`,
};
