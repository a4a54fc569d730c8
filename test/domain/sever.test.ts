import { describe, expect, it } from 'vitest';
import { asReviewed, type Provision, unseenBy } from '../../src/domain/access-to-information.ts';
import { personalDetails } from '../../src/domain/personal-details.ts';
import { type Change, newEvent } from '../../src/domain/security-event.ts';
import { counterIn, passageKey, readerOf, severer } from '../../src/domain/sever.ts';

const mark = (under: readonly Provision[]) => `[${under.join('+')}]`;
const sever = (text: string, ...passages: [text: string, ...under: Provision[]][]) =>
  severer(
    passages.map(([words, ...under]) => ({ text: words, provisions: under })),
    mark,
  )(text).text;

describe('severing', () => {
  it.each([
    ['a name', 'Jane left', 'Jane', '[19(1)] left'],
    ['every time', 'Jane and jane and JANE', 'Jane', '[19(1)] and [19(1)] and [19(1)]'],
    ['without accents', 'Hélène Noël came', 'helene noel', '[19(1)] came'],
    ['with accents where there are none', 'Helene came', 'Hélène', '[19(1)] came'],
    ['composed or not', 'He\u0301le\u0300ne came', 'Hélène', '[19(1)] came'],
    ['a ligature', 'Sœur Anne', 'soeur anne', '[19(1)]'],
    ['over lines and wide spaces', 'Jane\n\u00A0 Roy came', 'Jane Roy', '[19(1)] came'],
    ['any apostrophe', 'l’ami d’Anne', "l'ami d'Anne", '[19(1)]'],
    ['any hyphen', 'Jean‑Luc', 'Jean-Luc', '[19(1)]'],
    ['whole words only', 'the pattern of Pat', 'Pat', 'the pattern of [19(1)]'],
    ['before a possessive', 'Pat’s badge', 'Pat', '[19(1)]’s badge'],
    ['an address', 'Write to Jane.Roy@x.ca.', 'jane.roy@x.ca', 'Write to [19(1)].'],
    ['marks of patterns', 'was (a+b)* there', '(a+b)*', 'was [19(1)] there'],
    ['a name in the name of a file', 'in Farah_Haddad_CV.txt', 'Farah Haddad', 'in [19(1)]_CV.txt'],
    ['what hyphens or points join', 'Jean-Luc.Roy, jean luc roy', 'Jean-Luc Roy', '[19(1)], [19(1)]'],
    ['not a name over two sentences', 'It was Luc. Roy came', 'Luc Roy', 'It was Luc. Roy came'],
    [
      'a telephone number however it is written',
      '6135550188, +1 (613) 555-0188, 613.555.0188 and 16135550188',
      '613-555-0188',
      '[19(1)], [19(1)], [19(1)] and [19(1)]',
    ],
    [
      'one as French and Word write it',
      '613/555-0188, (613)5550188, 613‑5550188',
      '6135550188',
      '[19(1)], [19(1)], [19(1)]',
    ],
    ['one of abroad', 'at +44 20 7946 0958', '+442079460958', 'at [19(1)]'],
    ['not a longer number', 'file 96135550188', '613-555-0188', 'file 96135550188'],
    ['beside wide characters', '😀Jane😀', 'Jane', '😀[19(1)]😀'],
  ])('finds %s', (_what, text, passage, expected) => {
    expect(sever(text, [passage, '19(1)'])).toBe(expected);
  });

  it('leaves one hole where passages overlap, and nothing of either', () => {
    const text = 'Jane Roy lives at 5 Elm';
    expect(sever(text, ['Jane Roy', '19(1)'], ['Roy lives at 5 Elm', '16(2)'])).toBe('[16(2)+19(1)]');
    expect(sever(text, ['Jane', '19(1)'], ['Jane Roy lives', '17'])).toBe('[17+19(1)] at 5 Elm');
    expect(sever('aa aa aa', ['aa aa', '17'])).toBe('[17]');
  });

  it('leaves a text without passages as it is', () => {
    expect(sever('He\u0301le\u0300ne', ['Jane', '19(1)'])).toBe('He\u0301le\u0300ne');
    expect(sever('Jane')).toBe('Jane');
  });

  it.each([
    ['a longer name', 'with Jane Kowalski-Wong', 'Jane Kowalski-Wong', ['Jane Kowalski'], true],
    ['an address', 'to luc.roy@home.ca', 'luc.roy@home.ca', ['roy@home.ca'], true],
    ['one of two places', 'Luc Roy, Luc Roy-Tremblay', 'Luc Roy-Tremblay', ['Luc Roy'], true],
    ['what is severed', 'Luc Roy, Luc Roy-Tremblay', 'Luc Roy', ['Luc Roy'], false],
    ['what a longer passage holds', 'Luc Roy-Tremblay', 'Roy', ['Luc Roy-Tremblay'], false],
    ['what is severed word by word', 'Luc Roy and Luc Roy', 'Luc Roy', ['Roy', 'Luc'], false],
    ['what is not there', 'Luc Roy', 'Jane', [], false],
    ['what nobody severs', 'Luc Roy', 'luc  ROY', ['Jane'], true],
  ])('says whether anything can be read of %s', (_what, text, detail, passages, expected) => {
    const given = passages.map((each) => ({ text: each, provisions: ['19(1)' as const] }));
    expect(readerOf(['', text], given)(detail)).toBe(expected);
  });

  it('counts, and knows the same passage again', () => {
    expect(counterIn(['Jane Roy', 'jane  ROY, Jane', 'Roy'])('Jane Roy')).toBe(2);
    expect(passageKey(' Jane\nRÓY ')).toBe(passageKey('jane roy'));
    expect(counterIn(['613-555-0188', 'or 6135550188'])('(613) 555-0188')).toBe(2);
    expect(passageKey('+1 613 555 0188')).toBe(passageKey('6135550188'));
  });
});

