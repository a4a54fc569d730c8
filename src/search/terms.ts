import { fold } from '../chat/words.ts';

/** Words that say nothing about what a question is about, in either language, folded. */
const empty = new Set(
  `hafta smth smthg thru asap ok okay lol btw fyi roughly exact exactly anyone anybody rien hier ok truc trucs affaire affaires chose choses hey hi yo bonjour allo salut please svp plz gonna wanna gotta kinda actually currently_ plain ordinary regular yrs yr whats im ive dont thanks merci tell told_ me us them pouvez pourriez peux dire_ a about after all also am an and any are as at be been before being but by can could did do does doing done for from get gets
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
    // In Quebec, « la gang » is the team.
    ['la gang|notre gang|ma gang', ' EMPLOYEE '],
    ['locked up|behind bars|derriere les barreaux', ' ARREST '],
    ['health canada|sante canada|revenue canada|revenu canada|service canada', ' DEPARTMENT '],
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
    ['pas(?:se|see|sees) date|past (?:its|the|their) date', ' LAPSED '],
    [
      'shelf life|how often|how frequently|(?:aux|tous les|a tous les) combien|quelle frequence',
      ' HOWLONG RENEW ',
    ],
    ['how many (?:weeks|months)|combien de (?:semaines|mois)', ' HOWLONG LONG '],
    ['(?:going to|gonna) wait|wait for|en attente de', ' LONG '],
    ['turn(?:s|ed)? (?:me |us |him |her |them )?down|say(?:s)? no|dire non|dit non', ' REFUSE '],
    [
      '(?:took|take|taken|taking|takes|pull|pulled|pulling|yank|yanked)(?: it| mine| my clearance)? away|enlev\\w+',
      ' REVOKE ',
    ],
    [
      'retir\\w+ (?:ma|sa|la|cette|une|mon|son|l) (?:cote|habilitation|autorisation|acces)',
      ' REVOKE CLEARANCE ',
    ],
    ['strings attached|sous reserve', ' CONDITION '],
    ['record suspension|suspension (?:du|de) casier', ' PARDON '],
    ['mat leave|conge de mat', ' LEAVE '],
    ['from scratch|all over again|tout recommencer', ' RETURN STARTOVER '],
    ['in between|half ?way|mid ?way|mi parcours|mi chemin|entre temps|entre deux', ' MIDWAY '],
    ['summer student|co op', ' STUDENT '],
    ['brand new|new hire|new staff|new employee|nouvel employe|nouvelle employee', ' NEWHIRE EMPLOYEE '],
    ['credit cards?|cartes? de credit', ' MONEY '],
    ['look(?:s|ed|ing)? up|find out', ' '],
    ['look(?:s|ed|ing)? (?:at|into)', ' DOCUMENT '],
    ['who i say i am|qui je (?:dis|pretends) etre', ' IDENTITY '],
    ['pr', ' CITIZEN RESIDENT '],
    ['ahead of|in advance|d avance|a l avance', ' EARLY '],
    ['walk me through|from start to finish|du debut a la fin', ' STEP '],
    ['no longer want|don t want|do not want|ne veux (?:pas|plus)', ' REFUSE '],
  ] as const
).map(([pattern, term]) => [new RegExp(`(?<= )(?:${pattern})(?= )`, 'g'), term]);

/** Words of both languages that stand for the same; each line's first is the one that is searched. */
const synonyms = new Map(
  `CLEARANCE clearance clearances cleared clearence clearances habilitation habilitations habilite habilitee autorisation autorisations cote cotes coté status statut screening screened screen filtrage filtre filtree filtrer enquete cleared certification
  SECRET secret secrets secrete
  RELIABILITY reliability fiabilite reliabilty
  ENHANCED enhanced approfondie approfondi approfondies approfondis
  CONFIDENTIAL confidential confidentiel confidentiels confidentielle
  EXPIRE expire expires expiring expiration expirer expiry lapse lapses end ends echeance fin finit die dies dying stale goodbye
  OVER over ended finished fini finie termine terminee done
  WHEN when quand
  WHO who whom qui
  WHY why pourquoi
  VALID lifespan lifetime valid validity valide valides validite good bonne bon last lasts dure duree
  RENEW renew renewal renewed renewing update updates updated renouveler renouvellement redo redone refaire mise jour
  LEVEL level levels niveau niveaux kind kinds types type sortes sorte tier tiers palier paliers rung grade grades echelon
  REQUEST documents_ received recus recue arrived_ request application apply applied demande demandes file dossier forms formulaires papers paperwork papiers submitted sent envoye envoyes envoyee desk_ application_ paperwork dossiers news nouvelles bloque stuck holdup update_
  LONG normal normally usual usually habitude habituel average moyen moyenne turnaround long longue slow taking attends attente waiting quickly fast slow delay delays delai delais lent lente wait waits weeks_ traitement processing
  CHECK check checks checked checking recheck rechecked verification verifications verifie verifier verified verify fouille fouillent fouiller regarde regardez regarder dig pull_ inspect inspecte scan examine
  CREDIT credit solvabilite
  MONEY rouge red_ trouble overdraft decouvert fisc tax taxes impot impots proposal gambling jeu financiers financieres debt debts dette dettes endette endettee endettement bankruptcy bankrupt faillite money argent finances financial financiere financier owe bills factures mortgage hypotheque loan loans pret prets creditor creditors creancier creanciers heritage herite inheritance lottery loterie loto wages salary_ broke fauche collection saisie
  CITIZEN citizen citizenship citoyen citoyenne citoyennete canadian canadien canadienne
  ABROAD states elsewhere_ ailleurs_ abroad overseas etranger foreign outremer country pays france outside exterieur germany allemagne japan japon china chine usa states india inde mexico mexique england angleterre africa afrique europe etats unis bresil brazil italie italy spain espagne russia russie international
  LIVED lived vecu living vivre spent passees habite habitais habiter residais stayed etudie studied immigrated immigre arrived arrive_
  MOVE move moving moved relocate relocating demenage demenager demenagement address adresse apartment apartments appartement appart house maison condo
  NAME name nom names surname married marriage marie mariee mariage divorce divorcer divorced separated separation separe spouse conjoint wedding husband wife hitched fiance wedding epouse epouser separes remarie surname
  MANAGER manager managers boss supervisor supervisors gestionnaire gestionnaires superviseur superviseurs patron patronne chef supervise supervises gerant directeur director chefs superviseure
  EMPLOYEE employee employees employe employes employee staff team equipe
  COLLEAGUE colleague colleagues coworker coworkers teammate collegue collegues coequipier buddy_ coworkers collegue
  BEHAVIOUR photographie photographier photographing copies copie prints imprime careless negligent negligente behaviour behavior behaving behaves comportement conduite comporte risky risquee risque worried inquiet inquiete drinking drinks boit alcool alcohol weird weirdly strange strangely bizarre bizarrement acting acts agit louche suspicious_ suspect_ erratic unlocked
  CONTRACTOR elevator ascenseur hvac reparateur repair serviceman courier contractor contractors entrepreneur entrepreneurs consultant consultants supplier fournisseur sous-traitant cleaner cleaners cleaning menager entretien technician technicien plumber plombier electrician electricien janitor concierge mover movers livreur delivery repairman ouvrier vendor subcontractor painter peintre guard gardien custodian menagere
  BUILDING building edifice immeuble site premises locaux
  DOCUMENT document documents file_ papers_ read lire consulter see voir look view access_ open ouvrir handle handles reading material materials info informations paper paperasse folder folders viewing
  ARREST jailed bail detention incarcere incarceree summons citation dui dwi breathalyzer alcootest arrested arrest arrete arretee arreter arrestation charged accuse accusee police jail prison interroge questioned cop cops police policier policiers flic flics custody cell poste_ court cour tribunal handcuffs menotte suspect detained detenu interrogatoire ticket interpelle interpellee
  CONVICTED convicted conviction condamne condamnee condamnation guilty coupable sentence peine impaired facultes pleaded plaide dui assault voies theft vol fraud fraude pled convict condamnes infraction offence offense
  CRIMINAL criminal criminals criminel criminels criminalite crime drug drugs drogue drogues dealer deals trafficking trafiquant thief voleur mafia motards delinquant
  RELATIVE sister soeur sisters brothers brother sister cousin friend family ami amie famille parent relative proches roommate colocataire frere soeur oncle chum blonde copain copine boyfriend girlfriend roommates coloc cousine neighbour neighbor voisin son daughter fils fille mother father mere pere uncle tante siblings beau_ inlaw buddy pote
  DISCHARGE discharge absolution
  PARDON pardon pardoned rehabilite rehabilitation
  KEEP held_ kept keep hold conserve conservation gardez garde retention destroyed detruit destroy destroys destruction detruire deleted delete efface effacer hang stored retain garder conserver archives
  TRANSFER transfer transferred transferable transferer transfere transferable transferabilite follow suit portability portable emporter bring carry follows suive suivre emporte emporter portable come_
  DEPARTMENT cra arc ircc esdc edsc dnd mdn cbsa asfc ssc spc pspc spac tbs sct dfo mpo ised isde gac amc eccc nrcan rncan statcan pco bcp department departments ministere ministeres ministry ministries agency agence organisme
  REFUSE refuse refused refuses denied deny denial reject rejected turned refus refusee decline accept accepte accepter rejection rejects refuser declined deniedd nonaccepte
  DECIDE decide decides decision decisions power pouvoir authority autorite signs picks pick sets fixe choisit choose chooses determine determines
  APPEAL fight dispute appeal appel contest contester challenge grievance grief recours redress droits rights plaindre complain complaint plainte overturn challenge_ redressement contestation
  REVOKE revoke revoked revocation revoque revoquer suspend suspended suspension suspendue revoking lose lost perdre perdu revocable stripped
  LEAVE leave conge maternity maternite parental sabbatical sabbatique absence
  QUIT quit leaving resign resignation retire retirement quitte quitter demissionne demission retraite depart departure retiring retires retiree departing partir resigning leaving_
  RETURN return reactivate reactivated reactivation reactiver back reviens revient retour rehired comeback returning rehire reembauche reembaucher revenir retourne ravoir startover reactivated
  CONTRACT contract contrat contracts
  TEMPORARY interimaire temporairement temporary interim provisional temporaire provisoire commencer start starting waiting_ meantime urgent urgently urgence interimaires
  BRIEFING briefing briefings seance information_ breffage certificate certificat
  DOUBT doubt doubts doute doutes
  CONDITION condition conditions conditional conditionnelle
  UPGRADE upgrade higher superieur eleve rehausser rehaussement downgrade promoted promotion promu promue up_ monter move_
  POSITION position poste job emploi
  CONSENT obligatoire_ oblige_ consentant consent consents consentement permission agree sign signer consentir signed signe signing forced force force_ obliged agreeing accepte_ autoriser
  WITHDRAW withdraw retirer retire
  IDENTITY identity identite identification passport passeport licence permis birth naissance piece pieces
  BACKGROUND background antecedents past passe history
  MINOR minor mineur mineure eighteen teenager adolescent underage sixteen seventeen teen seize ans_ parent_
  INTERNET tweet tweets tiktok internet online posts web facebook instagram twitter tiktok account_ publications compte_ linkedin_
  CSIS csis scrs
  INTERVIEW interview entrevue entretien questionnaire interviewed rencontrer meeting_ rencontre questions_ asked_
  REPORT report reporting declare disclose tell signaler declarer aviser dire divulguer say parler mention disclose mention mentionner rapporter avouer admettre tell_ say_ owe_
  CHANGE change changes changed changement changements circumstances situation life vie
  EMBASSY embassy ambassade diplomat diplomate contact contacts contacted stranger inconnu linkedin foreigner diplomate_ approached approche invited invite cafe coffee
  NEWHIRE hire hired hiring embaucher embauche recrue onboarding recruit hire recrue recrues recruiting newcomer hires embauches embauchee
  SYSADMIN admin administrator administrateur sysadmin administrators administrateurs privileges droits_ root network reseau database serveur_ informaticien admins it_
  STEP step steps stage stages etape etapes process processus works marche_ workflow
  DIFFERENCE difference versus same meme
  NOW now right moment currently current actuel actuelle actuellement presentement
  SECURITY security securite
  FINGERPRINT fingerprint fingerprints empreintes
  PRIVACY privacy confidentialite private prive
  STUDENT student students etudiant etudiante etudiants intern interns stagiaire stagiaires volunteer volunteers benevole benevoles casual casuals
  EARLY early ahead avance tot advance sooner
  DESTROYED shredded
  10 ten dix
  5 five cinq
  MIDWAY middle milieu halfway midway
  EVERYBODY everybody everyone monde exempt exempte exempted`
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
    .map((word) =>
      word === word.toLowerCase()
        ? (synonyms.get(word) ?? stems.get(stem(word)) ?? stem(word))
        : word.toLowerCase(),
    );
}

/** The term of each word that has one, by its stem: forms of it that nobody wrote down. The first line that has it counts. */
const stems = new Map([...synonyms].reverse().map(([word, term]) => [stem(word), term] as const));

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
