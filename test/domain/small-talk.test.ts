import { expect, it } from 'vitest';
import { saysSettled, smallTalk } from '../../src/domain/small-talk.ts';

it.each([
  ['can you send it', 'send'],
  ['could you report this for me', 'send'],
  ['yes please do it for us', 'yes'],
  ['can you send me the report', undefined],
  ['could you send us the report please', undefined],
  ['do you report this', undefined],
])('“%s” orders, agrees, or asks for something else: %s', (text, is) => {
  expect(smallTalk(text)).toBe(is);
});

it.each([
  'never mind, found it',
  'found it in my car, sorry',
  'I found my access card under the desk',
  'they were found',
  'found it this morning in the parking',
  'my keys turned up this morning',
  'disregard my report',
  'oublie ça',
  'ma carte a été trouvée à la réception',
  'je les ai retrouvées',
])('what was told is settled: %s', (text) => {
  expect(saysSettled(text)).toBe(true);
});

it.each([
  'I found my office door open this morning',
  'found my car window smashed in the parking',
  'I found it unlocked this morning',
  'found them in the server room taking pictures',
  'my laptop was found open by the cleaner',
  'they’re back, the two men from yesterday',
  'a stranger turned up at my door',
  'cancel that meeting: the room has a microphone',
  'oublié ma carte d’accès au café',
  'une clé USB inconnue a été trouvée',
  'j’ai trouvé mon bureau fouillé ce matin',
  'je l’ai trouvé ouvert ce matin',
  'c’est bon à savoir : la porte 3 ferme pas',
])('something new is told: %s', (text) => {
  expect(saysSettled(text)).toBe(false);
});