describe('what came after a severing sheet', () => {
  const by = 'officer1@sample.example';
  const at = '2026-11-24T15:00:00.000Z';
  const made = newEvent({ id: 'EV-2026-0001', author: by, language: 'en', platform: 'console', at });
  const entry = (what: Change['what'], to = ''): Change => ({ at, by, what, to });
  const changed = (...changes: Change[]) => ({
    ...made,
    hold: [
      { by, at, reason: 'request', request: true as const },
      { by, at, reason: 'the lawsuit of Jane' },
    ],
    history: [...made.history, entry('note'), entry('severing', 'sheet'), ...changes],
  });

  it.each([
    ['a note', entry('note'), 1],
    ['the reason of a hold', entry('hold', 'on 2'), 1],
    ['not the hold of the request itself', entry('hold', 'on 1'), 0],
    ['the end of a hold', entry('hold', 'off 2'), 1],
    ['not the end of the hold of the request', entry('hold', 'off 1'), 0],
    ['a hold of an older version', entry('hold', 'off'), 0],
    ['not that it was handed out', entry('exported', 'severed en'), 0],
    ['not that a copy was asked for again', entry('severing', 'asked'), 0],
  ])('is %s', (_what, change, n) => {
    expect(unseenBy({}, changed(change))).toHaveLength(n);
    expect(unseenBy({ seen: 3 }, changed(change))).toHaveLength(n);
  });

  it('is not in the copy where nobody has to look at it', () => {
    const later = changed(entry('hold', 'on 1'), entry('exported', 'record en'), entry('note'));
    const ended = { ...later, hold: later.hold.map((hold) => ({ ...hold, ended: { by, at } })) };
    const reviewed = asReviewed({ seen: 3 }, ended);
    expect(reviewed.history.map(({ what }) => what)).toEqual(['reported', 'note', 'severing', 'note']);
    expect(reviewed.hold).toMatchObject([{ reason: 'the lawsuit of Jane', ended: { by } }]);
    // What was there when the sheet was opened stays.
    expect(asReviewed({ seen: 9 }, ended)).toEqual(ended);
    const over = { ...ended, history: [...ended.history, entry('hold', 'off 1')] };
    expect(asReviewed({ seen: 6 }, over).hold).toEqual([later.hold[0], { ...ended.hold[1] }]);
  });

  it('is also what came while it was being filled in', () => {
    expect(unseenBy({ seen: 1 }, changed())).toHaveLength(1);
    expect(unseenBy({}, changed())).toEqual([]);
  });
});

