import type { Place } from '../chat/event.ts';
import { inLanguage, type Message } from '../chat/message.ts';
import type { Registry } from '../chat/registry.ts';
import { asTyped } from '../chat/typed.ts';
import { type Delivery, isMade } from '../domain/delivery.ts';
import { languageOf } from '../domain/person.ts';
import { type Services, Unit, type Work } from './work.ts';

/** Says what a delivery says at the moment it is sent; undefined when there is nothing to say any more. */
export function composer(registry: Registry<Work, Unit>, services: Services, clock: () => Date) {
  return async ({ content, to }: Delivery): Promise<Message | undefined> => {
    if (!isMade(content)) return asTyped(content, placeOf(to));
    const [message, reader] = await Promise.all([
      registry.cards.get(content.card)?.make(new Unit(services, clock()), content.of, to),
      to.kind === 'person' ? services.store.people.get(to.id) : undefined,
    ]);
    const said = message && asTyped(message, placeOf(to));
    return said && reader ? inLanguage(said, languageOf(reader, undefined)) : said;
  };
}

/** Says what many deliveries to one channel say, in one message: as the maker of their cards gathers them. */
export function digester(registry: Registry<Work, Unit>, services: Services, clock: () => Date) {
  return async (deliveries: readonly Delivery[]): Promise<Message> => {
    const made = deliveries.flatMap(({ content }) => (isMade(content) ? content : []));
    const maker = registry.cards.get(made[0]?.card ?? '');
    const to = deliveries[0]?.to;
    if (!maker?.gather || !to) throw new Error('what cannot be gathered was');
    const gathered = await maker.gather(
      new Unit(services, clock()),
      made.map(({ of }) => of),
      to,
    );
    return asTyped(gathered, placeOf(to));
  };
}

function placeOf(to: Delivery['to']): Pick<Place, 'platform' | 'kind'> {
  return { platform: to.platform, kind: to.kind === 'person' ? 'direct' : 'channel' };
}
