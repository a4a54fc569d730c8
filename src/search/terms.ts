import { fold } from '../chat/words.ts';

/** Words that say nothing about what a question is about, in either language, folded. */
const empty = new Set(
  `a about after all also am an and any are as at be been before being but by can could did do does doing done for from get gets
  getting go going got had has have having he her him his how i if im in into is it its just like me mine might my need needs of off
  on once one or our out please really s she should since so some somebody someone something still t than that the their them then
  there these they thing this those to too up us used very want wants was way we well were what  where whether which while 
   whose  will with would you your yours don t ll ve re d m run through many much month months day days year years week weeks time left over_ anything nothing new sure
  ai ait alors as au aux avec avez avoir avons besoin apres recu depuis jour jours mois an ans annee annees semaine semaines temps reste rester beaucoup vien viens combien nouvel nouveau nouvelle c ca car ce cela ces cet cette ceux chez comme comment d dans de des deux dit doit
  doivent donc dont du elle elles en encore entre est et etait ete etre eu fait faire faut fois font ici il ils j je l la le les leur
  leurs lui m ma mais me mes mieux mon n ne ni nos notre nous on ont ou par parce pas peu peut peuvent peux plus pour  puis
  qu  que quel quelle quelles quels quelque quelqu  quoi s sa sans se sera ses si sont sous suis sur t ta te tes toi ton tout
  tous toute toutes tres trop tu un une va vais vas vers veut veux voici vont vos votre vous y`
    .split(/\s+/)
    .filter(Boolean),
);

/** Phrases that mean one thing are one word to the search; the longest first. In either language, folded. */
const phrases: readonly (readonly [pattern: RegExp, term: string])[] = (
  [
    ['tres secret approfondi|enhanced top secret|enhanced ts|tsa|ets', ' ENHANCED TOPSECRET '],
    ['tres secrete?s?|top secret|ts', ' TOPSECRET '],
    ['protegee? ([abc])|protected ([abc])', ' PROTECTED PROTECTED$1$2 '],
    ['application de la loi|law enforcement|vdal|lerc', ' LAWENFORCEMENT '],
    ['besoin d?e? ?(?:en )?conn?aitre|need to know', ' NEEDTOKNOW '],
    ['casiers? judiciaires?|criminal records?|police records?|dossiers? criminels?', ' CRIMINALRECORD '],
    ['acces (?:aux?|a un|a des) sites?|site access|sur place|on site', ' SITE ACCESS '],
    ['reseaux sociaux|medias sociaux|social media|facebook|instagram|twitter|tiktok', ' INTERNET SOCIAL '],
    ['detecteurs? de mensonges?|lie detector|polygraph\\w*', ' POLYGRAPH '],
    ['residente? permanente?|permanent resident', ' CITIZEN RESIDENT '],
    ['review for cause|revision pour motif(?: valable)?', ' REVIEWFORCAUSE '],
    ['gang|crime organise|organi[sz]ed crime', ' GANG CRIMINAL '],
    ['beau frere|belle soeur|brother in law|sister in law', ' RELATIVE '],
    ['how long|combien de temps|combien d annees|combien d ans|how many years|pendant combien', ' HOWLONG '],
    ['(?:under )?1[5-8] (?:years?(?: old)?|ans)|under 18', ' MINOR '],
    ['how far back|remont\\w+', ' FARBACK '],
    [
      '(?:expired|lapsed|ran out|has run out|perimee?s?|expiree?s?|echue?s?|depassee?s?|en retard|out of date|overdue)',
      ' LAPSED ',
    ],
    [
      'what is|what s|what are|c est quoi|qu est ce qu(?:e|un|une)?|what does|que signifie|sens de|meaning',
      ' WHATIS ',
    ],
    ['a qui|to whom|who do i (?:tell|report)|who should i tell|who to tell', ' TOWHOM '],
    ['until when|jusqu a quand|quelle date|what date', ' WHEN EXPIRE '],
    ['what happens|what now|que se passe t il|qu arrive t il|que devient', ' HAPPENS '],
    ['run(?:s|ning)? out', ' EXPIRE '],
  ] as const
).map(([pattern, term]) => [new RegExp(`(?<= )(?:${pattern})(?= )`, 'g'), term]);

