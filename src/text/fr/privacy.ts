import type { Text } from '../en/index.ts';

export const privacy: Text['privacy'] = {
  joined: (id) =>
    `Des renseignements personnels sont en cause dans ${id}. Votre feuille de travail est ouverte.`,
  yours: (id) =>
    `${id} est d’accès restreint et met en cause des renseignements personnels, mais aucun agent de la protection de la vie privée ne peut y être admis. La feuille de travail vous revient.`,
  nobody: (id) =>
    `Des renseignements personnels sont en cause dans ${id}, et le répertoire ne compte aucun agent de la protection de la vie privée. La feuille de travail vous revient.`,
  theirs: (id) =>
    `Des agents de la protection de la vie privée ont maintenant accès à ${id}. La feuille de travail leur revient.`,
  heading: (id) => `Feuille de travail – vie privée, ${id}`,
  goesOn: (id, into) =>
    `${id} a été fusionné avec ${into} : sa feuille de travail se poursuit dans celle-ci.`,
  aware: 'Connue depuis le',
  kept: 'Conservée au moins jusqu’au',
  undecided: 'On n’a pas encore décidé si l’atteinte est substantielle.',
  remindUndecided: (id, since) =>
    `${id} : on n’a pas encore décidé si l’atteinte à la vie privée est substantielle. Elle est connue depuis le ${since}.`,
  decided: (material, name, moment) =>
    `${material ? 'Substantielle' : 'Non substantielle'} : décision de ${name}, ${moment}.`,
  joinedMaterial: (id) =>
    `Un autre signalement où des renseignements personnels sont en cause fait maintenant partie de ${id}, une atteinte substantielle : sa feuille de travail a été versée dans celle-ci. Voyez si ce qui a été décidé et communiqué tient toujours.`,
  joinedUndecided: (id) =>
    `Un autre signalement où des renseignements personnels sont en cause fait maintenant partie de ${id} : sa feuille de travail a été versée dans celle-ci. On décide pour l’ensemble si l’atteinte est substantielle.`,
  decideAnew: (id) =>
    `Un signalement dont on n’a pas encore décidé s’il s’agit d’une atteinte substantielle fait maintenant partie de ${id}. La décision déjà prise n’en tient pas compte : prenez-en une nouvelle.`,
  label: 'Vie privée',
  open: 'Évaluation par les agents de la protection de la vie privée',
  toDecide: 'À décider',
  material: 'Atteinte substantielle',
  notMaterial: 'Non substantielle',
  worksheet: 'Feuille de travail – vie privée',
  factsButton: 'Premiers faits',
  itemsButton: 'Éléments du rapport',
  decideButton: 'Décider si elle est substantielle',
  factsTitle: 'Premiers faits',
  itemsTitle: 'Rapport sur l’atteinte',
  partOf: (n, of) =>
    `Partie ${n} de ${of} : ce qui est rempli est trop long pour un seul formulaire. Les boutons de la feuille de travail ouvrent le reste.`,
  partButton: (label, n, of) => `${label} (${n} de ${of})`,
  addTo: (label) => `${label} – trop long pour s’afficher ici; ce que vous écrivez s’y ajoute`,
  saved: (id) => `Conservé dans la feuille de travail de ${id}.`,
  keptFrom: (id, names) =>
    `N’ont plus accès à la feuille de travail de ${id}, qui les nomme et pourrait donc les viser : ${names}. Si ce n’est pas le cas, reformulez sans les nommer.`,
  needOne: 'Remplissez au moins un champ.',
  filled: (n, of) => `${n} ${n > 1 ? 'remplis' : 'rempli'} sur ${of}`,
  facts: {
    'when-and-where': 'Date, heure et lieu',
    what: 'Ce qui s’est passé, en bref',
    'kind-of-information': 'Type de renseignements personnels',
    people: 'Nombre de personnes peut-être touchées',
    containment: 'Ce qui a été fait pour limiter l’atteinte',
  },
  items: {
    dates: '1. Dates de l’atteinte et de sa découverte',
    description: '2. Description, type et cause',
    'number-affected': '3. Nombre de personnes touchées',
    categories: '4. Catégories de renseignements personnels',
    parties: '5. Parties et liens entre elles',
    safeguards: '6. Mesures de protection en place',
    risks: '7. Risques réels de préjudice grave',
    remedies: '8. Mesures correctives',
    notification: '9. Mode de notification des personnes',
    'no-notification': '10. Motifs de non-notification',
    location: '11. Lieu',
    discovery: '12. Comment elle a été découverte',
    banks: '13. Fichiers de renseignements personnels',
    organizations: '14. Organisations avisées',
  },
  decideTitle: 'Substantielle?',
  decideIntro:
    'Une atteinte est substantielle s’il est raisonnable de croire qu’elle crée un risque réel de préjudice grave : lésions corporelles, humiliation, tort à la réputation ou aux relations, perte d’emploi ou d’occasions, perte financière, vol d’identité, effet sur le crédit, perte de biens. Dès que vous en décidez ainsi, un délai de sept jours court.',
  decisionsHeading: 'Décision',
  changes: { facts: 'premiers faits', items: 'éléments du rapport', decision: 'décision', exported: 'remis' },
  decideLabel: 'Substantielle?',
  reason: 'Pourquoi',
  needDecision: 'Choisissez oui ou non.',
  needReason: 'Dites pourquoi en une phrase ou deux.',
  decidedNow: (id, material) =>
    material
      ? `${id} est dès maintenant une atteinte substantielle : le Commissariat à la protection de la vie privée et le Secrétariat du Conseil du Trésor doivent être avisés dans les sept jours.`
      : `${id} n’est pas une atteinte substantielle. Le dossier est conservé cinq ans.`,
  decidedStill: (id, since, end) =>
    `${id} est une atteinte substantielle depuis le ${since}. Les sept jours pour aviser le Commissariat à la protection de la vie privée et le Secrétariat du Conseil du Trésor courent depuis ce moment et prennent fin le ${end}.`,
  decidedMeanwhile:
    'Cette décision a été prise pendant que votre formulaire était ouvert, et votre réponse n’a pas été conservée. Si vous décidez quand même autrement, envoyez-la de nouveau.',
  partsMeanwhile: (id) =>
    `Ce qui fait partie de ${id} a changé pendant que votre formulaire était ouvert, et votre réponse n’a pas été conservée. Lisez la feuille de travail, puis rouvrez le formulaire.`,
  elsewhere: (id, marking, places) =>
    `La feuille de travail sur la vie privée de ${id} porte la marque ${marking} et ne peut pas s’afficher ici. Où c’est permis : ${places}.`,
  nowhere: (id, marking) =>
    `La feuille de travail sur la vie privée de ${id} porte la marque ${marking}, qu’aucune plateforme du ministère ne peut porter. Conservez par un moyen approuvé ce qui doit y figurer ainsi que le motif de la décision. Ici, on décide seulement si l’atteinte est substantielle.`,
};
