import { describe, expect, it } from 'vitest';
import { asksAboutAlert } from '../../src/domain/asks-about-alert.ts';

const asks = [
  'can we go back in?',
  'Can I go back to floor 2',
  'is it over yet',
  'when can we come back inside?',
  'are we safe now?',
  'is it safe to leave?',
  'is the alert over',
  'all clear?',
  'can people come out of the rooms',
  'is this a drill?',
  'what’s happening?',
  'any update',
  'do we have to stay outside',
  'is the building open',
  'on peut tu rentrer?',
  'peut-on retourner dans l’immeuble',
  'est-ce que je peux remonter à mon étage?',
  'c’est fini?',
  'l’alerte est-elle levée?',
  'quand est-ce qu’on peut rentrer',
  'c’est pour vrai ou c’est un exercice',
  'qu’est-ce qui se passe',
  'des nouvelles?',
  'faut-il sortir',
  'c’est tu fini là',
  'on fait quoi maintenant',
  'on attend encore combien de temps',
  'how much longer do we stay out here',
];
const others = [
  'a man is trying to get back in',
  'I left my bag inside, it has files in it',
  'someone is still in the stairwell',
  'I am safe',
  'the door to the server room is open',
  'my clearance is over in March, what do I do',
  'un homme essaie d’entrer par la porte de côté',
  'il reste quelqu’un dans l’ascenseur',
  'je suis sorti par l’arrière',
  'mon laissez-passer ne fonctionne plus',
  'j’ai laissé mon portable dans la salle',
  'we left through the back',
];

describe('a question about an alert', () => {
  it.each(asks)('%s', (text) => expect(asksAboutAlert(text)).toBe(true));
  it.each(others)('is not: %s', (text) => expect(asksAboutAlert(text)).toBe(false));
});
