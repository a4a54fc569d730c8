import { describe, expect, it } from 'vitest';
import { textsIn, writtenIn } from '../../src/domain/written-in.ts';

const french = [
  'Panne de courant aux étages 3 à 7.',
  'panne de courant au troisième étage, utilisez les escaliers',
  'Sortez maintenant',
  'Évacuez',
  'Fuite d’eau',
  'Quittez l’immeuble par la rue Elgin.',
  'L’immeuble est fermé jusqu’à midi',
  'Vous pouvez rentrer.',
  'Le courant revient à midi.',
];
const english = [
  'Power is out on floors 3 to 7.',
  'Leave now',
  'Get out of the building',
  'Water leak on the third floor, use the stairs',
  'You may go back in.',
  'Do not open messages from Étienne',
  'The power returns at noon.',
];

describe('the language that an alert is written in', () => {
  it.each(french)('is French: %s', (text) => expect(writtenIn(text, '', 'en')).toBe('fr'));
  it.each(english)('is English: %s', (text) => expect(writtenIn(text, '', 'fr')).toBe('en'));

  it('is the writer’s where the words do not tell', () => {
    expect(writtenIn('Information', '', 'fr')).toBe('fr');
    expect(writtenIn('Hello', 'Bonjour', 'en')).toBe('en');
    expect(writtenIn('Allo', 'Hello', 'fr')).toBe('fr');
  });

  it('is found for both of two texts, in whichever order they stand', () => {
    for (const fr of french) {
      for (const en of english) {
        for (const own of ['en', 'fr'] as const) {
          expect(textsIn(`${en} | ${fr}`, own)).toEqual({ en, fr });
          expect(textsIn(`${fr} | ${en}`, own)).toEqual({ en, fr });
        }
      }
    }
  });

  it('leaves out what is not there', () => {
    expect(textsIn('', 'en')).toEqual({});
    expect(textsIn('Leave now |', 'fr')).toEqual({ en: 'Leave now' });
    expect(textsIn('| Sortez maintenant', 'en')).toEqual({ fr: 'Sortez maintenant' });
  });
});
