import type { Message } from '../chat/message.ts';
import type { Registry } from '../chat/registry.ts';
import { type Delivery, isMade } from '../domain/delivery.ts';
import { type Services, Unit, type Work } from './work.ts';

/** Says what a delivery says at the moment it is sent; undefined when there is nothing to say any more. */
export function composer(registry: Registry<Work, Unit>, services: Services, clock: () => Date) {
  return async ({ content, to }: Delivery): Promise<Message | undefined> => {
    if (!isMade(content)) return content;
    return registry.cards.get(content.card)?.make(new Unit(services, clock()), content.of, to);
  };
}
