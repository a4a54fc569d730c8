import type { Platform } from '../chat/event.ts';
import type { Target } from '../chat/target.ts';
import type { Recipient } from '../domain/delivery.ts';
import type { Channel, Department } from '../domain/department.ts';
import { unseal } from '../domain/seal.ts';
import type { Store } from '../domain/store.ts';

/**
 * Where a recipient is: a channel of the settings, a crisis's room by its number, a person's fixed account, a visitor's own, or the account behind a
 * confidential author's pseudonym, which is opened here for the delivery and shown to nobody.
 */
export function recipients(store: Store, department: Department, sealKey: Uint8Array) {
  return async (to: Recipient): Promise<Target | undefined> => {
    const { platform } = to;
    if (to.kind === 'channel') {
      const place = isRoom(to.channel) ? (await store.rooms.get(to.channel))?.place : undefined;
      if (place) {
        const { place: id, thread } = place;
        return place.platform === platform
          ? { kind: 'channel', platform, id, ...(thread && { thread }) }
          : undefined;
      }
      const channel = department.channels.find((each) => each.id === to.channel);
      const id = channel && channelOn(channel, platform);
      return id ? { kind: 'channel', platform, id } : undefined;
    }
    const sealed = await store.sealed.get(to.id);
    if (sealed) {
      const { account, tenant } = JSON.parse(unseal(sealed, sealKey)) as { account: string; tenant?: string };
      return { kind: 'account', platform, id: account, ...(tenant && { tenant }) };
    }
    const visitor = /^[a-z]+:([^/]*)\/(.+)$/.exec(to.id);
    if (visitor) {
      const [, tenant, id = ''] = visitor;
      return { kind: 'account', platform, id, ...(tenant && tenant !== '-' && { tenant }) };
    }
    if (platform === 'console') return { kind: 'account', platform, id: to.id };
    const account = (await store.people.get(to.id))?.accounts[platform];
    return account && { kind: 'account', platform, ...account };
  };
}

/** Whether a channel is a crisis’s room, called by the crisis’s number. */
export function isRoom(channel: string): boolean {
  return channel.startsWith('CR-');
}

/** A platform's own id of a channel of the settings; undefined where the channel is not on that platform. */
export function channelOn(channel: Channel, platform: Platform): string | undefined {
  if (platform === 'console') return channel.console ? channel.id : undefined;
  return channel[platform];
}
