import type { Text } from '../../en/index.ts';

export const open: Text['crisis']['open'] = {
  title: 'Ouvrir une salle',
  submit: 'Ouvrir la salle',
  intro:
    'La salle est créée tout de suite, avec les personnes du plan d’action, les rôles et la liste de contrôle. Seules les personnes dont la cote ou l’habilitation est valide entrent dans une salle qui porte une marque.',
  about: (event) => `La salle portera sur ${event}.`,
  kindHint: 'Détermine qui est appelé et ce qui figure sur la liste de contrôle.',
  anyLevel: 'Selon la marque',
  exercise: 'C’est un exercice : tous les messages l’indiquent',
  needName: 'Dites en quelques mots ce qui se passe.',
  tooLong: (most) => `Limitez ce texte à ${most} caractères.`,
  needKind: (kinds) =>
    `Je ne sais pas de quel genre de crise il s’agit. Choisissez-le dans le formulaire ou commencez par « genre: » et l’un de ceux-ci : ${kinds}.`,
  notAWord: (found) =>
    `Je n’ai pas compris « ${found} » à cet endroit. Par exemple : ⏵crise ouvrir exercice elevee inondation au 90 Elgin`,
  aboveCeiling: (marking, where) =>
    `On ne peut pas travailler ici à une crise de marque ${marking}. Ouvrez-la sur ${where}.`,
  aboveAll: (marking) =>
    `Aucune plateforme du ministère ne peut porter la marque ${marking}. Appelez le bureau de la sécurité et réunissez-vous en personne.`,
  lacksLevel: (level) =>
    `La personne qui ouvre cette salle doit détenir une cote ou une habilitation valide (${level}), et ce n’est pas confirmé pour vous aujourd’hui. Demandez à un autre agent de l’ouvrir.`,
  isPart: (event, into) =>
    `${event} a été fusionné avec ${into}, où tout se poursuit. C’est pour celui-là qu’il faut ouvrir la salle.`,
  hasCrisis: (event, id) => `${event} a déjà sa salle : ${id}.`,
  opened: (id, name) => `${id} est ouverte : ${name}`,
  making: 'La salle est en cours de création; vous saurez ici dans un instant ce qu’il en est.',
  similar: (ids) => `Du même genre et en cours : ${ids}.`,
  button: 'Salle de crise',
};

