import { expect, it } from 'vitest';
import { allRecords } from '../../src/handlers/bot.ts';

const registry = allRecords();

function read(text: string): string {
  const match = registry.match(text);
  if (match.kind !== 'command') return `${match.kind}: ${text}`;
  return [match.command.name, ...Object.values(match.args)].join(' | ');
}

/** What people have learnt, and what stands on posters: it is taken away from nobody. */
it.each([
  ['report', 'signaler', 'report'],
  ['report mine', 'signaler mes', 'report mine'],
  ['report show EV-2026-0001', 'signaler voir EV-2026-0001', 'report show | EV-2026-0001'],
  ['report note EV-2026-0001 7', 'signaler note EV-2026-0001 7', 'report note | EV-2026-0001 | 7'],
  ['report withdraw EV-2026-0001', 'signaler retirer EV-2026-0001', 'report withdraw | EV-2026-0001'],
  ['event list', 'événement liste', 'event list'],
  ['event show EV-2026-0001', 'evenement voir EV-2026-0001', 'event show | EV-2026-0001'],
  ['event ack EV-2026-0001', 'evenement reçu EV-2026-0001', 'event ack | EV-2026-0001'],
  ['event take EV-2026-0001', 'evenement prendre EV-2026-0001', 'event take | EV-2026-0001'],
  [
    'event assign EV-2026-0001 a@b.ca',
    'evenement assigner EV-2026-0001 a@b.ca',
    'event assign | EV-2026-0001 | a@b.ca',
  ],
  [
    'event severity EV-2026-0001 low',
    'evenement gravite EV-2026-0001 faible',
    'event severity | EV-2026-0001 | low',
  ],
  [
    'event severity EV-2026-0001 medium',
    'evenement gravité EV-2026-0001 moyenne',
    'event severity | EV-2026-0001 | medium',
  ],
  [
    'event severity EV-2026-0001 high',
    'evenement gravite EV-2026-0001 élevée',
    'event severity | EV-2026-0001 | high',
  ],
  [
    'event severity EV-2026-0001 very-high',
    'evenement gravite EV-2026-0001 tres-elevee',
    'event severity | EV-2026-0001 | very-high',
  ],
  [
    'event compromise EV-2026-0001 yes',
    'evenement compromission EV-2026-0001 oui',
    'event compromise | EV-2026-0001 | yes',
  ],
  [
    'event compromise EV-2026-0001 no',
    'evenement compromission EV-2026-0001 non',
    'event compromise | EV-2026-0001 | no',
  ],
  ['event restrict EV-2026-0001', 'evenement restreindre EV-2026-0001', 'event restrict | EV-2026-0001'],
  ['event note EV-2026-0001 7', 'evenement note EV-2026-0001 7', 'event note | EV-2026-0001 | 7'],
  ['event notify EV-2026-0001', 'evenement aviser EV-2026-0001', 'event notify | EV-2026-0001'],
  [
    'event link EV-2026-0001 EV-2026-0002',
    'evenement lier EV-2026-0001 EV-2026-0002',
    'event link | EV-2026-0001 | EV-2026-0002',
  ],
  ['event close EV-2026-0001', 'evenement clore EV-2026-0001', 'event close | EV-2026-0001'],
  ['event reopen EV-2026-0001 7', 'evenement rouvrir EV-2026-0001 7', 'event reopen | EV-2026-0001 | 7'],
  ['event export EV-2026-0001', 'evenement exporter EV-2026-0001', 'event export | EV-2026-0001'],
  ['event board', 'evenement tableau', 'event board'],
  ['event readiness baseline', 'evenement préparation baseline', 'event readiness | baseline'],
  ['event unseal EV-2026-0001', 'evenement desceller EV-2026-0001', 'event unseal | EV-2026-0001'],
  ['alert', 'alerte', 'alert'],
  ['alert send everyone 7', 'alerte envoyer everyone 7', 'alert send | everyone 7'],
  ['alert rehearse AL-2026-0001', 'alerte répéter AL-2026-0001', 'alert rehearse | AL-2026-0001'],
  ['alert approve AL-2026-0001', 'alerte approuver AL-2026-0001', 'alert approve | AL-2026-0001'],
  ['alert status AL-2026-0001', 'alerte état AL-2026-0001', 'alert status | AL-2026-0001'],
  ['alert update AL-2026-0001', 'alerte mettre-a-jour AL-2026-0001', 'alert update | AL-2026-0001'],
  ['alert recall AL-2026-0001 7', 'alerte rappeler AL-2026-0001 7', 'alert recall | AL-2026-0001 | 7'],
  ['alert clear AL-2026-0001', 'alerte fin AL-2026-0001', 'alert clear | AL-2026-0001'],
  ['alert export AL-2026-0001', 'alerte exporter AL-2026-0001', 'alert export | AL-2026-0001'],
  ['alert list', 'alerte liste', 'alert list'],
  ['safe', 'en sécurité', 'safe'],
  ['safe', 'sauf', 'safe'],
  ['safe', 'sauve', 'safe'],
  ['help me', 'aidez-moi', 'help me'],
  ['numbers', 'numéros', 'numbers'],
  ['crisis open Flood', 'crise ouvrir Flood', 'crisis open | Flood'],
  ['crisis role', 'crise rôle', 'crisis role'],
  ['crisis sitrep', 'crise rapport', 'crisis sitrep'],
  ['crisis decision CR-2026-0001 7', 'crise décision CR-2026-0001 7', 'crisis decision | CR-2026-0001 | 7'],
  ['crisis action CR-2026-0001 7', 'crise action CR-2026-0001 7', 'crisis action | CR-2026-0001 | 7'],
  ['crisis log CR-2026-0001 7', 'crise journal CR-2026-0001 7', 'crisis log | CR-2026-0001 | 7'],
  ['crisis brief', 'crise breffage', 'crisis brief'],
  ['crisis inject', 'crise injection', 'crisis inject'],
  ['crisis board', 'crise tableau', 'crisis board'],
  ['crisis handover', 'crise relève', 'crisis handover'],
  ['crisis close', 'crise clore', 'crisis close'],
  ['crisis reopen CR-2026-0001 7', 'crise rouvrir CR-2026-0001 7', 'crisis reopen | CR-2026-0001 | 7'],
  ['action list', 'mesure liste', 'action list'],
  ['action done AC-2026-0001', 'mesure faite AC-2026-0001', 'action done | AC-2026-0001'],
  ['action verify AC-2026-0001', 'mesure vérifier AC-2026-0001', 'action verify | AC-2026-0001'],
  ['screening', 'filtrage', 'screening'],
  ['screening change', 'filtrage changement', 'screening change'],
  ['screening who a@b.ca review', 'filtrage qui a@b.ca review', 'screening who | a@b.ca | review'],
  ['screening log', 'filtrage journal', 'screening log'],
  ['screening due', 'filtrage échéances', 'screening due'],
  ['awareness', 'sensibilisation', 'awareness'],
  ['awareness quiz', 'sensibilisation questionnaire', 'awareness quiz'],
  ['awareness campaign', 'sensibilisation campagne', 'awareness campaign'],
  ['awareness results', 'sensibilisation résultats', 'awareness results'],
  ['duty show', 'garde voir', 'duty show'],
  ['language fr', 'langue fr', 'language | fr'],
  ['language en', 'langue en', 'language | en'],
  ['help', 'aide', 'help'],
  ['help report', 'aide report', 'help | report'],
])('“%s” and « %s » mean the same, for good', (en, fr, meaning) => {
  expect(read(en)).toBe(meaning);
  expect(read(fr)).toBe(meaning);
  expect(read(`/${fr}`)).toBe(meaning);
});
