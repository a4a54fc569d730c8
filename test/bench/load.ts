import autocannon, { type Request } from 'autocannon';

export interface Load {
  /** Answers in a second. */
  throughput: number;
  /** Milliseconds. */
  p99: number;
  failed: number;
}

/** How long: some seconds, or until so many were answered. */
export type Length = { seconds: number } | { requests: number };

/**
 * Sends requests over 20 connections. An answer without the words that `says` finds counts as failed: the server that
 * says quickly that it could not do it is not quick.
 * @param rate at most so many in a second
 */
export async function load(
  url: string,
  request: Request,
  length: Length,
  says = /(?:)/,
  rate?: number,
): Promise<Load> {
  const result = await autocannon({
    url,
    connections: 20,
    ...('seconds' in length ? { duration: length.seconds } : { amount: length.requests }),
    requests: [request],
    verifyBody: (body) => says.test(String(body)),
    ...(rate !== undefined && { overallRate: rate }),
  });
  return {
    throughput: result.requests.average,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts + result.mismatches,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
