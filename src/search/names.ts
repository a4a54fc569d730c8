import { fold } from '../chat/words.ts';

const titles = new Set(
  'mr mrs ms miss mister dr prof m mme mlle madame monsieur docteur docteure'.split(' '),
);
/** What stands between two others of a name: “van”, « de la ». */
const within = new Set('de du des la le van von der den bin ben al el da di dos'.split(' '));
/** What is no person after all: places and departments, which stand behind other words than people do, or have such words in them. */
const elsewhere = new Set(
  'the at in into from to for with le la les l du des au aux en chez dans avec pour'.split(' '),
);
/** Whoever is one of many is nobody by name: “a Haitian”, « une Marocaine », “do Iranians”. */
const oneOfMany = new Set(
  'an any all every some un une tout toute tous toutes chaque aucun aucune'.split(' '),
);
const many = new Set('do are have were'.split(' '));
const institutions = new Set(
  'canada ottawa gatineau affairs affaires agency agence board bureau college conseil council defence defense department government gouvernement minister ministere ministry office police service services university universite'.split(
    ' ',
  ),
);
/** What people use at work, which has a capital as a person has. */
const programs = new Set(
  'android apple chatgpt copilot dropbox excel facebook gmail google instagram iphone linkedin microsoft onedrive outlook powerpoint sharepoint signal skype slack snapchat teams telegram tiktok vigie webex whatsapp word zoom'.split(
    ' ',
  ),
);
const greetings = new Set(
  'allo bonjour bonsoir coucou dear cher chere hello hey hi merci salut thanks thank you good morning afternoon evening encore beaucoup again there'.split(
    ' ',
  ),
);
/** “my daughter Julie”, « mon frère Paul »: whoever speaks of somebody close to them asks what it means for themselves. */
const close =
  /(?:^|[\s'])(?:(?:my|our) (?:wife|husband|spouse|fiancee?|partner|girlfriend|boyfriend|daughter|son|child|sister|brother|mother|mom|father|dad|roommate)|(?:ma|mon|notre) (?:femme|mari|epoux|epouse|conjoint|conjointe|fiancee?|copain|copine|blonde|chum|fille|fils|enfant|soeur|frere|mere|pere|colocataire))$/;
/** Whoever says who they are asks about themselves. */
const presenting = /\b(?:i am|i'm|im|this is|my name is|name's|it's|je suis|m'appelle|c'est|ici)\s*$/;

/**
 * A question with the names of people in it put as if they were what somebody calls them who does not name them, in each language:
 * the words of a name are in no phrasing, and what is asked of one is asked of all. Undefined where it names nobody else.
 * @param isKnown whether a word, folded, says something else in questions
 */
export function unnamed(question: string, isKnown: (word: string) => boolean): string[] | undefined {
  const all = [...question.matchAll(/\S+/g)].map(([token]) => partsOf(token));
  const tokens = all.slice(addressed(all));
  const said: (string | { before: string; after: string })[] = [];
  let names = 0;
  for (let i = 0; i < tokens.length; i++) {
    const length = nameAt(tokens, i, isKnown);
    const [first, last] = [tokens[i], tokens[i + length - 1]];
    if (!first || !last || length === 0) {
      if (first) said.push(first.before + first.word + first.after);
      continue;
    }
    const until = said.map((each) => (typeof each === 'string' ? each : '')).join(' ');
    const isOwn = i > 0 && !first.before && presenting.test(fold(until));
    if (isOwn) said.push(last.after);
    else if (!first.before && close.test(fold(until)) && !asksOf(until, last, tokens.slice(i + length)))
      said.push(`${said.pop()}${last.after}`);
    else {
      said.push({ before: first.before, after: last.after });
      names += 1;
    }
    i += length - 1;
  }
  if (names === 0) return undefined;
  return ['my colleague', 'mon collègue'].map((called) =>
    said.map((each) => (typeof each === 'string' ? each : each.before + called + each.after)).join(' '),
  );
}

/** “is my roommate Ivan cleared”, “my partner Sam’s clearance”: what is asked is theirs, however close they are. */
function asksOf(until: string, { after }: Token, tokens: readonly Token[]): boolean {
  const isTheirs =
    /^['’]s/i.test(after) || /\b(?:is|has|does|did|was|est-ce que)\s+\S+\s+\S+$/.test(fold(until));
  const rest = saidIn(tokens);
  return (
    isTheirs &&
    /clear|cote|habilit|\blevel|niveau/.test(rest) &&
    !/\b(?:i|my|me|je|j['’]|ma|mon|mes|moi)\b/.test(rest)
  );
}

interface Token {
  /** « d’ », « qu’ », and what opens. */
  before: string;
  word: string;
  /** “’s”, and what closes. */
  after: string;
}

function partsOf(token: string): Token {
  const [, before = '', word = '', after = ''] =
    /^([^\p{L}]*(?:(?:[cdjlmnst]|qu)['’](?=\p{Lu}))?)(.*?)((?:['’]s)?[^\p{L}]*)$/iu.exec(token) ?? [];
  return { before, word, after };
}

/** How many words at the beginning greet or thank somebody by name, up to a comma: nothing is asked about them. */
function addressed(tokens: readonly Token[]): number {
  let greeting = 0;
  while (greetings.has(fold(tokens[greeting]?.word ?? '')) && /^,?$/.test(tokens[greeting]?.after ?? ''))
    greeting += 1;
  if (greeting === 0) return 0;
  for (let i = greeting; /^\p{Lu}/u.test(tokens[i]?.word ?? ''); i++)
    if (/^[,!]/.test(tokens[i]?.after ?? '')) return ofThem.test(saidIn(tokens.slice(i + 1))) ? 0 : i + 1;
  return 0;
}

/** “Hello Marie, is she cleared?”: she is asked about, and not greeted; « est-il possible » is about nobody. */
const ofThem = /^(?:\S+-elle|\S+-il (?:cote|habilite|autorise)|(?:is|has|does|was) s?he)\b/;

function saidIn(tokens: readonly Token[]): string {
  return fold(tokens.map(({ before, word }) => before + word).join(' '));
}

/** How many words from one on are a name. */
function nameAt(tokens: readonly Token[], at: number, isKnown: (word: string) => boolean): number {
  const begins = (i: number) => i === 0 || /[.?!:]$/.test(tokens[i - 1]?.after ?? '');
  const isCapital = (i: number) => /^\p{Lu}[\p{L}'’-]*\p{Ll}/u.test(tokens[i]?.word ?? '');
  const isTitle = (i: number) =>
    titles.has(fold(tokens[i]?.word ?? '')) && /^\.?$/.test(tokens[i]?.after ?? '');
  const isNew = (i: number) => {
    const word = fold(tokens[i]?.word ?? '');
    return !isKnown(word) && !programs.has(word);
  };
  const titled = isTitle(at) && isCapital(at + 1);
  let end = titled ? at + 1 : at;
  // The rest of what was none from its first word on.
  if (at > 0 && isCapital(at - 1) && !begins(at - 1)) return 0;
  const isElsewhere =
    !titled && elsewhere.has(fold(tokens[at - 1]?.word ?? '')) && tokens[at - 1]?.after === '';
  if (!titled && isOneOfMany(tokens, at)) return 0;
  if (isElsewhere || !isCapital(end) || (begins(end) && !titled && !isNew(end))) return 0;
  let news = titled || isNew(end) ? 1 : 0;
  let count = 1;
  const closes = (i: number) => tokens[i]?.after !== '';
  while (!closes(end)) {
    let next = end + 1;
    while (within.has(tokens[next]?.word ?? '') && !closes(next)) next += 1;
    if (!isCapital(next)) break;
    if (isNew(next)) news += 1;
    count += 1;
    end = next;
  }
  // One word at the beginning of a sentence has its capital from that.
  const isInstitution = tokens.slice(at, end + 1).some(({ word }) => institutions.has(fold(word)));
  if (news === 0 || isInstitution || (count === 1 && begins(at) && !titled)) return 0;
  return end - at + 1;
}

/** Whether a word stands where one says it who means no one person; « a » before a name is a verb in French. */
function isOneOfMany(tokens: readonly Token[], at: number): boolean {
  const before = fold(tokens[at - 1]?.word ?? '');
  const verb = fold(tokens[at - 2]?.word ?? '');
  if (before === 'a')
    return at === 1 || /^(?:can|could|may|is|does|has|should|must|would|will|if|whether|for)$/.test(verb);
  if (/^(?:people|citizens|nationals|workers|students)$/.test(fold(tokens[at + 1]?.word ?? ''))) return true;
  return oneOfMany.has(before) || (many.has(before) && /[^s'’]s$/.test(tokens[at]?.word ?? ''));
}
