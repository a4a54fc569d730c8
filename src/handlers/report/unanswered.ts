import type { Reply } from '../../chat/adapter.ts';
import type { CardMaker, Timer } from '../../chat/command.ts';
import { say, together } from '../../chat/message.ts';
import { eachOf } from '../../domain/pages.ts';
import type { SecurityEvent } from '../../domain/security-event.ts';
import type { Store, Write } from '../../domain/store.ts';
import { text } from '../../text/index.ts';
import { sealedAnswer, unreadTimer } from '../unshown.ts';
import type { Unit, Work } from '../work.ts';
import { isSpecial, receipt, receiptId } from './receipt.ts';

/** Reports of so many milliseconds share a mark: one of its own would cost each a third more. */
const shared = 10_000;
/** So long after the last of them whoever answered has seen whether the platforms took the answers. */
const settled = 20_000;
/** Whose mark is still there then is no more. */
const givenUp = 60_000;
const page = 100;
/** So many due things are looked at when a process starts. */
const mostLeft = 1_000;

const timer = 'report.unanswered';
const timers: ReadonlySet<string> = new Set([timer, unreadTimer.id]);

/**
 * What may have been stored without its author having read so. With the first report of some seconds a due thing is stored that
 * owes all of them their receipts, and with any other answer about somebody's own words one of its own; this process takes it back
 * once they are answered, and does so no more if it was killed in between: better that somebody reads twice that a report is
 * recorded than never. Nothing of whose it is can be read in it.
 */
export class Unanswered {
  /** Due things of this process, with what they are about and the moment, in milliseconds, from which they hold. */
  readonly #marks = new Map<string, { subject: string; from: number }>();
  /** The moment from which the last mark that lasts holds. */
  #from = Number.NEGATIVE_INFINITY;

  /** Sees to it that the receipt of a report that is stored with this work is owed, should nobody be here to show it. */
  expect(ctx: Work, id: string): void {
    const at = ctx.now.getTime();
    if (at >= this.#from && at < this.#from + shared) return;
    mark(ctx, timer, id, ctx.now.toISOString());
  }

  /** The same of any other answer: it is owed as it is. */
  expectAnswer(ctx: Work, reply: Reply): void {
    const sealed = sealedAnswer(ctx.services, ctx.event, reply);
    if (sealed !== undefined) mark(ctx, unreadTimer.id, ctx.services.newId(), sealed);
  }

  /** What was stored. */
  stored(writes: readonly Write[]): void {
    for (const write of writes) {
      if (write.in !== 'due' || !('put' in write) || !timers.has(write.put.timer)) continue;
      const { id, subject, at } = write.put;
      const from = Date.parse(at) - shared - givenUp;
      this.#marks.set(id, { subject, from });
      if (write.put.timer === timer) this.#from = Math.max(this.#from, from);
    }
  }

  isOurs(subject: string): boolean {
    return [...this.#marks.values()].some((each) => each.subject === subject);
  }

  /**
   * Takes back the marks of what was answered. Fails with `NotRecorded`.
   * @param now absent: nothing is under way any more
   */
  async settle({ due, commit }: Pick<Store, 'due' | 'commit'>, now?: Date): Promise<void> {
    const old = [...this.#marks].filter(([, { from }]) => !now || from + shared + settled < now.getTime());
    const marks = await Promise.all(old.map(([id]) => due.get(id)));
    const removals = marks.flatMap((mark): Write[] =>
      mark ? [{ in: 'due', remove: mark.id, version: mark.version }] : [],
    );
    if (removals.length > 0) await commit(removals);
    for (const [id] of old) this.#marks.delete(id);
  }
}

function mark(ctx: Work, of: string, id: string, subject: string): void {
  const at = ctx.after(shared + givenUp);
  ctx.save('due', { id: `${of}:${id}`, version: 0, timer: of, subject, at });
}

/** What a process left behind is owed as soon as the next one starts, where there is but one: nobody else can be answering. */
export async function hastenUnanswered(unit: Unit): Promise<void> {
  if (unit.store.lend) return;
  const soon = new Date(unit.now.getTime() + shared + givenUp);
  for (const mark of await unit.store.due.due(soon, mostLeft))
    if (timers.has(mark.timer)) unit.save('due', { ...mark, at: unit.now.toISOString() });
}

/** Whoever was to show these receipts is no more. */
export const unansweredTimer: Timer<Unit> = {
  id: timer,
  async run(unit, subject) {
    if (unit.services.unanswered?.isOurs(subject)) return;
    const until = new Date(Date.parse(subject) + shared).toISOString();
    for (const event of await reportedBetween(unit.store, subject, until)) {
      if (event.readiness || event.status === 'withdrawn') continue;
      const id = receiptId(event.id);
      if (await unit.store.deliveries.get(id)) continue;
      const to = { kind: 'person', id: event.author, platform: event.platform } as const;
      await unit.owe(id, to, { card: receiptAgain.id, of: event.id });
    }
  },
};

async function reportedBetween({ events }: Store, since: string, until: string): Promise<SecurityEvent[]> {
  const found: SecurityEvent[] = [];
  const query = { since, limit: page };
  const all = eachOf(page, (last) => events.page({ ...query, ...(last && { after: last }) }));
  for await (const event of all) if (event.reportedAt <= until) found.push(event);
  return found;
}

/** The receipt of a report whose author may not have read that it is recorded. */
export const receiptAgain: CardMaker<Unit> = {
  id: 'report.receipt-again',
  async make(ctx, subject) {
    const event = await ctx.store.events.get(subject);
    if (!event) return undefined;
    const t = text(event.language);
    if (isSpecial(event)) {
      // Nothing tells any more what may not be written where: the desk does.
      const call = event.withheld ? `${t.report.withheldCall} ${ctx.department.desk.telephone}` : '';
      const said = [t.report.recorded(event.id), call, t.common.answeredLate];
      return say(said.filter(Boolean).join('\n'));
    }
    return together(receipt(ctx, event, event.language, []), say(t.common.answeredLate));
  },
};
