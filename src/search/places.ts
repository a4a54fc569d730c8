import { fold } from '../chat/words.ts';

/** Names that are more often something else: a meeting, a person, an examination. */
const rather = new Set(['reunion', 'maurice', 'oral', 'chad', 'jordan']);

/** Countries in both languages and the larger cities of other continents, folded, one word each; Canada is not among them. */
export function placesAbroad(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = (['en', 'fr'] as const).flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return letters.flatMap((a) => letters.flatMap((b) => (a + b === 'CA' ? [] : (names.of(a + b) ?? []))));
  });
  const cities = Intl.supportedValuesOf('timeZone').flatMap(
    (zone) => /^(?:Europe|Asia|Africa)\/(\w+)$/.exec(zone)?.[1] ?? [],
  );
  return [...countries, ...cities].map(fold).filter((name) => /^[a-z]{4,}$/.test(name) && !rather.has(name));
}
