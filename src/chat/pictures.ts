import type { Element, Makeable, Picture } from './message.ts';

/** Where a platform finds the pictures of a message: an address or an id of its own, by what they are made of. */
export type Pictures = ReadonlyMap<string, string>;

export const noPictures: Pictures = new Map();

/** Puts each picture of a card where the platform finds it. Those without an address are shown by their words. */
export async function placePictures(
  card: readonly Element[] | undefined,
  place: (picture: Picture) => Promise<string | undefined>,
): Promise<Pictures> {
  const placed = new Map<string, string>();
  for (const element of card ?? []) {
    if (element.kind !== 'picture' || placed.has(keyOf(element))) continue;
    const address = await place(element);
    if (address !== undefined) placed.set(keyOf(element), address);
  }
  return placed.size > 0 ? placed : noPictures;
}

/** Where a platform finds a picture; undefined: its words stand in its place. */
export function addressOf(picture: Makeable, pictures: Pictures): string | undefined {
  return pictures.get(keyOf(picture));
}

function keyOf({ maker, of }: Makeable): string {
  return `${maker} ${of}`;
}