export const opener: Text['crisis']['opener'] = {
  making: 'La salle est en cours de création…',
  ready: (where, name) => `La salle est prête sur ${where} : ${name}`,
  thread: 'C’est une conversation dans un canal partagé : tous ceux qui lisent le canal peuvent la lire.',
  elsewhere: (where, why) => `Elle est sur ${where}. ${why}`,
  noRoom: (id) =>
    `Il n’y a pas encore de salle. Tout le reste fonctionne avec le numéro, par exemple « ⏵crise journal ${id} … ».`,
  unfinished: 'Il manque encore',
  trying: 'Vigie continue d’essayer.',
  again: 'Réessayer',
  keptOut: (names) =>
    `Entrée refusée, parce que la cote ou l’habilitation de ces personnes n’est pas confirmée : ${names}.`,
  callThem: 'Appelez-les si vous en avez besoin, ou consultez les agents du filtrage.',
  notIn: (reason, names) => `${reason} : ${names}`,
  noLead: (id) =>
    `À faire d’abord : personne n’en est encore responsable. Prenez ce rôle, ou confiez-le avec « ⏵crise role ${id} responsable » et l’adresse de la personne.`,
  iLead: 'J’en suis responsable',
  inside: (count) => (count === 1 ? 'Une personne y est.' : `${count} personnes y sont.`),
  mayExist:
    'La plateforme s’est interrompue pendant la création. Vérifiez si la salle existe avant de réessayer : réessayer en crée une autre.',
  steps: {
    open: 'la salle elle-même',
    look: 'la vérification de son existence',
    'let-in': 'l’ajout des personnes',
    compare: 'la vérification des personnes qui y sont',
    remove: 'le retrait de personnes',
    cards: 'le breffage, les rôles et la liste de contrôle',
    topic: 'son sujet',
    pin: 'l’épinglage du breffage',
    bookmark: 'ses signets',
    rename: 'son nouveau nom',
    archive: 'son archivage',
  },
  trouble: (step, reason, missing) =>
    missing ? `${step} (${reason}; un administrateur doit accorder : ${missing})` : `${step} (${reason})`,
  refusals: {
    none: 'Vigie n’y a pas de salles.',
    marking: 'Elle ne peut pas porter cette marque.',
    'not-configured': 'Les salles n’y sont pas configurées.',
    'no-permission': 'Vigie n’en a pas la permission.',
    'not-closed': 'Elle ne peut pas réserver une salle à ses membres.',
  },
  refused: (platform, why, missing) =>
    missing ? `${platform} : ${why} Il manque : ${missing}.` : `${platform} : ${why}`,
  reasons: {
    'no-account': 'Sans compte sur cette plateforme',
    'not-found': 'Introuvables sur la plateforme',
    left: 'Compte fermé',
    guest: 'Les invités n’entrent pas',
    'not-allowed': 'La plateforme ne le permet pas',
    'not-in-team': 'Hors de l’équipe; un propriétaire doit les y ajouter',
    unknown: 'Raison inconnue',
  },
  calledIn: (id, name) =>
    name ? `On fait appel à vous dans ${id} : ${name}` : `On fait appel à vous dans ${id}.`,
  whereTo: (where, room) => `Sa salle est sur ${where} : ${room}`,
  byNumber: (id) => `Vous pouvez y travailler d’ici avec son numéro, par exemple « ⏵crise journal ${id} … ».`,
};

export const alerts: Text['crisis']['alerts'] = {
  isFree: (id, title, at) =>
    `${id} « ${title} », envoyée le ${at}, est en cours et ne fait partie d’aucune crise. Fait-elle partie de celle-ci?`,
  join: (id) => `${id} en fait partie`,
  joined: (id, title) =>
    `${id} « ${title} » fait maintenant partie de cette crise : elle est au journal, et la salle voit les réponses arriver.`,
  notFree: (id) =>
    `${id} ne peut pas faire partie de cette crise : elle a été retirée, fait déjà partie d’une crise, porte une marque plus élevée, ou un seul des deux est un exercice. Rien n’a changé.`,
  heading: 'Alertes',
  takeOut: (id) => `${id} ne concerne pas cette crise`,
  takenOut: (alert) =>
    `${alert} ne fait plus partie de cette crise, et ses réponses n’arrivent plus ici. L’alerte elle-même n’a pas changé.`,
  notOfIt: (id) => `${id} ne fait pas partie de cette crise. Rien n’a changé.`,
  joinOther: (id, crisis) => `${id} fait partie de ${crisis}`,
  running: 'Alertes toujours en cours; clore la crise n’y met pas fin :',
};

export const briefing: Text['crisis']['briefing'] = {
  cannot: 'Ce que cette plateforme ne peut pas faire d’une salle :',
  abilities: {
    remove: 'en faire sortir quelqu’un',
    topic: 'afficher un sujet',
    pin: 'épingler le breffage',
    bookmark: 'garder des signets',
    rename: 'la renommer à la clôture',
    archive: 'l’archiver ensuite',
    unarchive: 'la sortir des archives',
  },
  mentioning: 'Tous ceux qui lisent ce canal peuvent lire la salle.',
  howTo:
    'Ici, vous pouvez écrire « ⏵crise journal », « ⏵crise decision », « ⏵crise action », « ⏵crise role » et « ⏵crise rapport » sans le numéro.',
  buttons: {
    log: 'Au journal',
    decision: 'Décision',
    action: 'Mesure',
    timeline: 'Lire le journal',
    alert: 'Alerte',
    report: 'Rapport',
    services: 'Services',
    injects: 'Injections',
    close: 'Clore',
  },
};
