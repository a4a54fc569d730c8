import type { Text } from '../en/index.ts';
import { clock, moment, zonedMoment } from '../moment.ts';

export const common: Text['common'] = {
  language: 'fr',
  usage: (example) => `Il me manque un détail. Par exemple : ⏵${example}`,
  forExample: (example) => `Par exemple : ⏵${example}`,
  usageFound: (found, example) => `Je n’ai pas compris « ${found} » à cet endroit. Par exemple : ⏵${example}`,
  usageUnknown: (head, found) =>
    `« ${head} ${found} » n’existe pas. Écrivez « ⏵aide ${head} » pour voir ce qu’il y a.`,
  unknown:
    'Je ne connais pas cette commande. Écrivez « ⏵signaler » suivi de ce qui s’est passé, « ⏵numeros » pour les numéros d’urgence ou « ⏵aide » pour tout ce que vous pouvez faire.',
  chooseFirst:
    'Rien n’est encore choisi. Choisissez dans la liste, puis appuyez sur le bouton qui l’accompagne.',
  notAllowed: 'Votre rôle ne le permet pas. Le bureau de la sécurité peut vous aider.',
  membersOnly:
    'Ce compte permet de signaler un événement et de voir les numéros d’urgence. Pour le reste, utilisez votre compte du ministère ou appelez la sécurité.',
  notRecorded:
    'Ceci n’a PAS été enregistré : Vigie ne peut rien enregistrer en ce moment. Appelez le bureau de la sécurité maintenant, puis réessayez dans quelques minutes.',
  failed: (reference) =>
    `Un problème est survenu et rien n’a été enregistré. Réessayez ou appelez le bureau de la sécurité. Référence : ${reference}`,
  answeredPrivately: 'Réponse envoyée en privé.',
  answeredLate:
    'Cette réponse n’a pas pu vous être montrée tout de suite : elle arrive en retard, et peut-être pour la deuxième fois.',
  askAgain:
    'J’avais une réponse pour vous, mais elle n’a pas pu être affichée. Veuillez poser votre question de nouveau.',
  mentionWasVisible:
    'Votre message dans la conversation partagée était visible de tous. La prochaine fois, écrivez-moi ici.',
  mentionIsVisible:
    'Le message que vous m’avez écrit est visible de tous dans cette conversation. La prochaine fois, écrivez-moi en privé.',
  invalidForm: 'Rien n’est encore enregistré. Veuillez corriger ceci :',
  answerNotKept: '(Cette réponse n’est conservée nulle part. Posez la question de nouveau pour la revoir.)',
  wordsNotKept: '(Texte dont la marque dépasse ce qui peut être écrit ici. Il n’est conservé nulle part.)',
  wordsLeftOut: 'J’ai retiré votre texte : il semble contenir ce qu’on ne peut pas écrire ici.',
  changedMeanwhile:
    'Quelqu’un d’autre a modifié ce champ pendant que votre formulaire était ouvert. Rien n’a été conservé. Copiez votre texte, rouvrez le formulaire et ajoutez-le au sien.',
  formTooLong:
    'Ce qui est déjà rempli ici est plus long que ce que Slack peut montrer dans un formulaire. Rien n’a été modifié. Ouvrez-le sur une autre plateforme ou ajoutez plutôt une note au dossier.',
  sentBefore:
    'Ce formulaire a déjà été envoyé, avec un autre contenu. Ce que vous venez d’envoyer n’est pas enregistré.',
  editedSince:
    'J’ai répondu à votre message tel qu’il était à l’envoi. Ce que vous y avez changé depuis n’est pas enregistré : écrivez-le-moi dans un nouveau message.',
  formExpired:
    'Ce formulaire était trop ancien : rien n’a été enregistré. Veuillez relire votre texte et l’envoyer de nouveau.',
  gone: 'Ce bouton ne fonctionne plus. Écrivez « ⏵aide » pour voir ce que vous pouvez faire.',
  noRecord: (id) =>
    `Je n’ai aucun dossier ${id} que vous puissiez consulter. Vérifiez le numéro ou écrivez « ⏵signaler mes » pour voir les vôtres.`,
  rolesChanged: (user) =>
    `Une importation (${user}) a modifié des rôles, ou les comptes de personnes qui en ont :`,
  emergencyNumbers: 'Numéros d’urgence',
  deskTelephone: 'Bureau de la sécurité',
  working: 'Un instant, s’il vous plaît…',
  close: 'Fermer',
  notPrivately: {
    report: () =>
      'Je n’ai pas pu vous écrire en privé, mais ce que vous avez signalé est enregistré. Ouvrez une conversation avec moi et écrivez « ⏵signaler mes » pour le relire.',
    draft: (phone) =>
      `Je n’ai pas pu vous écrire en privé et rien n’est encore signalé. Écrivez « ⏵signaler » suivi de ce qui s’est passé, ici ou dans une conversation avec moi, ou appelez le bureau de la sécurité au ${phone}.`,
    nothing: (phone) =>
      `Je n’ai pas pu vous écrire en privé. Ouvrez une conversation avec moi et écrivez-moi là, ou appelez le bureau de la sécurité au ${phone}.`,
  },
  formTooLongForTeams:
    'Ce qui est déjà rempli ici est trop long pour un formulaire dans Teams. Rien n’est perdu : exportez le dossier pour le lire, et ajoutez la suite dans une note.',
  cancel: 'Annuler',
  send: 'Envoyer',
  yes: 'Oui',
  no: 'Non',
  list: (items) => items.join(', '),
  size: (bytes) => (bytes < 1_000 ? `${bytes} octets` : `${Math.ceil(bytes / 1_000)} ko`),
  exerciseMark: 'EXERCICE',
  when: (date, timeZone) => moment('fr-CA', date, timeZone),
  whenInZone: (date, timeZone) => zonedMoment('fr-CA', date, timeZone),
  clock: (date, timeZone) => clock('fr-CA', date, timeZone),
  skippedTime: (time, date) =>
    `Le ${date}, on avance l’heure et ${time} n’existe pas. Donnez une heure d’avant ou d’après le changement.`,
  markings: {
    unclassified: 'Non classifié',
    'protected-a': 'Protégé A',
    'protected-b': 'Protégé B',
    'protected-c': 'Protégé C',
    confidential: 'Confidentiel',
    secret: 'Secret',
    'top-secret': 'Très secret',
  },
  pair: (name, said) => `${name} : ${said}`,
  severities: { low: 'Faible', medium: 'Moyenne', high: 'Élevée', 'very-high': 'Très élevée' },
  statuses: {
    open: 'Signalé',
    acknowledged: 'Reçu',
    taken: 'En traitement',
    closed: 'Clos',
    withdrawn: 'Retiré',
  },
};
