import { count } from '../count.ts';
import type { Text } from '../en/index.ts';

const number = (value: number) => count('fr-CA', value);
const lessons = (value: number) => (value === 1 ? 'une capsule' : `${number(value)} capsules`);

export const awareness: Text['awareness'] = {
  heading: 'Sensibilisation à la sécurité',
  dueHeading: 'À faire',
  doneHeading: 'Fait',
  coursesHeading: 'Cours',
  nothingDue: 'Rien ne vous attend.',
  somethingDue: (n) => (n === 1 ? 'Une capsule vous attend.' : `${number(n)} capsules vous attendent.`),
  dueBy: (when) => `d’ici le ${when}`,
  lateSince: (when) => `était à faire pour le ${when}`,
  score: (right, of) => `${right} sur ${of}`,
  streak: (n) => (n < 2 ? '' : `${number(n)} capsules de suite à temps. Personne d’autre ne le voit.`),
  begin: 'Commencer',
  one: 'Faire une capsule',
  another: 'Une autre',
  practice: 'Rien ne vous attend. En voici une pour garder la forme; elle ne compte que pour vous.',
  allDone: 'Vous avez fait toutes les capsules. Merci!',
  minute: 'Une minute',
  mandatory:
    'Toutes les personnes que vise cette campagne doivent la faire : la politique exige que tous les employés soient formés et que leur formation soit consignée.',
  mandatoryPath: {
    onboarding:
      'Ces premières capsules s’adressent à toute personne qui arrive : la politique exige que tous les employés soient formés.',
    briefing:
      'La politique veut qu’on le rappelle à quiconque détient une cote ou une habilitation, à l’arrivée, à chaque renouvellement et de temps à autre.',
  },
  optional:
    'Elle est facultative : appuyez sur « Pas pour moi » pour ne plus rien recevoir de cette campagne.',
  ownPractice: 'Personne d’autre ne la voit.',
  reminder: 'Rappel :',
  source: (title, clause, verified) =>
    `${title}, ${clause.replaceAll('App. ', 'annexe ')}. Vérifié le ${verified}.`,
  question: (n, of) => (of === 1 ? 'La question' : `Question ${n} sur ${of}`),
  later: 'Plus tard aujourd’hui',
  laterAt: (when) => `J’y reviens : ${when}.`,
  stop: 'Pas pour moi',
  stopped: (name) => `Vous ne recevez plus rien de « ${name} ».`,
  resume: 'J’ai changé d’idée',
  resumed: (name) => `Vous recevez de nouveau les capsules de « ${name} ».`,
  cannotStop: (name, why) =>
    `« ${name} » ne peut pas être arrêtée. ${why} Si vous ne pouvez pas la faire à temps, parlez-en à votre gestionnaire.`,
  right: 'C’est juste.',
  notQuite: 'Pas tout à fait.',
  yourAnswer: 'Votre réponse',
  betterAnswer: 'Meilleure réponse',
  next: 'Question suivante',
  finished: (right, of) => `C’est fait : ${right} sur ${of}. Merci.`,
  waiting: (n) => `Il reste ${lessons(n)}.`,
  nextLesson: 'Capsule suivante',
  doneOn: (when, right, of) => `Vous l’avez faite le ${when} : ${right} sur ${of}.`,
  notYours:
    'Cette capsule n’est pas l’une des vôtres, ou n’existe plus. Écrivez « ⏵sensibilisation » pour voir celles que vous avez.',
  gone: 'Cette capsule n’existe plus. Écrivez « ⏵sensibilisation » pour voir les vôtres.',
  channelIntro: 'Une capsule d’une minute pour tout le monde ici.',
  take: 'Répondre à la question',
  answeredPrivately: 'On y répond en privé.',

  course: {
    done: (day) => `suivi le ${day}`,
    doneUntil: (day, by) => `suivi le ${day}, à reprendre d’ici le ${by}`,
    due: (by) => `à suivre d’ici le ${by}`,
    late: (by) => `était à suivre pour le ${by}`,
    unknown: (by) =>
      `à suivre d’ici le ${by}, à moins que ce soit déjà fait : je n’ai encore aucune liste des personnes qui l’ont suivi`,
    reminder: (course) => `Il vous reste à suivre le cours ${course}.`,
    how: 'Suivez-le à l’École de la fonction publique du Canada. Le ministère reçoit la liste des personnes qui l’ont suivi; il peut me falloir quelques jours pour le savoir.',
    open: (url) => `Le cours : ${url}`,
  },

  rhythm: {
    once: 'une fois',
    day: 'chaque jour ouvrable',
    week: (n) => (n === 1 ? 'chaque semaine' : `toutes les ${n} semaines`),
    weekday: (n, day) =>
      n === 1 ? `chaque ${day}` : n === 2 ? `un ${day} sur deux` : `le ${day}, toutes les ${n} semaines`,
    month: (n) => (n === 1 ? 'chaque mois' : `tous les ${n} mois`),
    nthOfMonth: (nth, day) =>
      `le ${nth < 0 ? 'dernier' : ['premier', 'deuxième', 'troisième', 'quatrième'][nth - 1]} ${day} du mois`,
    dayOfMonth: (day) => `le ${day === 1 ? '1er' : day} de chaque mois`,
    at: (time) => `à ${time.replace(/^0/, '').replace(':', ' h ').replace(/ 00$/, '')}`,
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'],
    bad: (found) =>
      `Je ne comprends pas « ${found} ». Écrivez une fois, chaque mardi, un lundi sur deux, chaque semaine, chaque mois, dernier vendredi du mois ou le 15 de chaque mois; « à 10 h » peut suivre.`,
  },

  campaign: {
    list: 'Campagnes de sensibilisation',
    none: 'Il n’y a pas encore de campagne.',
    make: 'Nouvelle campagne',
    suggested: (title) => `Sujet proposé : ${title}`,
    because: (type, n, of, before) =>
      `${type} : ${n} des ${of} événements des 90 derniers jours${before > 0 ? `, contre ${before} au cours des 90 jours précédents` : ''}.`,
    becauseMonth: 'C’est un bon sujet pour ce mois-ci.',
    months: {
      2: 'Semaine de la sensibilisation à la sécurité (février)',
      10: 'Mois de la sensibilisation à la cybersécurité (octobre)',
    },
    decide:
      'C’est vous qui décidez : la proposition vient des événements du ministère, sans ceux dont l’accès est restreint.',
    decideAlone: 'À vous de décider.',
    noEvents: 'Aucun événement des 90 derniers jours ne justifie un autre sujet.',
    useSuggestion: 'En faire une campagne',
    states: { draft: 'En préparation', running: 'En cours', stopped: 'Arrêtée', done: 'Terminée' },
    fields: {
      state: 'État',
      audience: 'Pour',
      topics: 'Capsules',
      rhythm: 'Fréquence',
      kind: 'Genre',
      way: 'Moyen',
      due: 'Délai pour la faire',
      reminders: 'Rappels',
      dates: 'Dates',
      pace: 'Envoi',
      progress: 'Jusqu’ici',
    },
    kinds: { mandatory: 'Obligatoire', optional: 'Facultative' },
    direct: 'À chaque personne',
    inChannel: (name) => `Dans #${name}; répond qui veut`,
    days: (n) => (n === 1 ? 'un jour' : `${number(n)} jours`),
    remindersValue: (most, days) =>
      most === 0
        ? 'aucun'
        : `au plus ${most}, ${days === 1 ? 'chaque jour' : `tous les ${days} jours`}, jusqu’à ce que ce soit fait`,
    pace: (people, minutes, percent) =>
      `${number(people)} personnes, en ${minutes < 90 ? `${minutes} minutes` : `${Math.round(minutes / 60)} heures`} de travail environ, avec au plus ${percent} % de ce que la plateforme permet`,
    unreached: (n) =>
      `${number(n)} ${n > 1 ? 'ne peuvent pas être jointes en ce moment; elles la trouvent' : 'ne peut pas être jointe en ce moment; elle la trouve'} en écrivant « ⏵sensibilisation »`,
    progress: (given, done) => `données : ${number(given)}${done === undefined ? '' : `, faites : ${done}`}`,
    round: (n, title, when) => `${n}. ${title} : ${when}`,
    start: 'Lancer',
    change: 'Modifier',
    discard: 'Abandonner',
    stop: 'Arrêter',
    results: 'Résultats',
    discarded: (id) => `${id} est abandonnée.`,
    started: (id, when) => `${id} commence : ${when}.`,
    stopped: (id) =>
      `${id} est arrêtée. Les envois qui restaient sont annulés; ce qui a été fait est conservé.`,
    notFound: (id) => `Il n’y a pas de campagne ${id}. Écrivez « ⏵sensibilisation campagne liste ».`,
    notDraft: (id) => `${id} a commencé. Arrêtez-la et faites-en une nouvelle.`,
    notRunning: (id) => `${id} n’est pas en cours.`,
    confirmStop: (id, name) =>
      `Arrêter ${id}, « ${name} », pour tout le monde? Elle ne pourra plus être relancée.`,
    putOff: (id, n) =>
      `La capsule ${n} de ${id} n’est pas encore envoyée : une plateforme ne peut pas dire en ce moment qui lit le canal visé. L’envoi sera retenté toutes les heures ouvrables. Si cela dure, arrêtez la campagne avec « ⏵sensibilisation campagne arreter ${id} » et faites-en une pour un autre groupe.`,
    over: (id) =>
      `${id} est terminée. Écrivez « ⏵sensibilisation resultats ${id} » pour voir ce qu’elle a donné.`,
    nobody: 'Aucun destinataire ne correspond à ce choix. Faites-en un autre.',
    form: {
      heading: 'Campagne',
      submit: 'Voir',
      topic: 'Première capsule',
      more: 'Autres capsules',
      moreHint:
        'Des titres de la liste, séparés par des points-virgules : Debout? Verrouillez; Le cadeau du stationnement. Une à la fois, dans cet ordre.',
      group: 'Pour qui',
      groups: 'Autres groupes',
      groupsHint: 'immeuble:90-elgin, unite:Policy; le signe moins exclut : -role:direction',
      rhythm: 'Fréquence',
      rhythmHint:
        'une fois, chaque mardi, un lundi sur deux, chaque mois, dernier vendredi du mois; « à 10 h » peut suivre',
      kind: 'Genre',
      channel: 'Où',
      days: 'Jours pour la faire',
      nameEn: 'Nom en anglais',
      nameFr: 'Nom en français',
      nameHint: 'Sans nom, elle porte celui de ses capsules.',
      noTopic: (found, some) => `Il n’y a pas de capsule « ${found} ». Il y a par exemple : ${some}.`,
      needRhythm: 'Avec plusieurs capsules, il faut une fréquence : par exemple, un mardi sur deux.',
      badDays: 'Donnez un nombre de jours de 1 à 90.',
      channelMandatory:
        'Ce qui est obligatoire est envoyé à chaque personne : dans un canal, on ne peut rappeler personne.',
      oneName: 'Donnez le nom dans les deux langues, ou dans aucune.',
      markedName: 'Tout le monde lit ce nom, sur chaque plateforme. Donnez-en un sans marque.',
    },
  },

  results: {
    heading: (name) => `Résultats : ${name}`,
    choose: 'Quelle campagne?',
    notBegun: (id) =>
      `Aucune capsule de ${id} n’a été donnée. Écrivez « ⏵sensibilisation campagne voir ${id} » pour ses dates.`,
    tooFew: (smallest) =>
      `Elle visait moins de ${smallest} personnes : rien n’est montré d’un si petit groupe.`,
    people: 'Personnes',
    done: 'Fait',
    late: 'En retard',
    score: 'Bonnes réponses',
    stopped: 'Arrêté',
    byUnit: 'Par unité',
    byTopic: 'Par capsule',
    line: (done, late, score) =>
      `fait : ${done}, en retard : ${late}${score === undefined ? '' : `, bonnes réponses : ${score}`}`,
    percent: (value) => (value < 10 ? 'moins de 10 %' : value > 90 ? 'plus de 90 %' : `${value} %`),
    tooFewAnswers: 'montré quand assez de personnes ont répondu',
    rest: (groups) => `Petits groupes réunis (${groups})`,
    noUnit: 'Sans unité',
    rounded: (smallest) =>
      `Les pourcentages sont arrondis, à cinq points ou plus dans les petits groupes. Les groupes de moins de ${smallest} personnes sont réunis à d’autres, pour que les chiffres ne révèlent personne.`,
    overTime: 'Capsules faites, semaine après semaine',
    given: 'Données',
    openOf: (n) => (n > 1 ? `${number(n)} n’ont pas tout fait` : `${number(n)} n’a pas tout fait`),
    openHint: 'Obligatoire : vous le voyez pour aider ces personnes à la faire.',
    allDone: 'Tout le monde l’a faite.',
    more: (n) => `et ${number(n)} de plus; le fichier contient tous les noms`,
    yourPeople: 'Votre équipe',
    nothingForManagers: 'Votre équipe a fait tout ce qui est obligatoire.',
    courses: 'Cours',
    noList: 'Aucune liste des personnes qui l’ont suivi n’est encore arrivée.',
    courseLine: (done, due, late) =>
      `suivi : ${number(done)}, à suivre : ${number(due)}, en retard : ${number(late)}`,
    drills: 'Hameçonnages simulés signalés',
    drillLine: (reports) => (reports === 1 ? 'un signalement' : `${number(reports)} signalements`),
    file: 'resultats-sensibilisation',
    namesFile: 'sensibilisation-pas-fait',
    columns: {
      dimension: 'dimension',
      group: 'groupe',
      people: 'personnes',
      done: 'fait_pourcent',
      late: 'retard_pourcent',
      right: 'juste_pourcent',
    },
    parts: { under: 'moins de 10', over: 'plus de 90' },
    names: { columns: ['nom', 'courriel', 'unite', 'quoi', 'echeance', 'retard'], late: 'en retard' },
  },

  drill: {
    praise: 'Bien vu! C’était un message d’essai, envoyé par votre propre équipe de sécurité.',
    what: 'Vous avez fait ce qu’il fallait : nous le dire. S’il avait été vrai, votre signalement aurait protégé tous les autres qui l’ont reçu.',
    signs:
      'Ce qui trahit un tel message : une adresse inconnue, un ton pressant, un lien dont le site n’est pas celui qu’il annonce.',
    count: 'Seul le nombre de signalements est gardé, pas leurs auteurs.',
    real: 'C’était un autre message : le signaler',
    filed:
      'Un message que vous nommez est un essai de votre propre équipe de sécurité. Votre signalement est quand même enregistré, puisqu’il s’est passé quelque chose. Si vous avez donné un mot de passe, changez-le.',
  },

  feedback: {
    heading: 'Ce que j’y vois',
    none: 'Je n’y trouve aucun des signes habituels. Cela ne prouve rien : les plus habiles n’en ont pas. Vous avez bien fait de le signaler.',
    signs: {
      hurry: 'Il vous presse ou vous menace.',
      secret: 'Il demande de n’en parler à personne ou de ne pas appeler.',
      credentials: 'Il demande un mot de passe, un code ou une connexion.',
      money: 'Il demande de l’argent, des cartes-cadeaux ou de nouvelles coordonnées bancaires.',
      link: 'Il contient un lien qui mène ailleurs que là où il l’annonce.',
      attachment: 'Il contient une pièce jointe qui peut lancer un programme.',
      parcel: 'Il parle d’un colis, d’un remboursement ou d’un prix que personne n’attendait.',
    },
    harmless: 'Le message était inoffensif. Vous avez bien fait de le signaler quand même.',
    harmful: 'Le message a été examiné : votre signalement a aidé à protéger les autres qui l’ont reçu.',
    thanks: 'N’y répondez pas et ne cliquez pas. Gardez-le où il est : l’agent pourrait vous le demander.',
  },
};
