import type { Text } from '../en/index.ts';

export const casework: Text['casework'] = {
  notAnOfficer: (who) =>
    `${who} n’est pas un agent du répertoire. Donnez l’adresse d’un agent, ou mentionnez-le.`,
  outOfSight: 'Vous n’y avez plus accès.',
  assigned: (id, name) => `${id} est confié à ${name}, qui en a reçu l’avis.`,
  namesThem: (id, name) =>
    `${id}, ou une note au dossier, nomme ${name}, qui n’y a pas accès : l’événement pourrait viser cette personne. Rien n’a changé.`,
  weighElsewhere: (id, marking) =>
    `Il y a d’abord quelque chose à peser au sujet de ${id}, qui ne peut pas s’afficher ici. Rien n’a changé. Faites-le sur une plateforme qui admet la marque ${marking}.`,
  assignAllTheSame: 'Lui confier quand même',
  keptFromActing: (id, name) =>
    `Ce qui est écrit au sujet de ${id} nomme ${name}, qui assure l’intérim du DPS : cette personne n’y a plus accès. Si l’événement ne la vise pas, redonnez-lui l’accès.`,
  keptFromScreening: (id, name) =>
    `Ce qui est écrit au sujet de ${id} nomme ${name}, qui travaille au filtrage de sécurité : cette personne n’y a plus accès. Si l’événement ne la vise pas, redonnez-lui l’accès.`,
  stillIn: (id, name) =>
    `Ce qui est écrit au sujet de ${id} nomme ${name}, à qui l’accès a été donné et qui l’a toujours. S’il se peut que l’événement la vise, retirez-lui l’accès.`,
  putOut: 'Retirer l’accès',
  putOutNow: (id, name) => `${name} n’a plus accès à ${id} et n’en a pas reçu l’avis.`,
  seesStill: (id, name) =>
    `L’accès donné à ${name} pour ${id} est retiré, sans avis, mais cette personne le voit encore du fait de son rôle ou parce qu’elle s’en occupe.`,
  ownerNamed: (id, name) =>
    `${id}, ou une note au dossier, nomme ${name}, qui s’en occupe et y garderait accès : l’événement pourrait viser cette personne. Rien n’a changé. Si c’est le cas, confiez-le d’abord à quelqu’un d’autre avec « ⏵evenement assigner ».`,
  allTheSame: 'Continuer quand même',
  ownerMayBeIt: (id, name) =>
    `${name} s’occupe de ${id}, dont l’accès est restreint et qui pourrait viser cette personne : l’événement, un signalement qui y est joint ou une note au dossier la nomme. Si c’est le cas, confiez-le à quelqu’un d’autre avec « ⏵evenement assigner ${id} ».`,
  mergeNamed: (id, into, name) =>
    `${id}, ou une note au dossier, nomme ${name}, qui s’occupe de ${into} et aurait les deux en main : l’événement pourrait viser cette personne. Rien n’a changé. Si c’est le cas, confiez d’abord ${into} à quelqu’un d’autre avec « ⏵evenement assigner ».`,
  assignedSelf: (id) => `${id} est maintenant à vous.`,
  assignedAway: (id, name) => `${id} n’est plus à vous : ${name} s’en occupe maintenant.`,
  assignedToYou: (id, by) => `${by} vous a confié ${id}.`,
  reopenedBy: (id, by) => `${by} a rouvert ${id} et s’en occupe maintenant.`,
  mergedBy: (id, into, by) => `${by} a fusionné ${id} avec ${into}.`,
  already: (id) => `C’est déjà le cas de ${id}. Rien n’a changé.`,
  incident: (id) => `${id} est un incident : une compromission est confirmée.`,
  noCompromise: (id) => `${id} : aucune compromission. Il demeure un événement.`,
  incidentLabel: 'Incident',
  compromiseLabel: 'Compromission',
  confirmed: 'Confirmée',
  ruledOut: 'Écartée',
  restricted: (id) =>
    `${id} est restreint. Seuls l’agent responsable, le DPS et les personnes ajoutées le voient désormais.`,
  restrictedToScreening: (id) =>
    `${id} est restreint. Seuls l’agent responsable, le DPS, les agents du filtrage et les personnes ajoutées le voient désormais.`,
  restrict: 'Restreindre',
  open: 'Montrer au bureau de la sécurité',
  opened: (id) => `Le bureau de la sécurité voit de nouveau ${id}.`,
  levelNeeded: (level) => `Quiconque y est admis doit détenir : ${level}.`,
  levelLabel: 'Cote ou habilitation exigée',
  ownerLacksLevel: (id) => `Confiez d’abord ${id} à une personne qui la détient. Rien n’a changé.`,
  ownerLapsed: (id, name) =>
    `La cote ou l’habilitation qu’exige ${id} n’est plus confirmée pour ${name}, qui s’en occupe et ne peut plus le lire. Confiez-le à une personne qui la détient : ⏵evenement assigner ${id} et son adresse.`,
  ownerGone: (id, name) =>
    `Plus personne ne s’occupe de ${id} : ${name} n’est plus en poste ou ne travaille plus sur ces événements. Confiez-le à quelqu’un d’autre : ⏵evenement assigner ${id} et son adresse.`,
  nobodySees: (id) =>
    `Personne ne s’occupe de ${id}, et seul le DPS peut le voir. Confiez-le à quelqu’un : ⏵evenement assigner ${id} et son adresse.`,
  askLevel: (id, level) =>
    `Pour exiger aussi une cote ou une habilitation, ajoutez-la : ⏵evenement restreindre ${id} ${level}`,
  needsOwner: (id) =>
    `Prenez ${id} en charge ou confiez-le d’abord : un événement restreint doit avoir un agent qui le voit.`,
  joinHint: (id) => `Si vous devez travailler sur ${id}, écrivez « ⏵evenement joindre ${id} » et pourquoi.`,
  joinAsked: 'Si ce dossier existe, la personne responsable a votre demande et vous répondra s’il y a lieu.',
  seesAlready: (id) => `Vous avez déjà accès à ${id} : aucune demande n’est nécessaire.`,
  joinRequest: (id, who) => `${who} demande à voir ${id}.`,
  joinWaits: (id, who) =>
    `${who} a demandé à voir ${id} avant que vous vous en occupiez, et attend encore. Demandez-lui pourquoi.`,
  add: 'Donner accès',
  added: (id, who) => `${who} peut maintenant voir ${id}.`,
  cannotSee: (who) => `${who} ne travaille pas sur les événements de sécurité : l’accès n’est pas donné.`,
  youWereAdded: (id) => `Vous pouvez maintenant voir ${id}.`,
  linked: (a, b) => `${a} et ${b} sont liés.`,
  linkSelf: 'Un événement ne peut être lié à lui-même.',
  keepsBreach: (id, into) =>
    `On a décidé que ${id} est une atteinte substantielle : il reste ouvert jusqu’à ce qu’elle soit signalée. Fusionnez plutôt ${into} avec lui.`,
  keepsCrisis: (id, crisis, into) =>
    `${id} a une salle de crise, ${crisis}. Fusionnez plutôt ${into} avec lui, ou liez les deux : « ⏵evenement lier ${id} ${into} ».`,
  keepsDuties: (id, into, agencies) =>
    `${id} doit être signalé à : ${agencies}. Une fois fusionné avec ${into}, il ne le serait plus. Corrigez le type de ${into}, ou consignez d’abord que c’est fait : « ⏵evenement aviser ${id} ».`,
  standsAlone: (id) =>
    `${id} est un changement de niveau de préparation ou de situation personnelle : il reste un dossier à part. Liez-le plutôt.`,
  restrictFirst: (id, into, level) =>
    `L’accès à ${id} est plus limité que l’accès à ${into}. Écrivez d’abord « ⏵evenement restreindre ${into}${level ? ` ${level}` : ''} », ou liez les deux.`,
  merged: (a, b) => `${a} fait maintenant partie de ${b}.`,
  authorMerged: (id) => `D’autres ont signalé la même chose que votre ${id}. Le tout est traité ensemble.`,
  duplicates: 'Peut-être la même chose que',
  merge: (id) => `Fusionner avec ${id}`,
  partsLabel: 'Fusionnés avec lui, chacun avec son propre dossier',
  linksLabel: 'Liés',
  mergedLabel: 'Fait partie de',
  partOf: (id) => `fait partie de ${id}`,
  assess: 'Ce qui est touché',
  affected: {
    title: 'Ce qui est touché',
    programs: 'Programmes ou activités',
    services: 'Services critiques',
    resources: 'Ressources (information, biens, personnes)',
    saved: (id) => `Conservé avec ${id}.`,
    controls: 'Mesures de sécurité',
    need: 'Nommez au moins une mesure, un programme ou un service.',
  },
  controls: {
    'A.1': 'Filtrage de sécurité',
    'A.2': 'Sécurité de la technologie de l’information',
    'A.3': 'Sécurité matérielle',
    'A.4': 'Gestion de la continuité des activités',
    'A.5': 'Sécurité de la gestion de l’information',
    'A.6': 'Sécurité lors de l’octroi de contrats et d’autres ententes',
    'A.7': 'Gestion des événements liés à la sécurité',
    'A.8': 'Sensibilisation et formation en matière de sécurité',
  },
  injury:
    'Faible : préjudice limité à modéré. Moyenne : modéré à sérieux. Élevée : sérieux à grave. Très élevée : grave à exceptionnellement grave.',
  close: 'Clore',
  closing: {
    title: 'Clore l’événement',
    outcome: 'Issue',
    findings: 'Constatations de l’enquête',
    cause: 'Cause',
    lessons: 'Leçons retenues',
    needOutcome: 'Choisissez une issue.',
    needCause: 'Dites en une phrase quelle en était la cause.',
    byOutcome: 'Ici, on le clôt en choisissant seulement l’issue.',
    addCause: 'Ajouter la cause',
    addThere: (id) => `Ajoutez-y ensuite la cause et les leçons retenues : ⏵evenement clore ${id}`,
    added: (id) => `Ce que vous avez écrit sur l’issue de ${id} est versé au dossier.`,
    first: (unfounded) => `Avant de pouvoir clore avec une autre issue que « ${unfounded} » :`,
    firstAll: 'Avant de pouvoir clore :',
    ruleOutFirst: (id) =>
      `Une compromission est confirmée dans ${id} : il n’est donc pas non fondé. S’il n’y en a pas eu, dites-le d’abord : ⏵evenement compromission ${id} non`,
    needSeverity: (id) =>
      `Fixez d’abord le degré de préjudice : ⏵evenement gravite ${id} faible, moyenne, elevee ou tres-elevee.`,
    needCompromise: (id) =>
      `Dites d’abord s’il y a eu compromission : ⏵evenement compromission ${id} oui ou non.`,
    stillToTell: (id, agencies) => `Restent à aviser : ${agencies}. Écrivez « ⏵evenement aviser ${id} ».`,
    stillToAnswer: (id) =>
      `On ne sait pas encore qui doit être avisé. Écrivez « ⏵evenement aviser ${id} » et répondez aux questions.`,
    dangerFirst: (id) =>
      `Quelqu’un a signalé depuis un danger dans ${id}. Accusez-en d’abord réception : ⏵evenement recu ${id}`,
    done: (id) => `${id} est clos.`,
    author: (id) =>
      `La sécurité a terminé son travail sur votre signalement ${id}. Merci de l’avoir signalé.`,
    closedAlready: (id) => `${id} est clos. Rouvrez-le avec « ⏵evenement rouvrir ${id} » et pourquoi.`,
  },
  outcomes: {
    resolved: 'Réglé',
    unfounded: 'Non fondé',
    referred: 'Confié à d’autres',
    duplicate: 'Doublon',
  },
  outcomeLabel: 'Issue',
  holdUnclear: (id) =>
    `Pour mettre fin à une suspension, écrivez « ⏵evenement conserver ${id} fin », ou « fin » et son numéro; pour en ajouter une, commencez la raison par un autre mot. Rien n’a été changé.`,
  holdOn: (id) =>
    `L’élimination de ${id} est suspendue : le dossier est conservé jusqu’à la levée de la suspension.`,
  holdFurther: (id, number) =>
    `L’élimination de ${id} est suspendue pour un autre motif (suspension ${number}) : le dossier est conservé jusqu’à la levée de chaque suspension.`,
  holdOff: (id) => `La suspension de l’élimination de ${id} est levée.`,
  holdOffOne: (id, number, left) =>
    `La suspension ${number} de l’élimination de ${id} est levée. Le dossier reste conservé : ${left}.`,
  notHeld: (id) => `L’élimination de ${id} n’est pas suspendue. Rien n’a changé.`,
  noSuchHold: (id, number, open) =>
    `Aucune suspension ${number} n’est en vigueur pour ${id}, seulement ${open}. Rien n’a changé.`,
  whichHold: (id, number, open) =>
    `Quelle suspension de ${id} faut-il lever : ${open}? Écrivez par exemple « ⏵evenement conserver ${id} fin ${number} ». Rien n’a changé.`,
  reopened: (id) => `${id} est rouvert et il est à vous.`,
  isPart: (id, into) => `${id} a été fusionné avec ${into}, où tout se poursuit. C’est là qu’il faut agir.`,
  notClosed: (id) => `${id} n’est pas clos.`,
  authorReopened: (id) => `La sécurité a repris votre signalement ${id}.`,
  authorReopenedInDanger: (id) => `Votre signalement ${id} est rouvert, et la sécurité est alertée.`,
  askAuthor: 'Poser une question à l’auteur',
  nobodyToAsk: (id) =>
    `Personne n’a signalé ${id} : c’est un changement du niveau de préparation. Adressez-vous à l’agent qui l’a fait.`,
  askTitle: 'Question à l’auteur',
  askLabel: 'Votre question; l’auteur la voit sans votre nom',
  asked: (id) => `Votre question au sujet de ${id} est en route.`,
  needQuestion: 'Rien n’a été envoyé : écrivez d’abord votre question.',
  undelivered: (id) =>
    `Une question au sujet de ${id} n’a pu être remise à l’auteur du signalement. Elle est conservée avec les notes; joignez cette personne autrement si vous le pouvez.`,
  askedToCall: (id) =>
    `L’auteur de ${id} écrit d’une plateforme qui ne peut pas porter votre question. On l’invite à téléphoner au bureau de la sécurité; la question est conservée avec les notes.`,
  questionByTelephone: (id) =>
    `La sécurité a une question sur votre signalement ${id} qui ne peut pas s’écrire ici. Téléphonez au bureau de la sécurité et donnez ce numéro; vous n’avez pas à vous nommer.`,
  question: (id) => `La sécurité a une question sur votre signalement ${id} :`,
  answer: 'Répondre',
};
