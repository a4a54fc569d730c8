import type { Make, Reader } from '../chat/adapter.ts';
import type { Actor } from '../chat/command.ts';
import type { Platform } from '../chat/event.ts';
import type { Makeable } from '../chat/message.ts';
import type { Registry } from '../chat/registry.ts';
import { identify, memberOf } from './identify.ts';
import { type Services, Unit, type Work } from './work.ts';

export interface Host {
  clock(): Date;
  failure(what: string, error: unknown): string;
}

/** A reference comes back from a platform: what is none of ours does not reach the audit. */
const reference = /^[\w:.@-]{1,200}$/;

/** Makes the files and pictures that a platform asks for; whoever is given a file, or refused one, is in the audit. */
export function maker(
  registry: Registry<Work, Unit>,
  services: Services,
  platform: Platform,
  host: Host,
): Make {
  return async (what, reader, purpose) => {
    const fallback = services.department.languages[0] ?? 'en';
    let language = fallback;
    try {
      const now = host.clock();
      const actor = await actorOf(services, reader, now);
      language = actor?.language ?? fallback;
      const known = reference.test(what.of) ? registry.files.get(what.maker) : undefined;
      if (!known) return { language };
      const bytes = await known.make(new Unit(services, now), what.of, actor, platform);
      if (purpose === 'give') await record(what, actor, bytes !== undefined, now);
      return { language, ...(bytes && { bytes }) };
    } catch (error) {
      host.failure(`make ${what.maker}`, error);
      return { language };
    }
  };

  async function record({ maker, of }: Makeable, actor: Actor | undefined, done: boolean, now: Date) {
    await services.store.commit(
      [],
      [
        {
          at: now.toISOString(),
          who: actor?.id ?? platform,
          what: `file ${maker}`,
          outcome: done ? 'done' : 'refused',
          record: of.split(':')[0] ?? of,
          detail: `file:${of}`,
          from: platform,
        },
      ],
    );
  }
}

/** The person who will read: known by who wrote, or by the account that is written to. */
async function actorOf(
  services: Services,
  reader: Reader | undefined,
  now: Date,
): Promise<Actor | undefined> {
  if (!reader) return undefined;
  if ('standing' in reader) return identify(services, reader, now);
  const { id, tenant } = reader;
  const person = await services.store.people.byAccount(reader.platform, { id, ...(tenant && { tenant }) });
  return person?.active ? memberOf(services, person, {}, now) : undefined;
}
