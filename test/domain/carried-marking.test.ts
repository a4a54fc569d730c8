import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carriedMarking, namedMarking, typedMarking } from '../../src/domain/carried-marking.ts';
import type { Marking } from '../../src/domain/marking.ts';
import { allRecords } from '../../src/handlers/bot.ts';

const carried: [text: string, marking: Marking][] = [
  ['SECRET', 'secret'],
  ['  SECRET  ', 'secret'],
  ['SECRET: the plan for the visit is in the mail room', 'secret'],
  ['SECRET - the plan', 'secret'],
  ['EV-2026-0099 SECRET: the plan', 'secret'],
  ['update EV-2026-0001 SECRET: the plan', 'secret'],
  ['EV-2026-0099: SECRET: the plan', 'secret'],
  ['confidentially SECRET: the plan', 'secret'],
  ['confidentially. SECRET: the plan', 'secret'],
  ['EV-2026-0099 confidentiellement : SECRET : le plan', 'secret'],
  ['SECRET The plan was copied', 'secret'],
  ['the plan was copied SECRET', 'secret'],
  ['the plan was copied. SECRET.', 'secret'],
  ['the plan was copied (SECRET) yesterday', 'secret'],
  ['the plan was copied [SECRET] yesterday', 'secret'],
  ['the plan was copied { SECRET } yesterday', 'secret'],
  ['the plan was copied <SECRET> yesterday', 'secret'],
  ['first line\nSECRET\nlast line', 'secret'],
  ['first line\r\n  **SECRET**  \r\nlast line', 'secret'],
  ['first line\n# SECRET\nlast line', 'secret'],
  ['first line\n-- SECRET --\nlast line', 'secret'],
  ['it says SECRET//CANADIAN EYES ONLY on the page', 'secret'],
  ['it says SECRET // CEO on the page', 'secret'],
  ['it says CEO // SECRET on the page', 'secret'],
  ['TOP SECRET', 'top-secret'],
  ['TOP  SECRET: source', 'top-secret'],
  ['TOP-SECRET source', 'top-secret'],
  ['TOP SECRET//SI found on a desk', 'top-secret'],
  ['found on a desk (TOP SECRET) today', 'top-secret'],
  ['TRÈS SECRET', 'top-secret'],
  ['TRES SECRET : la source', 'top-secret'],
  ['la source (TRÈS SECRET) a parlé', 'top-secret'],
  ['première ligne\nTRÈS SECRET\ndernière ligne', 'top-secret'],
  ['CONFIDENTIAL', 'confidential'],
  ['CONFIDENTIAL: the list', 'confidential'],
  ['the list is below\n[CONFIDENTIAL]\nname', 'confidential'],
  ['CONFIDENTIEL : la liste', 'confidential'],
  ['PROTECTED A', 'protected-a'],
  ['PROTECTED B: salary of the team', 'protected-b'],
  ['PROTECTED C the witness is', 'protected-c'],
  ['salary of the team (PROTECTED B) below', 'protected-b'],
  ['PROTÉGÉ A', 'protected-a'],
  ['PROTÉGÉ B : le salaire de l’équipe', 'protected-b'],
  ['PROTEGE C : le témoin', 'protected-c'],
  ['le salaire (PROTÉGÉ B) est', 'protected-b'],
  ['le salaire de l’équipe PROTÉGÉ B', 'protected-b'],
  ['PROTÉGÉE B : la note', 'protected-b'],
  ['un mot\nPROTECTED B / PROTÉGÉ B\nun autre', 'protected-b'],
  ['un mot (SECRET / SECRET) un autre', 'secret'],
  ['un mot\nSECRET // TRÈS SECRET\nun autre', 'top-secret'],
  ['PROTECTED A for the first part, then (SECRET) for the rest', 'secret'],
  ['PROTECTED “B” salary', 'protected-b'],
  ['my SECRET clearance card lay on the page (SECRET) today', 'secret'],
];

const harmless = [
  'my Secret clearance card was stolen',
  'le secret professionnel',
  'un document secret a disparu',
  'secret',
  'Secret',
  'SECRET clearance card stolen',
  'SECRET CLEARANCE card stolen',
  'I lost my card with the clearance SECRET',
  'my clearance is SECRET',
  'my clearance level is SECRET',
  'TOP SECRET clearance holder left early',
  'SECRET level visitor came alone',
  'SECRET status expired',
  'SECRET security clearance card lost',
  'ma cote SECRET est expirée',
  'ma cote est SECRET',
  'ma cote de sécurité SECRET',
  'il n’a pas l’habilitation SECRET',
  'habilitation de sécurité TRÈS SECRET',
  'son habilitation (SECRET) est échue',
  'perdu ma carte, cote : SECRET',
  'il faut une autorisation de niveau SECRET',
  'SECRET PROFESSIONNEL violé',
  'the SECRET is out, everybody knows about the party',
  'a paper marked SECRET was on the printer',
  'un papier marqué SECRET était sur l’imprimante',
  'found a PROTECTED B folder on the bus',
  'un dossier PROTÉGÉ B dans l’autobus',
  'I saw a CONFIDENTIAL file in the garbage today',
  'the door is protected a bit by a chain',
  'PROTECTED area door was open',
  'PROTECTED AREA left open',
  'A SECRETARY lost her badge',
  'SECRETARIAT door open',
  'CONFIDENTIALITY agreement missing',
  'CONFIDENTIALITÉ non respectée',
  'see https://SECRET.example for the page I mean',
  'SECRET SANTA gifts were stolen',
  'a SECRET SERVICE agent asked questions in the lobby',
  'they stole a TRADE SECRET',
  'LOST MY BADGE IN THE LOBBY',
  'quelqu’un m’a suivi dans l’édifice',
  '',
];

