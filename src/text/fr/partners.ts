import type { Text } from '../en/index.ts';

export const partners: Text['partners'] = {
  names: {
    privacy: 'Protection de la vie privée',
    hr: 'Ressources humaines',
    it: 'Technologie de l’information',
    ohs: 'Santé et sécurité au travail',
    legal: 'Services juridiques',
    communications: 'Service des communications',
    facilities: 'Immeubles',
  },
  called: (id, partner, n) =>
    n === 1
      ? `${partner} : une personne a été appelée à participer à ${id}.`
      : `${partner} : ${n} personnes ont été appelées à participer à ${id}.`,
  nobody: (partner) =>
    `Personne au répertoire n’a le rôle « ${partner} ». Téléphonez à ce service et demandez que le rôle soit importé.`,
  concerned: (id, partner) =>
    `Consultation impossible dans ${id} (${partner}) : les personnes à qui la question irait en sont l’auteur ou y sont nommées.`,
  leftOut: (names) =>
    `Ne sont pas consultés, parce qu’ils en sont l’auteur ou qu’on les nomme dans ce qu’on en sait : ${names}.`,
  shutOut: (id, partner, names) =>
    `N’ont plus accès à la question posée au sujet de ${id} et n’y répondront pas (${partner}) : ${names}.`,
  unreached: (names) => `Impossible à joindre par écrit ici, il faut leur téléphoner : ${names}.`,
  heading: (id) => `La sécurité vous consulte au sujet de ${id}`,
  elsewhere: (id) =>
    `La question ne peut pas s’afficher ici. Ouvrez-la sur une plateforme qui le permet : « ⏵evenement voir ${id} ».`,
  answer: 'Répondre',
  answerTitle: 'Votre réponse',
  answerLabel: 'Seuls les agents qui traitent l’événement la voient',
  needAnswer: 'Rien n’a été envoyé : écrivez d’abord votre réponse.',
  answered: (id) => `Votre réponse est conservée avec ${id}. La sécurité en est avisée.`,
  tellOwner: (id, partner) => `Réponse reçue au sujet de ${id} : ${partner}.`,
  howToCall: (example) =>
    `Pour consulter un service du ministère, nommez-le et posez votre question : ${example}`,
  noSuch: (found, words, example) =>
    `« ${found} » n’est pas un service à consulter. Il y a : ${words}. Par exemple : ${example}`,
  waiting: 'en attente d’une réponse',
  seenByNobody: 'sans réponse, et plus personne n’y a accès dans ce service',
};
