import { fold } from '../chat/words.ts';
import { isPeopleAbroad, placesAbroad } from './places.ts';

/** Words that say nothing about what a question is about, in either language, folded. */
const empty = new Set(
  `hafta smth smthg thru asap ok okay lol btw fyi roughly exact exactly anyone anybody rien hier ok truc trucs affaire affaires chose choses hey hi yo bonjour allo salut please svp plz gonna wanna gotta kinda actually  plain ordinary regular yrs yr whats im ive dont thanks merci tell  me us them pouvez pourriez peux  a about after all also am an and any are as at be been before being but by can could did do does doing done for from get gets
  getting go going got had has have having he her him his how i if im in into is it its just like me mine might my need needs of off
  on once one or our out please really s she should since so some somebody someone something still t than that the their them then
  there these they thing this those to too up us used very want wants was way we well were what  where whether which while 
   whose  will with would you your yours don t ll ve re d m run through many much month months day days year years week weeks time left  anything nothing new sure
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
    [
      '(?:j ai|a) 1[5-8] ans|de 1[5-8] ans|(?:i m|im|am|is|only|under|a|at|turn\\w*) 1[5-8]|(?:under )?1[5-8] (?:years?|yrs?) old|under 18',
      ' MINOR ',
    ],
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
const lines = `CLEARANCE clearance clearances cleared clearence clearances habilitation habilitations habilite habilitee autorisation autorisations cote cotes cote status statut screening screened screen filtrage filtre filtree filtrer enquete cleared certification
  SECRET secret secrets secrete
  RELIABILITY reliability fiabilite reliabilty
  ENHANCED enhanced approfondie approfondi approfondies approfondis
  CONFIDENTIAL confidential confidentiel confidentiels confidentielle
  EXPIRE expire expires expiring expiration expirer expiry lapse lapses end ends echeance fin finit die dies dying stale goodbye cease ceases cesse terme termination dead morte mort
  OVER over ended finished fini finie termine terminee done
  WHEN when quand
  WHO who whom qui whose persons personnes entitled
  WHY why pourquoi
  VALID lifespan lifetime valid validity valide valides validite good bonne bon last lasts dure duree lifelong shelf
  RENEW renew renewal renewed renewing update updates updated renouveler renouvellement redo redone refaire mise jour renewals renews renouvelle renouvelles renouvelee refait refaites refont redoing
  LEVEL level levels niveau niveaux kind kinds types type sortes sorte tier tiers palier paliers rung grade grades echelon hierarchy hierarchie ladder echelle rank
  REQUEST received recus recue request application apply applied demande demandes file dossier forms formulaires papers paperwork papiers submitted sent envoye envoyes envoyee paperwork dossiers news nouvelles bloque stuck holdup track tracking suivi progress progression avancement rendu rendue submission statusupdate pending queue outcome resultat result submit soumis
  LONG normal normally usual usually habitude habituel average moyen moyenne turnaround long longue slow taking attends attente waiting quickly fast slow delay delays delai delais lent lente wait waits traitement processing timeline lengthy eternity eternite duration soon bientot rapide rapidement vite
  CHECK check checks checked checking recheck rechecked verification verifications verifie verifier verified verify fouille fouillent fouiller regarde regardez regarder dig inspect inspecte scan examine verif verifs probe probing enquetez fouillez inspection validate digging searches search recherche recherches
  CREDIT credit solvabilite equifax transunion score pointage
  MONEY rouge trouble overdraft decouvert fisc tax taxes impot impots proposal gambling jeu financiers financieres debt debts dette dettes endette endettee endettement bankruptcy bankrupt faillite money argent finances financial financiere financier owe bills factures mortgage hypotheque loan loans pret prets creditor creditors creancier creanciers heritage herite inheritance lottery loterie loto wages broke fauche collection saisie huissier huissiers bailiff bailiffs casino gambler gambles gamble bet bets betting pari paris parier parieur eviction evicted repo repossessed foreclosure foreclosed insolvent insolvable insolvabilite recouvrement alimony alimentaire jackpot crypto bitcoin winnings wage garnish garnished garnishing garnishee rich riche millionaire millionnaire windfall casse cassee fauchee endettes emprunt emprunte borrowed borrow lawsuit sued arrears creances insolvency gambled savings economies economie flambe afford rent loyer pauvre poor mortgages poursuit poursuivi paycheque paycheques salaire
  CITIZEN citizen citizenship citoyen citoyenne citoyennete canadian canadien canadienne citizens citoyens naturalized naturalise dual double nationality nationalite nationalites resident residente permanent
  ABROAD scotland ecosse wales galles states abroad overseas etranger foreign outremer country pays france outside exterieur germany allemagne japan japon china chine usa states india inde mexico mexique england angleterre africa afrique europe etats unis bresil brazil italie italy spain espagne russia russie international london londres moscou moscow pekin beijing caire londonien florida floride texas california californie boston newyork york america amerique uk emirates emirats saudi arabie korea coree africain asie asia latin chinese chinois chinoise russian russe iranian iranien american americain americaine british britannique mexican mexicain indian indien german allemand foreigners etrangers etrangere etrangeres frontiere border expatriate expat ressortissant ressortissante lyon marseille barcelona barcelone munich milan sydney melbourne bombay mumbai delhi miami chicago seattle
  LIVED lived vecu living vivre spent passees habite habitais habiter residais stayed etudie studied immigrated immigre arrived grew grandi grandis raised born ne nee immigrant immigrants immigrante arrivant arrivante arrivee residence residing stay sejour undergrad degree universite university college scolarite refugie refugee
  MOVE move moving moved relocate relocating demenage demenager demenagement address adresse apartment apartments appartement appart house maison condo relocation relocated emmenage emmenager condominium dwelling logement habitation lease
  NAME name nom names surname married marriage marie mariee mariage divorce divorcer divorced separated separation separe spouse conjoint wedding husband wife hitched fiance wedding epouse epouser separes remarie surname engaged fiancee widow widowed veuf veuve compagne compagnon wed epoux epouses prenom maiden newlywed conjointe partner partenaire split breakup noces matrimonial divorcing splitting remarried remariee concubin
  MANAGER manager managers boss supervisor supervisors gestionnaire gestionnaires superviseur superviseurs patron patronne chef supervise supervises gerant directeur director chefs superviseure manage manages managing lead leader chief superieure supervising supervisee dg directrice responsable cadre
  EMPLOYEE employee employees employe employes employee staff team equipe subordinate subordinates subalterne subalternes underling guys crew personnel
  COLLEAGUE colleague colleagues coworker coworkers teammate collegue collegues coequipier coworkers collegue cubicle cubicule workmate officemate peer peers coequipiers coequipiere teammates shift quart fellow camarade
  BEHAVIOUR photographie photographier photographing copies copie prints imprime careless negligent negligente behaviour behavior behaving behaves comportement conduite comporte risky risquee risque worried inquiet inquiete drinking drinks boit alcool alcohol weird weirdly strange strangely bizarre bizarrement acting acts agit louche erratic unlocked snoop snooping snoops fouine fouiner fouinait brag bragging brags vante vanter traine trainer password passwords leak leaking leaks steal stealing steals voler voles louches imprudent imprudente sells selling vend vends nervous nerveux paranoid intoxicated hungover moody agressif agressive rat snitch denoncer unauthorized lend prete
  CONTRACTOR elevator ascenseur hvac reparateur repair serviceman courier contractor contractors entrepreneur entrepreneurs consultant consultants supplier fournisseur sous-traitant cleaner cleaners cleaning menager entretien technician technicien plumber plombier electrician electricien janitor concierge mover movers livreur delivery repairman ouvrier vendor subcontractor painter peintre guard gardien custodian menagere carpenter menuisier welder soudeur roofer couvreur landscaper paysagiste trades tradesperson tradesman deneigeur pigiste freelancer freelance subcontractors installer installateur handyman caterer traiteur driver chauffeur maintenance exterminator renovation renovations vendors fournisseurs locksmith serrurier construction laveur washer guards gardiens
  BUILDING building edifice immeuble site premises locaux buildings edifices floor etage facility facilities installation
  DOCUMENT document documents read lire consulter see voir look view open ouvrir handle handles reading material materials info informations paper paperasse folder folders viewing consult consultation drawings plans plan memo memos letter lettre rapport rapports dataset donnees data matiere classeur
  ARREST jailed bail detention incarcere incarceree summons citation dui dwi breathalyzer alcootest arrested arrest arrete arretee arreter arrestation charged accuse accusee police jail prison interroge questioned cop cops police policier policiers flic flics custody cell court cour tribunal handcuffs menotte suspect detained detenu interrogatoire ticket interpelle interpellee embarque embarquee pogne pogner warrant mandat probation accusation accusations accused charge charges indicted indictment trial proces comparution comparaitre subpoena handcuffed menottes gendarmes grc rcmp opp sq detective detectives intercepte interceptee apprehended booked boisson drunk ivre souffle ivressometre nabbed busted menotter arraigned customs douanes douane douanier douaniers ramasse ramassee wanted intercepted frisked hauled
  CONVICTED convicted conviction condamne condamnee condamnation guilty coupable sentence peine impaired facultes pleaded plaide dui assault voies theft vol fraud fraude pled convict condamnes infraction offence offense shoplifting robbery burglary felony misdemeanor delit delits fraudeur sentenced emprisonne emprisonnee reconnu reconnue
  CRIMINAL criminal criminals criminel criminels criminalite crime drug drugs drogue drogues dealer deals trafficking trafiquant thief voleur mafia motards delinquant biker bikers hells gangster gangsters bandit bandits escroc escrocs crook crooks pen penitentiary penitencier parole detenus inmate convicts mob mobster cartel narcotics stupefiants mafieux motard mafiosi felon
  RELATIVE sister soeur sisters brothers brother sister cousin friend family ami amie famille parent relative proches roommate colocataire frere soeur oncle chum blonde copain copine boyfriend girlfriend roommates coloc cousine neighbour neighbor voisin son daughter fils fille mother father mere pere uncle tante siblings inlaw buddy pote roomie nephew niece neveu grandmother grandfather grandpa grandma mamie papi stepfather stepmother stepson dad mom papa maman kid kids enfant enfants dads moms ex buddies copains copines inlaws bestfriend cousins
  DISCHARGE discharge absolution absous absoute discharged
  PARDON pardon pardoned rehabilite rehabilitation pardons expunge expunged radie radiation gracie
  KEEP kept keep hold conserve conservation gardez garde retention destroyed detruit destroy destroys destruction detruire deleted delete efface effacer hang stored retain garder conserver archives shred purge purged supprimer supprime erase erased retained keeping garderez detruite detruits disposal dispose disposed debarrasse jeter jete discard archivage archiving
  TRANSFER transfer transferred transferable transferer transfere transferable transferabilite follow suit portability portable emporter bring carry follows suive suivre emporte emporter portable deploy deployment mutation mute mutee secondment detachement interchange affectation migrate lateral transfert transferts carries carried
  DEPARTMENT cra arc ircc esdc edsc dnd mdn cbsa asfc ssc spc pspc spac tbs sct dfo mpo ised isde gac amc eccc nrcan rncan statcan pco bcp department departments ministere ministeres ministry ministries agency agence organisme rcn fisheries peches environnement immigration justice treasury tresor defence defense transport transports statistics statistique parks parcs coast library
  REFUSE refuse refused refuses denied deny denial reject rejected turned refus refusee decline accept accepte accepter rejection rejects refuser declined deniedd nonaccepte fail failed fails failing echec echoue echouer nope recale unsuccessful negative negatif disapproved disapprove
  DECIDE decide decides decision decisions power pouvoir authority autorite signs picks pick sets fixe choisit choose chooses determine determines decideur established etablit etablir tranche trancher determiner approve approves approuve final
  APPEAL fight dispute appeal appel contest contester challenge grievance grief recours redress droits rights plaindre complain complaint plainte overturn redressement contestation union syndicat syndical ombudsman nsira ossnr appeals appealing reviewable reverse disagree desaccord griefs recour revisable remedy remedies remede remedes
  REVOKE revoke revoked revocation revoque revoquer suspend suspended suspension suspendue revoking lose lost perdre perdu revocable stripped revokes losing loses retrait yanked perdait enlevee
  LEAVE leave conge maternity maternite parental sabbatical sabbatique absence absent absente sick maladie medical invalidite disability sabbaticals paternity paternite arret lwop ngo ong unpaid solde
  QUIT quit leaving resign resignation retire retirement quitte quitter demissionne demission retraite depart departure retiring retires retiree departing partir resigning resigned resigns demissionner demissionnaire fired licencie laidoff quits quitting lastday exit sortie sortant pension departs
  RETURN return reactivate reactivated reactivation reactiver back reviens revient retour rehired comeback returning rehire reembauche reembaucher revenir retourne ravoir startover reactivated rejoin rejoining rejoindre returns reviendrai reviendrais reinstate reinstated reembauchee rehiring reviendra revenue
  CONTRACT contract contrat contracts
  TEMPORARY interimaire temporairement temporary interim provisional temporaire provisoire commencer start starting meantime urgent urgently urgence interimaires immediately immediatement tonight soir monday tomorrow demain rush rushed pressant presse stopgap shortterm waive dispense meanwhile attendant
  BRIEFING briefing briefings seance breffage certificate certificat formation session orientation accueil presentation talk signature attestation orient
  DOUBT doubt doubts doute doutes inconsistency inconsistencies incoherence incoherences discrepancy discrepancies contradiction contradictions clarify clarifier clarification clarifications unclear flagged expliquer explain match concordent concorde gaps gap trous holes
  CONDITION condition conditions conditional conditionnelle restriction restrictions restricted limited limite limitee limites strings attached probationary reserve
  UPGRADE upgrade higher superieur eleve rehausser rehaussement downgrade promoted promotion promu promue monter raise raising bump bumped increase augmenter augmentation hausse hausser monte montee grimper stepup lower abaisser baisser
  POSITION position poste job emploi role roles box duties taches fonction fonctions affichage poster postes jobs positions
  CONSENT consentant consent consents consentement permission agree sign signer consentir signed signe signing forced force obliged agreeing autoriser accord agreement autorise authorize authorise compulsory mandatory volontaire voluntary obliges obligee forcee forcer willing permit allow approval approbation autorises decliner tenu tenue bound
  WITHDRAW withdraw retirer retire
  IDENTITY identity identite identification passport passeport licence permis birth naissance piece pieces id ids cartes card cards prove proof preuve prouver carte photo drivers passports selfie
  BACKGROUND background antecedents past passe history employers employeurs references reference historique addresses adresses roots
  MINOR minor mineur mineure eighteen teenager adolescent underage sixteen seventeen teen seize youth jeune jeunes adulte adult highschool secondaire ado teenaged underaged parents age aged 16 17
  INTERNET tweet tweets tiktok internet online posts web facebook instagram twitter tiktok publications googled google googling reddit snapchat tweeter social sociaux publie publier post posting cyber footprint youtube telegram vieenligne blog blogue blogs profile profil forum forums
  CSIS csis scrs intelligence renseignement spy spies espion espions espionnage
  INTERVIEW interview entrevue entretien questionnaire interviewed rencontrer rencontre interviewer interviewing intervieweur entrevues interviews rencontres convoque convoquee convocation
  REPORT report reporting declare disclose tell signaler declarer aviser dire divulguer say parler mention disclose mention mentionner rapporter avouer admettre declaration avise avertir avertit avertisse prevenir previens notify inform informer notification parle confess avoue divulgation raconter declared declares declaring rapporte
  CHANGE change changes changed changement changements circumstances situation life vie
  EMBASSY embassy ambassade diplomat diplomate contact contacts contacted stranger inconnu linkedin foreigner approached approche invited invite cafe coffee consulate consulat consul diplomats diplomates ambassador ambassadeur recruiter recruteur approaching aborde abordee courtise flirt flirting dinner souper diner conference conferences colloque attache delegation pester insists insiste insistent pushy persistent persistant solicit sollicite sollicitation
  NEWHIRE hire hired hiring embaucher embauche recrue onboarding recruit hire recrue recrues recruiting newcomer hires embauches embauchee candidate candidat candidats recruited starter newbie onboard offer offre
  SYSADMIN admin administrator administrateur sysadmin administrators administrateurs privileges root network reseau database informaticien admins sudo dba devops servers server serveur serveurs databases elevated privileged privilege helpdesk systems informatique technologie ti directory azure cloud nuage backup
  STEP step steps stage stages etape etapes process processus works workflow procedure procedures phases phase sequence deroule deroulement involved outline overview picture suite next
  DIFFERENCE difference versus same meme
  NOW now right moment currently current actuel actuelle actuellement presentement
  SECURITY security securite
  FINGERPRINT fingerprint fingerprints empreintes empreinte
  PRIVACY privacy confidentialite private prive
  STUDENT student students etudiant etudiante etudiants intern interns stagiaire stagiaires volunteer volunteers benevole benevoles casual casuals
  EARLY early ahead avance tot advance sooner
  DESTROYED shredded
  10 ten dix
  5 five cinq
  MIDWAY middle milieu halfway midway
  EVERYBODY everybody everyone monde exempt exempte exempted exemption`;

/** What words mean, written down or not. */
interface Meanings {
  /** The term of each word that has one. */
  words: ReadonlyMap<string, string>;
  /** The same by their stems: forms of them that nobody wrote down. The first line that has it counts. */
  stems: ReadonlyMap<string, string>;
}

let learnt: Meanings | undefined;

/** Gathered when first asked for: a start does not wait for it. */
function meanings(): Meanings {
  if (learnt) return learnt;
  const written = lines.split('\n').flatMap((line) => {
    const [term = '', ...words] = line.trim().split(/\s+/);
    return words.map((word) => [fold(word), term.toLowerCase()] as const);
  });
  learnt = {
    words: new Map([...placesAbroad().map((place) => [place, 'abroad'] as const), ...written]),
    stems: new Map(written.reverse().map(([word, term]) => [stem(word), term] as const)),
  };
  return learnt;
}

/**
 * What a question is about, as words to search by: folded, phrases and synonyms of both languages brought to one word,
 * empty words left out, endings taken off.
 */
export function terms(text: string): string[] {
  const { words: known, stems } = meanings();
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
        ? (known.get(word) ?? peoples(word) ?? stems.get(stem(word)) ?? stem(word))
        : word.toLowerCase(),
    );
}

function peoples(word: string): 'abroad' | undefined {
  return isPeopleAbroad(word) ? 'abroad' : undefined;
}

/** Whether one of these belongs to the vocabulary of screening itself; a question in plain words needs one. */
export function aboutScreening(asked: readonly string[]): boolean {
  return asked.some((term) => ['clearance', 'reliability', 'topsecret', 'site'].includes(term));
}

/** Every word that has a meaning here. */
export function vocabulary(): string[] {
  return [...empty, ...meanings().words.keys()];
}

/** A word without the commonest endings of both languages; crude, and the same for questions and answers. */
function stem(word: string): string {
  if (word.length < 5 || /d/.test(word)) return word;
  return word.replace(/(?:ements?|ations?|ions?|ings?|ement|ees?|ers?|ez|es|ed|e|s|x)$/, '');
}
