import type { Text } from '../en/index.ts';

const now = (names: string, you = false) =>
  names
    ? `De garde maintenant : ${names}.${you ? ' Vous en faites partie, selon les paramètres.' : ''}`
    : 'Personne n’est de garde maintenant : il n’y a aucun agent.';

export const duty: Text['duty'] = {
  heading: 'De garde',
  until: (when) => (when === undefined ? 'selon les paramètres' : `jusqu’au ${when}`),
  set: (name, when, self) =>
    self
      ? `Vous êtes de garde jusqu’au ${when}.`
      : `${name} est de garde jusqu’au ${when}, et en a reçu l’avis.`,
  setYou: (by, when) =>
    `${by} vous a affecté à la garde jusqu’au ${when}. Les signalements dont personne n’accuse réception à temps vous arrivent en premier.`,
  inYourPlace: (by, name, when) =>
    `${by} a mis ${name} de garde jusqu’au ${when}, à votre place. D’ici là, les signalements dont personne n’accuse réception ne vous arrivent plus en premier.`,
  nowYou: (names) =>
    names
      ? `C’est vous qui êtes de garde maintenant : la garde de ${names} est terminée. Les signalements dont personne n’accuse réception à temps vous arrivent en premier.`
      : 'C’est vous qui êtes de garde maintenant. Les signalements dont personne n’accuse réception à temps vous arrivent en premier.',
  ended: (name, names) => `${name} a reçu l’avis que sa garde est terminée. ${now(names)}`,
  endedYou: (by, names, you) => `${by} a mis fin à votre garde. ${now(names, you)}`,
  over: (names, you) => `Votre garde est terminée. ${now(names, you)}`,
  now: (names) => now(names),
  hasNoTurn: (name) => `Personne n’a mis ${name} de garde; il n’y a rien à terminer.`,
  notOfficer: (name) =>
    `${name} n’est pas agent de sécurité. Seuls les agents et le DPS peuvent être de garde.`,
  actingEndsBefore: (name) =>
    `${name} n’est agent de sécurité que par intérim, et cet intérim se termine plus tôt. Choisissez une date plus proche.`,
  nobody: (who) =>
    `Je ne trouve personne au répertoire sous « ${who} ». Écrivez son adresse ou mentionnez la personne.`,
  untilWhen: (example) =>
    `Dites jusqu’à quand : un jour ou un moment à venir, d’ici un an. Par exemple : jusqu’au ${example}, ou jusqu’à lundi 8 h`,
  roles: { officer: 'agent de sécurité', cso: 'DPS' },
  may: {
    officer: 'Cette personne pourra faire tout ce que vous faites comme agent. Le DPS en sera avisé.',
    cso: 'Cette personne pourra faire tout ce que vous faites comme DPS : voir tous les événements, envoyer des alertes, ouvrir des salles de crise. Tous les DPS en seront avisés.',
  },
  actingHeading: 'Intérim',
  actingRow: (role, by, when) => `${role} pour ${by}, jusqu’au ${when}`,
  actingAsk: (name, role, when) => `Confier à ${name} votre intérim comme ${role} jusqu’au ${when}?`,
  actingConfirm: 'Oui, jusque-là',
  actingDone: (name, role, when) =>
    `${name} assure votre intérim comme ${role} jusqu’au ${when}, et en a reçu l’avis. Approuver et desceller ne seront possibles qu’après 24 heures, et jamais avec vous.`,
  actingNotDuty: (name, example) =>
    `Vous restez de garde : les signalements dont personne n’accuse réception vous arrivent toujours, et non à ${name}. Pour changer cela : ⏵${example}`,
  actingYou: (by, role, when) =>
    `Vous assurez l’intérim de ${by} comme ${role} jusqu’au ${when}. Écrivez « ⏵aide » pour voir ce que vous pouvez faire maintenant.`,
  actingTold: (by, name, role, when) => `${name} assure l’intérim de ${by} comme ${role} jusqu’au ${when}.`,
  actingEnded: (name) => `${name} n’assure plus d’intérim et en a reçu l’avis.`,
  actingOver: (role) => `Votre intérim comme ${role} est terminé.`,
  actingOverTold: (name, role) => `L’intérim de ${name} comme ${role} est terminé.`,
  actsForNobody: (name) => `${name} n’assure pas votre intérim.`,
  notYours: 'Vous assurez ce rôle par intérim et ne pouvez pas le transmettre. Adressez-vous au DPS.',
  yourself: 'C’est vous. Nommez quelqu’un d’autre.',
  hasIt: (name, role) => `${name} est déjà ${role} et n’a pas besoin d’intérim.`,
};
