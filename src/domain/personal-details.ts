/** An address of electronic mail, in a text. */
const email = /(?<![\p{L}\p{N}._%+'’-])[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/**
 * A telephone number as people of North America write it, also without anything between its digits, or an international one.
 * Spaces and hyphens are plain ones here.
 */
const telephone =
  /(?<![\p{L}\p{N}.-])(?:(?:\+?1[-./ ]?)?(?:\(\d{3}\)[-./ ]?|[2-9]\d\d[-./ ])\d{3}[-./ ]?\d{4}(?!\d)|(?:\+?1[-./ ]?)?\d{3}[-./ ]?\d{3}[-./ ]\d{4}(?!\d)|(?:\+?1)?(?:[2-9]\d\d){2}\d{4}(?!\d|(?!x\d)\p{L}))|(?<![\p{L}\p{N}])\+\d(?:[-. ]?\d){7,13}(?!\d)/gu;

const streetEn =
  '(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|crescent|cres|court|crt|lane|private|place|terrace|way)';
const streetFr =
  '(?:rue|avenue|av|boulevard|boul|chemin|ch|place|promenade|croissant|rang|impasse|allée|route)';
const word = "[\\p{L}][\\p{L}\\p{N}.'’-]*";

/** A civic number, behind that of a flat or an office: “1502-90”. */
const civic = '(?<![\\p{L}\\p{N}.-])(?:\\d{1,5}[A-Z]?-)?\\d{1,5}[A-Z]?,?';

/** It with the name of a street in French. */
const rue = new RegExp(`${civic} ${streetFr}\\.? (?:(?:des|de|du|les|la|le) |[dl]['’] ?){0,2}${word}`, 'giu');
/** Further words of its name, right after it: “chemin du Lac Meech”. After a full stop another sentence begins. */
const further = /(?<!\.)(?: \p{Lu}[\p{L}\p{N}'’-]*){1,2}/uy;

/** The same in English, a postal code, and a box at the post office. */
const places = [
  new RegExp(`${civic} (?:${word} ){1,3}?${streetEn}(?![\\p{L}\\p{N}])`, 'giu'),
  /(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:p\.? ?o\.? ?box|post office box|c\. ?p\.|cp|case postale)(?: (?:no\.?|n[°º]|#))? \d{1,6}(?!\p{N})(?:,? (?:stn|station|succ\.?|succursale) [\p{L}\p{N}-]+)?/giu,
];

/** What the numbers are called by which somebody is known: PRI, a badge, a passport, a plate. */
const kinds = [
  'PRI|CIDP|RAMQ|[Pp]ersonal record identifier|[Ee]mployee|[Bb]adge|[Aa]ccess card|[Pp]assport|[Hh]ealth card',
  "[Dd]river['’]?s? licen[cs]e|[Pp]lates?|[Cc]ode d['’]identification de dossier personnel|[Mm]atricule|[Ee]mployée?",
  "[Ii]nsigne|[Cc]arte d['’](?:accès|identité|assurance maladie)|[Cc]arte santé|[Pp]asseport|[Pp]ermis de conduire",
  "[Pp]laque(?: d['’]immatriculation)?|[Ii]mmatriculée?|[Ii]mmatriculation",
].join('|');
const between = '(?:[ :,(#]|numbers?|nos?\\.?|n[°º]|num[ée]ros?|ID|is|was|est|était){1,6}';
/** Such a number, which has four letters or digits at least: a shorter one stands in a record for anything else, too. */
const known = new RegExp(
  `(?!\\d{4}-\\d\\d-)(?=[A-Z0-9](?:[ -]?[A-Z0-9]){3})(?<=(?<![\\p{L}\\p{N}])(?:${kinds})${between})(?<![\\p{L}\\p{N}])` +
    '(?:[A-Z]{1,4}[ -]?)?(?:\\d{5,}[A-Z]{0,2}|\\d{1,4}[A-Z]{0,3}(?:[ -][A-Z0-9]{2,5}(?![\\p{L}\\p{N}])){0,4})(?![\\p{L}\\p{N}])',
  'gu',
);

const title = '(?:(?:Mr|Mrs|Ms|Mx|Prof|Mme|Mmes|Mlle|MM|Dre)\\.?|Miss|M\\.|(?<!\\p{Lu}\\p{Ll}+\\.? )Dr\\.?)';
/** What begins a sentence behind one that ends with such a letter. */
const noName =
  '(?!(?:The|Th[ei]\\p{L}+|He|She|It|We|In|On|At|An?|And|I|Il|Elle|Ils|Elles|Nous|Les|Une?|Ce|Cet|Cette) |(?:Le|La|Des|Du) \\p{Ll})';
const particles = "(?:(?:de|du|des|la|le|van|von|da|di|el|al) |d['’]){0,2}";
/** Who is named after a title: the directory knows nobody from elsewhere. Behind a name “Dr” ends that of a street. */
const titled = new RegExp(
  `(?<=(?<![\\p{L}\\p{N}.])${title} )${noName}(?:\\p{Lu}(?:\\.|[\\p{L}'’-]+)? ){0,2}${particles}\\p{Lu}[\\p{L}'’-]+`,
  'gu',
);

/** What looks like a social insurance number: one that passes the check was masked as it came in, and a mistyped one tells as much. */
const nineDigits = /(?<![\p{L}\p{N}.-])\d{3}([-. ]?)\d{3}\1\d{3}(?![-. ]?\p{N}|\p{L})/gu;

const month =
  '(?:jan(?:uary|vier)?|f[eé](?:b(?:ruary)?|v(?:rier)?)|mar(?:ch|s)?|a(?:pr|vr)(?:il)?|ma[iy]|june?|juin|jul[y.]?|juil(?:let)?|aug(?:ust)?|ao[uû]t|sept?(?:emb(?:er|re))?|oct(?:ob(?:er|re))?|nov(?:emb(?:er|re))?|d[eé]c(?:emb(?:er|re))?)';
const ordinal = '(?:er|st|nd|rd|th)?';
const date = [
  '\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}',
  '\\d{1,2}[-/]\\d{1,2}[-/]\\d{2,4}',
  `\\d{1,2}${ordinal} ${month}\\.?,? \\d{4}`,
  `${month}\\.? \\d{1,2}${ordinal},? \\d{4}`,
].join('|');

/** When somebody was born, and how old they are. */
const ages = [
  new RegExp(
    `(?<=(?<![\\p{L}])(?:born|née?|dob|date of birth|birth ?date|date de naissance|ddn)[ :]{1,3}(?:(?:on|is|was|the|le|est)[ :]{1,3}){0,2})(?:${date})(?!\\d)`,
    'giu',
  ),
  /(?<![\p{L}\p{N}])(?:\d{1,3}[- ]years?[- ]old|aged \d{1,3}|âgée? de \d{1,3} ans)(?![\p{L}\p{N}])/giu,
  /(?<=(?<!\p{L}|\by )(?:a|ai|avait|avais|j['’]ai) )\d{1,3} ans(?![\p{L}\p{N}])/giu,
];

/** Ids of accounts: as Vigie names visitors, and as platforms name their accounts. */
const accounts = [
  /(?<![\p{L}\p{N}])(?:slack|teams|console):[^\s,;()]+/gu,
  /(?<![\p{L}\p{N}])[UW][A-Z0-9]{8,12}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:29:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])/giu,
];

/** What a text that is a telephone number and nothing else is, however it is written: 613-555-0199, +442079460958. */
export function telephoneKey(text: string): string | undefined {
  if (!/^[+(\d]/.test(text)) return undefined;
  const [match] = plain(text).match(telephone) ?? [];
  if (match?.length !== text.length) return undefined;
  const digits = text.replace(/[^+\d]/g, '');
  const [, area, office, line] = /^(?:\+?1)?(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? [];
  return area ? `${area}-${office}-${line}` : digits;
}

/** What looks like a detail of a person in a text: addresses, numbers, ids of accounts, names after a title, as they stand there. */
export function personalDetails(text: string): string[] {
  const looked = plain(text);
  const found = [email, telephone, nineDigits, known, titled, ...ages, ...places, rue, ...accounts].flatMap(
    (pattern) =>
      [...looked.matchAll(pattern)].map(({ 0: match, index }) => {
        further.lastIndex = index + match.length;
        const more = pattern === rue ? (further.exec(looked)?.[0] ?? '') : '';
        return text.slice(index, index + match.length + more.length).replace(/(?:['’]s)?[.,;:'’]*$/, '');
      }),
  );
  return [...new Set(found)];
}

/** A text of the same length, with plain spaces and hyphens for those of French and of word processors. */
function plain(text: string): string {
  return text.replace(/\p{Zs}/gu, ' ').replace(/[\u2010-\u2015\u2212]/g, '-');
}
