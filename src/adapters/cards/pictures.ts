import type { Make, Reader } from '../../chat/adapter.ts';
import type { Message } from '../../chat/message.ts';
import { type Pictures, placePictures } from '../../chat/pictures.ts';

/** Bytes of a picture in a card: Teams shows PNGs up to 1 MB, and does not count them as the card's text. */
const largest = 750_000;

/** A message's pictures as data URIs: they travel in the card, and lie at no address. */
export function inlinePictures(message: Message, make: Make, reader: Reader | undefined): Promise<Pictures> {
  return placePictures(message.card, async (picture) => {
    const { bytes } = await make(picture, reader, 'show');
    if (!bytes || bytes.length > largest) return undefined;
    return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
  });
}
