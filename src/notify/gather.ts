import type { Delivery } from '../domain/delivery.ts';

/**
 * Splits what is owed to channels into cards of their own and cards that go into one message, so that no channel gets
 * more new cards in a minute than it may. What is edited in place, and what says danger, always stands alone.
 * @param sent moments (ms) of the cards a channel got; moments older than a minute are dropped
 */
export function gather(
  batch: readonly Delivery[],
  sent: Map<string, number[]>,
  now: number,
  perMinute: number,
): { single: Delivery[]; gathered: Map<string, Delivery[]> } {
  const single: Delivery[] = [];
  const gathered = new Map<string, Delivery[]>();
  for (const delivery of batch) {
    if (!delivery.gather || delivery.posted || delivery.to.kind !== 'channel') {
      single.push(delivery);
      continue;
    }
    const channel = delivery.to.channel;
    const recent = (sent.get(channel) ?? []).filter((at) => now - at < 60_000);
    sent.set(channel, recent);
    if (recent.length < perMinute) {
      recent.push(now);
      single.push(delivery);
    } else gathered.set(channel, [...(gathered.get(channel) ?? []), delivery]);
  }
  return { single, gathered };
}
