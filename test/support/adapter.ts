import type { Adapter, Make, Reply } from '../../src/chat/adapter.ts';
import type { ChatEvent } from '../../src/chat/event.ts';
import { createHttpServer } from '../../src/server/server.ts';

/** An adapter alone: what it is asked, and bytes that are there for those who may have them. */
export interface Alone {
  url: string;
  adapter: Adapter;
  events: ChatEvent[];
  /** What `make` was asked for, by whom, to what end. */
  made: { of: string; reader: string | undefined; purpose: string }[];
  /** The bytes by their reference; what is not here may not be had. */
  bytes: Map<string, Uint8Array>;
  /** What the next event is answered with. */
  reply: Reply;
  stop(): Promise<void>;
}

export async function serveAlone(adapter: Adapter): Promise<Alone> {
  const server = createHttpServer({
    routes: adapter.routes,
    readiness: () => ({ ready: true, body: {} }),
    failed: (path, error) => {
      throw new Error(`${path}: ${error}`);
    },
  });
  const make: Make = async ({ of }, reader, purpose) => {
    alone.made.push({ of, reader: reader?.id, purpose });
    const bytes = alone.bytes.get(of);
    return { language: 'en', ...(bytes && { bytes }) };
  };
  const alone: Alone = {
    url: '',
    adapter,
    events: [],
    made: [],
    bytes: new Map(),
    reply: {},
    async stop() {
      await adapter.stop();
      await server.close();
    },
  };
  await adapter.start(
    async (event) => {
      alone.events.push(event);
      return alone.reply;
    },
    make,
    async () => {},
  );
  alone.url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  return alone;
}
