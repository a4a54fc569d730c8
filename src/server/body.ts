import type { IncomingMessage } from 'node:http';

/** A request's JSON, whatever it holds; or that it is none, or larger than it may be. */
export type Body = { kind: 'json'; value: unknown } | { kind: 'not-json' } | { kind: 'too-large' };

/** Reads a request's body as JSON. @param largest bytes; more are not read */
export async function readJson(req: IncomingMessage, largest: number): Promise<Body> {
  const text = await readText(req, largest);
  if (text === undefined) return { kind: 'too-large' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'not-json' };
  }
}

/** A request's body as it was sent; undefined when it has more bytes than `largest`, or breaks off. */
export function readText(req: IncomingMessage, largest: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const take = (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size <= largest) return;
      // What still comes is thrown away with the answer.
      req.off('data', take);
      resolve(undefined);
    };
    req.on('data', take);
    req.once('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    req.once('error', () => resolve(undefined));
  });
}

/** All bytes of an answer. Fails, and reads no more, when there are more than `largest`: not every server says how many it sends. */
export async function readBytes(body: AsyncIterable<Uint8Array>, largest: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > largest) throw new Error('file too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
