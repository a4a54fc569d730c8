import type { Text } from '../en/index.ts';

export const change: Text['screening']['change'] = {
  word: 'filtrage changement',
  name: 'Changement de situation',
  title: 'Changement dans ma vie',
  intro:
    'Seuls les agents du filtrage et le dirigeant principal de la sécurité lisent ceci. Dites ce qui a changé, ou choisissez seulement et laissez-les poser leurs questions.',
  kind: 'Ce qui a changé',
  kinds: {
    'criminal-record': 'Mon casier judiciaire',
    'law-enforcement': 'Des démêlés avec la police ou les tribunaux',
    associates: 'La fréquentation de criminels',
    finances: 'Un changement important de ma situation financière',
    contacts: 'Des contacts insistants ou inhabituels, ou des tentatives d’accès non autorisé',
    'personal-status': 'Ma situation juridique ou personnelle, y compris mon état civil',
    other: 'Autre chose',
  },
  what: 'Ce qui s’est passé, dans vos mots',
  whatHint: 'Aussi peu que vous voulez. Rien sur le dossier d’autres personnes, et rien de classifié.',
  since: 'Depuis quand',
  contact: 'Comment un agent peut vous joindre',
  marking: 'Marque la plus élevée de ce que vous allez écrire',
  needSomething: 'Choisissez ce qui a changé, ou dites-le en quelques mots.',
  future: 'Ce jour est encore à venir. Indiquez le jour où cela s’est passé.',
  recorded: (id) => `Reçu : ${id}`,
  short: (id) =>
    `${id} est reçu. Seuls les agents du filtrage et le dirigeant principal de la sécurité le voient.`,
  who: 'Seuls les agents du filtrage et le dirigeant principal de la sécurité le voient. Ni le bureau de la sécurité ni votre gestionnaire ne le voient.',
  next: 'Vous saurez dans notre propre conversation quand un agent l’aura vu. On vous posera peut-être une question; rien n’est décidé par clavardage.',
  duty: 'Les personnes qui ont une cote ou une habilitation signalent ces changements à leur gestionnaire ou au dirigeant principal de la sécurité (Directive sur le filtrage de sécurité, annexe G).',
  chooseKind: 'De quoi il s’agit',
  kindKept: (kind) => `C’est noté : ${kind}.`,
  notHere: (marking) =>
    `Un changement de situation est ${marking} et ne peut pas être écrit sur cette plateforme. Je n’en ai rien gardé.`,
  whatToReport: 'Ce qu’il faut signaler :',
  withheld: (marking) =>
    `Ceci est ${marking} et ne peut pas être écrit ici. Je n’ai rien gardé de votre texte.`,
  withheldRecord: (id) =>
    `J’ai noté sous ${id}, pour les agents du filtrage seulement, que vous voulez leur parler d’un changement. Ils communiqueront avec vous.`,
  officersTold: (id) => `Un changement de situation a été signalé : ${id}.`,
  unacknowledged: (id) =>
    `Personne n’a encore accusé réception de ${id}, malgré le rappel aux agents du filtrage.`,
  toAuthor: {
    acknowledged: (id) => `Un agent du filtrage a vu ce que vous avez signalé sous ${id}.`,
    taken: (id) => `Un agent du filtrage s’occupe maintenant de ce que vous avez signalé sous ${id}.`,
    asked: (id) => `Un agent du filtrage vous a posé une question sur ${id} et attend votre réponse.`,
    question: (id) => `Un agent du filtrage a une question sur ce que vous avez signalé sous ${id} :`,
    questionByTelephone: (id) =>
      `Un agent du filtrage a une question sur ${id} qui ne peut pas s’écrire ici. Téléphonez au bureau du filtrage et donnez ce numéro.`,
    closed: (id) => `Les agents du filtrage ont terminé leur travail sur ${id}. Merci de le leur avoir dit.`,
    reopened: (id) => `Un agent du filtrage a repris ${id}.`,
    dangerSeen: (id) =>
      `Un agent du filtrage a vu que quelqu’un est en danger, comme vous l’avez écrit dans ${id}.`,
  },
  cannotAsk: (id) =>
    `L’auteur de ${id} a écrit d’une plateforme qui ne peut pas porter ceci. Joignez-le par téléphone ou en personne.`,
};
