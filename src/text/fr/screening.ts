import type { Text } from '../en/index.ts';
import { change } from './screening-change.ts';
import { officers } from './screening-officers.ts';

export const screening: Text['screening'] = {
  change,
  officers,
  reminder: {
    update: (level, until, left) =>
      left === 0
        ? `Votre niveau (${level}) est valide jusqu’à aujourd’hui, ${until}. Communiquez tout de suite avec le bureau du filtrage.`
        : `Votre niveau (${level}) est valide jusqu’au ${until} : il reste ${left} ${left === 1 ? 'jour' : 'jours'}. La mise à jour doit être terminée avant.`,
    'recurring-check': (level, due, left) =>
      `Une vérification périodique pour votre niveau (${level}) est à faire au plus tard le ${due}, dans ${left} ${left === 1 ? 'jour' : 'jours'}. Préparez le consentement et les renseignements que le bureau du filtrage vous demande.`,
    general: 'Un élément de votre filtrage de sécurité demandera bientôt votre attention.',
    see: 'Mon filtrage',
    snooze: 'Me le rappeler plus tard',
    snoozed: (day) => `Je vous le rappellerai le ${day}, sauf si c’est entrepris d’ici là.`,
    nothing: 'Il n’y a aucun rappel à reporter.',
    noLater:
      'Il ne reste plus de jour où je pourrais vous le rappeler. Communiquez tout de suite avec le bureau du filtrage.',
  },
  heading: 'Votre filtrage de sécurité',
  levels: {
    'site-access-status': 'Cote d’accès au site',
    'site-access-clearance': 'Autorisation d’accès au site',
    reliability: 'Cote de fiabilité',
    'enhanced-reliability': 'Cote de fiabilité approfondie',
    secret: 'Habilitation Secret',
    'enhanced-secret': 'Habilitation Secret approfondi',
    'top-secret': 'Habilitation Très secret',
    'enhanced-top-secret': 'Habilitation Très secret approfondi',
  },
  lacksLevel: (name) =>
    `L’accès a été refusé à ${name} : la cote ou l’habilitation exigée ici n’est pas confirmée aujourd’hui.`,
  stages: {
    requested: 'Demande reçue',
    consent: 'En attente de votre consentement et de vos formulaires',
    identity: 'Vérification de votre identité',
    activities: 'Vérifications en cours',
    processing: 'En traitement',
    briefing: 'En attente de votre séance d’information',
  },
  nextSteps: {
    requested: 'Le bureau du filtrage vous écrira.',
    consent: 'Donnez votre consentement et envoyez les formulaires demandés.',
    identity: 'Apportez ou envoyez les pièces d’identité demandées.',
    activities: 'Rien à faire, sauf si on vous demande quelque chose.',
    processing: 'Rien à faire, sauf si on vous demande quelque chose.',
    briefing: 'Assistez à la séance et signez le certificat. L’accès vient ensuite.',
  },
  level: 'Niveau',
  temporaryLevel: (level) => `${level}, accès temporaire`,
  granted: 'Accordé le',
  validUntil: 'Valide jusqu’au',
  endedOn: 'Fin de la validité',
  nextCheck: 'Prochaine vérification périodique',
  checkOverdue: 'Vérification périodique, en retard depuis le',
  overdueAdvice:
    'Cette vérification est en retard. Votre niveau reste valide, mais les salles et les événements qui l’exigent peuvent attendre qu’elle soit faite. Le bureau du filtrage la fait avec vous.',
  request: 'Demande en cours depuis le',
  stage: 'Étape',
  nextStep: 'Prochaine étape',
  renew:
    'La mise à jour doit être terminée avant la fin de la validité. Le bureau du filtrage l’entreprend avec vous.',
  temporaryEnds:
    'L’accès temporaire prend fin ce jour-là. Le bureau du filtrage peut vous dire ce qui suivra.',
  renewNow: 'Communiquez tout de suite avec le bureau du filtrage.',
  askWhom: 'À qui s’adresser',
  office: 'Bureau du filtrage',
  marked: (marking) => `${marking} : pour vous seulement.`,
  nothing:
    'Je n’ai rien au sujet de votre filtrage que je puisse montrer ici. Il peut y avoir bien des raisons, et cela ne dit rien de vous. Le bureau du filtrage peut vous en dire plus.',
  notHere: (marking) =>
    `Votre dossier de filtrage est ${marking} et ne peut pas être montré sur cette plateforme. Je réponds ici aux questions générales.`,
  goTo: (words, places) => `Écrivez-moi « ${words} » dans ${places}, ou adressez-vous au bureau du filtrage.`,
  word: 'filtrage',
  goToOffice: 'Adressez-vous au bureau du filtrage.',
  places: { slack: 'Slack', teams: 'Teams', console: 'la console' },
  source: (title, clause, verified) => `${title}, ${clause}. Vérifié le ${verified}.`,
  unsure:
    'Je ne suis pas certaine d’avoir la réponse. Est-ce une de ces questions? Sinon, le bureau du filtrage peut vous aider.',
  noAnswer:
    'Je n’ai pas de réponse à cela. Posez la question autrement, ou adressez-vous au bureau du filtrage. Je ne devine pas.',
  withheld: {
    others: 'Je ne parle à chacun que de son propre filtrage, jamais de celui d’une autre personne.',
    findings:
      'Ce qui a été trouvé au sujet d’une personne et les motifs d’une décision ne se disent jamais ici. Un refus ou une révocation est communiqué par écrit, avec les motifs.',
  },
  nearest: 'Ce à quoi je peux répondre :',
  alsoAnswers: 'Ou est-ce une question sur le filtrage de sécurité? Je peux répondre à ceci :',
  ownLifeToo:
    'Ce qui a changé dans votre propre vie concerne les agents du filtrage, et non le bureau de la sécurité. Ce formulaire s’adresse à eux :',
  askedReport: 'Quelque chose à signaler?',
};
