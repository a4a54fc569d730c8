import { type CrisisLogs, entryId, type LogEntry } from '../../domain/log-entry.ts';
import { ByCrisis } from './by-crisis.ts';

/** The logs of crises. An entry costs the same however long its log is: nothing of the others is touched. */
export class LogIndex extends ByCrisis<LogEntry> {
  /** The last number that was given out or is stored, by crisis. */
  readonly #last = new Map<string, number>();

  /** Entries by the one that they put right, and by the message that they are. */
  readonly #special = new Map<string, LogEntry>();

  override changed(before: LogEntry | undefined, after: LogEntry | undefined): void {
    super.changed(before, after);
    if (after?.corrects !== undefined) this.#special.set(correctionKey(after.crisis, after.corrects), after);
    if (after?.message) this.#special.set(messageKey(after.crisis, after.message), after);
    if (after && after.number > (this.#last.get(after.crisis) ?? 0))
      this.#last.set(after.crisis, after.number);
  }

  view(get: (id: string) => LogEntry | undefined): CrisisLogs {
    return {
      get: async (id) => get(id),
      page: async (crisis, after, limit) =>
        this.slice(crisis, this.placeOf(crisis, entryId(crisis, after + 1)), limit),
      last: async (crisis, limit) => this.slice(crisis, this.count(crisis) - limit, limit),
      nextNumber: async (crisis) => {
        const next = (this.#last.get(crisis) ?? 0) + 1;
        this.#last.set(crisis, next);
        return next;
      },
      count: async (crisis) => this.count(crisis),
      correcting: async (crisis, number) => this.#special.get(correctionKey(crisis, number)),
      ofMessage: async (crisis, message) => this.#special.get(messageKey(crisis, message)),
    };
  }
}

function correctionKey(crisis: string, number: number): string {
  return `${crisis} corrects ${number}`;
}

function messageKey(crisis: string, { platform, id }: NonNullable<LogEntry['message']>): string {
  return `${crisis} message ${platform} ${id}`;
}