describe('details of persons', () => {
  it.each([
    ['write jane.o’neil@x-y.gc.ca, please', ['jane.o’neil@x-y.gc.ca']],
    [
      'call 613-555-0199 or (613) 555 0123, +1 613 555-0144',
      ['613-555-0199', '(613) 555 0123', '+1 613 555-0144'],
    ],
    ['without hyphens 6135550199, 16135550144', ['6135550199', '16135550144']],
    ['from abroad +44 20 7946 0958', ['+44 20 7946 0958']],
    ['lives at 12 Old Maple Street now', ['12 Old Maple Street']],
    ['habite au 90, rue de la Montagne', ['90, rue de la Montagne']],
    ['at 1502-90 Elgin Street, au 3B-12, rue du Parc', ['1502-90 Elgin Street', '3B-12, rue du Parc']],
    ['postal code K1A 0K9', ['K1A 0K9']],
    ['au 44, rue des Érables, à Gatineau', ['44, rue des Érables']],
    ['au 7, chemin des Pins)', ['7, chemin des Pins']],
    ['12 rue de l’Église et 9 place d’Armes', ['12 rue de l’Église', '9 place d’Armes']],
    ['au 34 chemin du Lac Meech', ['34 chemin du Lac Meech']],
    ['au 90, rue du Parc. Il part', ['90, rue du Parc']],
    ['5 rue les Saules', ['5 rue les Saules']],
    ['cell. 819\u2011555\u20110123', ['819\u2011555\u20110123']],
    ['bureau (613)5550144 ou 819-5550199', ['(613)5550144', '819-5550199']],
    ['613/555-0144, 613–555–0145', ['613/555-0144', '613–555–0145']],
    ['613\u202F555\u202F0146', ['613\u202F555\u202F0146']],
    ['6135550144x12, 6135550145poste', ['6135550144']],
    ['k1a 0b1, j8x1a1', ['k1a 0b1', 'j8x1a1']],
    ['seen by slack:T1/U02AB, then left', ['slack:T1/U02AB']],
    ['account U02ABCDEF9', ['U02ABCDEF9']],
    ['her SIN is 123 456 789, or 123-456-788', ['123 456 789', '123-456-788']],
    ['son NAS, 987654321, est mal noté', ['987654321']],
    ['born on 3 May 1984, DOB: 1984-05-03', ['3 May 1984', '1984-05-03']],
    ['née le 1er août 1990; date de naissance : 03/05/1984', ['1er août 1990', '03/05/1984']],
    ['a 42-year-old, and he is 61 years old', ['42-year-old', '61 years old']],
    ['âgé de 57 ans; elle a 23 ans', ['âgé de 57 ans', '23 ans']],
    ['Mary a 34 ans; le coffre a changé il y a 5 ans', ['34 ans']],
    ['PRI 12345678, badge number 44871 is his', ['12345678', '44871']],
    ['PRI: 123 456 78; CIDP : 089 123 45', ['123 456 78', '089 123 45']],
    ['matricule n° 45812, numéro d’employé : 0045812', ['45812', '0045812']],
    ['passport no. P123456AA, passeport GA123456', ['P123456AA', 'GA123456']],
    ['licence plate CKJT 482 and plate 482 CKJ', ['CKJT 482', '482 CKJ']],
    ['plaque d’immatriculation : FGH-123, immatriculée FGH 124', ['FGH-123', 'FGH 124']],
    ['driver’s licence T1234-56789-01234', ['T1234-56789-01234']],
    ['carte d’assurance maladie TREM 1234 5678', ['TREM 1234 5678']],
    ['P.O. Box 1408, Stn B, or PO Box 12', ['P.O. Box 1408, Stn B', 'PO Box 12']],
    ['C.P. 1408, succ. Centre-ville; case postale 55', ['C.P. 1408, succ. Centre-ville', 'case postale 55']],
    ['M. Luc Tessier et Mme Gagnon-Roy sont partis', ['Luc Tessier', 'Gagnon-Roy']],
    ['Mr. Tessier’s van, Ms Smith. He left Mrs. O’Neil', ['Tessier', 'Smith', 'O’Neil']],
    ['Dr. Anita Singh, le Dr Roy, Mlle J. Roy, MM. Roy et Hall', ['Anita Singh', 'Roy', 'J. Roy']],
    ['M. de la Tour, Mme d’Amours, Mr. van Dyke', ['de la Tour', 'd’Amours', 'van Dyke']],
    ['M. Le Gall est au poste M. Le garde l’a vu', ['Le Gall']],
    ['12 Old Maple Dr Ottawa; on Maple Dr. The van', ['12 Old Maple Dr']],
    ['at 5 p.m. The guard; form M. The rest; Missing since May; room M. 3; the Prof said', []],
    ['badge 12 at 10:45, the badge reader on floor 3, badge office opens at 0800', []],
    ['employee of the month 2026, 40 employees, employé depuis 2019', []],
    ['passport expired in 2025, passport 2026-11-24, purchase order PO 4500123', []],
    ['carte d’accès perdue le 12, la plaque du bureau 3-120, CP24, 90 boxes', []],
    ['kept for 5 years, conservé 5 ans, le 3 mai 1984, file 123-456-789-12', []],
    ['EV-2026-0001 at 10:00 on 2026-11-24, dossier 1234567, 1764240000, room 4-120', []],
  ])('in %s', (text, expected) => {
    expect(personalDetails(text)).toEqual(expected);
  });
});
