import type { Text } from '../en/index.ts';

export const routing: Text['routing'] = {
  heading: (id) => `Qui aviser au sujet de ${id}`,
  none: 'D’après ce qu’on sait maintenant, personne à l’extérieur du ministère n’a à être avisé.',
  noneYet:
    'Personne à l’extérieur du ministère n’a à être avisé pour l’instant. On n’a pas encore décidé si l’atteinte est substantielle; si elle l’est, il y aura des avis à donner.',
  tell: (agency) => `À aviser : ${agency}`,
  clause: (clause) => `Norme sur le signalement des événements de sécurité, ${clause}`,
  how: 'Comment',
  why: 'Pourquoi',
  when: 'Échéance',
  contact: (ways, verified) => `${ways} (vérifié le ${verified})`,
  stale: (ways, verified) =>
    `${ways} (vérifié la dernière fois le ${verified}; confirmez avant de vous y fier)`,
  noContact: 'Aucune coordonnée dans les paramètres du ministère.',
  addContact: 'Demandez-la au responsable du bureau de la sécurité et faites-la ajouter.',
  ownCso: (names) => `Ici : ${names}`,
  nowToTell: (id, agency) => `À aviser désormais au sujet de ${id} : ${agency}.`,
  ownCsoToCall: (id, clause, telephone) =>
    `À titre de DPS, vous devez avoir connaissance de ${id} (${clause}). Veuillez appeler le bureau de la sécurité à partir d’un téléphone approuvé : ${telephone}.`,
  timings: {
    'without-delay': 'Sans délai',
    'seven-days': 'Dans les sept jours après avoir jugé l’atteinte substantielle',
    'by-plan': 'Selon votre plan de gestion des événements de cybersécurité',
    'on-request': 'Selon le cycle habituel ou sur demande',
    none: 'La politique ne fixe pas de délai',
  },
  departmentDeadline: (moment) => `Échéance du ministère : ${moment}`,
  policyDeadline: (moment) => `Au plus tard le ${moment}`,
  soon: 'Échéance proche',
  overdue: 'En retard',
  done: (name, moment, reference) => `Fait par ${name}, ${moment}. Référence : ${reference}`,
  referenceElsewhere: 'ne peut pas être montrée sur cette plateforme',
  markDone: 'C’est fait…',
  markDoneFor: (agency) => `Avis donné : ${agency}`,
  first: 'Avant toute chose',
  draft: 'Ébauche',
  draftHeading: (agency) => `Ébauche pour ${agency}`,
  draftHint:
    'Vigie ne l’envoie pas. Complétez-la, envoyez-la vous-même par un moyen qui convient à sa marque, puis consignez l’avis ici.',
  answer: 'Répondre aux questions',
  correct: 'Corriger les réponses',
  answersGiven: 'Réponses données',
  openQuestions: (n) =>
    n === 1
      ? 'Une question reste ouverte; elle pourrait allonger cette liste.'
      : `${n} questions restent ouvertes; elles pourraient allonger cette liste.`,
  questionsTitle: 'Qui aviser',
  questionsIntro:
    'Répondez à ce que vous savez. Rien n’est envoyé; vos réponses déterminent qui doit être avisé.',
  questions: {
    crime: 'Soupçonne-t-on un crime autre qu’un abus de confiance, par exemple un vol?',
    'serious-crime': 'Est-ce peut-être le signe d’un crime grave?',
    'national-security':
      'La sécurité nationale pourrait-elle être en cause (terrorisme et marchandises contrôlées compris)?',
    significant:
      'Incidence importante probable sur ce ministère ou d’autres, ou intervention pangouvernementale immédiate ou coordonnée nécessaire?',
    it: 'La technologie de l’information est-elle en cause (appareil, compte, système)?',
    'personal-information': 'Des renseignements personnels pourraient-ils être en cause?',
    contractor: 'Un entrepreneur ou un fournisseur est-il en cause?',
    'other-institutions':
      'Une autre institution fédérale est-elle en cause (ses renseignements, ses systèmes ou le destinataire)?',
    'controlled-goods': 'Des marchandises contrôlées sont-elles en cause?',
    cabinet: 'Des renseignements confidentiels du Cabinet pourraient-ils être en cause?',
    comsec: 'Du matériel COMSEC comptable est-il en cause?',
    'breach-of-trust': 'Allègue-t-on un abus de confiance par un fonctionnaire public?',
    'criminal-records': 'Y a-t-il un problème touchant des renseignements sur des casiers judiciaires?',
  },
  people: 'Environ combien de personnes sont touchées?',
  peopleLabel: 'Personnes touchées, environ',
  peopleBad: 'Donnez un nombre entier, par exemple 40, ou laissez vide.',
  answers: { yes: 'Oui', no: 'Non', unsure: 'Pas encore connu' },
  answered: (id) => `Réponses conservées avec ${id}.`,
  filingTitle: 'C’est fait',
  filing: {
    date: 'Date',
    time: 'Heure',
    reference: 'Leur référence, ou le nom de la personne jointe',
    future: 'Ce moment est encore à venir.',
    tooEarly: (earliest) => `C’est avant l’événement. Donnez un moment après le ${earliest}.`,
    badTime: 'Donnez une date et une heure qui existent, ou laissez les deux vides si c’est maintenant.',
    notTold: 'Avis non donné',
    undo: 'Retirer cette consignation : l’avis n’a finalement pas été donné. L’historique garde ce qui était consigné.',
    needReference: 'Donnez une référence, ou écrivez qui a pris l’appel.',
  },
  filed: (id, agency) => `Consigné dans ${id}. Avis donné : ${agency}.`,
  correctFiling: 'Corriger la consignation',
  correctFor: (agency) => `Corriger : ${agency}`,
  corrected: (id, agency) =>
    `Corrigé dans ${id} : ${agency}. L’historique garde ce qui était consigné avant.`,
  takenBack: (id, agency) => `Consignation retirée de ${id}. Cet avis n’est plus consigné : ${agency}.`,
  filedElsewhere: (id, into) =>
    `${id} a été fusionné avec ${into}, et ses avis consignés l’ont suivi. C’est là qu’il faut les corriger. Rien n’a été changé.`,
  gone: (id) =>
    `Ce n’est plus à faire pour ${id}. Écrivez « ⏵evenement aviser ${id} » pour voir la liste à jour.`,
  reminder: {
    soon: (id, agency, moment) => `À aviser au sujet de ${id} avant le ${moment} : ${agency}.`,
    withoutDelay: (id, agency) => `À aviser sans délai au sujet de ${id} : ${agency}.`,
    owner: (id, agency) => `L’avis au sujet de ${id} est en retard, et rien n’est consigné : ${agency}.`,
    cso: (id, agency) =>
      `L’avis au sujet de ${id} n’est toujours pas donné : ${agency}. La personne qui doit le donner a reçu un rappel.`,
  },
  show: 'Qui aviser',
  toTell: 'Organismes à aviser',
};
