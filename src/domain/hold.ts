/** What keeps an event from disposal: a lawsuit, an access-to-information request. */
export interface Hold {
  by: string;
  at: string;
  reason: string;
  /** Placed with a severed copy: it lasts until somebody says that the access-to-information request is over. */
  request?: true;
  ended?: { by: string; at: string };
}

/** The holds of an event, ended ones too: the first is number 1, and each keeps its number. */
export function holdsOf({ hold }: { hold?: Hold | Hold[] }): Hold[] {
  return [hold ?? []].flat();
}

/** Those that keep it from disposal now. */
export function openHolds(event: { hold?: Hold | Hold[] }): (Hold & { number: number })[] {
  return holdsOf(event)
    .map((hold, i) => ({ ...hold, number: i + 1 }))
    .filter(({ ended }) => !ended);
}
