import type { Adapter } from '../chat/adapter.ts';
import type { Department } from '../domain/department.ts';
import type { People } from '../domain/person.ts';
import { channelOn } from './recipient.ts';

/**
 * Who of the directory reads a shared channel of the settings, on all platforms together, by address. Members whose
 * account belongs to nobody of the directory are left out. Fails with `SendError` when one of the platforms does not
 * tell: an audience that silently lacks people would be worse than none.
 */
export function channelMembers(adapters: readonly Adapter[], people: People, department: Department) {
  return async (channel: string): Promise<ReadonlySet<string>> => {
    const found = new Set<string>();
    const settings = department.channels.find((each) => each.id === channel);
    for (const adapter of adapters) {
      const { platform } = adapter;
      const id = settings && channelOn(settings, platform);
      for (const account of id ? await adapter.members(id) : []) {
        const person =
          platform === 'console' ? await people.get(account.id) : await people.byAccount(platform, account);
        if (person?.active) found.add(person.id);
      }
    }
    return found;
  };
}
