import { describe, expect, it } from 'vitest';
import { Registry } from '../../src/chat/registry.ts';
import { allRecords } from '../../src/handlers/bot.ts';

const registry = allRecords();

function read(text: string): string {
  const match = registry.match(text);
  if (match.kind === 'none') return 'none';
  if (match.kind === 'several') return match.fitting.map(({ command }) => command.name).join(' or ');
  if (match.kind === 'usage') {
    const { name } = match.command;
    return 'unknown' in match ? `usage ${name}: ${match.unknown}` : `usage ${name}`;
  }
  const args = Object.entries(match.args).map(([name, value]) => `${name}=${value}`);
  return [match.command.name, ...args].join(' | ');
}

describe('matching words to commands', () => {
  it.each([
    ['report lost my badge', 'report | what=lost my badge'],
    ['Report lost my badge', 'report | what=lost my badge'],
    ['/report lost my badge', 'report | what=lost my badge'],
    ['signaler j’ai perdu ma carte', 'report | what=j’ai perdu ma carte'],
    ['report', 'report'],
    ['report mine', 'report mine'],
    ['signaler mes', 'report mine'],
    ['signaler mes clés sont perdues', 'report | what=mes clés sont perdues'],
    ['report mine was stolen', 'report | what=mine was stolen'],
    ['report show EV-2026-0001', 'report show | event=EV-2026-0001'],
    ['report show ev-2026-0001.', 'report show | event=EV-2026-0001'],
    ['signaler voir EV-2026-0001', 'report show | event=EV-2026-0001'],
    ['report show ev 2026 1', 'report show | event=EV-2026-0001'],
    ['report show EV–2026–12', 'report show | event=EV-2026-0012'],
    ['report note ev20260001, found it', 'report note | event=EV-2026-0001 | text=found it'],
    ['report note EV-2026-0001 2 people saw it', 'report note | event=EV-2026-0001 | text=2 people saw it'],
    ['report note EV-2026-00001 found', 'report note | event=EV-2026-0001 | text=found'],
    ['report show EV-12345-1', 'usage report show'],
    ['report show every door is open', 'report | what=show every door is open'],
    ['report voir EV-2026-0001', 'report show | event=EV-2026-0001'],
    ['report show EV-20', 'usage report show'],
    ['report show', 'usage report show'],
    ['crise', 'crisis board'],
    ['crise fuite de gaz', 'usage crisis open: fuite'],
    ['report EV-2026-0001', 'report show | event=EV-2026-0001'],
    ['report EV-2026-0001 was mine', 'report | what=EV-2026-0001 was mine'],
    ['event EV-2026-0001', 'event show | event=EV-2026-0001'],
    ['evenement ev-2026-1', 'event show | event=EV-2026-0001'],
    ['alert AL-2026-0001', 'alert show | alert=AL-2026-0001'],
    ['EV-2026-0001', 'none'],
    ['show EV-2026-0001', 'report show or event show'],
    ['note EV-2026-0001 found it', 'report note or event note'],
    ['take EV-2026-0001', 'event take | event=EV-2026-0001'],
    ['Prendre ev-2026-1!', 'event take | event=EV-2026-0001'],
    ['gravité EV-2026-0001 élevée', 'event severity | event=EV-2026-0001 | severity=high'],
    ['very high EV-2026-0001', 'none'],
    ['severity EV-2026-0001', 'usage event severity'],
    ['take EV-2026-0001 away from him', 'none'],
    ['withdraw EV-2026-0001', 'report withdraw | event=EV-2026-0001'],
    ['take', 'none'],
    ['take 2026', 'none'],
    ['report show 1', 'usage report show'],
    ['report show EV-2026-0001 please', 'usage report show'],
    ['report withdraw EV-2026-0001 it was in my bag', 'usage report withdraw'],
    ['report show 3 people the door', 'report | what=show 3 people the door'],
    ['report note', 'usage report note'],
    ['report note left on my windshield', 'report | what=note left on my windshield'],
    ['report note EV-2026-0001 found it', 'report note | event=EV-2026-0001 | text=found it'],
    [
      'report note EV-2026-0001\nline one\nline two',
      'report note | event=EV-2026-0001 | text=line one\nline two',
    ],
    ['report withdraw EV-2026-0001', 'report withdraw | event=EV-2026-0001'],
    ['report withdraw cash machine was broken open', 'report | what=withdraw cash machine was broken open'],
    ['help', 'help'],
    ['aide', 'help'],
    ['help report', 'help | command=report'],
    ['help me', 'help me'],
    ['HELP ME', 'help me'],
    ['aidez-moi', 'help me'],
    ['Aidez moi au 3e étage', 'help me | what=au 3e étage'],
    ['Au secours!', 'help me'],
    ['numéros', 'numbers'],
    ['numeros', 'numbers'],
    ['langue fr', 'language | language=fr'],
    ['language français', 'language | language=fr'],
    ['language klingon', 'usage language'],
    ['event severity EV-2026-0001 very-high', 'event severity | event=EV-2026-0001 | severity=very-high'],
    [
      'événement gravité EV-2026-0001 très-élevée',
      'event severity | event=EV-2026-0001 | severity=very-high',
    ],
    ['event ack', 'usage event ack'],
    ['event', 'event list'],
    ['garde', 'duty show'],
    ['action', 'action list'],
    ['event blah', 'usage event list: blah'],
    ['crise mesure appeler', 'crisis action | words=appeler'],
    ['alert', 'alert'],
    ['alerte envoyer evacuation tous', 'alert send | what=evacuation tous'],
    ['alert send', 'alert send'],
    ['alert approve al-2026-0001', 'alert approve | alert=AL-2026-0001'],
    ['alerte repondre AL-2026-0001 a@b.ca', 'alert answer | alert=AL-2026-0001 | person=a@b.ca'],
    ['alert liste', 'alert list'],
    ['safe', 'safe'],
    ['I am safe', 'safe'],
    ['En sécurité', 'safe'],
    ['SAUF', 'safe'],
    ['Safe!', 'safe'],
    ['safe, thanks', 'safe | more=thanks'],
    ['help me!!!', 'help me'],
    ['report: lost my badge', 'report | what=lost my badge'],
    ['sauve', 'safe'],
    ['safe combination was changed', 'safe | more=combination was changed'],
    ['alert status AL-2026-0001', 'alert status | alert=AL-2026-0001'],
    ['alerte état AL-2026-0001 étage', 'alert status | alert=AL-2026-0001 | by=floor'],
    [
      'alert status AL-2026-0001 floor 90-elgin/3',
      'alert status | alert=AL-2026-0001 | by=floor | group=90-elgin/3',
    ],
    ['alert status', 'alert status'],
    ['alert recall AL-2026-0001 wrong building', 'alert recall | alert=AL-2026-0001 | reason=wrong building'],
    ['alerte rappeler AL-2026-0001', 'usage alert recall'],
    [
      'alerte mettre-à-jour AL-2026-0001 sans-réponse Répondez.',
      'alert update | alert=AL-2026-0001 | words=sans-réponse Répondez.',
    ],
    ['alerte fin AL-2026-0001', 'alert clear | alert=AL-2026-0001'],
    ['alerte exporter AL-2026-0001', 'alert export | alert=AL-2026-0001'],
    ['screening', 'screening'],
    ['filtrage', 'screening'],
    ['Filtrage quand expire ma cote ?', 'screening | question=quand expire ma cote ?'],
    ['screening change', 'screening change'],
    ['filtrage changement j’ai été arrêté', 'screening change | what=j’ai été arrêté'],
    ['awareness', 'awareness'],
    ['sensibilisation', 'awareness'],
    ['awareness quiz', 'awareness quiz'],
    ['sensibilisation questionnaire', 'awareness quiz'],
    ['awareness campaign', 'awareness campaign'],
    ['sensibilisation campagne', 'awareness campaign'],
    ['awareness campaign list', 'awareness campaign list'],
    ['sensibilisation campagne arrêter CA-2026-0001', 'awareness campaign stop | campaign=CA-2026-0001'],
    ['awareness campaign start ca-2026-0001', 'awareness campaign start | campaign=CA-2026-0001'],
    ['awareness campaign start', 'usage awareness campaign start'],
    ['awareness results', 'awareness results'],
    ['sensibilisation résultats COR310', 'awareness results | about=COR310'],
    ['crisis open flood at 90 Elgin', 'crisis open | what=flood at 90 Elgin'],
    ['crise ouvrir', 'crisis open'],
    ['crisis log water rises', 'crisis log | words=water rises'],
    ['crisis log CR-2026-0001 water rises', 'crisis log | crisis=CR-2026-0001 | words=water rises'],
    ['crisis log CR-12 water rises', 'usage crisis log'],
    ['crise journal', 'crisis log'],
    ['crise décision on évacue', 'crisis decision | words=on évacue'],
    ['crise relève cr-2026-0001', 'crisis handover | crisis=CR-2026-0001'],
    ['crise gravité très élevée', 'crisis severity | words=très élevée'],
    ['event severity EV-2026-0001 very high', 'event severity | event=EV-2026-0001 | severity=very-high'],
    [
      'evenement gravité EV-2026-0001 très élevée',
      'event severity | event=EV-2026-0001 | severity=very-high',
    ],
    [
      'evenement gravité EV-2026-0001 très-élevée',
      'event severity | event=EV-2026-0001 | severity=very-high',
    ],
    ['evenement gravité EV-2026-0001 très', 'usage event severity'],
    ['alerte mettre à jour AL-2026-0001 Fini', 'alert update | alert=AL-2026-0001 | words=Fini'],
    ['alerte mettre-à-jour AL-2026-0001 Fini', 'alert update | alert=AL-2026-0001 | words=Fini'],
    ['crisis severity CR-2026-0001 high', 'crisis severity | crisis=CR-2026-0001 | words=high'],
    ['crisis role lead a@b.ca', 'crisis role | words=lead a@b.ca'],
    ['action list', 'action list'],
    ['mesure faite AC-2026-0001', 'action done | action=AC-2026-0001'],
    ['mesure vérifier', 'usage action verify'],
    ['action drop AC-2026-0001 not needed', 'action drop | action=AC-2026-0001 | words=not needed'],
    ['mesure abandonner AC-2026-0001', 'action drop | action=AC-2026-0001'],
    ['reporting live', 'none'],
    ['I lost my badge', 'none'],
    ['', 'none'],
  ])('%s → %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['show EV-2026-0001', 'report show'],
    ['note EV-2026-0001 found it', 'report note'],
    ['take EV-2026-0001', undefined],
  ])('reads “%s” without its family as what whoever wrote may use', (text, name) => {
    const match = registry.match(text, ({ who }) => who === 'everyone');
    expect('command' in match ? match.command.name : undefined).toBe(name);
  });

  it('refuses two records with the same words', () => {
    const command = registry.command('report');
    if (!command) throw new Error('no report command');
    expect(() => new Registry([{ commands: [command, { ...command, name: 'other' }] }])).toThrow(
      'two records claim',
    );
  });
});
