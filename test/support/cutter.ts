import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

type Moment = 'commit' | 'answer' | 'on-its-way' | 'away' | 'unheard';

/** Stands between a store and its database, and can cut a connection at a commit. */
export interface Cutter {
  url: string;
  /**
   * The next connection that commits is cut: before the database hears of it, before its answer comes back, or while the
   * commit is on its way, where it stays for half a second. `away`: before its answer comes back, and with all other
   * connections; new ones are refused for half a second. `unheard`: the commit gets there, and no answer to any statement
   * of its transaction comes back.
   */
  cutAt(moment: Moment): void;
  stop(): Promise<void>;
}

/** The command as the protocol sends it, and the database's answer, each behind a letter and four bytes of length. */
const command = Buffer.from('COMMIT\0');
const header = 5;

export async function startCutter(database: string): Promise<Cutter> {
  const { hostname, port } = new URL(database);
  const open = new Set<Socket>();
  let moment: Moment | undefined;
  let refusedUntil = 0;
  const server = createServer((client) => {
    if (performance.now() < refusedUntil) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    let cutting = false;
    let late = false;
    let mute = false;
    for (const [from, to, when] of [
      [client, upstream, ['commit', 'on-its-way', 'unheard']],
      [upstream, client, ['answer', 'away']],
    ] as const) {
      open.add(from);
      from.on('data', (data) => {
        if (mute) return;
        const now = moment;
        const at = now && (when as readonly Moment[]).includes(now) ? data.indexOf(command) - header : -1;
        if (at < 0) {
          if (!cutting || from === upstream) to.write(data);
          return;
        }
        moment = undefined;
        cutting = true;
        mute = now === 'unheard';
        to.write(mute ? data : data.subarray(0, at));
        // What was let through has to get there, and what is answered to it, too.
        setTimeout(() => {
          if (now === 'away') {
            refusedUntil = performance.now() + 500;
            for (const socket of open) socket.destroy();
          }
          if (now !== 'on-its-way') return cut();
          late = true;
          client.destroy();
          setTimeout(() => upstream.end(data.subarray(at)), 500);
        }, 200);
      });
      from.on('error', cut);
      from.on('close', () => {
        open.delete(from);
        if (!late) to.end();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(database);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutAt(at) {
      moment = at;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
