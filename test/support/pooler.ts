import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a store and its database as PgBouncer does: it refuses what it does not know at the start of a connection. */
export interface Pooler {
  url: string;
  /** Milliseconds that a new connection waits before it is made. */
  delay: number;
  stop(): Promise<void>;
}

/** What PgBouncer takes at the start of a connection where nobody tells it to take more. */
const known = ['user', 'database', 'application_name', 'client_encoding', 'datestyle', 'timezone'];

export async function startPooler(database: string): Promise<Pooler> {
  const { hostname, port } = new URL(database);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => client.destroy());
    client.once('data', async (first) => {
      // Behind its length and the protocol's version: names and values, each ended by a null character.
      const names = first
        .subarray(8)
        .toString()
        .split('\0')
        .filter((_, i) => i % 2 === 0);
      const strange = names.find((name) => name && !known.includes(name));
      if (strange) return client.end(refusal(`unsupported startup parameter: ${strange}`));
      client.pause();
      await new Promise((resolve) => setTimeout(resolve, pooler.delay));
      const upstream = connect(Number(port), hostname);
      open.add(upstream);
      upstream.on('error', () => client.destroy());
      client.on('close', () => upstream.destroy());
      upstream.write(first);
      client.pipe(upstream).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(database);
  url.port = String((server.address() as AddressInfo).port);
  const pooler: Pooler = {
    url: url.href,
    delay: 0,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return pooler;
}

/** The protocol's message of an error that ends the connection. */
function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
