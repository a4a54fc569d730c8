import type { SecurityEvent, Unsealing } from './security-event.ts';

/** The requests to open an event’s sealed name, in order; each keeps its place. */
export function unsealingsOf({ unsealing }: Pick<SecurityEvent, 'unsealing'>): Unsealing[] {
  return [unsealing ?? []].flat();
}

/** Until when the author is not told that their name was opened; an opening that comes meanwhile would tell them, too. */
export function postponement(
  event: Pick<SecurityEvent, 'unsealing'>,
  now: Date,
): Pick<Unsealing, 'tellAfter' | 'whyLater'> | undefined {
  const running = unsealingsOf(event)
    .filter(({ approvedBy, tellAfter = '' }) => approvedBy && tellAfter > now.toISOString())
    .sort((a, b) => (a.tellAfter ?? '').localeCompare(b.tellAfter ?? ''))
    .at(-1);
  return (
    running && {
      ...(running.tellAfter && { tellAfter: running.tellAfter }),
      ...(running.whyLater && { whyLater: running.whyLater }),
    }
  );
}
