import type { Text } from '../en/index.ts';

export const report: Text['report'] = {
  dangerHeading: 'Si quelqu’un est en danger, appelez maintenant',
  dangerNext:
    'Mettez-vous d’abord à l’abri. J’alerte le bureau de la sécurité; appeler va plus vite qu’écrire.',
  dangerUnreached:
    'Mettez-vous d’abord à l’abri. Ce que vous avez écrit est enregistré, mais le bureau de la sécurité n’a pas encore pu être joint : appelez aux numéros ci-dessus.',
  deskUnreached: (phone) =>
    `C’est enregistré, mais le bureau de la sécurité n’a pas encore pu être joint : Vigie ne peut rien envoyer en ce moment. Si cela ne peut attendre, appelez le bureau au ${phone}.`,
  recorded: (id) => `Enregistré : ${id}`,
  recordedShort: (id, type) => `${id} est enregistré (${type}) et transmis au bureau de la sécurité.`,
  dangerSeen: (id) =>
    `Un agent de sécurité a vu que quelqu’un est en danger, comme vous l’avez écrit dans ${id}.`,
  during: (alert, event) =>
    `${alert} est un exercice, mais ceci est traité comme réel. Si vous ne faites que participer à l’exercice, dites-le tout de suite : ⏵signaler note ${event} exercice seulement`,
  dangerButton: 'Quelqu’un est en danger',
  dangerAgain: (id) => `Quelqu’un est en danger. J’ai signalé ${id} plus tôt.`,
  nextInDanger: 'Vous le saurez dans notre propre conversation dès qu’un agent l’aura vu.',
  next: (minutes) =>
    `Je le transmets au bureau de la sécurité. Vous le saurez dans notre propre conversation dès qu’un agent en aura accusé réception, normalement en moins ${minutes === 1 ? 'd’une minute' : `de ${minutes} minutes`}.`,
  typeLabel: 'J’ai compris',
  changeType: 'Changer le type',
  adviceHeading: 'Que faire maintenant',
  addWhere: 'Dire où vous êtes et ce qu’il vous faut',
  addDetails: 'Ajouter des détails ou une photo',
  withdraw: 'Retirer',
  masked: (n) =>
    n === 1
      ? 'Un numéro qui ressemble à un numéro d’assurance sociale a été masqué avant l’enregistrement.'
      : `${n} numéros qui ressemblent à des numéros d’assurance sociale ont été masqués avant l’enregistrement.`,
  giveBack: 'C’était un numéro d’inventaire',
  assetTitle: 'Numéro d’inventaire',
  assetLabel: 'Numéro d’inventaire ou de série, exactement comme il doit être conservé',
  assetKept: (id) => `Le numéro d’inventaire est conservé avec ${id}.`,
  clipped:
    'Votre texte dépasse ce que je peux conserver; les 100 000 premiers caractères sont enregistrés. Envoyez la suite dans une note.',
  flood: (id) =>
    `Vous avez beaucoup écrit en une minute. Rien n’est perdu : j’ai ajouté ceci à ${id}. Si c’est urgent, appelez le bureau de la sécurité.`,
  withheldHeading: 'N’écrivez pas cela ici',
  withheld: (marking, ceiling) =>
    `Cela semble être ${marking}, et seuls des renseignements jusqu’à ${ceiling} peuvent être écrits ici. Je n’ai rien conservé de votre texte.`,
  unwrittenHeading: 'Vous avez bien fait de ne rien écrire ici',
  unwritten: (marking, ceiling) =>
    `Votre information est ${marking}; ici, on ne peut rien écrire au-delà de ${ceiling}.`,
  withheldRecord: (id) =>
    `J’ai créé le dossier ${id} avec la marque, l’heure et votre nom seulement, et demandé au bureau de la sécurité de vous joindre.`,
  withheldRecordSealed: (id) =>
    `J’ai créé le dossier ${id} avec la marque et l’heure seulement. Votre nom est scellé, et vous n’avez pas à le donner en appelant.`,
  withheldCall:
    'Appelez le bureau de la sécurité sans rien en révéler au téléphone, puis expliquez en personne ou par un moyen approuvé :',
  withheldStays:
    'Votre message lui-même est encore sur cette plateforme. Ne le supprimez pas et ne le transférez pas : le bureau de la sécurité vous dira comment il sera retiré.',
  withheldMayStay:
    'Si vous l’avez aussi envoyé dans un message, ne supprimez pas ce message et ne le transférez pas : le bureau de la sécurité vous dira comment il sera retiré.',
  form: {
    title: 'Signaler à la sécurité',
    intro: 'Il suffit de dire ce qui s’est passé; laissez le reste vide si le temps presse.',
    keptAside: 'Ce que vous avez écrit est conservé au complet. Complétez-le ici, puis envoyez.',
    danger: 'Quelqu’un est-il en danger maintenant?',
    marking: 'Marque la plus élevée de ce que vous allez écrire',
    markingHint: (ceiling) =>
      `Jusqu’à ${ceiling} peut être écrit ici. Au-delà, faites quand même ce choix et laissez le texte vide.`,
    type: 'Type d’événement',
    typeAny: 'Je ne sais pas',
    what: 'Ce qui s’est passé',
    whatHint: 'Dans vos mots, sans numéro d’assurance sociale ni contenu de documents de nature délicate.',
    date: 'Quand : date',
    time: 'Quand : heure',
    where: 'Où',
    contact: 'Comment vous joindre',
    confidential: 'Signaler à titre confidentiel',
    confidentialText:
      'Cacher mon nom aux agents de sécurité. Il est scellé; deux agents ensemble peuvent l’ouvrir avec un motif, et vous en recevez l’avis. Il pourrait aussi être révélé par les administrateurs de la plateforme, par un tribunal ou en vertu de la loi sur l’accès à l’information. Vos fichiers aussi peuvent le révéler, par ce qu’ils montrent ou contiennent.',
    files: 'Photos ou fichiers',
    needWhat: 'Dites en quelques mots ce qui s’est passé.',
    future: 'Ce moment est encore à venir. Indiquez quand cela s’est passé.',
    badTime: 'Donnez une date qui existe, avec l’heure si vous la connaissez.',
    confidentialShared: (phone) =>
      `Un signalement confidentiel se fait seulement dans votre propre conversation avec moi, ou dans un formulaire que personne d’autre ne voit. Écrivez-y « ⏵signaler », ou appelez le bureau de la sécurité au ${phone} : vous n’avez pas à vous nommer.`,
    filesKept: (names) => `Conservé et joint à ce signalement : ${names}.`,
    openButton: 'Ouvrir le formulaire',
    openerText: 'Voici le formulaire pour signaler à la sécurité.',
  },
  notice: {
    heading: 'Avis de confidentialité',
    purpose: 'Pourquoi',
    authority: 'Autorisation légale',
    bank: 'Fichier de renseignements personnels',
    seenBy: 'Qui le voit',
    kept: 'Combien de temps',
  },
  plainUnsent: 'Ce que vous venez d’écrire n’est pas encore parti. Le bouton envoie le tout.',
  plainOffer: 'Dois-je envoyer ceci à la sécurité? Rien n’est signalé avant votre choix.',
  plainQuestion:
    'Je n’ai pas de réponse à cela. Je transmets à la sécurité ce que vous voyez ou ce qui vous arrive, et je réponds aux questions sur le filtrage de sécurité; « ⏵aide » montre le reste. Si la sécurité doit s’en occuper, appuyez sur le bouton : rien n’est signalé avant.',
  atDesk: (id) => `${id} est enregistré et transmis au bureau de la sécurité.`,
  notAtDesk: (id) =>
    `${id} est enregistré, mais le bureau de la sécurité n’a pas encore pu être joint : appelez aux numéros ci-dessus.`,
  plainSendNow: 'Envoyer à la sécurité maintenant',
  plainTogether: 'Envoyer le tout ensemble',
  plainNotAlone: 'Vous avez écrit autre chose il y a un instant, et ce n’est pas parti non plus.',
  plainDetails: 'Ajouter des détails d’abord',
  plainAttach: (id) => `Ajouter à ${id}`,
  plainAttachNamed: (id) => `Ajouter à ${id}, avec mon nom`,
  plainAnswer: (id) => `Répondre au sujet de ${id}`,
  plainAnswerNamed: (id) => `Répondre au sujet de ${id}, avec mon nom`,
  plainAsked: (id) => `La sécurité vous a posé une question sur ${id} et attend votre réponse.`,
  plainKeepsSealed: (ids) => `Ce que vous ajoutez à ${ids} part sans votre nom.`,
  plainNewSealed: 'Faire un nouveau signalement, sans mon nom',
  plainNewNamed: 'Faire un nouveau signalement, avec mon nom',
  plainSealedElsewhere:
    'Pour ajouter à un signalement sans votre nom, écrivez-moi dans notre propre conversation.',
  dangerSealed: 'Quelqu’un est en danger (sans mon nom)',
  dangerNamed: 'Quelqu’un est en danger (avec mon nom)',
  draftGone:
    'Ce message n’est plus conservé. Écrivez « ⏵signaler mes » pour voir ce qui a été envoyé ou, si ce n’est pas fait, « ⏵signaler » suivi de ce qui s’est passé.',
  filesOnly: (names) => `J’ai reçu ${names}. Que dois-je en faire?`,
  detailsTitle: 'Ajouter au signalement',
  detailsLabel: 'Détails',
  nothingLeft: 'Rien n’a été consigné. Écrivez ce qui s’est passé ou envoyez un autre fichier.',
  detailsNeed: 'Écrivez quelque chose ou ajoutez un fichier.',
  noted: (id) => `Ajouté à ${id}.`,
  notAdded: (id) =>
    `Je ne trouve aucun signalement de vous sous le numéro ${id} : c’est donc un nouveau signalement.`,
  mayBelong: (id) =>
    `S’il fait suite à l’un de ceux-ci, choisissez-le : j’y verse vos mots et vos fichiers, et je retire ${id}.`,
  staysToo: (id) => `Le bureau de la sécurité se penche déjà sur ${id}, qui demeure donc aussi.`,
  staysApart: (id) => `${id} demeure un signalement distinct : le bureau de la sécurité le traite à part.`,
  closedSoNew: (id) =>
    `${id} est clos : ceci est donc un nouveau signalement. Pour ajouter quand même à ${id}, écrivez « ⏵signaler note ${id} » suivi de ce que vous avez à dire.`,
  withdrawnSoNew: (id) => `${id} est retiré : ceci est donc un nouveau signalement.`,
  numberLeftOut: (id) =>
    `Je n’y ai pas repris le numéro ${id}, car le bureau de la sécurité voit votre nom dans ce dossier.`,
  namesSealedSoNew: (id) =>
    `Vos mots concernent peut-être un signalement fait sans nom. Versés dans ${id}, où le bureau de la sécurité voit votre nom, ils pourraient dire de qui il est : c’est donc un nouveau signalement, sans votre nom.`,
  sealedLeftOut: (id) =>
    `Je n’y ai pas repris le numéro ${id} : à côté de votre nom, il pourrait révéler de qui vient ce signalement.`,
  nameIsShown: (id) =>
    `Le bureau de la sécurité voit déjà votre nom dans ${id}, et donc avec cet ajout. Pour dire quelque chose sans être nommé, faites un nouveau signalement qui commence par « confidentiellement ».`,
  typeChanged: (id, type) => `${id} est maintenant « ${type} ».`,
  typeIsDesks: (id) =>
    `Le bureau de la sécurité s’occupe déjà de ${id}, et c’est à lui d’en fixer le type. S’il est inexact, dites-le dans une note : ⏵signaler note ${id}`,
  typeKept: (id) => `Le travail sur ${id} est terminé; son type demeure. Ajoutez une note s’il est inexact.`,
  typeFixed: (id) =>
    `On ne peut pas changer le type de ${id}. Ajoutez une note si quelque chose y est inexact.`,
  withdrawn: (id) => `${id} est retiré. Le dossier est conservé et le bureau de la sécurité est avisé.`,
  keptDanger: (id) =>
    `${id} signale que quelqu’un est en danger; il ne peut donc pas être retiré. Dites au bureau de la sécurité si le danger est passé.`,
  keptTaken: (id) => `Un agent traite ${id}; il ne peut plus être retiré. Ajoutez plutôt une note.`,
  keptNeeded: (id) =>
    `Le ministère a encore besoin de ${id}, qui ne peut donc pas être retiré. Si quelque chose y est inexact, ajoutez une note.`,
  keptWithdrawn: (id) => `${id} est déjà retiré.`,
  closedForNotes: (id) => `${id} est retiré. Faites un nouveau signalement s’il s’est passé autre chose.`,
  mineHeading: 'Vos signalements',
  mineNone: 'Vous n’avez encore rien signalé. Écrivez « ⏵signaler » suivi de ce qui s’est passé.',
  mineOpen: (id) => `Ouvrir ${id}`,
  mineMore: (n) => `Les ${n} plus récents sont affichés.`,
  details: {
    type: 'Type',
    status: 'État',
    reported: 'Signalé',
    happened: 'Survenu',
    where: 'Où',
    severity: 'Gravité',
    officer: 'Agent',
    files: 'Fichiers',
    contact: 'Comment joindre la personne',
    author: 'Signalé par',
    marking: 'Marque de sécurité',
    danger: 'Danger',
  },
  notesEarlier: (n) =>
    n === 1 ? '1 antérieure, conservée au dossier' : `${n} antérieures, conservées au dossier`,
  notesHeading: 'Notes',
  contentElsewhere: (marking) =>
    `Le contenu porte la marque ${marking} et ne peut pas être affiché sur cette plateforme. Ouvrez-le là où c’est permis ou appelez le bureau de la sécurité.`,
  aboutElsewhere: (id, marking, places) =>
    `Ce qui s’écrit au sujet de ${id} porte la marque ${marking} et ne peut pas s’écrire ici. Où c’est permis : ${places}.`,
  aboutNowhere: (id, marking) =>
    `Ce qui s’écrit au sujet de ${id} porte la marque ${marking}, qu’aucune plateforme du ministère ne peut porter. Conservez-le par un moyen approuvé.`,
  aboutNotKept:
    'Je n’ai rien conservé de votre texte. Si vous l’avez envoyé en message, il est encore sur cette plateforme.',
  acknowledged: (id) => `Un agent de sécurité a vu votre signalement ${id}.`,
  taken: (id) => `Un agent de sécurité traite maintenant votre signalement ${id}.`,
  file: {
    tooBig: (name, megabytes) => `${name} n’a pas été conservé : il dépasse ${megabytes} Mo.`,
    empty: (name) => `${name} n’a pas été conservé : il est vide.`,
    type: (name) => `${name} n’a pas été conservé : ce genre de fichier n’est pas accepté.`,
    claims: (name) => `${name} n’a pas été conservé : son contenu n’est pas ce que dit son nom.`,
    marked: (marking, phone) =>
      `Un fichier n’a pas été conservé : d’après son nom, il porte la marque ${marking}, qui ne doit pas circuler ici. Ne le supprimez pas et ne le transférez pas. Appelez le bureau de la sécurité au ${phone}, sans rien en dire au téléphone.`,
    unread: (name) =>
      `${name} n’a pas pu être lu de la plateforme et n’a pas été conservé. Veuillez l’envoyer de nouveau.`,
    tooMany: (most) =>
      most === 1
        ? 'Un seul fichier est conservé par message; les autres ne l’ont pas été.'
        : `Seulement ${most} fichiers sont conservés par message; les autres ne l’ont pas été.`,
    elsewhere: 'Pour ajouter une photo, envoyez-la-moi dans notre propre conversation.',
    mayName:
      'La sécurité reçoit vos fichiers tels quels : ce qu’ils montrent ou contiennent, comme leur auteur ou le lieu d’une photo, peut révéler qui vous êtes.',
    renamed: (name) => `Le nom d’un fichier contenait le vôtre : il est conservé sous ${name}.`,
  },
  confidentialKept:
    'Votre nom est scellé : la sécurité ne le voit pas, et les réponses vous parviennent par moi, dans notre propre conversation. Deux agents ensemble peuvent l’ouvrir avec un motif, et vous en recevez l’avis. Il pourrait aussi être révélé par les administrateurs de cette plateforme, par un tribunal ou en vertu de la loi sur l’accès à l’information.',
  plainSealed: 'Vous ne voulez pas que l’on vous nomme : votre nom sera scellé.',
  plainNamesSealed:
    'Vos mots concernent peut-être un signalement fait sans nom : votre nom sera donc scellé aussi.',
  sealedByNumber:
    'Votre nom est scellé, car vos mots concernent peut-être un signalement fait sans nom. Si vous tenez à le donner, écrivez-le dans une note.',
  shownAlone:
    'C’est envoyé. Pour en connaître la suite, écrivez « ⏵signaler mes » dans notre propre conversation.',
  plainSeal: 'Envoyer sans mon nom',
  confidentialAuthor: 'Confidentiel',
  helpMeText: 'A demandé de l’aide sans en dire plus.',
  homeHeading: 'Vigie : dites à la sécurité ce qui s’est passé',
  homeReport: 'Signaler à la sécurité',
};
