import { count } from '../count.ts';
import type { Text } from '../en/index.ts';

export const record: Text['record'] = {
  title: (id) => `Dossier ${id}`,
  made: 'Établi le',
  sections: {
    event: 'L’événement',
    affected: 'Ce qui est touché',
    said: 'Ce qui a été signalé',
    notes: 'Notes des agents',
    evidence: 'Éléments de preuve',
    questions: 'Questions qui déterminent qui aviser',
    notifications: 'Qui a été avisé',
    calls: 'Services consultés',
    analysis: 'Constatations et analyse après événement',
    history: 'Tous les changements',
    audit: 'Inscriptions au journal de vérification',
  },
  incident: 'Incident de sécurité',
  restricted: 'Restreint',
  otherEvent: 'un événement à accès restreint',
  goneEvent: 'un événement dont le dossier n’est plus conservé',
  byName: 'en raison d’un nom',
  members: 'Personnes ajoutées',
  during: 'Reçu pendant un exercice',
  hold: (number) => `Élimination suspendue (suspension ${number})`,
  holdEnded: (at, by) => `levée le ${at} par ${by}`,
  holdState: (code) => {
    const [state, number] = code.split(' ');
    if (number) return `suspension ${number} ${state === 'on' ? 'en vigueur' : 'levée'}`;
    return state === 'on' ? 'en vigueur' : 'aucune';
  },
  unsealing: 'Motif de l’ouverture du nom scellé',
  unsealed: (at, by) => `approuvée le ${at} par ${by}`,
  authorToldLater: (at, why) => `l’auteur en est avisé après le ${at} (${why})`,
  notYet: 'Pas encore consigné',
  notification: {
    whom: 'À aviser',
    since: 'S’applique depuis',
    told: 'Avis donné',
    by: 'Consigné par',
    filed: 'Consigné le',
    reference: 'Référence',
  },
  file: (type, size, at, by) =>
    `${type}, ${count('fr-CA', size)} ${size < 2 ? 'octet' : 'octets'}, ajouté le ${at} par ${by}`,
  notSet: 'non indiqué',
  changed: (what, from, to) => [what, [from, to].filter(Boolean).join(' → ')].filter(Boolean).join(' : '),
  parts: {
    en: 'en anglais',
    fr: 'en français',
    record: 'dossier complet',
    report: 'ébauche du rapport d’enquête',
    severed: 'copie de travail caviardée',
    privacy: 'feuille de travail – vie privée',
    evidence: 'élément de preuve',
  },
  fileNames: {
    record: (id) => id,
    report: (id) => `${id}-rapport`,
    severed: (id) => `${id}-caviarde`,
    privacy: (id) => `${id}-vie-privee`,
  },
  investigation: {
    title: (id) => `Rapport d’enquête – ${id}`,
    draft: (at) =>
      `Ébauche tirée du dossier le ${at}. Remplissez ce qui est entre crochets, vérifiez le reste et faites approuver le rapport. Informez les personnes concernées de leurs droits et tenez l’enquête à l’écart de toute enquête criminelle.`,
    toFill: (guidance) => `[À remplir : ${guidance}]`,
    mandate: '1. Mandat',
    facts: '2. Faits',
    findings: '3. Constatations',
    recommendations: '4. Recommandations',
    approval: 'Approbation',
    orderedBy: 'Demandée par',
    orderedByHint: 'qui a demandé l’enquête, quand et en vertu de quel pouvoir.',
    scope: 'Questions et limites',
    scopeHint: 'ce que l’enquête devait établir et ce qu’elle laisse de côté.',
    parties: 'Personnes entendues',
    partiesHint: 'qui a été entendu, quand, et comment ces personnes ont été informées de leurs droits.',
    findingsHint: 'ce que montrent les faits, et avec quelle certitude.',
    causeHint: 'ce qui a rendu l’événement possible, y compris la cause profonde.',
    compromiseHint: 'si des renseignements, des biens ou des services ont été compromis.',
    severityHint: 'le degré de préjudice, et pour qui ou quoi.',
    lessonsHint: 'ce qui doit changer pour que cela ne se reproduise pas.',
    actions: 'Mesures',
    actionsHint: 'qui fait quoi, et pour quand.',
    writtenBy: 'Rédigé par',
    writtenByHint: 'nom, poste, date.',
    approvedBy: 'Approuvé par',
    approvedByHint: 'nom, poste, date.',
  },
  handOut: {
    given: (what, id, marking) =>
      `${id} : ${what}. Marque : ${marking}. Conservez ces fichiers et transmettez-les en conséquence. Le journal de vérification note que vous les avez reçus.`,
    elsewhere: (id, marking, command) =>
      `${id} porte la marque ${marking} et ne peut pas être remis sur cette plateforme. Demandez-le là où c’est permis, ou faites-le produire en ligne de commande : ${command}`,
    evidence: (n, name) => `Fichier ${n} : ${name}`,
    noFile: (id, n) =>
      n === 0
        ? `${id} n’a aucun fichier.`
        : n === 1
          ? `${id} a un seul fichier. Écrivez : ⏵evenement exporter ${id} fichier 1`
          : `${id} a ${n} fichiers. Donnez le numéro de l’un d’eux : ⏵evenement exporter ${id} fichier 1`,
    damaged: (id, n) =>
      `Le fichier ${n} de ${id} n’est pas celui qui a été conservé : son empreinte diffère, ou il a disparu. Rien n’a été remis. Avisez le DPS; une copie de sauvegarde l’a peut-être.`,
    noWorksheet: (id) =>
      `Il n’y a pas de feuille de travail – vie privée pour ${id} : rien n’indique que des renseignements personnels sont en cause.`,
    noSheet: (id) => `Il n’y a pas encore de feuille de caviardage de ${id}.`,
  },
  severing: {
    asked: (id) =>
      `Les agents de la protection de la vie privée savent qu’une copie caviardée de ${id} est demandée. Ils peuvent voir le dossier à cette fin.`,
    askedNobody: (id) =>
      `Une copie caviardée de ${id} est demandée, mais aucune des personnes qui peuvent la préparer n’a été jointe.`,
    askedCso: (id) =>
      `Le DPS sait qu’une copie caviardée de ${id} est demandée, de même que les agents de la protection de la vie privée qui y sont admis, s’il y en a.`,
    heldUntil: (id, number) =>
      `L’élimination du dossier est suspendue jusqu’à ce qu’un agent écrive « ⏵evenement conserver ${id} fin${number ? ` ${number}` : ''} », une fois la demande close.`,
    heldUntilCso: (id, number) =>
      `L’élimination du dossier est suspendue jusqu’à ce que le DPS écrive « ⏵evenement conserver ${id} fin${number ? ` ${number}` : ''} », une fois la demande close.`,
    whoFills: (id) => `Qui remplit la feuille de caviardage de ${id}?`,
    askPrivacy: 'Demander aux agents de la protection de la vie privée',
    fillIn: 'Je la remplis moi-même',
    toPrivacy: (id) =>
      `Une copie de ${id} est demandée pour l’accès à l’information. Écrivez « ⏵evenement exporter ${id} caviarde ».`,
    notAsked: (id) =>
      `La personne qui traite ${id} doit d’abord demander la copie caviardée par « ⏵evenement exporter ${id} caviarde ». Vous pourrez ensuite la faire.`,
    elsewhere: (id) =>
      `La feuille de caviardage de ${id} ne peut pas être montrée sur cette plateforme. Ouvrez-la là où c’est permis ou, s’il n’y a pas d’autre plateforme, remettez-la en fichier à la personne qui exploite Vigie : « npm run vigie -- import severing ${id} FICHIER.csv ». Une fois la feuille remplie, « npm run vigie -- record ${id} --severed » fait la copie.`,
    formTitle: 'Feuille de caviardage',
    intro: (id) =>
      `Un passage par ligne, sous la disposition que vous proposez. Il est retiré partout où il figure dans le dossier ${id}, peu importe les majuscules et les accents. Les détails sur des personnes que Vigie a repérés sont proposés sous 19(1) : enlevez ce qui n’y a pas sa place et cherchez ce qui manque. Ce que des employés ont fait dans l’exercice de leurs fonctions n’est souvent pas un renseignement personnel (Loi sur la protection des renseignements personnels, article 3, alinéa j)).`,
    readFirst: (id) =>
      `Pour lire d’abord le dossier au complet, écrivez « ⏵evenement exporter ${id} dossier ».`,
    field: (provision, name) => `${provision} ${name}`,
    needOne: 'Donnez au moins un passage.',
    tooShort: (passage) =>
      `« ${passage} » est trop court pour être trouvé à coup sûr. Donnez au moins deux lettres ou chiffres.`,
    tooLong: 'Un passage dépasse 500 caractères. Coupez-le en plusieurs lignes.',
    tooMany: 'C’est plus qu’une feuille ne peut contenir : 200 passages, 12 000 caractères.',
    ownNumber: (id) => `${id} est le numéro du dossier lui-même et demeure.`,
    changedMeanwhile: (id) =>
      `Quelqu’un a modifié entre-temps la feuille de caviardage de ${id}. Rien n’a changé; ouvrez-la de nouveau.`,
    overMeanwhile: (id) =>
      `Pendant que votre formulaire était ouvert, quelqu’un a indiqué que la demande visant ${id} est close, et rien n’a été conservé. S’il faut quand même une copie, rouvrez la feuille de caviardage.`,
    heading: (id) => `Feuille de caviardage de ${id}`,
    passage: (passage, n) => `« ${passage} » ${n} fois`,
    quoted: (passage) => `« ${passage} »`,
    notFound: (passages) =>
      `Absent du dossier, donc rien n’est caviardé pour ceci : ${passages}. Vérifiez l’orthographe.`,
    left: (passages) =>
      `Ceci ressemble à des détails sur des personnes et reste dans la copie : ${passages}. Est-ce voulu?`,
    unseen: (changes) =>
      `Le dossier a changé depuis que la feuille a été ouverte pour être remplie : ${changes}. Lisez ces ajouts, puis renvoyez la feuille, telle quelle ou complétée; la copie pourra ensuite être faite.`,
    cameSince: (details) =>
      `Ceci figurerait dans la copie et n’a pas été vu quand la feuille a été envoyée : ${details}. Le nom d’une personne ou les coordonnées d’un organisme ont peut-être changé. Renvoyez la feuille, telle quelle ou complétée; la copie pourra ensuite être faite.`,
    holdReason: 'demande d’accès à l’information',
    holdHint: (id) =>
      `Le dossier est conservé jusqu’à ce que la copie soit faite. Pour le conserver tant que la demande est ouverte, un agent écrit « ⏵evenement conserver ${id} » et le numéro de la demande.`,
    change: 'Modifier la feuille',
    changeMore: 'La modifier en y ajoutant ceci',
    make: 'Faire la copie',
    title: (id) => `${id} – copie de travail caviardée`,
    workingCopy:
      'Copie de travail pour l’accès à l’information. Ce n’est pas une communication : seules les personnes qui préparent la réponse à la demande peuvent l’avoir.',
    decision:
      'Ce qui est caviardé est une proposition. La décision revient à la personne à qui les pouvoirs de la Loi sur l’accès à l’information sont délégués.',
    evidence:
      'Les fichiers de preuve ne font pas partie de cette copie : chacun doit être examiné à part. Le nom d’un auteur confidentiel demeure scellé.',
    listHeading: 'Ce qui a été caviardé',
    mark: (provisions) => `art. ${provisions}`,
    cite: (provision) => provision.replace('(c)', 'c)'),
    where: (section, line) => `${section}, ligne ${line}`,
    used: (provision, name, n) => `art. ${provision} ${name} : ${n} fois`,
    provisions: {
      '13(1)': 'Renseignements obtenus à titre confidentiel',
      '15(1)': 'Affaires internationales et défense',
      '16(1)(c)': 'Enquêtes',
      '16(2)': 'Méthodes de protection, etc.',
      '17': 'Sécurité des individus',
      '19(1)': 'Renseignements personnels',
      '20(1)': 'Renseignements de tiers',
      '21(1)': 'Activités du gouvernement',
      '23': 'Avocats et notaires',
    },
    steps: { asked: 'demandé', sheet: 'feuille modifiée' },
  },
  changes: {
    reported: 'signalé',
    acknowledged: 'reçu',
    taken: 'pris en charge',
    severity: 'gravité',
    type: 'type',
    note: 'note ajoutée',
    file: 'fichier ajouté',
    details: 'précisions',
    danger: 'danger signalé',
    'danger-seen': 'accusé de réception du danger',
    withdrawn: 'retiré',
    assigned: 'confié',
    compromise: 'compromission',
    status: 'état',
    affected: 'ce qui est touché',
    programs: 'programmes ou activités touchés',
    services: 'services critiques touchés',
    resources: 'ressources touchées',
    people: 'personnes touchées',
    restricted: 'restreint',
    marking: 'marque',
    joined: 'accès donné',
    'put-out': 'accès retiré',
    linked: 'lié',
    crisis: 'salle de crise',
    merged: 'fusionné',
    answered: 'réponses aux questions',
    duties: 'qui doit être avisé',
    notified: 'avisé',
    filing: 'avis consigné',
    materiality: 'atteinte substantielle à la vie privée',
    readiness: 'niveau de préparation',
    hold: 'suspension de l’élimination',
    called: 'consulté',
    'call-answered': 'réponse reçue',
    asked: 'question à l’auteur',
    closed: 'clos',
    reopened: 'rouvert',
    exported: 'remis',
    severing: 'caviardage pour l’accès à l’information',
    'unseal-asked': 'ouverture du nom demandée',
    unsealed: 'nom ouvert',
  },
};
