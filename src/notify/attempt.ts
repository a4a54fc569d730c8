import { SendError, TurnTooLate } from '../chat/errors.ts';
import type { Message } from '../chat/message.ts';
import type { Posted, Target } from '../chat/target.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Outcome } from './outcome.ts';
import type { StreamOptions } from './sender-options.ts';

/** So long, in milliseconds, a delivery that was claimed is its stream's alone. */
export const lease = 120_000;
/** So long before its end, in milliseconds, nothing is sent any more: a call takes time, and clocks are apart. */
const leastLeft = 20_000;
/** So many in a row were too many for the platform, not for one place; nor are they those of one moment, in milliseconds. */
const limitedInARow = 3;
const moment = 50;

/**
 * Sends one delivery, and says how that went. What it tells of the platform the breaker hears, and the budget.
 * @param inTurn waits until the lane of a delivery has its turn
 */
export function attempts(options: StreamOptions, inTurn: (delivery: Delivery) => Promise<void>) {
  const { adapter, clock, budget, breaker } = options;
  const tooMany = Math.max(limitedInARow, Math.ceil((budget.perSecond * moment) / 1_000));
  let limited = 0;
  return { attempt, found, failure };

  /**
   * One attempt, which never fails but by an outcome.
   * @param compose what it says now; undefined: nothing any more
   * @param id under which the platform is to know the message
   * @param probe it is tried although the platform is away, to see whether it is back
   */
  async function attempt(
    delivery: Delivery,
    compose: () => Promise<Message | undefined>,
    id: string,
    probe: boolean,
  ): Promise<Outcome> {
    const { to, posted, expires, inWorkingHours, unsure = false, earlier } = delivery;
    let doubt = unsure;
    try {
      if (breaker.reason !== undefined && !probe) return { kind: 'held', unsure };
      if (expires !== undefined && expires <= clock().toISOString()) return untried('expired', 'given-up');
      const until = inWorkingHours && options.calmMoment(clock());
      if (until && until > clock()) {
        breaker.unprobed();
        return { kind: 'waits', until, unsure };
      }
      const message = await compose();
      if (!message) return untried('nothing-to-say', 'given-up');
      const target = await options.resolve(to);
      if (!target) return untried('no-account', 'failed');
      // Reminders take the place of what was posted before: each is a message of its own.
      const key = earlier?.length ? `${id}#${earlier.length}` : id;
      const reader = target.kind === 'account' ? target : undefined;
      await inTurn(delivery);
      const there = posted && (await isChanged(posted, target, message)) ? posted : undefined;
      const taken = unsure && !there ? (await found(target, [key], delivery))?.get(key) : undefined;
      // What it says may have changed since it was taken.
      if (taken) await adapter.update(taken, message, reader);
      doubt = false;
      const inTime = () => clock().getTime() < Date.parse(delivery.tryAt) - leastLeft;
      const sent = there ?? taken ?? (await adapter.send(target, message, key, inTime));
      limited = 0;
      breaker.worked();
      return { kind: 'sent', posted: sent };
    } catch (error) {
      const outcome = failure(error, probe);
      // Whether it was taken before is as unknown as it was: it is looked for the next time.
      return doubt && 'unsure' in outcome ? { ...outcome, unsure: true } : outcome;
    }
  }

  /**
   * Changes what was posted. False where it is not in its channel any more: whoever reads there would go without it, so it
   * is posted anew. What somebody had in their own chat is gone by their own will.
   */
  async function isChanged(posted: Posted, target: Target, message: Message): Promise<boolean> {
    try {
      await adapter.update(posted, message, target.kind === 'account' ? target : undefined);
      return true;
    } catch (error) {
      if (target.kind === 'channel' && error instanceof SendError && error.gone) return false;
      throw error;
    }
  }

  /** It says nothing about the platform. */
  function untried(reason: string, kind: 'failed' | 'given-up'): Outcome {
    breaker.unprobed();
    return { kind, reason };
  }

  /** Which of the keys the platform has a message of already; undefined where it cannot tell. Fails with `SendError`. */
  async function found(target: Target, keys: readonly string[], { owedAt }: Delivery) {
    return adapter.find?.(target, keys, new Date(Date.parse(owedAt) - lease));
  }

  /** What an error comes to. */
  function failure(error: unknown, probe: boolean): Outcome {
    if (error instanceof TurnTooLate) {
      breaker.unprobed();
      return { kind: 'held', unsure: false };
    }
    if (!(error instanceof SendError)) {
      breaker.unprobed();
      options.failed(error);
      return { kind: 'later', reason: 'failed', unsure: false };
    }
    const { reason, permanent, retryAfter: after, trouble, unsure } = error;
    if (trouble === 'limited') {
      limited += 1;
      if (limited === tooMany) budget.rest((after ?? 1) * 1_000);
    } else limited = 0;
    if (trouble === 'away' || trouble === 'refused') {
      breaker.failed(trouble, reason, probe);
      if (breaker.reason !== undefined) return { kind: 'held', unsure };
    } else breaker.worked();
    return permanent ? { kind: 'failed', reason } : { kind: 'later', reason, after, unsure };
  }
}
