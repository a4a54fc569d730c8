import type { Text } from '../en/index.ts';

export const alert: Text['alert'] = {
  kinds: { emergency: 'Urgence', warning: 'Avertissement', information: 'Information', exercise: 'Exercice' },
  states: {
    draft: 'pas envoyée',
    scheduled: 'planifiée',
    open: 'envoyée',
    recalled: 'retirée',
    cleared: 'terminée',
  },
  wanted: {
    none: 'Aucune réponse',
    acknowledge: 'Accusé de lecture',
    muster: 'Dire si on est en sécurité',
  },
  answerLabels: {
    acknowledged: 'J’ai lu ce message',
    safe: 'Je suis en sécurité',
    help: 'J’ai besoin d’aide',
    away: 'Je ne suis pas sur place',
  },
  answers: { acknowledged: 'Lu', safe: 'En sécurité', help: 'A besoin d’aide', away: 'Pas sur place' },
  languages: { en: 'anglais', fr: 'français' },
  fields: {
    audience: 'Destinataires',
    wanted: 'Réponse demandée',
    until: 'Réponses jusqu’au',
    scheduled: 'Envoi prévu',
    marking: 'Marque de sécurité',
  },
  terms: {
    everyone: 'Tout le monde',
    floor: (building, floor) => `${building}, étage ${floor}`,
    roles: {
      employee: 'employés',
      manager: 'gestionnaires',
      warden: 'agents de secours d’étage',
      officer: 'agents de sécurité',
      screening: 'agents du filtrage',
      privacy: 'agents de la vie privée',
      communications: 'service des communications',
      it: 'TI',
      hr: 'ressources humaines',
      ohs: 'santé et sécurité au travail',
      legal: 'services juridiques',
      facilities: 'immeubles',
      executive: 'direction',
      auditor: 'auditeurs',
      'deputy-head': 'administrateur général',
      cso: 'DPS',
    },
  },
  except: (include, except) => `${include}; sauf ${except}`,
  forecast: {
    people: 'Personnes',
    languages: 'Langues',
    languagesValue: (en, fr) => `anglais ${en} · français ${fr}`,
    ways: 'Moyens',
    platform: (name, count, minutes) =>
      `${name} ${count} (${minutes <= 1 ? 'en moins d’une minute' : `environ ${minutes} minutes`})`,
    platforms: { slack: 'Slack', teams: 'Teams', console: 'Console' },
    noWay: 'personne ne peut être joint',
    unreachable: 'Pas jointes',
    reasons: {
      'no-account': 'sans compte connu',
      'not-installed': 'sans Vigie dans Teams',
      left: 'dont le compte est fermé',
      marking: 'seulement sur une plateforme qui ne peut pas porter cette marque',
    },
  },
  doNotDisturb:
    'Un message de clavardage ne sonne pas chez les personnes qui ont coupé leurs notifications. Il faut appeler celles qui ne sont pas jointes ou ne répondent pas.',
  heading: (id, kind, state) => `${id} · ${kind} · ${state}`,
  missing: (language) => `Le texte en ${language} manque.`,
  nobody: 'Aucun destinataire ne correspond à ce choix. Modifiez-le.',
  needLanguage: (language) => `Il faut ajouter le texte en ${language} avant l’envoi.`,
  needApproval: (people, above) =>
    `${people} personnes : au-delà de ${above}, un deuxième agent doit approuver exactement ce texte et ces destinataires.`,
  lessThanRoom: (crisis, room, marking) =>
    `${crisis} porte la marque ${room}, et cette alerte part avec la marque ${marking} : n’y écrivez rien qui doive rester dans la salle.`,
  approvedBy: (who, at) => `Approuvée par ${who} le ${at}.`,
  notReady: 'Rien n’a encore été envoyé.',
  buttons: {
    send: 'Envoyer maintenant',
    schedule: 'Planifier l’envoi',
    ask: 'Demander l’approbation',
    glass: 'Envoyer sans approbation…',
    translate: 'Ajouter l’autre langue',
    single: 'Envoyer dans une seule langue…',
    unreached: 'Qui n’est pas joint',
    rehearse: 'Faire une répétition',
    change: 'Modifier',
    discard: 'Abandonner',
    open: 'Ouvrir',
    approve: 'Approuver',
    approveAndSend: 'Approuver et envoyer',
    approveAndSchedule: 'Approuver et planifier',
    decline: 'Refuser',
    review: 'Examiner',
    real: 'C’est réel : j’ai besoin d’aide',
  },
  sending: (id, people) => `${id} part vers ${people} ${people <= 1 ? 'personne' : 'personnes'}.`,
  notReached: (people) =>
    people === 1
      ? 'Un autre destinataire ne peut pas être joint par clavardage.'
      : `${people} autres destinataires ne peuvent pas être joints par clavardage.`,
  sendingNext: (id) => `Écrivez « ⏵alerte etat ${id} » pour voir qui l’a reçue et qui a répondu.`,
  scheduledFor: (at) => `Elle partira d’elle-même : ${at}. La modifier annule l’envoi prévu.`,
  scheduleFailed: (id) =>
    `${id} devait partir et n’a PAS été envoyée : elle n’est pas approuvée telle quelle ou n’a aucun destinataire. Ouvrez-la avec « ⏵alerte voir ${id} ».`,
  schedulerGone: (id) =>
    `${id} devait partir et n’a PAS été envoyée : la personne qui avait prévu l’envoi n’est plus agent de sécurité. Si l’alerte est encore utile, ouvrez-la avec « ⏵alerte voir ${id} » et envoyez-la vous-même.`,
  exerciseStill: (id) =>
    `L’exercice ${id} est encore en cours. Tant que dure une urgence, il ne relance personne et n’envoie personne en chercher d’autres. Pour y mettre fin : ⏵alerte fin ${id}`,
  crisisStill: (id) =>
    `L’exercice ${id} est encore en cours. Tant que dure une urgence, il ne lance aucune injection et ne demande rien à personne. Pour y mettre fin : ⏵crise clore ${id}`,
  roomStill: (real) =>
    `ARRÊT : une urgence réelle est en cours (${real}). Si vous avez reçu cette alerte, suivez-en les consignes. L’exercice est suspendu : aucune injection et aucune demande avant la fin de l’urgence.`,
  exerciseHeld: (id, real) =>
    `L’exercice ${id} devait partir et n’a PAS été envoyé : l’urgence ${real} est en cours. Une fois celle-ci terminée, ouvrez l’exercice avec « ⏵alerte voir ${id} » s’il est encore utile.`,
  besideReal: (real) =>
    `L’urgence ${real} est réelle et toujours en cours : on peut confondre les deux. Un exercice ne relance personne et n’envoie personne en chercher d’autres avant la fin de l’urgence.`,
  startLate: (id) =>
    `${id} devait partir et n’est pas encore envoyée : une plateforme ne permet pas en ce moment de savoir qui lit le canal. Vigie réessaie chaque minute. Si l’alerte ne peut pas attendre, ouvrez-la avec « ⏵alerte voir ${id} » et choisissez un autre groupe.`,
  rehearsed: (reached, people) =>
    `Répétition : le message a été préparé comme ci-dessous. Personnes qui peuvent être jointes : ${reached} sur ${people}. Rien n’a été envoyé.`,
  asRead: (language, people) => `Ce que recevraient les personnes qui lisent le ${language} (${people}) :`,
  postedIn: (channels) => `Serait d’abord publiée dans : ${channels}.`,
  asked: (id, who) => `${who} vous demande d’approuver ${id}`,
  approvalAsked: (names) => `Demandé à : ${names}. Modifier l’alerte annule l’approbation.`,
  nobodyToApprove: 'Personne d’autre ne peut l’approuver maintenant. Appelez un autre agent ou le DPS.',
  approvedNow: (id) => `Vous avez approuvé ${id} exactement telle quelle.`,
  approvedForYou: (id, who) => `${who} a approuvé ${id}. Elle peut être envoyée.`,
  approvedAndSent: (id, who) => `${who} a approuvé ${id} et l’a envoyée.`,
  approvedAndScheduled: (id, who, at) =>
    `${who} a approuvé ${id} et en a planifié l’envoi. Elle partira d’elle-même : ${at}.`,
  declined: (id, who) => `${who} n’a pas approuvé ${id}. Parlez-lui, modifiez l’alerte ou abandonnez-la.`,
  declinedNow: (id) => `Vous avez refusé ${id}. La personne qui l’a préparée en est avisée.`,
  changedSince: (id) =>
    `${id} a été modifiée après la demande. Rien n’est approuvé; ouvrez-la avec « ⏵alerte voir ${id} ».`,
  requestOver: (id) => `${id} est partie. Il n’y a plus rien à approuver.`,
  changedAfterShown: (id) =>
    `${id} a été modifiée depuis que vous l’avez vue. Elle n’est ni partie ni abandonnée. La voici dans son état actuel.`,
  needSecond: (id) =>
    `${id} exige une deuxième personne : un agent ou le DPS, au répertoire depuis au moins un jour, qui n’en a rien écrit.`,
  noGlass: 'Seul un agent de garde ou le DPS peut envoyer sans approbation, et seulement en cas d’urgence.',
  glassBroken: (id, who, reason) =>
    `${who} a envoyé l’alerte d’urgence ${id} sans deuxième personne. Motif donné : ${reason}`,
  nothingToReview: (id) => `Il n’y a rien à examiner dans ${id}.`,
  notYourOwn:
    'Une autre personne doit l’examiner : vous l’avez envoyée sans approbation, ou l’un de vous assure l’intérim de l’autre.',
  reviewed: (id) => `Votre examen de ${id} est versé au dossier.`,
  languageAdded: (id, language) =>
    `Le texte en ${language} de ${id} est ajouté. Il apparaît dans le message des personnes qui ont choisi cette langue.`,
  languageOwed: (id, language) => `${id} est partie sans ${language}; ce texte reste à fournir.`,
  notMissing: (id) => `Aucune langue ne manque dans ${id}.`,
  discarded: (id) => `${id} est abandonnée. Rien n’a été envoyé.`,
  none: (id) => `Il n’y a pas d’alerte ${id}. « ⏵alerte liste » les montre.`,
  notHere: (id, marking) =>
    `${id} porte la marque ${marking} et ne peut pas être montrée sur cette plateforme.`,
  sentAlready: (id) =>
    `${id} est déjà envoyée. Servez-vous de « ⏵alerte mettre-a-jour ${id} », « ⏵alerte rappeler ${id} » ou « ⏵alerte fin ${id} ».`,
  needKind: (found, templates) =>
    `« ${found} » n’est pas un genre d’alerte. Commencez par urgence, avertissement, information ou exercice, ou par un modèle : ${templates}.`,
  needAudience:
    'Dites à qui elle s’adresse : tous, immeuble:90-elgin, etage:90-elgin/3, unite:Policy, role:gestionnaires, canal:general ou des adresses.',
  needText: 'Dites ce que les gens doivent savoir, en français et en anglais, séparés par « | ».',
  needNumber: 'Donnez le numéro d’une alerte, par exemple AL-2026-0001.',
  needFloor: (example) => `Nommez l’étage avec son immeuble, par exemple etage:${example}.`,
  noSuchGroup: (found, there) => `« ${found} » n’existe pas. Choix possibles : ${there}.`,
  noSuchPerson: (found) =>
    `« ${found} » ne figure pas au répertoire. Donnez l’adresse comme elle y est inscrite.`,
  channelUnknown:
    'Une plateforme ne permet pas en ce moment de savoir qui lit ce canal. Rien n’est conservé; réessayez dans une minute ou nommez un autre groupe.',
  badMoment: (found) => `« ${found} » n’est pas une heure. Écrivez 15 h 30, ou vendredi 15 h 30.`,
  pastMoment: (found) => `« ${found} » est déjà passé. Donnez un moment à venir.`,
  farMoment: (found) => `« ${found} » est dans plus de quatre-vingt-dix jours. Donnez un moment plus proche.`,
  untilBeforeStart: 'Les réponses ne peuvent pas se terminer avant l’envoi. Corrigez un des deux moments.',
  overYet: {
    stillOn: (alert, last) =>
      last === undefined
        ? `${alert} est toujours en cours. Suivez-en les consignes. La fin de l’alerte vous sera annoncée ici.`
        : `${alert} est toujours en cours. Dernière consigne : « ${last} » C’est elle qui compte. La fin de l’alerte vous sera annoncée ici.`,
    noExercise: 'Ce n’est pas un exercice.',
    over: (alert, at) => `${alert} est terminée depuis le ${at}.`,
    withdrawn: (alert, at) => `${alert} a été retirée (${at}) : elle ne s’applique plus.`,
  },
  named: (id, title) => `${id} « ${title} »`,
  ofTheseWords: 'Alerter des gens avec ces mots…',
  form: {
    heading: 'Nouvelle alerte',
    submit: 'Voir d’abord',
    intro: 'Rien n’est encore envoyé : vous voyez d’abord qui sera joint.',
    what: 'Quel genre',
    whatHint: 'Un modèle est prêt dans les deux langues; vos mots ci-dessous remplacent les siens.',
    ownWords: (kind) => `${kind}, dans vos mots`,
    group: 'À qui',
    typed: 'Seulement les groupes nommés ci-dessous',
    groups: 'Autres groupes et exceptions',
    groupsHint: 'Par exemple : etage:90-elgin/3 unite:« Services intégrés » -role:direction -nom@exemple.ca',
    title: (language) => `Titre en ${language}`,
    body: (language) => `Texte en ${language}`,
    bodyHint: 'Ce qui se passe, quoi faire, quand il y aura des nouvelles.',
    wantedHint:
      'Sans choix de votre part : ce que demande le modèle; dans une urgence ou un exercice pour un immeuble ou un étage, si les gens sont en sécurité.',
    until: 'Réponses jusqu’à (heure)',
    date: 'Envoyer plus tard : date',
    time: 'Envoyer plus tard : heure',
    needWhat: 'Choisissez le genre d’alerte.',
    needText: 'Écrivez le texte.',
    needTitle: 'Donnez-lui un titre.',
    needTime: 'Donnez aussi l’heure.',
    needReason: 'Écrivez-le en une phrase.',
    tooLong: (most) => `Raccourcissez à ${most} caractères.`,
    notAGroup: (found) =>
      `« ${found} » n’est pas un groupe. Écrivez par exemple immeuble:90-elgin, unite:Policy ou une adresse.`,
    translate: 'L’autre langue',
    single: 'Une seule langue',
    singleIntro: (language) =>
      `Les deux langues doivent être employées. En cas d’urgence, l’alerte peut partir maintenant; le texte en ${language} doit alors suivre dans le délai fixé, et votre motif est conservé.`,
    reason: 'Motif',
    glass: 'Sans approbation',
    glassIntro:
      'Elle part tout de suite. Le DPS en est avisé maintenant et l’examine ensuite; votre motif est conservé.',
    finding: 'Vos constatations',
  },
  onlyIn: 'Ce message n’est pas encore offert en français. Voici le texte anglais.',
  templateAlone: (language) =>
    `En ${language}, l’alerte dit quoi faire, mais pas encore ce qui se passe. Appuyez sur « Modifier » pour l’ajouter, ou envoyez-la telle quelle.`,
  saidBefore: 'Ce qui a été dit avant :',
  over: 'C’est terminé.',
  withdrawn: (title, reason) => `RETIRÉE : « ${title} ».${reason && ` Raison : ${reason}`}`,
  answered: (answer, at) => `Votre réponse : ${answer} (${at}).`,
  answeredFor: (name, answer, at) =>
    `${name} a répondu pour vous : ${answer} (${at}). Si ce n’est pas exact, répondez vous-même.`,
  answerBy: (at) => `Veuillez répondre avant le ${at}.`,
  signature: (department, id, at) => `${department} · ${id} · ${at}`,
  recorded: (answer, ids) => `Enregistré : ${answer} (${ids}). Répondez de nouveau pour corriger.`,
  recordedLate: (answer, ids) =>
    `Enregistré comme réponse tardive : ${answer} (${ids}). L’alerte n’est plus en cours.`,
  stillAsked: (title) => `Êtes-vous en sécurité? « ${title} » attend encore votre réponse.`,
  noMuster:
    'Personne ne demande si vous êtes en sécurité en ce moment. S’il vous faut de l’aide, appelez maintenant ou écrivez « ⏵aidez-moi ».',
  helpText: (ids) => `A besoin d’aide (réponse à ${ids}).`,
  helpSealed: (ids) =>
    `Votre nom n’y figure pas. Je n’ai donc pas répondu à ${ids} pour vous : cette réponse porterait votre nom. Pour que l’on vous cherche, répondez-y « J’ai besoin d’aide ».`,
  helpNamed: 'Le bureau voit votre nom, pour que l’on puisse vous trouver.',
  wordsLeft:
    'Vous ne voulez pas que l’on vous nomme : vos mots ne sont pas partis avec l’appel à l’aide. Il est encore temps de les envoyer sans votre nom.',
  helpSince: (answer, id) => `A répondu depuis : ${answer} (${id})`,
  helpPlace: (place) => `${place} (selon le répertoire)`,
  helpFor: (name, id) => `${name} a besoin d’aide (réponse donnée pour cette personne dans ${id}).`,
  drillHelp:
    'Ceci est un exercice. S’il vous faut vraiment de l’aide, composez le numéro ci-dessus maintenant ou appuyez sur le bouton.',
  answerFor: (name, id) => `${name}, ${id} : qu’en est-il?`,
  recordedFor: (name, answer, id) => `Enregistré pour ${name} : ${answer} (${id}).`,
  recordedLateFor: (name, answer, id) =>
    `Enregistré pour ${name} comme réponse tardive : ${answer} (${id}). L’alerte n’est plus en cours.`,
  notYoursNow: (who) =>
    `Personne ne demande en ce moment si ${who} est en sécurité, ou vous ne pouvez pas répondre pour cette personne. Rien n’a été enregistré. Si vous êtes vous-même en sécurité, écrivez seulement « ⏵sauf ».`,
  notYours: (who, id) =>
    `${who} ne fait pas partie de ${id}, ou vous ne pouvez pas répondre pour cette personne : les agents de secours d’étage répondent pour leur étage, les gestionnaires pour leur équipe.`,
  listHeading: 'Alertes',
  chooseOne: 'En ouvrir une',
  listNone: 'Il n’y a pas encore d’alerte.',
  listNonePrepare: 'Il n’y a pas encore d’alerte. Écrivez « ⏵alerte » pour en préparer une.',
  listMore: (id) => `La suite : « ⏵alerte liste ${id} ».`,
  changes: {
    drafted: 'préparée',
    changed: 'modifiée',
    'approval-asked': 'approbation demandée',
    approved: 'approuvée',
    declined: 'non approuvée',
    'break-glass': 'envoyée sans approbation',
    reviewed: 'examinée',
    scheduled: 'planifiée',
    unscheduled: 'envoi prévu annulé',
    rehearsed: 'répétition faite',
    sent: 'envoyée',
    'single-language': 'en une seule langue, pour une raison',
    'language-added': 'autre langue ajoutée',
    updated: 'mise à jour envoyée',
    recalled: 'retirée',
    cleared: 'terminée',
    reminded: 'rappel envoyé',
    escalated: 'transmise à l’échelon supérieur',
  },
  escalatedTo: {
    wardens: 'trop peu de réponses : les agents de secours d’étage ont été avertis',
    cso: 'trop peu de réponses : le DPS a été averti',
  },
};
