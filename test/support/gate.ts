import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Limit } from '../../src/chat/pacer.ts';

/** One limit of a platform: on all calls of a name together, or on those to each place. */
export interface Rule extends Limit {
  /** What the call counts for; undefined: it does not count. */
  of(call: GateCall): string | undefined;
}

export interface GateCall {
  /** `chat.postMessage`, `POST /v3/conversations/{id}/activities`. */
  name: string;
  place: string;
}

/** What a platform's servers do to a call that they do not serve. `after`: they do so when it has had its effect. */
export type Fault = 'error' | 'reset' | 'hang' | 'unauthorized' | 'limited';

export interface Faults {
  /** The share of calls that fail at random. */
  share: number;
  /** Of those, the share that have had their effect all the same. */
  afterEffect: number;
  /** All calls fail in this way for as long as it is set. */
  outage?: Fault | undefined;
}

export interface Verdict {
  fault: Fault;
  /** Whether the call is to have its effect before it fails. */
  after: boolean;
  /** Seconds, of `limited`. */
  retryAfter: number;
}

/** Enforces a platform's documented limits in sliding windows, and fails as platforms do. It counts what passes. */
export class Gate {
  readonly faults: Faults = { share: 0, afterEffect: 0 };
  /** How many calls were refused for a limit. */
  limited = 0;
  readonly #rules: readonly Rule[];
  readonly #passed = new Map<string, number[]>();
  readonly #hanging = new Set<ServerResponse>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** Undefined: it passes, and counts. */
  judge(call: GateCall): Verdict | undefined {
    const { share, afterEffect, outage } = this.faults;
    if (outage) return { fault: outage, after: false, retryAfter: 1 };
    const wait = this.#wait(call);
    if (wait > 0) {
      this.limited += 1;
      return { fault: 'limited', after: false, retryAfter: Math.ceil(wait / 1_000) };
    }
    if (Math.random() >= share) return undefined;
    const fault = Math.random() < 0.5 ? 'error' : 'reset';
    return { fault, after: Math.random() < afterEffect, retryAfter: 0 };
  }

  #wait(call: GateCall): number {
    const now = performance.now();
    const counted: number[][] = [];
    let wait = 0;
    for (const [i, rule] of this.#rules.entries()) {
      const of = rule.of(call);
      if (of === undefined) continue;
      const key = `${i} ${of}`;
      const passed = this.#passed.get(key) ?? [];
      this.#passed.set(key, passed);
      while (passed[0] !== undefined && passed[0] <= now - rule.ms) passed.shift();
      if (passed.length >= rule.calls) wait = Math.max(wait, (passed[0] ?? now) + rule.ms - now);
      counted.push(passed);
    }
    if (wait === 0) for (const passed of counted) passed.push(now);
    return wait;
  }

  /** Fails a call as the verdict says. */
  fail(req: IncomingMessage, res: ServerResponse, { fault, retryAfter }: Verdict): void {
    if (fault === 'reset') {
      req.socket.destroy();
      return;
    }
    if (fault === 'hang') {
      this.#hanging.add(res);
      return;
    }
    const status = { error: 500, unauthorized: 401, limited: 429 }[fault];
    const error = { error: 'internal_error', unauthorized: 'token_revoked', limited: 'ratelimited' }[fault];
    const slack = req.url?.startsWith('/api/') && fault === 'unauthorized';
    res.writeHead(slack ? 200 : status, {
      'Content-Type': 'application/json',
      ...(fault === 'limited' && { 'Retry-After': String(retryAfter) }),
    });
    res.end(JSON.stringify(slack ? { ok: false, error } : { ok: false, error: { code: error } }));
  }

  /** Counts from nothing again: whoever calls from now on knows of no calls before. */
  forget(): void {
    this.#passed.clear();
  }

  /** Ends what hangs. */
  release(): void {
    for (const res of this.#hanging) res.destroy();
    this.#hanging.clear();
  }
}

/** A message that a stand-in took. */
export interface Taken {
  /** Milliseconds of this process's monotonic clock. */
  at: number;
  place: string;
  text: string;
}

/** What Slack's reference says, so many times over: a bench is shorter then. */
export function slackRules(perMinute: number, changesPerMinute = 50, times = 1): Rule[] {
  const minute = 60_000;
  const of = (name: string) => (call: GateCall) => (call.name === name ? name : undefined);
  const tier = (name: string, calls: number): Rule => ({ calls: calls * times, ms: minute, of: of(name) });
  return [
    {
      calls: 1,
      ms: 1_000 / times,
      of: ({ name, place }) => (name === 'chat.postMessage' ? place : undefined),
    },
    tier('chat.postMessage', perMinute),
    tier('chat.update', changesPerMinute),
    tier('conversations.open', 50),
    tier('conversations.history', 50),
  ];
}

/** What Microsoft's pages say; every call counts. */
export function teamsRules(perSecond: number, times = 1): Rule[] {
  const conversation = ({ place }: GateCall) => place || undefined;
  return [
    { calls: perSecond * times, ms: 1_000, of: () => 'all' },
    { calls: 7 * times, ms: 1_000, of: conversation },
    { calls: 8 * times, ms: 2_000, of: conversation },
    { calls: 60 * times, ms: 30_000, of: conversation },
    { calls: 1_800 * times, ms: 3_600_000, of: conversation },
  ];
}
