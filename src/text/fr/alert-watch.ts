import { count } from '../count.ts';
import type { Text } from '../en/index.ts';

const n = (number: number) => count('fr-CA', number);
const people = (number: number) =>
  number === 1 ? 'une personne' : `${n(number)} ${number > 1 ? 'personnes' : 'personne'}`;
/** « 12 personnes qui ne l’avaient pas encore reçue ». */
const without = (number: number) =>
  `${people(number)} qui ne ${number > 1 ? 'l’avaient' : 'l’avait'} pas encore reçue`;

export const watch: Text['watch'] = {
  number: n,
  percent: (share) => `${share} %`,
  outcomes: {
    help: (number) => (number > 1 ? `${n(number)} demandent de l’aide` : `${n(number)} demande de l’aide`),
    unreached: (number) => (number > 1 ? `${n(number)} non joints` : `${n(number)} non joint`),
    silent: (number) => `${n(number)} sans réponse`,
    away: (number) => (number > 1 ? `${n(number)} absents des lieux` : `${n(number)} absent des lieux`),
    safe: (number) => `${n(number)} en sécurité`,
    acknowledged: (number) =>
      number > 1 ? `${n(number)} accusés de réception` : `${n(number)} accusé de réception`,
  },
  reached: (number) => (number > 1 ? `${n(number)} joints` : `${n(number)} joint`),
  lists: {
    help: 'Demandent de l’aide',
    unreached: 'Non joints',
    silent: 'Sans réponse',
    away: 'Absents des lieux',
    safe: 'En sécurité',
    acknowledged: 'Ont accusé réception',
  },
  listUnknown: 'Sans nouvelles',
  listReached: 'Joints',
  titleWith: (title, number) => `${title} (${number})`,
  late: 'en retard',
  saidBy: (name) => `selon ${name}`,
  more: (number) => `… et ${n(number)} de plus`,
  of: (part, whole) => `${n(part)} sur ${n(whole)}`,
  answered: (share, part, whole) => `Ont répondu : ${share} % (${n(part)} sur ${n(whole)})`,
  reachedShare: (share, part, whole) => `Joints : ${share} % (${n(part)} sur ${n(whole)})`,
  lateAnswers: (number) =>
    number === 1 ? 'Une réponse est arrivée en retard.' : `${n(number)} réponses sont arrivées en retard.`,
  by: { building: 'Par immeuble', floor: 'Par étage', unit: 'Par unité', manager: 'Par gestionnaire' },
  floor: (building, floor) => `${building}, étage ${floor}`,
  floorFirst: (building, floor) => `Étage ${floor}, ${building}`,
  notKnown: 'Non précisé',
  restOfGroups: (number) => (number > 1 ? `${n(number)} autres` : `${n(number)} autre`),
  chooseGroup: 'Noms d’un groupe',
  answerFor: 'Répondre pour quelqu’un',
  asTable: 'En tableau (CSV)',
  groups: { file: 'groupes', by: 'Regroupement', group: 'Groupe' },
  yours: 'Les personnes dont vous êtes responsable',
  yoursNone: 'Cette alerte ne vise aucune des personnes dont vous vous occupez.',
  noGroup: (group) => `Cette alerte ne vise personne dans « ${group} ». Choisissez un groupe dans la liste.`,
  groupNeedsBy: (id) =>
    `Précisez d’abord s’il s’agit d’un immeuble, d’un étage, d’une unité ou d’un gestionnaire : ⏵alerte etat ${id} etage 90-elgin/3`,
  noneOpen:
    'Aucune alerte n’est en cours. Pour une alerte terminée, donnez son numéro : ⏵alerte etat AL-2026-0001',
  notSent: (id) => `${id} n’a pas été envoyée. Il n’y a encore rien à suivre.`,
  refresh: 'Actualiser',
  running: 'Alertes en cours',
  status: 'Voir les réponses',

  reminder: (title) => `Rappel, veuillez répondre : ${title}`,

  live: {
    sent: 'Envoyés',
    answered: 'Ont répondu',
    failed: 'Non joints',
    waiting: 'En attente',
    left: 'Temps restant',
    spreading: 'La liste des destinataires est encore en préparation.',
    done: 'Tout est envoyé.',
    underMinute: 'moins d’une minute',
    paused:
      'ENVOI SUSPENDU : Vigie ne peut rien enregistrer (disque plein ou base de données inaccessible). Faites corriger le problème; l’envoi reprendra de lui-même. D’ici là, joignez les gens autrement.',
    ended: 'Cette alerte est terminée; cette carte n’est plus mise à jour.',
  },

  escalation: {
    wardens: (title, id, share) =>
      `${title} (${id}) : ${share} % des personnes ont répondu. Veuillez chercher les personnes de votre étage nommées ici, si vous pouvez le faire sans danger. Si l’alerte demande de rester sur place, restez-y aussi et appelez-les plutôt.`,
    wardensAcknowledge: (title, id, share) =>
      `${title} (${id}) : ${share} % des personnes en ont accusé réception. Veuillez informer les personnes de votre étage nommées ici.`,
    cso: (title, id, share) =>
      `${title} (${id}) : seulement ${share} % des personnes ont répondu. Il faut téléphoner à celles qui sont nommées ici.`,
    allAnswered: (id) => `Toutes les personnes de votre étage ont maintenant répondu à ${id}.`,
    elsewhere: (id) =>
      `${id} demande votre intervention. Sa marque ne permet pas de la montrer ici : ouvrez Vigie sur une autre plateforme.`,
    callFile: 'liste-telephonique',
  },

  outside: {
    label: 'Avisés hors clavardage',
    email: (number) => `${n(number)} par courriel`,
    sms: (number) => `${n(number)} par texto`,
  },

  recall: {
    done: (id, number) => `${id} est retirée. Le message affichera « retirée » pour ${people(number)}.`,
    notYet: (number) => `Elle n’est plus envoyée à ${without(number)}.`,
    time: (platform, time) => `${platform} : ${time}`,
    timeHeading: 'Avant que tous les messages soient modifiés (estimation)',
    acted: 'Avaient déjà répondu',
    nobody: 'Personne n’avait encore répondu.',
    correction: (title, reason) =>
      `RETIRÉE : « ${title} ». Ne tenez pas compte de cette alerte. Raison : ${reason}`,
    withdrawn: (title) => `RETIRÉE : « ${title} »`,
    notSent: (id) =>
      `${id} n’a pas été envoyée. Ouvrez-la avec « ⏵alerte voir ${id} » pour la modifier ou l’abandonner.`,
    notOpen: (id, state) => `${id} ne peut pas être retirée : elle est ${state}.`,
  },

  update: {
    title: 'Mise à jour',
    english: 'En anglais',
    french: 'En français',
    scope: 'Pour qui',
    scopes: {
      all: 'Toutes les personnes qui l’ont reçue',
      unanswered: 'Les personnes qui n’ont pas répondu',
      help: 'Les personnes qui demandent de l’aide',
    },
    needBoth: 'Écrivez-la dans les deux langues.',
    needBothOrReason:
      'Écrivez-la dans les deux langues, ou dites pourquoi elle part dans une seule pour l’instant.',
    alone: 'Une seule langue pour l’instant : la raison',
    tooLong: 'Ne dépassez pas 2 500 caractères.',
    done: {
      all: (id, number) => `La mise à jour de ${id} est en route vers ${people(number)}.`,
      unanswered: (id, number) =>
        `La mise à jour de ${id} est en route vers ${people(number)} (sans réponse).`,
      help: (id, number) => `La mise à jour de ${id} est en route vers ${people(number)} (besoin d’aide).`,
    },
    nobody: (id) => `Personne n’est visé : aucune mise à jour de ${id} n’est envoyée.`,
    notOpen: (id, state) => `${id} ne peut pas être mise à jour : elle est ${state}.`,
    label: (title) => `Mise à jour de l’alerte « ${title} »`,
  },

  clear: {
    title: 'Fin de l’alerte',
    intro: 'Ce message va à toutes les personnes qui ont reçu l’alerte et y met fin.',
    done: (id, number) => `${id} est terminée. Le message de fin est en route vers ${people(number)}.`,
    notYet: (number) => `L’alerte n’est plus envoyée à ${without(number)}.`,
    left: (figures) =>
      `Personnes dont on ne sait pas si elles sont en sécurité : ${figures}. Il faut les appeler.`,
    allTheSame: 'Y mettre fin quand même',
    endedUnknown: (who, id, figures) =>
      `${who} a mis fin à ${id} sans qu’on sache tout le monde en sécurité : ${figures}. Il faut appeler ces personnes.`,
    noneOpen:
      'Aucune alerte n’est en cours. Pour une plus ancienne, donnez son numéro : ⏵alerte fin AL-2026-0001',
    which: 'Plusieurs alertes sont en cours. À laquelle mettre fin?',
    notOpen: (id, state) => `On ne peut pas mettre fin à ${id} : elle est ${state}.`,
    label: (title) => `Fin de l’alerte « ${title} »`,
    submit: 'Mettre fin à l’alerte',
  },

  columns: {
    name: 'Nom',
    address: 'Adresse',
    building: 'Immeuble',
    floor: 'Étage',
    unit: 'Unité',
    manager: 'Gestionnaire',
    telephone: 'Téléphone',
    managerTelephone: 'Téléphone du gestionnaire',
    outcome: 'Réponse',
    answeredAt: 'Répondu le',
    answeredBy: 'Répondu par',
    late: 'En retard',
    event: 'Événement de sécurité',
    platform: 'Plateforme',
    state: 'Envoi',
    reason: 'Raison',
    sentAt: 'Envoyé le',
    attempts: 'Tentatives',
  },

  report: {
    heading: (id) => `Rapport d’envoi de ${id}`,
    people: 'Destinataires',
    reached: 'Joints',
    reachedIn: (share) => `${share} % joints en`,
    never: 'jamais atteint',
    unchanged: 'Voient encore un ancien message, par raison (noms dans le tableau)',
    failures: 'Non joints, par raison',
    noFailures: 'Tout le monde a été joint, ou est encore en attente.',
    answers: 'Réponses au fil du temps',
    answersAfter: (time, number) => `${n(number)} après ${time}`,
    noAnswers: 'Aucune réponse.',
    exercise: 'Un exercice : il ne compte dans aucune statistique.',
    reasons: {
      'no-account': 'aucun compte sur les plateformes',
      'not-installed': 'Vigie n’est pas installée',
      left: 'a quitté le ministère',
      marking: 'aucune plateforme ne peut leur transmettre cette marque',
      recalled: 'retirée avant l’envoi',
      cleared: 'terminée avant l’envoi',
      expired: 'pas envoyée à temps',
      unknown: 'raison inconnue',
    },
    seconds: (number) => `${n(number)} s`,
  },
};
