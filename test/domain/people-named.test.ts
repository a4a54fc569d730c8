import { describe, expect, it } from 'vitest';
import { asOneWord, nameKey, namingIn, shortNames, spellingsOf } from '../../src/domain/people-named.ts';

const names = (text: string, name: string) => namingIn(text).keys.includes(nameKey(name) ?? '');

describe('a name in a text', () => {
  it.each([
    ['Anne Roy keeps shouting at me', 'Anne Roy'],
    ['anne roy keeps shouting at me', 'Anne Roy'],
    ['It was ROY, ANNE again', 'Anne Roy'],
    ['the badge of Étienne Roy, who left', 'Étienne Roy'],
    ['la carte d’Etienne Roy', 'Étienne Roy'],
    ['I saw (Anne Roy)', 'Anne Roy'],
    ['Anne Roy’s door', 'Anne Roy'],
    ['Marc-Andre Pelletier a ouvert le dossier', 'Marc-André Pelletier'],
    ['ciara oconnor and others', 'Ciara O’Connor'],
    ['Kai Running Bear was there', 'Kai Running Bear'],
    ['Kai Bear was there', 'Kai Running Bear'],
    ['Jean de la Rue a vu', 'Jean de la Rue'],
    ['Pierre et Paul Martin', 'Pierre Martin'],
    ['see AnneRoy.pdf', 'Anne Roy'],
    ['in roy_anne_cv.txt', 'Anne Roy'],
    ['as anne.roy said', 'Anne Roy'],
  ])('is found: %s', (text, name) => {
    expect(names(text, name)).toBe(true);
  });

  it.each([
    ['Anne said so. Roy did not', 'Anne Roy'],
    ['Anne from payroll', 'Anne Roy'],
    ['Mr. Roy', 'Anne Roy'],
    ['Anne saw that the guard let in Roy', 'Anne Roy'],
    ['anne met old roy', 'Anne Roy'],
    ['il a la clé', 'A La'],
    ['anne.roy@dept.example wrote', 'Anne Roy'],
  ])('is not found: %s', (text, name) => {
    expect(names(text, name)).toBe(false);
  });

  it('is written in more ways than one', () => {
    expect(spellingsOf('Anne Roy')).toEqual(['Anne Roy', 'Roy, Anne', 'Roy Anne']);
    expect(spellingsOf('Roy,  Anne')).toEqual(['Anne Roy', 'Roy, Anne', 'Roy Anne']);
    expect(spellingsOf('Ana Roy Diaz')).toEqual(expect.arrayContaining(['Roy Diaz, Ana', 'Diaz, Ana Roy']));
    expect(spellingsOf('Anne')).toEqual(['Anne']);
    expect(shortNames('Farah Amina Haddad')).toEqual(['Farah Amina', 'Farah Haddad', 'Amina Haddad']);
    expect(shortNames('Cruz, Marie de la')).toEqual(['Marie Cruz']);
    expect(shortNames('Anne Roy')).toEqual([]);
    expect(asOneWord('Anne-Marie Roy')).toEqual(['AnneMarieRoy', 'RoyAnneMarie']);
    expect(asOneWord('Anne')).toEqual([]);
  });

  it('may be an address or a mention', () => {
    expect(namingIn('ask (A.Roy@Dept.example), or <@U123>. <a.b@c.example>.')).toMatchObject({
      addresses: ['a.roy@dept.example', 'a.b@c.example'],
      accounts: ['U123'],
    });
    expect(namingIn('@ 5 $ @here me@ ')).toMatchObject({ accounts: [] });
  });

  it('is looked for in time that grows no faster than the text', () => {
    const endless = ['Anne Roy ', 'a', 'Ab', '<@', 'a@b.c ', ').', "d'", 'é', 'A,', 'a@.'];
    for (const part of endless) {
      const text = part.repeat(20_000);
      const before = process.cpuUsage();
      namingIn(text);
      const { user } = process.cpuUsage(before);
      expect(user / 1000, part).toBeLessThan(150);
    }
  });
});
