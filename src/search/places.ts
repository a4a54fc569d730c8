import { fold } from '../chat/words.ts';

/** Names that are more often something else: a meeting, a person, an examination. */
const rather = new Set(['reunion', 'maurice', 'oral', 'chad', 'jordan']);

/** What people are called ends in one of these, in place of the end of their country's name. */
const endings = 'n an ane ian ean ese ish i er ien ienne en enne ain aine ais aise ois oise ene'.split(' ');

/** Countries in both languages and the larger cities of other continents, folded, one word each; Canada is not among them. */
export function placesAbroad(): string[] {
  const countries = (['en', 'fr'] as const).flatMap((language) => countriesIn(language));
  const cities = Intl.supportedValuesOf('timeZone').flatMap(
    (zone) => /^(?:Europe|Asia|Africa)\/(\w+)$/.exec(zone)?.[1] ?? [],
  );
  return oneWord([...countries, ...cities]);
}

let stems: ReadonlySet<string> | undefined;

/** Whether a word, folded, is what people of another country are called, whose name begins so: “Ukrainians”, « Marocaine ». */
export function isPeopleAbroad(word: string): boolean {
  stems ??= new Set(
    oneWord([...countriesIn('en'), ...countriesIn('fr')]).flatMap((name) => [
      name,
      name.replace(/[aeiouy]$/, ''),
      name.replace(/[aeiouy]{1,2}$/, ''),
    ]),
  );
  const of = stems;
  const one = word.replace(/s$/, '');
  return [word, one].some((each) =>
    endings.some((ending) => each.endsWith(ending) && of.has(each.slice(0, -ending.length))),
  );
}

function countriesIn(language: 'en' | 'fr'): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return letters.flatMap((a) => letters.flatMap((b) => (a + b === 'CA' ? [] : (names.of(a + b) ?? []))));
}

function oneWord(names: readonly string[]): string[] {
  return names.map(fold).filter((name) => /^[a-z]{4,}$/.test(name) && !rather.has(name));
}
