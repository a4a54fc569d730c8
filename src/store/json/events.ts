import { counted, Tally } from '../../domain/board.ts';
import { mayHaveToDo } from '../../domain/privacy-breach.ts';
import { isAlarming, isOver, type SecurityEvent } from '../../domain/security-event.ts';
import type { EventQuery, SecurityEvents } from '../../domain/security-events.ts';
import type { Index } from './collection.ts';
import { orderOf } from './number-order.ts';
import { Sorted } from './sorted.ts';

export class EventIndex implements Index<SecurityEvent> {
  readonly #all = new Sorted<SecurityEvent>();
  readonly #tally = new Tally();
  readonly #alarming = new Sorted<SecurityEvent>();
  readonly #byAuthor = new Map<string, Sorted<SecurityEvent>>();

  changed(before: SecurityEvent | undefined, after: SecurityEvent | undefined): void {
    this.#tally.changed(before, after);
    if (before && isAlarming(before)) this.#alarming.delete(orderOf(before.id));
    if (after && isAlarming(after)) this.#alarming.set(orderOf(after.id), after);
    if (before) {
      if (before.id !== after?.id) this.#all.delete(orderOf(before.id));
      if (before.author !== after?.author) this.#byAuthor.get(before.author)?.delete(orderOf(before.id));
    }
    if (after) {
      this.#all.set(orderOf(after.id), after);
      const own = this.#byAuthor.get(after.author) ?? new Sorted<SecurityEvent>();
      own.set(orderOf(after.id), after);
      this.#byAuthor.set(after.author, own);
    }
  }

  #of(author: string | undefined): Sorted<SecurityEvent> | undefined {
    return author === undefined ? this.#all : this.#byAuthor.get(author);
  }

  /** @param hasSheet whether the privacy officers have a worksheet about it */
  view(get: (id: string) => SecurityEvent | undefined, hasSheet: (id: string) => boolean): SecurityEvents {
    const isForPrivacy = (event: SecurityEvent) =>
      !isOver(event) || (mayHaveToDo(event) && hasSheet(event.id));
    return {
      get: async (id) => get(id),
      board: async (now) => this.#tally.board(now),
      count: async (author, since, most) => {
        const own = this.#byAuthor.get(author);
        let found = 0;
        for (let i = 1; own && i <= Math.min(most, own.size); i++) {
          if ((own.at(own.size - i)?.reportedAt ?? '') >= since) found += 1;
        }
        return found;
      },
      page: async (query) => {
        const list = query.alarming ? this.#alarming : this.#of(query.author);
        const page: SecurityEvent[] = [];
        if (!list) return page;
        // Numbers follow the time of reporting closely; the margin is for commits that overtook each other.
        const earliest = query.since && new Date(Date.parse(query.since) - 60_000).toISOString();
        const from = query.after === undefined ? list.size : list.indexOf(orderOf(query.after));
        for (let i = from - 1; i >= 0 && page.length < query.limit; i--) {
          const event = list.at(i);
          if (event && earliest && event.reportedAt < earliest) break;
          if (event && fits(event, query) && (!query.forPrivacy || isForPrivacy(event))) page.push(event);
        }
        return page;
      },
    };
  }
}

function fits(event: SecurityEvent, query: EventQuery): boolean {
  return (
    (!query.status || query.status.includes(event.status)) &&
    (query.author === undefined || event.author === query.author) &&
    (query.type === undefined || event.type === query.type) &&
    (query.severity === undefined || event.severity === query.severity) &&
    (query.owner === undefined || event.owner === query.owner) &&
    (query.since === undefined || event.reportedAt >= query.since) &&
    (!query.unrestricted || !event.restricted) &&
    (!query.owing || counted(event).duties > 0)
  );
}
