import { randomUUID } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { until } from './bot.ts';
import { type Program, startProgram } from './program.ts';
import { type Watched, watch } from './watch.ts';

/** The whole program with its console, and people at it. */
export interface ConsoleProgram extends Program {
  token: string;
  watch(person: string): Promise<Watched>;
  /** What a person's page sends; the answer's status. */
  post(person: string, posted: object, channel?: string): Promise<number>;
  download(person: string, id: string): Promise<Response>;
  /** As a machine that loses its power. */
  kill(): Promise<unknown>;
}

export async function startConsoleProgram(env: Record<string, string>): Promise<ConsoleProgram> {
  const program = await startProgram(env);
  const token = await until(() => /token=(\S+)/.exec(program.log())?.[1]);
  const { url } = program;
  const headers = { Cookie: `vigie=${token}`, 'Content-Type': 'application/json' };
  const at = (path: string, query: Record<string, string>) => `${url}${path}?${new URLSearchParams(query)}`;
  return {
    ...program,
    token,
    watch: (person) => watch(url, headers.Cookie, person),
    async post(person, posted, channel) {
      const { status } = await fetch(at('/console/send', { person, ...(channel && { channel }) }), {
        method: 'POST',
        headers,
        body: JSON.stringify({ id: randomUUID(), ...posted }),
      });
      return status;
    },
    download: (person, id) => fetch(at('/console/file', { person, id }), { headers }),
    kill() {
      program.process.kill('SIGKILL');
      return program.ended;
    },
  };
}

const badGateway = 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/**
 * Passes each connection on to the first of the servers that is not known to be dead, and looks at none of it. Whoever
 * finds that one is dead gets an error, as from other load balancers.
 */
export async function startBalancer(urls: readonly string[]): Promise<{
  url: string;
  /** Takes the first as dead from now on, its open connections included. */
  next(): void;
  stop(): Promise<void>;
}> {
  const open = new Set<Socket>();
  const dead = new Set<string>();
  const server = createServer((client) => {
    const url = urls.find((each) => !dead.has(each));
    if (!url) {
      client.on('error', () => {});
      client.end(badGateway, () => client.destroy());
      return;
    }
    const { hostname, port } = new URL(url);
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => open.delete(socket));
    }
    upstream.once('connect', () => {
      client.pipe(upstream).pipe(client);
      client.once('close', () => upstream.destroy());
      upstream.once('close', () => client.destroy());
    });
    upstream.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code !== 'ECONNREFUSED') return;
      dead.add(url);
      client.end(badGateway);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next() {
      const url = urls.find((each) => !dead.has(each));
      if (url) dead.add(url);
      for (const socket of open) socket.destroy();
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
