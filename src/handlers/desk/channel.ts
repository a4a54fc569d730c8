import type { Platform } from '../../chat/event.ts';
import { deskChannel } from '../../domain/department.ts';
import type { Text } from '../../text/index.ts';
import type { Unit } from '../work.ts';

/** The platforms on which it is, of those that run here. */
export function deskPlatforms({ services, department }: Unit): Platform[] {
  const channel = department.channels.find(({ id }) => id === deskChannel);
  return services.platforms.filter((platform) => channel?.[platform]);
}

/** Whether nothing that is owed to the desk gets through at the moment, on any platform. */
export function isDeskCutOff(ctx: Unit): boolean {
  const platforms = deskPlatforms(ctx);
  return platforms.length > 0 && platforms.every((platform) => ctx.services.isHeld?.(platform));
}

/** What whoever is in danger does next, beside the numbers. */
export function nextInDanger(ctx: Unit, { report }: Text): string {
  return isDeskCutOff(ctx) ? report.dangerUnreached : report.dangerNext;
}