const written = readFileSync('test/fixtures/markings.txt', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, sign, text = ''] = /^([+-]) (.+)$/.exec(line) ?? [];
    return sign ? [{ text: text.replaceAll('\\n', '\n'), carries: sign === '+' }] : [];
  });

describe('the marking a text carries', () => {
  it('is seen in each of sixty texts, and in none of a hundred others', () => {
    const judged = written.map(({ text }) => ({ text, carries: carriedMarking(text) !== undefined }));
    expect(written.filter(({ carries }) => carries).length).toBeGreaterThanOrEqual(60);
    expect(written.filter(({ carries }) => !carries).length).toBeGreaterThanOrEqual(100);
    expect(judged).toEqual(written);
  });

  it.each(carried)('%j → %s', (text, marking) => {
    expect(carriedMarking(text)).toBe(marking);
  });

  it.each(harmless)('%j carries none', (text) => {
    expect(carriedMarking(text)).toBeUndefined();
  });

  it('takes no time over a hostile text', () => {
    const began = performance.now();
    carriedMarking('SECRET ('.repeat(12_500));
    carriedMarking(`${'x '.repeat(50_000)}SECRET`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

const registry = allRecords();
const typed = (line: string) => typedMarking(line, (words) => registry.areOwn(words));

describe('the marking of a line as it was typed', () => {
  it.each(carried)('is that of its words: %s', (line, marking) => {
    expect(typed(line)).toBe(marking);
  });

  it.each<[string, Marking]>([
    ['report SECRET: the plan', 'secret'],
    ['signaler SECRET : le plan', 'secret'],
    ['report SECRET the plan', 'secret'],
    ['report confidentially: SECRET: the plan', 'secret'],
    ['report note EV-2026-0002 SECRET the plan', 'secret'],
    ['event note EV-2026-0002 TOP SECRET the plan', 'top-secret'],
    ['crisis open SECRET plan golf', 'secret'],
    ['/crisis role CR-2026-0001 SECRET: the plan', 'secret'],
    ['event readiness high SECRET: the plan', 'secret'],
    ['event SECRET: the plan', 'secret'],
    ['event readiness high SECRET the plan', 'secret'],
    ['event severity EV-2026-0001 very high SECRET the plan', 'secret'],
    ['event call EV-2026-0001 it SECRET which accounts?', 'secret'],
    ['alert send building:90-elgin until:15:30 SECRET the plan', 'secret'],
    ['action done AC-2026-0001 SECRET the plan', 'secret'],
    ['événement lier EV-2026-0001 EV-2026-0002 SECRET le plan', 'secret'],
    ['mesure vérifier AC-2026-0001 non TRÈS SECRET le plan', 'top-secret'],
    ['alerte mettre à jour AL-2026-0001 SECRET le plan', 'secret'],
    ['help SECRET the plan', 'secret'],
    ['numbers SECRET the plan', 'secret'],
    ['safe SECRET the plan', 'secret'],
    ['en sécurité SECRET le plan', 'secret'],
  ])('is that of what follows its command: %s', (line, marking) => {
    expect(carriedMarking(line)).toBeUndefined();
    expect(typed(line)).toBe(marking);
  });

  it.each([
    'report a paper marked SECRET was on the printer',
    'alert my SECRET clearance card was stolen',
    'alert a SECRET paper is on the printer',
    'signaler un papier marqué SECRET était sur l’imprimante',
    'perdu ma carte, cote : SECRET',
    'report the printer on the second floor prints SECRET: papers of others',
    'crisis somebody copied SECRET papers',
    'my boss said event list SECRET in the lobby',
  ])('is none where a level is spoken of: %s', (line) => {
    expect(typed(line)).toBeUndefined();
  });
});

describe('the level that a text names', () => {
  it.each<[string, Marking | undefined]>([
    ['a paper marked SECRET was on the printer', 'secret'],
    ['event readiness increased to SECRET plan', 'secret'],
    ['un dossier PROTÉGÉ B dans l’autobus', 'protected-b'],
    ['my SECRET clearance card was stolen', undefined],
    ['ma cote SECRET est expirée', undefined],
    ['le secret professionnel', undefined],
  ])('wherever it stands: %s', (text, marking) => {
    expect(namedMarking(text)).toBe(marking);
  });
});
