import { channelPostId, type Delivery } from '../../domain/delivery.ts';
import type { Unit } from '../work.ts';

/** What an alert has, or will have, in channels. */
export async function channelPosts(unit: Unit, alert: string): Promise<Delivery[]> {
  const posts: Delivery[] = [];
  for (const { id } of unit.department.channels) {
    for (const platform of unit.services.platforms) {
      const post = await unit.store.deliveries.get(channelPostId(alert, id, platform));
      if (post) posts.push(post);
    }
  }
  return posts;
}