/** Words of both languages that stand for the same; each line's first is the one that is searched. */
const synonyms = new Map(
  `CLEARANCE clearance clearances cleared clearence clearances habilitation habilitations habilite habilitee autorisation autorisations cote cotes coté status statut screening screened screen filtrage filtre filtree filtrer enquete
  SECRET secret secrets secrete
  RELIABILITY reliability fiabilite reliabilty
  ENHANCED enhanced approfondie approfondi approfondies approfondis
  CONFIDENTIAL confidential confidentiel confidentiels confidentielle
  EXPIRE expire expires expiring expiration expirer expiry lapse lapses end ends echeance fin finit
  OVER over ended finished fini finie termine terminee done
  WHEN when quand
  WHO who whom qui
  WHY why pourquoi
  VALID valid validity valide valides validite good bonne bon last lasts dure duree
  RENEW renew renewal renewed renewing update updates updated renouveler renouvellement redo redone refaire mise jour
  LEVEL level levels niveau niveaux kind kinds types type sortes sorte
  REQUEST request application apply applied demande demandes file dossier forms formulaires papers paperwork papiers
  LONG long longue slow taking attends attente waiting
  CHECK check checks checked checking recheck rechecked verification verifications verifie verifier verified verify
  CREDIT credit solvabilite
  MONEY fisc tax taxes impot impots proposal gambling jeu financiers financieres debt debts dette dettes endette endettee endettement bankruptcy bankrupt faillite money argent finances financial financiere financier owe bills factures
  CITIZEN citizen citizenship citoyen citoyenne citoyennete canadian canadien canadienne
  ABROAD abroad overseas etranger foreign outremer country pays france outside exterieur
  LIVED lived vecu living vivre spent passees
  MOVE move moving moved relocate relocating demenage demenager demenagement address adresse
  NAME name nom names surname married marriage marie mariee mariage divorce divorcer divorced separated separation separe spouse conjoint wedding husband wife
  MANAGER manager managers boss supervisor supervisors gestionnaire gestionnaires superviseur superviseurs patron patronne chef
  EMPLOYEE employee employees employe employes employee staff team equipe
  COLLEAGUE colleague colleagues coworker coworkers teammate collegue collegues coequipier
  BEHAVIOUR behaviour behavior behaving behaves comportement conduite comporte risky risquee risque worried inquiet inquiete
  CONTRACTOR contractor contractors entrepreneur entrepreneurs consultant consultants supplier fournisseur sous-traitant cleaner cleaners cleaning menager entretien technician technicien
  BUILDING building edifice immeuble site premises locaux
  DOCUMENT document documents file_ papers_ read lire consulter see voir look view access_
  ARREST arrested arrest arrete arretee arreter arrestation charged accuse accusee police jail prison interroge questioned
  CONVICTED convicted conviction condamne condamnee condamnation guilty coupable sentence peine impaired facultes
  CRIMINAL criminal criminals criminel criminels criminalite crime
  RELATIVE brother sister cousin friend family ami amie famille parent relative proches roommate colocataire frere soeur oncle
  DISCHARGE discharge absolution
  PARDON pardon pardoned rehabilite rehabilitation
  KEEP kept keep hold conserve conservation gardez garde retention destroyed detruit
  TRANSFER transfer transferred transferable transferer transfere transferable transferabilite follow suit portability portable emporter
  DEPARTMENT department departments ministere ministeres
  REFUSE refuse refused refuses denied deny denial reject rejected turned refus refusee decline accept accepte accepter
  DECIDE decide decides decision decisions power pouvoir authority autorite
  APPEAL fight dispute appeal appel contest contester challenge grievance grief recours redress droits rights
  REVOKE revoke revoked revocation revoque revoquer suspend suspended suspension suspendue
  LEAVE leave conge maternity maternite parental sabbatical sabbatique absence
  QUIT quit leaving resign resignation retire retirement quitte quitter demissionne demission retraite depart departure
  RETURN return reactivate reactivated reactivation reactiver back reviens revient retour rehired
  CONTRACT contract contrat contracts
  TEMPORARY interimaire temporairement temporary interim provisional temporaire provisoire commencer start starting
  BRIEFING briefing briefings seance information_ breffage certificate certificat
  DOUBT doubt doubts doute doutes
  CONDITION condition conditions conditional conditionnelle
  UPGRADE upgrade higher superieur eleve rehausser rehaussement downgrade
  POSITION position poste job emploi
  CONSENT obligatoire_ oblige_ consentant consent consents consentement permission agree sign signer consentir
  WITHDRAW withdraw retirer retire
  IDENTITY identity identite identification
  BACKGROUND background antecedents past passe history
  MINOR minor mineur mineure eighteen teenager adolescent underage
  INTERNET tweet tweets tiktok internet online posts web
  CSIS csis scrs
  INTERVIEW interview entrevue entretien questionnaire
  REPORT report reporting declare disclose tell signaler declarer aviser dire divulguer say parler mention
  CHANGE change changes changed changement changements circumstances situation life vie
  EMBASSY embassy ambassade diplomat diplomate contact contacts contacted stranger inconnu
  NEWHIRE hire hired hiring embaucher embauche recrue onboarding recruit
  SYSADMIN admin administrator administrateur sysadmin administrators administrateurs privileges droits_ root
  STEP step steps stage stages etape etapes process processus
  DIFFERENCE difference versus same meme
  NOW now right moment currently current actuel actuelle actuellement presentement
  SECURITY security securite
  FINGERPRINT fingerprint fingerprints empreintes
  PRIVACY privacy confidentialite`
    .split('\n')
    .flatMap((line) => {
      const [, ...words] = line.trim().split(/\s+/);
      const [term = ''] = line.trim().split(/\s+/);
      return words.map((word) => [fold(word), term.toLowerCase()] as const);
    }),
);

/**
 * What a question is about, as words to search by: folded, phrases and synonyms of both languages brought to one word,
 * empty words left out, endings taken off.
 */
export function terms(text: string): string[] {
  let words = ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(' ', '  ')} `.replaceAll('  ', ' ');
  for (const [pattern, term] of phrases) words = words.replace(pattern, term);
  return words
    .split(' ')
    .filter(Boolean)
    .filter((word) => word !== word.toLowerCase() || !empty.has(word))
    .map((word) => (word === word.toLowerCase() ? (synonyms.get(word) ?? stem(word)) : word.toLowerCase()));
}

/** Whether one of these belongs to the vocabulary of screening itself; a question in plain words needs one. */
export function aboutScreening(asked: readonly string[]): boolean {
  return asked.some((term) => ['clearance', 'reliability', 'topsecret', 'site'].includes(term));
}

/** Every word that has a meaning here. */
export const vocabulary: readonly string[] = [...empty, ...synonyms.keys()];

/** A word without the commonest endings of both languages; crude, and the same for questions and answers. */
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  return word.replace(/(?:ements?|ations?|ions?|ings?|ement|ees?|ers?|ez|es|ed|e|s|x)$/, '');
}
