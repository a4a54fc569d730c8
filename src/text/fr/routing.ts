import type { Text } from '../en/index.ts';

export const routing: Text['routing'] = {
  heading: (id) => `Qui aviser au sujet de ${id}`,
  none: 'D’après ce qu’on sait maintenant, personne à l’extérieur du ministère n’a à être avisé.',
  tell: (agency) => `À aviser : ${agency}`,
  clause: (clause) => `Norme sur le signalement des événements de sécurité, ${clause}`,
  how: 'Comment',
  why: 'Pourquoi',
  when: 'Échéance',
  contact: (ways, verified) => `${ways} (vérifié le ${verified})`,
  stale: (ways, verified) =>
    `${ways} (vérifié la dernière fois le ${verified}; confirmez avant de vous y fier)`,
  noContact:
    'Aucune coordonnée dans les paramètres du ministère. Demandez au responsable du bureau, et faites-la ajouter.',
  timings: {
    'without-delay': 'Sans délai',
    'seven-days': 'Dans les sept jours suivant la décision qu’elle est substantielle',
    'by-plan': 'Selon votre plan de gestion des événements de cybersécurité',
    'on-request': 'Au cycle habituel ou sur demande',
    none: 'La politique ne fixe pas de délai',
  },
  departmentDeadline: (moment) => `Échéance du ministère : ${moment}`,
  policyDeadline: (moment) => `Au plus tard le ${moment}`,
  soon: 'Bientôt dû',
  overdue: 'En retard',
  done: (name, moment, reference) => `Fait par ${name}, ${moment}. Référence : ${reference}`,
  markDone: 'C’est fait…',
  markDoneFor: (agency) => `Avisé : ${agency}`,
  first: 'Avant toute chose',
  draft: 'Ébauche',
  draftHeading: (agency) => `Ébauche pour ${agency}`,
  draftHint:
    'Vigie ne l’envoie pas. Complétez-la, envoyez-la vous-même par un moyen qui convient à sa cote, puis consignez-le ici.',
  answer: 'Répondre aux questions',
  openQuestions: (n) =>
    n === 1
      ? 'Une question reste ouverte; elle pourrait allonger cette liste.'
      : `${n} questions restent ouvertes; elles pourraient allonger cette liste.`,
  questionsTitle: 'Qui aviser',
  questionsIntro:
    'Répondez à ce que vous savez. Rien n’est envoyé; vos réponses déterminent qui doit être avisé.',
  questions: {
    crime: 'Soupçonne-t-on un crime, par exemple un vol?',
    'serious-crime': 'Est-ce peut-être le signe d’un crime grave?',
    'national-security': 'La sécurité nationale pourrait-elle être en cause?',
    significant: 'Incidence importante sur le ministère, ou intervention pangouvernementale nécessaire?',
    it: 'La technologie de l’information est-elle en cause (appareil, compte, système)?',
    'personal-information': 'Des renseignements personnels sont-ils en cause?',
    contractor: 'Un entrepreneur ou un fournisseur est-il en cause?',
    'controlled-goods': 'Des marchandises contrôlées sont-elles en cause?',
    cabinet: 'Des renseignements confidentiels du Cabinet pourraient-ils être en cause?',
    comsec: 'Du matériel COMSEC comptable est-il en cause?',
    'breach-of-trust': 'Allègue-t-on un abus de confiance d’un fonctionnaire public?',
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
    future: 'Ce moment n’est pas encore arrivé.',
    badTime: 'Donnez une date et une heure qui existent, ou laissez les deux vides pour maintenant.',
    needReference: 'Donnez une référence, ou écrivez qui a pris l’appel.',
  },
  filed: (id, agency) => `Consigné avec ${id} : ${agency} a été avisé.`,
  gone: (id) =>
    `Ce n’est plus à faire pour ${id}. Écrivez « evenement aviser ${id} » pour voir la liste à jour.`,
  reminder: {
    soon: (id, agency, moment) => `${id} : ${agency} doit être avisé avant le ${moment}.`,
    owner: (id, agency) => `${id} : ${agency} devrait déjà avoir été avisé, et rien n’est consigné.`,
    cso: (id, agency) => `${id} : ${agency} n’est toujours pas avisé. L’agent responsable a reçu un rappel.`,
  },
  show: 'Qui aviser',
  toTell: 'Organismes à aviser',
};
