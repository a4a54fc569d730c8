import autocannon, { type Request } from 'autocannon';

export interface Load {
  /** Answers in a second. */
  throughput: number;
  /** Milliseconds. */
  p99: number;
  failed: number;
}

/** Sends requests over 20 connections for some seconds; `rate`: at most so many in a second. */
export async function load(url: string, request: Request, seconds: number, rate?: number): Promise<Load> {
  const result = await autocannon({
    url,
    connections: 20,
    duration: seconds,
    requests: [request],
    ...(rate !== undefined && { overallRate: rate }),
  });
  return {
    throughput: result.requests.average,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
