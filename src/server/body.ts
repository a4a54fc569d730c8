import type { IncomingMessage } from 'node:http';

/** A request's JSON, whatever it holds; or that it is none, or larger than it may be. */
export type Body = { kind: 'json'; value: unknown } | { kind: 'not-json' } | { kind: 'too-large' };

/** Reads a request's body as JSON. @param largest bytes; more are not read */
export async function readJson(req: IncomingMessage, largest: number): Promise<Body> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) return { kind: 'too-large' };
    parts.push(part);
  }
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(parts).toString('utf8')) };
  } catch {
    return { kind: 'not-json' };
  }
}
